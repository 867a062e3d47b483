"""Killed at any moment: every answer that was acknowledged is there, and the journal reads."""

import asyncio
import functools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest
from on_screen import driven
from terminals_in_tests import Nursery, Terminal, composed, squeezed, wizard
from typist import keys_of

from notebook import Notebook
from roles import EXAMPLE, bank
from transcript import Person
from wizard.interview.conduct import Conversation
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Answer, Answers
from wizard.model.question import Kind
from wizard.model.text import in_language
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
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
    "1",
    "Head of legal",
    "2",
    "",
    "Lawyer",
    "1",
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


class Act(NamedTuple):
    """What a person does at a question of the screen, and what is kept of it."""

    asked: str
    """The question, as the screen of this language shows it."""
    address: str
    keys: tuple[str, ...]
    kept: Mapping[str, Answer | None] | None
    """The cells that the journal gets; None for an act that changes nothing."""
    typed: bool
    """Whether text can be typed at the question."""


MOST_ACTS = 9


@functools.cache
def plan(seed: int, language: str) -> tuple[Act, ...]:
    """The first acts of a person, done once on a screen in this process to learn the keys and what is kept."""
    return asyncio.run(_planned(seed, language))


async def _planned(seed: int, language: str) -> tuple[Act, ...]:
    person, notebook, made = Person(seed, language, wanders=False), Notebook(), []
    talk = Conversation(Session(bank(), Answers()), notebook, language)
    async with driven(bank(), language, talk=talk) as drive:
        while len(made) <= MOST_ACTS:
            step, known = talk.step, len(notebook.acts)
            assert step is not None
            keys = []
            for key in keys_of(person.act(step, talk.session), step, drive.screen):
                keys.append(key)
                await drive.keys(key)
            kept = notebook.acts[known][1] if len(notebook.acts) > known else None
            made.append(Act(_asked(step, language), step.address, tuple(keys), kept, _is_typed(step)))
    assert len({act.asked for act in made}) == len(made), "a question that is asked twice cannot be waited for"
    assert not any("\x1b" in act.keys for act in made), "Esc and what follows it are two steps for a person"
    return tuple(made)


def _asked(step: Step, language: str) -> str:
    return squeezed("".join(Paper(language, Order.VISUAL).rows(in_language(step.field.ask, language), 80)))


def _is_typed(step: Step) -> bool:
    free = (Kind.TEXT, Kind.POSITION, Kind.PARAGRAPH, Kind.NUMBER)
    return step.kind is StepKind.QUESTION and step.field.kind in free


def asks(terminal: Terminal, act: Act) -> None:
    """Wait until that question stands on the screen."""
    terminal.wait(lambda: act.asked in squeezed(terminal.text), act.address)


def kept_in_order(folder: Path, acts: tuple[Act, ...], seen: int) -> int:
    """Every act that was seen to be accepted is in the journal, in its order; how many answers that are."""
    log = Workspace(folder).role(ROLE).read()
    entries = [entry for entry in log.entries if entry.act in ("answer", "confirm")]
    wanted = [dict(act.kept) for act in acts[:seen] if act.kept is not None]
    assert wanted == [dict(entry.put) for entry in entries[: len(wanted)]]
    return len(wanted)


def typing(folder: Path, address: str) -> str:
    """The half-typed text that is kept at an address."""
    path = Workspace(folder).role(ROLE).typing
    held = json.loads(path.read_bytes()).get(address, "") if path.exists() else ""
    return str(held.get("text", "") if isinstance(held, dict) else held)


WORDS = {"en": "half an answer", "ru": "половина ответа", "ar": "نصف الجواب"}
WAYS = ["SIGKILL", "SIGHUP", "SIGTERM", "Ctrl-C"]
INTERVIEWS = 50


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with Nursery() as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_interviews_on_the_screen_lose_nothing(tmp_path: Path, nursery: Nursery, way: str) -> None:
    """Fifty of each: what was seen to be accepted is kept, and so is the half-typed text; the terminal is sane."""

    def one(turn: int) -> int:
        return killed(tmp_path / str(turn), nursery, way, random.Random(f"{way} {turn}"), turn)

    with ThreadPoolExecutor(4) as several:
        accepted = list(several.map(one, range(INTERVIEWS)))
    assert INTERVIEWS == len(accepted)
    assert sum(accepted) > 2 * INTERVIEWS


def killed(folder: Path, nursery: Nursery, way: str, dice: random.Random, turn: int) -> int:
    """One interview, ended at a random moment; how many answers were seen to be accepted."""
    language = ("en", "ru", "ar")[turn % 3]
    acts = plan(21, language)
    command = wizard(folder, before=("--lang", language))
    with Terminal(command, nursery=nursery) as terminal:
        asks(terminal, acts[0])
        seen = 0
        for act in acts[: dice.randrange(MOST_ACTS)]:
            terminal.type("".join(act.keys))
            asks(terminal, acts[seen + 1])
            seen += 1
        half = ""
        here = acts[seen]
        if here.typed and dice.random() < 0.7:
            half = WORDS[language][: dice.randrange(3, len(WORDS[language]))]
            terminal.type(half)
            shown = composed(Paper(language, Order.VISUAL).one(half.strip()))
            terminal.wait(lambda: shown in composed(terminal.text), half)
            time.sleep(dice.random() * 0.02)
        else:  # in the middle of the next answer, whatever becomes of it
            keys = "".join(here.keys)
            terminal.type(keys[: dice.randrange(len(keys) + 1)])
            time.sleep(dice.random() * 0.06)
        end(terminal, way, dice)
        while seen < MOST_ACTS and acts[seen + 1].asked in squeezed(terminal.text):
            seen += 1  # it was accepted before the end came
        number = kept_in_order(folder, acts, seen)
        if way == "SIGKILL":
            if turn % 5 == 0:
                goes_on(terminal, folder, command, acts)
            return number
        assert 130 == terminal.process.returncode, terminal.text
        assert terminal.is_sane, (terminal.settings, terminal.settings_before, terminal.seen[-200:])
        assert b"Traceback" not in terminal.seen
        assert not (folder / "roles" / ROLE / "lock.json").exists()
        if half:
            assert half == typing(folder, here.address)
    return number


def end(terminal: Terminal, way: str, dice: random.Random) -> None:
    """End the program that way and read what it still said."""
    if way == "Ctrl-C" and dice.random() < 0.5:
        terminal.type("\x03")
    else:
        terminal.kill(signal.SIGINT if way == "Ctrl-C" else signal.Signals[way])
    terminal.end()


def goes_on(terminal: Terminal, folder: Path, command: list[str], acts: tuple[Act, ...]) -> None:
    """On the terminal that the killed one left, the same command goes on at the first open question, and ends well."""
    answers = Workspace(folder).role(ROLE).read().answers
    waiting = Session(bank(), answers).current
    assert waiting is not None
    here = next(act for act in acts if act.address == waiting.address)
    terminal.again(command)
    asks(terminal, here)
    terminal.type("\x03")
    assert 130 == terminal.end()
    assert terminal.is_sane, (terminal.settings, terminal.settings_before)
    assert answers == Workspace(folder).role(ROLE).read().answers


@pytest.mark.slow
def test_at_most_a_second_of_typing_is_lost(tmp_path: Path, nursery: Nursery) -> None:
    """Twelve times: SIGKILL in the middle of typing; what was typed more than a second before is kept."""

    def one(turn: int) -> tuple[int, float]:
        folder, dice = tmp_path / str(turn), random.Random(turn)
        with Terminal(wizard(folder), nursery=nursery) as terminal:
            terminal.until("staffing table")
            times, late, begun = [], 0.0, time.monotonic()
            until = begun + 2.2 + dice.random() * 1.2
            while (now := time.monotonic()) < until:
                late = max(late, now - times[-1] - 0.04) if times else 0.0
                terminal.type(chr(97 + len(times) % 26))
                times.append(now)
                terminal.read(0)
                time.sleep(0.04)
            terminal.kill(signal.SIGKILL)
            killed_at = time.monotonic()
            terminal.end()
            kept = typing(folder, "identity.title")
            typed = "".join(chr(97 + n % 26) for n in range(len(times)))
            assert typed.startswith(kept)
            lost = killed_at - times[len(kept)] if len(kept) < len(typed) else 0.0
            assert lost < 1.1 + 5 * late, (lost, late)  # a machine that lets the typist wait lets the program wait too
            return len(kept), lost

    with ThreadPoolExecutor(6) as several:
        found = list(several.map(one, range(12)))
    assert all(kept > 10 for kept, _ in found)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_killed_while_the_program_is_being_loaded(tmp_path: Path, way: str) -> None:
    """From the first text on the terminal is given back, without a traceback; the next start finds nothing broken."""

    def one(turn: int) -> None:
        folder, dice = tmp_path / str(turn), random.Random(f"{way} {turn}")
        with Terminal(wizard(folder)) as terminal:
            terminal.until("role-wizard")
            time.sleep(dice.random() * 0.25)
            end(terminal, way, dice)
            assert b"Traceback" not in terminal.seen, terminal.text
            if way != "SIGKILL":
                assert 130 == terminal.process.returncode
                assert terminal.is_sane, (terminal.settings, terminal.settings_before)
            terminal.again(wizard(folder))
            terminal.until("staffing table")
            terminal.type("\x03")
            assert 130 == terminal.end()
            assert terminal.is_sane, (terminal.settings, terminal.settings_before)
        role = Workspace(folder).role(ROLE)
        assert not (role.folder / "lock.json").exists()
        assert not role.read().torn

    with ThreadPoolExecutor(2) as several:
        list(several.map(one, range(5)))


@pytest.mark.slow
def test_a_window_that_is_closed(tmp_path: Path) -> None:
    """The answers and the half-typed text are kept, the lock is gone, and the next window goes on."""
    with Terminal(wizard(tmp_path)) as terminal:
        terminal.until("staffing table")
        terminal.type("Contracts specialist\r")
        terminal.until("Which unit")
        terminal.type("Legal depar")
        terminal.until("▸ Legal depar")
        terminal.hang_up()
        assert 130 == terminal.process.wait()
    role = Workspace(tmp_path).role(ROLE)
    assert {"en": "Contracts specialist"} == role.read().answers["identity.title"].value
    assert "Legal depar" == typing(tmp_path, "identity.unit")
    assert not (role.folder / "lock.json").exists()
    with Terminal(wizard(tmp_path)) as terminal:
        terminal.until("Which unit", "▸ Legal depar")
        terminal.type("\x03")
        assert 130 == terminal.end()
