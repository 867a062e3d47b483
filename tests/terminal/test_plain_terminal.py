"""The plain interview on a real terminal: a grid that can be read at 80 and 40 columns, and Ctrl-C that saves."""

import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pyte
import pytest

from wizard.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
ROLE = "contracts-specialist"


class Terminal:
    """A program on a pseudo-terminal, its screen kept by pyte."""

    def __init__(self, folder: Path, language: str, columns: int) -> None:
        import fcntl
        import termios

        self.screen = pyte.HistoryScreen(columns, 24, history=500)
        self.stream = pyte.ByteStream(self.screen)
        env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        words = ["--plain", "--workspace", str(folder), "--lang", language, "interview", ROLE, "--bank", ROLE]
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "wizard", *words], env)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def until(self, text: str, seconds: float = 20) -> str:
        """Read until `text` stands on the screen; the screen as lines."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.handle], [], [], 0.05)[0]:
                try:
                    self.stream.feed(os.read(self.handle, 4096))
                except OSError:
                    break
            if text in "\n".join(self.screen.display):
                return "\n".join(line.rstrip() for line in self.screen.display)
        raise AssertionError(f"{text!r} never came:\n" + "\n".join(self.screen.display))

    def type(self, text: str) -> None:
        os.write(self.handle, text.encode())

    def end(self) -> int:
        """The exit code."""
        while True:
            try:
                data = os.read(self.handle, 4096)
            except OSError:
                break
            if not data:
                break
            self.stream.feed(data)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.mark.slow
@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("en", "staffing", "Which unit"), ("ru", "штатному", "К какому"), ("ar", "جدول الملاك", "إلى أي وحدة")],
)
def test_questions_fit_the_screen_and_ctrl_c_saves(
    tmp_path: Path, language: str, first: str, second: str, columns: int
) -> None:
    """Words are not cut at the edge; Ctrl-C in the middle of typing exits with 130 and keeps what was accepted."""
    terminal = Terminal(tmp_path, language, columns)
    terminal.until(first)
    terminal.until("> ")
    terminal.type("Specialist\r")
    screen = terminal.until(second)
    assert all(len(line) <= columns for line in screen.split("\n"))
    time.sleep(0.2)
    terminal.type("half an ans")
    time.sleep(0.2)
    os.kill(terminal.pid, signal.SIGINT)
    assert 130 == terminal.end()
    log = Workspace(tmp_path).role(ROLE).read()
    assert {language: "Specialist"} == log.answers["identity.title"].value
    assert not (tmp_path / "roles" / ROLE / "lock.json").exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_a_real_terminal_multiplexer(tmp_path: Path) -> None:
    """Keys go in, questions come out, the answer is on disk, and the same command goes on."""
    socket = f"role-wizard-{os.getpid()}"

    def tmux(*words: str) -> str:
        return subprocess.run(["tmux", "-L", socket, *words], capture_output=True, text=True, check=False).stdout

    command = f"PYTHONPATH={ROOT} LC_ALL=C.UTF-8 {sys.executable} -m wizard --plain --workspace {tmp_path} interview {ROLE} --bank {ROLE}"
    tmux("new-session", "-d", "-x", "80", "-y", "24", "-s", "t", f"{command}; echo code $?; sleep 20")
    try:
        wait_for(lambda: "staffing table" in tmux("capture-pane", "-p"))
        tmux("send-keys", "Contracts specialist", "Enter")
        wait_for(lambda: "Which unit" in tmux("capture-pane", "-p"))
        tmux("send-keys", "C-c")
        wait_for(lambda: "code 130" in tmux("capture-pane", "-p"))
        assert f"interview {ROLE}" in tmux("capture-pane", "-p").replace("\n", "")
    finally:
        tmux("kill-server")
    assert {"en": "Contracts specialist"} == Workspace(tmp_path).role(ROLE).read().answers["identity.title"].value


def wait_for(condition, seconds: float = 20) -> None:
    """Until it holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
