"""Unicode's own test of the algorithm, whole."""

import lzma
from collections.abc import Iterator
from pathlib import Path

from wizard.terminal.rtl.levels import REMOVED, levels, visual_order

FILE = Path(__file__).parent / "data" / "BidiCharacterTest.txt.xz"
BASES = {"0": 0, "1": 1, "2": None}


def cases() -> Iterator[tuple[str, int | None, int, list[int], list[int]]]:
    """Text, base asked for, base found, levels, places from left to right."""
    with lzma.open(FILE, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                codes, asked, base, found, order = line.strip().split(";")
                yield (
                    "".join(chr(int(code, 16)) for code in codes.split()),
                    BASES[asked],
                    int(base),
                    [REMOVED if level == "x" else int(level) for level in found.split()],
                    [int(place) for place in order.split()],
                )


def test_every_line_of_unicodes_test() -> None:
    """91,707 lines, none left out: their characters are assigned in the Unicode of every Python that we support."""
    ran, wrong = 0, []
    for text, asked, base, found, order in cases():
        got_base, got = levels(text, asked)
        seen = [place for place, level in enumerate(got) if level != REMOVED]
        got_order = [seen[n] for n in visual_order([got[place] for place in seen])]
        if (base, found, order) != (got_base, list(got), got_order):
            wrong.append((text, asked))
        ran += 1
    assert [] == wrong[:5]
    assert 91_707 == ran


def test_an_empty_line() -> None:
    """Has a base and nothing else."""
    assert (0, b"") == levels("")
    assert (1, b"") == levels("", 1)
    assert [] == visual_order(b"")
