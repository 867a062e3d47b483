"""An essential duty has a KPI that shows it was done, or a reason why it is not measured."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity


def _unmeasured(case: Case) -> Iterator[Hit]:
    kpis = {kpi.id for kpi in case.position.kpis}
    for duty in case.position.duties if kpis else ():
        fact = duty.kpis
        if fact.applies and not fact.excused and duty.essential.value is True and kpis.isdisjoint(fact.value or ()):
            evidence = (quoted(duty.text), Evidence(fact.at, absent=True))
            yield Hit((duty.id,), fact.at, evidence, {"duty": duty.text.value or {}}, fact)


def _without_duty(case: Case) -> Iterator[Hit]:
    duties = case.position.duties
    if any(duty.essential.missing for duty in duties):
        return  # only an essential duty is asked for its KPI, and which are essential is asked first
    used = {name for duty in duties for name in duty.kpis.value or ()}
    for kpi in case.position.kpis if duties else ():
        if kpi.id not in used:
            yield Hit((kpi.id,), kpi.at, (quoted(kpi.name),), {"kpi": kpi.name.value or {}})


RULES = (
    Rule("LNK204", "duty-without-measure", FindingKind.UNMEASURABLE, Severity.MINOR, "head", _unmeasured),
    Rule("LNK205", "kpi-without-duty", FindingKind.UNMEASURABLE, Severity.MAJOR, "head", _without_duty),
)
