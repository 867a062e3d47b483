"""How fast the screen is there and answers: part of `make bench`; CPU as ratios, waits in milliseconds."""

import asyncio
import fcntl
import gc
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import on_screen
from on_screen import ENTER, ESCAPE, driven
from typist import keys_of

from roles import bank
from transcript import Person

Row = Callable[[str, str, float | None, float | None, str], None]
RUNS = 9
FIRST_TEXT = "…".encode()
FIRST_QUESTION = b"staffing"


def cpu_until(command: list[str], env: dict[str, str], marks: list[bytes]) -> list[float]:
    """CPU seconds that a program on a terminal of 80x24 has used when each text stands there."""
    child, screen = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, env)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    used: list[float] = []
    seen = b""
    end = time.monotonic() + 20
    while len(used) < len(marks) and time.monotonic() < end:
        if select.select([screen], [], [], 0.005)[0]:
            data = os.read(screen, 65536)
            seen += data
            for asked, answer in ((b"\x1b[c", b"\x1b[?64;1c"), (b"\x1b[6n", b"\x1b[1;1R")):
                if asked in data:
                    os.write(screen, answer)
        while len(used) < len(marks) and marks[len(used)] in seen:
            used.append(int(Path(f"/proc/{child}/schedstat").read_text().split()[0]) / 1e9)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(screen)
    return used


def first_text_and_keys(row: Row, folder: Path, env: dict[str, str]) -> None:
    """The first text against a bare interpreter; the first question against a bare questionary script."""
    env = {**env, "TERM": "xterm-256color"}
    place = folder / "opened"
    ours = [sys.executable, "-m", "wizard", "--workspace", str(place), "interview", "fresh", "--bank"]
    script = "import questionary; questionary.text('Title').unsafe_ask()"
    nothing = "import sys; sys.stdout.write('done'); sys.stdout.flush(); sys.stdin.read()"
    text: list[float] = []
    keys: list[float] = []
    shown: list[float] = []
    for turn in range(RUNS + 1):
        shutil.rmtree(place, ignore_errors=True)
        first, question = cpu_until([*ours, "contracts-specialist"], env, [FIRST_TEXT, FIRST_QUESTION])
        floor = cpu_until([sys.executable, "-c", nothing], env, [b"done"])[0]
        peer = cpu_until([sys.executable, "-c", script], env, [b"Title"])[0]
        if turn:  # the first run warms the caches
            text.append(first / floor)
            keys.append(question / peer)
            shown.append(question)
    row("screen: first text (python -c pass = 1)", "", statistics.median(text), 2.5, "x")
    figure = f"{statistics.median(shown) * 1000:.0f} ms"
    row("screen: first question, keys live (questionary script = 1)", figure, statistics.median(keys), 1.05, "x")


class _Nowhere(on_screen.Painted):
    """A terminal that costs nothing."""

    def write(self, data: str) -> int:
        return len(data)


async def _typed(language: str) -> tuple[list[float], float]:
    """CPU milliseconds from Enter until the next question is painted, for a whole interview; seconds for an Esc."""
    taken: list[float] = []
    async with driven(bank(), language, painted=_Nowhere) as drive:
        await drive.settle()
        gc.collect()
        gc.freeze()  # as the program does
        start = time.perf_counter()
        await drive.keys(ESCAPE)
        escaped = time.perf_counter() - start
        await drive.keys(ESCAPE)
        person = Person(7, language, wanders=False)
        screen = drive.screen
        while (step := screen.talk.step) is not None:
            before = screen.talk.session.answers
            for key in keys_of(person.act(step, screen.talk.session), step, screen):
                if key == ENTER:
                    await drive.settle()
                started = time.process_time()
                await drive.keys(key)
                spent = (time.process_time() - started) * 1000
                if screen.talk.session.answers is not before:
                    taken.append(spent)
    gc.unfreeze()
    return sorted(taken), escaped


def next_question(row: Row) -> None:
    """A whole interview by keys at 80x24."""
    for language in ("en", "ar"):
        taken, escaped = asyncio.run(_typed(language))
        middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
        row(f"screen: next question after Enter, p50 ({language})", f"{len(taken)} answers", middle, 6, " ms")
        row("  … p95", "", late, 15, " ms")
        row("  … the menu after Esc", "", escaped, 0.15, " s")
