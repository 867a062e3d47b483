"""The gap report on the terminal: readable at 80 columns, without colour, and without a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wizard.export.ending import ending
from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import Sheet, day, fractions, gate, sheets, unchecked
from wizard.phrases import say
from wizard.terminal.laid import island, quoted
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
from wizard.terminal.printing import NO_WISH, WIDTH, Page, Wish, page_for

SHOWN_EACH: Final = 5
"""How many questions a person is shown at once; the rest is counted, and stands in every written format."""


def print_report(view: ReportView, out: Path | None = None, wish: Wish = NO_WISH) -> None:
    """The report on standard output, or as text in the file `out`."""
    if out is None:
        with page_for(view.language, texts_of(view), wish) as page:
            show_report(view, page)
        return
    from io import StringIO

    from rich.console import Console

    from wizard.workspace.files import write_atomically

    text = StringIO()
    console = Console(file=text, width=WIDTH, color_system=None, highlight=False, markup=False, emoji=False)
    show_report(view, Page(console, Paper(view.language, Order.LOGICAL)), most=len(view.lines))
    write_atomically(out, text.getvalue())


def show_report(view: ReportView, page: Page, *, most: int = SHOWN_EACH) -> None:
    """The gate, the questions of each person (blockers first, at most `most`), coverage, and what was not checked."""
    page.line(gate(view), style="bold")
    if view.compared is not None:
        from wizard.terminal.compare_view import show_comparison

        show_comparison(view.compared, page, most=most)
    for sheet in sheets(view):
        _show_sheet(page, sheet, most)
    if view.report.ending:
        page.heading(page.say("compared.ending-soon"))
        page.items(ending(view))
    if view.coverage:
        page.heading(page.say("report.coverage"))
        for section in view.coverage:
            counted = " · ".join(map(page.isolated, fractions(section.parts, view.language)))
            page.line(f"{section.section}: {counted}", lead="-", indent=2)
    page.heading(page.say("report.not-checked"))
    page.items(unchecked(view))


def texts_of(view: ReportView) -> Iterator[str]:
    """Every text that a person or a bank has worded."""
    for line in view.lines:
        yield from (line.owner, line.question, line.quote)
    for section in view.coverage:
        yield section.section
        yield from (part.name for part in section.parts)
    yield from ending(view)
    yield from view.compared.titles.values() if view.compared is not None else ()


def _show_sheet(page: Page, sheet: Sheet, most: int) -> None:
    """All that one person is asked, as far as it fits."""
    questions = say("report.count-questions", page.language, number=len(sheet.lines))
    page.heading(page.say("report.person", person=sheet.owner, questions=questions))
    for number, line in enumerate(sheet.lines[:most], 1):
        _show_question(page, number, line)
    left = len(sheet.lines) - most
    if left > 0:
        page.line(page.say("report.more", number=left), indent=2)


def _show_question(page: Page, number: int, line: ReportLine) -> None:
    """Severity in words, the question, by when; then the text that was found, and the finding's code and place."""
    finding = line.finding
    severity = page.say(f"report.severity-{finding.severity}")
    due = f" ({page.say('report.by', date=day(finding.due, page.language))})" if finding.due else ""
    lead = f"{number}."
    page.line(f"[{severity}] {line.question}{due}", lead=lead, indent=2)
    inner = 2 + len(lead) + 1
    if line.quote:
        page.line(quoted(page.paper, line.quote), indent=inner)
    page.line(f"{island(page.paper, finding.code)}  {island(page.paper, finding.at)}", indent=inner, style="dim")
