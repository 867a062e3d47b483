"""A requirement is marked minimum or preferred, and some duty fails without it."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _level(case: Case) -> Iterator[Hit]:
    for requirement in case.position.requirements:
        if requirement.level.missing:
            yield empty(requirement.level, requirement.id, requirement=requirement.text.value or {})


def _duty(case: Case) -> Iterator[Hit]:
    known = {duty.id for duty in case.position.duties}
    for requirement in case.position.requirements:
        fact = requirement.duties
        if known and not fact.excused and known.isdisjoint(fact.value or ()):
            yield empty(fact, requirement.id, requirement=requirement.text.value or {})


RULES = (
    Rule("GAP020", "requirement-level-missing", FindingKind.MISSING, Severity.MINOR, "head", _level),
    Rule("CON116", "requirement-without-duty", FindingKind.CONTRADICTION, Severity.MINOR, "head", _duty),
)
