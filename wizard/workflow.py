"""One function per command: the steps in their order. Values come back, nothing is printed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from wizard.banks import bank_names, open_bank
from wizard.errors import AnswersError, BankError, Complaint, ExitCode, UsageError
from wizard.interview.conduct import Outcome, conduct
from wizard.interview.prompter import Prompter
from wizard.interview.session import Session
from wizard.model.answers import Answer, Answers, Source, State
from wizard.model.bank import Bank
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text, in_language, nearest
from wizard.phrases import say
from wizard.workspace import OpenRole, Settings, Workspace

if TYPE_CHECKING:
    from wizard.export.format import Coverage, ReportView
    from wizard.gaps import RulePage
    from wizard.interview.script import Script
    from wizard.model.gaps import GapReport
    from wizard.model.position import Position

SETTLED_BY_SETTINGS = {
    "formalities.organisation": "organisation",
    "formalities.city": "city",
    "formalities.approved_by": "approver",
    "identity.jurisdiction": "jurisdiction",
}
"""Questions that `role-wizard.toml` answers once for all roles, and the setting that does."""


class Desk(NamedTuple):
    """Where and for whom a command works."""

    workspace: Workspace
    language: str
    who: str
    now: Callable[[], str]

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


class Sitting(NamedTuple):
    """How a sitting ended, and answers of a file that belong to questions which do not apply here."""

    outcome: Outcome
    session: Session
    unused: tuple[str, ...] = ()


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
    return given


def laid_over(answers: Answers, overlay: Mapping[str, Answer]) -> Answers:
    """The answers, with the settings where nothing was said."""
    missing = {address: answer for address, answer in overlay.items() if address not in answers}
    return answers.put(missing) if missing else answers


@contextmanager
def opened(desk: Desk, role: str, bank_name: str, via: str) -> Iterator[tuple[Opened, JournalMemory]]:
    """Everything that is checked before question 1: folder, lock, journal, bank. Written answers follow at the end."""
    folder = desk.workspace.role(role)
    bank = _bank_for(desk, role, bank_name)
    with folder.open(desk.who, desk.now) as held:
        old = held.bank
        if not held.entries or old != bank.stamp:
            held.append(
                "bank" if held.entries else "open", {}, via=via, lang=desk.language, bank=bank.stamp, digest=bank.digest
            )
        overlay = settled_by(desk.settings, bank)
        memory = JournalMemory(held, overlay, via, desk.language, bank.stamp)
        session = Session(bank, laid_over(held.answers, overlay), held.issued)
        try:
            yield Opened(bank, session, held, held.torn, old if old and old != bank.stamp else ""), memory
        finally:
            if held.changed:
                from wizard.workspace.snapshot import answers_text

                folder.write_answers(answers_text(bank.head.id, held.answers, bank))


def _bank_for(desk: Desk, role: str, name: str) -> Bank:
    """The bank of an existing role is the one in its journal; a new role needs a name."""
    folder = desk.workspace.role(role)
    stamped = folder.read().bank.partition("@")[0] if folder.exists else ""
    if stamped and name and open_bank(name, desk.own_banks).head.id != stamped:
        raise UsageError([Complaint("wrong-bank", {"given": name, "bank": stamped})])
    wanted = name if name and not stamped else stamped or name
    if not wanted:
        if role in bank_names(desk.own_banks):
            wanted = role
        else:
            raise UsageError([Complaint("needs-bank", {"role": role, "known": ", ".join(bank_names(desk.own_banks))})])
    return open_bank(wanted, desk.own_banks)


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

    bank = _bank_for(desk, role, bank_name)
    script = read_script(answers, bank, desk.language)
    if script.bank and script.bank != bank.head.id:
        values = {"given": script.bank, "bank": bank.head.id}
        raise AnswersError([Complaint("wrong-bank", values, str(answers))])
    return script


class Assembled(NamedTuple):
    """A role read back from its journal, assembled and reviewed."""

    bank: Bank
    answers: Answers
    position: "Position"
    report: "GapReport"


def assembled(desk: Desk, role: str) -> Assembled:
    """The role as it stands: read without a lock, assembled, reviewed."""
    from wizard.assembly import assemble
    from wizard.gaps import Case, review

    folder = desk.workspace.role(role)
    if not folder.exists:
        known = desk.workspace.roles()
        raise UsageError([Complaint("no-such-role", {"role": role, "meant": nearest(role, known)})])
    log = folder.read()
    bank = open_bank(log.bank.partition("@")[0], desk.own_banks)
    settings = desk.settings
    answers = laid_over(log.answers, settled_by(settings, bank))
    position = assemble(bank, answers, role, settings.languages)
    return Assembled(bank, answers, position, review(Case(bank, answers, position, settings.people)))


def draft(desk: Desk, role: str, languages: tuple[str, ...], *, provenance: bool = False) -> dict[str, str]:
    """The job description as Markdown, by language."""
    from wizard.draft import ORDER, write
    from wizard.model.gaps import marks_of

    ready = assembled(desk, role)
    own = desk.workspace.folder / "templates"
    marks = marks_of(ready.report)
    settings = desk.settings
    return {
        language: write(
            ready.position,
            ready.bank,
            language,
            marks,
            provenance=provenance,
            order=settings.sections or ORDER,
            templates=own if own.is_dir() else None,
            blockers=ready.report.count(Severity.BLOCKER),
        )
        for language in languages or settings.languages
    }


def report_view(ready: Assembled, people: Mapping[str, str], language: str) -> "ReportView":
    """The gap report in the reader's language, ready for any format and for the terminal."""
    from wizard.export.format import ReportLine, ReportView
    from wizard.gaps import page, question, sentence

    report = ready.report
    lines = []
    for finding in report.findings:
        told = page(finding.code)
        quote = next((in_language(held.quote, language) for held in finding.evidence if held.quote), "")
        lines.append(
            ReportLine(
                finding,
                sentence(finding, language),
                question(finding, language),
                in_language(told.why, language),
                in_language(told.fix, language),
                _shown_owner(
                    ready.bank, finding.owner.role, finding.owner.person or people.get(finding.owner.role, ""), language
                ),
                quote,
                say(finding.owner.because, language),
            )
        )
    return ReportView(
        report,
        language,
        in_language(report.title, language) or report.role,
        tuple(lines),
        tuple(_coverage(ready.bank, report, language)),
        tuple(say(key, language) for key in report.not_checked),
    )


def _shown_owner(bank: Bank, role: str, person: str, language: str) -> str:
    title = in_language(bank.owners.get(role, {"en": role}), language)
    return f"{person} ({title})" if person else title


def _coverage(bank: Bank, report: "GapReport", language: str) -> Iterator["Coverage"]:
    """The fractions by section, with the words of the bank."""
    from wizard.export.format import Coverage, Part

    for section in bank.sections:
        parts = tuple(
            Part(say(f"gaps.part-{held.part}", language), held.have, held.of, held.excused, held.assumed)
            for held in report.coverage
            if held.section == section.id
        )
        if parts:
            yield Coverage(in_language(section.title, language), parts)


def hand_over(view: "ReportView", form: str, path: Path | None, stream: BinaryIO) -> None:
    """The report in a format, into a file or to a stream."""
    from wizard.export import export
    from wizard.workspace.files import write_atomically

    content = export(view, form)
    if path is None:
        stream.write(content)
        stream.flush()
    else:
        write_atomically(path, content)


def verdict(report: "GapReport", fail_on: str) -> ExitCode:
    """The exit code of a report: partial beats everything, then what is open at or above `fail_on`."""
    if report.crashed:
        return ExitCode.PARTIAL
    if fail_on == "never":
        return ExitCode.FINE
    limit = Severity(fail_on).rank
    worst = min((finding.severity.rank for finding in report.findings), default=len(Severity))
    return ExitCode.FINDINGS if worst <= limit else ExitCode.FINE


def rule_page(name: str) -> "RulePage":
    """The page of a rule, by code or name."""
    from wizard.gaps import page

    return page(name)


def overview(desk: Desk) -> tuple["GapReport", ...]:
    """The report of every role of the workspace."""
    return tuple(assembled(desk, role).report for role in desk.workspace.roles())


def check_banks(desk: Desk, names: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Read each bank (default: all) and count its questions; what is wrong with any comes as one BankError."""
    complaints: list[Complaint] = []
    fine: list[tuple[str, int]] = []
    for name in names or bank_names(desk.own_banks):
        try:
            fine.append((name, len(open_bank(name, desk.own_banks).ids)))
        except BankError as failure:
            complaints.extend(failure.complaints)
    if complaints:
        raise BankError(complaints)
    yield from fine


def write_drafts(desk: Desk, role: str, drafts: Mapping[str, str], folder: Path | None) -> tuple[Path, ...]:
    """Write `<role>.<lang>.md` into `folder` (default: the role's `out`), each whole or not at all."""
    from wizard.workspace.files import write_atomically

    out = folder or desk.workspace.role(role).out
    paths: list[Path] = []
    for language, text in drafts.items():
        path = out / f"{role}.{language}.md"
        write_atomically(path, text)
        paths.append(path)
    return tuple(paths)


class Demo(NamedTuple):
    """What the demo wrote and what it shows."""

    folder: Path
    answered: Mapping[str, int]
    """How many answers the interview kept, by its language: the same number in each."""
    files: tuple[Path, ...]
    draft: str
    view: "ReportView"


DEMO_ROLE = "contracts-specialist"


def demo(folder: Path, language: str, now: Callable[[], str]) -> Demo:
    """Replay the example interview in every language, then write its drafts and gap report into `folder`."""
    from wizard.shelves import shelf

    example = shelf("question_banks") / "examples" / f"{DEMO_ROLE}.yaml"
    answered: dict[str, int] = {}
    for spoken in LANGUAGES:
        desk = Desk(Workspace(folder / "workspace" / spoken), spoken, "demo", now)
        answered[spoken] = len(interview_from_file(desk, DEMO_ROLE, "", example).session.answers)
    desk = Desk(Workspace(folder / "workspace" / language), language, "demo", now)
    ready = assembled(desk, DEMO_ROLE)
    drafts = draft(desk, DEMO_ROLE, LANGUAGES)
    files = list(write_drafts(desk, DEMO_ROLE, drafts, folder))
    view = report_view(ready, desk.settings.people, language)
    for form in ("md", "json"):
        path = folder / f"gaps.{form}"
        hand_over(view, form, path, BytesIO())
        files.append(path)
    return Demo(folder, answered, tuple(files), drafts[language], view)
