"""Several independent actions in one item: a list of verbs, not a list of things under one verb."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_MOST: Final = 2
"""So many verbs on one object are one piece of work: «receives and counts the goods»."""
_JOINT: Final = {
    "en": later(r"(?:^|[,;.]\s*(?:and\s+|then\s+)?|\band\s+)(?=\w)", re.IGNORECASE),
    "ru": later(r"(?:^|[,;.]\s*(?:и\s+|а также\s+|затем\s+)?|\bи\s+|\bа также\s+)(?=\w)", re.IGNORECASE),
    "ar": later(r"(?:^|[،,؛;.]\s*|\s(?=و))(?=\w)"),
}
"""Where a new action may begin."""
_ONE_SPACE: Final = dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " ")
_SIGNS: Final = {
    "en": (",", ";", ".", " and "),
    "ru": (",", ";", ".", " и ", " а также "),
    "ar": ("،", ",", "؛", ";", ".", " و"),
}
"""Every joint holds one of these: plain counting is cheaper."""


def _check(case: Case) -> Iterator[Hit]:
    held = places(case, "duties")
    for place in held:
        spans = {}
        for language, wording in place.text.items():
            span = _several_in(wording, language)
            if span is not None:
                spans[language] = span
        if spans:
            yield place.hit(spans)._replace(of=len(held))


@functools.lru_cache(maxsize=1024)
def _several_in(written: str, language: str) -> tuple[int, int] | None:
    """From the first to the last verb of a wording that holds too many."""
    wording = written.translate(_ONE_SPACE)
    if sum(map(wording.count, _SIGNS[language])) < _MOST:
        return None
    starts = [found.end() for found in _JOINT[language].finditer(wording)]
    verbs = _verbs(wording, language, frozenset(starts)) if len(starts) > _MOST else []
    return (verbs[0][0], verbs[-1][1]) if len(verbs) > _MOST else None


def _verbs(wording: str, language: str, starts: frozenset[int]) -> list[tuple[int, int]]:
    """The verbs that stand where an action may begin."""
    from wizard.gaps.word_lists import found_in

    return [span for span in found_in(wording, language, "aid-act") if span[0] in starts]


RULES = (
    Rule(
        *("CLR506", "several-duties-in-one", FindingKind.VAGUE, Severity.MINOR, "head", _check),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=("ar",),
    ),
)
