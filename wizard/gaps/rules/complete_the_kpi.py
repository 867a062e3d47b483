"""What makes a KPI a measure: one check, a table of its parts."""

from wizard.gaps.rule import PartOfRow, rules_of_parts
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

RULES = (
    *rules_of_parts(
        __name__,
        FindingKind.UNMEASURABLE,
        lambda position: position.kpis,
        ("kpi", "name"),
        (
            PartOfRow("KPI401", "kpi-without-target", Severity.MAJOR, "head", lambda kpi: kpi.target),
            PartOfRow("KPI402", "kpi-without-unit", Severity.MAJOR, "head", lambda kpi: kpi.unit),
            PartOfRow("KPI403", "kpi-without-period", Severity.MAJOR, "head", lambda kpi: kpi.period),
            PartOfRow("KPI404", "kpi-without-source", Severity.MAJOR, "data-owner", lambda kpi: kpi.source),
            PartOfRow("KPI405", "kpi-without-formula", Severity.MINOR, "data-owner", lambda kpi: kpi.definition),
            PartOfRow("KPI413", "kpi-without-direction", Severity.NOTE, "head", lambda kpi: kpi.better),
        ),
    ),
    *rules_of_parts(
        __name__,
        FindingKind.UNMEASURABLE,
        lambda position: tuple(kpi for kpi in position.kpis if kpi.target.value is not None),
        ("kpi", "name"),
        (PartOfRow("KPI412", "target-without-baseline", Severity.NOTE, "data-owner", lambda kpi: kpi.baseline),),
        bulk=True,
    ),
)
