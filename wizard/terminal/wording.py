"""Answers as a person reads them, one line each, for every face of the interview."""

from wizard.interview.session import Session
from wizard.interview.validation import shown_choice
from wizard.model.answers import Answer, field_at
from wizard.model.question import Field, Kind, Question
from wizard.model.text import in_language
from wizard.phrases import say


def row_text(session: Session, question: Question, row: str, language: str) -> str:
    """A row by its text alone, for lists that number it; its id where it has no text."""
    first = session.answers.get(field_at(question.id, row, question.fields[0].id))
    return (in_language(first.value, language) if first is not None and first.value else "") or row


def shown_row(session: Session, question: Question, row: str, language: str) -> str:
    """A row by its text, its id behind it: «Keeps the register (d3)»."""
    text = row_text(session, question, row, language)
    return f"{text} ({row})" if text != row else row


def shown_answer(session: Session, question: Question, field: Field, answer: Answer, language: str) -> str:
    """A stored answer in one line; an absence by its reason."""
    value = answer.value
    if value is None:
        return say(f"interview.absent-{answer.absence.reason.value}", language) if answer.absence else ""
    match field.kind:
        case Kind.TEXT | Kind.PARAGRAPH | Kind.POSITION:
            return in_language(value, language).replace("\n", " / ")
        case Kind.TEXTS:
            return "; ".join(in_language(item, language) for item in value)
        case Kind.CHOICE:
            return shown_choice(field, value, language)
        case Kind.CHOICES:
            joint = "، " if language == "ar" else ", "
            return joint.join(shown_choice(field, item, language) for item in value)
        case Kind.YES_NO:
            return say("interview.yes" if value else "interview.no", language)
        case Kind.MONEY:
            return f"{value['amount']} {value['currency']}"
        case Kind.PERCENT:
            return f"{value} %"
        case Kind.RECORDS:
            return "; ".join(shown_row(session, question, row, language) for row in value)
        case Kind.LINKS:
            target = session.bank.question(field.links)
            return "; ".join(shown_row(session, target, row, language) for row in value) if target else ", ".join(value)
        case Kind.NUMBER | Kind.DATE:
            return str(value)
