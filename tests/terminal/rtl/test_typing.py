"""Typing through prompt_toolkit into a terminal: after every key the grid and the cursor are where they must be."""

import asyncio
import io
import unicodedata
from collections.abc import Callable

import pyte
from hypothesis import example, given, settings
from hypothesis import strategies as st
from prompt_toolkit import Application
from prompt_toolkit.application import create_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import BufferControl, Layout, Window
from prompt_toolkit.output.vt100 import Vt100_Output

from wizard.terminal.order import Order
from wizard.terminal.rtl import laid_out
from wizard.terminal.rtl.cursor import FREE_COLUMNS, Layer, arrow_keys

HEIGHT = 24
LEFT, RIGHT, UP, DOWN, HOME, END = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x01", "\x05"
MOVES = [LEFT, RIGHT, LEFT, RIGHT, UP, DOWN, HOME, END, "\x7f", "\x7f", "\x1b[1;5D", "\x1b[1;5C", "\r"]
TYPED = [
    *"ابتثجحدرسشعفقكلمنهوي",
    "لا",
    "لأ",
    *" \u064e\u0651\u064f",
    "سلام ",
    " ",
    *"KPI sla яж",
    *"95%(3)",
    "12,000",
    "[أ]",
    "«ن»",
]
TYPED += ["漢", "👍", "e\u0301", "\u200c", "\u2066x\u2069", "طويلةجداجداجداجداجدابلافراغ"]
KEYS = st.lists(st.one_of(st.sampled_from(TYPED), st.sampled_from(TYPED), st.sampled_from(MOVES)), max_size=60)


class Grid(io.StringIO):
    """A terminal without bidi."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.screen = pyte.Screen(width, HEIGHT)
        self.stream = pyte.Stream(self.screen)

    def write(self, text: str) -> int:
        self.stream.feed(text)
        return len(text)

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def rows(self) -> list[str]:
        buffer, width = self.screen.buffer, self.screen.columns
        return [composed("".join(buffer[y][x].data for x in range(width))) for y in range(HEIGHT)]


def composed(row: str) -> str:
    """As pyte keeps it."""
    return unicodedata.normalize("NFC", row).rstrip()


def expected(buffer: Buffer, width: int, base: int) -> tuple[list[str], tuple[int, int]]:
    """Rows and the cursor's cell (row, column), from the layout of each line alone."""
    rows: list[str] = []
    cursor = (0, 0)
    start = 0
    for line in buffer.text.split("\n"):
        place = buffer.cursor_position - start
        laid = laid_out(line, width - FREE_COLUMNS, base, Order.VISUAL)[1]
        for number, row in enumerate(laid):
            padding = width - 1 - row.width if base else 0
            column = padding
            at_the_end = padding - 1 if base else row.width
            if place == len(line) and number == len(laid) - 1:
                cursor = (len(rows), at_the_end)
            for cell in row.cells:
                if row.start + cell.start <= place < row.start + cell.end:
                    cursor = (len(rows), column)
                column += cell.width
            if row.end > row.start and not row.cells and row.start <= place < row.end:
                cursor = (len(rows), at_the_end)
            rows.append(composed(" " * padding + "".join(cell.text for cell in row.cells)))
        start += len(line) + 1
    return rows, cursor


async def until(condition: Callable[[], bool]) -> None:
    """prompt_toolkit tells nobody when it has painted."""
    while not condition():  # noqa: ASYNC110
        await asyncio.sleep(0.0005)


async def type_and_look(keys: list[str], width: int, base: int) -> int:
    """Press the keys one by one; the number of states that were compared."""
    grid = Grid(width)
    own = KeyBindings()

    @own.add("enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @own.add("c-q")
    def _(event: KeyPressEvent) -> None:
        event.app.exit()

    seen = 0
    output = Vt100_Output(grid, lambda: Size(rows=HEIGHT, columns=width), term="xterm")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        buffer = Buffer(multiline=True)
        control = BufferControl(buffer, input_processors=[Layer(Order.VISUAL, base)])
        app: Application[None] = Application(
            Layout(Window(control, wrap_lines=True)),
            key_bindings=merge_key_bindings([own, arrow_keys(lambda: bool(base))]),
            full_screen=True,
        )
        app.ttimeoutlen = app.timeoutlen = 0.01
        running = asyncio.create_task(app.run_async())
        await until(lambda: bool(app.render_counter))
        for key in keys:
            before = app.render_counter
            pipe.send_text(key)
            await until(lambda before=before: app.render_counter != before and not app.key_processor.input_queue)
            rows, cursor = expected(buffer, width, base)
            if len(rows) > HEIGHT:
                break
            place = (grid.screen.cursor.y, grid.screen.cursor.x)
            assert (rows, cursor) == (grid.rows()[: len(rows)], place), (buffer.text, buffer.cursor_position)
            seen += 1
        pipe.send_text("\x11")
        await running
    return seen


@example(["e\u0301", "\x1b[D"], 9, 0)
@settings(max_examples=60)
@given(KEYS, st.integers(9, 60), st.sampled_from([1, 1, 0]))
def test_grid_and_cursor_agree_after_every_key(keys: list[str], width: int, base: int) -> None:
    """Random edits of Arabic, Latin, digits, marks and wide signs, cursor keys and line breaks, at random widths."""
    asyncio.run(type_and_look(keys, width, base))


def test_the_comparison_sees_states() -> None:
    """A sentence, walked through and mended."""
    keys = [*"السلام عليكم (KPI) 95%", LEFT, LEFT, RIGHT, "\x7f", "ا", HOME, "م", END, "\r", *"مُحَمَّد"]
    assert len(keys) == asyncio.run(type_and_look(keys, 20, 1))


def test_keys_move_as_the_eye_expects() -> None:
    """Left goes on in Arabic; Home and End stay logical; by words too."""

    async def places() -> list[int]:
        found = []
        with (
            create_pipe_input() as pipe,
            create_app_session(input=pipe, output=Vt100_Output(Grid(40), lambda: Size(24, 40))),
        ):
            buffer = Buffer()
            buffer.text = "واحد اثنان ثلاثة"
            app: Application[None] = Application(
                Layout(Window(BufferControl(buffer))), key_bindings=arrow_keys(lambda: True)
            )
            running = asyncio.create_task(app.run_async())
            await asyncio.sleep(0.05)
            for key in (
                LEFT,
                LEFT,
                RIGHT,
                "\x1b[1;5D",
                "\x1b[1;5D",
                "\x1b[1;5C",
                "\x1b[1;5D",
                "\x1b[1;5D",
                "\x1b[1;5D",
            ):
                before = app.render_counter
                pipe.send_text(key)
                await until(lambda before=before: app.render_counter != before)
                found.append(buffer.cursor_position)
            app.exit()
            await running
        return found

    assert [1, 2, 1, 5, 11, 5, 11, 16, 16] == asyncio.run(places())
