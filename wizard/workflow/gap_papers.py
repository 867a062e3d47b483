"""Gap papers: the report of a role in the form that was asked for, letters to those who are asked, one finding."""

from pathlib import Path
from typing import Final, NamedTuple

from wizard.errors import Complaint, UsageError
from wizard.export.format import ReportLine, ReportView
from wizard.export.gap_letter import letters
from wizard.model.gaps import GapReport
from wizard.model.text import in_language
from wizard.workflow.choosing import EVERYBODY, Choice, chosen
from wizard.workflow.desk import Desk
from wizard.workflow.documents import Assembled, assembled
from wizard.workflow.reports import report_view, with_rules
from wizard.workspace.files import write_atomically

WITH_CLAUSES: Final = ("html", "letter")
"""Forms that name the clauses of the draft."""
WITH_RULES: Final = ("json", "sarif", "html")
"""Forms that say what the rules say about themselves."""
HEAD: Final = "head"
COLLECTOR: Final = "hr"
"""Who gathers the answers on paper."""


def gap_view(
    desk: Desk, role: str, form: str, choice: Choice, out: Path | None = None, ready: Assembled | None = None
) -> ReportView:
    """The report of a role as it is asked for, in the form `text`, `letter`, or one of `FORMATS`.

    `ready` is the role where it is assembled already.
    """
    if out is not None and form != "letter" and out.is_dir():
        example = str(out / f"{role}.gaps.{'txt' if form == 'text' else form}")
        raise UsageError([Complaint("out-is-folder", {"example": example}, str(out))])
    ready = ready or assembled(desk, role)
    if form in WITH_CLAUSES:
        from wizard.workflow.papers import linked_view

        view = linked_view(desk, role, ready, out if form == "html" else None)
    else:
        view = report_view(ready, desk.settings.people, desk.language)
    view = chosen(view, choice)
    return with_rules(view) if form in WITH_RULES else view


class Posted(NamedTuple):
    """The report that letters were made from, the files that were written, and the texts that were not."""

    report: GapReport
    paths: tuple[Path, ...] = ()
    texts: tuple[str, ...] = ()


def gap_letters(desk: Desk, role: str, choice: Choice, out: Path | None) -> Posted:
    """Make the letters that were asked for.

    `out` is a folder, or for one letter a file. Letters to everybody lie in the role's `out` if nothing else is said.
    """
    view = gap_view(desk, role, "letter", choice, out)
    names = _owners(desk, role, view.language)
    made = letters(view, names[COLLECTOR], names[HEAD])
    folder = out or (desk.workspace.role(role).out if choice.person.casefold() == EVERYBODY else None)
    if folder is None:
        return Posted(view.report, texts=tuple(letter.text for letter in made))
    if folder.suffix and not folder.is_dir():
        if len(made) > 1:
            raise UsageError([Complaint("letters-folder", {"number": len(made)}, str(folder))])
        paths = [folder] if made else []
    else:
        paths = [folder / f"{role}.letter.{letter.name}.{view.language}.md" for letter in made]
    for path, letter in zip(paths, made, strict=True):
        write_atomically(path, letter.text)
    return Posted(view.report, tuple(paths))


def _owners(desk: Desk, role: str, language: str) -> dict[str, str]:
    """How HR and the head are named."""
    from wizard.workflow.desk import bank_of

    bank = bank_of(desk, desk.workspace.role(role).read())
    people = desk.settings.people
    titles = {name: in_language(bank.owners.get(name, {"en": name}), language) for name in (HEAD, COLLECTOR)}
    return {name: f"{people[name]} ({title})" if name in people else title for name, title in titles.items()}


def finding_of(desk: Desk, role: str, number: int) -> tuple[ReportView, ReportLine]:
    """The question of that number in the report of the role; UsageError where there is none."""
    view = gap_view(desk, role, "text", Choice())
    lines = (*view.lines, *view.hidden)
    found = next((line for line in lines if line.number == number), None)
    if found is None:
        raise UsageError([Complaint("no-such-finding", {"number": number, "all": len(lines)}, "--finding")])
    return view, found
