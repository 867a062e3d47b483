"""A post with one to four duties is rarely described whole."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

FEWEST = 5


def _check(case: Case) -> Iterator[Hit]:
    duties = case.position.duties
    if 0 < len(duties) < FEWEST:
        evidence = tuple(quoted(duty.text) for duty in duties)
        yield Hit(("duties.items",), "duties.items", evidence, {"count": str(len(duties))})


RULES = (Rule("GAP006", "duties-too-few", FindingKind.MISSING, Severity.MAJOR, "head", _check),)
