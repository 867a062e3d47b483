"""Steps: the interview as the list of single things to ask, in asking order, for what is known to apply."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wizard.model.answers import Answer, Answers, State, field_at, place_of, row_at
from wizard.model.applicability import Applicability
from wizard.model.bank import Bank, Section
from wizard.model.question import Field, Kind, Question


class StepKind(enum.StrEnum):
    """What is asked: a question, the rows of a list, one field of a row, or the one confirm of a section."""

    QUESTION = "question"
    ROWS = "rows"
    FIELD = "field"
    CONFIRM = "confirm"


class Step(NamedTuple):
    """One thing to ask; `address` is where the reply goes (for a confirm: the section's id)."""

    kind: StepKind
    address: str
    section: Section
    question: Question
    field: Field
    row: str = ""


class Map(NamedTuple):
    """All steps for one set of answers, and how many questions cannot be decided yet."""

    steps: tuple[Step, ...]
    undecided: int


def map_of(bank: Bank, answers: Answers) -> Map:
    """Every step that is known to apply, in asking order."""
    applies = Applicability(bank, answers)
    deferred = _deferred(bank)
    steps: list[Step] = []
    undecided = 0
    for section in bank.sections:
        for question in section.questions:
            verdict = applies.question(question)
            undecided += verdict is None
            if not verdict:
                continue
            kind = StepKind.ROWS if question.field.kind is Kind.RECORDS else StepKind.QUESTION
            steps.append(Step(kind, question.field.id, section, question, question.field))
            if kind is StepKind.ROWS:
                steps.extend(_fields(section, question, _own_columns(question), answers, applies))
            for held, columns in deferred.get(question.field.id, ()):
                steps.extend(_fields(section, held, columns, answers, applies))
        if section.questions and suggested_in(answers, section):
            first = section.questions[0]
            steps.append(Step(StepKind.CONFIRM, section.id, section, first, first.field))
    return Map(tuple(steps), undecided)


def _deferred(bank: Bank) -> Mapping[str, list[tuple[Question, tuple[Field, ...]]]]:
    """The columns that wait for a later question, by that question."""
    found: dict[str, list[tuple[Question, tuple[Field, ...]]]] = {}
    for question in bank:
        for later in dict.fromkeys(column.after for column in question.fields if column.after):
            columns = tuple(column for column in question.fields if column.after == later)
            found.setdefault(later, []).append((question, columns))
    return found


def _own_columns(question: Question) -> tuple[Field, ...]:
    """The columns asked row by row; the first one comes with the list and is only gone back to."""
    return tuple(column for column in question.fields if not column.after)


def _fields(
    section: Section, question: Question, columns: tuple[Field, ...], answers: Answers, applies: Applicability
) -> Iterator[Step]:
    if applies.question(question) is not True:
        return
    for row in answers.rows(question.field.id):
        offered = question.suggestion(answers.origin(question.field.id, row))
        asks = offered.asks if offered is not None else {}
        own = None if offered is not None else answers.get(field_at(question.field.id, row, question.fields[0].id))
        for column in columns:
            if column.links and not answers.rows(column.links):
                continue  # nothing to choose among yet
            if applies.field(question, row, column):
                address = field_at(question.field.id, row, column.id)
                asked = column._replace(hint=asks[column.id]) if column.id in asks else column
                if column.probes and own is not None and isinstance(own.value, Mapping):
                    probe = next((held.ask for held in column.probes if held.meets(own.value)), None)
                    asked = column._replace(hint=probe) if probe is not None else column
                yield Step(StepKind.FIELD, address, section, question, asked, row)


def names_its_row(step: Step) -> bool:
    """Whether the step asks for the first field of a row, which is its name."""
    return bool(step.row) and step.field.id == step.question.fields[0].id


def next_field(steps: Sequence[Step], step: Step) -> Step | None:
    """The field of the same row that is asked after this one; None at its last, and outside rows."""
    if not step.row:
        return None
    own = [held for held in steps if held.row == step.row and held.question.id == step.question.id]
    place = next((n for n, held in enumerate(own) if held.address == step.address), len(own))
    return own[place + 1] if place + 1 < len(own) else None


def is_settled(step: Step, answers: Answers) -> bool:
    """Whether the step needs no asking: answered, excused or handed to somebody.

    "Later" and links that were only proposed are asked again.
    """
    if step.kind is StepKind.CONFIRM:
        return False
    answer = answers.get(step.address)
    if answer is None or answer.postponed:
        return False
    return not (step.field.kind is Kind.LINKS and answer.state is State.SUGGESTED)


def suggested_in(answers: Answers, section: Section) -> tuple[str, ...]:
    """What a section's confirm asks about: its rows and single answers that were suggested and not yet confirmed."""
    waiting: list[str] = []
    for question in section.questions:
        name = question.field.id
        held = answers.get(name)
        if held is not None and held.state is State.SUGGESTED:
            waiting.append(name)
        if question.field.kind is Kind.RECORDS:
            waiting.extend(
                address for row in answers.rows(name) if _is_suggested(answers.get(address := row_at(name, row)))
            )
    return tuple(waiting)


def _is_suggested(answer: Answer | None) -> bool:
    return answer is not None and answer.state is State.SUGGESTED


def confirmed_cells(bank: Bank, answers: Answers, address: str) -> dict[str, Answer | None]:
    """What confirming a row or a single answer changes: it and its suggested fields become answered.

    Links stay as they are: which right makes a duty possible is chosen link by link.
    """
    cells: dict[str, Answer | None] = {}
    place = place_of(address)
    question = bank.question(place.question) if place else None
    held = answers.get(address)
    if place is None or question is None or held is None:
        return cells
    if held.state is State.SUGGESTED:
        cells[address] = held._replace(state=State.ANSWERED)
    if place.row and not place.field:
        for column in question.fields:
            at = field_at(place.question, place.row, column.id)
            cell = answers.get(at)
            if cell is not None and cell.state is State.SUGGESTED and not column.after:
                cells[at] = cell._replace(state=State.ANSWERED)
    return cells
