"""A right that no duty uses. Rights of every employee (proposals, training) are never reported."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    position = case.position
    used = {name for duty in position.duties for name in duty.rights.value or ()}
    powers = case.bank.powers
    counted = [r for r in position.rights if (power := powers.get(r.power.value or "")) and not power.staff]
    for right in counted if position.duties else ():
        if right.id not in used:
            yield Hit((right.id,), right.at, (quoted(right.text),), {"right": right.text.value or {}}, of=len(counted))


RULES = (Rule("LNK203", "right-without-duty", FindingKind.CONTRADICTION, Severity.MINOR, "head", _check),)
