"""When a question applies: a small tree with three values, true, false and unknown.

Unknown (None) is what makes an unanswered question honest: `and` is false as soon as one part is false, `or` true as
soon as one part is true, everything else that touches an unknown part stays unknown and is reported as "may apply".
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

Tree: TypeAlias = Sequence[Any]
"""Nested lists as they lie in the compiled bank: `["==", ["id", "a.b"], ["is", "x"]]`."""

Standing: TypeAlias = Literal["value", "unknown", "none"]
"""What an operand counts as: it has a value, it is not known yet, or it does not apply (no value at all)."""


class Operand(NamedTuple):
    """One answer as a condition sees it; `value` means something only where `standing` is "value".

    Numbers, percents and money come as floats, dates as ISO text, records and lists as tuples, the rest as stored.
    """

    standing: Standing
    value: Any = None


UNKNOWN = Operand("unknown")
NOTHING = Operand("none")

Look: TypeAlias = Callable[[str], Operand]
"""From an id (`duties.items` or `row.power`) to what it counts as."""


class Condition(NamedTuple):
    """A parsed condition: its text in the bank, its tree, and the ids it reads."""

    source: str
    tree: Tree
    reads: tuple[str, ...]

    def holds(self, look: Look) -> bool | None:
        """True, false, or None while an answer that decides it is unknown."""
        return _truth(self.tree, look)


def _truth(tree: Tree, look: Look) -> bool | None:
    match tree[0]:
        case "and" | "or" as word:
            decisive = word == "or"
            verdict: bool | None = not decisive
            for part in tree[1:]:
                truth = _truth(part, look)
                if truth is decisive:
                    return decisive
                if truth is None:
                    verdict = None
            return verdict
        case "not":
            truth = _truth(tree[1], look)
            return None if truth is None else not truth
        case "answered":
            return look(tree[1]).standing == "value"
        case "unknown":
            return look(tree[1]).standing == "unknown"
        case "any_of" | "none_of" as word:
            operand = look(tree[1])
            if operand.standing != "value":
                return None if operand.standing == "unknown" else False
            return (not set(operand.value).isdisjoint(tree[2])) is (word == "any_of")
        case "id":
            operand = look(tree[1])
            return None if operand.standing == "unknown" else operand.standing == "value" and operand.value is True
        case sign:
            left = _operand(tree[1], look)
            if left.standing == "none":
                return False
            return _compare(sign, left, _operand(tree[2], look))


def _operand(tree: Tree, look: Look) -> Operand:
    if tree[0] == "is":
        return Operand("value", tree[1])
    if tree[0] == "count":
        counted = look(tree[1])
        return (
            Operand("value", len(counted.value) if counted.standing == "value" else 0)
            if counted != UNKNOWN
            else UNKNOWN
        )
    return look(tree[1])


def _compare(sign: str, left: Operand, right: Operand) -> bool | None:
    if left.standing != "value" or right.standing != "value":
        return False if "none" in (left.standing, right.standing) else None
    a, b = left.value, right.value
    match sign:
        case "==":
            return bool(a == b)
        case "!=":
            return bool(a != b)
        case "<":
            return bool(a < b)
        case "<=":
            return bool(a <= b)
        case ">":
            return bool(a > b)
        case ">=":
            return bool(a >= b)
        case "in":
            return a in b
        case "not in":
            return a not in b
    raise AssertionError(f"a condition tree with the unknown sign {sign!r}")
