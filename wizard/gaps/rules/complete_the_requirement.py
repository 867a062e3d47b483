"""A requirement is marked minimum or preferred, and some duty fails without it."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Requirement
from wizard.model.question import Severity
from wizard.model.text import bare

_DRIVING: Final = later(r"\bdriv(?:er|ing)|водительск|رخص\w* (?:ال)?(?:قيادة|سياقة|سواقة)", re.IGNORECASE)
_NATIVE: Final = later(
    bare(
        r"native[ -](?:\w+ )?(?:speaker|level|tongue|command)|mother tongue|without (?:an )?accent|accent-free"
        r"|носител\w+ языка|родной язык|без акцента|اللغة الأم|لغته الأم|لغتها الأم|ناطق أصلي|دون لكنة|بلا لكنة"
    ).text,
    re.IGNORECASE,
)


def _level(case: Case) -> Iterator[Hit]:
    for requirement in case.position.requirements:
        if requirement.level.missing:
            yield empty(requirement.level, requirement.id, requirement=requirement.text.value or {})


def _is_driving(requirement: Requirement) -> bool:
    text = requirement.text.value or {}
    return requirement.kind.value == "licence" and any(_DRIVING.search(bare(wording).text) for wording in text.values())


def _is_language(requirement: Requirement) -> bool:
    return requirement.kind.value == "language"


def _unneeded(asks: Callable[[Requirement], bool]) -> Callable[[Case], Iterator[Hit]]:
    """Requirements of one sort that no duty needs. Each sort has its own question, and none is asked twice."""

    def check(case: Case) -> Iterator[Hit]:
        known = {duty.id for duty in case.position.duties}
        for requirement in case.position.requirements:
            fact = requirement.duties
            if known and not fact.excused and known.isdisjoint(fact.value or ()) and asks(requirement):
                yield empty(fact, requirement.id, requirement=requirement.text.value or {})

    return check


def _duty(case: Case) -> Iterator[Hit]:
    return iter(_unneeded(lambda row: not (_is_driving(row) or _is_language(row)))(case))


def _licence(case: Case) -> Iterator[Hit]:
    return iter(_unneeded(_is_driving)(case))


def _language(case: Case) -> Iterator[Hit]:
    unneeded = list(_unneeded(_is_language)(case))
    yield from unneeded
    asked = {clause for hit in unneeded for clause in hit.clauses}
    for requirement in case.position.requirements:
        text = requirement.text.value or {}
        plain = {language: bare(wording) for language, wording in text.items()}
        found = {language: mark for language, held in plain.items() if (mark := _NATIVE.search(held.text))}
        if found and requirement.id not in asked and not requirement.duties.excused:
            spans = {language: plain[language].span(*mark.span()) for language, mark in found.items()}
            evidence = (Evidence(requirement.text.at, text, spans=spans),)
            at = requirement.text.at
            yield Hit((requirement.id,), at, evidence, {"requirement": text}, requirement.text, languages=tuple(found))


RULES = (
    Rule("GAP020", "requirement-level-missing", FindingKind.MISSING, Severity.MINOR, "head", _level),
    Rule("CON116", "requirement-without-duty", FindingKind.CONTRADICTION, Severity.MINOR, "head", _duty),
    Rule("LAW633", "licence-without-driving-duty", FindingKind.LEGAL, Severity.MINOR, "head", _licence),
    Rule("LAW634", "language-without-duty", FindingKind.LEGAL, Severity.MINOR, "head", _language),
)
