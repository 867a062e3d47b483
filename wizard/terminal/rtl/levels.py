"""Embedding levels of one line of text: the Unicode Bidirectional Algorithm (UAX #9), rules P2 to L2.

A level is even for left-to-right and odd for right-to-left; REMOVED marks a character that rule X9 removes (it is never
painted). The names X, W, N, I and L in comments are those of the standard.
"""

import re
from collections.abc import Sequence
from typing import Final

from wizard.terminal.rtl.classes import BRACKET, CLASS, DROPPED, ISOLATES, OPENING, SAME_BRACKET, first_strong
from wizard.terminal.rtl.explicit import explicit_levels, isolate_pairs, isolating_runs

MOST_BRACKETS: Final = 63
REMOVED: Final = 255

_EXPLICIT: Final = re.compile("[lrfp0-4x]")
_ONE_WAY: Final = (re.compile(r"[LE+#,M_OSB]*\Z"), re.compile(r"[RA+#,M_OSB]*\Z"))
"""Lines that never leave the base level, left to right or right to left: most of them."""
_ENDS: Final = re.compile(r"[_lrfp0-4x]*(?:[SB]|\Z)")


def levels(text: str, base: int | None = None) -> tuple[int, bytes]:
    """The base level and the level of each character; without a base, by the first strong letter."""
    classes = text.translate(CLASS)
    if base is None:
        base = first_strong(classes)
    if base < len(_ONE_WAY) and _ONE_WAY[base].match(classes):
        return base, bytes([base]) * len(text)
    if _EXPLICIT.search(classes) is None:
        edge = "R" if base & 1 else "L"
        found = bytearray(_resolved(text, classes, classes, base, edge, edge))
    else:
        found = _with_explicit(text, classes, base)
    for match in _ENDS.finditer(classes):  # L1
        for place in range(match.start(), match.end()):
            if found[place] != REMOVED:
                found[place] = base
    return base, bytes(found)


def _with_explicit(text: str, classes: str, base: int) -> bytearray:
    """Levels of a line with isolates, embeddings or removed characters."""
    matches = isolate_pairs(classes)
    explicit, kinds = explicit_levels(classes, matches, base)
    found = bytearray([REMOVED]) * len(classes)
    for sequence in isolating_runs(classes, explicit, matches):
        level, last = explicit[sequence[0]], sequence[-1]
        before = next((explicit[n] for n in range(sequence[0] - 1, -1, -1) if classes[n] not in DROPPED), base)
        after = base
        if classes[last] not in ISOLATES or last in matches:
            after = next((explicit[n] for n in range(last + 1, len(classes)) if classes[n] not in DROPPED), base)
        resolved = _resolved(
            "".join([text[place] for place in sequence]),
            "".join([classes[place] for place in sequence]),
            "".join([kinds[place] for place in sequence]),
            level,
            "R" if max(level, before) & 1 else "L",
            "R" if max(level, after) & 1 else "L",
        )
        for place, value in zip(sequence, resolved, strict=True):
            found[place] = value
    return found


_IMPLICIT: Final = (
    bytes.maketrans(b"LREN", bytes([0, 1, 2, 2])),
    bytes.maketrans(b"LREN", bytes([1, 0, 1, 1])),
)
"""What rules I1 and I2 add to an even and to an odd level."""


def _resolved(letters: str, original: str, classes: str, level: int, start: str, end: str) -> bytes:
    """Weak, bracket, neutral and implicit rules for one isolating run sequence; `start` and `end` are L or R."""
    own = "R" if level & 1 else "L"
    classes = _weak(classes, start)
    if BRACKET.search(letters):
        classes = _brackets(letters, original, classes, own, start)
    added = _neutrals(classes, own, start, end).encode("ascii").translate(_IMPLICIT[level & 1])
    return added if level == 0 else bytes([level + more for more in added])


_W1_ISOLATES: Final = re.compile("([lrfp])(M+)")
_W1: Final = re.compile("([^M])(M+)")
_W2: Final = re.compile("A[^LR]*")
_W4: Final = re.compile("(?<=E)[+,](?=E)|(?<=N),(?=N)")
_W5: Final = re.compile("#+(?=E)|(?<=E)#+")
_W6: Final = str.maketrans("+#,", "OOO")
_W7: Final = {"L": re.compile(r"(?:\A|L)[^R]*"), "R": re.compile("L[^R]*")}


def _weak(classes: str, start: str) -> str:
    """Rules W1 to W7."""
    if "M" in classes:
        classes = _W1_ISOLATES.sub(lambda m: m[1] + "O" * len(m[2]), classes)
        classes = _W1.sub(lambda m: m[1] * len(m[0]), classes)
        bare = classes.lstrip("M")
        classes = start * (len(classes) - len(bare)) + bare
    if "E" in classes:
        classes = _W2.sub(lambda m: m[0].replace("E", "N"), classes)
    classes = classes.replace("A", "R")
    classes = _W4.sub(lambda m: classes[m.start() - 1], classes)
    if "E" in classes:
        classes = _W5.sub(lambda m: "E" * len(m[0]), classes)
    classes = classes.translate(_W6)
    if "E" in classes:
        classes = _W7[start].sub(lambda m: m[0].replace("E", "L"), classes)
    return classes


def _strength(kinds: str) -> str:
    """Strong directions only; numbers count as right-to-left (N0, N1)."""
    return kinds.replace("E", "R").replace("N", "R")


def _brackets(letters: str, original: str, classes: str, own: str, start: str) -> str:
    """Paired brackets take one direction (N0)."""
    for first, second in _bracket_pairs(letters, classes):
        inside = _strength(classes[first + 1 : second])
        if own in inside:
            direction = own
        elif "L" in inside or "R" in inside:
            before = _strength(start + classes[:first])
            context = "R" if before.rfind("R") > before.rfind("L") else "L"
            direction = context if context != own else own
        else:
            continue
        for place in (first, second):
            stop = place + 1
            while stop < len(classes) and original[stop] == "M":
                stop += 1
            classes = classes[:place] + direction * (stop - place) + classes[stop:]
    return classes


def _bracket_pairs(letters: str, classes: str) -> list[tuple[int, int]]:
    """Places of opening and closing brackets that belong together (BD16), in order of the opening one."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in BRACKET.finditer(letters):
        place = match.start()
        if classes[place] != "O":
            continue
        bracket = SAME_BRACKET.get(match[0], match[0])
        if bracket in OPENING:
            if len(waiting) == MOST_BRACKETS:
                break
            waiting.append((OPENING[bracket], place))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == bracket:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(pairs)


_NEUTRAL: Final = "BS_Olrfp"
_N1: Final = {
    "L": re.compile(f"(?<=[REN])[{_NEUTRAL}]+(?=[REN])"),
    "R": re.compile(f"(?<=L)[{_NEUTRAL}]+(?=L)"),
}
_N2: Final = {own: str.maketrans(_NEUTRAL, own * len(_NEUTRAL)) for own in "LR"}


def _neutrals(classes: str, own: str, start: str, end: str) -> str:
    """Neutrals between two of one direction take it, all others the direction of the embedding (N1, N2)."""
    other = "R" if own == "L" else "L"
    edged = _N1[own].sub(lambda m: other * len(m[0]), start + classes + end)
    return edged[1:-1].translate(_N2[own])


_AT_LEAST: Final = {level: re.compile(b"[" + re.escape(bytes([level])) + b"-\xff]+") for level in range(1, 4)}


def visual_order(line: Sequence[int]) -> list[int]:
    """Places from left to right as they are painted (L2)."""
    order = list(range(len(line)))
    held = bytes(line)
    for level in range(max(held, default=0), 0, -1):
        found = _AT_LEAST.get(level) or re.compile(b"[" + re.escape(bytes([level])) + b"-\xff]+")
        for match in found.finditer(held):
            order[match.start() : match.end()] = order[match.start() : match.end()][::-1]
    return order
