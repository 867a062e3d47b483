"""Bank <-> plain JSON rows: the compiled copy that spares an unchanged bank its YAML."""

from collections.abc import Sequence
from typing import Any

from wizard.model.bank import ActionClass, Bank, BankHead, Power, Section
from wizard.model.condition import Condition
from wizard.model.question import Choice, Field, Kind, Probe, Question, Severity, Suggestion

_KINDS = {kind.value: kind for kind in Kind}
_SEVERITIES = {severity.value: severity for severity in Severity}


def to_rows(bank: Bank) -> Any:
    """Nested lists and mappings; NamedTuples become lists in the order of their fields.

    Lists of choices are stored once and named by number: twenty fields may share the sixteen action classes.
    """
    lists: dict[tuple[Choice, ...], int] = {}

    def field_row(field: Field) -> list[Any]:
        row: list[Any] = list(field)
        row[7] = lists.setdefault(_hashable(field.choices), len(lists)) if field.choices else -1
        row[11] = list(field.when) if field.when else None
        row[14] = [list(probe) for probe in field.probes]
        return row

    def question_row(question: Question) -> list[Any]:
        return [
            field_row(question.field),
            [field_row(field) for field in question.fields],
            [[s.id, s.values, list(s.when) if s.when else None, s.serves, s.asks] for s in question.suggestions],
            question.row_prefix,
            question.renamed_from,
            question.clause,
            question.printed,
        ]

    sections = [[s.id, s.title, s.intro, [question_row(q) for q in s.questions]] for s in bank.sections]
    return {
        "head": list(bank.head),
        "sections": sections,
        "owners": bank.owners,
        "classes": [list(held) for held in bank.action_classes.values()],
        "powers": [list(held) for held in bank.powers.values()],
        "lists": [[[value, dict(label)] for value, label in held] for held in lists],
    }


def _hashable(choices: tuple[Choice, ...]) -> Any:
    return tuple((choice.value, tuple(choice.label.items())) for choice in choices)


def from_rows(rows: Any, digest: str) -> Bank:
    """The bank of a compiled copy. One call a row: 2,000 questions must open in the time of a few `json.loads`."""
    lists = [tuple(Choice(value, label) for value, label in held) for held in rows["lists"]]
    make_field, make_question, make_condition = Field._make, Question._make, Condition._make
    nothing: tuple[Field, ...] = ()

    def field(row: list[Any]) -> Field:
        row[1] = _KINDS[row[1]]
        row[7] = lists[row[7]] if row[7] >= 0 else ()
        row[9] = _SEVERITIES[row[9]]
        if row[11] is not None:
            row[11] = make_condition(row[11])
        if row[14]:
            row[14] = tuple(Probe(ask, words, shorter) for ask, words, shorter in row[14])
        return make_field(row)

    def question(row: list[Any]) -> Question:
        row[0] = field(row[0])
        row[1] = tuple(map(field, row[1])) if row[1] else nothing
        row[2] = tuple(map(suggestion, row[2])) if row[2] else ()
        row[4] = tuple(row[4])
        return make_question(row)

    def suggestion(row: Sequence[Any]) -> Suggestion:
        when = make_condition(row[2]) if row[2] is not None else None
        return Suggestion(row[0], row[1], when, tuple(row[3]), row[4])

    head = rows["head"]
    return Bank(
        BankHead(head[0], head[1], head[2], head[3], tuple(head[4]), tuple(head[5])),
        tuple(Section(name, title, intro, tuple(map(question, held))) for name, title, intro, held in rows["sections"]),
        rows["owners"],
        {row[0]: ActionClass(row[0], row[1], tuple(tuple(group) for group in row[2])) for row in rows["classes"]},
        {row[0]: Power(*row) for row in rows["powers"]},
        digest,
    )
