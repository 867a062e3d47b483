"""The prompt of a list of records: rows are added from suggestions or in one's own words, moved, copied, taken out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from questionary import Choice

from wizard.interview.prompter import Jump, Reply, Said
from wizard.phrases import say
from wizard.terminal.prompts.choosing import ChoicePrompt, TickPrompt, paste_question
from wizard.terminal.prompts.rows import Item

ROW: Final = "row:"
"""The values of rows that stand on the list already begin like this; what follows is the row's id."""


class RowsPrompt(TickPrompt):
    """Rows that stand on the list come first; Enter on one opens what can be done with it.

    `first_field` gives the address of a row's first field, where its text is changed.
    """

    def __init__(self, *parts: Any, first_field: Callable[[str], str], **more: Any) -> None:
        self.first_field = first_field
        super().__init__(*parts, own=True, **more)

    def _bind(self) -> None:
        super()._bind()
        for key, act, more in (
            ("delete", "drop", {}),
            ("c-up", "move", {"by": -1}),
            ("c-down", "move", {"by": 1}),
            ("f7", "copy", {}),
        ):
            self.on(key, act=partial(self._rearrange, act, more), when=lambda: bool(self._row))

    def _rearrange(self, act: str, more: Mapping[str, int]) -> None:
        self.finish(Said([{act: self._row, **more}]))

    @property
    def _row(self) -> str:
        """The id of the row that is pointed at, or an empty string."""
        item = self._pointed
        return item.id.removeprefix(ROW) if item is not None and item.id.startswith(ROW) else ""

    def _enter(self) -> None:
        picked = self.rows.picked if self.rows is not None else []
        text = self.buffer.text.strip()
        if self._row:
            self._open_row(self._row)
        elif text and self._pointed is None:
            raws = [item.raw for item in picked]
            self.finish(Said([*raws, text] if raws else text))
        elif picked:
            self.finish(self.ticked(picked))
        elif self._pointed is not None:
            self.finish(Said([self._pointed.raw]))
        else:
            self.finish(self.empty())

    def _open_row(self, row: str) -> None:
        """What can be done with a row."""
        if self.dialog is None:
            self.finish(Jump(self.first_field(row)))
            return
        language = self.paper.language
        keys = ("change", "up", "down", "copy", "drop", "leave")
        items: list[Choice] = [Item(say(f"screen.row-{key}", language), key) for key in keys]
        title = str(self._pointed.title) if self._pointed is not None else row
        menu = ChoicePrompt(self.paper, self.room, items, message=title)
        self.dialog(menu, lambda reply: self._after_menu(row, reply))

    def _after_menu(self, row: str, reply: Reply) -> None:
        acts: dict[Any, Reply] = {
            "change": Jump(self.first_field(row)),
            "up": Said([{"move": row, "by": -1}]),
            "down": Said([{"move": row, "by": 1}]),
            "copy": Said([{"copy": row}]),
            "drop": Said([{"drop": row}]),
        }
        if isinstance(reply, Said) and reply.raw in acts:
            self.finish(acts[reply.raw])

    def pasted(self, lines: list[str]) -> None:
        if len(lines) < 2 or self.dialog is None:
            self.buffer.insert_text(" ".join(lines))
            return
        self.dialog(paste_question(self.paper, self.room, lines), lambda reply: self._after_paste(reply, lines))

    def _after_paste(self, reply: Reply, lines: Sequence[str]) -> None:
        if reply == Said("each"):
            self.finish(Said(list(lines)))
        elif reply == Said("one"):
            self.buffer.insert_text(" ".join(lines))

    def hints(self) -> list[tuple[str, str]]:
        if self._row:
            return [("Enter", "key-row-menu"), ("Del", "key-drop"), ("Ctrl-↑↓", "key-reorder"), ("F7", "key-copy")]
        enter = "key-add" if self.buffer.text or (self.rows and self.rows.selected_options) else "key-list-done"
        return [("Enter", enter), *([("↓", "key-suggestions"), ("␣", "key-tick")] if self.rows is not None else [])]
