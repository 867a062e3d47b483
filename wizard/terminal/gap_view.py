"""The gap report and a draft on the terminal: readable at 80 columns, without colour, and without a file."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import Sheet, day, fractions, gate, sheets, unchecked
from wizard.model.text import isolate, tidy
from wizard.phrases import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH: Final = 80
SHOWN_EACH: Final = 5
"""How many questions a person is shown at once; the rest is counted, and stands in every written format."""


def print_report(view: ReportView, out: Path | None = None) -> None:
    """The report on standard output, or as text in the file `out`."""
    from rich.console import Console

    if out is None:
        show_report(view, Console(file=sys.stdout, width=min(WIDTH, Console().width)))
        return
    from io import StringIO

    from wizard.workspace.files import write_atomically

    text = StringIO()
    show_report(view, Console(file=text, width=WIDTH, color_system=None), most=len(view.lines))
    write_atomically(out, text.getvalue())


def show_report(view: ReportView, console: "Console", *, most: int = SHOWN_EACH) -> None:
    """The gate, the questions of each person (blockers first, at most `most`), coverage, and what was not checked."""
    page = _Page(console, view.language)
    page.line(gate(view), style="bold")
    for sheet in sheets(view):
        page.sheet(sheet, most)
    if view.coverage:
        page.heading(say("report.coverage", view.language))
        for section in view.coverage:
            page.line(f"{section.section}: {' · '.join(fractions(section.parts, view.language))}", indent=2, hang=2)
    page.heading(say("report.not-checked", view.language))
    page.items(unchecked(view))


def show_markdown(text: str, console: "Console") -> None:
    """A draft laid out for reading: headings, clauses and tables."""
    from rich.markdown import Markdown

    console.print(Markdown(text, hyperlinks=False))


class _Page:
    """Lines on a console. Everything goes through `rich.text.Text`: nothing that a person typed is ever markup."""

    def __init__(self, console: "Console", language: str) -> None:
        self.console = console
        self.language = language

    def line(self, text: str, *, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """One paragraph wrapped behind `indent` spaces, its further rows behind `hang` more."""
        for number, row in enumerate(self.rows(text, indent + hang, style)):
            row.pad_left(indent + (hang if number else 0))
            self.console.print(row, highlight=False, markup=False, soft_wrap=True)

    def quote(self, text: str, *, indent: int) -> None:
        """Words of any language: on a terminal each row keeps its own direction; files and pipes stay plain."""
        for row in self.rows(f"«{tidy(text)}»", indent, ""):
            if self.console.is_terminal:
                row.plain = isolate(row.plain)
            row.pad_left(indent)
            self.console.print(row, highlight=False, markup=False, soft_wrap=True)

    def rows(self, text: str, used: int, style: str) -> "list[Text]":
        """A paragraph as rows that fit beside `used` columns; what was typed is never markup."""
        from rich.text import Text

        rows = list(Text(text, style=style).wrap(self.console, max(self.console.width - used, 20)))
        for row in rows:
            row.rstrip()
        return rows

    def heading(self, text: str) -> None:
        """An empty line and a title."""
        self.console.print()
        self.line(text, style="bold")

    def items(self, texts: Iterable[str]) -> None:
        """A list."""
        for text in texts:
            self.line(f"- {text}", indent=2, hang=2)

    def sheet(self, sheet: Sheet, most: int) -> None:
        """All that one person is asked, as far as it fits."""
        questions = say("report.count-questions", self.language, number=len(sheet.lines))
        self.heading(say("report.person", self.language, person=sheet.owner, questions=questions))
        for number, line in enumerate(sheet.lines[:most], 1):
            self.question(number, line)
        left = len(sheet.lines) - most
        if left > 0:
            self.line(say("report.more", self.language, number=left), indent=2)

    def question(self, number: int, line: ReportLine) -> None:
        """Severity in words, the question, by when; then the text that was found, and the finding's code and place."""
        finding = line.finding
        severity = say(f"report.severity-{finding.severity}", self.language)
        due = f" ({say('report.by', self.language, date=day(finding.due, self.language))})" if finding.due else ""
        self.line(f"{number}. [{severity}] {line.question}{due}", indent=2, hang=3)
        if line.quote:
            self.quote(line.quote, indent=5)
        self.line(f"{finding.code}  {finding.at}", indent=5, style="dim")
