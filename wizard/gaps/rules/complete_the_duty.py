"""What every duty must say besides its text: one check, a table of its parts."""

from typing import Any

from wizard.gaps.rule import PartOfRow, rules_of_parts
from wizard.model.gaps import FindingKind
from wizard.model.position import Duty, Fact
from wizard.model.question import Severity


def _time(duty: Duty) -> Fact[Any]:
    """How often or by when: one of the two is enough."""
    return duty.frequency if duty.deadline.value is None else duty.deadline


RULES = rules_of_parts(
    __name__,
    FindingKind.MISSING,
    lambda position: position.duties,
    ("duty", "text"),
    (
        PartOfRow("GAP008", "duty-without-result", Severity.MAJOR, "head", lambda duty: duty.result),
        PartOfRow("GAP009", "duty-without-recipient", Severity.MINOR, "head", lambda duty: duty.recipient),
        PartOfRow("GAP010", "duty-without-frequency", Severity.MINOR, "head", _time),
        PartOfRow("GAP011", "duty-class-not-chosen", Severity.MAJOR, "head", lambda duty: duty.action_class),
    ),
    bulk=True,
)
