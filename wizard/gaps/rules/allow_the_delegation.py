"""A power that is passed on to subordinates needs a document that allows it."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.bank import label_of
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    question = case.bank.question("rights.items")
    column = question.column("delegation") if question else None
    for right in case.position.rights if column else ():
        fact = right.delegation
        if fact.value == "unstated" and column is not None:
            evidence = (quoted(right.text), Evidence(fact.at, label_of(column.choices, fact.value)))
            yield Hit((right.id,), fact.at, evidence, {"right": right.text.value or {}}, fact)


RULES = (
    Rule(
        "AUT314",
        "delegates-without-right",
        FindingKind.CONTRADICTION,
        Severity.MINOR,
        "legal",
        _check,
        jurisdictions=("ru",),
    ),
)
