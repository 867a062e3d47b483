"""Whether a condition can ever be true, or never be false: every combination of the answers that it reads is tried."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from wizard.model.answers import Answer, Answers
from wizard.model.applicability import Applicability, operand
from wizard.model.bank import Bank
from wizard.model.condition import UNKNOWN, Condition, Operand
from wizard.model.question import Field, Kind, Question

MOST: Final = 20_000
"""Combinations; a condition that reads more than these is believed."""


def verdicts(condition: Condition, bank: Bank, question: Question | None = None) -> frozenset[bool | None]:
    """Everything that the condition can be; empty where there are too many combinations to try.

    `question` is the records question for a condition on its columns (`row.power`).
    """
    names = _closure(condition, bank)
    columns = [name for name in condition.reads if name.startswith("row.")]
    fields = {name: _field(name, bank, question) for name in (*names, *columns)}
    asks_whether = _asks_whether(condition.tree)
    domains = [
        [*_domain(field, _literals(condition.tree, name)), *((None,) if name in asks_whether else ())]
        for name, field in fields.items()
        if field is not None
    ]
    if any(not domain for domain in domains) or _size(domains) > MOST:
        return frozenset()
    known = [name for name, field in fields.items() if field is not None]
    return frozenset(_tried(condition, bank, fields, known, domains))


def _tried(
    condition: Condition,
    bank: Bank,
    fields: Mapping[str, Field | None],
    known: Sequence[str],
    domains: Sequence[Sequence[Any]],
) -> Iterator[bool | None]:
    for values in itertools.product(*domains):
        cells = {name: Answer(value) for name, value in zip(known, values, strict=True) if value is not None}
        applies = Applicability(bank, Answers({name: cell for name, cell in cells.items() if name[:4] != "row."}))

        def look(name: str, cells: Mapping[str, Answer] = cells, applies: Applicability = applies) -> Operand:
            field = fields.get(name)
            if name.startswith("row."):
                return operand(cells.get(name), field.kind) if field is not None else UNKNOWN
            return applies.look(name)

        yield condition.holds(look)


def _closure(condition: Condition, bank: Bank) -> list[str]:
    """The questions that the condition reads, and those that decide whether these are asked at all."""
    found: dict[str, None] = {}
    waiting = [name for name in condition.reads if not name.startswith("row.")]
    while waiting:
        name = waiting.pop()
        question = bank.question(name)
        if name in found or question is None:
            continue
        found[name] = None
        if question.field.when is not None:
            waiting.extend(question.field.when.reads)
    return list(found)


def _field(name: str, bank: Bank, question: Question | None) -> Field | None:
    if name.startswith("row."):
        return question.column(name[4:]) if question is not None else None
    held = bank.question(name)
    return held.field if held is not None else None


def _domain(field: Field, literals: Sequence[Any]) -> list[Any]:
    """Answers of this kind that a condition could tell apart."""
    values = [choice.value for choice in field.choices]
    match field.kind:
        case Kind.YES_NO:
            return [True, False]
        case Kind.CHOICE:
            return list(values)
        case Kind.CHOICES:
            return [[value] for value in values] + [list(values), []]
        case Kind.NUMBER | Kind.PERCENT:
            numbers = {float(held) + step for held in literals for step in (-1, 0, 1)} | {0.0}
            return [str(number) for number in sorted(numbers)]
        case Kind.MONEY:
            numbers = {float(held) + step for held in literals for step in (-1, 0, 1)} | {0.0}
            return [{"amount": str(number), "currency": "USD"} for number in sorted(numbers)]
        case Kind.DATE:
            return ["0001-01-01", *sorted(str(held) for held in literals), "9999-12-31"]
        case Kind.TEXTS | Kind.RECORDS | Kind.LINKS:
            most = max([int(held) for held in literals if isinstance(held, int | float)], default=0) + 2
            return [["x"] * number for number in range(most)]
        case _:
            return [{"en": "x"}]


def _literals(tree: Any, name: str) -> list[Any]:
    """The values that a tree compares `name` with."""
    if not isinstance(tree, list | tuple):
        return []
    found: list[Any] = []
    if len(tree) == 3 and any(list(part) == ["id", name] or list(part) == ["count", name] for part in _lists(tree[1:])):
        for part in _lists(tree[1:]):
            if part[0] == "is":
                found.extend(part[1] if isinstance(part[1], list) else [part[1]])
    for part in tree:
        found.extend(_literals(part, name))
    return found


def _lists(parts: Sequence[Any]) -> list[Sequence[Any]]:
    return [part for part in parts if isinstance(part, list | tuple) and part]


def _asks_whether(tree: Any) -> set[str]:
    """The ids inside `answered()` and `unknown()`: for these, no answer is one more case."""
    if not isinstance(tree, list | tuple):
        return set()
    if len(tree) == 2 and tree[0] in ("answered", "unknown"):
        return {str(tree[1])}
    return {name for part in tree for name in _asks_whether(part)}


def _size(domains: Sequence[Sequence[Any]]) -> int:
    size = 1
    for domain in domains:
        size *= len(domain)
    return size
