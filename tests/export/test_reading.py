"""Markdown -> Document: what each block is, whether the template wrote it or a person edited it by hand."""

import pytest

from papers import COMPLETE, document
from wizard.export.comparisons import in_words
from wizard.export.document import Misnumbered, Paragraph, Role, Run, Table, column_shares, plain
from wizard.export.reading import read


def roles(markdown: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Role, number and text of each block."""
    return [
        (b.role.value, b.number, plain(b.runs)) if isinstance(b, Paragraph) else (b.role.value, "", plain(b.caption))
        for b in read(markdown, language).blocks
    ]


def test_the_head_is_recognised() -> None:
    """Notice and organisation above the title, post, requisites and approval under it."""
    source = (
        "**DRAFT, not for signature: 2 facts.**\n\nNorth Ltd\n\n# JOB DESCRIPTION\n\n**Clerk**\n\n"
        "Register number: 7\\\n**[To be stated: date. Answers: HR (DOC703)]**\n\n**APPROVED**\n\n"
        "| Position | Signature |\n| --- | --- |\n| Director |  |\n\n## 1. General\n\n1.1. One.\n"
    )
    assert [
        ("notice", "", "DRAFT, not for signature: 2 facts."),
        ("organisation", "", "North Ltd"),
        ("kind", "", "JOB DESCRIPTION"),
        ("title", "", "Clerk"),
        ("requisite", "", "Register number: 7"),
        ("requisite", "", "[To be stated: date. Answers: HR (DOC703)]"),
        ("approval", "", "APPROVED"),
        ("section", "1", "General"),
        ("clause", "1.1", "One."),
    ] == roles(source)
    held = read(source, "en")
    assert held.unfinished
    assert {
        "organisation": "North Ltd",
        "kind": "JOB DESCRIPTION",
        "title": "Clerk",
        "number": "7",
        "approved": "APPROVED",
        "approver": "Director",
    } == held.fields
    assert "JOB DESCRIPTION: Clerk" == held.name


@pytest.mark.parametrize(("language", "number"), [("en", "14-JD"), ("ru", "14-ДИ"), ("ar", "14")])
def test_every_requisite_is_found_by_its_label(language: str, number: str) -> None:
    """In each language; the language itself is found by its script."""
    held = document(COMPLETE, language)
    assert (language,) == held.languages
    assert number == held.fields["number"]
    assert {"date", "city", "version", "effective_date", "review_date", "approver"} <= set(held.fields)
    assert not held.unfinished


def test_fields_that_are_given_beat_the_head() -> None:
    """A company's template may leave the head out: its letterhead prints it."""
    assert "8" == read("# A\n\nRegister number: 7\n", "en", {"number": "8", "date": ""}).fields["number"]


def test_a_mark_is_no_field() -> None:
    """What still asks for an answer is never printed as one."""
    source = "**[To be stated: organisation]**\n\n# A\n\n**Clerk** *[needs translation from Russian]*\n\nDate: 1 May *[to be confirmed]*\n"
    assert {"kind": "A", "date": "1 May"} == read(source, "en").fields


def test_signed_blocks_keep_their_title_and_sentence() -> None:
    """So that no page break parts them."""
    source = "# A\n\n## 1. B\n\n1.1. c\n\n**Acquaintance**\n\nI have read it.\n\n| Name | Date |\n| --- | --- |\n|  |  |\n|  |  |\n"
    (table,) = (block for block in read(source, "en").blocks if isinstance(block, Table))
    assert (Role.SIGNING, "Acquaintance", "I have read it.", 2) == (
        table.role,
        plain(table.caption),
        plain(table.lead),
        len(table.rows),
    )


def test_what_a_person_writes_by_hand_is_printed() -> None:
    """Lists, quotes, links, pictures, code, further headings: their words, never their marks, and never markup."""
    source = (
        "# A\n\n## 1. B\n\n1.1. c [words](http://x) ![seen](y) `code`\n\n### Sub\n\n- one\n- two\n\n3. three\n\n> said\n\n"
        "    indented\n\n<b>no tag</b>\n\n***\n"
    )
    assert [
        ("kind", "", "A"),
        ("section", "1", "B"),
        ("clause", "1.1", "c words seen code"),
        ("caption", "", "Sub"),
        ("item", "", "• one"),
        ("item", "", "• two"),
        ("item", "", "3. three"),
        ("source", "", "said"),
        ("text", "", "indented"),
        ("text", "", "<b>no tag</b>"),
    ] == roles(source)


def test_numbers_are_read_from_the_source() -> None:
    """An escaped number is a person's text; numbers without a section are text too."""
    assert [("kind", "", "A"), ("section", "1", "B"), ("text", "", "1986. A good year")] == roles(
        "# A\n\n## 1. B\n\n1986\\. A good year\n"
    )
    assert [("section", "1", "B"), ("clause", "1.1", "2.2. twice")] == roles("## 1. B\n\n1.1. 2.2. twice\n")


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("## 1. A\n\n1.1. b\n\n1.3. c\n", Misnumbered(5, "1.3", "1.2")),
        ("## 2. A\n", Misnumbered(1, "2", "1")),
        ("## 1. A\n\n1.1. b\n\n1.2.1. c\n", Misnumbered(5, "1.2.1", "1.1.1")),
        ("## 1. A\n\n| No. | x |\n| --- | --- |\n| 1.1 | y |\n\n1.2. b\n", None),
        ("## 1. A\n\n| No. | x |\n| --- | --- |\n| 1.2 | y |\n", Misnumbered(3, "1.2", "1.1")),
        ("## 1. A\n\n1.1.1.1.1. b\n", Misnumbered(3, "1.1.1.1.1", "")),
    ],
)
def test_a_wrong_number_is_found_with_its_line(source: str, wrong: Misnumbered | None) -> None:
    """The first one; an edited draft is printed as it is written."""
    assert wrong == read(source, "en").misnumbered


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("≥ 5%", "لا يقل عن 5%"),
        ("<=3 أيام", "لا يزيد على 3 أيام"),
        ("أكثر > 7", "أكثر أكثر من 7"),
        ("< 2", "أقل من 2"),
        ("<script>", "<script>"),
        ("a -> b", "a -> b"),
    ],
)
def test_comparison_signs_become_words_in_arabic(typed: str, shown: str) -> None:
    """They are mirrored in right-to-left text; in other languages they stay."""
    assert shown == in_words(typed, "ar")
    assert (Run("≥ 5"),) == read("≥ 5\n", "ru").blocks[0].runs


def test_no_arabic_draft_holds_a_comparison_sign() -> None:
    """Whatever the interview said."""
    for block in document(COMPLETE, "ar").blocks:
        cells = [block.runs] if isinstance(block, Paragraph) else [c for row in (block.head, *block.rows) for c in row]
        assert not any(sign in plain(cell) for cell in cells for sign in "≥≤<>")


def test_columns_have_room_for_their_longest_word() -> None:
    """And what is left goes to the longest texts."""
    cells = tuple((Run(text),) for text in ("4.1", "word", "a much longer text than all the others"))
    table = Table(Role.TABLE, tuple((Run(text),) for text in ("No.", "Unprononceable", "Text")), (cells,))
    shares = column_shares(table)
    assert shares[1] >= 10 * len("Unprononceable")
    assert shares[2] > shares[0]
    assert abs(sum(shares) - 960) <= 3
