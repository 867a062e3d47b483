"""What every service interaction must say: one check, a table of its columns."""

from collections.abc import Callable, Iterator
from typing import Any

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.position import Fact, Interaction
from wizard.model.question import Severity


def _rule(code: str, name: str, severity: Severity, owner: str, pick: Callable[[Interaction], Fact[Any]]) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        for row in case.position.interactions:
            fact = pick(row)
            if fact.missing:
                yield empty(fact, row.id, partner=row.partner.value or {})

    check.__module__ = __name__
    return Rule(code, name, FindingKind.MISSING, severity, owner, check)


RULES = (
    _rule("GAP022", "interaction-without-subject", Severity.MAJOR, "head", lambda row: row.subject),
    _rule("GAP023", "interaction-without-method", Severity.MINOR, "head", lambda row: row.method),
    _rule("GAP024", "interaction-without-reply-time", Severity.MAJOR, "counterpart", lambda row: row.reply_time),
    _rule("GAP025", "interaction-without-request-time", Severity.MINOR, "head", lambda row: row.lead_time),
)
