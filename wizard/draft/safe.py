"""Safe: text that is Markdown already; whatever is not Safe is escaped before it reaches a document."""

from collections.abc import Iterable
from typing import Final

from wizard.model.markdown import escape


class Safe(str):
    """Markdown that our own code made or escaped. Only this room makes it; a template cannot."""

    __slots__ = ()


class Gap(Safe):
    """The visible mark at a place where an answer is missing."""

    __slots__ = ()


NOTHING: Final = Safe("")


def safe(text: str) -> Safe:
    """One line of text, escaped unless it is Markdown already."""
    return text if isinstance(text, Safe) else Safe(escape(text))


def bold(text: str) -> Safe:
    """Strong emphasis around one line of plain text."""
    return Safe(f"**{escape(text)}**")


def joined(separator: Safe, parts: Iterable[Safe]) -> Safe:
    """The non-empty parts with `separator` between them."""
    return Safe(separator.join(part for part in parts if part))


def capital(text: Safe) -> Safe:
    """The same with a capital first letter, where the script has capitals."""
    return Safe(text[:1].upper() + text[1:])


def ended(text: Safe) -> Safe:
    """The same as a sentence: with a full stop, unless it ends with a sign or a mark of its own."""
    return text if not text or text[-1] in ".!?\u061f\u2026:;*" else Safe(text + ".")
