"""Liability that singles out no duty: it answers for everything, and so for nothing in particular."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

FEWEST: Final = 5
"""With fewer duties, naming them all is naming them."""


def _check(case: Case) -> Iterator[Hit]:
    rows = case.position.liabilities
    known = {duty.id for duty in case.position.duties}
    if not rows or len(known) < FEWEST:
        return
    for row in rows:
        named = known & set(row.duties.value or ())
        if named != known and (named or not row.duties.excused):
            return  # it singles something out, or is asked about by itself
    evidence = tuple(quoted(row.text) for row in rows)
    yield Hit(("liability.items",), rows[0].duties.at, evidence, {"text": rows[0].text.value or {}})


RULES = (Rule("LAW629", "liability-generic-only", FindingKind.LEGAL, Severity.MINOR, "legal", _check, phase=2),)
