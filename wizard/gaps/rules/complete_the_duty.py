"""What every duty must say besides its text: one check, a table of its parts."""

from collections.abc import Callable, Iterator
from typing import Any

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.position import Duty, Fact
from wizard.model.question import Severity


def _rule(code: str, name: str, severity: Severity, pick: Callable[[Duty], Fact[Any]]) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        duties = case.position.duties
        for duty in duties:
            fact = pick(duty)
            if fact.missing:
                yield empty(fact, duty.id, duty=duty.text.value or {})._replace(of=len(duties))

    check.__module__ = __name__
    return Rule(code, name, FindingKind.MISSING, severity, "head", check)


def _time(duty: Duty) -> Fact[Any]:
    """How often or by when: one of the two is enough."""
    return duty.frequency if duty.deadline.value is None else duty.deadline


RULES = (
    _rule("GAP008", "duty-without-result", Severity.MAJOR, lambda duty: duty.result),
    _rule("GAP009", "duty-without-recipient", Severity.MINOR, lambda duty: duty.recipient),
    _rule("GAP010", "duty-without-frequency", Severity.MINOR, _time),
    _rule("GAP011", "duty-class-not-chosen", Severity.MAJOR, lambda duty: duty.action_class),
)
