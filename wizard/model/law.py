"""Law as data: what a country's acts say about job descriptions, and which acts were replaced. Not legal advice."""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.text import Text


class LegalNote(NamedTuple):
    """What one act says, and how we know: `status` is text, secondary, source or general; `checked` an ISO date."""

    id: str
    act: Text
    article: str
    says: Text
    status: str
    place: str
    checked: str


class StaleAct(NamedTuple):
    """An act that was replaced: the signs by which a citation is found, what is cited instead, and since when."""

    id: str
    signs: tuple[str, ...]
    instead: Text
    since: str


class Law(NamedTuple):
    """The countries by id, their notes, and the acts that nothing cites any more."""

    countries: Mapping[str, Text]
    notes: Mapping[str, tuple[LegalNote, ...]]
    stale: tuple[StaleAct, ...]
