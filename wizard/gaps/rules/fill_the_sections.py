"""Sections that hold nothing at all: one check over the lists, a table of lists."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _rule(code: str, name: str, severity: Severity, owner: str, question: str) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        fact = case.position.lists[question]
        if fact.applies and not fact.excused and not fact.value:
            yield empty(fact)

    check.__module__ = __name__
    return Rule(code, name, FindingKind.MISSING, severity, owner, check)


_LISTS = (
    _rule("GAP005", "duties-missing", Severity.BLOCKER, "head", "duties.items"),
    _rule("GAP012", "rights-missing", Severity.BLOCKER, "head", "rights.items"),
    _rule("GAP013", "liability-missing", Severity.MAJOR, "legal", "liability.items"),
    _rule("GAP019", "qualification-missing", Severity.MAJOR, "head", "requirements.items"),
    _rule("GAP021", "interactions-missing", Severity.MAJOR, "head", "interactions.items"),
    _rule("GAP026", "kpi-missing", Severity.MAJOR, "head", "kpis.items"),
)


def _exclusions(case: Case) -> Iterator[Hit]:
    """An empty list of exclusions is an answer; no answer is none."""
    fact = case.position.lists["exclusions.items"]
    if fact.missing:
        yield empty(fact)


RULES = (*_LISTS, Rule("GAP036", "exclusions-not-answered", FindingKind.MISSING, Severity.MINOR, "head", _exclusions))
