"""A date in figures that can be read two ways. Dates with dots are day, month, year; above 12 there is no doubt."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import Look
from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import Place
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import western_digits

_DATE: Final = later(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_MONTHS: Final = 12


def _check(case: Case) -> Iterator[Hit]:
    for held, spans in case.reading.found(_DATES):
        yield Place(*held).hit(spans)


def _date_in(wording: str, _language: str) -> tuple[int, int] | None:
    """The last date of a wording that can be read two ways."""
    if wording.count("/") < 2 and wording.count("-") < 2:
        return None
    doubtful = [
        found.span()
        for found in _DATE.finditer(western_digits(wording))
        if int(found[1]) != int(found[3]) and 0 < int(found[1]) <= _MONTHS and 0 < int(found[3]) <= _MONTHS
    ]
    return doubtful[-1] if doubtful else None


_DATES: Final = Look(_date_in)


RULES = (
    Rule(
        *("DOC727", "ambiguous-date", FindingKind.VAGUE, Severity.MINOR, "hr", _check),
        phase=2,
        confidence=Confidence.LIKELY,
    ),
)
