"""Greets every item of the source document: the table names where it is found, and the place exists."""

import csv

import pytest

from roles import TESTS, bank
from wizard.banks import open_law
from wizard.phrases import phrase

with (TESTS / "source_items.csv").open(encoding="utf-8") as _held:
    ITEMS = {row["item"]: row for row in csv.DictReader(_held)}


def test_the_table_is_complete() -> None:
    """A.1 to A.112, each once and in order; what is nowhere says why."""
    assert [f"A.{n}" for n in range(1, 113)] == list(ITEMS)
    assert all(row["note"] for row in ITEMS.values() if row["where"] == "none")
    assert sum(row["where"] == "none" for row in ITEMS.values()) < 8


@pytest.mark.parametrize("item", ITEMS)
def test_the_item_is_where_the_table_says(item: str) -> None:
    """A question, a column, a suggestion of a bank; a phrase of the document; a note on the law."""
    for place in ITEMS[item]["where"].split():
        kind, _, rest = place.partition(":")
        if kind == "none":
            continue
        if kind == "phrase":
            assert phrase(rest), place
            continue
        if kind == "law":
            country, _, name = rest.partition(":")
            assert name in {note.id for note in open_law().notes[country]}, place
            continue
        name, _, offered = rest.partition(":")
        opened = bank(kind)
        question = opened.question(name)
        if question is None:
            held, _, column = name.rpartition(".")
            question = opened.question(held)
            assert question is not None, place
            assert question.column(column) is not None, place
        elif offered:
            assert question.suggestion(offered) is not None, place
