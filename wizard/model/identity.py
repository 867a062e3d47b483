"""The identity of a finding: its rule's code and the permanent ids of its clauses, never a number or a text."""

import re
from collections.abc import Iterable
from typing import Final

_PARTS: Final = re.compile(r"(\D*)(\d*)")


def natural(clause: str) -> tuple[tuple[str, int], ...]:
    """The order of clauses in an identity: d2 before d10, whatever their order on paper."""
    return tuple((word, int(number or 0)) for word, number in _PARTS.findall(clause))


def fingerprint_of(code: str, clauses: Iterable[str]) -> str:
    """The identity as one string; the clauses may come in any order."""
    return f"{code}:{'+'.join(sorted(clauses, key=natural))}"
