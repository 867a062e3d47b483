"""More duties than anybody keeps in mind: to be grouped, never to be deleted."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

MOST = 20
"""Real Russian descriptions: median 13, maximum 43 (catalogue, GAP007)."""


def _check(case: Case) -> Iterator[Hit]:
    duties = case.position.duties
    if len(duties) > MOST:
        evidence = tuple(quoted(duty.text) for duty in duties)
        yield Hit(("duties.items",), "duties.items", evidence, {"count": str(len(duties))})


RULES = (Rule("GAP007", "duties-too-many", FindingKind.VAGUE, Severity.MINOR, "head", _check),)
