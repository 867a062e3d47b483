"""How far a right goes: one check, a table of powers and of what each must say (action classes, section 1)."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity

Names = tuple[str, ...]


def _rule(code: str, name: str, severity: Severity, owner: str, powers: Names, parts: Names) -> Rule:
    """`parts` are the facts that must be there; "limit|amount" is satisfied by either."""

    def check(case: Case) -> Iterator[Hit]:
        for right in case.position.rights:
            if right.power.value not in powers:
                continue
            for part in parts:
                facts = [getattr(right, name) for name in part.split("|")]
                if facts[0].excused or any(fact.value is not None for fact in facts):
                    continue
                values = {"right": right.text.value or {}}
                evidence = (quoted(right.text), Evidence(facts[0].at, absent=True))
                yield Hit((right.id,), facts[0].at, evidence, values, facts[0])
                break

    check.__module__ = __name__
    return Rule(code, name, FindingKind.UNMEASURABLE, severity, owner, check)


_LIMITS = (
    _rule("AUT301", "signing-right-without-limit", Severity.BLOCKER, "head", ("sign",), ("limit|amount",)),
    _rule("AUT302", "spending-right-without-limit", Severity.BLOCKER, "finance", ("spend",), ("limit|amount",)),
    _rule(
        "AUT303", "decision-right-without-object", Severity.MAJOR, "head", ("approve", "decide"), ("limit", "subject")
    ),
    _rule("AUT307", "demand-right-without-addressee", Severity.MINOR, "head", ("information", "demand"), ("subject",)),
    _rule("AUT308", "negotiation-mandate-undefined", Severity.MAJOR, "head", ("represent",), ("limit", "subject")),
    _rule("AUT310", "stop-power-without-trigger", Severity.MAJOR, "head", ("stop",), ("limit",)),
    _rule("AUT311", "access-without-scope", Severity.MINOR, "legal", ("access",), ("limit", "subject")),
    _rule("AUT317", "people-right-without-scope", Severity.MAJOR, "head", ("direct",), ("limit", "subject")),
)


def _papers(case: Case) -> Iterator[Hit]:
    """Who signs or speaks for the company names the paper that allows it."""
    for right in case.position.rights:
        fact = right.granted_by
        if right.power.value in ("sign", "represent") and fact.missing:
            evidence = (quoted(right.text), Evidence(fact.at, absent=True))
            yield Hit((right.id,), fact.at, evidence, {"right": right.text.value or {}}, fact)


RULES = (
    *_LIMITS,
    Rule("AUT305", "acts-without-power-of-attorney", FindingKind.MISSING, Severity.MAJOR, "legal", _papers),
)
