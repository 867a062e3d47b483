"""Hours, travel, hazards and workplace: at least one of them is said."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    held = case.position.conditions
    four = (held.hours, held.travel, held.hazards, held.workplace)
    if all(fact.value is None for fact in four) and any(fact.missing for fact in four):
        yield empty(held.hours)


RULES = (Rule("GAP028", "conditions-missing", FindingKind.MISSING, Severity.MINOR, "hr", _check),)
