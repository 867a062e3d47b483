"""Text: one human string in several languages; the languages, their plural forms and digits."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

Text: TypeAlias = Mapping[str, str]
"""`{"en": …, "ar": …}`; any non-empty set of languages. Always logical order, normalised by `tidy`."""

LANGUAGES: Final = ("en", "ru", "ar")
RIGHT_TO_LEFT: Final = frozenset({"ar"})

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"

# Everything that some reader treats as the end of a line.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Control characters, lone surrogates, noncharacters, the byte order mark, and the marks that reorder other text:
# a person cannot see them, and each breaks some format (Word, PDF) or some reader.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACES = re.compile(r"[ \t]+")
_FIELD = re.compile(r"\{([a-z_]+)\}")


def tidy(typed: str, *, lines: bool = False) -> str:
    """The text as it is stored: one kind of line end, no invisible controls, single spaces, no empty lines.

    With `lines` the line breaks are kept, otherwise they become spaces. Applying it twice changes nothing.
    """
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", typed))
    kept = [line for line in (_SPACES.sub(" ", raw).strip() for raw in text.split("\n")) if line]
    return ("\n" if lines else " ").join(kept)


def in_language(text: Text, language: str) -> str:
    """The wording in `language`, or in the first language that has one."""
    found = text.get(language)
    if found:
        return found
    for other in LANGUAGES:
        found = text.get(other)
        if found:
            return found
    return next(iter(text.values()), "")


def is_translated(text: Text, language: str) -> bool:
    """Whether the text really exists in `language`."""
    return bool(text.get(language))


def isolate(inserted: str) -> str:
    """Wrap an inserted name or number so that it keeps its own direction inside a sentence of another."""
    return f"{FIRST_STRONG_ISOLATE}{inserted}{POP_ISOLATE}"


def fill(template: str, values: Mapping[str, str], *, isolated: bool = False) -> str:
    """Put `values` into the `{name}` places of a phrase. A place without a value is a mistake of ours: KeyError."""
    return _FIELD.sub(lambda m: isolate(values[m[1]]) if isolated else values[m[1]], template)


def fields_of(template: str) -> frozenset[str]:
    """The names of the `{name}` places of a phrase."""
    return frozenset(_FIELD.findall(template))


def plural_form(language: str, number: int) -> str:
    """The CLDR plural category of a whole number (source: CLDR plural rules, cardinal)."""
    n = abs(number)
    if language == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"
    if language == "ar":
        if n < 3:
            return ("zero", "one", "two")[n]
        return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"
    return "one" if n == 1 else "other"


PLURAL_FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("one", "other"),
    "ru": ("one", "few", "many"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}


def western_digits(text: str) -> str:
    """Digits of any script as 0-9, everything else unchanged: «٣٤» becomes «34»."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


_FOLDED = str.maketrans({"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "\u0640": None})
_PUNCTUATION = re.compile(r"[^\w\s]+")


def fold(text: str) -> str:
    """The text for comparing and searching: no case, marks, tatweel or punctuation; ё=е, أإآ=ا, western digits."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_FOLDED)) if not unicodedata.combining(c))
    plain = western_digits(bare.casefold().translate(_FOLDED))
    return " ".join(_PUNCTUATION.sub(" ", plain).split())


class Bare(NamedTuple):
    """A text as it is searched with an expression: one way of writing it, and where each sign stood."""

    text: str
    places: Sequence[int] | None = None
    """None: every sign stands where it stood."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A place of `text` in the text as it was written, in code points."""
        if self.places is None or end <= start:
            return start, end
        return self.places[start], self.places[end - 1] + 1


_ONE_SIGN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\n", " "),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ё": "е",
        "Ё": "Е",
    }
)
_NO_SIGN = re.compile("[\u00ad\u0640\u064b-\u0655\u0670\u200b-\u200f]|(?<= ) ")


def bare(wording: str) -> Bare:
    """The text with one kind of dash, space, alef and digit, and without tatweel, vowel signs and hidden marks."""
    if wording.isascii() and "  " not in wording:
        return Bare(wording)
    plain = western_digits(wording.translate(_ONE_SIGN))
    gone = {found.start() for found in _NO_SIGN.finditer(plain)}
    if not gone:
        return Bare(plain)
    places = [place for place in range(len(plain)) if place not in gone]
    return Bare("".join(plain[place] for place in places), places)


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    import difflib  # 2 ms: only when something is already wrong

    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""
