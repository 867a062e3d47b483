"""Lists of records: rows are added one reply at a time, keep their ids forever, and bring their suggestion's values."""

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.interview.prompter import Refusal
from wizard.interview.session import Session, next_row
from wizard.interview.steps import Step
from wizard.interview.validation import value_of
from wizard.model.answers import Absence, Answer, Answers, Reason, State, field_at, row_at
from wizard.model.bank import Bank
from wizard.model.question import Kind, Question, Suggestion

Cells = dict[str, Answer | None]

_ROW_ACTS = ("drop", "move", "copy")

MORE_TO_COME = Absence(Reason.LATER)
"""A list that is still being collected: its rows stand, and it is asked on."""


def add_rows(session: Session, step: Step, raw: Any, language: str) -> Cells | Refusal:
    """The rows of one reply: text of one's own, `{"suggestion": id}`, or a mapping with an `id` and a text.

    A mapping `{"drop": id}` takes a row out of the list (what it held stays in the journal), `{"move": id, "by": -1}`
    moves it up, `{"copy": id}` puts a copy with an id of its own behind it.
    """
    question = step.question
    rows = list(session.answers.rows(question.id))
    cells: Cells = {}
    for entry in raw if isinstance(raw, list | tuple) else [raw]:
        act = next((name for name in _ROW_ACTS if isinstance(entry, Mapping) and name in entry), "")
        if act:
            row = str(entry[act])
            if row not in rows:
                return Refusal("refuse-link", {"typed": row, "rows": ", ".join(rows) or "—"})
            _rearrange(session, question, act, row, entry, rows, cells)
            continue
        made = _row(session, question, entry, language, rows, cells)
        if isinstance(made, Refusal):
            return made
    cells[question.id] = Answer(rows, State.ANSWERED, MORE_TO_COME)
    return cells


def _rearrange(
    session: Session, question: Question, act: str, row: str, entry: Mapping[str, Any], rows: list[str], cells: Cells
) -> None:
    """Drop, move or copy one row, in place."""
    place = rows.index(row)
    if act == "drop":
        rows.remove(row)
    elif act == "move":
        rows.remove(row)
        rows.insert(max(0, place + int(entry.get("by", 0))), row)
    else:
        fresh = _fresh_id(session, question, cells)
        rows.insert(place + 1, fresh)
        cells[row_at(question.id, fresh)] = Answer({})
        for column in question.fields:
            held = session.answers.get(field_at(question.id, row, column.id))
            if held is not None and not column.after:  # which right and KPI belong to it is chosen anew
                cells[field_at(question.id, fresh, column.id)] = Answer(held.value, held.state, held.absence)


def finish_rows(session: Session, step: Step) -> Cells | Refusal:
    """The list is complete; an empty one is an answer only where the question may be left empty."""
    rows = session.answers.rows(step.question.id)
    if not rows and step.field.required:
        return Refusal("refuse-empty-list")
    return {step.question.id: Answer(list(rows))}


def _row(
    session: Session, question: Question, entry: Any, language: str, rows: list[str], cells: Cells
) -> Refusal | None:
    given = entry if isinstance(entry, Mapping) else {"text": entry}
    row = _id_for(session, question, given, rows, cells)
    if isinstance(row, Refusal):
        return row
    first = question.fields[0]
    suggestion = None
    if "suggestion" in given:
        suggestion = question.suggestion(str(given["suggestion"]))
        if suggestion is None:
            return Refusal("refuse-suggestion", {"name": given["suggestion"]})
        state = State.ANSWERED if given.get("confirmed") else State.SUGGESTED
        cells[row_at(question.id, row)] = Answer({"suggestion": suggestion.id}, state)
        for name, value in _brought(session.answers, question, suggestion).items():
            cells[field_at(question.id, row, name)] = Answer(value, state)
    else:
        value = value_of(first, given.get("text", given.get(first.id, "")), language)
        if isinstance(value, Refusal):
            return value
        cells[row_at(question.id, row)] = Answer({})
        cells[field_at(question.id, row, first.id)] = Answer(value)
    rows.append(row)
    if suggestion is not None:
        _propose_links(session, question, suggestion, row, cells)
    return None


def _id_for(
    session: Session, question: Question, given: Mapping[str, Any], rows: list[str], cells: Cells
) -> str | Refusal:
    """The id that an answers file gives, or the next that was never given."""
    wanted = str(given.get("id", ""))
    if wanted:
        known = wanted.removeprefix(question.row_prefix)
        if not (wanted.startswith(question.row_prefix) and known.isdigit()) or wanted in rows:
            return Refusal("refuse-row-id", {"typed": wanted, "example": f"{question.row_prefix}1"})
        return wanted
    return _fresh_id(session, question, cells)


def _fresh_id(session: Session, question: Question, cells: Cells) -> str:
    """The next id that was never given."""
    fresh = next_row(session, question.id, question.row_prefix)
    number = int(fresh.removeprefix(question.row_prefix))
    while row_at(question.id, f"{question.row_prefix}{number}") in cells:
        number += 1
    return f"{question.row_prefix}{number}"


def _brought(answers: Answers, question: Question, suggestion: Suggestion) -> dict[str, Any]:
    """What a suggestion fills in; its links name suggestions and become the rows taken from them."""
    brought: dict[str, Any] = {}
    for name, value in suggestion.values.items():
        column = question.column(name)
        if column is None:
            continue
        if column.kind is not Kind.LINKS:
            brought[name] = value
        elif linked := [row for row in answers.rows(column.links) if answers.origin(column.links, row) in value]:
            brought[name] = linked
    return brought


def _propose_links(session: Session, question: Question, suggestion: Suggestion, row: str, cells: Cells) -> None:
    """A right or KPI that serves a suggested duty is proposed to it: shown as suggested, chosen by the person."""
    for held, column in _linking(session.bank, question.id):
        for target in session.answers.rows(held):
            if session.answers.origin(held, target) not in suggestion.serves:
                continue
            at = field_at(held, target, column)
            standing = cells.get(at) or session.answers.get(at)
            if standing is None or standing.state is State.SUGGESTED:
                already = list(standing.value) if standing is not None and standing.value else []
                cells[at] = Answer([*already, row], State.SUGGESTED)


def _linking(bank: Bank, name: str) -> Iterator[tuple[str, str]]:
    """The questions and columns that link to the records question `name`."""
    for question in bank:
        for column in question.fields:
            if column.links == name and column.after == name:
                yield question.id, column.id
