"""Lay text out for a terminal: wrap it in logical order, reorder each row, and say where each character went.

Wrap, then reorder, then pad: text that is reordered before it is wrapped shows the end of a sentence in its first row.
Words and rows are remembered: at a key in a long paragraph only the word and the row that changed are made anew.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from wizard.terminal.order import Order
from wizard.terminal.rtl.classes import is_arabic_number, is_right_to_left
from wizard.terminal.rtl.clusters import CAREFUL, RIGHT_TO_LEFT, columns, width_of
from wizard.terminal.rtl.levels import levels, visual_order
from wizard.terminal.rtl.words import Cell, word

__all__ = [
    "Cell", "Line", "Row", "columns", "has_right_to_left", "laid_out", "needs_care", "shown", "width_of"
]  # fmt: skip

LEFT_TO_RIGHT_MARK: Final = "\u200e"
UNLIMITED: Final = 10**6
_COMMA: Final = "\u060c"

_TOKENS: Final = re.compile("[ \t]|[^ \t]+")
_BLANKS: Final = (" ", "\t")


class Line:
    """The cells of one painted row from left to right, the order in which they are sent, and the text of it.

    `fences` are the places in `sent` that need a left-to-right mark in front, and one more behind the last (inverse
    order only): the closing mark keeps the last run from running into a neighbouring column.
    """

    __slots__ = ("_maps", "cells", "fences", "sent", "text", "width")

    def __init__(
        self, cells: Sequence[Cell], width: int, sent: Sequence[int], fences: frozenset[int] = frozenset()
    ) -> None:
        self.cells = cells
        self.width = width
        self.sent = sent
        self.fences = fences
        self._maps: tuple[list[int], list[int]] | None = None
        if not fences:
            self.text = "".join([cells[place].text for place in sent])
        else:
            parts = [
                (LEFT_TO_RIGHT_MARK if number in fences else "") + cells[place].text
                for number, place in enumerate(sent)
            ]
            self.text = "".join(parts) + LEFT_TO_RIGHT_MARK

    def maps(self, length: int) -> tuple[list[int], list[int]]:
        """Where each of the row's `length` source characters stands in `text` (-1: nowhere), and the way back."""
        if self._maps is None:
            to_text = [-1] * length
            to_source: list[int] = []
            for number, place in enumerate(self.sent):
                cell = self.cells[place]
                if number in self.fences:
                    to_source.append(cell.start)
                to_text[cell.start : cell.end] = [len(to_source)] * (cell.end - cell.start)
                to_source.extend([cell.start] * len(cell.text))
            if self.fences:
                to_source.append(length)
            self._maps = to_text, to_source
        return self._maps


class Row(NamedTuple):
    """One painted row: the source characters from `start` to `end`, and its line."""

    start: int
    end: int
    line: Line

    @property
    def cells(self) -> Sequence[Cell]:
        """From left to right."""
        return self.line.cells

    @property
    def width(self) -> int:
        """In columns."""
        return self.line.width

    @property
    def text(self) -> str:
        """The row as it is sent."""
        return self.line.text


def has_right_to_left(text: str) -> bool:
    """Whether anything in the text is written from right to left or controls direction."""
    return not text.isascii() and RIGHT_TO_LEFT.search(text) is not None


def needs_care(text: str) -> bool:
    """Whether the text cannot be sent as it is stored: right-to-left, control characters, joined emoji."""
    return CAREFUL.search(text) is not None


def laid_out(
    text: str, width: int = UNLIMITED, base: int | None = None, order: Order = Order.VISUAL, *, trim: bool = False
) -> tuple[int, list[Row]]:
    """The base level and the rows of one line of text, none wider than `width` columns (but for a single wide sign).

    Lines break at blanks; a word that is wider than a row is broken where the row ends. With `trim` the blanks where
    lines were broken, and those at the end, are left out.
    """
    base, found = levels(text, base)
    pieces = (
        [(0, len(text), None)] if width >= UNLIMITED and not trim else _wrapped(text, found, width, order, trim=trim)
    )
    rows: list[Row] = []
    for start, end, cells in pieces:
        if cells is None:
            line = _line(text[start:end], found[start:end], base, order)
        else:
            own = [Cell(text, width, first - start, last - start, level) for text, width, first, last, level in cells]
            line = _arranged(own, base, order)
        rows.append(Row(start, end, line))
    return base, rows


_Piece: TypeAlias = tuple[int, int, list[Cell] | None]
"""A row before it is laid out: its source range, and its cells where it holds a part of a word."""


def _wrapped(text: str, found: bytes, width: int, order: Order, *, trim: bool) -> list[_Piece]:
    """Where the rows start and end."""
    pieces: list[_Piece] = []
    start = used = 0
    tail = in_tail = 0  # where the last word of the row starts, and its columns so far
    for match in _TOKENS.finditer(text):
        first, last = match.span()
        blank = match[0] in _BLANKS
        if trim and blank and first == start and pieces:
            start = tail = last  # no blank where a line was broken
            continue
        wide = 1 if blank else word(match[0], found[first:last], order).width
        if used + wide > width and first > start:
            # A blank that does not fit takes its word along, so that no row starts with a blank.
            carried = blank and not trim and tail > start
            end = tail if carried else first
            pieces.append((start, end, None))
            start, used = end, in_tail if carried else 0
            if trim and blank:
                start = tail = last
                continue
        if blank:
            tail, in_tail = last, 0
        elif wide > width:
            pieces.extend(_broken(word(match[0], found[first:last], order).cells, first, width))
            start = tail = last
            used = 0
            continue
        else:
            in_tail = wide
        used += wide
    if start < len(text) or not pieces:
        pieces.append((start, len(text), None))
    if not trim:
        return pieces
    return [(start, start + len(text[start:end].rstrip(" \t")), cells) for start, end, cells in pieces]


def _broken(cells: Sequence[Cell], offset: int, width: int) -> Iterator[_Piece]:
    """A word that is wider than a row, in parts. They keep the letter forms of the whole word."""
    part: list[Cell] = []
    used = 0
    for text, wide, start, end, level in cells:
        if part and used + wide > width:
            yield part[0].start, part[-1].end, part
            part, used = [], 0
        part.append(Cell(text, wide, start + offset, end + offset, level))
        used += wide
    yield part[0].start, part[-1].end, part


@lru_cache(maxsize=4096)
def _line(text: str, found: bytes, base: int, order: Order) -> Line:
    """A row of whole words."""
    cells: list[Cell] = []
    hidden = -1
    for match in _TOKENS.finditer(text):
        first = match.start()
        if match[0] in _BLANKS:
            made: Sequence[Cell] = (Cell(" ", 1, 0, 1, found[first]),)
        else:
            made = word(match[0], found[first : match.end()], order).cells
        if not made:  # a word of which nothing is seen
            if cells:
                cells[-1] = cells[-1]._replace(end=match.end())
            elif hidden < 0:
                hidden = first
            continue
        cells.extend([Cell(text, width, start + first, end + first, level) for text, width, start, end, level in made])
        if hidden >= 0:
            cells[0], hidden = cells[0]._replace(start=hidden), -1
    return _arranged(cells, base, order)


def _arranged(line: Sequence[Cell], base: int, order: Order) -> Line:
    """Cells of one row, from logical order into the order of painting and of sending."""
    width = sum([cell.width for cell in line])
    if order is Order.LOGICAL or (base == 0 and not any(cell.level for cell in line)):
        return Line(line, width, range(len(line)))
    found = [cell.level for cell in line]
    for n in range(len(line) - 1, -1, -1):  # L1 once more: blanks at the end of a wrapped row
        if line[n].text != " ":
            break
        found[n] = base
    cells = [line[place] for place in visual_order(found)]
    if order is Order.VISUAL:
        return Line(cells, width, range(len(cells)))
    sent, fences = _sent(cells, order)
    return Line(cells, width, sent, fences)


def _sent(cells: Sequence[Cell], order: Order) -> tuple[list[int], frozenset[int]]:
    """The order of output for terminals that reorder by themselves, and where a mark must fence a run."""
    sent: list[int] = []
    fences: list[int] = []
    inverse = order is Order.INVERSE
    first = [cell.text[0] for cell in cells]
    numbers = [is_arabic_number(letter) for letter in first]
    runs = [number or is_right_to_left(letter) for letter, number in zip(first, numbers, strict=True)]
    if not inverse:  # kitty turns whatever comes from the same font, the comma and the digits of a number too
        runs = [run or letter == _COMMA for letter, run in zip(first, runs, strict=True)]
    n, count = 0, len(cells)
    while n < count:
        if not runs[n]:
            if inverse and sent and runs[n - 1]:
                fences.append(len(sent))
            sent.append(n)
            n += 1
            continue
        stop = n + 1
        while stop < count and (
            runs[stop] or (inverse and cells[stop].text == " " and stop + 1 < count and runs[stop + 1])
        ):
            stop += 1
        if inverse:
            fences.append(len(sent))  # also at the very start: keeps autodetecting terminals on a left-to-right base
        sent.extend(_logical(n, stop, numbers) if inverse else range(stop - 1, n - 1, -1))
        n = stop
    return sent, frozenset(fences)


def _logical(start: int, stop: int, numbers: Sequence[bool]) -> Iterator[int]:
    """The places of a right-to-left run from its right end, the digits of a number from their left."""
    place = stop - 1
    while place >= start:
        first = place
        while numbers[first] and first > start and numbers[first - 1]:
            first -= 1
        yield from range(first, place + 1)
        place = first - 1


def shown(text: str, order: Order, base: int | None = None) -> str:
    """One line for a terminal, in the order it wants. Text that needs no care comes back as it is."""
    if order is Order.LOGICAL or (not base and not needs_care(text)):
        return text
    return laid_out(text, UNLIMITED, base, order)[1][0].text
