"""Conditions have three values, and unknown never pretends to be one of the other two."""

import itertools

import pytest

from wizard.model.condition import NOTHING, UNKNOWN, Condition, Operand

VALUES = {True: Operand("value", True), False: Operand("value", False), None: UNKNOWN}


def holds(tree: list[object], **operands: Operand) -> bool | None:
    return Condition("", tree, ()).holds(operands.__getitem__)


@pytest.mark.parametrize(("a", "b"), list(itertools.product((True, False, None), repeat=2)))
def test_and_or_follow_kleenes_tables(a: bool | None, b: bool | None) -> None:
    """`and` is false as soon as one part is, `or` true as soon as one part is; else unknown stays unknown."""
    expected_and = False if False in (a, b) else None if None in (a, b) else True
    expected_or = True if True in (a, b) else None if None in (a, b) else False
    look = {"a": VALUES[a], "b": VALUES[b]}
    assert expected_and is holds(["and", ["id", "a"], ["id", "b"]], **look)
    assert expected_or is holds(["or", ["id", "a"], ["id", "b"]], **look)


def test_not_of_unknown_is_unknown() -> None:
    """Nothing becomes known by being denied."""
    assert holds(["not", ["id", "a"]], a=UNKNOWN) is None
    assert holds(["not", ["id", "a"]], a=VALUES[False]) is True


def test_what_does_not_apply_makes_every_comparison_false() -> None:
    """Also `!=`: a question that does not apply is not "different", it is not there."""
    for sign in ("==", "!=", "<", ">"):
        assert holds([sign, ["id", "a"], ["is", 1]], a=NOTHING) is False
    assert holds(["answered", "a"], a=NOTHING) is False
    assert holds(["unknown", "a"], a=NOTHING) is False
    assert holds([">", ["count", "a"], ["is", 0]], a=NOTHING) is False


@pytest.mark.parametrize(
    ("sign", "value", "expected"),
    [("==", 3, True), ("!=", 3, False), ("<", 4, True), ("<=", 3, True), (">", 2, True), (">=", 4, False)],
)
def test_numbers_are_compared_as_numbers(sign: str, value: float, expected: bool) -> None:
    """The six signs mean what they say."""
    assert expected is holds([sign, ["id", "a"], ["is", value]], a=Operand("value", 3.0))


def test_lists_are_searched_and_counted() -> None:
    """`in`, `not in`, any_of, none_of and count over several choices."""
    look = {"a": Operand("value", ["x", "y"])}
    assert holds(["in", ["is", "x"], ["id", "a"]], **look) is True
    assert holds(["not in", ["is", "x"], ["id", "a"]], **look) is False
    assert holds(["any_of", "a", ["z", "y"]], **look) is True
    assert holds(["none_of", "a", ["z", "y"]], **look) is False
    assert holds(["==", ["count", "a"], ["is", 2]], **look) is True
    assert holds([">", ["count", "a"], ["is", 1]], a=UNKNOWN) is None
    assert holds(["any_of", "a", ["z"]], a=UNKNOWN) is None
