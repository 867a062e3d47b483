"""Reporting lines that cannot be: the post as its own superior, two superiors without a split."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import Text, fold


def same_name(a: Text | None, b: Text | None) -> bool:
    """Whether two names are spelt alike in some language, accidents of writing apart."""
    return any(fold(wording) == fold(b[language]) for language, wording in (a or {}).items() if b and language in b)


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


RULES = (
    Rule("CON101", "reports-to-itself", FindingKind.CONTRADICTION, Severity.BLOCKER, "head", _itself),
    Rule("CON103", "two-superiors", FindingKind.CONTRADICTION, Severity.MAJOR, "head", _two),
)
