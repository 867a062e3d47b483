"""Words: the cells of a word, in logical order, with their joined forms. Words are remembered: they come again."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from wizard.terminal.order import Order
from wizard.terminal.rtl.classes import OPENING, is_right_to_left
from wizard.terminal.rtl.clusters import (
    JOINER,
    NON_JOINER,
    REPLACEMENT,
    SIMPLE,
    clusters,
    columns,
    painted,
    width_of,
)
from wizard.terminal.rtl.levels import REMOVED
from wizard.terminal.rtl.shaping import shape

# Unicode's BidiMirroring.txt, as far as such signs stand in office texts: the brackets, and these.
_PAIRS: Final = {**OPENING, **dict(zip("<«‹≤≪⊂⊆", ">»›≥≫⊃⊇", strict=True))}
_MIRRORED: Final = {**_PAIRS, **{second: first for first, second in _PAIRS.items()}}


class Cell(NamedTuple):
    """What is painted in one place: a letter with its marks, its columns, and the source characters it stands for.

    `start` and `end` count from the start of its row.
    """

    text: str
    width: int
    start: int
    end: int
    level: int


class Word(NamedTuple):
    """Cells in logical order; each character of the word belongs to one, unless nothing of the word is seen."""

    cells: tuple[Cell, ...]
    width: int


@lru_cache(maxsize=8192)
def word(text: str, found: bytes, order: Order) -> Word:
    """Lay out one word; `found` are the levels of its characters."""
    spans = [(n, n + 1) for n in range(len(text))] if SIMPLE.match(text) else list(clusters(text))
    letters = [text[start] for start, _ in spans]
    merged: Sequence[bool] = [False] * len(letters)
    if order is not Order.LOGICAL and not text.isascii():
        letters, merged = _shaped(text, spans, letters)
    if len(spans) == len(text) and SIMPLE.match(text):
        return _simple_word(found, letters, merged, mirrored=order is not Order.LOGICAL)
    cells: list[Cell] = []
    hidden = 0  # invisible characters at the start belong to the first cell
    for (start, end), letter, into_previous in zip(spans, letters, merged, strict=True):
        seen = _seen(text[start:end], letter, found[start], order)
        if cells and (into_previous or not seen):
            before = cells[-1]
            marks = seen[1:] if into_previous else ""
            cells[-1] = Cell(before.text + marks, before.width, before.start, end, before.level)
        elif not seen:
            hidden = end
        else:
            cells.append(Cell(seen, columns(seen), 0 if not cells else start, end, found[start]))
    if order is Order.LOGICAL and cells and hidden:  # here they may matter to the terminal
        whole = text[:hidden] + cells[0].text
        cells[0] = cells[0]._replace(text=whole, width=columns(whole))
    return Word(tuple(cells), sum([cell.width for cell in cells]))


def _simple_word(found: bytes, letters: Sequence[str], merged: Sequence[bool], *, mirrored: bool) -> Word:
    """A word in which each character is one letter of one column: nearly all."""
    made: list[Cell] = []
    for place, (letter, into_previous, level) in enumerate(zip(letters, merged, found, strict=True)):
        if into_previous:
            made[-1] = made[-1]._replace(end=place + 1)
        else:
            seen = _MIRRORED.get(letter, letter) if mirrored and level & 1 else letter
            made.append(Cell(seen, 1, place, place + 1, level))
    return Word(tuple(made), len(made))


def _seen(cluster: str, letter: str, level: int, order: Order) -> str:
    """What is painted for a cluster whose first letter takes the form `letter`; "" for what is invisible."""
    if level == REMOVED:
        return ""
    if order is Order.LOGICAL:
        kept = "".join([c if c.isprintable() or (width_of(c) == 0 and c > "\x9f") else REPLACEMENT for c in cluster])
        return kept if painted(cluster) else ""
    seen = painted(cluster)
    if not seen or seen[0] != cluster[0]:
        return seen
    if order is Order.WORDS and is_right_to_left(cluster[0]):
        return letter  # kitty breaks its words at marks
    if level & 1:
        letter = _MIRRORED.get(letter, letter)
    return letter + seen[1:]


def _shaped(text: str, spans: Sequence[tuple[int, int]], letters: list[str]) -> tuple[list[str], list[bool]]:
    """Joined forms; a zero-width non-joiner behind a letter breaks the joining there, a joiner asks for it."""
    if NON_JOINER not in text and JOINER not in text:
        return shape(letters)
    parts: list[str] = []
    places: list[int] = []
    for (start, end), letter in zip(spans, letters, strict=True):
        places.append(len(parts))
        parts.append("" if letter == NON_JOINER else letter)
        for joiner, stands in ((NON_JOINER, ""), (JOINER, JOINER)):
            if joiner in text[start + 1 : end]:
                parts.append(stands)
    made, merged = shape(parts)
    return [made[place] or text[spans[n][0]] for n, place in enumerate(places)], [merged[place] for place in places]
