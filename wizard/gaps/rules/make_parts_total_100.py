"""Shares of time and weights of KPIs are parts of a whole: one check over two lists."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact, Position
from wizard.model.question import Severity

ROUNDING = 1.0
"""99 to 101 passes: rounded parts rarely add up."""


def _rule(code: str, name: str, question: str, pick: Callable[[Position], Sequence[tuple[str, Fact[Any]]]]) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        parts = pick(case.position)
        given = [(row, fact) for row, fact in parts if fact.value is not None]
        total = sum(float(str(fact.value)) for _, fact in given)
        off = total - 100
        # Some parts are still open: then only more than the whole is certainly wrong.
        wrong = off > ROUNDING if len(given) < len(parts) else abs(off) > ROUNDING
        if given and wrong:
            listed = " + ".join(str(fact.value) for _, fact in given)
            evidence = (Evidence(question, {"en": listed}),)
            yield Hit((question,), question, evidence, {"sum": f"{total:g}", "parts": listed})

    check.__module__ = __name__
    return Rule(code, name, FindingKind.CONTRADICTION, Severity.MAJOR, "head", check)


RULES = (
    _rule("CON118", "time-shares-not-100", "duties.items", lambda p: [(duty.id, duty.share) for duty in p.duties]),
    _rule("KPI407", "weights-not-100", "kpis.items", lambda p: [(kpi.id, kpi.weight) for kpi in p.kpis]),
)
