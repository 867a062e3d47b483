"""A block of the screen: lines made once for each painting, in a window exactly as high as they are."""

from collections.abc import Callable, Sequence
from typing import Final

from prompt_toolkit.application import get_app
from prompt_toolkit.layout import Dimension, FormattedTextControl, Window

from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Fragments, stacked

BLANK: Final[Fragments] = [("", "")]


class Block:
    """Lines that are asked for anew at each painting."""

    def __init__(self, make: Callable[[], list[Fragments]], style: str = "") -> None:
        self._make = make
        self._painting = -1
        self._lines: list[Fragments] = []
        control = FormattedTextControl(lambda: stacked(self.lines))
        self.window = Window(control, height=self._height, dont_extend_height=True, style=style)

    @property
    def lines(self) -> list[Fragments]:
        """The lines of this painting."""
        counter = get_app().render_counter
        if counter != self._painting:
            self._painting, self._lines = counter, self._make()
        return self._lines

    def _height(self) -> Dimension:
        return Dimension.exact(len(self.lines))


def lines_of(paper: Paper, text: str, width: int, style: str = "", *, most: int = 0) -> list[Fragments]:
    """A wrapped text as lines of one style; of more than `most` the rest is left out behind an ellipsis."""
    if not text:
        return []
    rows: Sequence[str] = paper.rows(text, width)
    if most and len(rows) > most:
        rows = [*rows[: most - 1], "…"]
    return [[(style, paper.flush(row, width))] for row in rows]
