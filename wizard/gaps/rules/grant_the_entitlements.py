"""What the employee gets at the company's expense: training, and the resources of the work."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity

ENTITLEMENT = "entitlement"


def _check(case: Case) -> Iterator[Hit]:
    """A right whose power is still open may be one: its power is asked for first."""
    fact = case.position.lists["rights.items"]
    powers = [right.power.value for right in case.position.rights]
    if powers and None not in powers and ENTITLEMENT not in powers:
        yield Hit((fact.at,), fact.at, (Evidence(fact.at, absent=True),))


RULES = (Rule("GAP039", "entitlements-not-answered", FindingKind.MISSING, Severity.NOTE, "hr", _check),)
