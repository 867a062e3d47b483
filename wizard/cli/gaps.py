"""Commands about what a description still lacks."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wizard.cli.root import say_aside, say_trouble, the_desk, the_wish, told
from wizard.errors import Complaint, ExitCode, UsageError

if TYPE_CHECKING:
    from wizard.workflow.choosing import Choice

FAIL_ON = ("blocker", "major", "minor", "note", "never")
FORMS = ("text", "md", "html", "json", "sarif", "csv")
GROUPS = ("person", "section", "severity", "kind")


@click.command()
@click.argument("role")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="How it is written (default: text; with --for, a letter)."
)
@click.option(
    "--for", "person", default="", metavar="WHO", help="A letter to an owner (legal), a person by name, or everybody."
)
@click.option("--group-by", "grouping", type=click.Choice(GROUPS), default="person", show_default=True)
@click.option("--only", multiple=True, metavar="WHAT", help="Show only a severity, section, owner or kind; repeatable.")
@click.option("--all", "everything", is_flag=True, help="Also show what unmeasured and merely possible rules noticed.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules or families (LNK) count in this run.")
@click.option(
    "--ignore", multiple=True, metavar='CODE="REASON"', help="Leave a rule or family out of this run, and say why."
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="blocker",
    show_default=True,
    help="Exit with 1 where something this bad is open.",
)
@click.option(
    "--since",
    default="",
    metavar="last|N|FILE",
    help="Say what has changed since the last run, run N, or that of FILE.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file; letters into this folder.")
@told
def gaps(
    role: str,
    form: str | None,
    person: str,
    grouping: str,
    only: tuple[str, ...],
    everything: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    since: str,
    out: Path | None,
) -> int:
    """Report what is missing in ROLE, and who has to answer it."""
    from wizard.workflow.choosing import Choice, ignored, words_of
    from wizard.workflow.documents import assembled, hand_over, verdict
    from wizard.workflow.gap_papers import gap_view
    from wizard.workflow.runs import look

    desk = the_desk()
    choice = Choice(words_of(select), ignored(ignore), words_of(only), person, everything, grouping)
    if person and form is None:
        return _letters(role, choice, fail_on, out)
    ready = assembled(desk, role)
    view = gap_view(desk, role, form or "text", choice, out, ready)
    looked = look(desk, role, ready, since, keep=not (select or ignore))
    if looked.trouble is not None:
        say_trouble(looked.trouble)
    view = view._replace(compared=looked.compared)
    if form in (None, "text"):
        from wizard.terminal.gap_view import print_report

        print_report(view, out, the_wish())
    else:
        hand_over(view, str(form), out, sys.stdout.buffer)
    return verdict(view.report, fail_on)


def _letters(role: str, choice: "Choice", fail_on: str, out: Path | None) -> int:
    """Letters on standard output, or into files that are named there."""
    from wizard.workflow.documents import verdict
    from wizard.workflow.gap_papers import gap_letters

    desk = the_desk()
    done = gap_letters(desk, role, choice, out)
    for path in done.paths:
        click.echo(str(path))
    if done.texts and sys.stdout.isatty():
        from wizard.terminal.draft_view import print_drafts

        print_drafts({desk.language: "\n".join(done.texts)}, the_wish())
    elif done.texts:
        click.echo("\n---\n\n".join(done.texts), nl=False)
    if not (done.paths or done.texts):
        say_aside("letter.nothing", person=choice.person)
    return verdict(done.report, fail_on)


@click.command()
@click.argument("what", default="", metavar="CODE|ROLE")
@click.option("--finding", type=int, metavar="N", help="Explain question N of the report of ROLE, with its evidence.")
@told
def explain(what: str, finding: int | None) -> int:
    """Print the page of a rule, by its code (LNK201) or its name; with --finding, of one question of ROLE."""
    from wizard.terminal.page_view import print_finding, print_page
    from wizard.workflow.rule_shelf import rule_entry

    if not what:
        raise UsageError([Complaint("explain-what", {})])
    desk = the_desk()
    if finding is None:
        entry = rule_entry(desk, what)
        print_page(entry.rule, entry.page, desk.language, the_wish(), false_alarms=entry.false_alarms)
        return ExitCode.FINE
    from wizard.workflow.gap_papers import finding_of

    view, line = finding_of(desk, what, finding)
    entry = rule_entry(desk, line.finding.code)
    print_finding(view, line, entry.rule, entry.page, the_wish())
    return ExitCode.FINE


@click.command()
@click.option("--family", default="", metavar="F", help="Only this family, such as LNK.")
@click.option("--phase", type=click.IntRange(1, 2), default=None, help="1 looks at facts, 2 at wording.")
@click.option("--jurisdiction", default="", metavar="J", help="Only rules that rest on the law of this country (ru).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@told
def rules(family: str, phase: int | None, jurisdiction: str, form: str) -> int:
    """List the rules by family: how grave, where they look, and how often they were called wrong here."""
    from wizard.workflow.rule_shelf import rule_entries, rules_content

    desk = the_desk()
    entries = rule_entries(desk, family, phase or 0, jurisdiction)
    if form == "json":
        import json

        content = rules_content(entries, desk.language)
        click.echo(json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True))
        return ExitCode.FINE
    from wizard.terminal.rules_view import print_rules

    print_rules(entries, desk.language, the_wish())
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
