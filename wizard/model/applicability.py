"""Which questions and fields apply to these answers: true, false, or unknown while a deciding answer is missing."""

from wizard.model.answers import Answer, Answers, Reason, field_at
from wizard.model.bank import Bank
from wizard.model.condition import NOTHING, UNKNOWN, Condition, Operand
from wizard.model.question import Field, Kind, Question


class Applicability:
    """The verdicts for one set of answers; each condition is looked at once."""

    __slots__ = ("_answers", "_bank", "_fields", "_questions")

    def __init__(self, bank: Bank, answers: Answers) -> None:
        self._bank = bank
        self._answers = answers
        self._questions: dict[str, bool | None] = {}
        self._fields: dict[tuple[str, str, str], bool | None] = {}

    def question(self, question: Question) -> bool | None:
        """Whether the question applies; None while that is not known yet."""
        field = question.field
        if field.when is None:
            return True
        if field.id not in self._questions:
            self._questions[field.id] = field.when.holds(self.look)
        return self._questions[field.id]

    def field(self, question: Question, row: str, field: Field) -> bool | None:
        """Whether a column applies to a row. The question itself is not looked at here."""
        when = field.when
        if when is None:
            return True
        place = (question.field.id, row, field.id)
        if place not in self._fields:
            self._fields[place] = when.holds(lambda name: self._look_in_row(question, row, name))
        return self._fields[place]

    def holds(self, condition: Condition) -> bool | None:
        """Whether any condition over these answers holds."""
        return condition.holds(self.look)

    def look(self, name: str) -> Operand:
        """What the question `name` counts as for a condition."""
        question = self._bank.question(name)
        if question is None:
            return NOTHING
        applies = self.question(question)
        if not applies:
            return NOTHING if applies is False else UNKNOWN
        return operand(self._answers.get(name), question.kind)

    def _look_in_row(self, question: Question, row: str, name: str) -> Operand:
        if not name.startswith("row."):
            return self.look(name)
        column = question.column(name[4:])
        if column is None:
            return NOTHING
        if column.when is not None:
            applies = self.field(question, row, column)
            if not applies:
                return NOTHING if applies is False else UNKNOWN
        return operand(self._answers.get(field_at(question.id, row, column.id)), column.kind)


def operand(answer: Answer | None, kind: Kind) -> Operand:
    """An answer as a condition sees it (the table is in `model/condition.py`)."""
    if answer is None:
        return UNKNOWN
    if answer.value is None:
        excused = answer.absence is not None and answer.absence.reason is Reason.NOT_APPLICABLE
        return NOTHING if excused else UNKNOWN
    match kind:
        case Kind.NUMBER | Kind.PERCENT:
            return Operand("value", float(answer.value))
        case Kind.MONEY:
            return Operand("value", float(answer.value["amount"]))
        case _:
            return Operand("value", answer.value)
