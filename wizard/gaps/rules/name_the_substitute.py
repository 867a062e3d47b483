"""Somebody must act when the holder is away: a position, not "a person appointed in the established order"."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, empty, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity
from wizard.model.text import fold

NOBODY: Final = tuple(
    fold(phrase)
    for phrase in (
        "appointed in the established order",
        "appointed by the manager",
        "appointed by order",
        "person appointed",
        "в установленном порядке",
        "назначенное приказом",
        "назначаемое приказом",
        "назначаемый приказом",
        "назначаемое руководителем",
        "شخص يعينه المدير",
        "من يعينه المدير",
        "من ينوب عنه",
        "وفق الإجراءات المتبعة",
    )
)
"""Sources: the phrase stands in 28 of 58 real Russian descriptions (reference, section 5); A.49."""


def _missing(case: Case) -> Iterator[Hit]:
    fact = case.position.reporting.substituted_by
    if fact.missing:
        yield empty(fact)
        return
    words = [fold(wording) for wording in (fact.value or {}).values()]
    if any(phrase in wording for wording in words for phrase in NOBODY):
        yield Hit((fact.at,), fact.at, (quoted(fact),), fact=fact)


def _terms(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    if lines.substitution_terms.missing and lines.substituted_by.value is not None:
        yield empty(lines.substitution_terms, substitute=lines.substituted_by.value)


RULES = (
    Rule("GAP015", "substitute-missing", FindingKind.MISSING, Severity.MAJOR, "head", _missing),
    Rule("GAP016", "substitution-terms-missing", FindingKind.MISSING, Severity.MINOR, "hr", _terms),
)
