"""What every format of the gap report is given, what it must do, and the table of formats."""

from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol

from wizard.errors import Complaint, UsageError
from wizard.model.gaps import Finding, GapReport
from wizard.model.run import Comparison


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
    compared: Compared | None = None
    """Only where a comparison was asked for."""


class Format(Protocol):
    """A module that turns a report into a file's content: the same bytes for the same view."""

    def write(self, view: ReportView) -> bytes:
        """The whole file."""
        ...


FORMATS: Final[Mapping[str, str]] = {
    "md": "wizard.export.gap_markdown",
    "json": "wizard.export.gap_json",
    "html": "wizard.export.gap_html",
}
"""Name on the command line, which is also the file's ending, and the module. The terminal has its own view."""


def export(view: ReportView, name: str) -> bytes:
    """The report in the format `name`; UsageError where there is no such format."""
    import importlib

    if name not in FORMATS:
        raise UsageError([Complaint("format-unknown", {"name": name, "known": ", ".join(FORMATS)})])
    chosen: Format = importlib.import_module(FORMATS[name])
    return chosen.write(view)
