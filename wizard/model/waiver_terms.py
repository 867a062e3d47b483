"""The terms of a waiver: how much of a reason it needs, how long it may hold, and who may give it without an end."""

import re
from datetime import date
from typing import Final

from wizard.model.gaps import Category, Finding
from wizard.model.question import Severity
from wizard.model.text import fold, tidy, western_digits

LEAST_REASON: Final = 15
"""Characters of a reason, without punctuation and repeated signs."""

USUAL_DAYS: Final = 180
LONGEST_DAYS: Final = 365
SOON_DAYS: Final = 30
"""What ends within so many days is told in the report."""

OPEN_ENDED: Final = (Category.FALSE_ALARM, Category.FIXED_BY_LAW)
"""The only categories that may hold without an end, and only by HR."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_REPEATED: Final = re.compile(r"(.)\1{2,}")


def substance(reason: str) -> int:
    """How many characters of a reason say something: no punctuation, marks or tatweel, a repeated sign twice."""
    return len(_REPEATED.sub(r"\1\1", fold(tidy(reason)).replace("_", "")).strip())


def is_a_reason(reason: str) -> bool:
    """Whether it is long enough to be one."""
    return substance(reason) >= LEAST_REASON


def day_of(text: str) -> date | None:
    """The day of an ISO date in any script of digits; None where it is none."""
    written = western_digits(tidy(text))
    if not _DATE.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def may_be_open_ended(category: str, role: str) -> bool:
    """Whether a waiver of this category, given by this owner, may do without a date."""
    return category in OPEN_ENDED and role == "hr"


def only_by_the_lawyer(finding: Finding) -> bool:
    """Whether only the lawyer may accept it."""
    return finding.legal and finding.severity is Severity.BLOCKER
