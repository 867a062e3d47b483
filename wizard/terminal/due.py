"""«By Thursday»: a day from what a person types: a weekday, tomorrow, a date with or without month name or year."""

import datetime
import re
from collections.abc import Sequence

from wizard.interview.prompter import Refusal
from wizard.interview.validation import date_of
from wizard.model.text import fold, western_digits
from wizard.phrases import phrase

SHORT = 2
"""Letters of an abbreviation that must stand alone («пт»); a longer stem may be followed by an ending («пятницу»)."""
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[./-](\d{1,2})")


def due_of(typed: str, today: str) -> str | None:
    """The day as ISO text; "" where nothing is typed, None where it is not clear or past. `today` is an ISO day.

    Every word must be understood: a sentence that only contains the name of a day may mean another one.
    """
    start = datetime.date.fromisoformat(today)
    words = [word for word in fold(typed).split() if word not in _said("due-fillers")]
    if not fold(typed):
        return ""
    found = _by_name(words, start) or _by_month(words, start) or _by_numbers(typed, words, start)
    return found.isoformat() if found is not None and found >= start else None


def _said(key: str) -> frozenset[str]:
    """The words of a phrase in every language, folded."""
    return frozenset(word for wording in phrase(f"interview.{key}").values() for word in fold(wording).split())


def _place(word: str, key: str) -> int | None:
    """Which of the seven days or twelve months a word names, in any language."""
    for wording in phrase(f"interview.{key}").values():
        for place, stems in enumerate(wording.split()):
            for stem in map(fold, stems.split("|")):
                if word == stem or (len(stem) > SHORT and word.removeprefix("ال").startswith(stem)):
                    return place
    return None


def _by_name(words: Sequence[str], start: datetime.date) -> datetime.date | None:
    """Today, tomorrow, or the next day of that name: never today itself."""
    if len(words) != 1:
        return None
    for wording in phrase("interview.due-relative").values():
        near = [fold(word) for word in wording.split()]
        if words[0] in near:
            return start + datetime.timedelta(days=near.index(words[0]))
    day = _place(words[0], "weekday-stems")
    return None if day is None else start + datetime.timedelta(days=(day - start.weekday() - 1) % 7 + 1)


def _by_month(words: Sequence[str], start: datetime.date) -> datetime.date | None:
    """«30 November», «November 30, 2026»."""
    numbers = [int(word) for word in words if word.isdecimal()]
    months = [place for word in words if not word.isdecimal() and (place := _place(word, "month-stems")) is not None]
    if len(months) != 1 or len(numbers) not in (1, 2) or len(numbers) + 1 != len(words):
        return None
    return _coming(numbers[0], months[0] + 1, start, numbers[1] if len(numbers) == 2 else 0)


def _by_numbers(typed: str, words: Sequence[str], start: datetime.date) -> datetime.date | None:
    """«30.11», «30.11.2026», «2026-11-30»; words beside the number are not understood."""
    text = western_digits(typed).strip()
    bare = re.sub(r"^\D+|\D+$", "", text)
    if any(not word.isdecimal() for word in words):
        return None
    short = _DAY_AND_MONTH.fullmatch(bare)
    if short:
        return _coming(int(short[1]), int(short[2]), start, 0)
    read = date_of(bare)
    return None if isinstance(read, Refusal) else datetime.date.fromisoformat(read)


def _coming(day: int, month: int, start: datetime.date, year: int) -> datetime.date | None:
    """That day of that year, or the next such day where no year was said."""
    for candidate in (year,) if year else (start.year, start.year + 1):
        try:
            found = datetime.date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= start:
            return found
    return None
