"""Paper: how text is laid on this terminal; the one place where logical text becomes what the terminal is sent."""

from collections.abc import Sequence
from typing import Final

from wizard.model.text import RIGHT_TO_LEFT
from wizard.terminal.order import Order
from wizard.terminal.rtl.clusters import clusters, painted
from wizard.terminal.rtl.layout import columns, laid_out, needs_care, shown

LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
POP_ISOLATE: Final = "\u2069"
_ISOLATES: Final = "\u2066\u2067\u2068"
_ELLIPSIS: Final = "…"

MOST_KEPT: Final = 4_000


class Paper:
    """Lays lines for one language and one terminal. Widths are columns; rows come without padding unless `flush`.

    Left-to-right languages are laid out too: an Arabic name inside a Russian sentence is reordered like any other.
    """

    def __init__(self, language: str, order: Order) -> None:
        self.language = language
        self.order = order
        self.right_to_left = language in RIGHT_TO_LEFT
        self.base = 1 if self.right_to_left else 0
        self._rows: dict[tuple[str, int], list[str]] = {}
        self._ones: dict[tuple[str, int | None], str] = {}

    @property
    def plain(self) -> bool:
        """Whether text goes out as it is stored (files, pipes, plain mode)."""
        return self.order is Order.LOGICAL

    def rows(self, text: str, width: int) -> list[str]:
        """Wrapped rows in the terminal's order, none wider than `width`; line breaks in the text are kept."""
        known = self._rows.get((text, width))
        if known is None:
            if len(self._rows) > MOST_KEPT:
                self._rows.clear()
            known = [row for line in text.split("\n") for row in self._line(line, max(width, 4))]
            self._rows[text, width] = known
        return known

    def _line(self, line: str, width: int) -> list[str]:
        if not self.base and len(line) <= width and line.isascii() and not needs_care(line):
            return [line.rstrip(" ")]
        return [row.text for row in laid_out(line, width, self.base, self.order, trim=True)[1]]

    def one(self, text: str, width: int | None = None) -> str:
        """One row; what does not fit is cut off in logical order, with an ellipsis."""
        known = self._ones.get((text, width))
        if known is None:
            if len(self._ones) > MOST_KEPT:
                self._ones.clear()
            known = shown(text.strip(" "), self.order, self.base)
            if width is not None and columns(known) > width:
                known = shown(cut(text.strip(" "), width), self.order, self.base)
            self._ones[text, width] = known
        return known

    def flush(self, row: str, width: int) -> str:
        """A laid-out row padded to the side where reading starts; left-to-right rows need no padding."""
        return " " * (width - columns(row)) + row if self.right_to_left else row

    def beside(self, start: str, end: str, width: int) -> str:
        """Two laid-out pieces in one row: the first where reading starts, the second at the other end."""
        gap = " " * max(1, width - columns(start) - columns(end))
        return f"{end}{gap}{start}" if self.right_to_left else f"{start}{gap}{end}"

    def joined(self, pieces: Sequence[str], between: str = "   ") -> str:
        """Laid-out pieces in reading order."""
        return between.join(reversed(pieces) if self.right_to_left else pieces)

    def island(self, key: str) -> str:
        """A key's name or a command: left to right inside any sentence."""
        return f"{LEFT_TO_RIGHT_ISOLATE}{key}{POP_ISOLATE}" if self.right_to_left else key


def cut(text: str, width: int) -> str:
    """Logical text shortened to `width` columns, the ellipsis included; a letter keeps its marks.

    An isolate that was open is closed before the ellipsis, so that it stands where the sentence ends.
    """
    used = place = 0
    for start, end in clusters(text):
        used += columns(painted(text[start:end]))
        if used > width:
            kept = text[:place].rstrip()
            closing = sum(map(kept.count, _ISOLATES)) - kept.count(POP_ISOLATE)
            return kept + POP_ISOLATE * max(0, closing) + _ELLIPSIS
        if used < width:
            place = end
    return text
