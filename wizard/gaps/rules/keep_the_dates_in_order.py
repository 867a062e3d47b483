"""Dates of the document: approved, then in force, then reviewed, and reviewed in time."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import SlugFact
from wizard.model.question import Severity


def _order(case: Case) -> Iterator[Hit]:
    formal = case.position.formalities
    pairs = (
        (formal.date, formal.effective_date),
        (formal.effective_date, formal.review_date),
        (formal.date, formal.review_date),
    )
    for earlier, later in pairs:
        # ISO dates are in the order of their letters.
        if earlier.value and later.value and later.value < earlier.value:
            values = {"first": later.value, "second": earlier.value}
            yield Hit((earlier.at, later.at), later.at, (_day(earlier), _day(later)), values, later)
            return


def _review(case: Case) -> Iterator[Hit]:
    fact = case.position.formalities.review_date
    if fact.value and case.today and fact.value < case.today:
        yield Hit((fact.at,), fact.at, (_day(fact),), {"date": fact.value}, fact)


def _day(fact: SlugFact) -> Evidence:
    return Evidence(fact.at, {"en": fact.value or ""})


RULES = (
    Rule("DOC724", "dates-out-of-order", FindingKind.CONTRADICTION, Severity.MINOR, "hr", _order),
    Rule("DOC717", "review-overdue", FindingKind.CONTRADICTION, Severity.MINOR, "hr", _review),
)
