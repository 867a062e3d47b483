"""One number, date, time or amount in all languages: words excuse a digit, they never accuse."""

from collections.abc import Iterator, Mapping, Sequence

from wizard.gaps.looks import DIGITS
from wizard.gaps.number_tokens import Number
from wizard.gaps.numbers import differing
from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text


def _check(case: Case) -> Iterator[Hit]:
    languages = case.position.languages
    for (clause, fact, text), _ in case.reading.found(DIGITS) if len(languages) > 1 else ():
        wrong = differing(text, languages)
        if wrong:
            spans = {language: (found[0].start, found[-1].end) for language, found in wrong.items() if found}
            values = {"text": text, "numbers": {spoken: _listed(text, wrong, spoken) for spoken in LANGUAGES}}
            yield Hit((clause,), fact.at, (Evidence(fact.at, text, spans=spans),), values, languages=tuple(wrong))


def _listed(text: Text, wrong: Mapping[str, Sequence[Number]], spoken: str) -> str:
    """The values side by side, "English: 30; Russian: 20"."""
    from wizard.phrases import say

    between = "؛ " if spoken == "ar" else "; "
    return between.join(
        f"{say(f'gaps.language-{language}', spoken)}: "
        + (", ".join(text[language][number.start : number.end] for number in found) or "—")
        for language, found in wrong.items()
    )


RULES = (Rule("LNG901", "number-differs", FindingKind.CONTRADICTION, Severity.BLOCKER, "hr", _check),)
