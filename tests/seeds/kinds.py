"""Persona, Seed and what is expected of it: the words that all operators speak."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roles import answers_of, bank, complete_persona, position_of
from wizard.gaps import Case, review
from wizard.model.answers import Answer, Answers, Place, field_at
from wizard.model.bank import Bank
from wizard.model.gaps import GapReport, Waiver
from wizard.model.position import Position

TODAY = "2026-11-25"
NEW = "d90"
"""The id of a duty that an operator adds."""


class Persona(NamedTuple):
    """A complete interview, held in one language."""

    name: str
    language: str
    bank: Bank
    answers: Answers
    position: Position

    @property
    def country(self) -> str:
        return str(self.position.identity.jurisdiction.value)


CONSEQUENCES: Mapping[str, str] = {
    "LNK203": "the right had no other duty",
    "LNK205": "the KPI had no other duty",
    "LNK210": "where it is open whether a duty is essential, the KPI that the bank proposed waits for a word",
    "CON105": "a head who reports to a subordinate reports to somebody inside",
    "CON110": "a post that leads somebody for the first time has no duty that leads",
    "CON111": "without the reporting lines nobody is led by the duties that lead",
    "AUT306": "a placeholder instead of a paper has neither number nor date",
    "CON120": "a limit in words parts from its amount when one of its numbers changes",
    "LNG903": "one version names a position or a paper otherwise than another place does",
    "LNG901": "a placeholder in one version has no numbers",
}
"""What comes with a defect by its nature, and why; and, with a section, the codes of each of its single answers."""


class Expected(NamedTuple):
    """One of `codes` has to come, about all of `clauses` (ids of rows, or addresses)."""

    codes: tuple[str, ...]
    clauses: tuple[str, ...]


class Seed(NamedTuple):
    """One broken interview: what is laid over it, what must come, and what may come with it by its nature."""

    patch: Mapping[str, Answer | None]
    expected: tuple[Expected, ...]
    allowed: frozenset[str] = frozenset()
    """Codes of consequences, each with its reason in `CONSEQUENCES`."""
    waivers: tuple[Waiver, ...] = ()


Operator = Callable[[Persona], Iterator[Seed]]


def persona(name: str, language: str) -> Persona:
    """The complete interview of a bank, held in `language`."""
    answers = answers_of(complete_persona(name), name, language)
    return Persona(name, language, bank(name), answers, position_of(answers, name))


def reviewed(held: Persona, answers: Answers, waivers: Sequence[Waiver] = ()) -> GapReport:
    """The report of changed answers, on a fixed day."""
    position = position_of(answers, held.name)
    return review(Case(held.bank, answers, position, waivers=tuple(waivers), today=TODAY))


def one(code: str, *clauses: str) -> tuple[Expected, ...]:
    """The usual case: one code at one place."""
    return (Expected((code,), clauses),)


def power_of(held: Persona, right: str) -> str:
    """The power of a right, by its slug."""
    return str(held.answers[field_at("rights.items", right, "power")].value)


def is_asked(held: Persona, place: Place) -> bool:
    """KPIs are asked of essential duties only: what the bank proposed for others lies there unused."""
    return place.field != "kpis" or held.answers[field_at(place.question, place.row, "essential")].value is True
