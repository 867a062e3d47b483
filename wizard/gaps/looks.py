"""Looks: what a rule sees in one wording, kept by the wording itself.

A live interview reviews the same role after every answer, and roles of one company share clauses: whoever looks at a
wording twice sees the same. A look is made once for a rule and asked about all wordings of a role at once:

    _PERSON_IN = Look(_person_in)                        # from a wording and its language to a span, or nothing
    for held, spans in case.reading.found(_PERSON_IN):   # only texts in which it saw something
"""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from wizard.gaps.number_tokens import DIGIT
from wizard.model.text import LANGUAGES

T = TypeVar("T")

MOST_KEPT: Final = 4096
"""Wordings of one language; some thirty roles. When they are full the look begins anew."""
MOST_WORDS: Final = 16384
"""Of anything else, such as words."""


class Memo(dict[str, T]):
    """What `make` gives for a text, kept; asked through `map(memo.__getitem__, …)` it costs least."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, text: str) -> T:
        if len(self) >= MOST_WORDS:
            self.clear()
        made = self[text] = self.make(text)
        return made


class Look(Generic[T]):
    """One way to look at a wording.

    `maybe` says of many wordings, joined by line ends, whether there may be anything to see in one of them: it is
    asked about all new wordings at once, which is cheaper than to look at each.
    """

    __slots__ = ("_kept", "_maybe")

    def __init__(self, see: Callable[[str, str], T | None], maybe: Callable[[str], bool] | None = None) -> None:
        self._kept = {language: _kept(see, language) for language in LANGUAGES}
        self._maybe = maybe

    def at(self, wordings: Sequence[str], language: str) -> list[T | None]:
        """What it sees in each of the wordings of a language."""
        kept = self._kept[language]
        if len(kept) + len(wordings) > MOST_KEPT:
            kept.clear()
        if self._maybe is not None:
            new = [wording for wording in wordings if wording not in kept]
            if new and not self._maybe("\n".join(new)):
                kept.update(dict.fromkeys(new))
        return list(map(kept.__getitem__, wordings))


def _kept(see: Callable[[str, str], T | None], language: str) -> Memo[T | None]:
    return Memo(lambda wording: see(wording, language) or None)


def _digit_in(wording: str, _language: str) -> bool:
    return DIGIT.search(wording) is not None


DIGITS: Final = Look(_digit_in)
"""For all who compare numbers: most wordings have none."""
