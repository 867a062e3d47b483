"""Language versions: a text that one of them lacks, and which version prevails."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES


def _untranslated(case: Case) -> Iterator[Hit]:
    wanted = case.position.languages
    for clause, fact, text in case.texts:
        lacking = [language for language in wanted if not text.get(language)]
        if lacking:
            values = {"text": text, "languages": {spoken: _names(lacking, spoken) for spoken in LANGUAGES}}
            yield Hit((clause,), fact.at, (Evidence(fact.at, text),), values, None, of=len(case.texts), fold=True)


def _names(languages: list[str], spoken: str) -> str:
    from wizard.phrases import say

    between = "، " if spoken == "ar" else ", "
    return between.join(say(f"gaps.language-{language}", spoken) for language in languages)


def _prevailing(case: Case) -> Iterator[Hit]:
    fact = case.position.formalities.prevailing_language
    if fact.missing and len(case.position.languages) > 1:
        yield empty(fact)


RULES = (
    Rule("LNG905", "item-untranslated", FindingKind.MISSING, Severity.MAJOR, "hr", _untranslated),
    Rule("LNG908", "prevailing-version-unstated", FindingKind.LEGAL, Severity.MINOR, "legal", _prevailing),
)
