"""Two KPIs that measure the same quantity of the same duty."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.gaps.rules.report_to_somebody_else import same_name
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.position import Kpi
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    kpis = {kpi.id: kpi for kpi in case.position.kpis}
    seen: set[tuple[str, str]] = set()
    for duty in case.position.duties:
        linked = sorted({name for name in duty.kpis.value or () if name in kpis})
        pairs = [(a, b) for place, a in enumerate(linked) for b in linked[place + 1 :]]
        for a, b in pairs:
            if (a, b) not in seen and _is_same(kpis[a], kpis[b]):
                seen.add((a, b))
                first, second = kpis[a], kpis[b]
                values = {"first": first.name.value or {}, "second": second.name.value or {}}
                yield Hit((a, b), second.at, (quoted(first.name), quoted(second.name)), values)


def _is_same(first: Kpi, second: Kpi) -> bool:
    """Spelt alike, in one unit: quantity and quality of a duty are different measures and differ in words."""
    return first.unit.value == second.unit.value and (
        same_name(first.name.value, second.name.value) or same_name(first.definition.value, second.definition.value)
    )


RULES = (
    Rule("KPI416", "kpi-overlap", FindingKind.OVERLAP, Severity.MINOR, "head", _check, confidence=Confidence.LIKELY),
)
