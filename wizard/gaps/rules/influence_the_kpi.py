"""A post is measured by what it can change. A duty whose right is still missing is asked about as LNK201, not here."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.answers import State
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    """KPIs all of whose duties would need a power and were said to need no right."""
    for kpi in case.position.kpis:
        measured = [
            duty
            for duty in case.position.duties
            if duty.kpis.state is State.ANSWERED and kpi.id in (duty.kpis.value or ())
        ]
        acts = [case.bank.action_classes.get(duty.action_class.value or "") for duty in measured]
        powerless = all(duty.rights.applies and duty.rights.excused for duty in measured)
        if measured and powerless and all(act is not None and act.needs for act in acts):
            missing = (Evidence(duty.rights.at, absent=True) for duty in measured)
            evidence = (quoted(kpi.name), *(quoted(duty.text) for duty in measured), *missing)
            values = {"kpi": kpi.name.value or {}, "duty": measured[0].text.value or {}}
            yield Hit((kpi.id,), measured[0].rights.at, evidence, values, measured[0].rights)


RULES = (Rule("LNK206", "kpi-outside-control", FindingKind.UNMEASURABLE, Severity.MAJOR, "head", _check),)
