"""What can be found out about a terminal: its size, colours and encoding, and how wide it paints what we send."""

import os
import re
import sys
import time
from collections.abc import Mapping
from typing import Final, NamedTuple

from wizard.terminal.rtl.clusters import columns
from wizard.terminal.terminals import LIMIT

SAMPLES: Final = (
    "\ufefb",  # lam-alef in one form
    "\ufeb3\u064e",  # a letter with a mark
    "\u200e\ufee1\u200e",  # a letter between the marks that fence a run
    "e\u0301",
    "\u6f22",
    "\U0001f44d",
    "\u2026",
    "\u2500",
    "\u2588",
    "\u25c2",
)
AMBIGUOUS: Final = frozenset("\u2026\u2500\u2588\u25c2")
"""Signs of the screen that some settings make two columns wide."""

_CURSOR: Final = re.compile(rb"\x1b\[\d+;(\d+)R")


class Facts(NamedTuple):
    """What the environment says. `colours` is a number, "full", "off" (NO_COLOR) or "none"."""

    columns: int
    rows: int
    colours: str
    encoding: str
    locale: str


class Width(NamedTuple):
    """Columns of a sample, as the terminal painted it and as we count it."""

    sample: str
    measured: int
    counted: int


def facts(env: Mapping[str, str] = os.environ) -> Facts:
    """Everything that needs no question."""
    try:
        size = os.get_terminal_size(1)
    except (OSError, ValueError):
        size = os.terminal_size((0, 0))
    locale = next((env[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if env.get(name)), "")
    return Facts(size.columns, size.lines, _colours(env), _encoding(), locale)


def _colours(env: Mapping[str, str]) -> str:
    term = env.get("TERM", "")
    if env.get("NO_COLOR"):
        return "off"
    if term == "dumb" or (not term and sys.platform != "win32"):
        return "none"
    if env.get("COLORTERM") in ("truecolor", "24bit") or env.get("WT_SESSION") or "direct" in term:
        return "full"
    return "256" if "256color" in term else "16"


def _encoding() -> str:
    """That of the terminal, not of our streams, which are always UTF-8."""
    try:
        held = os.device_encoding(1)
    except OSError:
        held = None
    if held is None:
        import locale

        held = locale.getpreferredencoding(do_setlocale=False)
    return held.upper().replace("UTF8", "UTF-8")


def measured(fd_in: int, fd_out: int) -> list[Width]:
    """Paint each sample at the start of the line and ask where the cursor stands; the line is cleared again.

    Echo and line editing must be off. Empty where the terminal does not answer.
    """
    found: list[Width] = []
    for sample in SAMPLES:
        os.write(fd_out, b"\r" + sample.encode() + b"\x1b[6n")
        column = _column(fd_in)
        os.write(fd_out, b"\r\x1b[K")
        if column is None:
            return []
        found.append(Width(sample, column - 1, columns(sample)))
    return found


def _column(fd_in: int) -> int | None:
    import select

    data = b""
    end = time.monotonic() + LIMIT
    while (match := _CURSOR.search(data)) is None:
        left = end - time.monotonic()
        if left <= 0 or not select.select([fd_in], [], [], left)[0]:
            return None
        more = os.read(fd_in, 256)
        if not more:
            return None
        data += more
    return int(match[1])
