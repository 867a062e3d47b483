"""The screen in this process: keys go in through a pipe, what is painted comes out as a grid of cells."""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from notebook import Notebook
from wizard.interview.agenda import EVERYTHING, Agenda
from wizard.interview.conduct import Conversation, Memory, Outcome
from wizard.interview.session import Session
from wizard.model.answers import Answers
from wizard.model.bank import Bank
from wizard.terminal.paper import Paper
from wizard.terminal.rtl import Order
from wizard.terminal.screen.app import Screen
from wizard.terminal.screen.stage import Stage
from wizard.workflow.live import Live

ENTER, TAB, BACK_TAB, ESCAPE = "\r", "\t", "\x1b[Z", "\x1b"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
F1, F2, F3, F5, F7 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[18~"
END = "\x1b[F"
DELETE, CTRL_UP, CTRL_DOWN = "\x1b[3~", "\x1b[1;5A", "\x1b[1;5B"
CTRL_A, CTRL_C, CTRL_Z, BACKSPACE = "\x01", "\x03", "\x1a", "\x7f"


def pasted(text: str) -> str:
    """Text as a terminal sends it when it is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


class Drafts:
    """Half-typed replies without a disk."""

    def __init__(self, held: dict[str, Any] | None = None) -> None:
        self.held: dict[str, Any] = dict(held or {})
        self.saves = 0

    def get(self, address: str) -> Any:
        return self.held.get(address, "")

    def put(self, address: str, draft: Any) -> None:
        if draft:
            self.held[address] = draft
        else:
            self.held.pop(address, None)

    def save(self) -> None:
        self.saves += 1


class Painted(io.StringIO):
    """A terminal that keeps what it is sent as a grid."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)

    def write(self, data: str) -> int:
        self.stream.feed(data)
        return len(data)

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


class Driven:
    """A running screen with its keyboard and its grid."""

    def __init__(self, screen: Screen, painted: Painted, pipe: Any) -> None:
        self.screen = screen
        self.painted = painted
        self.pipe = pipe
        self.size = Size(rows=painted.screen.lines, columns=painted.screen.columns)
        self.task: asyncio.Task[Outcome] | None = None
        self.taken = 0
        """Keys that were processed so far."""
        screen.app.key_processor.after_key_press += self._took

    def _took(self, _: object) -> None:
        self.taken += 1

    async def keys(self, *keys: str) -> None:
        """Type; each key (or run of letters) is taken and painted before the next one."""
        processor = self.screen.app.key_processor
        for key in keys:
            wanted = self.taken + (len(key) if key.isprintable() else 1)
            self.pipe.send_text(key)
            # A key may be held back until it is clear that it begins no sequence.
            await self._until(lambda wanted=wanted: self.taken >= wanted and not processor.key_buffer)
            await self._until(lambda: not self.screen.app.invalidated)

    async def _until(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not reached() and not (self.task is not None and self.task.done()):
            await asyncio.sleep(0.0005)
            assert time.monotonic() < end, self.text

    async def settle(self) -> None:
        """Until the draft has been made and painted."""
        await self._until(lambda: self.screen.canvas.pane.is_new)
        await self._until(lambda: not self.screen.app.invalidated)

    async def painted_again(self) -> None:
        """After something was changed from outside."""
        self.screen.app.invalidate()
        await self._until(lambda: not self.screen.app.invalidated)

    def resize(self, columns: int, rows: int) -> None:
        self.size = Size(rows=rows, columns=columns)
        self.painted.screen.resize(rows, columns)
        self.screen.app._on_resize()

    @property
    def lines(self) -> list[str]:
        """The grid, without blanks at the ends of rows."""
        return [line.rstrip() for line in self.painted.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def asked(self) -> str:
        """The address that is asked now."""
        step = self.screen.talk.step
        return step.address if step is not None else ""

    async def done(self) -> Outcome:
        assert self.task is not None
        return await asyncio.wait_for(self.task, 10)


@asynccontextmanager
async def driven(
    bank: Bank,
    language: str = "en",
    *,
    columns: int = 80,
    rows: int = 24,
    answers: Answers | None = None,
    memory: Memory | None = None,
    drafts: Drafts | None = None,
    agenda: Agenda = EVERYTHING,
    order: Order = Order.VISUAL,
    positions: Sequence[str] = (),
    minutes: float | None = None,
    clock: Callable[[], float] = lambda: 0.0,
    talk: Conversation | None = None,
    painted: type[Painted] = Painted,
    make: Callable[[Conversation, Paper, Stage], Screen] = Screen,
) -> AsyncIterator[Driven]:
    """A screen on a grid of that size; it is stopped when the block ends."""
    grid = painted(columns, rows)
    held: list[Driven] = []
    with create_pipe_input() as pipe:
        output = Vt100_Output(grid, lambda: held[0].size if held else Size(rows=rows, columns=columns), term="xterm")
        with create_app_session(input=pipe, output=output):
            if talk is None:
                session = Session(bank, answers or Answers(), agenda=agenda)
                talk = Conversation(session, memory or Notebook(answers), language)
            live = Live(bank, "role", language)
            stage = Stage(
                drafts or Drafts(),
                live.draft,
                live.report,
                lambda: "2026-11-24",
                clock,
                lambda: positions,
                deadline=None if minutes is None else minutes * 60,
            )
            screen = make(talk, Paper(language, order), stage)
            drive = Driven(screen, grid, pipe)
            held.append(drive)
            drive.task = asyncio.create_task(screen.serve())
            for _ in range(200):
                await asyncio.sleep(0.002)
                if screen.app.render_counter:
                    break
            try:
                yield drive
            finally:
                if not drive.task.done():
                    screen.stop()
                    await asyncio.wait_for(drive.task, 10)
