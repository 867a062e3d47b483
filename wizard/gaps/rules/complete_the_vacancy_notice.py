"""A Saudi vacancy notice names more than a description: what of it is still unknown, in one finding."""

from collections.abc import Iterator
from typing import Any, Final

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES

HIRING: Final = "hiring"
KINDS: Final = ("education", "skill", "experience")
"""Minimum qualification, skills, years of experience. Organisation, title and tasks are asked for by other rules."""


def _missing(case: Case) -> Iterator[tuple[str, str]]:
    """What is missing and where it goes."""
    position = case.position
    held = {row.kind.value for row in position.requirements}
    for kind in KINDS if position.requirements else ():
        if kind not in held:
            yield kind, "requirements.items"
    conditions = position.conditions
    facts: list[Fact[Any]] = [conditions.benefits]
    if any(fact.value for fact in (conditions.hours, conditions.travel, conditions.hazards, conditions.workplace)):
        facts += [conditions.hours, conditions.workplace]  # where all are empty, that is a finding already
    yield from ((fact.at.rpartition(".")[2], fact.at) for fact in facts if fact.missing)


def _check(case: Case) -> Iterator[Hit]:
    if HIRING not in (case.position.identity.uses.value or ()):
        return
    missing = list(_missing(case))
    if missing:
        from wizard.phrases import say

        listed = {
            spoken: ("، " if spoken == "ar" else ", ").join(say(f"gaps.notice-{what}", spoken) for what, _ in missing)
            for spoken in LANGUAGES
        }
        at = missing[0][1]
        evidence = tuple(Evidence(place, absent=True) for place in dict.fromkeys(place for _, place in missing))
        yield Hit(("identity.uses",), at, evidence, {"parts": listed})


RULES = (
    Rule(
        "LAW618",
        "sa-posting-incomplete",
        FindingKind.LEGAL,
        Severity.MAJOR,
        "hr",
        _check,
        jurisdictions=("sa",),
    ),
)
