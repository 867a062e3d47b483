"""What a reader takes for one letter: a base with its marks, an emoji with what is joined to it; and its columns.

Terminals disagree about emoji: a family of three joined by U+200D takes two columns in some and six in others, a heart
with U+FE0F two or one. So nothing is sent that they count differently: joiners and selectors are left out on the screen
(a family is shown as three people), skin tones too, and a flag is shown as its two letters. Stored text keeps them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

NON_JOINER: Final = "\u200c"
JOINER: Final = "\u200d"
REPLACEMENT: Final = "\ufffd"

_SELECTORS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FLAGS: Final = "\U0001f1e6-\U0001f1ff"
_SKINS: Final = "\U0001f3fb-\U0001f3ff"
_INVISIBLE: Final = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_CONTROLS: Final = "\x00-\x1f\x7f-\x9f\ud800-\udfff"

RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Blocks of right-to-left scripts, and what controls direction (DerivedBidiClass.txt, its defaults for R and AL)."""
CAREFUL: Final = re.compile(f"[{RIGHT_TO_LEFT.pattern[1:-1]}{_SELECTORS}{_FLAGS}{_SKINS}{_INVISIBLE}{_CONTROLS}]")
"""What cannot be sent as it is stored. A text without any of it needs only wrapping."""

SIMPLE: Final = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0386-\u0482\u048a-\u052f\u060c\u061b\u061f\u0621-\u064a\u0660-\u066f\u0671-\u06d3"
    "\u06f0-\u06fc\u2010-\u2027\u2030-\u205e\u2116]*\\Z"
)
"""Characters that are each one letter, one column wide, and sent as they are: nearly all that anybody types."""

_FLAG: Final = re.compile(f"[{_FLAGS}]")
_SKIN: Final = re.compile(f"[{_SKINS}]")
_HIDDEN: Final = re.compile(f"[{_SELECTORS}{_SKINS}{_INVISIBLE}]")
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_FIRST_FLAG: Final = 0x1F1E6


@lru_cache(maxsize=8192)
def width_of(character: str) -> int:
    """Columns of one character: 0 for marks and invisible controls, 2 for wide ones, as terminals count."""
    if "\x20" <= character < "\x7f" or "\u0410" <= character <= "\u044f":
        return 1
    from wcwidth import wcwidth

    return max(0, wcwidth(character))


def columns(text: str) -> int:
    """Columns of a text that is not to be reordered any more."""
    return len(text) if text.isascii() else sum(map(width_of, text))


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each cluster starts and ends; every character belongs to one. Invisible ones go with the one before."""
    start = 0
    for place in range(1, len(text)):
        if not _continues(text, start, place):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _continues(text: str, start: int, place: int) -> bool:
    """Whether the character belongs to the cluster that starts at `start`."""
    character = text[place]
    if character < "\x7f":
        return False
    if _SKIN.match(character):
        return _is_picture(text[start])
    if width_of(character) == 0 or unicodedata.combining(character) or _HIDDEN.match(character):
        return not _CONTROL.match(character)
    if text[place - 1] == JOINER:
        return _is_picture(text[start]) and _is_picture(character)
    return bool(_FLAG.match(character)) and place == start + 1 and bool(_FLAG.match(text[start]))


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So"


def painted(cluster: str) -> str:
    """What is sent for a cluster; "" where nothing of it is seen.

    Marks without a letter get a blank to stand on; control characters are never sent.
    """
    if len(cluster) == 1 and " " <= cluster < "\x7f":
        return cluster
    if cluster[0] == "\t":
        return " "
    seen = _CONTROL.sub(REPLACEMENT, _HIDDEN.sub("", cluster))
    if not seen:
        return REPLACEMENT if _SKIN.match(cluster) else ""
    if _FLAG.match(seen):
        return "".join(chr(ord(c) - _FIRST_FLAG + ord("A")) if _FLAG.match(c) else c for c in seen)
    return " " + seen if width_of(seen[0]) == 0 else seen
