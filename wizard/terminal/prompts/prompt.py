"""Prompt: a question on the screen. Each is a `questionary.Question`: asked alone, or mounted in the screen."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import (
    BufferControl,
    Container,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.processors import HighlightSelectionProcessor
from questionary import Question

from wizard.interview.prompter import Pause, Reply
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.cursor import Layer, arrow_keys

Room = Callable[[], tuple[int, int]]
"""Columns and rows that a prompt may use."""

Fragments = StyleAndTextTuples

Dialog = Callable[["Prompt", Callable[[Reply], None]], None]
"""Put a prompt before this one and hand its reply back."""

ESCAPE_WAITS: Final = (0.04, 0.05)
"""Seconds that a terminal's escape sequence and a longer key binding are waited for: Esc must feel instant."""


class Prompt(Question):
    """The common part: where it is drawn, its keys, and one way to finish.

    Handlers end in `finish`, never in `event.app.exit`: mounted, the reply goes to the screen, which lives on.
    """

    def __init__(self, paper: Paper, room: Room, message: str = "") -> None:
        # Not Question's own constructor: it wants a finished application, and a mounted prompt has none of its own.
        self.should_skip_question = False
        self.default = None
        self.paper = paper
        self.room = room
        self.message = message
        self.slot = ""
        """Under which name the half-typed text of a dialog is kept, beside that of its question."""
        self.on_left: Callable[[], None] | None = None
        """Called when a dialog is left without a reply."""
        self.about = ""
        """The question that this prompt says something about."""
        self.head: Callable[[int, int], list[Fragments]] | None = None
        """What stands above it in place of its message: lines of that width, at most so many."""
        self.rows_wanted = 0
        """How many rows it would like to have, however much there is to read above it; 0: the usual."""
        self.sink: Callable[[Reply], None] | None = None
        self.keys = KeyBindings()
        self.container: Container = Window(height=0)
        self.focus: Window | None = None
        self.dialog: Dialog | None = None
        self.on_rebuilt: Callable[[], None] | None = None
        """The screen puts the keyboard where it belongs after a prompt was built anew."""
        self.nothing = "key-go-on"
        """The phrase for what Enter does while nothing is said: go on, keep, leave out."""
        self.on_changed: Callable[[], None] | None = None
        """The screen saves what is half typed."""

    @cached_property
    def bindings(self) -> KeyBindingsBase:
        """Every key of this prompt; one object, since prompt_toolkit keeps what it looked up in it."""
        return merge_key_bindings([arrow_keys(lambda: self.paper.right_to_left), self.keys])

    @cached_property
    def application(self) -> "Application[Any]":  # type: ignore[override]
        """Built only when the prompt is asked alone."""
        own = KeyBindings()

        @own.add("c-c", eager=True)
        @own.add("<sigint>")
        def _(event: KeyPressEvent) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        head = Window(FormattedTextControl(self._message), dont_extend_height=True)
        layout = Layout(HSplit([head, self.container]), focused_element=self.focus)
        app: Application[Any] = Application(layout, key_bindings=merge_key_bindings([self.bindings, own]))
        app.ttimeoutlen, app.timeoutlen = ESCAPE_WAITS
        return app

    def on(self, *keys: str, act: Callable[[], object], when: Callable[[], bool] | None = None) -> None:
        """Bind a key (or a sequence) to an act that needs nothing of the event; only while `when` holds."""
        condition = Condition(when) if when is not None else Always()

        def handle(_: KeyPressEvent) -> None:
            act()

        self.keys.add(*keys, filter=condition)(handle)

    def _message(self) -> Fragments:
        width, _ = self.room()
        return stacked(
            [[("class:question", self.paper.flush(row, width))] for row in self.rows_of(self.message, width)]
        )

    def rows_of(self, text: str, width: int) -> list[str]:
        """Rows of a text, none for an empty one."""
        return self.paper.rows(text, width) if text else []

    def finish(self, reply: Reply) -> None:
        """The one way out."""
        if self.sink is not None:
            self.sink(reply)
        elif self.application.is_running:
            self.application.exit(result=reply)

    def draft(self) -> Any:
        """What is half typed or half chosen, as plain values; "" where nothing is."""
        return ""

    def restore(self, draft: Any) -> None:
        """Put a kept draft back."""

    def given(self) -> Any:
        """The answer that stands in it, in the form of a draft; "" where none does."""
        return ""

    def undo(self) -> bool:
        """Take back what was typed or ticked last; False where nothing was."""
        return False

    @property
    def typing(self) -> bool:
        """Whether `?` is a character of the answer and not a call for help."""
        return False

    @property
    def pointed_id(self) -> str:
        """The id of the row that is pointed at, or an empty string."""
        return ""

    def point_at(self, value: str) -> None:
        """Point at a row by its id, where there are rows."""

    @property
    def clears(self) -> bool:
        """Whether Esc clears a search."""
        return False

    def escape(self) -> bool:
        """Whether Esc was used up here (it clears a filter first)."""
        return False

    def hints(self) -> list[tuple[str, str]]:
        """Keys and phrase keys of what they do here."""
        return [("Enter", "key-go-on" if self.draft() else self.nothing)]

    def changed(self) -> None:
        """To be called after each change of what is typed or ticked."""
        if self.on_changed is not None:
            self.on_changed()


class Page(Prompt):
    """Lines to read and scroll through: help, the whole draft. Any of its keys that leads out finishes with a pause."""

    def __init__(self, paper: Paper, room: Room, lines: Callable[[int], list[Fragments]]) -> None:
        super().__init__(paper, room)
        self.lines = lines
        self.top = 0
        self.focus = Window(FormattedTextControl(self._shown, focusable=True, show_cursor=False), wrap_lines=False)
        self.container = self.focus
        for name, step in (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10)):
            self.on(name, act=partial(self._scroll, step))
        for name in ("enter", "f1", "f5"):
            self.on(name, act=lambda: self.finish(Pause()))

    def _shown(self) -> Fragments:
        width, height = self.room()
        lines = self.lines(width)
        self.top = max(0, min(self.top, len(lines) - height))
        return stacked(lines[self.top : self.top + height])

    def _scroll(self, step: int) -> None:
        self.top = max(0, self.top + step)

    def hints(self) -> list[tuple[str, str]]:
        return [("↑↓", "key-move")]


def stacked(lines: list[Fragments]) -> Fragments:
    """Lines of fragments as one text."""
    text: Fragments = []
    for number, line in enumerate(lines):
        if number:
            text.append(("", "\n"))
        text.extend(line)
    return text


def typing_undone(buffer: Buffer) -> bool:
    """Take back the last change of a field; False where there was none."""
    before = buffer.text
    buffer.undo()
    return buffer.text != before


def field(buffer: Buffer, paper: Paper, room: Room, mark: str = "") -> tuple[Container, Window]:
    """A field to type in, with a mark on the side where reading starts: its container and the window to focus."""
    layer = Layer(paper.order, paper.base)
    width = len(mark) + 1
    window = Window(
        # Not the default processors: they look for search matches at every key, and nothing is searched here.
        BufferControl(
            buffer, [HighlightSelectionProcessor(), layer], include_default_input_processors=False, focusable=True
        ),
        wrap_lines=True,
        dont_extend_height=True,
        width=lambda: Dimension.exact(max(8, room()[0] - width)),
        height=Dimension(min=1),
        style="class:field",
    )
    sign = Window(FormattedTextControl([("class:pointer", mark)]), width=width, dont_extend_height=True)
    return VSplit([window, sign] if paper.right_to_left else [sign, window]), window
