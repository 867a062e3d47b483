"""The canvas: where everything stands on the screen, and how much room there is.

There are as few windows as can be: each costs time at every key.
"""

from typing import Final, Protocol

from prompt_toolkit.application import get_app_session
from prompt_toolkit.layout import (
    AnyContainer,
    Dimension,
    DynamicContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)

from wizard.interview.conduct import Conversation
from wizard.interview.steps import next_field
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Fragments, Prompt, stacked
from wizard.terminal.screen.block import BLANK, Block, lines_of
from wizard.terminal.screen.frame import Pace, footer
from wizard.terminal.screen.half_typed import HalfTyped
from wizard.terminal.screen.menu import may_be_silent
from wizard.terminal.screen.pane import Pane
from wizard.terminal.screen.question import above, below
from wizard.terminal.screen.stage import Stage

WIDE: Final = 100
"""Columns from which on the draft stands beside the question."""
NARROWEST_COLUMN: Final = 58
LOW, MIDDLING = 10, 18
"""Rows below which there is no frame, and below which it is a row at the top and one at the bottom."""
ROOMY: Final = 60
"""Columns from which on three rows hold every key at the bottom."""
FOR_INPUT: Final = 6
"""Rows that a question leaves to the input, however long it is (a field, the rows of a list, a counter, a blank one);
the help page shows it whole."""


class Painted(Protocol):
    """The screen, as far as it is painted."""

    talk: Conversation
    paper: Paper
    stage: Stage
    pace: Pace
    stack: list[Prompt]
    prompt: Prompt
    notice: tuple[str, str]
    introduced: str
    unsaved: bool
    half_typed: HalfTyped

    @property
    def top(self) -> Prompt:
        """The prompt that has the keyboard."""

    @property
    def at_end(self) -> bool:
        """Whether the closing prompt stands instead of a question."""

    def header(self, minutes_left: int | None, width: int, state: str) -> list[Fragments]:
        """Who and how far, and what is saved."""

    def end_hints(self) -> list[tuple[str, str]]:
        """Keys of the closing prompt beside those that every one has."""


class Canvas:
    """Sizes are columns and rows. `spare` columns stay free, for terminals that count invisible marks."""

    def __init__(self, screen: Painted, spare: int = 0) -> None:
        self.screen = screen
        self.paper = screen.paper
        self.spare = spare
        self.output = get_app_session().output  # not get_app(): before there is one, it makes a dummy each time
        self.pane = Pane(self.paper, self._pane_room)
        self.top = Block(self._header)
        self.question = Block(self._above)
        self.foot = Block(self._footer)

    def layout(self) -> Layout:
        """One column, or two where the window is wide."""
        middle: list[AnyContainer] = [
            DynamicContainer(lambda: self.screen.top.container),
            Block(self._below).window,
            Window(),
        ]
        foot = Block(self._footer).window
        too_small = Window(FormattedTextControl(self._too_small))
        narrow = HSplit([Block(self._head).window, *middle, foot], window_too_small=too_small)
        # prompt_toolkit drops a mark that would stand at the very edge of a window: right-to-left text begins there.
        rim = 1 if self.paper.right_to_left else 0
        column = HSplit([self.question.window, *middle], width=lambda: Dimension.exact(self.room()[0] + rim))
        sides = [self.pane.window, column] if self.paper.right_to_left else [column, self.pane.window]
        wide = HSplit([self.top.window, VSplit(sides), foot], window_too_small=too_small)
        return Layout(DynamicContainer(lambda: wide if self.is_wide else narrow))

    def _too_small(self) -> Fragments:
        paper = self.paper
        return stacked(lines_of(paper, say("screen.too-small", paper.language), self.size[0], "class:refusal"))

    @property
    def size(self) -> tuple[int, int]:
        """The window."""
        size = self.output.get_size()
        return size.columns - self.spare, size.rows

    @property
    def is_wide(self) -> bool:
        """Whether the draft stands beside the question."""
        return self.size[0] >= WIDE and not self.screen.at_end

    def room(self) -> tuple[int, int]:
        """What a prompt may use."""
        columns, rows = self.size
        if self.is_wide:
            columns = max(NARROWEST_COLUMN, columns * 55 // 100)
        return columns, max(3, rows - len(self.top.lines) - len(self.foot.lines))

    def _pane_room(self) -> tuple[int, int]:
        columns, rows = self.size
        return columns - self.room()[0] - (1 if self.paper.right_to_left else 0), max(
            3, rows - len(self.top.lines) - len(self.foot.lines)
        )

    def _head(self) -> list[Fragments]:
        return [*self.top.lines, *self.question.lines]

    def _header(self) -> list[Fragments]:
        if self.size[1] < LOW:
            return []
        screen = self.screen
        left = None
        if screen.stage.deadline is not None:
            left = round((screen.stage.deadline - screen.stage.clock()) / 60)
        typed = bool(not screen.at_end and screen.prompt.draft())
        state = "typing" if screen.half_typed.waiting else "kept" if typed else "saved"
        state = "unsaved" if screen.unsaved else state
        lines = screen.header(left, self.size[0], state)
        return lines if self.size[1] >= MIDDLING else lines[:1]

    def _above(self) -> list[Fragments]:
        """The question, or the title of what stands before it; then the notice."""
        screen, paper = self.screen, self.paper
        width, rows = self.room()
        style, text = screen.notice
        notice = lines_of(paper, text, width, style, most=3)
        step = screen.talk.step
        fits = max(1, rows - self._for_input - len(notice) - 1)
        if screen.top.head is not None:
            asked = screen.top.head(width, fits)
        elif screen.top.message or screen.stack or screen.at_end or step is None:
            first, _, more = screen.top.message.partition("\n")
            asked = lines_of(paper, screen.top.about, width, "class:dim", most=2)
            asked += [*lines_of(paper, first, width, "class:question"), *lines_of(paper, more, width)]
        else:
            intro = in_language(step.section.intro, paper.language) if step.section.id != screen.introduced else ""
            asked = above(paper, step, screen.talk.session, width, rows // 2 + 2, intro)
        return [*asked[:fits], *([BLANK] if asked else []), *notice]

    @property
    def _for_input(self) -> int:
        return min(self.screen.top.rows_wanted or FOR_INPUT, self.room()[1] // 2)

    def _below(self) -> list[Fragments]:
        screen = self.screen
        step = screen.talk.step
        if screen.stack or screen.at_end or step is None or not step.row:
            return []
        width, rows = self.room()
        spare = rows - len(self.question.lines) - self._for_input - 1
        form = below(self.paper, step, screen.talk.session, width, spare)
        return [BLANK, *form] if form else []

    def _footer(self) -> list[Fragments]:
        columns, rows = self.size
        most = 0 if rows < LOW else 1 if rows < MIDDLING else 3 if columns >= ROOMY else 4
        return footer(self.paper, self._hints(), columns, most)

    def _hints(self) -> list[tuple[str, str]]:
        screen = self.screen
        own = screen.top.hints()
        if screen.stack:
            back = "key-back" if screen.at_end else "key-back-to-question"
            return [*own, ("Esc", "key-clear" if screen.top.clears else back)]
        if screen.at_end:
            return [*own, *screen.end_hints(), ("⇧Tab", "key-back"), ("Ctrl-C", "key-stop")]
        step = screen.talk.step
        form = [("Tab", "key-next-field")] if step is not None and next_field(screen.talk.session.steps, step) else []
        more = [("Esc", "key-menu"), ("⇧Tab", "key-back"), ("F1", "key-help")]
        more += [("F2", "key-unknown")] if step is not None and may_be_silent(step) else []
        return [*own, *form, *more, ("F3", "key-overview"), ("F5", "key-draft"), ("Ctrl-C", "key-stop")]
