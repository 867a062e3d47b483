"""The desk: where and for whom a command works, and everything that is checked before question 1."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from wizard.banks import bank_names, open_bank
from wizard.errors import Complaint, UsageError
from wizard.interview.agenda import EVERYTHING, Agenda
from wizard.interview.session import Session
from wizard.model.answers import Answer, Answers, Source, State
from wizard.model.bank import Bank
from wizard.model.text import Text
from wizard.workspace import Log, OpenRole, Settings, Workspace

SETTLED_BY_SETTINGS = {
    "formalities.organisation": "organisation",
    "formalities.city": "city",
    "formalities.approved_by": "approver",
    "identity.jurisdiction": "jurisdiction",
}
"""Questions that `role-wizard.toml` answers once for all roles, and the setting that does."""
PREVAILING = "formalities.prevailing_language"
"""Settled as well where a document has only one language: no version can differ from it."""


class Desk(NamedTuple):
    """Where and for whom a command works."""

    workspace: Workspace
    language: str
    who: str
    now: Callable[[], str]

    @property
    def today(self) -> str:
        """The person's own calendar day at this moment, as an ISO date."""
        from datetime import datetime

        return datetime.fromisoformat(self.now()).astimezone().date().isoformat()

    @property
    def settings(self) -> Settings:
        """What `role-wizard.toml` says."""
        return self.workspace.settings()

    @property
    def own_banks(self) -> tuple[Path, ...]:
        """The workspace's own banks, laid before ours."""
        return (self.workspace.folder / "question_banks",)


class Opened(NamedTuple):
    """What a sitting starts with; `torn` and `old_bank` are worth a word to the person."""

    bank: Bank
    session: Session
    role: OpenRole
    torn: bool
    old_bank: str


class JournalMemory:
    """Keeps acts in the role's journal; an act is on disk before `keep` returns."""

    def __init__(self, role: OpenRole, overlay: Mapping[str, Answer], via: str, language: str, bank: str) -> None:
        self.role = role
        self.overlay = overlay
        self.via = via
        self.language = language
        self.bank = bank

    def keep(self, act: str, cells: Mapping[str, Answer | None]) -> Answers:
        """Append one line to the journal."""
        self.role.append(act, cells, via=self.via, lang=self.language, bank=self.bank)
        return laid_over(self.role.answers, self.overlay)

    def undo(self) -> Answers | None:
        """Append the inverse of the last act."""
        undone = self.role.undo(via=self.via, lang=self.language, bank=self.bank)
        return None if undone is None else laid_over(self.role.answers, self.overlay)


def settled_by(settings: Settings, bank: Bank) -> dict[str, Answer]:
    """The answers that `role-wizard.toml` gives."""
    given: dict[str, Answer] = {}
    for address, name in SETTLED_BY_SETTINGS.items():
        value: Text | str = getattr(settings, name)
        if value and bank.question(address) is not None:
            given[address] = Answer(value, State.ANSWERED, None, Source(via="role-wizard.toml"))
    if len(settings.languages) == 1 and bank.question(PREVAILING) is not None:
        given[PREVAILING] = Answer(settings.languages[0], State.ANSWERED, None, Source(via="role-wizard.toml"))
    return given


def laid_over(answers: Answers, overlay: Mapping[str, Answer]) -> Answers:
    """The answers, with the settings where nothing was said."""
    missing = {address: answer for address, answer in overlay.items() if address not in answers}
    return answers.put(missing) if missing else answers


@contextmanager
def opened(
    desk: Desk, role: str, bank_name: str, via: str, agenda: Callable[[Bank], Agenda] = lambda _: EVERYTHING
) -> Iterator[tuple[Opened, JournalMemory]]:
    """Everything that is checked before question 1: folder, lock, journal, bank. Written answers follow at the end."""
    folder = desk.workspace.role(role)
    bank = bank_for(desk, role, bank_name)
    aim = agenda(bank)
    with folder.open(desk.who, desk.now) as held:
        before = held.opening
        if (before.bank, before.digest) != (bank.stamp, bank.digest):
            act = "bank" if before.bank else "open"
            given = Path(bank_name)
            file = str(given.resolve()) if given.suffix and given.is_file() else before.file
            held.append(act, {}, via=via, lang=desk.language, bank=bank.stamp, digest=bank.digest, file=file)
        overlay = settled_by(desk.settings, bank)
        memory = JournalMemory(held, overlay, via, desk.language, bank.stamp)
        session = Session(bank, laid_over(held.answers, overlay), held.issued, agenda=aim)
        try:
            yield Opened(bank, session, held, held.torn, before.bank if before.bank != bank.stamp else ""), memory
        finally:
            if held.changed:
                from wizard.workspace.snapshot import answers_text

                folder.write_answers(answers_text(bank.head.id, held.answers, bank))


def bank_for(desk: Desk, role: str, name: str) -> Bank:
    """The bank of an existing role is the one in its journal; a new role needs a name, or is named like a bank."""
    folder = desk.workspace.role(role)
    log = folder.read() if folder.exists else None
    if log is not None and log.bank:
        held = log.bank.partition("@")[0]
        if not name:
            return bank_of(desk, log)
        given = open_bank(name, desk.own_banks)
        if given.head.id != held:
            raise UsageError([Complaint("wrong-bank", {"given": name, "bank": held})])
        return given
    known = bank_names(desk.own_banks)
    wanted = name or (role if role in known else "")
    if not wanted:
        raise UsageError([Complaint("needs-bank", {"role": role, "known": ", ".join(known)})])
    return open_bank(wanted, desk.own_banks)


def bank_of(desk: Desk, log: Log) -> Bank:
    """The bank that a journal names: by its id, or from the file it was once given as."""
    name, file = log.bank.partition("@")[0], log.opening.file
    return open_bank(file if name not in bank_names(desk.own_banks) and file else name, desk.own_banks)
