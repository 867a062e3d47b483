"""What makes a KPI a measure: one check, a table of its parts."""

from collections.abc import Callable, Iterator
from typing import Any

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.position import Fact, Kpi
from wizard.model.question import Severity


def _rule(code: str, name: str, severity: Severity, owner: str, pick: Callable[[Kpi], Fact[Any]]) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        for kpi in case.position.kpis:
            fact = pick(kpi)
            if fact.missing:
                yield empty(fact, kpi.id, kpi=kpi.name.value or {})

    check.__module__ = __name__
    return Rule(code, name, FindingKind.UNMEASURABLE, severity, owner, check)


RULES = (
    _rule("KPI401", "kpi-without-target", Severity.MAJOR, "head", lambda kpi: kpi.target),
    _rule("KPI402", "kpi-without-unit", Severity.MAJOR, "head", lambda kpi: kpi.unit),
    _rule("KPI403", "kpi-without-period", Severity.MAJOR, "head", lambda kpi: kpi.period),
    _rule("KPI404", "kpi-without-source", Severity.MAJOR, "data-owner", lambda kpi: kpi.source),
    _rule("KPI405", "kpi-without-formula", Severity.MINOR, "data-owner", lambda kpi: kpi.definition),
    _rule("KPI413", "kpi-without-direction", Severity.NOTE, "head", lambda kpi: kpi.better),
)
