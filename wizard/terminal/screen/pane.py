"""The live draft: beside the question where the window is wide, on a page of its own where it is not."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from prompt_toolkit.layout import Dimension, FormattedTextControl, Window

from wizard.phrases import say
from wizard.terminal.draft_lines import Line, draft_lines, new_lines
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Fragments, Room, stacked
from wizard.terminal.rtl.layout import columns

DRAFT_AFTER: Final = 0.05
"""Seconds after an answer until the draft is made anew: the next question comes first."""
BEFORE: Final = 2
"""Rows of the draft that are shown above the clause that was just written."""
BESIDE: Final = " │ "
BESIDE_NEW: Final = " ┃ "
"""What parts the draft from the question; heavy beside what the last answer wrote."""

_CLAUSES: Final = ("clause", "text", "title")
"""Styles of lines that can be told in one sentence; rows of a table and marks cannot."""


class Pane:
    """The draft in lines, scrolled to what the last answer wrote."""

    def __init__(self, paper: Paper, room: Room) -> None:
        self.paper = paper
        self.room = room
        self.text = ""
        self._timer: asyncio.TimerHandle | None = None
        self._lines: Sequence[Line] = ()
        self._new: frozenset[str] = frozenset()
        """What the last answer wrote, as logical text: at another width it stands in other lines."""
        self._width = 0
        self.window = Window(FormattedTextControl(self._shown), width=lambda: Dimension.exact(self.room()[0]))

    def soon(self, make: Callable[[], str], then: Callable[[str], None]) -> None:
        """Make the draft and show it in a moment; `then` gets its first new clause."""

        def now() -> None:
            self._timer = None
            then(self.show(make()))

        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(DRAFT_AFTER, now)

    @property
    def is_new(self) -> bool:
        """Whether it shows the last answer."""
        return self._timer is None and bool(self.text)

    def show(self, text: str) -> str:
        """Take a new draft; the first clause that is new in it (no mark of something missing), or an empty string."""
        before, self.text = self._lines, text
        known = bool(before)
        self._width = self._columns()
        self._lines = draft_lines(text, self.paper, self._width)
        found = new_lines(before, self._lines) if known else frozenset()
        if known:
            self._new = frozenset(self._lines[n].source for n in found if n)  # the first line only counts what is left
        clauses = (self._lines[n] for n in sorted(found) if n)
        return next((c.source for c in clauses if c.style in _CLAUSES and not c.source.endswith(":")), "")

    def lines(self, width: int) -> list[Fragments]:
        """The whole draft for a page of that width."""
        made: list[Fragments] = []
        for line in draft_lines(self.text, self.paper, max(24, width)):
            made.extend([(f"class:draft.{line.style}", row)] for row in line.rows)
        return made

    def _columns(self) -> int:
        """What the text may use beside the rule."""
        return max(24, self.room()[0] - len(BESIDE))

    def _shown(self) -> Fragments:
        width, height = self._columns(), self.room()[1]
        if width != self._width:
            self._width = width
            self._lines = draft_lines(self.text, self.paper, width)
        title = self.paper.flush(self.paper.one(say("screen.draft-title", self.paper.language), width), width)
        rows: list[tuple[str, Fragments]] = [(BESIDE, [("class:dim", title)])]
        first = next((n for n, line in enumerate(self._lines) if n and line.source in self._new), 0)
        for number in range(self._top(first), len(self._lines)):
            if len(rows) >= height:
                break
            new = bool(number) and self._lines[number].source in self._new
            style = "class:new" if new else f"class:draft.{self._lines[number].style}"
            rows.extend((BESIDE_NEW if new else BESIDE, [(style, row)]) for row in self._lines[number].rows)
        rows += [(BESIDE, [("", "")])] * (height - len(rows))
        if self.paper.right_to_left:
            return stacked([[*row, ("class:rule", self._filled(row) + rule)] for rule, row in rows[:height]])
        return stacked([[("class:rule", rule), *row] for rule, row in rows[:height]])

    def _filled(self, row: Fragments) -> str:
        """Blanks behind a row, so that the rule stands upright."""
        return " " * (self.room()[0] - len(BESIDE) - sum(columns(fragment[1]) for fragment in row))

    def _top(self, first: int) -> int:
        """The line at which the pane begins, so that the new clause and a little before it are seen."""
        top, used = first, 0
        while top and used < BEFORE:
            top -= 1
            used += len(self._lines[top].rows)
        return top
