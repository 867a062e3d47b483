"""`role-wizard doctor`: what this terminal is, how Arabic is sent to it and why, and the question that settles it."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TextIO

from wizard.model.text import LANGUAGES, western_digits
from wizard.phrases import say
from wizard.terminal.direction import AUTO, VARIABLE, calibrate, calibrations, configuration_folder, direction
from wizard.terminal.examination import AMBIGUOUS, Facts, Width, facts, measured
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.paper import Paper
from wizard.terminal.terminals import Asking, Heard, ask, hear, switched

SENTENCE: Final = "السؤال 3 (KPI) من 40"
"""Digits and Latin in brackets between Arabic words: each order that is wrong for a terminal shows it wrongly."""
SAMPLE: Final = "\ufefb \ufee3\ufeee\ufee7\ufeea \ufe91\ufec4\ufee2"
"""Joined forms as they are sent: an isolated lam-alef, and letters at the start, in the middle and at the end."""
WIDTH: Final = 80
WIDE_ENOUGH: Final = 80
_WAYS_OUT: Final = ("", "\r", "\n", "\x1b", "\x04")


def doctor(language: str, choice: str | None, setting: str, *, plain: bool, forget: bool) -> None:
    """Examine the terminal behind standard input and output, ask the person, and keep what was chosen."""
    Doctor(language, choice, setting, plain=plain).visit(forget=forget)


class Doctor:
    """One visit."""

    def __init__(self, language: str, choice: str | None, setting: str, *, plain: bool) -> None:
        self.language = language
        self.out: TextIO = sys.stdout
        streams = (sys.stdin, sys.stdout)
        self.asked: Asking | None = None
        there = not plain and not os.environ.get("ACCESSIBLE") and all(stream.isatty() for stream in streams)
        if there:
            self.out.flush()
            self.asked = ask(1)
        try:
            self.heard = hear(0, self.asked.left) if self.asked is not None else Heard()
            self.found = direction(choice, os.environ, setting, self.heard, streams, plain=plain)
            self.own = self.found
            """What it would be if nobody had overruled it; its identity names the terminal outside tmux too."""
            if self.found.reason in ("option", "environment", "settings"):
                env = {name: value for name, value in os.environ.items() if name != VARIABLE}
                self.own = direction(AUTO, env, "", self.heard, streams, plain=plain)
            self.widths = measured(0, 1) if self.asked is not None else []
        except BaseException:
            self.close()
            raise
        self.there = there and self.own.order is not Order.LOGICAL
        self.paper = Paper(language, self.found.order)

    def close(self) -> None:
        """Set the terminal as it was."""
        if self.asked is not None:
            self.asked.restore()

    def visit(self, *, forget: bool) -> None:
        """Tell, and ask."""
        try:
            with self.switch(self.found.order):
                self.report(facts(), asking=self.there and not forget)
                if forget:
                    self.forget()
            if self.there and not forget:
                self.question()
                self.answer()
        finally:
            self.close()

    @contextmanager
    def switch(self, order: Order) -> Iterator[None]:
        """The terminal in the state in which it is sent that order."""
        begin, end = switched(order, self.heard.replies)
        self.out.write(begin)
        try:
            yield
        finally:
            self.out.write(end)
            self.out.flush()

    def tell(self, key: str, /, **values: Any) -> None:
        """One paragraph."""
        text = say(f"doctor.{key}", self.language, isolated=not self.paper.plain, **values)
        self.write(self.paper, text)

    def write(self, paper: Paper, text: str) -> None:
        """Lay a text out as wide as the window is."""
        width = min(WIDTH, self.columns)
        for row in [text] if not self.there else paper.rows(text, width):
            self.out.write(f"{paper.flush(row, width) if self.there else row}\n")

    @property
    def columns(self) -> int:
        """Of the window; the last is left free, since some terminals wrap there."""
        return max(20, (facts().columns or WIDTH) - 1)

    def report(self, known: Facts, *, asking: bool) -> None:
        """Everything that was found out."""
        name = self.own.identity
        self.tell("title")
        self.out.write("\n")
        if name:
            self.tell("terminal-unknown" if name.startswith("TERM=") else "terminal", name=name)
        self.tell("order", order=say(f"doctor.order-{self.found.order}", self.language))
        self.tell(f"reason-{self.found.reason}")
        if asking:
            self.tell("sure" if self.found.sure else "not-sure")
        self.surroundings(known)
        if self.there:
            self.widths_told()
            self.tell("font", sample=SAMPLE)
            self.tell("font-advice")
            if "kitty" in self.own.identity:
                self.tell("kitty")

    def surroundings(self, known: Facts) -> None:
        """Size, colours, encoding and locale."""
        if known.columns:
            self.tell("size", columns=known.columns, rows=known.rows)
            if known.columns < WIDE_ENOUGH:
                self.tell("size-small")
        words = {word: say(f"doctor.colours-{word}", self.language) for word in ("full", "off", "none")}
        self.tell("colours", value=words.get(known.colours, known.colours))
        self.tell("encoding", encoding=known.encoding)
        if known.encoding not in ("UTF-8", "CP65001"):
            self.tell("encoding-wrong")
        self.tell("locale", locale=known.locale or say("doctor.locale-none", self.language))

    def widths_told(self) -> None:
        """Whether the terminal counts as we do."""
        wrong = [width for width in self.widths if width.measured != width.counted]
        if not self.widths:
            self.tell("widths-silent")
        elif not wrong:
            self.tell("widths-fine")
        for width in wrong:
            self.tell("widths-differ", **_told(width))
        if any(width.sample in AMBIGUOUS for width in wrong):
            self.tell("widths-ambiguous")

    def forget(self) -> None:
        """Take back what was chosen for this terminal."""
        held = self.own.identity in calibrations()
        if held:
            calibrate(self.own.identity, None)
        self.out.write("\n")
        self.tell("forgotten" if held else "nothing-kept", name=self.own.identity or "-")

    def question(self) -> None:
        """The sentence in each order, sent as it would be during an interview, and what is asked in every language."""
        self.out.write("\n")
        for number, order in enumerate(SHAPED, 1):
            with self.switch(order):
                self.out.write(f"   {number})   {Paper('ar', order).one(SENTENCE)}\n")
        self.out.write("\n")
        with self.switch(self.found.order):
            for language in (self.language, *(other for other in LANGUAGES if other != self.language)):
                self.write(Paper(language, self.found.order), say("doctor.ask", language))

    def answer(self) -> None:
        """Wait for one of the numbers, or for a way out."""
        chosen = self.chosen()
        self.out.write("\n")
        if chosen is not None:
            calibrate(self.own.identity, chosen)
        self.paper = Paper(self.language, chosen or self.found.order)
        with self.switch(self.paper.order):
            if chosen is None:
                self.tell("left")
                return
            self.tell("kept", name=self.own.identity, order=say(f"doctor.order-{chosen}", self.language))
            self.tell("file", path=configuration_folder() / "terminals.json")

    def chosen(self) -> Order | None:
        """The order of the line that reads correctly."""
        while True:
            typed = western_digits(_key() if self.asked is not None else sys.stdin.readline().strip())
            if typed in _WAYS_OUT:
                return None
            if typed.isdigit() and 1 <= int(typed) <= len(SHAPED):
                return SHAPED[int(typed) - 1]


def _told(width: Width) -> Mapping[str, object]:
    codes = " ".join(f"U+{ord(character):04X}" for character in width.sample)
    return {"sample": width.sample, "code": codes, "measured": width.measured, "counted": width.counted}


def _key() -> str:
    """One key: a character, or a whole escape sequence as Escape."""
    data = os.read(0, 1)
    if data == b"\x1b":
        import select

        while select.select([0], [], [], 0.05)[0]:
            if not os.read(0, 64):
                break
        return "\x1b"
    while data and data[0] >= 0xC0 and len(data) < _length(data[0]):
        data += os.read(0, 1)
    return data.decode("utf-8", "replace")


def _length(first: int) -> int:
    """Bytes of a character in UTF-8, by its first."""
    return 2 if first < 0xE0 else 3 if first < 0xF0 else 4
