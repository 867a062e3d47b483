"""Answers -> `answers.yaml`: derived, in the bank's order, in the very form that an answers file has."""

from collections.abc import Iterator
from typing import Any

from wizard.model.answers import Absence, Answer, Answers, State, field_at, row_at
from wizard.model.bank import Bank
from wizard.model.question import Field, Kind, Question


def answers_text(bank_id: str, answers: Answers, bank: Bank) -> str:
    """The answers as YAML for people and diffs; read again as an answers file it gives the same answers."""
    from wizard.strict_yaml import write

    held = {question.id: value for question in bank for value in _question(question, answers)}
    return write({"bank": bank_id, "answers": held})


def _question(question: Question, answers: Answers) -> Iterator[Any]:
    answer = answers.get(question.id)
    if answer is None:
        return
    if question.kind is Kind.RECORDS and answer.value is not None:
        yield [_row(question, row, answers) for row in answer.value]
    else:
        yield _shown(question, question.field, answer)


def _shown(question: Question, field: Field, answer: Answer) -> Any:
    if answer.value is None:
        return _absence(answer.absence) if answer.absence else None
    if answer.state is State.SUGGESTED and field.kind is not Kind.LINKS and field is question.field:
        for offered in question.suggestions:
            text = offered.values.get("text")
            if answer.value in (text, [text]):
                return {"suggestion": offered.id}
    return _flags(answer.value)


def _flags(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else list(value) if isinstance(value, tuple) else value


def _absence(absence: Absence) -> dict[str, Any]:
    reason, owner, due, note = absence
    held: dict[str, Any] = {"absent": reason.value, "owner": owner, "due": due, "note": dict(note)}
    return {key: value for key, value in held.items() if value}


def _row(question: Question, row: str, answers: Answers) -> dict[str, Any]:
    made: dict[str, Any] = {"id": row}
    origin = question.suggestion(answers.origin(question.id, row))
    head = answers.get(row_at(question.id, row))
    brought = origin.values if origin is not None else {}
    first = question.fields[0]
    for column in question.fields:
        answer = answers.get(field_at(question.id, row, column.id))
        if answer is None:
            continue
        if column is first and origin is not None and head is not None:
            made[column.id] = {"suggestion": origin.id}
            if head.state is State.ANSWERED:
                made[column.id]["confirmed"] = True
            if answer.value != brought.get(column.id):
                made[column.id].update(answer.value)
            continue
        same_state = head is not None and answer.state is head.state
        if column.id in brought and column.kind is not Kind.LINKS and answer.value == brought[column.id] and same_state:
            continue
        if answer.state is State.SUGGESTED and column.kind is Kind.LINKS:
            continue  # a proposal that nobody chose: the bank will propose it again
        made[column.id] = _shown(question, column, answer)
    return made
