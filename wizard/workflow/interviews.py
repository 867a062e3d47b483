"""Interviews: with a person, or from an answers file through the very same loop."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.errors import AnswersError, Complaint
from wizard.interview.conduct import Outcome, conduct
from wizard.interview.prompter import Prompter
from wizard.interview.session import Session
from wizard.workflow.desk import Desk, Opened, bank_for, opened

if TYPE_CHECKING:
    from wizard.interview.script import Script


class Sitting(NamedTuple):
    """How a sitting ended, and answers of a file that belong to questions which do not apply here."""

    outcome: Outcome
    session: Session
    unused: tuple[str, ...] = ()


def interview(desk: Desk, role: str, bank_name: str, via: str, prompter: Callable[[Opened], Prompter]) -> Sitting:
    """Start, go on with or revise an interview; `prompter` makes the face once everything is open."""
    with opened(desk, role, bank_name, via) as (start, memory):
        session, outcome = conduct(start.session, prompter(start), memory, desk.language)
        return Sitting(outcome, session)


def interview_from_file(desk: Desk, role: str, bank_name: str, answers: Path) -> Sitting:
    """The same engine without a person: what the file lacks becomes a gap, what it gets wrong an AnswersError."""
    from wizard.interview.script import bank_of
    from wizard.interview.scripted import ScriptedPrompter

    named = bank_of(answers)
    chosen = bank_name or named
    script = _script(desk, role, chosen, answers)
    prompters: list[ScriptedPrompter] = []

    def make(_: Opened) -> Prompter:
        prompters.append(ScriptedPrompter(script, desk.language))
        return prompters[0]

    sitting = interview(desk, role, chosen, "scripted", make)
    return sitting._replace(unused=prompters[0].unused(sitting.session.answers))


def _script(desk: Desk, role: str, bank_name: str, answers: Path) -> "Script":
    """The file, checked whole before anything is opened or written."""
    from wizard.interview.script import read_script

    bank = bank_for(desk, role, bank_name)
    script = read_script(answers, bank, desk.language)
    if script.bank and script.bank != bank.head.id:
        values = {"given": script.bank, "bank": bank.head.id}
        raise AnswersError([Complaint("wrong-bank", values, str(answers))])
    return script
