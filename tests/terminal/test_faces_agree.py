"""One transcript through every face gives the same journal, byte for byte; the times stand still here."""

import asyncio
import io
from pathlib import Path

import pytest
from on_screen import driven
from typist import finish, type_through

from transcript import Lines, Person, Script
from wizard.banks import bank_names
from wizard.interview.conduct import Conversation, Outcome, hold
from wizard.model.text import LANGUAGES
from wizard.workflow.desk import Desk, opened
from wizard.workspace import Workspace

BANKS = bank_names()
NOW = "2026-11-24T09:00:00Z"


def journal(folder: Path) -> bytes:
    return (folder / "roles" / "role" / "journal.jsonl").read_bytes()


def on_a_face(folder: Path, bank: str, language: str, seed: int, face: str) -> bytes:
    """The journal that one sitting leaves."""
    desk = Desk(Workspace(folder), language, "head", lambda: NOW)
    person = Person(seed, language, most_rows=2)
    with opened(desk, "role", bank, "interview") as (start, memory):
        talk = Conversation(start.session, memory, language)
        if face == "script":
            assert Outcome.FINISHED is hold(talk, Script(person, language))[1]
        elif face == "plain":
            assert Outcome.FINISHED is hold(talk, Lines(person, io.StringIO(), language))[1]
        else:
            asyncio.run(_typed(talk, person))
    return journal(folder)


async def _typed(talk: Conversation, person: Person) -> None:
    async with driven(talk.session.bank, talk.language, talk=talk) as drive:
        await type_through(drive, person)
        await finish(drive)
        assert Outcome.FINISHED is await drive.done()


def test_the_guard_sees_banks() -> None:
    """An empty folder fails here instead of passing everywhere."""
    assert {"base", "contracts-specialist"} <= set(BANKS)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bank", BANKS)
def test_one_transcript_gives_one_journal(tmp_path: Path, bank: str, language: str) -> None:
    """Answers, suggestions, rows, links, don't know, not applicable, later, back, jump and undo: all faces agree."""
    seed = 7 + len(bank)
    said = on_a_face(tmp_path / "script", bank, language, seed, "script")
    assert said.count(b"\n") > 40
    assert said == on_a_face(tmp_path / "plain", bank, language, seed, "plain")
    assert said == on_a_face(tmp_path / "screen", bank, language, seed, "screen")
