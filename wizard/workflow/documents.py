"""Documents: a role read back, assembled, reviewed, written and handed over."""

from pathlib import Path
from typing import BinaryIO, NamedTuple

from wizard.assembly import assemble
from wizard.errors import Complaint, ExitCode, UsageError
from wizard.export.format import ReportView
from wizard.gaps import review
from wizard.model.answers import Answers
from wizard.model.bank import Bank
from wizard.model.gaps import GapReport, marks_of
from wizard.model.position import Position
from wizard.model.question import Severity
from wizard.model.text import nearest
from wizard.workflow.cases import case_of
from wizard.workflow.desk import Desk, bank_of, laid_over, settled_by
from wizard.workspace.files import write_atomically


class Assembled(NamedTuple):
    """A role read back from its journal, assembled and reviewed."""

    bank: Bank
    answers: Answers
    position: Position
    report: GapReport


def assembled(desk: Desk, role: str) -> Assembled:
    """The role as it stands: read without a lock, assembled, reviewed."""
    folder = desk.workspace.role(role)
    if not folder.exists:
        known = desk.workspace.roles()
        raise UsageError([Complaint("no-such-role", {"role": role, "meant": nearest(role, known)})])
    log = folder.read()
    bank = bank_of(desk, log)
    settings = desk.settings
    answers = laid_over(log.answers, settled_by(settings, bank))
    position = assemble(bank, answers, role, settings.languages)
    return Assembled(bank, answers, position, review(case_of(desk, role, bank, answers, position)))


def draft(desk: Desk, role: str, languages: tuple[str, ...], *, provenance: bool = False) -> dict[str, str]:
    """The job description as Markdown, by language."""
    return drafts_of(desk, assembled(desk, role), languages, provenance=provenance)


def drafts_of(desk: Desk, ready: Assembled, languages: tuple[str, ...], *, provenance: bool = False) -> dict[str, str]:
    """The same of a role that is assembled already."""
    from wizard.draft import ORDER, write

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


def hand_over(view: ReportView, form: str, path: Path | None, stream: BinaryIO) -> None:
    """The report in a format, into a file or to a stream."""
    from wizard.export import export

    content = export(view, form)
    if path is None:
        stream.write(content)
        stream.flush()
    else:
        write_atomically(path, content)


def verdict(report: GapReport, fail_on: str) -> ExitCode:
    """The exit code of a report: partial beats everything, then what is open at or above `fail_on`."""
    if report.crashed:
        return ExitCode.PARTIAL
    if fail_on == "never":
        return ExitCode.FINE
    limit = Severity(fail_on).rank
    worst = min((finding.severity.rank for finding in report.findings), default=len(Severity))
    return ExitCode.FINDINGS if worst <= limit else ExitCode.FINE


def overview(desk: Desk) -> tuple[GapReport, ...]:
    """The report of every role of the workspace."""
    return tuple(assembled(desk, role).report for role in desk.workspace.roles())
