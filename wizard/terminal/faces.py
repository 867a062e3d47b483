"""The two faces of an interview with a person: the screen, and plain lines. Which one it is depends on the terminal."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from wizard.errors import Complaint, UsageError
from wizard.export.format import ReportView
from wizard.interview.conduct import Conversation, Outcome, hold
from wizard.interview.session import Session
from wizard.model.text import Text
from wizard.phrases import say
from wizard.terminal import opening
from wizard.terminal.screen.stage import Drafts, Stage

if TYPE_CHECKING:
    from prompt_toolkit.input import Input

    from wizard.terminal.paper import Paper
    from wizard.terminal.screen.app import Screen


class Ground(NamedTuple):
    """What a sitting starts from, whichever face it has; see `workflow.desk.Opened` and `screen.stage.Stage`."""

    language: str
    title: Text
    saved: int
    torn: bool
    old_bank: str
    new_bank: str
    drafts: Drafts
    draft: Callable[[Session], str]
    report: Callable[[Session], ReportView]
    positions: Callable[[], Sequence[str]]
    today: Callable[[], str]
    minutes: float | None = None


def wants_screen(*, plain: bool, env: Mapping[str, str] = os.environ) -> bool:
    """Whether the interview has the screen: not with `--plain`, ACCESSIBLE, TERM=dumb, or without a terminal."""
    if plain or env.get("ACCESSIBLE") or env.get("TERM") == "dumb":
        return False
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def somebody_is_there(*, plain: bool, complaint: str = "no-terminal") -> None:
    """UsageError where nobody can answer: standard input is closed or leads nowhere."""
    try:
        nowhere = os.path.samestat(os.fstat(sys.stdin.fileno()), Path(os.devnull).stat())
    except (AttributeError, OSError, ValueError):
        nowhere = sys.stdin is None or sys.stdin.closed
    if nowhere and not plain:
        raise UsageError([Complaint(complaint, {})])


def _is_terminal(stream: Any) -> bool:
    try:
        return stream is not None and bool(stream.isatty())
    except ValueError:  # closed
        return False


def line_by_line(ground: Ground, talk: Conversation, width: int | None) -> Outcome:
    """The plain face on standard input and output."""
    from wizard.terminal.plain import PlainPrompter

    prompter = PlainPrompter(sys.stdin, sys.stdout, ground.language, ground.today, width)
    prompter.greet(ground.title, ground.saved, torn=ground.torn, old=ground.old_bank, new=ground.new_bank)
    deadline = None if ground.minutes is None else time.monotonic() + ground.minutes * 60

    def time_is_up() -> bool:
        return deadline is not None and time.monotonic() >= deadline

    with signals_pause():
        _, outcome = hold(talk, prompter, time_is_up)
        if outcome is Outcome.PAUSED:
            return outcome
        from wizard.terminal.plain_end import close

        return close(prompter, talk, ground.report, outcome)


@contextmanager
def signals_pause() -> Iterator[None]:
    """A closed window and a request to end count as Ctrl-C: nothing is lost, and the line to go on is printed."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


Maker: TypeAlias = Callable[[Conversation, "Paper", Stage, "Input", int], "Screen"]
"""Makes a screen for a conversation, on this paper and stage, with that keyboard and so many columns to spare."""


def on_screen(
    ground: Ground,
    talk: Conversation,
    choice: str | None,
    setting: str,
    make: Maker | None = None,
    otherwise: Callable[[], Outcome] | None = None,
) -> Outcome:
    """The screen. `choice` and `setting` say how Arabic is sent (`--bidi`, `role-wizard.toml`).

    `make` makes another screen than the interview's; `otherwise` runs where the window is no console.
    """
    import gc

    if _has_no_console():
        return otherwise() if otherwise is not None else line_by_line(ground, talk, None)
    from wizard.terminal.direction import direction
    from wizard.terminal.keyboard import keyboard
    from wizard.terminal.order import Order
    from wizard.terminal.paper import Paper
    from wizard.terminal.printing import ROOM_FOR_MARKS
    from wizard.terminal.screen.app import Screen
    from wizard.terminal.terminals import switched

    heard = opening.heard()
    found = direction(choice, os.environ, setting, heard, [sys.stdin, sys.stdout])
    deadline = None if ground.minutes is None else time.monotonic() + ground.minutes * 60
    stage = Stage(
        ground.drafts,
        ground.draft,
        ground.report,
        ground.today,
        time.monotonic,
        ground.positions,
        greeting(ground),
        deadline,
    )
    begin, end = switched(found.order, heard.replies)
    paper = Paper(ground.language, found.order)
    # tmux puts the mark of a letter in the last column on the letter before it: that column stays free.
    spare = 1 if paper.right_to_left else 0
    if found.order is Order.INVERSE and found.identity.startswith("mlterm"):
        spare = ROOM_FOR_MARKS
    screen = (make or Screen)(talk, paper, stage, keyboard(heard), spare)
    gc.freeze()
    gc.enable()
    opening.erase()
    _send(begin)
    try:
        return screen.run()
    finally:
        opening.interruptible()
        _send(end)


def _has_no_console() -> bool:
    """Whether this is a window of Windows that only looks like a terminal (Git Bash without winpty)."""
    if os.name != "nt":
        return False
    from prompt_toolkit.output import create_output

    try:
        create_output()
    except Exception as failure:
        if type(failure).__name__ != "NoConsoleScreenBufferError":  # its module can only be imported on Windows
            raise
        return True
    return False


def _send(sequence: str) -> None:
    if sequence:
        try:
            sys.stdout.write(sequence)
            sys.stdout.flush()
        except OSError:
            return  # the window has been closed


def greeting(ground: Ground) -> str:
    """What the person should know before the first question; nothing at a fresh start."""
    told = []
    if ground.saved:
        told.append(say("interview.resumed", ground.language, number=ground.saved))
    if ground.torn:
        told.append(say("interview.torn-line", ground.language))
    if ground.old_bank:
        told.append(say("interview.bank-changed", ground.language, old=ground.old_bank, new=ground.new_bank))
    return " ".join(told)
