"""Reporting lines that cannot be: the post under itself, under its subordinate or under two, a head under somebody."""

import functools
from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.bank import label_of
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import Text, fold


def same_name(a: Text | None, b: Text | None) -> bool:
    """Whether two names are spelt alike in some language, accidents of writing apart."""
    if a and b:
        for language, wording in a.items():
            other = b.get(language)
            if other is not None and _folded(wording) == _folded(other):
                return True
    return False


def differ(a: Text, b: Text) -> bool:
    """Whether two names stand in a common language and are spelt alike in none."""
    return not set(a).isdisjoint(b) and not same_name(a, b)


_folded = functools.lru_cache(maxsize=2048)(fold)
"""One organisation has few names and writes them often."""


def _itself(case: Case) -> Iterator[Hit]:
    title = case.position.identity.title
    for fact in (case.position.reporting.reports_to, case.position.reporting.second_superior):
        if same_name(title.value, fact.value):
            yield Hit((fact.at,), fact.at, (quoted(title), quoted(fact)), {"title": title.value or {}}, fact)


def _two(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    if lines.second_superior.value and lines.reports_to.value and lines.superior_split.missing:
        at = lines.superior_split.at
        values = {"first": lines.reports_to.value, "second": lines.second_superior.value}
        evidence = (quoted(lines.reports_to), quoted(lines.second_superior), Evidence(at, absent=True))
        yield Hit((at,), at, evidence, values, lines.superior_split)


def _subordinate(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    for fact in (lines.reports_to, lines.second_superior):
        for person in lines.direct_reports.value or ():
            if same_name(fact.value, person):
                evidence = (quoted(fact), Evidence(lines.direct_reports.at, person))
                yield Hit((fact.at,), fact.at, evidence, {"manager": fact.value or {}}, fact)
                break


def _inside(case: Case) -> Iterator[Hit]:
    """Only what was chosen counts, never the name of the superior."""
    lines = case.position.reporting
    place, superior = lines.superior_place, lines.reports_to
    question = case.bank.question(place.at)
    if place.value == "inside" and superior.value is not None and question is not None:
        evidence = (quoted(superior), Evidence(place.at, label_of(question.field.choices, place.value)))
        yield Hit((superior.at,), superior.at, evidence, {"superior": superior.value}, superior)


RULES = (
    Rule("CON101", "reports-to-itself", FindingKind.CONTRADICTION, Severity.BLOCKER, "head", _itself),
    Rule("CON103", "two-superiors", FindingKind.CONTRADICTION, Severity.MAJOR, "head", _two),
    Rule("CON105", "head-has-internal-superior", FindingKind.CONTRADICTION, Severity.MAJOR, "director", _inside),
    Rule("CON106", "own-subordinate-as-manager", FindingKind.CONTRADICTION, Severity.BLOCKER, "head", _subordinate),
)
