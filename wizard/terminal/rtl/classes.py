"""Bidirectional classes as letters, and the brackets that belong together.

A line's classes are a string with one letter for each character, so that the rules of the algorithm are substitutions:
that is ten times as fast as a loop, and a line is laid out at every key.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_LETTERS: Final = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "+", "ET": "#", "CS": ",", "NSM": "M", "WS": "_",
    "ON": "O", "S": "S", "B": "B", "LRI": "l", "RLI": "r", "FSI": "f", "PDI": "p", "LRE": "1", "RLE": "2", "LRO": "3",
    "RLO": "4", "PDF": "0", "BN": "x",
}  # fmt: skip
ISOLATES: Final = "lrf"
DROPPED: Final = "01234x"
"""What rule X9 removes."""
_STRONG: Final = re.compile("[LRAlrfp]")


class _Classes(dict[int, str]):
    """The class of each character, for `str.translate`; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _LETTERS[unicodedata.bidirectional(chr(code)) or "L"]
        return found


CLASS: Final = _Classes()

# Unicode's BidiBrackets.txt: opening brackets and their partners.
OPENING: Final[Mapping[str, str]] = dict(
    zip(
        "([{⁅⁽₍〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢⌈⌊⸢⸤⸦⸨༺༼᚛",
        ")]}⁆⁾₎〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣⌉⌋⸣⸥⸧⸩༻༽᚜",
        strict=True,
    )
)
SAME_BRACKET: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}
BRACKET: Final = re.compile("[" + re.escape("".join([*OPENING, *OPENING.values(), *SAME_BRACKET])) + "]")


def is_right_to_left(character: str) -> bool:
    """Whether the character is a letter of a right-to-left script."""
    return CLASS[ord(character)] in "RA"


def is_arabic_number(character: str) -> bool:
    """Whether it is a digit that is kept with right-to-left letters (class AN)."""
    return CLASS[ord(character)] == "N"


def first_strong(classes: str) -> int:
    """The base level by the first strong letter (P2, P3); what stands inside isolates does not count."""
    depth = 0
    for match in _STRONG.finditer(classes):
        kind = match[0]
        if kind in ISOLATES:
            depth += 1
        elif kind == "p":
            depth = max(0, depth - 1)
        elif depth == 0:
            return 0 if kind == "L" else 1
    return 0
