"""Interviews: with a person, or from an answers file through the very same conversation."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wizard.errors import AnswersError, Complaint, UsageError
from wizard.interview.agenda import EVERYTHING, Agenda, Aim
from wizard.interview.conduct import Conversation, Outcome, hold
from wizard.interview.session import Session
from wizard.model.answers import State
from wizard.model.bank import Bank
from wizard.model.question import Kind
from wizard.model.text import in_language, nearest
from wizard.workflow.desk import Desk, Opened, bank_for, bank_of, laid_over, opened, settled_by

if TYPE_CHECKING:
    from wizard.interview.script import Script

ONLY: Final = ("missing", "unknown", "mine", "section:NAME")
"""What a sitting can be limited to."""

BY_A_PERSON: Final = "interview"
"""How the journal names answers that a person gave, on whichever face."""


class Sitting(NamedTuple):
    """How a sitting ended, and answers of a file that belong to questions which do not apply here."""

    outcome: Outcome
    session: Session
    unused: tuple[str, ...] = ()


Face = Callable[[Opened, Conversation], Outcome]
"""Whoever is asked, once everything is open."""


def interview(
    desk: Desk,
    role: str,
    bank_name: str,
    face: Face,
    agenda: Callable[[Bank], Agenda] = lambda _: EVERYTHING,
    via: str = BY_A_PERSON,
) -> Sitting:
    """Start, go on with or revise an interview; what it is about is known once the bank is open."""
    with opened(desk, role, bank_name, via, agenda) as (start, memory):
        talk = Conversation(start.session, memory, desk.language)
        outcome = face(start, talk)
        return Sitting(outcome, talk.session)


def agenda_of(desk: Desk, only: str, minutes: float | None) -> Callable[[Bank], Agenda]:
    """What `--only` and `--minutes` mean for a bank; UsageError where `--only` names nothing that exists."""
    name, _, section = only.partition(":")
    known = [word for word in ONLY if ":" not in word]
    if only and not (name in known and not section) and name != "section":
        values = {"word": only, "known": ", ".join(ONLY), "meant": nearest(name, known)}
        raise UsageError([Complaint("unknown-word", values, "--only")])

    def made(bank: Bank) -> Agenda:
        if name == "section":
            ids = [held.id for held in bank.sections]
            if section not in ids:
                values = {"word": section, "known": ", ".join(ids), "meant": nearest(section, ids)}
                raise UsageError([Complaint("unknown-word", values, "--only section")])
            return Agenda(Aim.SECTION, section)
        if name:
            mine = {role for role, person in desk.settings.people.items() if person == desk.who}
            return Agenda(Aim(name), roles=frozenset(mine or {"head"}))
        return Agenda(Aim.SHORT, first=bank.head.short) if minutes is not None else EVERYTHING

    return made


def known_positions(desk: Desk, own: str) -> Sequence[str]:
    """The positions that the workspace's roles name, in the language of the interview, each once; not `own` itself."""
    found: dict[str, None] = {}
    for role in desk.workspace.roles():
        log = desk.workspace.role(role).read()
        bank = bank_of(desk, log)
        places = [] if role == own else ["identity.title"]
        places += [q.id for q in bank if q.kind is Kind.POSITION]
        places += [
            f"{q.id}[{row}].{column.id}"
            for q in bank
            for column in q.fields
            if column.kind is Kind.POSITION
            for row in log.answers.rows(q.id)
        ]
        for place in places:
            held = log.answers.get(place)
            if held is not None and held.value and held.state is State.ANSWERED:
                found[in_language(held.value, desk.language)] = None
    return tuple(found)


def interview_from_file(desk: Desk, role: str, bank_name: str, answers: Path) -> Sitting:
    """The same engine without a person: what the file lacks becomes a gap, what it gets wrong an AnswersError."""
    from wizard.interview.script import bank_of as bank_named
    from wizard.interview.scripted import ScriptedPrompter
    from wizard.interview.table_file import is_table

    table = is_table(answers)
    chosen = bank_name or ("" if table else bank_named(answers))
    script = _table(desk, role, chosen, answers) if table else _script(desk, role, chosen, answers)
    prompter = ScriptedPrompter(script, desk.language)
    sitting = interview(desk, role, chosen, lambda _, talk: hold(talk, prompter)[1], via="scripted")
    return sitting._replace(unused=prompter.unused(sitting.session.answers))


def _table(desk: Desk, role: str, bank_name: str, answers: Path) -> "Script":
    """Answers that were filled into a table of questions: only a role that exists has been asked any."""
    from wizard.interview.table_script import read_table

    folder = desk.workspace.role(role)
    if not folder.exists:
        known = desk.workspace.roles()
        raise UsageError([Complaint("no-such-role", {"role": role, "meant": nearest(role, known)})])
    log = folder.read()
    bank = bank_for(desk, role, bank_name)
    held = laid_over(log.answers, settled_by(desk.settings, bank))
    return read_table(answers, role, Session(bank, held, log.issued), desk.language)


def _script(desk: Desk, role: str, bank_name: str, answers: Path) -> "Script":
    """The file, checked whole before anything is opened or written."""
    from wizard.interview.script import read_script

    bank = bank_for(desk, role, bank_name)
    script = read_script(answers, bank, desk.language)
    if script.bank and script.bank != bank.head.id:
        values = {"given": script.bank, "bank": bank.head.id}
        raise AnswersError([Complaint("wrong-bank", values, str(answers))])
    return script
