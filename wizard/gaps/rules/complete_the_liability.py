"""Liability is for something that a duty controls, and under a law or an internal act."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _duty(case: Case) -> Iterator[Hit]:
    known = {duty.id for duty in case.position.duties}
    for liability in case.position.liabilities:
        fact = liability.duties
        if known and not fact.excused and known.isdisjoint(fact.value or ()):
            yield empty(fact, liability.id, liability=liability.text.value or {})


def _basis(case: Case) -> Iterator[Hit]:
    for liability in case.position.liabilities:
        if liability.basis.missing:
            yield empty(liability.basis, liability.id, liability=liability.text.value or {})


RULES = (
    Rule("CON115", "liability-without-duty", FindingKind.CONTRADICTION, Severity.MAJOR, "legal", _duty),
    Rule("LAW630", "liability-without-act", FindingKind.LEGAL, Severity.MINOR, "legal", _basis),
)
