"""What every format of the gap report is given, what it must do, and the table of formats."""

from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol

from wizard.errors import Complaint, UsageError
from wizard.model.gaps import Finding, GapReport, Waiver
from wizard.model.run import Comparison


class Quoted(NamedTuple):
    """A text that was found, in one language, and which part of it is meant: code points; none marked, all of it."""

    text: str
    language: str = ""
    span: tuple[int, int] | None = None
    at: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the words that are meant, those words, and what follows."""
        start, end = self.span or (0, len(self.text))
        return self.text[:start], self.text[start:end], self.text[end:]


class ReportLine(NamedTuple):
    """One finding with its sentences in the reader's language; `owner` is how the person who answers is shown."""

    finding: Finding
    message: str
    question: str
    why: str
    remedy: str
    owner: str
    quote: str = ""
    """The text that was found, or nothing where a place is empty."""
    asked: str = ""
    """Why it is this person who is asked."""
    number: int = 0
    """Its place in the report's own order, hidden findings behind the others; `explain --finding` takes it."""
    quotes: tuple[Quoted, ...] = ()
    """Every text that was found, in the language in which it was seen."""
    person: str = ""
    """The one who is bound to the owner, if anybody is."""
    post: str = ""
    """The owner by title, with the unit of a counterpart."""
    row: str = ""
    """The text of the row that the address belongs to."""
    answer: str = ""
    """The kind of the answer that is asked for."""
    choices: tuple[str, ...] = ()
    """What can be chosen, in the reader's language."""

    @property
    def found(self) -> tuple[Quoted, ...]:
        """The quotations that say more than the question already does; without any, the row that is asked about."""
        held = self.quotes or ((Quoted(self.quote),) if self.quote else ())
        told = tuple(quote for quote in held if quote.span or quote.text not in self.question)
        unnamed = self.row and not told and len(self.finding.fingerprints) == 1 and self.row not in self.question
        return (Quoted(self.row),) if unnamed else told


class WaivedLine(NamedTuple):
    """A finding that somebody accepted, and the words in which they did."""

    line: ReportLine
    waiver: Waiver
    category: str
    """The kind of reason in the reader's language."""


class RuleNote(NamedTuple):
    """What a rule says about itself in the reader's language; `jurisdiction` and `checked` where it rests on an act."""

    name: str
    title: str
    checks: str
    wrong: str
    basis: str
    jurisdiction: str = ""
    checked: str = ""
    since: str = ""


class Part(NamedTuple):
    """One fraction of the coverage with its name: how many of how many, what left the count, what is unconfirmed."""

    name: str
    have: int
    of: int
    excused: int = 0
    assumed: int = 0


class Coverage(NamedTuple):
    """The fractions of one section of the interview."""

    section: str
    parts: tuple[Part, ...]


class Compared(NamedTuple):
    """A report compared with an earlier run, and the titles of the rules in the reader's language.

    Without a comparison there was no earlier run.
    """

    comparison: Comparison | None
    titles: Mapping[str, str] = {}


class ReportView(NamedTuple):
    """A gap report ready to be shown: the report, and its sentences in the reader's language."""

    report: GapReport
    language: str
    title: str
    """The job title in the reader's language."""
    lines: tuple[ReportLine, ...]
    """One for each finding, in the report's order."""
    coverage: tuple[Coverage, ...]
    not_checked: tuple[str, ...]
    sections: Mapping[str, str] = {}
    """The titles of the interview's sections, by the first part of an address."""
    clauses: Mapping[str, str] = {}
    """The clause of the draft that answers an address: "2.1"."""
    draft_page: str = ""
    """Where the draft's web page lies, seen from the report; nothing where there is none."""
    hidden: tuple[ReportLine, ...] = ()
    """What unmeasured and merely possible rules noticed."""
    singles: tuple[ReportLine, ...] = ()
    """The lines again, each place for itself, where several are told as one; nothing where none are."""
    waived: tuple[WaivedLine, ...] = ()
    rules: Mapping[str, RuleNote] = {}
    """By code, of every rule that a line names."""
    unmeasured: tuple[str, ...] = ()
    """Languages of the role, by name, in which no rule about wording was measured."""
    as_of: str = ""
    """ISO date of the last answer."""
    grouping: str = "person"
    """By what the questions are grouped: person, section, severity, kind."""
    selected: tuple[str, ...] = ()
    """Codes and families that this run was limited to; nothing: every rule."""
    picked: tuple[ReportLine, ...] | None = None
    """The lines that were asked for; None: those of the report."""
    picked_singles: tuple[ReportLine, ...] | None = None
    compared: Compared | None = None
    """Only where a comparison was asked for."""

    @property
    def shown(self) -> tuple[ReportLine, ...]:
        """The lines that a format shows."""
        return self.lines if self.picked is None else self.picked

    @property
    def places(self) -> tuple[ReportLine, ...]:
        """The same, each place for itself: what can be answered one by one."""
        return (self.singles or self.lines) if self.picked_singles is None else self.picked_singles

    @property
    def ready(self) -> bool:
        """The gate; a run of selected rules never opens it."""
        return self.report.ready and not self.selected


class Format(Protocol):
    """A module that turns a report into a file's content: the same bytes for the same view."""

    def write(self, view: ReportView) -> bytes:
        """The whole file."""
        ...


FORMATS: Final[Mapping[str, str]] = {
    "md": "wizard.export.gap_markdown",
    "json": "wizard.export.gap_json",
    "html": "wizard.export.gap_html",
    "sarif": "wizard.export.gap_sarif",
    "csv": "wizard.export.gap_csv",
}
"""Name on the command line, which is also the file's ending, and the module. The terminal has its own view."""


def export(view: ReportView, name: str) -> bytes:
    """The report in the format `name`; UsageError where there is no such format."""
    import importlib

    if name not in FORMATS:
        raise UsageError([Complaint("format-unknown", {"name": name, "known": ", ".join(FORMATS)})])
    chosen: Format = importlib.import_module(FORMATS[name])
    return chosen.write(view)
