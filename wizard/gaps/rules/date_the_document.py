"""The paper behind a signature has a number, a date and a last day, and that day has not passed."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import Text

_MANDATE: Final = later(r"powers? of attorney|доверенност|وكالة|توكيل", re.IGNORECASE)
_ORDER: Final = later(r"\border\b|приказ|распоряжени|قرار", re.IGNORECASE)
_LAST_DAY: Final = later(
    r"\b(?:until|till|valid|through|term of)\b|\bсроком\b|\bдо \d|по \d|бессрочн|حتى|لمدة|لغاية|تنتهي", re.IGNORECASE
)


def _check(case: Case) -> Iterator[Hit]:
    """A charter or a regulation needs no number here: only a power of attorney and an order are told apart."""
    for right in case.position.rights:
        paper, until = right.granted_by, right.granted_until
        if paper.value is None:
            continue
        mandate = _any(_MANDATE, paper.value)
        evidence = [quoted(paper)]
        if until.value is not None and case.today and until.value < case.today:
            evidence.append(Evidence(until.at, dict.fromkeys(paper.value, until.value)))
        elif mandate and until.missing and not _any(_LAST_DAY, paper.value):
            evidence.append(Evidence(until.at, absent=True))
        elif not (mandate or _any(_ORDER, paper.value)) or _numbered(paper.value):
            continue
        at = until if len(evidence) > 1 else paper
        yield Hit((right.id,), at.at, tuple(evidence), {"document": paper.value}, at)


def _any(words: re.Pattern[str], text: Text) -> bool:
    return any(words.search(wording) for wording in text.values())


def _numbered(text: Text) -> bool:
    """Whether every language version holds a number or a date: neither can be written without a digit."""
    return all(any(sign.isdecimal() for sign in wording) for wording in text.values())


RULES = (Rule("AUT306", "granting-document-undated", FindingKind.MISSING, Severity.MINOR, "legal", _check),)
