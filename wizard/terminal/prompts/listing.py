"""A list with a field above it: the common part of every prompt that chooses."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Container, Dimension, FormattedTextControl, HSplit, ScrollOffsets, Window
from questionary import Choice, Separator

from wizard.interview.prompter import Reply, Said
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Prompt, Room, field, typing_undone
from wizard.terminal.prompts.rows import Item, Rows
from wizard.terminal.prompts.text import open_editor, split_lines

SHORT_LIST: Final = 7
"""A list of no more rows needs no search field; a digit points at its rows."""
DIGITS: Final = 9
FARTHEST: Final = 10_000


class ListPrompt(Prompt):
    """A list with a field above it that filters, or in which an answer of one's own is typed.

    With `own`, the keyboard starts in the field and Down leads into the list; without, the list is closed. `search`
    says whether a closed list can be searched (None: when it is long), `several_lines` whether Ctrl-J breaks a line.
    """

    many = False

    def __init__(
        self,
        paper: Paper,
        room: Room,
        items: Sequence[Choice],
        *,
        empty: Callable[[], Reply] = lambda: Said(""),
        own: bool = False,
        text: str = "",
        pointed: str = "",
        message: str = "",
        search: bool | None = None,
        several_lines: bool = False,
    ) -> None:
        super().__init__(paper, room, message)
        self.own = own
        self.empty = empty
        self.emptied: Callable[[], Reply] = lambda: Said("")
        """The reply when everything that stood there was taken away."""
        self.standing: Any = self._state(text, [i.id for i in items if isinstance(i, Item) and i.checked])
        self.prefilled = text
        """The standing answer: it filters nothing."""
        self.ticked_before: list[list[str]] = []
        """What was ticked before each change, to take it back."""
        self.navigated = False
        """Whether the last key was an arrow: then the space bar ticks, else it is a character."""
        self.several_lines = several_lines
        self.buffer = Buffer(multiline=several_lines, on_text_changed=lambda _: self._typed())
        self.buffer.tempfile_suffix = ".txt"
        many = sum(isinstance(item, Item) for item in items) > SHORT_LIST
        self.searchable = own or (many if search is None else search)
        self.rows = self._list(items)
        if pointed and self.rows is not None:
            self.rows.point_at(pointed)
        self.split = HSplit(self._parts(text))
        self.container = self.split
        self._bind()

    def _list(self, items: Sequence[Choice]) -> Rows | None:
        if not any(isinstance(item, Item) for item in items):
            return None
        rows = Rows(items, self.paper, lambda: self.room()[0], many=self.many)
        rows.pointing = not self.own
        rows.numbered = not self.searchable and len(rows.items) <= DIGITS
        return rows

    def _parts(self, text: str) -> list[Container]:
        parts: list[Container] = []
        if self.searchable:
            mark = "◂" if self.paper.right_to_left else "▸"
            container, self.focus = field(self.buffer, self.paper, self.room, mark if self.own else "⌕")
            parts.append(container)
        if self.rows is not None:
            offsets = ScrollOffsets(top=1, bottom=1)
            window = Window(self.rows, wrap_lines=False, scroll_offsets=offsets, height=Dimension(min=2))
            window.dont_extend_height = Always()
            parts.append(window)
            if not self.searchable:
                self.focus = window
            parts.append(Window(FormattedTextControl(self._count), dont_extend_height=True, height=1))
        if text:
            self.buffer.text = text
            self.buffer.cursor_position = len(text)
        return parts

    # What is typed and where the pointer stands.

    def _typed(self) -> None:
        self.navigated = False
        if self.rows is not None:
            self.rows.search("" if self.buffer.text == self.prefilled else self.buffer.text)
            self.rows.pointing = not self.own
        self.changed()

    def _go(self, step: int) -> None:
        rows = self.rows
        if rows is None or not rows.choice_count:
            return
        self.navigated = True
        if not rows.pointing:
            if step > 0 or not self.own:
                rows.pointing = True
                if not rows.is_selection_valid():
                    rows.select_next()
            return
        if step < 0 and self.own and rows.at_the_top:
            rows.pointing = False
            return
        for _ in range(abs(step)):
            if rows.at_the_top if step < 0 else rows.at_the_bottom:
                return
            (rows.select_next if step > 0 else rows.select_previous)()

    @property
    def _pointed(self) -> Item | None:
        return self.rows.pointed if self.rows is not None else None

    @property
    def pointed_id(self) -> str:
        pointed = self._pointed
        return pointed.id if pointed is not None else ""

    def point_at(self, value: str) -> None:
        if self.rows is not None and any(item.id == value for item in self.rows.items):
            self.rows.pointing = self.navigated = True
            self.rows.point_at(value)

    # Keys.

    def _bind(self) -> None:
        for key, step in (("up", -1), ("down", 1), ("pageup", -5), ("pagedown", 5)):
            self.on(key, act=partial(self._go, step))
        if not self.own:
            self.on("home", act=partial(self._go, -FARTHEST), when=lambda: not self.buffer.text)
            self.on("end", act=partial(self._go, FARTHEST), when=lambda: not self.buffer.text)
        self.on("enter", act=self._enter)
        self.keys.add(Keys.BracketedPaste)(self._paste)
        if self.own:
            self.on("f4", act=lambda: open_editor(self.buffer), when=lambda: self.several_lines)
            self.on("c-j", act=lambda: self.buffer.insert_text("\n"), when=lambda: self.several_lines)
        if not self.searchable:
            for number in range(1, DIGITS + 1):
                for digit in (str(number), chr(0x660 + number)):
                    self.on(digit, act=partial(self._by_digit, number))

    def _by_digit(self, number: int) -> None:
        """Point at a row. Enter answers: digits that were meant for another question must not."""
        items = self.rows.items if self.rows is not None else []
        if number <= len(items):
            self.point_at(items[number - 1].id)

    def _enter(self) -> None:
        pointed = self._pointed
        if pointed is not None:
            self.finish(self.chosen(pointed))
        elif self.own:
            text = self.buffer.text
            if self._state(text, []) == self.standing:
                self.finish(self.empty())
            else:
                self.finish(Said(text) if text.strip() else self.emptied())
        elif self.rows is not None and not self.rows.pointing:
            self.finish(self.empty())  # left out, or refused where something is needed: nothing is guessed

    def chosen(self, item: Item) -> Reply:
        """The reply of the row on which Enter was pressed."""
        return Said(item.raw)

    def _paste(self, event: KeyPressEvent) -> None:
        lines = split_lines(event.data)
        if self.searchable and lines:
            self.pasted(lines)

    def pasted(self, lines: list[str]) -> None:
        """Pasted text goes into the field; where it takes one line, line ends become spaces."""
        self.buffer.insert_text(("\n" if self.several_lines else " ").join(lines))

    # What the screen asks of every prompt.

    def _state(self, text: str, picked: Sequence[str]) -> Any:
        return {"text": text, "picked": list(picked)} if picked or text else ""

    def draft(self) -> Any:
        state = self._state(self.buffer.text, self.rows.selected_options if self.rows is not None else ())
        return "" if state == self.standing else state

    def given(self) -> Any:
        return self.standing

    def undo(self) -> bool:
        if self.ticked_before and self.rows is not None:
            self.rows.selected_options = self.ticked_before.pop()
            self.changed()
            return True
        return self.searchable and typing_undone(self.buffer)

    def restore(self, draft: Any) -> None:
        if not isinstance(draft, dict):
            return
        if self.rows is not None:
            known = {choice.value for choice in self.rows.choices}
            self.rows.selected_options = [value for value in draft.get("picked", ()) if value in known]
        text = draft.get("text", "")
        if self.searchable and isinstance(text, str) and text:
            self.buffer.text = text
            self.buffer.cursor_position = len(text)

    @property
    def typing(self) -> bool:
        return bool(self.buffer.text)

    @property
    def clears(self) -> bool:
        return not self.own and bool(self.buffer.text)

    def escape(self) -> bool:
        if self.rows is not None and self.own and self.rows.pointing:
            self.rows.pointing = False
            return True
        if not self.own and self.buffer.text:
            self.buffer.reset()
            self._typed()
            return True
        return False

    def _count(self) -> StyleAndTextTuples:
        text = self.counted()
        width = self.room()[0]
        return [("class:dim", self.paper.flush(self.paper.one(text, width), width))] if text else []

    def counted(self) -> str:
        """Where one stands in a long list, or that nothing was found."""
        rows = self.rows
        if rows is None:
            return ""
        items = [choice for choice in rows.filtered_choices if not isinstance(choice, Separator)]
        language = self.paper.language
        if not items:
            return say("screen.found-none-add" if self.own else "screen.found-nothing", language)
        if rows.pointed is None:
            return say("screen.suggested-count", language, number=len(items)) if self.own and not self.many else ""
        if len(items) <= SHORT_LIST:
            return ""
        place = items.index(rows.pointed) + 1
        return say("screen.place-of", language, place=place, number=len(items))

    def hints(self) -> list[tuple[str, str]]:
        if self.own:
            enter = ("Enter", "key-choose") if self._pointed is not None else super().hints()[0]
            more = [("F4", "key-editor")] if self.several_lines else []
            return [enter, ("↓", "key-suggestions"), *more] if self.rows else [enter, *more]
        search = [("⌕", "key-search")] if self.searchable else []
        chosen = self._pointed is not None or self.rows is None
        return [("↑↓", "key-move"), ("Enter", "key-choose" if chosen else self.nothing), *search]
