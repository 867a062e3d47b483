"""Killed at any moment: every answer that was acknowledged is there, and the journal reads."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roles import EXAMPLE
from wizard.workspace import Workspace

ROOT = Path(__file__).parent.parent
ROLE = "contracts-specialist"
LINES = [
    "Contracts specialist",
    "Legal",
    "2",
    "1",
    "1",
    "1",
    "1",
    "1,2",
    "Head of legal",
    "2",
    "",
    "Lawyer",
    "1",
    "Archivist",
    "Director",
    "1",
    "1,2,3",
]


def start(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "wizard", "--workspace", str(folder), "interview", ROLE, "--bank", ROLE, *words]
    return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_plain_interviews_lose_no_acknowledged_answer(tmp_path: Path) -> None:
    """A hundred times: what was answered with "Saved." is in the journal after SIGKILL, and a resume reads it."""
    dice = random.Random(7)
    acknowledged = 0
    for turn in range(100):
        folder = tmp_path / str(turn)
        process = start(folder)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(("\n".join(LINES) + "\n").encode())
        process.stdin.flush()
        wanted, seen = dice.randrange(1, len(LINES)), 0
        while seen < wanted:
            line = process.stdout.readline()
            if not line:
                break
            seen += b"Saved." in line
        time.sleep(dice.random() * 0.003)
        process.send_signal(signal.SIGKILL)
        seen += process.stdout.read().count(b"Saved.")
        process.wait()
        log = Workspace(folder).role(ROLE).read()
        kept = [entry for entry in log.entries if entry.act in ("answer", "confirm")]
        assert len(kept) >= seen, turn
        assert log.answers["identity.title"].value == {"en": "Contracts specialist"}
        acknowledged += seen
    assert acknowledged > 300


@pytest.mark.slow
def test_scripted_interviews_go_on_where_they_were_killed(tmp_path: Path) -> None:
    """A hundred times: killed at a random moment, run again, the answers are those of an undisturbed run."""
    undisturbed = start(tmp_path / "whole", "--answers", str(EXAMPLE), "--no-input")
    undisturbed.communicate()
    whole = Workspace(tmp_path / "whole").role(ROLE).read().answers
    dice = random.Random(8)
    cut_short = 0
    for turn in range(100):
        folder = tmp_path / str(turn)
        process = start(folder, "--answers", str(EXAMPLE), "--no-input")
        journal = folder / "roles" / ROLE / "journal.jsonl"
        while not journal.exists() and process.poll() is None:
            time.sleep(0.001)
        time.sleep(dice.random() * 0.08)
        process.send_signal(signal.SIGKILL)
        process.wait()
        log = Workspace(folder).role(ROLE).read()
        cut_short += len(log.answers) < len(whole)
        if turn % 10 == 0:
            again = start(folder, "--answers", str(EXAMPLE), "--no-input")
            again.communicate()
            assert 0 == again.returncode
            after = Workspace(folder).role(ROLE).read().answers
            assert {at: after[at].value for at in after} == {at: whole[at].value for at in whole}
    assert cut_short > 10
