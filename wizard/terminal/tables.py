"""Tables on a terminal: wrapped cells, the first column where reading starts; a list where the terminal is narrow."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from wizard.terminal.laid import BLANK, Line, hung, isolated, mirrored, rows_of
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.layout import columns

Cells: TypeAlias = Sequence[str]

NARROW: Final = 50
"""Under so many columns every table becomes a list."""
LONGEST_WORD: Final = 20
"""A longer word may be broken in a cell."""
TALLEST: Final = 4
"""How often the longest cell of a column may be folded; a taller table reads better as a list."""

_BETWEEN: Final = " │ "
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*\.?")


def table(
    paper: Paper,
    head: Cells,
    body: Sequence[Cells],
    width: int,
    *,
    marked: Collection[tuple[int, int]] = (),
    whole: Collection[int] = (),
) -> list[Line]:
    """The lines of a table, none wider than `width`; their source is the whole row with bars between the cells.

    `marked` are the cells (row, column) in which something is missing: their lines have the style `mark`. The columns
    `whole` are not wrapped in a cell.
    """
    widths = _fitted(head, body, width, whole)
    if widths is None:
        return list(_listed(paper, head, body, width, marked))
    return list(_framed(paper, head, body, widths, width, {row for row, _ in marked}))


def _fitted(head: Cells, body: Sequence[Cells], width: int, whole: Collection[int]) -> list[int] | None:
    """Columns of each column, or nothing where the words do not fit beside each other."""
    if width < NARROW or not head:
        return None
    longest, natural = [], []
    for number, cells in enumerate(zip(head, *body, strict=True)):
        natural.append(max(1, *map(columns, cells)))
        words = [columns(word) for cell in cells for word in cell.split()]
        longest.append(natural[-1] if number in whole else min(max(words, default=1), LONGEST_WORD))
    room = width - len(_BETWEEN) * (len(head) - 1)
    if sum(longest) > room:
        return None
    widths = longest
    for _ in range(room - sum(widths)):
        tallest = max(range(len(widths)), key=lambda n: natural[n] / widths[n])
        if natural[tallest] <= widths[tallest]:
            break
        widths[tallest] += 1
    return None if any(need > TALLEST * given for need, given in zip(natural, widths, strict=True)) else widths


def _framed(
    paper: Paper, head: Cells, body: Sequence[Cells], widths: Sequence[int], width: int, marked: Collection[int]
) -> Iterator[Line]:
    strokes = ["─" * column for column in widths]
    ruler = "─┼─".join(reversed(strokes) if mirrored(paper) else strokes)
    rule = Line("", "rule", lambda: (paper.flush(ruler, width) if mirrored(paper) else ruler,))
    ruled = any(columns(cell) > most for cells in body for cell, most in zip(cells, widths, strict=True))
    yield Line(" | ".join(head), "table-head", partial(_row, paper, head, widths, width))
    yield rule
    for number, cells in enumerate(body):
        if number and ruled:
            yield rule
        yield Line(
            " | ".join(cells), "mark" if number in marked else "table", partial(_row, paper, cells, widths, width)
        )


def _row(paper: Paper, cells: Cells, widths: Sequence[int], width: int) -> tuple[str, ...]:
    """The cells of one row side by side, all as high as the highest."""
    pieces = [rows_of(paper, cell, column) for cell, column in zip(cells, widths, strict=True)]
    made = []
    for number in range(max(map(len, pieces))):
        padded = []
        for rows, column in zip(pieces, widths, strict=True):
            piece = rows[number] if number < len(rows) else ""
            gap = " " * (column - columns(piece))
            padded.append(gap + piece if mirrored(paper) else piece + gap)
        if mirrored(paper):
            made.append(paper.flush(_BETWEEN.join(reversed(padded)), width))
        else:
            made.append(_BETWEEN.join(padded).rstrip(" "))
    return tuple(made)


def _listed(
    paper: Paper, head: Cells, body: Sequence[Cells], width: int, marked: Collection[tuple[int, int]]
) -> Iterator[Line]:
    """Each row as "heading: value" lines behind its number, or with the first value on top."""
    numbered = all(_NUMBER.fullmatch(cells[0]) for cells in body) and len(head) > 1
    for number, cells in enumerate(body):
        if number:
            yield BLANK
        source = " | ".join(cells)
        lead = f"{cells[0].rstrip('.')}." if numbered else ""
        indent = columns(lead) + 1 if numbered else 2
        for place, (name, value) in enumerate(zip(head, cells, strict=True)):
            if numbered and not place:
                continue
            text = f"{name}: {isolated(paper, value)}" if value else f"{name}:"
            start = {"lead": lead} if place == int(numbered) else {"indent": indent}
            style = "mark" if (number, place) in marked else "table"
            yield Line(source, style, partial(hung, paper, text, width, **start))
