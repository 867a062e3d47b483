"""Printing: what a command shows goes through here, laid out for the terminal behind a stream, or stored for a file."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TextIO

from wizard.model.text import LANGUAGES, RIGHT_TO_LEFT
from wizard.phrases import say
from wizard.terminal.direction import direction
from wizard.terminal.laid import Line, hung, island, isolated, rows_of
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.layout import columns, has_right_to_left
from wizard.terminal.terminals import Detected, Heard, ask, hear, switched

if TYPE_CHECKING:
    from rich.console import Console

WIDTH: Final = 80
"""No text is wider, however wide the terminal is."""
INDENT: Final = 2
ROOM_FOR_MARKS: Final = 16
"""mlterm (3.9) takes a column for each left-to-right mark that fences a run, though it paints none: a row that fills
the window would be broken."""

START: Final = "role-wizard interview contracts-specialist --bank contracts-specialist"
"""The command that starts a first interview of one's own."""

STYLES: Final = {"title": "bold", "heading": "bold", "strong": "bold", "table-head": "bold", "mark": "magenta"}
"""How rich paints the lines of a draft; the other styles are plain. Nothing is said by colour alone, and magenta can be
read on white and on black."""

_CONTROLS: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
del _CONTROLS[ord("\n")]


class Wish(NamedTuple):
    """What the person wants of the output: `--plain`, `--bidi` (None where it was not given), the setting `bidi`."""

    plain: bool = False
    bidi: str | None = None
    setting: str = ""


NO_WISH: Final = Wish()


class Page:
    """Paragraphs on a console, none wider than the page. Everything is `rich.text.Text`: nothing typed is markup."""

    def __init__(self, console: "Console", paper: Paper, width: int = WIDTH) -> None:
        self.console = console
        self.paper = paper
        self.width = min(width, console.width)

    @property
    def language(self) -> str:
        """The language of the reader."""
        return self.paper.language

    def line(self, text: str, *, lead: str = "", indent: int = 0, style: str = "", width: int | None = None) -> None:
        """One paragraph behind `indent` columns and its `lead`; further rows stand under the text."""
        text = text.translate(_CONTROLS)
        if self.paper.plain:
            text = text.replace("\u200e", "")  # what is stored or piped holds no marks
        self.rows(hung(self.paper, text, width or self.width, lead=lead, indent=indent), style)

    def rows(self, rows: Sequence[str], style: str = "") -> None:
        """Rows that are laid out already."""
        from rich.text import Text

        for row in rows:
            self.console.print(Text(row, style=style), soft_wrap=True)

    def lines(self, lines: Iterable[Line]) -> None:
        """Lines of a draft or of a table."""
        for line in lines:
            self.rows(line.rows, STYLES.get(line.style, ""))

    def heading(self, text: str) -> None:
        """An empty line and a title."""
        self.console.print()
        self.line(text, style="bold")

    def items(self, texts: Iterable[str]) -> None:
        """A list."""
        for text in texts:
            self.line(text, lead="-", indent=2)

    def rule(self, title: str) -> None:
        """A line across the page with a title in it."""
        from rich.rule import Rule
        from rich.text import Text

        piece = Text(self.paper.one(title, self.width - 4))
        self.console.print(Rule(piece, style=""), width=self.width)

    def address(self, place: str) -> None:
        """A path or a command that somebody may want to copy: whole where the terminal has the room for it."""
        if not self.console.is_terminal:
            self.rows([" " * INDENT + place])
            return
        needed = columns(place) + INDENT
        if needed <= self.width:
            self.line(island(self.paper, place), indent=INDENT)
            return
        from_the_left = Paper(LANGUAGES[0], self.paper.order)
        self.rows(rows_of(from_the_left, place, self.console.width))

    def say(self, key: str, /, **values: Any) -> str:
        """A phrase; what is inserted keeps its own direction on a terminal."""
        told = say(key, self.language, **values)
        if self.paper.plain or not (self.paper.right_to_left or has_right_to_left(told)):
            return told
        return say(key, self.language, isolated=True, **values)

    def isolated(self, inserted: str) -> str:
        """A value that stands in a sentence of ours."""
        return isolated(self.paper, inserted)


@contextmanager
def page_for(language: str, texts: Iterable[str], wish: Wish = NO_WISH, stream: TextIO | None = None) -> Iterator[Page]:
    """A page on standard output (or `stream`), which is set back when it is full. `texts` are all that it will hold."""
    from rich.console import Console

    stream = sys.stdout if stream is None else stream
    console = Console(
        file=stream, color_system=None if _is_plain(wish) else "auto", highlight=False, markup=False, emoji=False
    )
    console.on_broken_pipe = _nobody_reads  # type: ignore[method-assign]  # rich would leave with 1
    with _asked(language, texts, wish, stream) as found:
        counts_marks = found.order is Order.INVERSE and "mlterm" in found.identity
        yield Page(console, Paper(language, found.order), min(WIDTH, console.width - ROOM_FOR_MARKS * counts_marks))


def _nobody_reads() -> NoReturn:
    """Whoever started the command says what becomes of it."""
    raise BrokenPipeError


@contextmanager
def paper_for(
    language: str, texts: Iterable[str], wish: Wish = NO_WISH, stream: TextIO | None = None
) -> Iterator[Paper]:
    """Paper in the order that the terminal behind `stream` (standard output) wants.

    Stored order for files and pipes, and where nothing is written from right to left: then no terminal is asked.
    """
    with _asked(language, texts, wish, sys.stdout if stream is None else stream) as found:
        yield Paper(language, found.order)


@contextmanager
def _asked(language: str, texts: Iterable[str], wish: Wish, stream: TextIO) -> Iterator[Detected]:
    """The terminal behind `stream`, with its own bidi off as long as we write."""
    if not stream.isatty() or not (language in RIGHT_TO_LEFT or any(map(has_right_to_left, texts))):
        yield Detected(Order.LOGICAL, "no-terminal", sure=True, identity="")
        return
    heard = Heard() if _is_plain(wish) else _heard()
    found = direction(wish.bidi, os.environ, wish.setting, heard, [stream], plain=wish.plain)
    begin, end = switched(found.order, heard.replies)
    stream.write(begin)
    try:
        yield found
    finally:
        stream.write(end)
        stream.flush()


def tell(text: str, language: str, wish: Wish = NO_WISH, stream: TextIO | None = None) -> None:
    """One message of a command, as a paragraph. Left to right it goes out as it is, and rich is not needed."""
    stream = sys.stdout if stream is None else stream
    if not stream.isatty() or not (language in RIGHT_TO_LEFT or has_right_to_left(text)):
        stream.write(f"{text}\n")
        return
    with page_for(language, (text,), wish, stream) as page:
        page.line(text)


def _is_plain(wish: Wish) -> bool:
    return wish.plain or bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM") == "dumb"


@cache
def _heard() -> Heard:
    """What the terminal says about itself, once a process; nothing where nobody can answer."""
    try:
        source, out = sys.stdin.fileno(), sys.__stdout__.fileno() if sys.__stdout__ else -1
        if not (os.isatty(source) and _is_in_front(source)):
            return Heard()
    except (OSError, ValueError, AttributeError):
        return Heard()
    asking = ask(out if os.isatty(out) else source)
    if asking is None:
        return Heard()
    try:
        return hear(source, asking.left)
    finally:
        asking.restore()


def _is_in_front(terminal: int) -> bool:
    """Whether we are the job that may use the terminal; one in the background would be stopped for asking."""
    return not hasattr(os, "tcgetpgrp") or os.tcgetpgrp(terminal) == os.getpgrp()
