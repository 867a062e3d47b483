"""Where a rule runs and how much it weighs: countries, what a company switched, and the uses of the description."""

from collections.abc import Mapping
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.question import Severity

OFF_IN: Final[Mapping[str, frozenset[str]]] = {
    country: frozenset(("GAP013", "GAP018", "DOC704", "DOC706")) for country in ("us", "uk")
}
"""Rules that are no practice of a country (source: law notes, section 5)."""

LOWERED_IN: Final[Mapping[tuple[str, str], Severity]] = {
    (country, "GAP012"): Severity.MAJOR for country in ("us", "uk")
}

RAISED_FOR: Final[Mapping[str, frozenset[str]]] = {
    "probation": frozenset(("GAP035", "LNK204", "KPI401", "KPI402", "KPI403", "KPI404")),
    "hiring": frozenset(
        ("GAP019", "GAP020", "CON116", "LAW601", "LAW602", "LAW603", "LAW618", "LAW622", "LAW623", "LAW624", "LAW625")
    ),
    "split-of-work": frozenset(("GAP036",)),
    "transfer": frozenset(("CON109", "LAW609", "LAW620", "LAW621", "GAP016")),
    "appraisal": frozenset(("LNK204", "LNK205", "LNK206", *(f"KPI4{n:02}" for n in range(1, 11)), "GAP030")),
}
"""By use, the rules that weigh one step more (source: A.75; domain notes, the five uses)."""


def runs_here(rule: Rule, case: Case) -> bool:
    """Whether a rule looks at this role at all, unless it is `silenced`."""
    if rule.jurisdictions and case.jurisdiction not in rule.jurisdictions:
        return False
    return not rule.optional or rule.code in case.profile.on


def silenced(case: Case) -> frozenset[str]:
    """The rules of which somebody decided that they do not ask here: the company, or the practice of a country."""
    return OFF_IN.get(case.jurisdiction, frozenset()).union(case.profile.off)


def weighed(rule: Rule, hit: Hit, case: Case) -> tuple[Severity, str]:
    """The severity, and the use of the description that raised it (or nothing)."""
    if hit.severity is not None:
        return hit.severity, ""
    severity = LOWERED_IN.get((case.jurisdiction, rule.code), rule.severity)
    for use in case.position.identity.uses.value or ():
        if rule.code in RAISED_FOR.get(use, ()) and severity.rank:
            return _SEVERITIES[severity.rank - 1], use
    return severity, ""


_SEVERITIES: Final = tuple(Severity)
