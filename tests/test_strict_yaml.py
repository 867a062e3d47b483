"""YAML is read strictly: text stays text, nothing is executed, and every mistake has a place and a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import YamlError
from wizard.phrases import explain
from wizard.strict_yaml import plain, read_text, write

KEPT = [
    "yes",
    "no",
    "on",
    "NO",
    "01",
    "017",
    "2026.10",
    "12:30",
    "1_000",
    "0x1F",
    "1e3",
    "2026-11-23",
    "2026-13-45",
    "true",
    "3.0",
]

WRONG = [
    ("a: 1\na: 2\n", "yaml-duplicate", 2, 1),
    ("a: !!python/object:os.system x\n", "yaml-tag", 1, 4),
    ("a: !x y\n", "yaml-tag", 1, 4),
    ("a: &x 1\nb: *x\n", "yaml-alias", 1, 4),
    ("<<: {a: 1}\n", "yaml-merge", 1, 1),
    ("? [a]\n: 1\n", "yaml-key", 1, 3),
    ("a: 1\n--- \nb: 2\n", "yaml-second-document", 2, 1),
    ("a:\n\t- 1\n", "yaml-tab", 2, 1),
    ("a: @x\n", "yaml-start-character", 1, 4),
    ("a: b: c\n", "yaml-colon", 1, 5),
    ('a: "x\n', "yaml-quote", 2, 1),
    ("a: [1, 2\n", "yaml-bracket", 2, 1),
    ('a: "\\d"\n', "yaml-escape", 1, 5),
    ("a: 1\n  b: 2\n", "yaml-colon", 2, 4),
    ("", "yaml-empty", 0, 0),
    ("# only a comment\n", "yaml-empty", 0, 0),
    ("b: ж\na: \x00\n", "yaml-character", 2, 4),
    ("a: " + "[" * 60 + "]" * 60, "yaml-too-deep", 1, 54),
]


@pytest.mark.parametrize("text", KEPT)
def test_text_stays_what_the_author_typed(text: str) -> None:
    """No type is guessed from how a value looks."""
    assert {"a": text} == plain(read_text(f"a: {text}\n", "x"))


@pytest.mark.parametrize(("text", "code", "line", "column"), WRONG)
def test_what_is_not_allowed_is_named_at_its_place(text: str, code: str, line: int, column: int) -> None:
    """One complaint, its place counted from 1, with a sentence in every language."""
    with pytest.raises(YamlError) as caught:
        read_text(text, "bank.yaml")
    (complaint,) = caught.value.complaints
    assert (code, line, column) == (complaint.code, complaint.line, complaint.column)
    for language in ("en", "ru", "ar"):
        assert explain(complaint, language).startswith("bank.yaml")


def test_bytes_that_are_no_utf8_are_named_with_their_line() -> None:
    """A file saved by an old editor."""
    with pytest.raises(YamlError) as caught:
        read_text("a: 1\nb: договор\n".encode("cp1251"), "x")
    assert ("not-utf8", 2, 4) == caught.value.complaints[0][:1] + caught.value.complaints[0][3:]


def test_places_count_from_one() -> None:
    """Line and column of values and keys, as an editor shows them."""
    root = read_text("a:\n  - x\n  - {b: y}\n", "f")
    item = root.value["a"].value[1].value["b"]
    assert (3, 9, "f") == (item.line, item.column, item.file)
    assert (1, 1) == root.keys["a"]


DATA = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=3), DATA, min_size=1, max_size=3))
def test_what_is_written_reads_back_the_same(data: dict[str, object]) -> None:
    """The derived answers file is an answers file."""
    assert data == plain(read_text(write(data), "x"))
