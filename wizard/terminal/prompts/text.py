"""Prompts that are typed: a line, several lines, a number, an amount, a date."""

import os
import re
import sys
from collections.abc import Callable
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

from wizard.interview.prompter import Reply, Said
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Prompt, Room, field, typing_undone
from wizard.terminal.rtl.shaping import unshaped

_LINE_ENDS = re.compile("\r\n?|\n")
_SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪◦]\s+|o\t|\d{1,3}(?:\.\d{1,3})*[.)،]\s*(?=\D))")
"""What Word puts before the items of a list, in the digits of any script."""


def cleaned(pasted: str) -> str:
    """A pasted text with one kind of line end, letters in place of joined forms, and without a terminal's sequences."""
    return _LINE_ENDS.sub("\n", _SEQUENCES.sub("", unshaped(pasted)))


def split_lines(pasted: str) -> list[str]:
    """The lines of a pasted text, without empty ones; of several, the marks of a list are left out."""
    lines = [line.strip() for line in cleaned(pasted).split("\n") if line.strip()]
    return [_LIST_MARK.sub("", line, count=1) or line for line in lines] if len(lines) > 1 else lines


def open_editor(buffer: Buffer) -> None:
    """The person's own editor ($VISUAL, $EDITOR), else the system's; its text comes back into the field."""
    if sys.platform == "win32":
        os.environ.setdefault("EDITOR", "notepad")
    buffer.open_in_editor()


class TextPrompt(Prompt):
    """One line of text. Enter finishes; pasted line ends become spaces."""

    several_lines = False

    def __init__(
        self,
        paper: Paper,
        room: Room,
        text: str = "",
        *,
        empty: Callable[[], Reply] = lambda: Said(""),
        message: str = "",
    ) -> None:
        super().__init__(paper, room, message)
        self.standing = text
        self.empty = empty
        self.emptied: Callable[[], Reply] = lambda: Said("")
        """The reply when the text that stood there was taken away."""
        self.buffer = Buffer(multiline=self.several_lines, on_text_changed=lambda _: self.changed())
        self.buffer.text = text
        self.buffer.cursor_position = len(text)
        self.container, self.focus = field(self.buffer, paper, room, "◂" if paper.right_to_left else "▸")
        self.on("enter", act=lambda: self.finish(self.reply()))
        self.keys.add(Keys.BracketedPaste)(self._paste)

    def reply(self) -> Reply:
        """What is typed; nothing typed, or an answer left as it stands, is what the question makes of it."""
        text = self.buffer.text
        if text == self.standing or not (text.strip() or self.standing):
            return self.empty()
        return Said(text) if text.strip() else self.emptied()

    def _paste(self, event: KeyPressEvent) -> None:
        lines = cleaned(event.data).split("\n") if self.several_lines else split_lines(event.data)
        self.pasted(lines)

    def pasted(self, lines: list[str]) -> None:
        """Put pasted text in; a prompt of one line has no use for line ends."""
        self.buffer.insert_text(("\n" if self.several_lines else " ").join(lines))

    def draft(self) -> Any:
        return "" if self.buffer.text == self.standing else self.buffer.text

    def given(self) -> Any:
        return self.standing

    def undo(self) -> bool:
        return typing_undone(self.buffer)

    def restore(self, draft: Any) -> None:
        if isinstance(draft, str) and draft:
            self.buffer.text = draft
            self.buffer.cursor_position = len(draft)

    @property
    def typing(self) -> bool:
        return bool(self.buffer.text)


class ParagraphPrompt(TextPrompt):
    """Several lines: Enter finishes, Ctrl-J or Alt-Enter starts a new line, F4 opens the person's own editor."""

    several_lines = True

    def __init__(self, paper: Paper, room: Room, text: str = "", **more: Any) -> None:
        super().__init__(paper, room, text, **more)
        self.on("c-j", act=lambda: self.buffer.insert_text("\n"))
        self.on("escape", "enter", act=lambda: self.buffer.insert_text("\n"))
        self.on("f4", act=lambda: open_editor(self.buffer))
        self.buffer.tempfile_suffix = ".txt"

    def hints(self) -> list[tuple[str, str]]:
        return [*super().hints(), ("Ctrl-J", "key-new-line"), ("F4", "key-editor")]


class NumberPrompt(TextPrompt):
    """A number, a percentage, an amount or a date, in the digits of any script; the form is checked on Enter."""
