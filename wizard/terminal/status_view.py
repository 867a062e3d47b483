"""The roles of a workspace on the terminal: open questions and the gate of each; and the banks to start from."""

from collections.abc import Mapping, Sequence

from wizard.model.bank import BankHead
from wizard.model.gaps import GapReport
from wizard.model.question import Severity
from wizard.model.text import in_language
from wizard.terminal.laid import island
from wizard.terminal.printing import NO_WISH, START, Page, Wish, page_for
from wizard.terminal.tables import table

COLUMNS = ("role", "title", "questions", "people", "gate")


def print_roles(reports: Sequence[GapReport], language: str, wish: Wish = NO_WISH) -> None:
    """A row a role, or a sentence where there is none."""
    titles = [in_language(report.title, language) for report in reports]
    with page_for(language, titles, wish) as page:
        if not reports:
            page.line(page.say("cli.no-roles"))
            page.address(START)
            return
        head = [page.say(f"cli.column-{name}") for name in COLUMNS]
        page.lines(table(page.paper, head, [_cells(page, report) for report in reports], page.width, whole=(0,)))


def print_banks(heads: Mapping[str, BankHead], language: str, wish: Wish = NO_WISH) -> None:
    """A line a bank: the name that an interview is started with, version, title."""
    titles = {name: in_language(head.title, language) for name, head in heads.items()}
    with page_for(language, titles.values(), wish) as page:
        for name, head in heads.items():
            text = f"{island(page.paper, name)}  {island(page.paper, head.version)}  {titles[name]}"
            if page.paper.plain:
                page.rows([text])  # unbroken, for programs
            else:
                page.line(text)


def _cells(page: Page, report: GapReport) -> list[str]:
    blockers = report.count(Severity.BLOCKER)
    people = len({finding.owner.role for finding in report.findings})
    return [
        island(page.paper, report.role),
        in_language(report.title, page.language) or report.role,
        str(len(report.findings)),
        str(people),
        page.say("cli.gate-ready") if report.ready else page.say("cli.gate-blocked", number=blockers),
    ]
