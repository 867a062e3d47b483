"""Puts a person's text into Markdown so that a Markdown parser gives back exactly that text."""

import re
from typing import Final

from wizard.model.text import tidy

# Signs that mean something to some parser anywhere in a line, line ends, and controls that have no business here.
_SPECIAL: Final = re.compile(
    "[\\\\`*_\\[\\]<>&|~{}$^#=\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
_ESCAPED: Final = re.compile(r"([\\`*_\[\]<>&|~{}$^#=])")
# What makes a list, a definition, a rule or a code block at the start of a line only.
_OPENING: Final = re.compile(r"\s|[-+:]|[0-9]{1,9}[.)]")
_FIRST_SIGN: Final = re.compile(r"^([-+:])")
_FIRST_NUMBER: Final = re.compile(r"^([0-9]{1,9})([.)])")


def escape(text: str) -> str:
    """One line of plain text as Markdown, for a paragraph, clause, heading, list item, quote or table cell.

    Line ends become spaces and controls go, as `tidy` does it; what was tidied before comes back from a parser
    unchanged. Ordinary prose gets no backslash and costs two searches.
    """
    if _SPECIAL.search(text) is None and _OPENING.match(text) is None:
        return text
    return _escaped(tidy(text))


def escape_lines(text: str) -> str:
    """Several lines of plain text as one Markdown paragraph with hard line breaks; not for headings and cells."""
    return "\\\n".join(_escaped(line) for line in tidy(text, lines=True).split("\n"))


def _escaped(line: str) -> str:
    line = _FIRST_SIGN.sub(r"\\\1", _ESCAPED.sub(r"\\\1", line))
    return _FIRST_NUMBER.sub(r"\1\\\2", line)
