"""Hours, travel, hazards and workplace: at least one of them is said."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    conditions = case.position.conditions
    if all(fact.value is None for fact in conditions) and any(fact.missing for fact in conditions):
        yield empty(conditions.hours)


RULES = (Rule("GAP028", "conditions-missing", FindingKind.MISSING, Severity.MINOR, "hr", _check),)
