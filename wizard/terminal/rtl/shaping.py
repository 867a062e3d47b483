"""Arabic letter forms: which presentation form a letter takes between its neighbours, and lam-alef in one cell.

A terminal that does not shape letters itself paints what it is sent, so the joined forms (U+FB50 to U+FEFC) are sent.
The tables are read from `unicodedata` (the decompositions of the presentation forms), no data file is kept.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

LAM: Final = "\u0644"
_JOINERS: Final = frozenset({"\u0640", "\u200d"})  # tatweel and the zero-width joiner join on both sides
_BLOCKS: Final = ((0xFB50, 0xFBFF), (0xFE70, 0xFEFC))
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)
_PLACES: Final = {"<isolated>": _ISOLATED, "<final>": _FINAL, "<initial>": _INITIAL, "<medial>": _MEDIAL}


class Forms(NamedTuple):
    """The four forms of each letter ("" where it has none), and of lam with each alef (isolated, final)."""

    letters: Mapping[str, tuple[str, str, str, str]]
    lam_alefs: Mapping[str, tuple[str, str]]


@cache
def forms() -> Forms:
    """The tables, made once when the first Arabic text is shaped."""
    letters: dict[str, list[str]] = {}
    lam_alefs: dict[str, list[str]] = {}
    for first, last in _BLOCKS:
        for code in range(first, last + 1):
            kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
            if kind not in _PLACES:
                continue
            source = [chr(int(part, 16)) for part in parts]
            if len(source) == 1:
                letters.setdefault(source[0], [""] * 4)[_PLACES[kind]] = chr(code)
            elif len(source) == 2 and source[0] == LAM and _PLACES[kind] in (_ISOLATED, _FINAL):
                lam_alefs.setdefault(source[1], [""] * 2)[_PLACES[kind]] = chr(code)
    return Forms(
        {letter: (found[0], found[1], found[2], found[3]) for letter, found in letters.items()},
        {alef: (found[0], found[1]) for alef, found in lam_alefs.items()},
    )


_FORMS: Final = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdf9\ufe70-\ufefc]")


def unshaped(pasted: str) -> str:
    """Letters in place of presentation forms: text copied from a screen or an old PDF is made of them.

    Nothing else is changed, and neither are signs that are signs (the riyal, the phrases U+FDFA to U+FDFD). The order
    of such text may have been that of a screen; nobody can tell.
    """
    return _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]).lstrip(" \u0640") or m[0], pasted)


def shape(letters: Sequence[str]) -> tuple[list[str], list[bool]]:
    """Forms for letters without marks, in logical order, and which of them went into the one before (alef after lam).

    An empty string among the letters breaks the joining there (a zero-width non-joiner).
    """
    known, lam_alefs = forms()
    count = len(letters)
    shaped, merged = list(letters), [False] * count
    joined = False  # whether the letter before joins forward
    for n, letter in enumerate(letters):
        if merged[n]:
            continue
        found = known.get(letter)
        if found is None:
            joined = letter in _JOINERS
            continue
        following = letters[n + 1] if n + 1 < count else ""
        if letter == LAM and following in lam_alefs:
            shaped[n], merged[n + 1] = lam_alefs[following][joined], True
            joined = False
            continue
        follows = bool(found[_INITIAL]) and (
            following in _JOINERS or (following in known and bool(known[following][_FINAL]))
        )
        place = (_MEDIAL if follows else _FINAL) if joined else (_INITIAL if follows else _ISOLATED)
        shaped[n] = found[place] or letter
        joined = follows
    return shaped, merged
