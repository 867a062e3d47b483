"""Cells for a spreadsheet: nothing is a formula, and everything comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.model.cells import bare, guarded

TEXTS = st.text(st.sampled_from("'=+-@\t\r\n＝ a١я"), max_size=6) | st.text(max_size=20)


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    """Whatever it begins with, also with an apostrophe of its own."""
    assert text == bare(guarded(text))


@given(TEXTS)
def test_no_cell_is_a_formula(text: str) -> None:
    """The first sign is none that a spreadsheet calculates with."""
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("typed", ["-5", "'tis", "=1", "'", ""])
def test_what_a_person_types_is_left_alone(typed: str) -> None:
    """Only our own apostrophe is taken off."""
    assert typed == bare(typed)
