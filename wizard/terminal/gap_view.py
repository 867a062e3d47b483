"""The gap report on the terminal: readable at 80 columns, without colour, and without a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wizard.export.ending import ending
from wizard.export.format import Quoted, ReportLine, ReportView
from wizard.export.sheet import Sheet, accepted, due, fractions, gate, groups, unchecked, unpicked
from wizard.model.text import in_language, tidy
from wizard.phrases import say
from wizard.terminal.laid import island, isolated, quoted
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
from wizard.terminal.printing import NO_WISH, WIDTH, Page, Wish, page_for

SHOWN_EACH: Final = 5
"""How many questions a person is shown at once; the rest is counted, and stands in every written format."""
MOST_QUOTED: Final = 3
"""How many texts of one question are shown; the rest is counted."""


def print_report(view: ReportView, out: Path | None = None, wish: Wish = NO_WISH) -> None:
    """The report on standard output, or as text in the file `out`. Who asked for some questions sees all of those."""
    most = SHOWN_EACH if view.picked is None and view.grouping == "person" else len(view.shown)
    if out is None:
        with page_for(view.language, texts_of(view), wish) as page:
            show_report(view, page, most=most)
        return
    from io import StringIO

    from rich.console import Console

    from wizard.workspace.files import write_atomically

    text = StringIO()
    console = Console(file=text, width=WIDTH, color_system=None, highlight=False, markup=False, emoji=False)
    show_report(view, Page(console, Paper(view.language, Order.LOGICAL)), most=len(view.shown))
    write_atomically(out, text.getvalue())


def show_report(view: ReportView, page: Page, *, most: int = SHOWN_EACH) -> None:
    """The gate, what changed, the questions (at most `most` of each person), accepted ones, coverage, not checked."""
    page.line(gate(view), style="bold")
    if view.compared is not None:
        from wizard.terminal.compare_view import show_comparison

        show_comparison(view.compared, page, most=most)
    if told := unpicked(view):
        page.line(told)
    for sheet in groups(view):
        _show_sheet(page, view, sheet, most)
    if view.report.ending:
        page.heading(page.say("compared.ending-soon"))
        page.items(ending(view))
    if view.waived:
        page.heading(page.say("report.waived", number=len(view.waived)))
        for held in view.waived:
            page.line(held.line.message, lead="-", indent=2)
            page.line(page.isolated(accepted(held, view.language)), indent=4)
            page.line(_identity(page, held.line), indent=4, style="dim")
    if view.coverage:
        page.heading(page.say("report.coverage"))
        for section in view.coverage:
            counted = " · ".join(map(page.isolated, fractions(section.parts, view.language)))
            page.line(f"{section.section}: {counted}", lead="-", indent=2)
    page.heading(page.say("report.not-checked"))
    page.items(unchecked(view))


def texts_of(view: ReportView) -> Iterator[str]:
    """Every text that a person or a bank has worded."""
    for line in (*view.shown, *(held.line for held in view.waived)):
        yield from (line.owner, line.question, line.message, line.quote, line.row)
        yield from (quote.text for quote in line.quotes)
    for held in view.waived:
        yield from (held.waiver.reason, held.waiver.by)
    yield from view.report.off.values()
    for section in view.coverage:
        yield section.section
        yield from (part.name for part in section.parts)
    yield from ending(view)
    yield from view.compared.titles.values() if view.compared is not None else ()


def show_finding(view: ReportView, line: ReportLine, page: Page) -> None:
    """One finding with all its evidence: what was found, why it matters, what to do, who is asked and why."""
    _show_question(page, line, 0)
    for quote in line.quotes:
        page.line(_marked(page, quote), indent=2)
    note = in_language(line.finding.note, view.language)
    for key, text in (
        ("found", line.message),
        ("noted", note),
        ("why", line.why),
        ("remedy", line.remedy),
        ("to", line.owner),
        ("asked", line.asked),
    ):
        if text:
            page.line(f"{page.say(f'report.{key}')}: {page.isolated(text)}", indent=2)


def _show_sheet(page: Page, view: ReportView, sheet: Sheet, most: int) -> None:
    """All that one person is asked, as far as it fits."""
    questions = say("report.count-questions", page.language, number=len(sheet.lines))
    page.heading(page.say("report.person", person=sheet.owner, questions=questions))
    for line in sheet.lines[:most]:
        _show_question(page, line, MOST_QUOTED, owner=view.grouping != "person")
    left = len(sheet.lines) - most
    if left > 0:
        page.line(page.say("report.more", number=left), indent=2)


def _show_question(page: Page, line: ReportLine, most: int, *, owner: bool = False) -> None:
    """Number, severity in words, the question, by when; the texts that were found, and the finding's code and place."""
    severity = page.say(f"report.severity-{line.finding.severity}")
    lead = f"{line.number}."
    page.line(f"[{severity}] {line.question}{due(line, page.language)}", lead=lead, indent=2)
    inner = 2 + len(lead) + 1
    if owner:
        page.line(f"{page.say('report.to')}: {page.isolated(line.owner)}", indent=inner)
    for quote in line.found[:most]:
        page.line(_marked(page, quote), indent=inner)
    if len(line.found) > most > 0:
        page.line(page.say("report.more-places", number=len(line.found) - most), indent=inner)
    page.line(_identity(page, line), indent=inner, style="dim")


def _marked(page: Page, quote: Quoted) -> str:
    """A text between its marks; where only some words of it are meant, those stand between them."""
    if quote.span is None:
        return quoted(page.paper, quote.text)
    before, meant, after = quote.parts
    return isolated(page.paper, tidy(f"{before}«{meant}»{after}"))


def _identity(page: Page, line: ReportLine) -> str:
    return f"{island(page.paper, line.finding.code)}  {island(page.paper, line.finding.at)}"
