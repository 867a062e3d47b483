"""Paper: rows that fit, start where reading starts, and hold nothing that a terminal obeys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from direction_specimen import lines
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.paper import Paper, cut
from wizard.terminal.rtl.clusters import clusters, painted
from wizard.terminal.rtl.layout import columns

SENTENCE = "ما هي مؤشرات الأداء (KPI) في 2026؟"


@given(lines, st.integers(8, 50), st.sampled_from(["ar", "en"]), st.sampled_from(SHAPED))
def test_rows_fit_and_are_flush(text: str, width: int, language: str, order: Order) -> None:
    """In Arabic every row ends at the right edge; nothing is wider than the paper."""
    paper = Paper(language, order)
    for row in paper.rows(text, width):
        assert columns(row) <= width
        flush = paper.flush(row, width)
        assert columns(flush) == (width if language == "ar" else columns(row))
        assert flush.endswith(row)
    assert columns(paper.one(text, width)) <= width


def test_line_breaks_and_indents_stay() -> None:
    """An empty line is a row; blanks at the start of a text are an indent, those where it was broken are not."""
    assert ["a", "", "  b", "c"] == Paper("en", Order.VISUAL).rows("a\n\n  b c", 4)
    assert ["ﺏ  ", "ﺝ"] == Paper("ar", Order.VISUAL).rows("  ب\nج", 10)


def test_plain_paper_keeps_the_stored_text() -> None:
    """It only wraps: base letters, isolates and emoji as they are."""
    paper = Paper("ar", Order.LOGICAL)
    assert paper.plain
    text = "عائلة 👨\u200d👩\u200d👧 و\u2068Sever\u2069"
    assert [text] == paper.rows(text, 80)
    assert SENTENCE.split() == " ".join(paper.rows(SENTENCE, 12)).split()
    assert text == paper.one(text)


def test_the_same_row_comes_from_memory() -> None:
    """A list of sixty rows is painted at every key."""
    paper = Paper("ar", Order.VISUAL)
    assert paper.rows(SENTENCE, 20) is paper.rows(SENTENCE, 20)
    assert paper.rows(SENTENCE, 20) is not paper.rows(SENTENCE, 21)


def test_pieces_stand_in_reading_order() -> None:
    """The first where reading starts."""
    arabic, english = Paper("ar", Order.VISUAL), Paper("en", Order.VISUAL)
    assert "end     start" == arabic.beside("start", "end", 13)
    assert "start     end" == english.beside("start", "end", 13)
    assert "c b a" == arabic.joined(["a", "b", "c"], " ")
    assert "a b c" == english.joined(["a", "b", "c"], " ")
    assert "Ctrl-C ﻆﻔﺣ" == arabic.one(f"حفظ {arabic.island('Ctrl-C')}")
    assert "Ctrl-C" == english.island("Ctrl-C")


def test_an_arabic_name_in_a_russian_sentence_is_reordered() -> None:
    """And the sentence around it is not."""
    assert "отдел ﺔﻳﺮﺸﺒﻟﺍ ﺩﺭﺍﻮﻤﻟﺍ (HR)" == Paper("ru", Order.VISUAL).one("отдел الموارد البشرية (HR)")


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("ab cdef", 4, "ab…"),
        ("مُحَمَّد", 4, "مُحَمَّد"),
        ("مُحَمَّد", 3, "مُحَ…"),
        ("漢漢漢", 5, "漢漢…"),
        ("漢漢漢", 4, "漢…"),
        ("a\u2068bcdef\u2069g", 4, "a\u2068bc\u2069…"),
        ("👨\u200d👩\u200d👧!", 6, "…"),
        ("", 4, ""),
    ],
)
def test_cutting_leaves_letters_whole(text: str, width: int, short: str) -> None:
    """With an ellipsis, outside of what was isolated."""
    assert short == cut(text, width)


@given(lines, st.integers(1, 30))
def test_a_cut_text_is_a_start_of_the_text(text: str, width: int) -> None:
    """Whole clusters of it, and as wide as asked."""
    short = cut(text, width)
    if short != text:
        kept = short.removesuffix("…").rstrip("\u2069")
        assert text.startswith(kept)
        assert len(kept) in {0, *(end for _, end in clusters(text))} or text[len(kept)] in " \t\u00a0\u2069"
        assert sum(columns(painted(short[start:end])) for start, end in clusters(short)) <= max(1, width)
