"""Law as data: what a country's acts say about job descriptions, and which acts were replaced. Not legal advice."""

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.text import Text, bare


class LegalNote(NamedTuple):
    """What one act says, and how we know: `status` is text, secondary, source or general; `checked` an ISO date."""

    id: str
    act: Text
    article: str
    says: Text
    status: str
    place: str
    checked: str
    numbers: Mapping[str, str] = {}
    """The numbers under which the act or letter is cited, each with its ISO date."""


class StaleAct(NamedTuple):
    """An act that was replaced: the signs by which a citation is found, what is cited instead, and since when.

    `beside` are words of which one must stand in the same text: a number alone may be anything.
    """

    id: str
    signs: tuple[str, ...]
    instead: Text
    since: str
    beside: tuple[str, ...] = ()
    status: str = "general"
    checked: str = ""

    def cited(self, wording: str) -> tuple[int, int] | None:
        """Where a text cites it: start and end in code points, or nothing."""
        held = bare(wording)
        found = _any_of(self.signs).search(held.text)
        if found is None or (self.beside and not _any_of(self.beside, endings=True).search(held.text)):
            return None
        return held.span(*found.span())


@functools.cache
def _any_of(words: tuple[str, ...], *, endings: bool = False) -> re.Pattern[str]:
    """Any of these words, standing for itself; with `endings` letters may follow, and an Arabic particle go before."""
    either = "|".join(re.escape(bare(word).text) for word in words)
    return re.compile(
        rf"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال)?(?:{either})[^\W\d]*(?!\w)" if endings else rf"(?<!\w)(?:{either})(?!\w)",
        re.IGNORECASE,
    )


class Law(NamedTuple):
    """The countries by id, their notes, and the acts that nothing cites any more."""

    countries: Mapping[str, Text]
    notes: Mapping[str, tuple[LegalNote, ...]]
    stale: tuple[StaleAct, ...]
