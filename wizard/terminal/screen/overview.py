"""The overview: every section and question with what stands there, to look through, search, and jump anywhere."""

from collections.abc import Iterator

from questionary import Choice, Separator

from wizard.interview.prompter import Jump
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind, names_its_row
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt
from wizard.terminal.prompts.prompt import Room
from wizard.terminal.prompts.rows import Item
from wizard.terminal.screen.question import state_of
from wizard.terminal.wording import row_text, shown_answer


def overview(paper: Paper, room: Room, session: Session, here: str) -> ChoicePrompt:
    """A list of all steps; choosing one replies with a jump to it. The one at `here` is pointed at."""
    items = list(_items(session, paper.language))
    message = say("screen.overview-title", paper.language)
    return ChoicePrompt(paper, room, items, message=message, pointed=here)


def _items(session: Session, language: str) -> Iterator[Choice]:
    section = row = ""
    for step in session.steps:
        if step.kind is StepKind.CONFIRM:
            continue
        if step.section.id != section:
            section = step.section.id
            yield Separator(in_language(step.section.title, language))
        line = _line(step, session, language)
        if step.row:
            named = row_text(session, step.question, step.row, language)
            if names_its_row(step):
                line = named
            elif step.row == row:
                line = f"· {line}"
            else:  # a link, asked when the other list is there, far from its row
                line = f"{named} · {line}"
        row = step.row
        yield Item(line, step.address, Jump(step.address), words=in_language(step.section.title, language))
    aside = list(_set_aside(session, language))
    if aside:
        yield Separator(say("screen.set-aside", language))
        yield from aside


def _line(step: Step, session: Session, language: str) -> str:
    """The question, what stands there, and its state where there is something to do."""
    asked = in_language(step.field.ask, language).rstrip("?؟. ")
    answer = session.answers.get(step.address)
    value = (
        shown_answer(session, step.question, step.field, answer, language)
        if answer and answer.value is not None
        else ""
    )
    state = state_of(step, answer, session, language)
    return f"{asked}: {value}" + (f" [{state}]" if state else "") if value else f"{asked} [{state}]"


def _set_aside(session: Session, language: str) -> Iterator[Choice]:
    """Answers whose question does not apply now: shown, kept, not to be chosen."""
    asked = {step.address for step in session.steps}
    for question in session.bank:
        held = session.answers.get(question.id)
        if held is not None and held.value and question.id not in asked:
            value = shown_answer(session, question, question.field, held, language)
            line = f"{in_language(question.field.ask, language).rstrip('?؟ ')}: {value}"
            yield Choice(line, f"aside:{question.id}", disabled=" ", shortcut_key=False)
