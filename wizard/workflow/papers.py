"""Papers: a draft as Word, PDF and web page, in one language or side by side, on the letterhead that belongs to it."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import Complaint, DraftError, LetterheadError, UsageError, WizardError
from wizard.export.document import Document, Letterhead, Paper
from wizard.export.format import ReportView
from wizard.model.gaps import marks_of
from wizard.model.text import LANGUAGES, RIGHT_TO_LEFT, nearest
from wizard.workflow.desk import Desk
from wizard.workflow.documents import Assembled, assembled, drafts_of, hand_over
from wizard.workflow.reports import report_view
from wizard.workspace.files import write_atomically

FORMATS = ("md", "html", "docx", "pdf")
"""All formats of a draft."""

LARGEST = 5
"""How many MB a draft may have."""


class Wanted(NamedTuple):
    """What the person asked for: languages and formats (none: the usual ones), languages side by side, a letterhead."""

    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    beside: str = ""
    letterhead: Path | None = None
    provenance: bool = False


class Written(NamedTuple):
    """The files, and what is worth a word about them: keys of phrases with their values."""

    paths: tuple[Path, ...]
    remarks: tuple[tuple[str, Mapping[str, Any]], ...] = ()


def draft_files(desk: Desk, role: str, wanted: Wanted, folder: Path | None = None) -> Written:
    """Write `<role>.<lang>.<format>` into `folder` (default: the role's `out`): all of them, or none."""
    beside = _beside(wanted.beside)
    formats = wanted.formats or ("docx" if beside else "md",)
    if beside and "md" in formats:
        raise UsageError([Complaint("side-by-side-no-md", {})])
    ready = assembled(desk, role)
    drafts = drafts_of(desk, ready, beside or wanted.languages, provenance=wanted.provenance)
    out = folder or desk.workspace.role(role).out
    made: dict[Path, bytes] = {}
    if "md" in formats:
        made.update({out / f"{role}.{language}.md": text.encode() for language, text in drafts.items()})
    papers = dict(_papers(desk, ready, drafts, [name for name in formats if name != "md"], wanted, side=bool(beside)))
    made.update({out / f"{role}.{name}": content for name, content in papers.items()})
    return Written(_laid(made))


class HandedIn(NamedTuple):
    """What a finished sitting leaves: files, the report, and why a Word file could not be made, if it could not."""

    paths: tuple[Path, ...]
    view: ReportView
    trouble: WizardError | None = None


def hand_in(desk: Desk, role: str) -> HandedIn:
    """Write drafts (Markdown and Word) and the gap report into the role's `out`; a bad letterhead costs only Word."""
    trouble: WizardError | None = None
    try:
        paths = draft_files(desk, role, Wanted(formats=("md", "docx"))).paths
    except WizardError as failure:
        trouble, paths = failure, draft_files(desk, role, Wanted(formats=("md",))).paths
    view = report_view(assembled(desk, role), desk.settings.people, desk.language)
    path = desk.workspace.role(role).out / f"{role}.gaps.md"
    hand_over(view, "md", path, BytesIO())
    return HandedIn((*paths, path), view, trouble)


def _papers(
    desk: Desk, ready: Assembled, drafts: Mapping[str, str], formats: Sequence[str], wanted: Wanted, *, side: bool
) -> Iterator[tuple[str, bytes]]:
    """The content of each file by the end of its name; letterheads are checked before anything is made."""
    if not formats:
        return
    from wizard.draft import requisites
    from wizard.export.draft_format import export_draft
    from wizard.export.reading import read
    from wizard.export.side_by_side import side_by_side

    documents = [read(text, language, requisites(ready.position, language)) for language, text in drafts.items()]
    if side:
        documents = [side_by_side(documents)]
    letterheads = {
        document.languages: letterhead_for(desk, document.language, wanted.letterhead)
        for document in documents
        if "docx" in formats
    }
    _check(letterheads.values())
    moment = _last_answer(ready)
    for document in documents:
        for name in formats:
            paper = _paper(desk, document, moment, letterheads.get(document.languages))
            paper = paper._replace(blocked=not ready.report.ready)
            yield f"{'-'.join(document.languages)}.{name}", export_draft(paper, name)


def export_files(
    desk: Desk, file: Path, formats: Sequence[str], language: str, letterhead: Path | None, folder: Path | None
) -> Written:
    """Turn a Markdown draft into other formats beside it; its date is the file's. All files are written, or none."""
    from wizard.export.draft_format import export_draft
    from wizard.export.reading import read

    text, moment = _read(file)
    document = read(text, language)
    if not document.blocks:
        raise DraftError([Complaint("draft-empty", {}, str(file))])
    chosen = letterhead_for(desk, document.language, letterhead) if "docx" in formats else None
    _check([chosen])
    out = folder or file.parent
    paper = _paper(desk, document, moment, chosen)
    try:
        made = {out / f"{file.stem}.{name}": export_draft(paper, name) for name in formats}
    except DraftError as failure:
        raise DraftError([complaint._replace(file=str(file)) for complaint in failure.complaints]) from failure
    wrong = document.misnumbered
    remarks = (("cli.draft-misnumbered", {"file": file, **wrong._asdict()}),) if wrong else ()
    return Written(_laid(made), remarks)


def _read(file: Path) -> tuple[str, int]:
    try:
        content = file.read_bytes()
        moment = int(file.stat().st_mtime)
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise DraftError([Complaint("file-unreadable", {"why": why}, str(file))]) from failure
    if len(content) > LARGEST * 1_000_000:
        raise DraftError([Complaint("file-too-large", {"limit": LARGEST}, str(file))])
    try:
        return content.decode("utf-8-sig"), moment
    except UnicodeDecodeError as failure:
        raise DraftError([Complaint("not-utf8", {}, str(file))]) from failure


def _paper(desk: Desk, document: Document, moment: int, letterhead: Letterhead | None) -> Paper:
    side = desk.settings.approval
    start = "right" if document.language in RIGHT_TO_LEFT else "left"
    return Paper(document, moment, letterhead, "start" if side == start else "end")


def _beside(given: str) -> tuple[str, ...]:
    """The languages of `ar,ru`; UsageError where they are not two or three different ones that we know."""
    if not given:
        return ()
    languages = tuple(part.strip() for part in given.split(","))
    for language in languages:
        if language not in LANGUAGES:
            values = {"language": language, "known": ", ".join(LANGUAGES), "meant": nearest(language, LANGUAGES)}
            raise UsageError([Complaint("unknown-language", values)])
    if len(set(languages)) < len(languages) or len(languages) < 2:
        raise UsageError([Complaint("side-by-side-two", {"given": given})])
    return languages


def _last_answer(ready: Assembled) -> int:
    """When the role last changed: the date of its files. The same answers give the same bytes."""
    moments = [answer.source.at for answer in map(ready.answers.get, ready.answers) if answer and answer.source.at]
    try:
        return int(datetime.datetime.fromisoformat(max(moments)).timestamp())
    except ValueError:
        return 0


# --- letterheads -----------------------------------------------------------------------------------------------------


def letterhead_for(desk: Desk, language: str, given: Path | None = None) -> Letterhead | None:
    """The letterhead asked for, or the workspace's; beside it, `letterhead.ar.docx` wins for Arabic. None: ours."""
    named = desk.settings.letterhead
    path = given or desk.workspace.folder / (named or "letterhead.docx")
    own = path.with_name(f"{path.stem}.{language}{path.suffix}")
    chosen = own if own.is_file() else path
    if not (given or named or chosen.is_file()):
        return None
    try:
        return Letterhead(chosen.read_bytes(), str(chosen))
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise LetterheadError([Complaint("file-unreadable", {"why": why}, str(chosen))]) from failure


def _check(letterheads: Iterable[Letterhead | None]) -> None:
    """LetterheadError with every fault of every letterhead."""
    used = dict.fromkeys(held for held in letterheads if held)
    if not used:
        return
    from wizard.export.docx import check

    found: list[Complaint] = []
    for letterhead in used:
        try:
            check(letterhead)
        except LetterheadError as failure:
            found += failure.complaints
    if found:
        raise LetterheadError(found)


def _laid(made: Mapping[Path, bytes]) -> tuple[Path, ...]:
    for path, content in made.items():
        write_atomically(path, content)
    return tuple(made)


# --- the gap report's page -------------------------------------------------------------------------------------------


def linked_view(desk: Desk, role: str, ready: Assembled, out: Path | None) -> ReportView:
    """The report with the clauses of the draft; with links, where the draft's page lies beside it or in `out`."""
    from wizard.draft import ORDER, clause_numbers

    language, settings = desk.language, desk.settings
    numbers = clause_numbers(ready.position, ready.bank, language, marks_of(ready.report), settings.sections or ORDER)
    name = f"{role}.{language}.html"
    folder = out.parent if out else Path()
    places = [folder / name, desk.workspace.role(role).out / name] if out else []
    found = next((place for place in places if place.is_file()), None)
    page = os.path.relpath(found, folder).replace(os.sep, "/") if found else ""
    return report_view(ready, settings.people, language, numbers, page)
