"""Puts the whole Position together from the well-known questions; what it has no place for becomes an Extra."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from wizard.assembly.facts import ABSENT_QUESTION, Facts
from wizard.model.answers import Answers, State, row_at
from wizard.model.bank import Bank, label_of
from wizard.model.position import (
    Attestation,
    Conditions,
    Duty,
    Exclusion,
    Extra,
    Fact,
    Formalities,
    Identity,
    Interaction,
    Kpi,
    Liability,
    Position,
    Purpose,
    ReportingLines,
    Requirement,
    Right,
)
from wizard.model.question import Kind, Question
from wizard.model.text import LANGUAGES, Text
from wizard.phrases import phrase

Row = TypeVar("Row")

PARTS: dict[str, type[Any]] = {
    "identity": Identity,
    "reporting": ReportingLines,
    "purpose": Purpose,
    "conditions": Conditions,
    "attestation": Attestation,
    "formalities": Formalities,
}
LISTS: dict[str, type[Any]] = {
    "duties.items": Duty,
    "exclusions.items": Exclusion,
    "rights.items": Right,
    "interactions.items": Interaction,
    "kpis.items": Kpi,
    "liability.items": Liability,
    "requirements.items": Requirement,
}
SINGLE = ("competencies.items", "documents.items")
KNOWN_SECTIONS = frozenset({*PARTS, *(name.partition(".")[0] for name in (*LISTS, *SINGLE))})


def assemble(bank: Bank, answers: Answers, role: str, languages: tuple[str, ...] = LANGUAGES) -> Position:
    """The position of these answers; nothing is invented, everything missing stays a Fact without a value."""
    facts = Facts(bank, answers)
    parts: dict[str, Any] = {
        name: part(*(facts.of(f"{name}.{column}") for column in part._fields)) for name, part in PARTS.items()
    }
    rows: dict[str, tuple[Any, ...]] = {name: tuple(_rows(facts, name, made)) for name, made in LISTS.items()}
    return Position(
        role,
        bank.stamp,
        languages,
        parts["identity"],
        parts["reporting"],
        parts["purpose"],
        rows["duties.items"],
        rows["exclusions.items"],
        rows["rights.items"],
        rows["interactions.items"],
        rows["kpis.items"],
        rows["liability.items"],
        rows["requirements.items"],
        parts["conditions"],
        facts.of("competencies.items"),
        parts["attestation"],
        facts.of("documents.items"),
        parts["formalities"],
        tuple(_extras(facts)),
        {name: facts.of(name) for name in LISTS},
    )


def _rows(facts: Facts, name: str, made: Callable[..., Row]) -> Iterator[Row]:
    """The rows of a records question in their order, each with its id, address, state and origin."""
    question = facts.bank.question(name)
    if question is None or facts.applicability.question(question) is False:
        return
    fields: tuple[str, ...] = made._fields  # type: ignore[attr-defined]  # every row type is a NamedTuple
    keeps_origin = "origin" in fields
    columns = fields[4 if keeps_origin else 3 :]
    for row in facts.answers.rows(name):
        at = row_at(name, row)
        held = facts.answers.get(at)
        state = held.state if held is not None else State.ANSWERED
        cells = facts.row(question, row)
        start: tuple[Any, ...] = (row, at, state)
        if keeps_origin:
            start = (*start, str(held.value.get("suggestion", "")) if held is not None and held.value else "")
        yield made(*start, *(cells.get(column, ABSENT_QUESTION) for column in columns))


def _extras(facts: Facts) -> Iterator[Extra]:
    """Questions of a company's own that no part of the position holds."""
    known = {f"{name}.{column}" for name, part in PARTS.items() for column in part._fields} | {*LISTS, *SINGLE}
    for section in facts.bank.sections:
        for question in section.questions:
            branches = section.id in KNOWN_SECTIONS and question.kind in (Kind.YES_NO, Kind.CHOICE)
            if question.id in known or branches or not question.printed:  # a branch switches others; it is no clause
                continue
            fact = facts.of(question.id)
            if fact.applies:
                ask = question.clause or question.field.ask
                yield Extra(section.id, section.title, ask, fact, tuple(_clauses(facts, question, fact)))


def _clauses(facts: Facts, question: Question, fact: Fact[Any]) -> Iterator[Text]:
    """An answer of any kind as sentences for a section of its own."""
    value = fact.value
    if value is None:
        return
    match question.kind:
        case Kind.TEXT | Kind.PARAGRAPH | Kind.POSITION:
            yield value
        case Kind.TEXTS:
            yield from value
        case Kind.CHOICE:
            yield label_of(question.field.choices, value)
        case Kind.CHOICES:
            yield from (label_of(question.field.choices, item) for item in value)
        case Kind.RECORDS:
            first = question.fields[0].id
            for row in value:
                held = facts.row(question, row)[first].value
                if held:
                    yield held
        case Kind.MONEY:
            yield {"en": f"{value['amount']} {value['currency']}"}
        case Kind.YES_NO:
            yield phrase("interview.yes" if value else "interview.no")
        case Kind.NUMBER | Kind.PERCENT | Kind.DATE | Kind.LINKS:
            yield {"en": str(value) + (" %" if question.kind is Kind.PERCENT else "")}
