"""The `suggestions` of a question: each value is checked against the kind of the field that it is offered for."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wizard.banks.reading import Reading
from wizard.model.condition import Condition
from wizard.model.question import Field, Kind, Probe, Question, Suggestion
from wizard.model.text import LANGUAGES, nearest
from wizard.strict_yaml import Node

_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_suggestions(
    question: Question,
    node: Node,
    dropped: Sequence[str],
    offered: Mapping[str, tuple[str, ...]],
    served: tuple[str, ...],
    reading: Reading,
    condition: Callable[[Node | None], Condition | None],
) -> tuple[Suggestion, ...]:
    """All suggestions of a question without the dropped ones.

    `offered` holds the suggestion ids of every question (for columns that link), `served` those that `serves` may name.
    """
    fields = {field.id: field for field in question.fields} or {"text": question.field}
    known = ("id", "when", "serves", "asks", *fields)
    made: dict[str, Suggestion] = {}
    for item in reading.items(node):
        entries = reading.mapping(item, known, ("id", next(iter(fields))))
        name = reading.slug(entries.get("id"))
        if name in dropped:
            continue
        if name in made:
            reading.complain(item, "duplicate-suggestion", id=name)
        serves = reading.words(entries.get("serves"))
        for target in serves:
            if target not in served:
                reading.complain(entries["serves"], "unknown-suggestion", id=target, meant=nearest(target, served))
        values = {
            key: _value(fields[key], entries[key], offered, reading)
            for key in entries
            if key in fields and not key.startswith("x-")
        }
        asks = reading.mapping(entries["asks"], tuple(fields)) if "asks" in entries else {}
        asked = {column: reading.text(node) for column, node in asks.items()}
        made[name] = Suggestion(name, values, condition(entries.get("when")), serves, asked)
    return tuple(made.values())


def read_probes(node: Node | None, reading: Reading) -> tuple[Probe, ...]:
    """The `probes` of a column: `ask`, and either the `words` of each language or `shorter` than so many words."""
    made: list[Probe] = []
    for item in reading.items(node):
        entries = reading.mapping(item, ("ask", "words", "shorter"), ("ask",))
        words = reading.mapping(entries["words"], LANGUAGES) if "words" in entries else {}
        shorter = _form(entries["shorter"], re.compile(r"\d+"), "3", reading) if "shorter" in entries else "0"
        if not words and shorter == "0":
            reading.complain(item, "missing-key", key="words")
        starts = {language: reading.words(held) for language, held in words.items()}
        made.append(Probe(reading.text(entries.get("ask")), starts, int(shorter) if shorter.isdigit() else 0))
    return tuple(made)


def _value(field: Field, node: Node, offered: Mapping[str, tuple[str, ...]], reading: Reading) -> Any:
    """The stored form of a suggested value (see `Kind`); links hold suggestion ids until rows exist."""
    match field.kind:
        case Kind.TEXT | Kind.PARAGRAPH | Kind.POSITION | Kind.TEXTS:
            return reading.text(node, lines=field.kind is Kind.PARAGRAPH)
        case Kind.YES_NO:
            return reading.flag(node)
        case Kind.CHOICE:
            return reading.one_of(node, tuple(choice.value for choice in field.choices), "")
        case Kind.CHOICES:
            return [reading.one_of(item, tuple(c.value for c in field.choices), "") for item in reading.items(node)]
        case Kind.LINKS:
            known = offered.get(field.links, ())
            names = list(reading.words(node))
            for name in names:
                if name not in known:
                    reading.complain(node, "unknown-suggestion", id=name, meant=nearest(name, known))
            return names
        case Kind.NUMBER | Kind.PERCENT:
            return _form(node, _DECIMAL, "12.5", reading)
        case Kind.DATE:
            return _form(node, _DATE, "2026-12-01", reading)
        case Kind.MONEY | Kind.RECORDS:
            reading.complain(node, "no-suggestion-of-kind", kind=field.kind.value)
            return None


def _form(node: Node, form: re.Pattern[str], example: str, reading: Reading) -> str:
    text = reading.word(node)
    if not form.fullmatch(text):
        reading.complain(node, "bad-value", value=text, example=example)
    return text
