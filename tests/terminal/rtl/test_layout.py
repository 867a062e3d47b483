"""Laws of the layout: nothing lost, nothing split, no row too wide, and the inverse order is exact."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from direction_specimen import anything, lines, realistic, soup
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.rtl import laid_out, shown
from wizard.terminal.rtl.clusters import clusters, painted, width_of
from wizard.terminal.rtl.layout import LEFT_TO_RIGHT_MARK, columns, has_right_to_left, needs_care
from wizard.terminal.rtl.levels import REMOVED, levels, visual_order
from wizard.terminal.rtl.words import _MIRRORED as MIRRORED

WIDTHS = st.integers(4, 60)
ORDERS = st.sampled_from(SHAPED)
BASES = st.sampled_from([0, 1])


def letters(text: str) -> Counter[str]:
    """The characters of a text without forms, marks of direction, mirroring and blanks."""
    plain = unicodedata.normalize("NFKC", text.replace("\t", " "))
    folded = (min(c, MIRRORED.get(c, c)) for c in plain if c not in " " + LEFT_TO_RIGHT_MARK)
    return Counter(folded)


@given(lines, WIDTHS, BASES, st.sampled_from(Order))
def test_rows_cover_the_text_and_fit(text: str, width: int, base: int, order: Order) -> None:
    """Row after row, without a hole; every character stands in one cell of its row; each row as wide as it says."""
    rows = laid_out(text, width, base, order)[1]
    assert [0, *(row.end for row in rows)] == [*(row.start for row in rows), len(text)]
    for row in rows:
        assert row.width == sum(cell.width for cell in row.cells) == columns(row.text)
        assert row.width <= width or len(row.cells) == 1
        covered = sorted((cell.start, cell.end) for cell in row.cells)
        if covered:
            assert [0, *(end for _, end in covered)] == [*(start for start, _ in covered), row.end - row.start]
        there, back = row.line.maps(row.end - row.start)
        assert len(back) == len(row.text)
        for source, place in enumerate(there):
            assert place == -1 or back[place] <= source
        assert not covered or -1 not in there


@given(st.one_of(realistic(), soup), WIDTHS, BASES, ORDERS)
def test_nothing_is_lost_and_nothing_added(text: str, width: int, base: int, order: Order) -> None:
    """After NFKC, with brackets folded, the same characters; kitty's order leaves the marks of Arabic letters out."""
    sent = "".join(row.text for row in laid_out(text, width, base, order)[1])
    wanted, got = letters("".join(c for c in text if not "\u2066" <= c <= "\u2069")), letters(sent)
    if order is Order.WORDS:
        marks = [c for c in wanted if unicodedata.combining(c)]
        for mark in marks:
            del wanted[mark], got[mark]
    assert wanted == got


@given(lines, WIDTHS, BASES)
def test_a_letter_is_never_split_from_its_marks(text: str, width: int, base: int) -> None:
    """Neither by a row's end nor by reordering; the same for what is joined to an emoji."""
    rows = laid_out(text, width, base)[1]
    ends = {row.start + cell.end for row in rows for cell in row.cells} | {row.start for row in rows}
    words = {end for end in ends if end < len(text)}
    inside = {n for start, end in clusters(text) for n in range(start + 1, end)}
    apart = {n for n in words & inside if text[n - 1] not in " \t"}  # a mark behind a blank gets a blank of its own
    assert set() == apart


@given(st.text(st.characters(codec="cp1251", categories=["L", "N", "P", "Zs"])), WIDTHS)
def test_left_to_right_text_is_only_wrapped(text: str, width: int) -> None:
    """Letter for letter as it was typed, in every order."""
    assert not has_right_to_left(text)
    for order in Order:
        assert text == shown(text, order) or needs_care(text)
        if not needs_care(text):
            assert text.replace("\t", " ") == "".join(row.text for row in laid_out(text, width, 0, order)[1])


@given(lines, WIDTHS, BASES, ORDERS)
def test_trimmed_rows_start_and_end_with_letters(text: str, width: int, base: int, order: Order) -> None:
    """No blank where a line was broken, none at the end; the same letters."""
    rows = laid_out(text, width, base, order, trim=True)[1]
    for number, row in enumerate(rows):
        held = text[row.start : row.end]
        assert held == held.rstrip(" \t")
        assert number == 0 or not held or held == held.lstrip(" \t")
    assert "".join(text.split()) == "".join("".join(text[row.start : row.end] for row in rows).split())


@given(anything)
def test_nothing_is_sent_that_a_terminal_obeys(text: str) -> None:
    """No escape, no control, no override; of the marks of direction only our own fences."""
    for order in SHAPED:
        sent = shown(text, order, 1).replace(LEFT_TO_RIGHT_MARK, "")
        assert [] == [c for c in sent if unicodedata.category(c) in ("Cc", "Cf", "Cs")]


def as_a_terminal_shows(line: str) -> str:
    """What a terminal that reorders each line from the left paints (marks stay on their letter)."""
    _, found = levels(line, 0)
    cells: list[tuple[int, str]] = []
    for level, letter in zip(found, line, strict=True):
        if level == REMOVED or letter == LEFT_TO_RIGHT_MARK:
            continue
        if cells and (unicodedata.combining(letter) or width_of(letter) == 0):
            cells[-1] = cells[-1][0], cells[-1][1] + letter
        else:
            cells.append((level, letter))
    order = visual_order([level for level, _ in cells])
    return "".join(MIRRORED.get(cells[n][1], cells[n][1]) if cells[n][0] & 1 else cells[n][1] for n in order)


@given(lines, st.one_of(WIDTHS, st.just(1_000)), BASES)
def test_the_inverse_order_is_exact(text: str, width: int, base: int) -> None:
    """A terminal with bidi, base left to right, turns it into the visual order."""
    inverse = laid_out(text, width, base, Order.INVERSE)[1]
    visual = laid_out(text, width, base, Order.VISUAL)[1]
    assert [row.text for row in visual] == [as_a_terminal_shows(row.text) for row in inverse]


def test_without_fences_the_inverse_order_would_be_wrong() -> None:
    """The test above can fail."""
    text = "الموافقة (KPI) على 3 أيام، 50,000 ريال"
    sent = shown(text, Order.INVERSE, 1)
    assert shown(text, Order.VISUAL, 1) == as_a_terminal_shows(sent)
    assert shown(text, Order.VISUAL, 1) != as_a_terminal_shows(sent.replace(LEFT_TO_RIGHT_MARK, ""))


@pytest.mark.parametrize(
    "cluster",
    ["👨\u200d👩\u200d👧", "🇸🇦", "❤️", "👍🏽", "1️⃣", "🏴\u200d☠️", "e\u0301", "한", "漢", "مُ", "\U0001f3fd", "🇸"],
)
def test_every_counter_of_columns_agrees(cluster: str) -> None:
    """Character by character (prompt_toolkit, xterm, tmux) and cluster by cluster (rich, kitty): one result."""
    from prompt_toolkit.utils import get_cwidth
    from rich.cells import cell_len
    from wcwidth import wcswidth

    assert [(0, len(cluster))] == list(clusters(cluster))
    sent = painted(cluster)
    assert 1 == len({columns(sent), get_cwidth(sent), cell_len(sent), wcswidth(sent)})


def test_words_stay_whole_where_they_fit() -> None:
    """Wrapped in logical order, then reordered."""
    rows = laid_out("واحد اثنان ثلاثة", 11, 1, trim=True)[1]
    assert ["ﻥﺎﻨﺛﺍ ﺪﺣﺍﻭ", "ﺔﺛﻼﺛ"] == [row.text for row in rows]
    assert [""] == [row.text for row in laid_out("", 10, 1)[1]]
    assert ["漢", "漢"] == [row.text for row in laid_out("漢漢", 1, 0)[1]]
