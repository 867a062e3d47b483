"""What stands in the wrong section: a requirement or a right among the duties, a duty among the rights."""

from collections.abc import Iterator

from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import WordRule, places, rules_of_words
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_MISPLACED = FindingKind.MISPLACED


def _swapped(case: Case) -> Iterator[Hit]:
    """The first words of an item say what it is: "has the right to" is no duty, "is obliged to" no right."""
    for section, words in (("duties", "right-phrase"), ("rights", "duty-phrase")):
        for place in places(case, section) if case.reading.any(words) else ():
            spans = case.reading.hits(words, place.text)
            if spans:
                yield place.hit(spans)


RULES = (
    *rules_of_words(
        __name__,
        (
            WordRule(
                *("CON127", "requirement-among-duties", _MISPLACED, Severity.MINOR, "hr", "requirement-phrase"),
                ("duties",),
                preview=("ru", "ar"),
            ),
        ),
    ),
    Rule(
        *("CON128", "right-among-duties", _MISPLACED, Severity.MINOR, "head", _swapped),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
