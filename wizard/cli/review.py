"""The command that walks the open questions of a role with a person."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from wizard.cli.root import command_line, nobody_reads, say_phrase, the_desk, the_wish, this_day, told
from wizard.errors import ExitCode
from wizard.model.question import Severity

if TYPE_CHECKING:
    from wizard.interview.conduct import Conversation, Outcome
    from wizard.terminal.review.round import Round
    from wizard.terminal.review.stops import Scope
    from wizard.workflow.desk import Desk, Opened
    from wizard.workflow.reviewing import Decisions


@click.command()
@click.argument("role")
@click.option("--for", "owner", default="", metavar="OWNER", help="Only the questions of one: legal, hr, or a name.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([severity.value for severity in Severity]),
    help="Only questions this grave; may be repeated.",
)
@told
def review(role: str, owner: str, only: tuple[str, ...]) -> int:
    """Walk the open questions of ROLE, person by person: answer, assign, waive."""
    from wizard.terminal import faces, opening
    from wizard.terminal.review.stops import Scope
    from wizard.terminal.review.walk import Walk
    from wizard.workflow.reviewing import owners_named, report_of, speaks_for

    desk, wish = the_desk(), the_wish()
    roles = owners_named(desk, owner)
    scope = Scope(roles, frozenset(only))
    view = report_of(desk, role)
    if not Walk(view, scope).lines:
        opening.close()
        say_phrase("review.nothing-here" if view.lines else "review.nothing", number=len(view.lines))
        return ExitCode.FINE
    faces.somebody_is_there(plain=wish.plain, complaint="no-terminal-to-review")
    words = [*(["--for", owner] if owner else []), *(word for held in only for word in ("--only", held))]
    return _walk(desk, role, scope, speaks_for(desk, roles), words)


def _walk(desk: "Desk", role: str, scope: "Scope", speaks: str, words: Sequence[str]) -> int:
    """The walk on the screen or line by line; then what became of the questions, and how to go on."""
    from wizard.terminal import faces, opening
    from wizard.terminal.review import faces as review_faces
    from wizard.workflow.interviews import known_positions
    from wizard.workflow.reviewing import review_with
    from wizard.workspace.drafts import DraftBook

    wish = the_wish()
    screen = faces.wants_screen(plain=wish.plain)
    if not screen:
        opening.close()
    walked: list[Round] = []

    def face(start: "Opened", talk: "Conversation", decisions: "Decisions") -> "Outcome":
        ground = faces.Ground(
            desk.language,
            start.session.bank.head.title,
            len(start.role.answers),
            start.torn,
            start.old_bank,
            start.bank.stamp,
            DraftBook(desk.workspace.role(role).typing),
            decisions.live.draft,
            decisions.report,
            lambda: known_positions(desk, role),
            this_day,
        )
        held = review_faces.begin(ground, talk, review_faces.Start(decisions, scope, speaks))
        walked.append(held)
        if screen:
            return review_faces.on_screen(ground, held, wish.bidi, wish.setting)
        width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
        return review_faces.line_by_line(ground, held, width)

    outcome = review_with(desk, role, face)
    opening.close()
    return _end(role, walked[0], outcome, words)


def _end(role: str, held: "Round", outcome: "Outcome", words: Sequence[str]) -> int:
    from wizard.interview.conduct import Outcome
    from wizard.terminal.review.end_view import print_reviewed

    paused = outcome is Outcome.PAUSED
    again = command_line("review", role, *words)
    commands = [again] if paused else [command_line("gaps", role), command_line("draft", role)]
    try:
        print_reviewed(held, commands, the_wish(), paused=paused)
        sys.stdout.flush()
    except OSError:
        if not paused:
            raise
        nobody_reads()  # the window has been closed; everything is saved
    return ExitCode.INTERRUPTED if paused else ExitCode.FINE
