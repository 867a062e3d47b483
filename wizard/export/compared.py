"""What has changed since an earlier run, in words: one heading for each kind of change, one item for each rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from wizard.export.format import Compared
from wizard.export.sheet import day
from wizard.model.run import Change, ChangeKind
from wizard.phrases import say

MOST_CLAUSES: Final = 6
"""How many clauses of one rule are named; the others are counted."""


class Group(NamedTuple):
    """The changes of one kind: how many, and one item for each rule and cause."""

    label: str
    items: tuple[str, ...]


Say = Callable[..., str]
"""`say` with a language: a screen isolates what is inserted, a file does not."""


def headline(compared: Compared, language: str, told: Say) -> str:
    """With which run it was compared."""
    held = compared.comparison
    if held is None:
        return told("compared.none")
    return told("compared.since", number=held.n, date=day(held.day, language), person=held.by)


def remarks(compared: Compared, told: Say) -> Iterator[str]:
    """What must be known before the numbers are believed."""
    held = compared.comparison
    if held is None:
        return
    before, now = held.rules
    if before != now:
        yield told("compared.other-rules", before=before, now=now)
    if all(change.kind is ChangeKind.OPEN for change in held.changes):
        yield told("compared.nothing")


def groups(compared: Compared, language: str, told: Say) -> Iterator[Group]:
    """What was done comes first, what is still open last."""
    held = compared.comparison
    for kind in ChangeKind if held is not None else ():
        changes = held.of_kind(kind) if held is not None else ()
        if changes:
            label = told(f"compared.{kind}", number=len(changes))
            yield Group(label, tuple(_items(changes, compared.titles, language, told)))


def _items(changes: Sequence[Change], titles: Mapping[str, str], language: str, told: Say) -> Iterator[str]:
    for (code, cause), group in groupby(changes, key=lambda change: (change.code, change.cause)):
        held = list(group)
        values: dict[str, Any] = {
            "title": titles.get(code) or say("compared.unknown-rule", language),
            "code": code,
            "clauses": _clauses(held, language),
        }
        if cause:
            yield told("compared.item-because", cause=say(f"compared.because-{cause}", language), **values)
        elif held[0].kind is ChangeKind.OPEN:
            days = max(change.days for change in held)
            age = say("compared.age", language, number=days) if days else say("compared.today", language)
            yield told("compared.item-age", age=age, **values)
        else:
            yield told("compared.item", **values)


def _clauses(changes: Sequence[Change], language: str) -> str:
    named = [" + ".join(change.clauses) for change in changes]
    left = len(named) - MOST_CLAUSES
    if left > 0:
        named = [*named[:MOST_CLAUSES], say("compared.more", language, number=left)]
    return ("، " if language == "ar" else ", ").join(named)


def plain(compared: Compared) -> dict[str, Any] | None:
    """The comparison for other programs; nothing where there was no earlier run."""
    held = compared.comparison
    if held is None:
        return None
    before, now = held.rules
    return {
        "run": held.n,
        "day": held.day,
        "by": held.by,
        "rules": {"then": before, "now": now},
        "counts": {kind.value: len(held.of_kind(kind)) for kind in ChangeKind},
        "changes": [
            {
                "kind": change.kind.value,
                "code": change.code,
                "clauses": list(change.clauses),
                "fingerprint": change.fingerprint,
                "at": change.at,
                "severity": change.severity,
                "cause": change.cause.value,
                "since": change.since,
                "days": change.days,
            }
            for change in held.changes
        ],
    }
