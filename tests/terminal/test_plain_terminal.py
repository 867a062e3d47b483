"""The plain interview on a real terminal: a grid that can be read at 80 and 40 columns, and Ctrl-C that saves."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminals_in_tests import ROLE, ROOT, Terminal, wizard

from wizard.workspace import Workspace


@pytest.mark.slow
@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("en", "staffing", "Which unit"), ("ru", "штатному", "К какому"), ("ar", "جدول الملاك", "أي وحدة تنظيمية")],
)
def test_questions_fit_the_screen_and_ctrl_c_saves(
    tmp_path: Path, language: str, first: str, second: str, columns: int
) -> None:
    """Words are not cut at the edge; Ctrl-C in the middle of typing exits with 130 and keeps what was accepted."""
    command = wizard(tmp_path, before=("--plain", "--lang", language))
    with Terminal(command, columns=columns, history=500) as terminal:
        terminal.until(first)
        terminal.until("> ")
        terminal.type("Specialist\r")
        screen = terminal.until(second)
        assert all(len(line) <= columns for line in screen.split("\n"))
        terminal.type("half an ans")
        terminal.until("half an ans")
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
