"""A few KPIs, each with a weight that can be felt and that leaves room for the others."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

MOST: Final = 7
LEAST_WEIGHT: Final = 5
GREATEST_WEIGHT: Final = 50
OF_TWO: Final = 2
"""One of two KPIs always weighs half or more."""


def _check(case: Case) -> Iterator[Hit]:
    kpis = case.position.kpis
    extreme = [
        kpi
        for kpi in kpis
        if kpi.weight.value is not None
        and (
            float(kpi.weight.value) < LEAST_WEIGHT or (float(kpi.weight.value) > GREATEST_WEIGHT and len(kpis) > OF_TWO)
        )
    ]
    shown = kpis if len(kpis) > MOST else extreme
    if shown:
        weights = ", ".join(f"{float(str(kpi.weight.value)):g} %" for kpi in extreme) or "—"
        evidence = tuple(quoted(kpi.name) for kpi in shown)
        yield Hit(("kpis.items",), "kpis.items", evidence, {"count": str(len(kpis)), "weights": weights})


RULES = (Rule("KPI408", "kpi-count-or-weight-extreme", FindingKind.UNMEASURABLE, Severity.NOTE, "head", _check),)
