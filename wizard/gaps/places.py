"""Open places: what is left to ask when every other rule has had its say; looked up once for the rules that need it."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.model.answers import Absence, Answers
from wizard.model.applicability import Applicability
from wizard.model.bank import Bank
from wizard.model.question import Field


class Place(NamedTuple):
    """An address that applies, that no finding asks about, and that has no value."""

    clause: str
    at: str
    field: Field
    absence: Absence | None
    group: str = ""
    of: int = 0


def open_places(bank: Bank, answers: Answers, applies: Applicability, taken: frozenset[str]) -> Iterator[Place]:
    """Every such place, in the bank's order."""
    answer_at = answers.get
    for question in bank:
        if not applies.question(question):
            continue
        name = question.field.id
        answer = answers.get(name)
        if name not in taken and (answer is None or answer.value is None):
            yield Place(name, name, question.field, answer.absence if answer else None)
        rows = answers.rows(name) if question.fields else ()
        for row in rows:
            base = f"{name}[{row}]."
            for column in question.fields:
                at = base + column.id
                answer = answer_at(at)
                if (answer is not None and answer.value is not None) or at in taken:
                    continue
                if column.links and not answers.rows(column.links):
                    continue  # nothing to choose among: the empty list is the finding
                if column.when is None or applies.field(question, row, column):
                    absence = answer.absence if answer else None
                    yield Place(row, at, column, absence, f"{name}.{column.id}", len(rows))
