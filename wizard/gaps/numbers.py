"""Numbers in a text, whatever the script of their digits, their separators, and the order of a date; and who lacks one.

A number in digits counts as present in another language also as a word, an ordinal, a dual, another unit of time, or a
part of a code: words only excuse. Dates, times and years are held against their own kind only.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from wizard.gaps.number_tokens import COUNTED, DIGITS, Number, Value, numbers_in, time_of
from wizard.gaps.number_words import numbers_in_words
from wizard.model.text import Text, fold, western_digits

_HIJRI: Final = re.compile(r"هـ|محرم|صفر \d|ربيع الأول|ربيع الآخر|جمادى|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة|\bAH\b")
_ROMAN: Final = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN_WORD: Final = re.compile(r"\b[IVX]+\b")

_HALF_OF_DAY: Final = re.compile(
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
_UNIT: Final = {name: re.compile(words) for name, words in _UNITS.items()}
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


def _offered(wording: str, language: str, numbers: Sequence[Number], *, halves: bool) -> set[Value]:
    """All that a text may be said to hold. With `halves` of the day, «6 p.m.», «18:00» and «6:00 م» are one time."""
    held: set[Value] = set(numbers_in_words(wording, language))
    hours: set[Value] = set()
    for number in numbers:
        if number.kind == "time":
            held |= number.values
            hours |= {float(number.hour + shift) for shift in ((0, 12, -12) if halves else (0,))}
            continue
        held |= number.values | number.parts
        if number.kind == "date":
            held |= {f"*{_day_of(value)}" for value in number.values}
    for value in [value for value in held if isinstance(value, float) and value <= 24]:
        held.add(time_of(int(value), round(value % 1 * 100)))
        held |= {value + 12, value - 12} if halves else set()
    held |= hours
    if halves:
        held |= {f"t{(int(value[1:]) + 720) % 1440}" for value in held if isinstance(value, str) and value[0] == "t"}
    held |= {1.0, *(float(_ROMAN[word]) for word in _ROMAN_WORD.findall(wording) if word in _ROMAN)}
    return held


def _day_of(date: Value) -> str:
    """Month and day, «-12-1»."""
    return str(date)[str(date).index("-") :]


def _units(wording: str) -> frozenset[str]:
    plain = fold(wording.replace("-", " "))
    return frozenset(name for name, words in _UNIT.items() if words.search(plain))


def _converted(held: set[Value], mine: frozenset[str], other: frozenset[str]) -> set[Value]:
    """What a text says in the units of the other: 2 days are 48 hours."""
    plain = [value for value in held if isinstance(value, float)]
    more: set[Value] = set()
    for large, small, counts in _IN_ONE:
        for count in counts:
            if small in other and large in mine and small not in mine:
                more |= {value * count for value in plain}
            if large in other and small in mine and large not in mine:
                more |= {value / count for value in plain}
    return more


def differing(text: Text, languages: Sequence[str]) -> Mapping[str, tuple[Number, ...]]:
    """By language, the numbers that some other language contradicts or lacks; nothing where all agree.

    A language without any such number still stands there, with none.
    """
    spoken = [language for language in languages if text.get(language)]
    digits = [sorted(DIGITS.findall(western_digits(text[language]))) for language in spoken]
    if len(spoken) < 2 or not any(digits):
        return {}
    if all(held == digits[0] for held in digits) and not any(COUNTED.search(text[language]) for language in spoken):
        return {}
    if any(_HIJRI.search(text[language]) for language in spoken):
        return {}
    numbers = {language: tuple(numbers_in(text[language])) for language in spoken}
    halves = any(_HALF_OF_DAY.search(text[language]) for language in spoken)
    offered = {language: _offered(text[language], language, numbers[language], halves=halves) for language in spoken}
    units = {language: _units(text[language]) for language in spoken}
    wrong: dict[str, set[Number]] = {language: set() for language in spoken}
    for first in spoken:
        for second in spoken:
            if first < second:
                _compare(first, second, numbers, offered, units, wrong)
    if not any(wrong.values()):
        return {}
    return {language: tuple(number for number in numbers[language] if number in wrong[language]) for language in spoken}


def _compare(
    first: str,
    second: str,
    numbers: Mapping[str, Sequence[Number]],
    offered: Mapping[str, set[Value]],
    units: Mapping[str, frozenset[str]],
    wrong: Mapping[str, set[Number]],
) -> None:
    missing: dict[str, list[Number]] = {}
    for mine, other in ((first, second), (second, first)):
        held = offered[other] | _converted(offered[other], units[other], units[mine])
        missing[mine] = [number for number in numbers[mine] if not _is_in(number, held)]
    for mine, other in ((first, second), (second, first)):
        kinds = {number.kind for number in missing[other]}
        wrong[mine].update(held for held in missing[mine] if held.kind not in _ALONE or held.kind in kinds)


def _is_in(number: Number, held: set[Value]) -> bool:
    if number.values & held:
        return True
    if number.kind == "date":
        return any(f"*{_day_of(value)}" in held and _has_no_year(value, held) for value in number.values)
    return (number.kind == "code" or len(number.parts) > 1) and number.kind != "time" and number.parts <= held


def _has_no_year(value: Value, held: set[Value]) -> bool:
    """Whether the other text names that day without a year: then no year can differ."""
    day = _day_of(value)
    return not any(isinstance(other, str) and other.endswith(day) and other[0] not in "*t" for other in held)
