"""`lists/jurisdictions.yaml` -> the law as data, and the suggestions that each country adds to a bank."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from wizard.banks.reading import Reading
from wizard.model.law import LegalNote, StaleAct
from wizard.strict_yaml import Node

COUNTRY: Final = "identity.jurisdiction"
"""The question whose answer chooses a country's suggestions."""
PARTS: Final = ("liability", "changes", "documents")
STATUSES: Final = ("text", "secondary", "source", "general")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_notes(root: Node, reading: Reading) -> dict[str, tuple[LegalNote, ...]]:
    """The legal notes of each country."""
    notes: dict[str, tuple[LegalNote, ...]] = {}
    for country in _countries(root, reading):
        held = []
        for node in reading.items(country.get("notes")):
            keys = ("id", "act", "article", "numbers", "says", "status", "place", "checked")
            entry = reading.mapping(node, keys, ("id", "act", "says", "status", "checked"))
            checked = reading.word(entry.get("checked"))
            if "checked" in entry and not _DATE.fullmatch(checked):
                reading.complain(entry["checked"], "bad-value", value=checked, example="2026-11-23")
            held.append(
                LegalNote(
                    reading.slug(entry.get("id")),
                    reading.text(entry.get("act")),
                    reading.word(entry.get("article")),
                    reading.text(entry.get("says")),
                    reading.one_of(entry.get("status"), STATUSES, "general"),
                    reading.word(entry.get("place")),
                    checked,
                    _numbers(entry.get("numbers"), reading),
                )
            )
        notes[reading.slug(country.get("id"))] = tuple(held)
    return notes


def _numbers(node: Node | None, reading: Reading) -> dict[str, str]:
    if node is None or not isinstance(node.value, Mapping):
        return {}
    held = {number: reading.word(day) for number, day in node.value.items()}
    for number, day in held.items():
        if not _DATE.fullmatch(day):
            reading.complain(node.value[number], "bad-value", value=day, example="2007-10-31")
    return held


def read_stale(root: Node, reading: Reading) -> tuple[StaleAct, ...]:
    """The acts that were replaced."""
    made = []
    for node in reading.items(reading.mapping(root, ("jurisdictions", "stale")).get("stale")):
        keys = ("id", "signs", "with", "instead", "since", "status", "checked")
        held = reading.mapping(node, keys, ("id", "signs", "instead"))
        made.append(
            StaleAct(
                reading.slug(held.get("id")),
                reading.words(held.get("signs")),
                reading.text(held.get("instead")),
                reading.word(held.get("since")),
                reading.words(held.get("with")),
                reading.one_of(held.get("status"), STATUSES, "general"),
                reading.word(held.get("checked")),
            )
        )
    return tuple(made)


def country_choices(root: Node) -> Node:
    """The countries as `{value, label}` nodes, for the list of choices `jurisdiction`."""
    made = [
        node._replace(value={"value": held["id"], "label": held["label"]})
        for node, held in _nodes(root)
        if "id" in held and "label" in held
    ]
    return root._replace(value=tuple(made))


def with_countries(bank: Node, law: Node, reading: Reading) -> Node:
    """The bank with each country's suggestions behind the own ones of every question that says `by_country:`."""
    sections = []
    for section in _held(bank, "sections"):
        questions = [_offered(question, law, reading) for question in _held(section, "questions")]
        sections.append(_put(section, "questions", questions) if questions else section)
    return _put(bank, "sections", sections) if sections else bank


def _offered(question: Node, law: Node, reading: Reading) -> Node:
    if not isinstance(question.value, Mapping) or "by_country" not in question.value:
        return question
    part = reading.one_of(question.value["by_country"], PARTS, PARTS[0])
    added = [
        _in_country(item, str(held["id"].value))
        for _, held in _nodes(law)
        for item in (held[part].value if part in held else ())
        if isinstance(item, Node)
    ]
    return _put(question, "suggestions", [*_held(question, "suggestions"), *added])


def _in_country(item: Node, country: str) -> Node:
    """The suggestion, offered only where the work is done in that country."""
    if not isinstance(item.value, Mapping):
        return item
    here = f"{COUNTRY} == '{country}'"
    own = item.value.get("when")
    text = f"{here} and ({own.value})" if own is not None else here
    when = Node(text, item.line, item.column, quoted=True, file=item.file)
    return item._replace(value={**item.value, "when": when})


def _countries(root: Node, reading: Reading) -> list[Mapping[str, Node]]:
    entries = reading.mapping(root, ("jurisdictions", "stale"), ("jurisdictions",))
    keys = ("id", "label", *PARTS, "notes")
    return [reading.mapping(node, keys, ("id", "label")) for node in reading.items(entries.get("jurisdictions"))]


def _nodes(root: Node) -> list[tuple[Node, Mapping[str, Node]]]:
    return [(node, node.value) for node in _held(root, "jurisdictions") if isinstance(node.value, Mapping)]


def _held(node: Node, key: str) -> Sequence[Node]:
    found = node.value.get(key) if isinstance(node.value, Mapping) else None
    return found.value if found is not None and isinstance(found.value, tuple) else ()


def _put(node: Node, key: str, items: Sequence[Node]) -> Node:
    assert isinstance(node.value, Mapping)  # whoever calls has looked into it
    held = node.value.get(key) or Node((), node.line, node.column, file=node.file)
    return node._replace(value={**node.value, key: held._replace(value=tuple(items))})
