"""A draft on a terminal: nothing cut, nothing too wide, numbers and first columns where reading starts."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draft_specimen import FULL, bank, position
from wizard.draft import write
from wizard.model.markdown import escape
from wizard.model.text import LANGUAGES, tidy
from wizard.terminal.draft_lines import Line, draft_lines, new_lines
from wizard.terminal.laid import hung
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.layout import columns
from wizard.terminal.tables import table

GOLDEN = Path(__file__).parents[1] / "golden" / "contracts-specialist"
STYLES = {"title", "heading", "strong", "clause", "text", "mark", "note", "table-head", "table", "rule", "blank"}
NARROWEST = 24


def golden(name: str) -> str:
    """A whole draft with marks, tables and blocks for signatures."""
    return (GOLDEN / name).read_text(encoding="utf-8")


def laid(markdown: str, language: str = "en", order: Order = Order.LOGICAL, width: int = 80) -> list[Line]:
    """Its lines on new paper."""
    return draft_lines(markdown, Paper(language, order), width)


def rows(lines: list[Line]) -> list[str]:
    """All that is painted."""
    return [row for line in lines for row in line.rows]


def letters(text: str) -> str:
    """What must not get lost in wrapping."""
    return "".join(text.split())


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_is_wider_than_the_terminal(language: str, order: Order) -> None:
    """From 24 columns to 100, for a draft with provenance too."""
    for name, widths in ((f"draft.{language}.md", range(NARROWEST, 101, 15)), ("provenance.en.md", (NARROWEST, 80))):
        for width in widths:
            painted = rows(laid(golden(name), language, order, width))
            assert len(painted) > 100
            assert [row for row in painted if columns(row) > width] == []


@pytest.mark.parametrize("width", [NARROWEST, 40, 80, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut(language: str, width: int) -> None:
    """In stored order every line is painted whole: clauses letter by letter, cells of tables one by one."""
    lines = laid(golden(f"draft.{language}.md"), language, width=width)
    for line in lines:
        painted = letters("".join(line.rows))
        if line.style in ("table", "table-head", "mark") and " | " in line.source:
            continue
        if line.source:
            assert letters(line.source) == painted
    everything = letters("".join(rows(lines)))
    assert everything.count("KPI401") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_is_known_and_used(language: str) -> None:
    """Who colours the lines may rely on the names."""
    lines = laid(golden(f"draft.{language}.md"), language) + laid(golden("provenance.en.md"), "en")
    assert {line.style for line in lines} | {"text", "note"} == STYLES


def test_lines_hang_behind_their_number() -> None:
    """Further rows stand under the text."""
    shown = rows(laid("## 2. Duties\n\n2.1. Keeps the register of contracts complete.\n", width=30))
    assert shown == ["2. Duties", "2.1. Keeps the register of", "     contracts complete."]


def test_arabic_numbers_stand_on_the_right() -> None:
    """The row reads from the right: number, text; the second row under the text."""
    shown = rows(laid("2.1. مسك سجل العقود (KPI) كاملًا\n", "ar", Order.VISUAL, 28))
    assert shown == ["   (KPI) ﺩﻮﻘﻌﻟﺍ ﻞﺠﺳ ﻚﺴﻣ .2.1", "                   ﻼًﻣﺎﻛ"]
    assert [columns(row) for row in shown] == [28, 23]


def test_the_first_column_stands_on_the_right_in_arabic() -> None:
    """Headings and cells in reading order, flush right."""
    lines = laid("| الوظيفة | التوقيع |\n| --- | --- |\n| المدير العام |  |\n", "ar", Order.VISUAL, 50)
    shown = [row.strip() for row in rows(lines)]
    assert shown == ["ﻊﻴﻗﻮﺘﻟﺍ │      ﺔﻔﻴﻇﻮﻟﺍ", "────────┼─────────────", "│ ﻡﺎﻌﻟﺍ ﺮﻳﺪﻤﻟﺍ"]
    assert {columns(row) for row in rows(lines)} == {50}


def test_stored_order_has_no_padding_at_the_left() -> None:
    """A pipe gets what a reader can turn round himself."""
    shown = rows(laid("2.1. مسك سجل العقود\n\n| الوظيفة | التوقيع |\n| --- | --- |\n| المدير |  |\n", "ar"))
    assert shown[0] == "2.1. مسك سجل العقود"
    assert shown[2] == "الوظيفة │ التوقيع"


def test_a_narrow_table_becomes_a_list() -> None:
    """Each row with its number, each cell with its heading; an empty cell keeps its place to be filled in."""
    markdown = "| No. | Partner | Reply |\n| --- | --- | --- |\n| 4.1 | Accounting | **[To be stated: reply]** |\n| 4.2 | Sales |  |\n"
    lines = laid(markdown, width=40)
    assert rows(lines) == [
        "4.1. Partner: Accounting",
        "     Reply: [To be stated: reply]",
        "",
        "4.2. Partner: Sales",
        "     Reply:",
    ]
    assert [line.style for line in lines] == ["table", "mark", "blank", "table", "table"]


def test_values_keep_their_direction() -> None:
    """A per cent sign stands where it stands in a clause; an Arabic value that begins with Latin letters is Arabic."""
    markdown = (
        "| م | الاسم | الهدف |\n| --- | --- | --- |\n| 6.1 | KPI الأداء | 20% |\n| 6.2 | Word 2 (x) | لا يقل عن 5% |\n"
    )
    shown = [row.lstrip() for row in rows(laid(markdown, "ar", Order.VISUAL, 40))]
    assert shown == [
        "ﺀﺍﺩﻷﺍ KPI :ﻢﺳﻻﺍ .6.1",
        "%20 :ﻑﺪﻬﻟﺍ",
        "",
        "Word 2 (x) :ﻢﺳﻻﺍ .6.2",
        "%5 ﻦﻋ ﻞﻘﻳ ﻻ :ﻑﺪﻬﻟﺍ",
    ]


def test_cells_wrap_by_themselves() -> None:
    """A long cell grows downwards, a rule parts the rows."""
    shown = rows(laid("| A | B |\n| --- | --- |\n| one | " + "word " * 20 + "|\n| two | x |\n", width=60))
    assert all(columns(row) <= 60 for row in shown)
    assert shown[0].startswith("A   │ B")
    assert shown[3].startswith("    │ word")
    assert sum(row.startswith("────┼") for row in shown) == 2


def test_marks_are_named() -> None:
    """What is missing, unconfirmed or untranslated can be seen without reading; typed brackets are no mark."""
    styles = {
        "**[To be stated: date (DOC703)]**": "mark",
        "3.8. Propose improvements. *[to be confirmed]*": "mark",
        "3.9. " + escape("Keep [all] *things*"): "clause",
        "**Developed by**": "strong",
        "> source: identity.title": "note",
        "Drawn up in two copies.": "text",
        "# JOB DESCRIPTION": "title",
    }
    assert {markdown: laid(markdown)[0].style for markdown in styles} == styles


@pytest.mark.parametrize(
    "typed",
    [
        "[bold]x[/bold]",
        "\x1b[31mred",
        "# no heading",
        "| no | table |",
        "👩‍👩‍👧 family",
        "x" * 400,
        "مُحَمَّد" * 60,
        "`a` _b_ <b>",
        "é" * 90,
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_stay_text(language: str, typed: str) -> None:
    """What somebody typed is shown as it was typed, at any width, without controls."""
    markdown = f"1.1. {escape(typed)}\n\n| a | b |\n| --- | --- |\n| {escape(typed)} |  |\n"
    for order in Order:
        for width in (NARROWEST, 60):
            lines = laid(markdown, language, order, width)
            assert all(columns(row) <= width for row in rows(lines))
            assert "\x1b" not in "".join(rows(lines))
    lines = laid(markdown, language)
    assert lines[0].source == f"1.1. {tidy(typed)}"
    assert letters(lines[0].source) == letters("".join(lines[0].rows))


def test_an_own_template_may_use_lists_and_fences() -> None:
    """Any Markdown that a company's template makes is laid out, an empty line in a block or not."""
    shown = rows(laid("- one\n- two\n\n3. three\n\n```\ncode\n\nmore\n```\n\n---\n\nend\n", width=24))
    assert shown == ["• one", "• two", "3. three", "", "  code", "", "  more", "", "─" * 24, "", "end"]


def test_parts_read_like_the_whole() -> None:
    """The document is cut between blocks; a parser that sees it whole finds the same lines."""
    for name in ("draft.en.md", "draft.ar.md", "provenance.en.md"):
        whole = laid(golden(name) + "\n[x]: http://example.com\n")
        cut = laid(golden(name))
        assert [line.source for line in cut] == [line.source for line in whole]


def test_the_clause_that_an_answer_wrote_is_new() -> None:
    """Not the clauses that only moved down by one number."""
    before = laid("## 2. Duties\n\n2.1. Keeps the register.\n\n2.2. Sends claims. KPIs: 6.1.\n")
    after = laid(
        "## 2. Duties\n\n2.1. Drafts contracts.\n\n2.2. Keeps the register.\n\n2.3. Sends claims. KPIs: 6.2.\n"
    )
    assert [after[number].source for number in new_lines(before, after)] == ["2.1. Drafts contracts."]
    assert new_lines(after, after) == frozenset()


def test_a_changed_number_is_seen_where_nothing_else_is_new() -> None:
    """A version, a share of time."""
    before, after = laid("Version: 1.0\n\n1.1. Same.\n"), laid("Version: 1.1\n\n1.1. Same.\n")
    assert [after[number].source for number in new_lines(before, after)] == ["Version: 1.1"]


def test_a_changed_cell_marks_its_row() -> None:
    """In the list of a narrow pane all lines of the row."""
    head = "| No. | Indicator | Target |\n| --- | --- | --- |\n| 6.1 | Time | 2 days |\n"
    before, after = laid(head, width=30), laid(head + "| 6.2 | Returned | 2 days |\n", width=30)
    assert [after[number].rows[0] for number in sorted(new_lines(before, after))] == [
        "6.2. Indicator: Returned",
        "     Target: 2 days",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_role_is_laid_out(language: str) -> None:
    """Every section and block of a role with an answer everywhere."""
    text = "\n".join(rows(laid(write(position(FULL), bank(), language, {}), language, width=70)))
    assert "2.1." in text
    assert "**" not in text and "| ---" not in text


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.text("abc ابتَ1(👩", max_size=30), min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(NARROWEST, 100),
    st.sampled_from(Order),
    st.sampled_from(LANGUAGES),
)
def test_no_table_is_wider_than_its_room(cells: list[list[str]], width: int, order: Order, language: str) -> None:
    """Whatever stands in the cells."""
    made = table(Paper(language, order), ["a", "b", "c"], cells, width)
    assert all(columns(row) <= width for line in made for row in line.rows)


@settings(deadline=None, max_examples=60)
@given(st.text("abc ابتَ1(👩[", max_size=90), st.integers(4, 60), st.sampled_from(SHAPED), st.sampled_from(LANGUAGES))
def test_no_hanging_text_is_wider_than_its_room(text: str, width: int, order: Order, language: str) -> None:
    """Where there is no room beside a number, the text stands under it."""
    for lead, indent in (("", 0), ("1.13.12.", 0), ("•", 4)):
        assert all(columns(row) <= width for row in hung(Paper(language, order), text, width, lead=lead, indent=indent))
