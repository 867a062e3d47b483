"""Documents: a role read back, assembled, reviewed, written and handed over."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wizard.assembly import assemble
from wizard.errors import Complaint, ExitCode, UsageError
from wizard.export.format import Coverage, Part, ReportLine, ReportView
from wizard.gaps import RulePage, page, question, review, sentence
from wizard.gaps.acts import titles
from wizard.model.answers import Answers
from wizard.model.bank import Bank, Section
from wizard.model.gaps import GapReport, marks_of
from wizard.model.position import Position
from wizard.model.question import Severity
from wizard.model.text import in_language, nearest
from wizard.phrases import group, say
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


def report_view(
    ready: Assembled,
    people: Mapping[str, str],
    language: str,
    clauses: Mapping[str, str] | None = None,
    beside: str = "",
) -> ReportView:
    """The gap report in the reader's language, ready for any format and for the terminal.

    A web page names the `clauses` of the draft by address, and links to them in the draft's page that lies `beside` it.
    """
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
        tuple(say(key, language, acts=titles(report.old_acts, language)) for key in report.not_checked),
        {section.id: in_language(section.title, language) for section in ready.bank.sections},
        clauses or {},
        beside,
    )


def _shown_owner(bank: Bank, role: str, person: str, language: str) -> str:
    title = in_language(bank.owners.get(role, {"en": role}), language)
    return f"{person} ({title})" if person else title


def _coverage(bank: Bank, report: GapReport, language: str) -> Iterator[Coverage]:
    """The fractions by section, with the words of the bank."""
    for section in bank.sections:
        parts = tuple(
            Part(_part_name(section, held.part, language), held.have, held.of, held.excused, held.assumed)
            for held in report.coverage
            if held.section == section.id
        )
        if parts:
            yield Coverage(in_language(section.title, language), parts)


def _part_name(section: Section, part: str, language: str) -> str:
    """The short name of a part; a column of a company's own bank is named by its question."""
    if f"part-{part}" in group("gaps"):
        return say(f"gaps.part-{part}", language)
    columns = (question.column(part) for question in section.questions)
    return next((in_language(column.ask, language) for column in columns if column is not None), part)


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


def rule_page(name: str) -> RulePage:
    """The page of a rule, by code or name."""
    return page(name)


def overview(desk: Desk) -> tuple[GapReport, ...]:
    """The report of every role of the workspace."""
    return tuple(assembled(desk, role).report for role in desk.workspace.roles())
