"""Each duty is marked essential or marginal, and an essential one has its share of time (United States)."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    duties = case.position.duties
    for duty in duties:
        fact = duty.share if duty.essential.value is True else duty.essential
        if fact.missing:
            evidence = (quoted(duty.text), Evidence(fact.at, absent=True))
            yield Hit((duty.id,), fact.at, evidence, {"duty": duty.text.value or {}}, fact, of=len(duties))


RULES = (
    Rule(
        "LAW613",
        "us-essential-not-marked",
        FindingKind.LEGAL,
        Severity.MINOR,
        "head",
        _check,
        jurisdictions=("us",),
    ),
)
