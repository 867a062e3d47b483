"""Offers: what can be chosen by number at a step, the same for every face that counts."""

from typing import Any, NamedTuple

from wizard.interview.prompter import Done, Reply, Said, Silent
from wizard.interview.session import DUTIES, Session
from wizard.interview.steps import Step, StepKind, suggested_in
from wizard.model.answers import Absence, Reason, State, field_at, place_of
from wizard.model.question import Kind, Suggestion
from wizard.model.text import Text, fields_of, fill, in_language
from wizard.phrases import say
from wizard.terminal.wording import shown_answer, shown_row


class Offer(NamedTuple):
    """One numbered line: what is read, and what choosing it says."""

    line: str
    raw: Any
    taken: bool = False


def offers(step: Step, session: Session, language: str) -> list[Offer]:
    """What can be chosen by number at this step."""
    field = step.field
    if step.kind is StepKind.CONFIRM:
        return [
            Offer(_confirmable(session, address, language), address)
            for address in suggested_in(session.answers, step.section)
        ]
    if step.kind is StepKind.ROWS:
        taken = {session.answers.origin(field.id, row) for row in session.answers.rows(field.id)}
        return [_suggestion(held, language) for held in suggestions(step, session) if held.id not in taken]
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return [Offer(in_language(choice.label, language), choice.value) for choice in field.choices]
    if field.kind is Kind.YES_NO:
        return [Offer(say("interview.yes", language), True), Offer(say("interview.no", language), False)]
    if field.kind is Kind.LINKS:
        return _linkable(step, session, language)
    if step.kind is StepKind.QUESTION and step.question.suggestions:
        return [_suggestion(held, language) for held in suggestions(step, session)]
    return []


def nothing_said(step: Step, session: Session) -> Reply:
    """What an empty reply means: a list is complete, an answer stays as it stands, what is not required is left out."""
    if step.kind is StepKind.CONFIRM:
        return Said([])
    if step.kind is StepKind.ROWS:
        return Done()
    held = session.answers.get(step.address)
    if held is not None and held.state is State.SUGGESTED and step.field.kind is Kind.LINKS:
        return Said(list(held.value))
    if held is not None and not held.postponed:
        return Done()
    return Said("") if step.field.required else Silent(Absence(Reason.DECLINED))


def suggestions(step: Step, session: Session) -> list[Suggestion]:
    """The suggestions that fit these answers, those that serve what was chosen before the others."""
    fitting = [held for held in step.question.suggestions if session.fits(held)]
    return sorted(fitting, key=lambda held: not session.serves(step.question, held)) if fitting else []


def _suggestion(suggestion: Suggestion, language: str) -> Offer:
    text: Text = next(iter(suggestion.values.values()))
    return Offer(in_language(text, language), {"suggestion": suggestion.id})


def _linkable(step: Step, session: Session, language: str) -> list[Offer]:
    """The rows that a link may choose, the proposed ones first; a row never links to itself."""
    target = session.bank.question(step.field.links)
    held = session.answers.get(step.address)
    proposed = held.value if held is not None and held.state is State.SUGGESTED and held.value else ()
    if target is None:
        return []
    rows = sorted(session.answers.rows(target.id), key=lambda row: row not in proposed)
    return [
        Offer(shown_row(session, target, row, language), row, row in proposed)
        for row in rows
        if (target.id, row) != (step.question.id, step.row)
    ]


def _confirmable(session: Session, address: str, language: str) -> str:
    """A row with everything that was suggested with it, or a single suggested answer."""
    place = place_of(address)
    question = session.bank.question(place.question) if place else None
    if place is None or question is None:
        return address
    if not place.row:
        return shown_answer(session, question, question.field, session.answers[address], language)
    parts = [shown_row(session, question, place.row, language)]
    for column in question.fields[1:]:
        cell = session.answers.get(field_at(place.question, place.row, column.id))
        if cell is not None and cell.state is State.SUGGESTED and not column.after:
            label = in_language(column.ask, language).rstrip("؟? ")
            parts.append(f"{label}: {shown_answer(session, question, column, cell, language)}")
    return " | ".join(parts)


def needed_powers(session: Session, language: str) -> list[str]:
    """Duties that still lack the power for their act, with a ready sentence each; the first five."""
    duties, powers = session.bank.question(DUTIES), session.bank.powers
    told = []
    for row, power in session.duties_without_power()[:5] if duties is not None else ():
        sentence = in_language(powers[power].sentence, language)
        ready = fill(sentence, dict.fromkeys(fields_of(sentence), "…"))
        duty = shown_row(session, duties, row, language) if duties is not None else row
        told.append(say("interview.needs-power", language, duty=duty, power=powers[power].label, sentence=ready))
    return told
