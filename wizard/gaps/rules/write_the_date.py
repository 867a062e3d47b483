"""A date in figures that can be read two ways. Dates with dots are day, month, year; above 12 there is no doubt."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import everything
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, western_digits

_DATE: Final = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_MONTHS: Final = 12


def _check(case: Case) -> Iterator[Hit]:
    reading = case.reading
    languages = [
        language
        for language in LANGUAGES
        if any(_may_be_date(chunk) for chunk in reading.chunks(language) if "/" in chunk or "-" in chunk)
    ]
    for place in everything(case) if languages else ():
        spans = {
            language: found.span()
            for language in languages
            for found in _DATE.finditer(western_digits(place.text.get(language, "")))
            if int(found[1]) != int(found[3]) and 0 < int(found[1]) <= _MONTHS and 0 < int(found[3]) <= _MONTHS
        }
        if spans:
            yield place.hit(spans)


def _may_be_date(chunk: str) -> bool:
    return (chunk.count("/") == 2 or chunk.count("-") == 2) and sum(map(str.isdecimal, chunk)) >= 4


RULES = (
    Rule(
        *("DOC727", "ambiguous-date", FindingKind.VAGUE, Severity.MINOR, "hr", _check),
        phase=2,
        confidence=Confidence.LIKELY,
    ),
)
