"""Numbers in a text, whatever the script of their digits, their separators, and the order of a date; and who lacks one.

A number in digits counts as present in another language also as a word, an ordinal, a dual, another unit of time, or a
part of a code: words only excuse. Dates, times and years are held against their own kind only.
"""

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.number_tokens import COUNTED, DIGIT, DIGITS, Number, Value, numbers_in, time_of
from wizard.gaps.number_words import numbers_in_words
from wizard.model.text import Text, fold, western_digits

_HIJRI: Final = later(
    r"(?<![\u0621-\u064a])هـ(?![\u0621-\u064a])|محرم|صفر \d|ربيع الأول|ربيع الآخر|جمادى|رجب|شعبان|رمضان|شوال"
    r"|ذو القعدة|ذو الحجة|\bAH\b"
)
_ROMAN: Final = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN_WORD: Final = later(r"\b[IVX]+\b")

_HALF_OF_DAY: Final = later(
    r"\b[ap]\.?\s?m\b|\d\s?[صم]\b|\b(?:صباح|مساء|ظهر|عصر|ليلا)"
    r"|\b(?:утра|вечера|ночи|noon|midnight)\b|(?:час\w*|\d:\d\d) дня\b",
    re.IGNORECASE,
)

_UNITS: Final = {
    "second": r"\bsec|секунд|ثاني[هت]|ثوان",
    "minute": r"\bmin|минут|\bмин\b|دقيق|دقايق",
    "hour": r"\bhour|\bчас|\bч\b|ساع",
    "day": r"\bda(?:y|il)|\bдн|\bдень|ежедн|сут(?:ки|ок|очн)|يوم|ايام",
    "week": r"week|недел|اسبوع|اسابيع",
    "month": r"month|месяц|\bмес\b|شهر|شهور",
    "quarter": r"quarter|квартал|ربع|ثلاثه اشهر",
    "half-year": r"half year|half yearly|semi annual|six month|полугод|полгода|نصف",
    "year": r"year|annual|\bгод|\bлет|ежегодн|\bسن[هوتي]|\bعام|سنوات|اعوام",
}
_UNIT: Final = {name: later(words) for name, words in _UNITS.items()}
_IN_ONE: Final = (
    ("minute", "second", (60,)),
    ("hour", "minute", (60,)),
    ("day", "hour", (24, 8)),
    ("week", "day", (7, 5)),
    ("month", "day", (30,)),
    ("month", "week", (4,)),
    ("quarter", "month", (3,)),
    ("half-year", "month", (6,)),
    ("year", "month", (12,)),
    ("year", "quarter", (4,)),
)
"""How many of the smaller unit the larger one holds, as people say it ("48 hours", «двое суток», «يومان»)."""

_ALONE: Final = frozenset(("date", "time", "year", "code"))
"""Kinds that are only held against their own: a day may be left out of a citation, a year out of a sentence."""


class _Said:
    """All that one language may be said to hold; its words are read only when a digit is missing from its digits."""

    __slots__ = ("_halves", "_held", "_language", "_wording", "numbers", "plain")

    def __init__(self, wording: str, language: str, *, halves: bool) -> None:
        self._wording = wording
        self._language = language
        self._halves = halves
        self._held: frozenset[Value] = frozenset()
        self.numbers = tuple(numbers_in(wording))
        self.plain = frozenset[Value](value for number in self.numbers for value in number.values)

    def _all_of_it(self) -> set[Value]:
        """Digits, words and Roman numbers. In halves of the day «6 p.m.», «18:00» and «6:00 م» are one time."""
        held: set[Value] = set(numbers_in_words(self._wording, self._language))
        hours: set[Value] = set()
        for number in self.numbers:
            held |= number.values
            if number.kind == "time":
                hours |= {float(number.hour + shift) for shift in ((0, 12, -12) if self._halves else (0,))}
                continue
            held |= number.parts
            if number.kind == "date":
                held |= {f"*{_day_of(value)}" for value in number.values}
        for value in [value for value in held if isinstance(value, float) and value <= 24]:
            held.add(time_of(int(value), round(value % 1 * 100)))
            held |= {value + 12, value - 12} if self._halves else set()
        if self._halves:
            held |= {f"t{(int(v[1:]) + 720) % 1440}" for v in held if isinstance(v, str) and v[0] == "t"}
        romans = (float(_ROMAN[word]) for word in _ROMAN_WORD.findall(self._wording) if word in _ROMAN)
        return {1.0, *held, *hours, *romans}

    def _in_units_of(self, other: "_Said", held: frozenset[Value]) -> set[Value]:
        """What it holds, in the units of time of another: 2 days are 48 hours."""
        mine, wanted = _units(self._wording), _units(other._wording)
        plain = [value for value in held if isinstance(value, float)]
        more: set[Value] = set()
        for large, small, counts in _IN_ONE:
            for count in counts:
                if small in wanted and large in mine and small not in mine:
                    more |= {value * count for value in plain}
                if large in wanted and small in mine and large not in mine:
                    more |= {value / count for value in plain}
        return more

    def lacks(self, other: "_Said") -> list[Number]:
        """The numbers of another language that stand nowhere here."""
        missing = [number for number in other.numbers if not number.values & self.plain]
        if missing:
            self._held = held = self._held or frozenset(self._all_of_it())
            missing = [number for number in missing if not _is_in(number, held)]
            if missing:
                held |= self._in_units_of(other, held)
                missing = [number for number in missing if not _is_in(number, held)]
        return missing


def _day_of(date: Value) -> str:
    """Month and day, «-12-1»."""
    return str(date)[str(date).index("-") :]


def _units(wording: str) -> frozenset[str]:
    plain = fold(wording.replace("-", " "))
    return frozenset(name for name, words in _UNIT.items() if words.search(plain))


def differing(text: Text, languages: Sequence[str]) -> Mapping[str, tuple[Number, ...]]:
    """By language, the numbers that some other language contradicts or lacks; nothing where all agree.

    A language without any such number still stands there, with none.
    """
    return _differing(tuple([(language, wording) for language in languages if (wording := text.get(language))]))


@functools.lru_cache(maxsize=2048)
def _differing(versions: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[Number, ...]]:
    spoken = dict(versions)
    if not any(map(DIGIT.search, spoken.values())):
        return {}
    digits = [DIGITS.findall(wording) for wording in spoken.values()]
    if len(spoken) < 2:
        return {}
    if _are_equal(digits) and not any(COUNTED.search(wording) for wording in spoken.values()):
        return {}
    if any(_HIJRI.search(wording) for wording in spoken.values()):
        return {}
    halves = any(_HALF_OF_DAY.search(wording) for wording in spoken.values())
    said = {language: _Said(wording, language, halves=halves) for language, wording in spoken.items()}
    wrong: dict[str, set[Number]] = {language: set() for language in said}
    for first, second in itertools.combinations(said, 2):
        missing = {first: said[second].lacks(said[first]), second: said[first].lacks(said[second])}
        for mine, other in ((first, second), (second, first)):
            kinds = {number.kind for number in missing[other]}
            wrong[mine].update(held for held in missing[mine] if held.kind not in _ALONE or held.kind in kinds)
    if not any(wrong.values()):
        return {}
    return {language: tuple(n for n in held.numbers if n in wrong[language]) for language, held in said.items()}


def _are_equal(digits: Sequence[Sequence[str]]) -> bool:
    """Whether all languages have the same groups of digits, in any order and script."""
    first, *rest = (sorted(map(western_digits, held)) for held in digits)
    return all(held == first for held in rest)


def _is_in(number: Number, held: frozenset[Value]) -> bool:
    if number.values & held:
        return True
    if number.kind == "date":
        return any(f"*{_day_of(value)}" in held and _has_no_year(value, held) for value in number.values)
    return (number.kind == "code" or len(number.parts) > 1) and number.kind != "time" and number.parts <= held


def _has_no_year(value: Value, held: frozenset[Value]) -> bool:
    """Whether the other text names that day without a year: then no year can differ."""
    day = _day_of(value)
    return not any(isinstance(other, str) and other.endswith(day) and other[0] not in "*t" for other in held)
