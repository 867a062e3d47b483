"""The table of acts: what the rules rest on and what was replaced; dated data from `lists/jurisdictions.yaml`."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from wizard.model.law import LegalNote, StaleAct
from wizard.model.text import LANGUAGES, Text, in_language
from wizard.phrases import say
from wizard.shelves import compiled_yaml, shelf


class Act(NamedTuple):
    """One entry of the table, with the country it belongs to."""

    country: str
    note: LegalNote


class _Table(NamedTuple):
    acts: Mapping[str, Act]
    countries: Mapping[str, Text]
    stale: tuple[StaleAct, ...]


@functools.cache
def table() -> _Table:
    """The whole table, once; `banks check` and the tests see to it that it is well formed."""
    held = compiled_yaml(
        shelf("question_banks") / "lists" / "jurisdictions.yaml", "question_banks/lists/jurisdictions.yaml"
    )
    acts = {
        entry["id"]: Act(country["id"], LegalNote(**{"article": "", "place": "", **entry}))
        for country in held["jurisdictions"]
        for entry in country["notes"]
    }
    stale = tuple(
        StaleAct(
            entry["id"],
            tuple(entry["signs"]),
            entry["instead"],
            entry["since"],
            tuple(entry.get("with", ())),
            entry["status"],
            entry["checked"],
        )
        for entry in held["stale"]
    )
    return _Table(acts, {country["id"]: country["label"] for country in held["jurisdictions"]}, stale)


def citation(names: Iterable[str]) -> Text:
    """Act and article of each, how we know and since when, as one sentence in every language."""
    return {language: " ".join(_cited(names, language)) for language in LANGUAGES}


def _cited(names: Iterable[str], language: str) -> Iterator[str]:
    for name in names:
        country, note = table().acts[name]
        act = in_language(note.act, language)
        if note.article:
            act = say("bank.article", language, act=act, article=note.article)
        known = say(f"gaps.status-{note.status}", language, date=note.checked)
        yield f"{in_language(table().countries[country], language)}: {act} ({known})."


def checked(names: Iterable[str]) -> str:
    """The ISO date on which the oldest of these was looked at; nothing where there is none."""
    return min((table().acts[name].note.checked for name in names), default="")


def grown_old(names: Iterable[str], country: str, today: str) -> tuple[str, ...]:
    """Those of this country that nobody has looked at for twelve months on the day `today` (ISO text)."""
    if not today:
        return ()
    limit = f"{int(today[:4]) - 1}{today[4:]}"
    held = ((name, table().acts[name]) for name in dict.fromkeys(names))
    return tuple(name for name, act in held if act.country == country and act.note.checked < limit)


def titles(names: Iterable[str], language: str) -> str:
    """Their acts in a row, each once."""
    found = dict.fromkeys(in_language(table().acts[name].note.act, language) for name in names)
    return "; ".join(found) if language != "ar" else "؛ ".join(found)
