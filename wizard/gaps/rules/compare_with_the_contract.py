"""Description, staffing table and employment contract speak of one post: only what HR entered is compared."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.gaps.rules.report_to_somebody_else import differ
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity


def _title(case: Case) -> Iterator[Hit]:
    """Two titles in different languages cannot be compared."""
    title, other = case.position.identity.title, case.position.formalities.staffing_title
    if title.value and other.value and differ(title.value, other.value):
        values = {"title": title.value, "other": other.value}
        yield Hit((other.at,), other.at, (quoted(title), quoted(other)), values, other)


def _function(case: Case) -> Iterator[Hit]:
    fact = case.position.formalities.contract_function
    if fact.value is False:
        from wizard.phrases import phrase

        title = case.position.identity.title
        evidence = (quoted(title), Evidence(fact.at, phrase("interview.no")))
        yield Hit((fact.at,), fact.at, evidence, {"title": title.value or {}}, fact)


RULES = (
    Rule("CON124", "title-not-in-staffing-table", FindingKind.CONTRADICTION, Severity.MAJOR, "hr", _title),
    Rule(
        "CON131",
        "contract-function-mismatch",
        FindingKind.CONTRADICTION,
        Severity.MAJOR,
        "hr",
        _function,
        jurisdictions=("ru",),
    ),
)
