"""The identity of a finding: its rule's code and the permanent ids of its clauses, never a number or a text."""

from collections.abc import Iterable


def natural(clause: str) -> tuple[str, int]:
    """The order of clauses in an identity: d2 before d10, whatever their order on paper."""
    word = clause.rstrip("0123456789")
    return word, int(clause[len(word) :] or 0)


def fingerprint_of(code: str, clauses: Iterable[str]) -> str:
    """The identity as one string; the clauses may come in any order."""
    return f"{code}:{'+'.join(sorted(clauses, key=natural))}"
