"""The screen in a real tmux: whole interviews by keys alone, beside the same screen in this process.

The screen in this process is the measure: it gets the same keys, so its grid and its journal say what must stand in
tmux. Only what a person's pace changes (the minutes in the header) may differ.
"""

import asyncio
import contextlib
import datetime
import json
import re
import shutil
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from on_screen import (
    BACK_TAB,
    CTRL_C,
    CTRL_DOWN,
    CTRL_UP,
    CTRL_Z,
    DELETE,
    DOWN,
    ENTER,
    ESCAPE,
    F2,
    F3,
    F5,
    Driven,
    driven,
)
from terminals_in_tests import PATIENCE, Tmux, composed
from typist import keys_of

from transcript import Act, Person
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Reason, field_at
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.layout import columns as columns_of
from wizard.workflow.desk import Desk, opened
from wizard.workflow.interviews import known_positions
from wizard.workspace import Workspace

BANK = "contracts-specialist"
SPARE = {"en": 0, "ru": 0, "ar": 1}
"""Columns that stay free: a mark on a letter in the last column would be lost."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def today() -> str:
    return datetime.date.today().isoformat()  # noqa: DTZ011  # the program's own calendar


class Pair:
    """The program in tmux and the same screen in this process, typed at together."""

    def __init__(self, folder: Path, tmux: Tmux, drive: Driven, language: str) -> None:
        self.folder = folder
        self.tmux = tmux
        self.drive = drive
        self.language = language

    @property
    def step(self) -> Step | None:
        return self.drive.screen.talk.step

    @property
    def session(self) -> Any:
        return self.drive.screen.talk.session

    async def keys(self, *keys: str) -> None:
        for key in keys:
            await self.drive.keys(key)
        self.tmux.keys(*keys)

    async def slowly(self, *keys: str) -> None:
        """The same, and each key is painted before the next: how far a list is scrolled depends on that."""
        for key in keys:
            await self.keys(key)
            await self.same()

    async def act(self, act: Act) -> None:
        """Do it, and wait until tmux shows what is asked next."""
        step = self.step
        assert step is not None
        typed: list[str] = []
        for key in keys_of(act, step, self.drive.screen):
            await self.drive.keys(key)
            typed.append(key)
            if key == ESCAPE:  # nobody types on before the menu is there
                self.tmux.keys(*typed)
                typed.clear()
                await self.same()
        self.tmux.keys(*typed)
        await self.asked()

    async def go_on(self, person: Person, until: Callable[[Step], bool] = lambda _: False, most: int = 1_000) -> None:
        """Answer as this person does, to the end or until a step."""
        for _ in range(most):
            step = self.step
            if step is None or until(step):
                return
            await self.act(person.act(step, self.session))
        raise AssertionError("the interview does not end")

    async def asked(self) -> list[str]:
        """Wait until the journal in tmux is as long, and what the screen here asks stands there, row by row."""
        screen = self.drive.screen
        end = time.monotonic() + PATIENCE
        while len(self.journal("tmux")) < len(self.journal("here")):
            assert time.monotonic() < end, "\n".join(self.tmux.lines)
            await asyncio.sleep(0.002)
        if screen.stack or screen.at_end:
            return await self.same()
        step = self.step
        assert step is not None
        text = (
            say("screen.confirm-ask", self.language)
            if step.kind is StepKind.CONFIRM
            else in_language(step.field.ask, self.language)
        )
        lines = self.tmux.wait(lambda lines: self.says(lines, text), f"{step.address}: {text}")
        self.fits(lines)
        return lines

    async def answered(self) -> list[str]:
        """The same, and the draft has been made: what it says about the last answer stands there."""
        await self.asked()
        return await self.same()

    def fits(self, lines: list[str]) -> None:
        """No row is wider than the window, and there are no more rows than it has."""
        assert len(lines) == self.tmux.rows
        assert max(columns_of(line) for line in lines) <= self.tmux.columns

    async def same(self) -> list[str]:
        """Wait until tmux shows, cell by cell, what was painted here."""
        end = time.monotonic() + PATIENCE
        while True:
            await self.drive.settle()
            lines = self.tmux.lines
            there, here = even(lines), even(self.drive.lines)
            if there == here:
                self.fits(lines)
                return lines
            assert time.monotonic() < end, "\n".join([*there, "=" * 20, *here])
            await asyncio.sleep(0.02)

    async def still(self) -> list[str]:
        """The same without what the last answers left in the notice: the overview is opened and closed."""
        await self.keys(F3)
        await self.same()
        await self.keys(ESCAPE)
        return await self.same()

    async def resize(self, columns: int, rows: int) -> list[str]:
        """Both get another size; nothing of the old one is left."""
        self.tmux.resize(columns, rows)
        self.drive.resize(columns, rows)
        return await self.same()

    def journal(self, which: str) -> list[dict[str, Any]]:
        """The whole lines of a journal, without the times."""
        path = self.folder / which / "roles" / "role" / "journal.jsonl"
        if not path.exists():
            return []
        lines = [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]
        return [{key: value for key, value in line.items() if key != "at"} for line in lines]

    def says(self, lines: list[str], text: str) -> bool:
        """Whether that text stands there, in the order of this terminal."""
        screen = self.drive.screen
        rows = [composed(row) for row in screen.paper.rows(text, screen.room()[0])]
        return all(any(row in composed(line) for line in lines) for row in rows)


def even(lines: list[str]) -> list[str]:
    """The grid without what may differ: figures in the header, which lines of the draft count as new, marks."""
    held = [composed(line).replace("┃", "│") for line in lines]
    rule = next((n for n, line in enumerate(held) if line.startswith("───")), 0)
    return [re.sub(r"\d+", "#", line) if n < rule else line for n, line in enumerate(held)]


@contextlib.asynccontextmanager
async def paired(folder: Path, language: str, columns: int, rows: int) -> AsyncIterator[Pair]:
    """An interview in tmux and here, both at the first question."""
    program = [sys.executable, "-m", "wizard", "--workspace", str(folder / "tmux"), "--lang", language]
    command = [*program, "interview", "role", "--bank", BANK]
    desk = Desk(Workspace(folder / "here"), language, "head", lambda: "2026-11-24T09:00:00Z")
    with (
        Tmux(folder, command, columns, rows) as tmux,
        opened(desk, "role", BANK, "interview") as (start, memory),
    ):
        talk = Conversation(start.session, memory, language)
        async with driven(start.bank, language, columns=columns, rows=rows, talk=talk) as drive:
            positions = lambda: known_positions(desk, "role")  # noqa: E731
            drive.screen.stage = drive.screen.stage._replace(today=today, positions=positions)
            drive.screen.canvas.spare = SPARE[language]
            drive.screen.app.invalidate()
            pair = Pair(folder, tmux, drive, language)
            await pair.same()
            await pair.keys(F5)  # from here on both have a draft, and say what an answer adds to it
            await pair.same()
            await pair.keys(ESCAPE)
            await pair.same()
            yield pair


def left(pair: Pair, code: int) -> list[str]:
    """The command has ended with that code and left nothing behind but its last words, which are returned."""
    tmux = pair.tmux
    tmux.until(f"code {code}")
    tmux.wait(lambda _: (pair.folder / "after").exists() and bool((pair.folder / "after").read_text()), "stty")
    assert "0" == tmux.asked("alternate_on")
    assert "1" == tmux.asked("cursor_flag")
    before, after = ((pair.folder / name).read_text() for name in ("before", "after"))
    assert before == after
    assert {"icanon", "echo"} <= set(after.split())
    history = tmux.history
    assert "FIRST" == history[0]
    place = next(n for n, line in enumerate(history) if line == f"code {code}")
    assert not any(history[place + 1 :])
    said = history[1:place]
    ghosts = [say(f"screen.{key}", pair.language) for key in ("key-overview", "key-unknown", "key-menu")]
    paper = pair.drive.screen.paper
    assert not [line for line in said for ghost in ghosts if ghost in line or paper.one(ghost) in line]
    assert not [line for line in said if "───" in line or "░" in line]
    return said


def wrote(pair: Pair) -> None:
    """Both journals say the same, and the draft and the report are there."""
    here = pair.journal("here")
    assert len(here) > 60
    assert here == pair.journal("tmux")
    role = Workspace(pair.folder / "tmux").role("role")
    assert not (role.folder / "lock.json").exists()
    assert not role.typing.exists()
    names = {path.name for path in role.out.iterdir()}
    assert {f"role.{language}.md" for language in ("ar", "en", "ru")} <= names
    assert (role.folder / "answers.yaml").exists()
    kpis = role.read().answers.rows("kpis.items")
    assert kpis
    assert role.read().answers.get(field_at("kpis.items", kpis[0], "name")) is not None


async def to_the_end(pair: Pair, person: Person) -> list[str]:
    """Every question that is left; then the three that are read out: answered now, assigned, left; then finish."""
    await pair.go_on(person)
    for _ in range(8):
        await pair.same()
        screen = pair.drive.screen
        keys = [item.id for item in screen.top.rows.items]  # type: ignore[attr-defined]
        if "leave" not in keys:
            break
        read_out = len(screen.ending.told)
        if read_out == 0:
            await pair.keys("1", ENTER)
            await pair.asked()
            await pair.go_on(Person(5, pair.language, wanders=False))
        elif read_out == 1:
            for keys in (("2", ENTER), ("2", ENTER), (ENTER,), (ENTER,)):  # assign; to whom; no date; no note
                await pair.keys(*keys)
                await pair.same()
        else:
            await pair.keys("3", ENTER)
    assert len(pair.drive.screen.ending.told) == 3
    lines = await pair.same()
    assert pair.says(lines, say("screen.end-people", pair.language))
    await pair.keys("1", ENTER)
    assert Outcome.FINISHED is await pair.drive.done()
    return left(pair, 0)


HALF = {
    "en": ("Contracts specialist", "Legal dep", "artment"),
    "ru": ("Специалист", "Юридич", "еский"),
    "ar": ("أخصائي عقود", "الإدارة الق", "انونية"),
}
OWN = {
    "en": "Explains contracts to the sales people",
    "ru": "Разъясняет договоры продавцам",
    "ar": "شرح العقود لموظفي المبيعات",
}
SEARCH = {"en": "substit", "ru": "замещ", "ar": "ينوب"}
NOTE = {"en": "two candidates", "ru": "два кандидата", "ar": "هناك مرشحان"}
DAY = {"en": "thursday", "ru": "четверг", "ar": "الخميس"}


async def opening_moves(pair: Pair) -> None:
    """Back with half-typed text, a jump by search, don't know by Thursday with a note."""
    language = pair.language
    title, half, rest = HALF[language]
    await pair.keys(title, ENTER)
    await pair.answered()
    await pair.keys(half)
    await pair.same()
    await pair.keys(BACK_TAB)
    lines = await pair.answered()
    assert not pair.says(lines, half)
    await pair.keys(ENTER)
    await pair.answered()
    lines = await pair.still()
    assert pair.says(lines, half), "the half-typed text is gone"
    await pair.keys(rest, ENTER)
    await pair.answered()
    answers = pair.session.answers
    assert {language: half + rest} == answers["identity.unit"].value

    await pair.keys(F3)
    lines = await pair.same()
    assert pair.says(lines, say("screen.overview-title", language))
    await pair.keys(SEARCH[language])
    await pair.same()
    await pair.keys(ENTER)
    await pair.answered()
    step = pair.step
    assert step is not None
    assert step.address.startswith("reporting.")
    await pair.keys(F2)
    lines = await pair.same()
    assert pair.says(lines, say("screen.ask-owner", language))
    await pair.keys(DOWN, ENTER)
    await pair.same()
    await pair.keys(DAY[language], ENTER)
    await pair.same()
    await pair.keys(NOTE[language], ENTER)
    await pair.answered()
    held = pair.session.answers[step.address].absence
    assert held is not None
    assert Reason.UNKNOWN is held.reason
    assert 3 == datetime.date.fromisoformat(held.due).weekday()
    assert {language: NOTE[language]} == held.note
    assert held.owner


async def duty_moves(pair: Pair, other: tuple[int, int]) -> None:
    """An own duty, ticked suggestions, another size and back, reorder, take out, take back."""
    language = pair.language
    own = OWN[language]
    await pair.keys(own, ENTER)
    await pair.answered()
    await pair.slowly(DOWN, DOWN, " ", DOWN, " ")
    before = (pair.tmux.columns, pair.tmux.rows)
    await pair.resize(*other)
    await pair.resize(*before)
    await pair.keys(ENTER)
    await pair.answered()
    rows = pair.session.answers.rows("duties.items")
    assert 3 == len(rows)
    await pair.still()
    await pair.keys(DOWN, CTRL_DOWN)
    await pair.answered()
    moved = pair.session.answers.rows("duties.items")
    assert [rows[1], rows[0], rows[2]] == list(moved)
    await pair.keys(CTRL_UP)
    await pair.answered()
    assert rows == pair.session.answers.rows("duties.items")
    await pair.keys(DELETE)
    await pair.answered()
    assert rows[1:] == pair.session.answers.rows("duties.items")
    await pair.keys(CTRL_Z)
    await pair.answered()
    assert rows == pair.session.answers.rows("duties.items")
    lines = await pair.still()
    assert pair.says(lines, " ".join(own.split()[:2]))


def at(address: str) -> Callable[[Step], bool]:
    return lambda step: step.address == address


@pytest.mark.parametrize(
    ("language", "columns", "rows", "other"),
    [("en", 80, 24, (120, 40)), ("ru", 80, 24, (58, 18)), ("ar", 80, 24, (40, 20))],
)
def test_a_whole_interview_by_keys_alone(
    tmp_path: Path, language: str, columns: int, rows: int, other: tuple[int, int]
) -> None:
    """The contracts specialist from the first question to the files, with every move that a person makes."""

    async def run() -> None:
        async with paired(tmp_path, language, columns, rows) as pair:
            person = Person(11, language, most_rows=2)
            await opening_moves(pair)
            await pair.go_on(Person(3, language, wanders=False), at("duties.items"))
            await pair.still()
            await duty_moves(pair, other)
            await to_the_end(pair, person)
            wrote(pair)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("language", "columns", "rows", "other"),
    [("en", 120, 40, (40, 20)), ("ar", 120, 40, (80, 24)), ("en", 40, 20, (130, 30)), ("ar", 40, 20, (100, 24))],
)
def test_a_wide_and_a_narrow_window(
    tmp_path: Path, language: str, columns: int, rows: int, other: tuple[int, int]
) -> None:
    """The first sections and the duties; the draft beside the question or on its key; Ctrl-C with half-typed text."""

    async def run() -> None:
        async with paired(tmp_path, language, columns, rows) as pair:
            paper: Paper = pair.drive.screen.paper
            await opening_moves(pair)
            await pair.go_on(Person(3, language, wanders=False), at("duties.items"))
            await pair.still()
            await duty_moves(pair, other)
            lines = await pair.same()
            framed(pair, lines)
            draft = composed(paper.one(say("screen.draft-title", language)))
            assert (columns >= 100) == any(draft in composed(line) for line in lines)
            if columns < 100:
                await pair.keys(F5)
                lines = await pair.same()
                first = in_language(pair.session.answers["identity.title"].value, language)
                assert any(composed(paper.one(first)) in composed(line) for line in lines)
                await pair.keys(ESCAPE)
            person = Person(4, language, most_rows=3, wanders=False)
            for _ in range(10):
                assert pair.step is not None
                await pair.act(person.act(pair.step, pair.session))
            await pair.still()
            await pair.keys(*HALF[language][1:2])
            await pair.same()
            await pair.keys(CTRL_C)
            assert Outcome.PAUSED is await pair.drive.done()
            said = "".join(left(pair, 130))
            assert "interview role" in said.replace("  ", " ")
            assert pair.journal("here") == pair.journal("tmux")
            kept = json.loads(Workspace(tmp_path / "tmux").role("role").typing.read_bytes())
            assert HALF[language][1] in str(kept)

    asyncio.run(run())


def framed(pair: Pair, lines: list[str]) -> None:
    """The title and the saved state stand in the first row, the keys in the last ones."""
    paper = pair.drive.screen.paper
    title = in_language(pair.session.answers["identity.title"].value, pair.language)
    first = composed(lines[0])
    assert composed(paper.one(title)) in first
    assert composed(paper.one(say("screen.saved", pair.language))) in first
    assert any(key in lines[-1] for key in ("Esc", "Tab", "F1", "F2", "F3", "F5", "Ctrl-C")), lines[-1]
