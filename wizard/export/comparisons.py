"""Comparison signs in right-to-left text: mirrored there, they would say the opposite; words take their place."""

import re
from typing import Final

from wizard.phrases import say

_COMPARISONS: Final = re.compile(r"(>=|<=|=>|=<|[\u2265\u2264<>])\s*(?=\d)")
_COMPARED: Final = {
    **dict.fromkeys((">=", "=>", "\u2265"), "paper.at-least"),
    **dict.fromkeys(("<=", "=<", "\u2264"), "paper.at-most"),
    "<": "paper.less",
    ">": "paper.more",
}


def in_words(text: str, language: str) -> str:
    """The same with "at least" and its kin instead of a comparison sign before a number."""
    if not _COMPARISONS.search(text):
        return text
    return _COMPARISONS.sub(lambda found: say(_COMPARED[found[1]], language) + " ", text)
