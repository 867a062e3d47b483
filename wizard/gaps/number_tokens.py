"""Numbers in digits: read out of a text, whatever their script, their separators and the order of a date."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wizard.gaps.later import later
from wizard.model.text import bare

Value = float | str
"""A number; a day («2026-12-1», «*-12-1» without its year); or a time («t540», minutes of the day)."""

MONTHS: Final = tuple(
    tuple(names.split())
    for names in (
        "january jan января январь янв يناير",
        "february feb февраля февраль фев فبراير شباط",
        "march mar марта март مارس آذار اذار",
        "april apr апреля апрель апр أبريل ابريل إبريل نيسان",
        "may мая май مايو أيار ايار",
        "june jun июня июнь يونيو حزيران",
        "july jul июля июль يوليو تموز",
        "august aug августа август авг أغسطس اغسطس آب",
        "september sept sep сентября сентябрь сен سبتمبر أيلول ايلول",
        "october oct октября октябрь окт أكتوبر اكتوبر",
        "november nov ноября ноябрь ноя نوفمبر",
        "december dec декабря декабрь дек ديسمبر",
    )
)
_MONTH_OF: Final = {bare(name).text: number for number, names in enumerate(MONTHS, 1) for name in names}
_MONTH: Final = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_TIMES: Final = (
    (1e3, ("thousand", "тыс", "тысяч", "тысячи", "тысяча", "ألف", "الف", "آلاف", "ألفا", "ألفًا")),
    (1e6, ("million", "mln", "млн", "миллион", "миллиона", "миллионов", "مليون", "ملايين", "مليونًا")),
    (1e9, ("billion", "bn", "млрд", "миллиард", "миллиарда", "миллиардов", "مليار", "مليارات")),
)
_FACTOR: Final = {bare(word).text: factor for factor, words in _TIMES for word in words}

_TOKEN: Final = later(
    r"(?P<iso>(?<![\d./-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d./-]*\d))"
    r"|(?P<dmy>(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d./-]*\d))"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<year2>\d{{4}}))?"
    r"|(?P<clock>(?<![\d:])\d{1,2}:\d{2})(?::\d{2})?(?!\d)"
    r"|(?P<code>\d+(?:[./]\d+){2,}[\w-]*|\d+/\d+|[^\W\d_]+-?\d[\w-]*|\d+-?[A-ZА-ЯЁ][\w-]*)"
    rf"|(?P<number>\d{{1,3}}(?:(?P<space>[ '’])\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?:\s?(?P<factor>{'|'.join(sorted(_FACTOR, key=len, reverse=True))})\b)?",
    re.IGNORECASE,
)
_UPPER: Final = later(r"\d+-?[A-ZА-ЯЁ]")
_MARKS: Final = str.maketrans({"٫": ".", "٬": ",", "،": ","})
_YEARS: Final = range(1900, 2101)
DIGIT: Final = later("[0-9٠-٩۰-۹]")
DIGITS: Final = later("[0-9٠-٩۰-۹]+")
"""Western, Arabic-Indic and Persian digits; a set of signs is found faster than every decimal of Unicode."""
COUNTED: Final = later(rf"[0-9٠-٩۰-۹]\s?(?:{'|'.join(_FACTOR)})", re.IGNORECASE)
"""A number with a word that multiplies it."""


class Number(NamedTuple):
    """A number in digits: its kind, what it may mean, its digit groups, and where it stands (code points)."""

    kind: str
    values: frozenset[Value]
    parts: frozenset[Value]
    start: int
    end: int

    @property
    def hour(self) -> int:
        """Of a time."""
        return int(str(next(iter(self.values)))[1:]) // 60


def numbers_in(wording: str) -> Iterator[Number]:
    """The numbers of a text in their order; a code («565-ФЗ», «24/7») has only its digit groups."""
    held = bare(wording)
    for found in _TOKEN.finditer(held.text.translate(_MARKS)):
        parts = frozenset[Value](float(digits) for digits in DIGITS.findall(found[0]))
        kind, values = _read(found)
        yield Number(kind, frozenset(values), parts, *held.span(*found.span()))


def _read(found: re.Match[str]) -> tuple[str, set[Value]]:
    held = found.groupdict()
    if held["iso"]:
        return _dates([tuple(map(int, DIGITS.findall(held["iso"])))])
    if held["dmy"]:
        day, month, year = map(int, DIGITS.findall(held["dmy"]))
        year += 0 if year > 99 else 1900 if year > 60 else 2000
        return _dates([(year, month, day), (year, day, month)])
    if held["month"] or held["month2"]:
        month = _MONTH_OF[(held["month"] or held["month2"]).lower()]
        return _dates([(int(held["year"] or held["year2"] or 0), month, int(held["day"] or held["day2"]))])
    if held["clock"]:
        hour, minute = map(int, held["clock"].split(":"))
        return "time", {time_of(hour, minute)}
    if held["code"] and not (held["code"][0].isdigit() and "/" not in held["code"] and _is_plain(held["code"])):
        return "code", set()
    if held["code"]:
        kind, values = _amount(DIGITS.findall(held["code"])[0], 1.0)
        thousands = {value * 1000 for value in values if isinstance(value, float)} if held["code"][-1] == "k" else set()
        return kind, values | thousands
    return _amount(held["number"], _FACTOR.get((held["factor"] or "").lower(), 1.0))


def _is_plain(token: str) -> bool:
    """«5th», «30-дневный», «10km»: digits with a small letter behind them, no code."""
    return not _UPPER.match(token) and token.count(".") < 2


def _dates(read: Sequence[tuple[int, ...]]) -> tuple[str, set[Value]]:
    values: set[Value] = set()
    for year, month, day in read:
        try:
            datetime.date(year or 2000, month, day)
        except ValueError:
            continue
        values.add(f"{year or '*'}-{month}-{day}")
    return "date", values


def time_of(hour: int, minute: int) -> str:
    """A time of the day as a value."""
    return f"t{hour % 24 * 60 + minute}"


def _amount(digits: str, factor: float) -> tuple[str, set[Value]]:
    bare = digits.replace(" ", "").replace("'", "").replace("’", "")
    marks = [c for c in bare if c in ".,"]
    values: set[Value] = set()
    if not marks:
        values.add(float(bare) * factor)
    else:
        whole, _, rest = bare.rpartition(marks[-1])
        joined = whole.replace(",", "").replace(".", "")
        decimal = float(f"{joined}.{rest}") * factor
        grouped = all(len(group) == 3 for group in re.split(r"[.,]", bare)[1:]) and not bare.startswith("0")
        if not grouped or len(set(marks)) == 2 or len(marks) == 1:
            values.add(decimal)
        if grouped:
            values.add(float(joined + rest) * factor)
    is_year = factor == 1.0 and bare.isdigit() and int(bare) in _YEARS and len(bare) == 4 and digits == bare
    return ("year" if is_year else "number"), values
