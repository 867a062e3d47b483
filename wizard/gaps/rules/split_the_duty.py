"""Several independent actions in one item: a list of verbs, not a list of things under one verb."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_MOST: Final = 2
"""So many verbs on one object are one piece of work: «receives and counts the goods»."""
_JOINT: Final = {
    "en": re.compile(r"(?:^|[,;.]\s*(?:and\s+|then\s+)?|\band\s+)(?=\w)", re.IGNORECASE),
    "ru": re.compile(r"(?:^|[,;.]\s*(?:и\s+|а также\s+|затем\s+)?|\bи\s+|\bа также\s+)(?=\w)", re.IGNORECASE),
    "ar": re.compile(r"(?:^|[،,؛;.]\s*|\s(?=و))(?=\w)"),
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
        for language, written in place.text.items():
            wording = written.translate(_ONE_SPACE)
            if sum(map(wording.count, _SIGNS[language])) < _MOST:
                continue
            starts = [found.end() for found in _JOINT[language].finditer(wording)]
            if len(starts) > _MOST:
                verbs = _verbs(wording, language, frozenset(starts))
                if len(verbs) > _MOST:
                    spans[language] = (verbs[0][0], verbs[-1][1])
        if spans:
            yield place.hit(spans)._replace(of=len(held))


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
