"""Reads single facts out of the answers: the one place that knows how an address becomes a Fact."""

from collections.abc import Mapping
from typing import Any

from wizard.model.answers import Answer, Answers, Reason, State
from wizard.model.applicability import Applicability
from wizard.model.bank import Bank
from wizard.model.position import Fact
from wizard.model.question import Field, Kind, Question

ABSENT_QUESTION: Fact[Any] = Fact("", applies=False)


class Facts:
    """Facts of one set of answers."""

    __slots__ = ("answers", "applicability", "bank")

    def __init__(self, bank: Bank, answers: Answers) -> None:
        self.bank = bank
        self.answers = answers
        self.applicability = Applicability(bank, answers)

    def of(self, name: str) -> Fact[Any]:
        """The fact at the question `name`; one that does not apply where the bank has no such question."""
        question = self.bank.question(name)
        if question is None:
            return Fact(name, applies=False)
        applies = self.applicability.question(question)
        return fact(name, self.answers.get(name), question.field, applies=applies is not False)

    def row(self, question: Question, row: str) -> dict[str, Fact[Any]]:
        """The facts of a row by column."""
        base = f"{question.field.id}[{row}]."
        answers = self.answers
        made: dict[str, Fact[Any]] = {}
        for column in question.fields:
            at = base + column.id
            applies = column.when is None or self.applicability.field(question, row, column) is not False
            made[column.id] = fact(at, answers.get(at), column, applies=applies)
        return made


def fact(at: str, answer: Answer | None, field: Field, *, applies: bool) -> Fact[Any]:
    """One answer as a Fact; a parked answer (its question does not apply) keeps no value here."""
    if not applies:
        return Fact(at, None, None, None, owner=field.owner, applies=False)
    if answer is None:
        return Fact(at, None, None, None, owner=field.owner)
    value = answer.value
    if field.kind in _LISTS and value is not None:
        value = (value,) if isinstance(value, Mapping) else tuple(value)
    absence = answer.absence
    if absence is not None and absence.reason is Reason.LATER and value is not None:
        absence = None  # a list that is still being collected
    state = answer.state if value is not None else State.ABSENT
    return Fact(at, value, state, absence, answer.source, field.owner)


_LISTS = frozenset({Kind.TEXTS, Kind.CHOICES, Kind.RECORDS, Kind.LINKS})
