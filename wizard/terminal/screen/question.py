"""The question itself: the row it belongs to as a small form, what is asked, its hint, and why it is asked."""

from collections.abc import Iterator

from wizard.export.sheet import day
from wizard.interview.session import RIGHTS, Session
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Answer, State, field_at
from wizard.model.question import Field, Kind
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.offers import needed_powers
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Fragments
from wizard.terminal.screen.block import BLANK, lines_of
from wizard.terminal.wording import row_text, shown_answer

FORM_ROWS = 4
"""How many fields of a row are shown before and after the one that is asked."""


def above(paper: Paper, step: Step, session: Session, width: int, rows: int, intro: str) -> list[Fragments]:
    """Everything above the input; what does not fit in `rows` is left to the help page, the question itself never."""
    language = paper.language
    if step.kind is StepKind.CONFIRM:
        return lines_of(paper, say("screen.confirm-ask", language), width, "class:question")
    head: list[Fragments] = []
    if step.row:
        about = row_text(session, step.question, step.row, language)
        head += lines_of(paper, about, width, "class:about", most=2)
        head += list(_form(paper, step, session, width, before=True, most=min(FORM_ROWS, max(0, rows - 9))))
    asked = lines_of(paper, in_language(step.field.ask, language), width, "class:question")
    more = lines_of(paper, _absence(step, session, language), width, "class:about", most=2)
    spare = rows - len(head) - len(asked) - len(more)
    for text, style in _extras(step, session, language, intro):
        held = lines_of(paper, text, width, style)
        if len(held) <= spare:
            more += held
            spare -= len(held)
    return [*head, *asked, *more]


def _absence(step: Step, session: Session, language: str) -> str:
    """What stands there instead of an answer: who was asked, by when, or why it does not apply."""
    held = session.answers.get(step.address)
    if held is None or held.absence is None or step.kind is StepKind.ROWS:
        return ""
    return say("interview.now", language, text=state_of(step, held, session, language))


def below(paper: Paper, step: Step, session: Session, width: int, rows: int) -> list[Fragments]:
    """The fields of the row that come after this one."""
    if not step.row:
        return []
    return list(_form(paper, step, session, width, before=False, most=min(FORM_ROWS, rows)))


def _extras(step: Step, session: Session, language: str, intro: str) -> Iterator[tuple[str, str]]:
    """What helps, the most useful first."""
    field = step.field
    if step.address == RIGHTS:
        for needed in needed_powers(session, language):
            yield needed, "class:about"
    if intro:
        yield intro, "class:dim"
    for key in ("hint", "example", "why"):
        text = getattr(field, key)
        if text:
            yield say(f"interview.{key}", language, text=text), "class:dim"


def _form(paper: Paper, step: Step, session: Session, width: int, *, before: bool, most: int) -> Iterator[Fragments]:
    """Fields of this row, one line each: what they ask, and what stands there."""
    own = _columns(step, session)
    place = next((n for n, column in enumerate(own) if column.id == step.field.id), -1)
    chosen = own[max(0, place - most) : max(0, place)] if before else own[place + 1 : place + 1 + most]
    if most <= 0:
        return
    language = paper.language
    for column in chosen:
        held = session.answers.get(field_at(step.question.id, step.row, column.id))
        value = shown_answer(session, step.question, column, held, language) if held is not None else ""
        label = in_language(column.ask, language).rstrip("?؟ ")
        yield [("class:dim", paper.flush(paper.one(f"{label}: {value or '…'}", width), width))]


def _columns(step: Step, session: Session) -> list[Field]:
    """The columns of the row that are known to apply, without its first, which names it."""
    applies = session.applicability
    question, row = step.question, step.row
    return [c for c in question.fields[1:] if applies.field(question, row, c) and c.kind is not Kind.LINKS]


def state_of(step: Step, answer: Answer | None, session: Session, language: str) -> str:
    """What is still to be done there, in words; nothing for an answer that stands."""
    if answer is None:
        return say("screen.state-open-needed" if step.field.required else "screen.state-open", language)
    absence = answer.absence
    if absence is not None:
        reason = say(f"interview.absent-{absence.reason.value}", language)
        if absence.owner:
            owner = in_language(session.bank.owners.get(absence.owner, {"en": absence.owner}), language)
            if absence.due:
                date = day(absence.due, language)
                return say("screen.state-awaited-by", language, reason=reason, owner=owner, date=date)
            return say("screen.state-awaited", language, reason=reason, owner=owner)
        if absence.note:
            return say("screen.state-because", language, reason=reason, note=absence.note)
        return reason
    return say("screen.state-suggested", language) if answer.state is State.SUGGESTED else ""


def help_lines(paper: Paper, step: Step, session: Session, width: int) -> list[Fragments]:
    """Everything there is to say about the question, to be scrolled."""
    language = paper.language
    if step.kind is StepKind.CONFIRM:
        asked = lines_of(paper, say("screen.confirm-ask", language), width, "class:question")
        return [*asked, BLANK, *lines_of(paper, say("screen.help-general", language), width)]
    field = step.field
    made = lines_of(paper, in_language(field.ask, language), width, "class:question")
    texts = [in_language(step.section.intro, language)]
    texts += [in_language(field.help, language)] if field.help else []
    for key in ("hint", "example", "why"):
        text = getattr(field, key)
        if text:
            texts.append(say(f"interview.{key}", language, text=text))
    texts += needed_powers(session, language) if step.address == RIGHTS else []
    texts.append(say("screen.help-general", language))
    for text in texts:
        if text:
            made += [[("", "")], *lines_of(paper, text, width)]
    return made
