"""Tables as spreadsheets save them: UTF-8 with or without a byte order mark, UTF-16; commas, semicolons or tabs."""

import codecs
import csv
from io import StringIO
from pathlib import Path
from typing import Final

from wizard.errors import AnswersError, Complaint

LARGEST: Final = 16
"""How many MB a table may have."""
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS: Final = (",", ";", "\t")
_LONGEST_CELL: Final = 1024 * 1024


def is_table(path: Path) -> bool:
    """Whether a file of answers is a table: by its name, or because it is the "Unicode text" of a spreadsheet."""
    if path.suffix.lower() in (".csv", ".tsv"):
        return True
    try:
        with path.open("rb") as file:
            return file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    except OSError:
        return False


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a table as text, blank ones too, so that they have the numbers of the spreadsheet."""
    return _rows(_text(path))


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise AnswersError([Complaint("file-unreadable", {"why": why}, str(path))]) from failure
    if len(content) > LARGEST * 1024 * 1024:
        raise AnswersError([Complaint("file-too-large", {"limit": LARGEST}, str(path))])
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as failure:
        raise AnswersError([Complaint("table-encoding", {}, str(path))]) from failure


def _rows(text: str) -> list[list[str]]:
    """The rows of the table, parted by whatever parts the headings best. Blank rows keep their numbers."""
    first = text.partition("\n")[0]
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        separator, text = first[4], text.partition("\n")[2]
    else:
        separator = max(_SEPARATORS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))
    csv.field_size_limit(_LONGEST_CELL)
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
