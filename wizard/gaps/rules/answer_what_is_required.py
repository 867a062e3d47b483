"""Single facts that a description cannot do without: one check, a table of facts."""

from collections.abc import Callable, Iterator
from typing import Any

from wizard.gaps.rule import Case, Hit, Rule, asked_of, empty
from wizard.model.gaps import FindingKind
from wizard.model.position import Fact, Position
from wizard.model.question import Severity

Pick = Callable[[Position], Fact[Any]]


def _rule(code: str, name: str, severity: Severity, owner: str, pick: Pick, *only_in: str) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        fact = pick(case.position)
        if fact.missing:
            yield empty(fact)

    check.__module__ = __name__
    return Rule(code, name, FindingKind.MISSING, severity, owner, check, jurisdictions=only_in)


def _probation(position: Position) -> Fact[Any]:
    """What must be reached in probation; nothing to ask until that use of the description is chosen."""
    fact = position.purpose.probation
    return fact if "probation" in (position.identity.uses.value or ()) else fact._replace(applies=False)


RULES = (
    _rule("GAP001", "title-missing", Severity.BLOCKER, "hr", lambda p: p.identity.title),
    _rule("GAP002", "unit-missing", Severity.MAJOR, "hr", lambda p: p.identity.unit),
    _rule("GAP003", "category-missing", Severity.MINOR, "hr", lambda p: p.identity.category, "ru"),
    _rule("GAP004", "purpose-missing", Severity.MAJOR, "head", lambda p: p.purpose.statement),
    _rule("GAP014", "manager-missing", Severity.BLOCKER, "head", lambda p: p.reporting.reports_to),
    _rule("GAP017", "replaces-whom-missing", Severity.NOTE, "head", lambda p: p.reporting.substitutes_for),
    _rule("GAP018", "appointment-missing", Severity.MINOR, "hr", lambda p: p.reporting.appointed_by),
    _rule("GAP027", "governing-documents-missing", Severity.MINOR, "hr", lambda p: p.governing_documents),
    _rule("GAP030", "attestation-missing", Severity.NOTE, "hr", lambda p: p.attestation.procedure),
    _rule("GAP031", "competencies-missing", Severity.NOTE, "head", lambda p: p.competencies)._replace(optional=True),
    _rule("GAP034", "use-not-chosen", Severity.NOTE, "hr", lambda p: p.identity.uses),
    _rule("GAP035", "probation-criteria-missing", Severity.MINOR, "head", _probation),
    _rule("GAP040", "escalation-missing", Severity.MINOR, "head", lambda p: asked_of(p, "interactions.escalation")),
)
