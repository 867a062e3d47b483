"""Looks: what a rule sees in one wording, kept by the wording itself.

A live interview reviews the same role after every answer, and roles of one company share clauses: whoever looks at a
wording twice sees the same. A look is made once for a rule and asked about all wordings of a role at once:

    _PERSON_IN = Look(_person_in)                        # from a wording and its language to a span, or nothing
    for held, spans in case.reading.found(_PERSON_IN):   # only texts in which it saw something
"""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from wizard.model.text import LANGUAGES

T = TypeVar("T")

MOST_KEPT: Final = 4096
"""Wordings of one language; some thirty roles. When they are full the look begins anew."""


class _Kept(dict[str, T | None]):
    """What was seen in the wordings of one language."""

    def __init__(self, see: Callable[[str, str], T | None], language: str) -> None:
        super().__init__()
        self.see = see
        self.language = language

    def __missing__(self, wording: str) -> T | None:
        seen = self[wording] = self.see(wording, self.language) or None
        return seen


class Look(Generic[T]):
    """One way to look at a wording. `signs`: where no wording holds any of them there is nothing to see."""

    __slots__ = ("_kept", "_signs")

    def __init__(self, see: Callable[[str, str], T | None], signs: Sequence[str] = ()) -> None:
        self._kept = {language: _Kept(see, language) for language in LANGUAGES}
        self._signs = signs

    def at(self, wordings: Sequence[str], language: str) -> list[T | None]:
        """What it sees in each of the wordings of a language."""
        kept = self._kept[language]
        if len(kept) + len(wordings) > MOST_KEPT:
            kept.clear()
        if self._signs and (new := [wording for wording in wordings if wording not in kept]):
            line = "\n".join(new)
            if not any(sign in line for sign in self._signs):
                kept.update(dict.fromkeys(new))
        return list(map(kept.__getitem__, wordings))
