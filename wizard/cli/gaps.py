"""Commands about what a description still lacks."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wizard.cli.root import root_options, spoken_language, the_desk, the_wish, told
from wizard.errors import ExitCode

if TYPE_CHECKING:
    pass

FAIL_ON = ("blocker", "major", "minor", "note", "never")


@click.command()
@click.argument("role")
@click.option("--format", "form", type=click.Choice(["text", "md", "html", "json"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="blocker",
    show_default=True,
    help="Exit with 1 where something this bad is open.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@told
def gaps(role: str, form: str, fail_on: str, out: Path | None) -> int:
    """Report what is missing in ROLE, and who has to answer it."""
    from wizard.workflow import documents, papers

    desk = the_desk()
    ready = documents.assembled(desk, role)
    view = (
        papers.linked_view(desk, role, ready, out)
        if form == "html"
        else documents.report_view(ready, desk.settings.people, desk.language)
    )
    if form == "text":
        from wizard.terminal.gap_view import print_report

        print_report(view, out, the_wish())
    else:
        documents.hand_over(view, form, out, sys.stdout.buffer)
    return documents.verdict(ready.report, fail_on)


@click.command()
@click.argument("code")
@told
def explain(code: str) -> int:
    """Print the page of a rule: by its code (LNK201) or its name."""
    from wizard.terminal.page_view import print_page
    from wizard.workflow.documents import rule_page

    print_page(rule_page(code), spoken_language(root_options()), the_wish())
    return ExitCode.FINE


@click.command()
@told
def roles() -> int:
    """List the roles of this workspace: open questions and gate."""
    from wizard.terminal.status_view import print_roles
    from wizard.workflow.documents import overview

    desk = the_desk()
    print_roles(overview(desk), desk.language, the_wish())
    return ExitCode.FINE
