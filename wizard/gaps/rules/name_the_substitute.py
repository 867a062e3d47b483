"""Somebody must act when the holder is away: a position, not "a person appointed in the established order".

What names nobody is a list of words: it stands in 28 of 58 real Russian descriptions (reference, section 5); A.49.
"""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity


def _missing(case: Case) -> Iterator[Hit]:
    fact = case.position.reporting.substituted_by
    if fact.missing:
        yield empty(fact)
        return
    text = fact.value or {}
    spans = case.reading.hits("unnamed-substitute", text)
    if spans:
        yield Hit((fact.at,), fact.at, (Evidence(fact.at, text, spans=spans),), fact=fact)


def _terms(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    if lines.substitution_terms.missing and lines.substituted_by.value is not None:
        yield empty(lines.substitution_terms, substitute=lines.substituted_by.value)


RULES = (
    Rule("GAP015", "substitute-missing", FindingKind.MISSING, Severity.MAJOR, "head", _missing),
    Rule("GAP016", "substitution-terms-missing", FindingKind.MISSING, Severity.MINOR, "hr", _terms),
)
