"""Isolates, embeddings and overrides: rules X1 to X10 of the Unicode Bidirectional Algorithm."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from wizard.terminal.rtl.classes import DROPPED, ISOLATES, first_strong

MOST_DEPTH: Final = 125
_EMBEDDINGS: Final[Mapping[str, tuple[int, str]]] = {"1": (0, ""), "2": (1, ""), "3": (0, "L"), "4": (1, "R")}


class Embedding(NamedTuple):
    """One entry of the stack of rules X1 to X8."""

    level: int
    override: str
    isolate: bool


def isolate_pairs(classes: str) -> dict[int, int]:
    """Isolate initiators and their PDI (BD9), both ways."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for place, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(place)
        elif kind == "p" and waiting:
            start = waiting.pop()
            pairs[start], pairs[place] = place, start
    return pairs


def explicit_levels(classes: str, matches: Mapping[int, int], base: int) -> tuple[list[int], list[str]]:
    """Explicit levels and the classes after overrides (X1 to X8)."""
    kinds = list(classes)
    found = [base] * len(kinds)
    stack = [Embedding(base, "", isolate=False)]
    lost_isolates = lost_embeddings = open_isolates = 0
    for place, kind in enumerate(classes):
        top = stack[-1]
        if kind in _EMBEDDINGS:
            odd, override = _EMBEDDINGS[kind]
            deeper = (top.level + 1) | 1 if odd else (top.level + 2) & ~1
            if deeper <= MOST_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append(Embedding(deeper, override, isolate=False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind in ISOLATES:
            found[place] = top.level
            kinds[place] = top.override or kind
            inside = classes[place + 1 : matches.get(place, len(classes))]
            odd = kind == "r" or (kind == "f" and first_strong(inside) == 1)
            deeper = (top.level + 1) | 1 if odd else (top.level + 2) & ~1
            if deeper <= MOST_DEPTH and not lost_isolates and not lost_embeddings:
                open_isolates += 1
                stack.append(Embedding(deeper, "", isolate=True))
            else:
                lost_isolates += 1
            continue
        elif kind == "p":
            if lost_isolates:
                lost_isolates -= 1
            elif open_isolates:
                lost_embeddings = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            top = stack[-1]
        elif kind == "0":
            if lost_isolates:
                pass
            elif lost_embeddings:
                lost_embeddings -= 1
            elif len(stack) > 1 and not top.isolate:
                stack.pop()
            top = stack[-1]
        found[place] = base if kind == "B" else top.level
        if kind not in DROPPED and kind != "B":
            kinds[place] = top.override or kind
    return found, kinds


def isolating_runs(classes: str, explicit: Sequence[int], matches: Mapping[int, int]) -> list[list[int]]:
    """Isolating run sequences (X10, BD13) as lists of places; removed characters are in none."""
    runs: list[list[int]] = []
    for place, kind in enumerate(classes):
        if kind in DROPPED:
            continue
        if runs and explicit[runs[-1][-1]] == explicit[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    starting = {run[0]: run for run in runs}
    sequences: list[list[int]] = []
    for run in runs:
        if classes[run[0]] == "p" and run[0] in matches:
            continue  # goes on from the run that its isolate ends
        sequence = list(run)
        while classes[sequence[-1]] in ISOLATES and sequence[-1] in matches:
            following = starting.get(matches[sequence[-1]])
            if following is None:
                break
            sequence.extend(following)
        sequences.append(sequence)
    return sequences
