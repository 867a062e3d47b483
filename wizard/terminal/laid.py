"""Laid: logical lines and their rows on this terminal; texts that hang behind a number, quotations, islands."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from wizard.model.text import POP_ISOLATE, isolate, tidy
from wizard.terminal.paper import LEFT_TO_RIGHT_ISOLATE, Paper
from wizard.terminal.rtl.layout import columns, has_right_to_left

RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"

NARROWEST: Final = 12
"""Columns that a text keeps beside its number and indent; where there are fewer, it stands under them."""


class Line:
    """One line of a document: its logical text, the name of its style, and its rows in the terminal's order.

    The rows are laid out when they are first looked at: a screen shows twenty of a document's four hundred.
    """

    __slots__ = ("_lay", "_rows", "source", "style")

    def __init__(self, source: str, style: str, lay: Callable[[], Sequence[str]]) -> None:
        self.source = source
        self.style = style
        self._lay = lay
        self._rows: Sequence[str] | None = None

    @property
    def rows(self) -> Sequence[str]:
        """At least one; none is wider than the width that the line was made for."""
        if self._rows is None:
            self._rows = self._lay()
        return self._rows


BLANK: Final = Line("", "blank", lambda: ("",))


def mirrored(paper: Paper) -> bool:
    """Whether rows start at the right: stored order is never padded, its reader turns it round."""
    return paper.right_to_left and not paper.plain


def hung(paper: Paper, text: str, width: int, *, lead: str = "", indent: int = 0) -> tuple[str, ...]:
    """A text in rows of at most `width` columns behind `indent` columns and its `lead` (a number, a bullet).

    Everything is counted from the side where reading starts; further rows stand under the text, not under the lead.
    """
    hang = columns(lead) + 1 if lead else 0
    room = width - indent - hang
    if room < NARROWEST and room < width:
        return hung(paper, f"{lead} {text}".strip(" "), width)
    rows = rows_of(paper, text, room)
    opening = paper.one(lead) if lead else ""
    if mirrored(paper):
        first = f"{paper.flush(rows[0], room)} {opening}" if lead else paper.flush(rows[0], room)
        return (first, *(paper.flush(row, room) for row in rows[1:]))
    margin = " " * (indent + hang)
    first = f"{' ' * indent}{opening} {rows[0]}" if lead else margin + rows[0]
    return tuple(row.rstrip(" ") for row in (first, *(margin + row for row in rows[1:])))


def rows_of(paper: Paper, text: str, width: int) -> list[str]:
    """The rows of one paragraph, at least one, none of them empty within it."""
    return [row for row in paper.rows(text, width) if row] or [""]


def isolated(paper: Paper, inserted: str) -> str:
    """A name, a value or a quotation that keeps its own direction in a sentence; files stay free of such controls.

    On an Arabic page what has Arabic letters is an Arabic text, even if it begins with «KPI».
    """
    foreign = has_right_to_left(inserted)
    if paper.plain or not (foreign or paper.right_to_left):
        return inserted
    if not paper.right_to_left:
        return isolate(inserted)
    if not any(unicodedata.bidirectional(letter) == "L" for letter in inserted):
        return inserted
    return f"{RIGHT_TO_LEFT_ISOLATE if foreign else LEFT_TO_RIGHT_ISOLATE}{inserted}{POP_ISOLATE}"


def quoted(paper: Paper, words: str) -> str:
    """Words of a person, of any language, between quotation marks."""
    return f"«{isolated(paper, tidy(words))}»"


def island(paper: Paper, code: str) -> str:
    """A code, an address or a path: left to right inside any sentence."""
    return code if paper.plain else paper.island(code)
