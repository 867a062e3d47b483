"""Cells of a table that a spreadsheet opens: nothing in them is ever a formula, and every text comes back as it was."""

from typing import Final

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula (OWASP, CSV injection), full width included."""
_GUARD: Final = "'"


def guarded(text: str) -> str:
    """The text with an apostrophe before what would be a formula."""
    return f"{_GUARD}{text}" if text.lstrip(_GUARD).startswith(_STARTS) else text


def bare(cell: str) -> str:
    """The text without the apostrophe that `guarded` put before it."""
    return cell[1:] if cell.startswith(_GUARD) and cell.lstrip(_GUARD).startswith(_STARTS) else cell


COLUMNS: Final = (
    "number",
    "severity",
    "owner",
    "person",
    "question",
    "quote",
    "answer",
    "choices",
    "due",
    "address",
    "code",
    "fingerprint",
    "role",
)
"""The columns of the table of questions; their headings are phrases of the group `table`."""
