"""Coverage: fractions with their parts for each section; never one number for all of it."""

from collections.abc import Iterator

from wizard.gaps.rule import Case
from wizard.model.answers import Answer, Reason, State, field_at
from wizard.model.applicability import Applicability
from wizard.model.bank import Section
from wizard.model.gaps import Fraction
from wizard.model.question import Kind

ANSWERS = "answers"


def coverage(case: Case) -> tuple[Fraction, ...]:
    """For each section its required answers, and for each list its required columns over the rows."""
    applies = case.applies
    return tuple(fraction for section in case.bank.sections for fraction in _section(case, section, applies))


def _section(case: Case, section: Section, applies: Applicability) -> Iterator[Fraction]:
    answer_at = case.answers.get
    asked = [q for q in section.questions if q.field.required and applies.question(q)]
    if asked:
        yield _count(section.id, ANSWERS, [case.answers.get(question.id) for question in asked])
    for question in section.questions:
        if question.kind is not Kind.RECORDS or not applies.question(question):
            continue
        rows = [(row, field_at(question.id, row, "")) for row in case.answers.rows(question.id)]
        for column in question.fields[1:] if rows else ():
            if not column.required:
                continue
            name, when = column.id, column.when
            cells = [
                answer_at(f"{base}{name}") for row, base in rows if when is None or applies.field(question, row, column)
            ]
            if cells:
                yield _count(section.id, column.id, cells)


def _count(section: str, part: str, answers: list[Answer | None]) -> Fraction:
    """Answered and confirmed over all that applies; left out with a reason and merely suggested stand apart."""
    excused = assumed = have = 0
    for answer in answers:
        if answer is None:
            continue
        if answer.absence is not None and answer.absence.reason is Reason.NOT_APPLICABLE:
            excused += 1
        if answer.state is State.SUGGESTED:
            assumed += 1
        elif answer.state is State.ANSWERED and answer.value is not None and answer.value != []:
            have += 1
    return Fraction(section, part, have, len(answers) - excused, excused, assumed)
