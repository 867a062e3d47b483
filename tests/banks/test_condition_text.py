"""A condition that loads cannot fail later; one that does not load says where and what to do."""

import pytest

from wizard.banks.condition_text import Fault, Known, parse
from wizard.model.question import Kind

KNOWN = {
    "role.level": Known(Kind.CHOICE, ("head", "lead", "staff")),
    "role.uses": Known(Kind.CHOICES, ("hiring", "review")),
    "headcount": Known(Kind.NUMBER),
    "since": Known(Kind.DATE),
    "leads": Known(Kind.YES_NO),
    "title": Known(Kind.TEXT),
    "duties.items": Known(Kind.RECORDS),
    "row.power": Known(Kind.CHOICE, ("sign", "spend")),
}

FINE = [
    ("role.level == 'head'", ["==", ["id", "role.level"], ["is", "head"]]),
    ("role.level in ['head', 'lead']", ["in", ["id", "role.level"], ["is", ["head", "lead"]]]),
    ("'hiring' in role.uses", ["in", ["is", "hiring"], ["id", "role.uses"]]),
    ("not leads", ["not", ["id", "leads"]]),
    ("leads == true", ["==", ["id", "leads"], ["is", True]]),
    ("headcount > -3.5", [">", ["id", "headcount"], ["is", -3.5]]),
    ("since >= '2026-01-01'", [">=", ["id", "since"], ["is", "2026-01-01"]]),
    (
        "count(duties.items) > 5 and answered(title)",
        ["and", [">", ["count", "duties.items"], ["is", 5]], ["answered", "title"]],
    ),
    ("any_of(role.uses, ['hiring'])", ["any_of", "role.uses", ["hiring"]]),
    ("  row.power == 'sign'", ["==", ["id", "row.power"], ["is", "sign"]]),
]

WRONG = [
    ("role.level == 'heed'", "condition-choice", 14, "head"),
    ("hedcount > 3", "condition-unknown", 0, "headcount"),
    ("headcount > '3'", "condition-number", 12, ""),
    ("headcount > true", "condition-number", 12, ""),
    ("headcount >", "condition-syntax", None, ""),
    ("title == 'x'", "condition-text", 9, ""),
    ("role.level", "condition-bare", 0, ""),
    ("role.level < 'head'", "condition-size", 0, ""),
    ("1 < headcount < 3", "condition-chain", 0, ""),
    ("3 < headcount", "condition-order", 0, ""),
    ("leads == True", "condition-bool", 9, ""),
    ("leads == 'yes'", "condition-kind", 9, ""),
    ("role.level == 'head' 'x'", "condition-literal", 14, ""),
    ("since == 'a' 'b'", "condition-literal", 9, ""),
    ("leads if leads else leads", "condition-form", 0, ""),
    ("__import__('os').system('x')", "condition-call", 0, ""),
    ("answerd(title)", "condition-call", 0, "answered"),
    ("count(title) > 1", "condition-count", 6, ""),
    ("any_of(role.level, ['head'])", "condition-many", 7, ""),
    ("role.level in 'head'", "condition-list", 14, ""),
    ("headcount == [x for x in y]", "condition-literal", 13, ""),
    ("headcount is 3", "condition-form", 0, ""),
    ("leads and " * 100 + "leads", "condition-too-long", 400, ""),
    ("not " * 25 + "leads", "condition-too-deep", None, ""),
    ("lambda: leads", "condition-form", 0, ""),
    ("f'{leads}' == 'x'", "condition-form", 0, ""),
]


@pytest.mark.parametrize(("text", "tree"), FINE)
def test_what_the_language_can_say(text: str, tree: list[object]) -> None:
    """Each form becomes the expected tree."""
    assert tree == parse(text, KNOWN).tree


@pytest.mark.parametrize(("text", "code", "at", "meant"), WRONG)
def test_what_is_refused_says_where(text: str, code: str, at: int | None, meant: str) -> None:
    """The code, the column (in characters), and the word that was probably meant."""
    with pytest.raises(Fault) as caught:
        parse(text, KNOWN)
    assert code == caught.value.code
    if at is not None:
        assert at == caught.value.at
    assert meant == caught.value.values.get("meant", "")


def test_columns_count_characters_not_bytes() -> None:
    """Cyrillic before the mistake does not move the caret."""
    with pytest.raises(Fault) as caught:
        parse("role.level == 'голова' and hedcount > 1", {**KNOWN, "role.level": Known(Kind.CHOICE, ("голова",))})
    assert 27 == caught.value.at


def test_what_it_reads_is_known() -> None:
    """The ids are collected, each once."""
    assert ("leads", "headcount") == parse("leads and headcount > 1 or not leads", KNOWN).reads
