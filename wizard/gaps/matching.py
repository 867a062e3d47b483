"""The matching copy of a text: words without case, marks, look-alikes and hidden signs, each with its old place.

Lists of words are compared with this copy only, so that the way a text was typed decides nothing: letter case,
no-break spaces, soft hyphens, ё, tatweel, diacritics, hamza forms, Latin letters inside Russian words, digits of
another script. What is quoted to a person is always the original: every word of the copy knows the code points it
was made from.
"""

import functools
import re
import unicodedata
from typing import Final, NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Start and end in code points of the original text."""


class Word(NamedTuple):
    """One word of the copy, and where it stands in the original."""

    copy: str
    start: int
    end: int


_WORD: Final = re.compile(r"\w+")
_CHUNK: Final = re.compile(r"\S+")
_APART: Final = re.compile("([ويى])([\u064b-\u0652\u0670]*)\u0654")
"""A letter and its hamza as two characters; other marks may stand between them."""
_JOINED: Final = {"و": "ؤ", "ي": "ئ", "ى": "ئ"}
_BROKEN: Final = re.compile(r"(?<=\w)-\n(?=\w)")
_HIDDEN: Final = frozenset("\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u06dd\u06de\u06e5\u06e6\u06e9")
_SAME: Final = dict(zip("ؤئىةٱکیς٪٫٬،؛؟", "ءءيهاكيσ%.,,;?", strict=True))
_LOOK_ALIKE: Final = dict(zip("aceopxy", "асеорху", strict=True))
"""Latin letters that Russian typists take for their own (source: notes on word lists, normalisation)."""


class _Letters(dict[int, str]):
    """What each character becomes on the copy of one language; worked out when it is first met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.alike = _LOOK_ALIKE if language == "ru" else {}

    def __missing__(self, code: int) -> str:
        made = "".join(self._plain(part) for part in unicodedata.normalize("NFKC", chr(code).lower()))
        self[code] = made
        return made

    def _plain(self, char: str) -> str:
        if char in _HIDDEN or unicodedata.category(char) in ("Mn", "Me"):
            return ""
        if char.isdecimal():
            return str(unicodedata.decimal(char))
        if char in _SAME:
            return _SAME[char]
        parts = (part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
        return "".join(self.alike.get(part, part) for part in parts)


_LETTERS: Final = {language: _Letters(language) for language in ("en", "ru", "ar")}


def letters(language: str) -> _Letters:
    """The table that makes the copy, for `str.translate`; an unknown language is written like English."""
    return _LETTERS.get(language, _LETTERS["en"])


def mended(text: str) -> str:
    """The text with words joined that were broken at a line end, and hamza joined to its letter; as long as before."""
    if "-\n" in text:
        text = _BROKEN.sub("\u00ad\u00ad", text)
    if "\u0654" in text:
        text = _APART.sub(lambda found: f"{_JOINED[found[1]]}{found[2]}\u0640", text)
    return text


def copy_of(text: str, language: str) -> str:
    """The matching copy, without places."""
    return mended(text).translate(letters(language))


@functools.lru_cache(maxsize=1024)
def words_of(text: str, language: str) -> tuple[Word, ...]:
    """The words of the copy with their places in `text`."""
    return tuple(
        Word(copy, chunk.start() + start, chunk.start() + end)
        for chunk in _CHUNK.finditer(mended(text))
        for copy, start, end in words_in(chunk[0], language)
    )


@functools.lru_cache(maxsize=8192)
def words_in(chunk: str, language: str) -> tuple[Word, ...]:
    """The words of a part of a text without spaces."""
    table = letters(language)
    copy = chunk.translate(table)
    if len(copy) == len(chunk) and copy.isalnum():  # most are a plain word: nothing moved
        return (Word(copy, 0, len(chunk)),)
    pieces = [table[ord(char)] for char in chunk]
    origin = [place for place, piece in enumerate(pieces) for _ in piece]
    origin.append(len(chunk))
    return tuple(
        Word(found[0], origin[found.start()], max(origin[found.end()], origin[found.end() - 1] + 1))
        for found in _WORD.finditer("".join(pieces))
    )


_WHOLE: Final = (
    *("وظيف", "وحد", "وصف", "ولاء", "وكال", "بيع", "بند", "بطاق", "بضاع", "فاتور", "فرع", "لاءح", "كشف", "كفاء"),
    *("سجل", "سعر", "وثيق", "وثاءق", "وقت", "وضع", "واجب", "ورق", "وزن", "بيان", "بنك", "كتاب", "سنه", "سنوي", "سوق"),
)
"""How words begin whose first letter belongs to the root, though it looks like a joined particle."""
_SHORTEST: Final = 3


@functools.lru_cache(maxsize=8192)
def forms_of(copy: str, language: str) -> tuple[str, ...]:
    """The word itself, and in Arabic also what remains without the particles joined to it; the whole word first."""
    if language != "ar" or len(copy) <= _SHORTEST or not copy.startswith(("و", "ف", "ب", "ل", "ك", "س", "ال")):
        return (copy,)
    made = [copy]
    for start in (copy, copy[1:]) if copy[0] in "وف" and not copy.startswith(_WHOLE) else (copy,):
        for particle in ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك", "س"):
            rest = start[len(particle) :]
            if len(rest) < _SHORTEST or not start.startswith(particle) or rest in made:
                continue
            if particle and start.startswith(_WHOLE):
                continue
            made += (rest, f"ال{rest}") if particle == "لل" else (rest,)
    return tuple(made)


_QUOTED: Final = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_ARABIC: Final = re.compile("[\u0620-\u064a\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN: Final = re.compile("[A-Za-z]")


def quoted_in(text: str) -> tuple[Span, ...]:
    """What stands in quotation marks: names and other people's words. A text that is one quotation has none."""
    found = [match.span() for match in _QUOTED.finditer(text)]
    return () if found == [(0, len(text))] else tuple(found)


def in_script(text: str, language: str) -> bool:
    """Whether a text is really written in its language, as far as letters tell: only then its rules may read it."""
    if language == "ru":
        return _CYRILLIC.search(text) is not None
    if language == "ar":
        return _ARABIC.search(text) is not None
    return text.isascii() or (
        _LATIN.search(text) is not None and _CYRILLIC.search(text) is None and _ARABIC.search(text) is None
    )
