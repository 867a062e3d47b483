"""The roles of a workspace on the terminal: open questions and the gate of each."""

import sys
from collections.abc import Sequence

from wizard.model.gaps import GapReport
from wizard.model.question import Severity
from wizard.model.text import in_language
from wizard.phrases import say


def print_roles(reports: Sequence[GapReport], language: str) -> None:
    """One line a role, or a sentence where there is none."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if not reports:
        console.print(say("cli.no-roles", language))
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("role", "title", "questions", "people", "gate"):
        table.add_column(
            say(f"cli.column-{heading}", language), overflow="fold", no_wrap=heading in ("role", "questions")
        )
    for report in reports:
        blockers = report.count(Severity.BLOCKER)
        gate = say("cli.gate-ready", language) if report.ready else say("cli.gate-blocked", language, number=blockers)
        title = Text(in_language(report.title, language) or report.role)
        people = len({finding.owner.role for finding in report.findings})
        table.add_row(Text(report.role), title, str(len(report.findings)), str(people), Text(gate))
    console.print(table)
