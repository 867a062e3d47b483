"""Commands that ask: the interview, the sample interview, and the terminal's examination."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wizard.cli.root import (
    command_line,
    moment,
    nobody_reads,
    root_options,
    say_aside,
    spoken_language,
    the_desk,
    the_wish,
    this_day,
    told,
)
from wizard.errors import Complaint, ExitCode, UsageError

if TYPE_CHECKING:
    from wizard.interview.conduct import Outcome
    from wizard.workflow.desk import Desk, Opened


@click.command()
@click.argument("role")
@click.option("--bank", default="", help="The question bank: a name or a YAML file. Only needed to start a role.")
@click.option("--answers", type=click.Path(dir_okay=False, path_type=Path), help="Take the answers from this file.")
@click.option("--no-input", is_flag=True, help="Ask nobody: what the answers file lacks becomes a gap.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), help="Ask what matters most first, for so long.")
@click.option("--only", default="", metavar="WHAT", help="Ask only: missing, unknown, mine, or section:NAME.")
@told
def interview(role: str, bank: str, answers: Path | None, no_input: bool, minutes: float | None, only: str) -> int:
    """Start, go on with or revise the interview about ROLE."""
    from wizard.workflow.interviews import interview_from_file

    desk = the_desk()
    if no_input and answers is None:
        raise UsageError([Complaint("no-input-needs-answers", {})])
    if answers is not None:
        sitting = interview_from_file(desk, role, bank, answers)
        if sitting.unused:
            say_aside("interview.unused-answers", number=len(sitting.unused), names=", ".join(sitting.unused))
        if no_input:
            return ExitCode.FINE
    return _ask(desk, role, bank, minutes, only)


def _ask(desk: "Desk", role: str, bank: str, minutes: float | None, only: str) -> int:
    """The interview with whoever sits at the terminal, on the screen or line by line."""
    from wizard.interview.conduct import Conversation, Outcome
    from wizard.terminal import faces, opening
    from wizard.workflow.interviews import agenda_of, interview, known_positions
    from wizard.workflow.live import live_for
    from wizard.workspace.drafts import DraftBook

    wish = the_wish()
    faces.somebody_is_there(plain=wish.plain)
    screen = faces.wants_screen(plain=wish.plain)
    if not screen:
        opening.close()

    def face(start: "Opened", talk: Conversation) -> Outcome:
        live = live_for(desk, role, start.bank)
        ground = faces.Ground(
            desk.language,
            start.bank.head.title,
            len(start.role.answers),
            start.torn,
            start.old_bank,
            start.bank.stamp,
            DraftBook(desk.workspace.role(role).typing),
            live.draft,
            live.report,
            lambda: known_positions(desk, role),
            this_day,
            minutes,
        )
        if screen:
            return faces.on_screen(ground, talk, wish.bidi, wish.setting)
        width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
        return faces.line_by_line(ground, talk, width)

    sitting = interview(desk, role, bank, face, agenda_of(desk, only, minutes))
    opening.close()
    return _end(desk, role, sitting.outcome)


def _end(desk: "Desk", role: str, outcome: "Outcome") -> int:
    """Say how to go on; after the last question the draft and the report are written."""
    from wizard.interview.conduct import Outcome
    from wizard.terminal.end_view import print_end, print_paused

    if outcome is Outcome.PAUSED:
        try:
            print_paused(command_line("interview", role), desk.language, the_wish())
            sys.stdout.flush()
        except OSError:
            nobody_reads()  # the window has been closed; everything is saved
        return ExitCode.INTERRUPTED
    from wizard.phrases import explain_all, say
    from wizard.terminal.printing import tell
    from wizard.workflow.papers import hand_in

    done = hand_in(desk, role)
    for sentence in explain_all(done.trouble, desk.language) if done.trouble is not None else ():
        tell(sentence, desk.language, the_wish(), sys.stderr)
    short = outcome is Outcome.TIME_UP
    told = say("interview.to-be-continued" if short else "interview.finished", desk.language)
    commands = [command_line("interview", role)] if short else [command_line("draft", role), command_line("gaps", role)]
    print_end(done.view, done.paths, told, commands, the_wish(), everybody=short)
    return ExitCode.FINE


@click.command()
@click.argument("folder", default="role-wizard-demo", type=click.Path(file_okay=False, path_type=Path))
@told
def demo(folder: Path) -> int:
    """Replay a sample interview into FOLDER and show its draft and gap report."""
    from wizard.terminal.demo_view import show_demo
    from wizard.workflow.demo import demo as replay

    language = spoken_language(root_options())
    shown = replay(folder, language, moment)
    show_demo(shown.answered, shown.draft, shown.view, shown.files, the_wish())
    return ExitCode.FINE


@click.command()
@click.option("--forget", is_flag=True, help="Take back what was chosen for this terminal.")
@told
def doctor(forget: bool) -> int:
    """Say how this terminal shows Arabic, and choose the way that reads correctly."""
    from wizard.terminal.doctor import doctor as examine

    wish = the_wish()
    examine(spoken_language(root_options()), wish.bidi, wish.setting, plain=wish.plain, forget=forget)
    return ExitCode.FINE
