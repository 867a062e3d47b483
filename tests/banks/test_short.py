"""A bank names what a short sitting asks first, and only what it has."""

from pathlib import Path

import pytest

from roles import bank
from small_bank import SMALL, small_bank_file
from wizard.banks import open_bank
from wizard.errors import BankError


def test_ours_names_questions_and_columns_that_exist() -> None:
    """A role's bank inherits the list of the base."""
    short = bank().head.short
    assert ("identity.title", "identity.unit") == short[:2]
    assert "duties.items.result" in short


def test_a_role_asks_what_steers_its_duties_before_them() -> None:
    """Otherwise a short sitting would offer none of the duties of the branch."""
    short = bank("sales-manager").head.short
    start = short.index("duties.goods")
    assert ("duties.goods", "duties.concludes_contracts", "duties.further_work", "duties.items") == short[
        start : start + 4
    ]
    assert set(bank().head.short) < set(short)


def test_a_name_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    """Also a column that the question does not have; the nearest name is offered."""
    text = SMALL.replace("owners:\n", "short: [identity.title, duties.items.txt, dutis.items]\nowners:\n", 1)
    with pytest.raises(BankError) as caught:
        open_bank(str(small_bank_file(tmp_path, text)))
    found = [(c.code, c.line, c.column, c.values["meant"]) for c in caught.value.complaints]
    assert [
        ("unknown-question", 2, 25, "duties.items.text"),
        ("unknown-question", 2, 43, "duties.items"),
    ] == found
