"""A right that no duty uses. Rights of every employee (proposals, training) are never reported."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

OF_CORE_WORK: Final = frozenset({"information", "access", "decide", "demand", "stop"})
"""Powers that any work may need, also a duty whose class needs none, and of which no link is asked."""


def _check(case: Case) -> Iterator[Hit]:
    position = case.position
    used = {name for duty in position.duties for name in duty.rights.value or ()}
    powers = case.bank.powers
    counted = [r for r in position.rights if (power := powers.get(r.power.value or "")) and not power.staff]
    unasked = any(not duty.rights.applies for duty in position.duties)
    for right in counted if position.duties else ():
        if right.id not in used and not (unasked and right.power.value in OF_CORE_WORK):
            yield Hit((right.id,), right.at, (quoted(right.text),), {"right": right.text.value or {}}, of=len(counted))


RULES = (Rule("LNK203", "right-without-duty", FindingKind.CONTRADICTION, Severity.MINOR, "head", _check),)
