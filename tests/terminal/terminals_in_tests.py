"""Real terminals for tests: a program of its own on a pseudo-terminal, its grid kept by pyte, its bytes remembered."""

import contextlib
import fcntl
import json
import os
import re
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, Self

import pyte

ROOT: Final = Path(__file__).parent.parent.parent
ROLE: Final = "contracts-specialist"
PATIENCE: Final = 40.0
"""Seconds that are waited for a text: a busy machine is no mistake."""

_QUESTIONS: Final = re.compile(rb"\x1b\[8\$p|\x1b\[>0?q|\x1b\[c|\x1b\[6n")
_REPLIES: Final = {b"\x1b[8$p": b"\x1b[8;0$y", b"\x1b[>0q": b"\x1bP>|XTerm(379)\x1b\\", b"\x1b[c": b"\x1b[?64;1;2c"}
_BEGUN: Final = re.compile(rb"\x1b(?:\[(?:[8>]?[0$]*|6)?)?\Z")
_TAKE_TERMINAL: Final = (
    "import fcntl,os,sys,termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)


def wizard(folder: Path, *words: str, role: str = ROLE, bank: str = ROLE, before: Sequence[str] = ()) -> list[str]:
    """The command line of an interview."""
    program = [sys.executable, "-m", "wizard", "--workspace", str(folder), *before]
    return [*program, "interview", role, "--bank", bank, *words]


def environment(**more: str) -> dict[str, str]:
    """Nothing of the terminal in which the tests run reaches the program."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("ROLE_WIZARD_")}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", **more}


def composed(text: str) -> str:
    """Letters and marks in one form: terminals keep them as they like."""
    return unicodedata.normalize("NFC", text)


def squeezed(text: str) -> str:
    """Text without blanks and line ends: a sentence is found however it was wrapped."""
    return composed("".join(text.split()))


class Process(Protocol):
    """What is asked of a process that was started."""

    pid: int
    returncode: int | Any

    def poll(self) -> int | None:
        """The exit code once it has ended."""

    def wait(self) -> int:
        """Wait for the exit code."""

    def send_signal(self, number: int, /) -> None:
        """Send a signal."""

    def kill(self) -> None:
        """End it."""


class Terminal:
    """A program on a pseudo-terminal. It answers the questions that a terminal is asked, as xterm does."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        typed: str = "",
        history: int = 0,
        answers: bool = True,
        nursery: "Nursery | None" = None,
    ) -> None:
        self.screen: Any = pyte.HistoryScreen(columns, rows, history=history) if history else pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.seen = b""
        """Every byte that the program sent."""
        self.answers = answers
        self._asked: list[bytes] = []
        self._held = b""
        self.handle, self.slave = os.openpty()
        self._set_size(columns, rows)
        self.settings_before = self.settings
        self.nursery = nursery
        self.process = self._started(command, env or environment())
        if typed:
            self.type(typed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for handle in (self.handle, self.slave):
            with contextlib.suppress(OSError):
                os.close(handle)

    def _started(self, command: Sequence[str], env: Mapping[str, str]) -> "Process":
        if self.nursery is not None:
            return self.nursery.start(command, os.ttyname(self.slave), env)
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _TAKE_TERMINAL, *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=dict(env),
            start_new_session=True,
        )

    def again(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        """Another program on the same terminal, as the last one left it; it begins on an empty grid."""
        self.screen.reset()
        self.process = self._started(command, env or environment())

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self.handle)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def settings(self) -> list[Any]:
        """How the terminal is set: echo, line editing and the rest."""
        return termios.tcgetattr(self.slave)

    @property
    def pid(self) -> int:
        return self.process.pid

    def resize(self, columns: int, rows: int) -> None:
        """The window gets another size, and the program is told."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def type(self, text: str) -> None:
        """Keys, as a terminal sends them."""
        os.write(self.handle, text.encode())

    def kill(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def read(self, seconds: float = 0.05) -> bool:
        """Take what has come, waiting so long for the first byte; whether anything came."""
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.handle, 65536)
        except OSError:
            return False
        self.seen += data
        data = self._held + data
        begun = _BEGUN.search(data)
        self._held = begun[0] if begun is not None else b""
        data = data[: len(data) - len(self._held)]
        self._asked += _QUESTIONS.findall(data)
        if self.answers:
            self.answer()
        self.stream.feed(_QUESTIONS.sub(b"", data))
        return bool(data)

    def answer(self) -> None:
        """Answer what was asked."""
        replies = b"".join(self._reply(question) for question in self._asked)
        self._asked.clear()
        with contextlib.suppress(OSError):
            os.write(self.handle, replies)

    def _reply(self, question: bytes) -> bytes:
        at = self.screen.cursor
        return _REPLIES.get(question, f"\x1b[{at.y + 1};{at.x + 1}R".encode())

    @property
    def lines(self) -> list[str]:
        """The grid, without blanks at the ends of rows."""
        cells, width = self.screen.buffer, range(self.screen.columns)
        rows = (cells[y] for y in range(self.screen.lines))
        return ["".join([row[x].data for x in width]).rstrip() for row in rows]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def wait(self, reached: Callable[[], bool], what: str = "it", seconds: float = PATIENCE) -> None:
        """Read until that holds."""
        end = time.monotonic() + seconds
        while not reached():
            ended = self.process.poll() is not None
            if not self.read() and (ended or time.monotonic() > end):
                assert reached(), f"{what} never came (ended: {ended}):\n{self.text}\n{self.seen[-600:]!r}"
                return

    def until(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Read until all these texts stand on the screen, wrapped or not; the screen as lines."""
        wanted = [squeezed(text) for text in texts]
        self.wait(lambda: all(text in squeezed(self.text) for text in wanted), repr(texts), seconds)
        while self.read(0.05):
            """What is painted in one go may come in pieces."""
        return self.text

    def until_gone(self, text: str) -> None:
        """Read until that text stands on the screen no more."""
        self.wait(lambda: squeezed(text) not in squeezed(self.text), f"the end of {text!r}")

    def end(self, seconds: float = PATIENCE) -> int:
        """The exit code, once the program has ended and everything it said is read."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            self.read()
            assert time.monotonic() < end, f"it never ended:\n{self.text}"
        while self.read(0.01):
            pass
        return self.process.returncode

    @property
    def is_sane(self) -> bool:
        """Whether the terminal is left as it was found: settings, alternate screen, cursor."""
        alternate = max(self.seen.rfind(b"\x1b[?1049h"), self.seen.rfind(b"\x1b[?1049l"))
        cursor = max(self.seen.rfind(b"\x1b[?25h"), self.seen.rfind(b"\x1b[?25l"))
        return (
            self.settings == self.settings_before
            and self.seen[alternate : alternate + 8] != b"\x1b[?1049h"
            and self.seen[cursor : cursor + 6] != b"\x1b[?25l"
        )


TMUX_KEYS: Final = {
    "\r": "Enter",
    "\t": "Tab",
    "\x1b[Z": "BTab",
    "\x1b": "Escape",
    "\x1b[A": "Up",
    "\x1b[B": "Down",
    "\x1b[C": "Right",
    "\x1b[D": "Left",
    "\x1bOP": "F1",
    "\x1bOQ": "F2",
    "\x1bOR": "F3",
    "\x1b[15~": "F5",
    "\x1b[18~": "F7",
    "\x1b[3~": "DC",
    "\x1b[1;5A": "C-Up",
    "\x1b[1;5B": "C-Down",
    "\x01": "C-a",
    "\x03": "C-c",
    "\x05": "C-e",
    "\x15": "C-u",
    "\x1a": "C-z",
    "\x7f": "BSpace",
    " ": "Space",
}
"""What tmux calls the keys."""


class Tmux:
    """A shell in a tmux of its own that runs one command; the pane stays when the command has ended."""

    def __init__(self, folder: Path, command: Sequence[str], columns: int, rows: int) -> None:
        self.folder = folder
        self.columns, self.rows = columns, rows
        self.socket = f"role-wizard-{os.getpid()}-{folder.name}"
        folder.mkdir(parents=True, exist_ok=True)
        configuration = folder / "tmux.conf"
        configuration.write_text(
            "set -g status off\nset -g default-terminal tmux-256color\nset -g history-limit 5000\n"
        )
        told = shlex.join(command)
        script = f"stty -a >{folder}/before; echo FIRST; {told}; echo code $?; stty -a >{folder}/after; exec cat"
        self._run("-f", str(configuration), "new-session", "-d", "-x", str(columns), "-y", str(rows), script)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._run("kill-server", check=False)

    def _run(self, *words: str, check: bool = True) -> str:
        command = ["tmux", "-L", self.socket, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
        assert not (check and done.returncode), (words, done.stderr)
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Type keys (as `on_screen` spells them) and runs of letters."""
        words: list[str] = []
        for key in keys:
            named = TMUX_KEYS.get(key)
            assert named or key.isprintable(), repr(key)
            words += [";"] * bool(words) + (["send-keys", named] if named else ["send-keys", "-l", "--", key])
        if words:
            self._run(*words)

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._run("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def lines(self) -> list[str]:
        """The grid, without blanks at the ends of rows."""
        shown = [line.rstrip() for line in self._run("capture-pane", "-p").split("\n")[:-1]]
        return shown + [""] * (self.rows - len(shown))

    @property
    def history(self) -> list[str]:
        """The grid and everything that has scrolled out of it."""
        return [line.rstrip() for line in self._run("capture-pane", "-p", "-S", "-").split("\n")[:-1]]

    def asked(self, what: str) -> str:
        """What tmux knows about the pane: `alternate_on`, `cursor_flag`, `cursor_x` ..."""
        return self._run("display-message", "-p", f"#{{{what}}}").strip()

    def wait(self, reached: Callable[[list[str]], bool], what: str, seconds: float = PATIENCE) -> list[str]:
        """Look until that holds of the grid."""
        end = time.monotonic() + seconds
        while not reached(lines := self.lines):
            assert time.monotonic() < end, f"{what} never came:\n" + "\n".join(lines)
            time.sleep(0.01)
        return lines

    def until(self, *texts: str) -> list[str]:
        """Look until all these texts stand in the grid, wrapped or not."""
        wanted = [squeezed(text) for text in texts]
        return self.wait(lambda lines: all(text in squeezed("".join(lines)) for text in wanted), repr(texts))


_FORKS: Final = """
import importlib, json, os, pkgutil, select, sys
import prompt_toolkit, questionary, jinja2, wizard
for held in pkgutil.walk_packages(wizard.__path__, "wizard."):
    importlib.import_module(held.name)
waiting = b""
while True:
    if select.select([0], [], [], 0.005)[0]:
        data = os.read(0, 65536)
        if not data:
            sys.exit()
        *lines, waiting = (waiting + data).split(b"\\n")
        for line in lines:
            words, tty, env = json.loads(line)
            pid = os.fork()
            if not pid:
                os.setsid()
                handle = os.open(tty, os.O_RDWR)
                for place in range(3):
                    os.dup2(handle, place)
                os.close(handle)
                sys.stdin = open(0, encoding="utf-8", closefd=False)
                sys.stdout, sys.stderr = (open(n, "w", 1, encoding="utf-8", closefd=False) for n in (1, 2))
                os.environ.clear()
                os.environ.update(env)
                sys.argv = ["role-wizard", *words]
                sys.exit(wizard.__main__.main())
            os.write(1, f"started {pid} 0\\n".encode())
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if not pid:
            break
        os.write(1, f"ended {pid} {os.waitstatus_to_exitcode(status)}\\n".encode())
"""


class Nursery:
    """Forks interviews from a process that has the program imported: a hundred starts cost as much as twenty.

    Each is a process of its own, in a session of its own, on its own terminal; only its imports are done already.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started: list[int] = []
        self._ended: dict[int, int] = {}
        self._begun = b""
        self._mother = subprocess.Popen(
            [sys.executable, "-c", _FORKS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._mother.communicate()

    def start(self, command: Sequence[str], tty: str, env: Mapping[str, str]) -> "Child":
        """An interview on that terminal; `command` is as for a program that is started cold."""
        words = list(command[command.index("wizard") + 1 :])
        assert self._mother.stdin is not None
        with self._lock:
            self._mother.stdin.write(json.dumps([words, tty, dict(env)]).encode() + b"\n")
            self._mother.stdin.flush()
            while not self._started:
                self._listen(1.0)
            return Child(self, self._started.pop())

    def _listen(self, seconds: float) -> None:
        assert self._mother.stdout is not None
        if not select.select([self._mother.stdout], [], [], seconds)[0]:
            return
        data = os.read(self._mother.stdout.fileno(), 65536)
        assert data, "the process that forks has ended"
        *lines, self._begun = (self._begun + data).split(b"\n")
        for line in lines:
            what, pid, code = line.split()
            if what == b"started":
                self._started.append(int(pid))
            else:
                self._ended[int(pid)] = int(code)

    def code(self, pid: int) -> int | None:
        """The exit code of a child, or None while it lives."""
        with self._lock:
            if pid not in self._ended:
                self._listen(0)
            return self._ended.get(pid)


class Child:
    """A forked interview; see `subprocess.Popen`."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.nursery = nursery
        self.pid = pid
        self.returncode: Any = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self.nursery.code(self.pid)
        return self.returncode  # type: ignore[no-any-return]

    def wait(self) -> int:
        while self.poll() is None:
            time.sleep(0.002)
        return int(self.returncode)

    def send_signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
