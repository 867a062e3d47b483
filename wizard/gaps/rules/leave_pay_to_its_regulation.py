"""Amounts and formulas of pay, bonus or commission belong to the pay regulation, not to the description."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import Place
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

_AMOUNT: Final = later(
    r"\d\s*(?:%|٪|per\s?cent|процент|roubles?|dollars?|euros?|riyals?|dirhams?|pounds|руб|долл|евро|ريال|درهم|جنيه|روبل|دولار|بالمئة|بالمائة|بالمية)"
    r"|\d\s*(?:₽|€|£|\$|usd|eur|rub|sar|aed|egp|gbp)|(?:₽|€|£|\$|usd|eur|rub|sar|aed|egp|gbp)\s*\d|=",
    re.IGNORECASE,
)
_WORK: Final = ("duties.", "rights.", "interactions.")
"""There, amounts of pay are the object of the work: of a payroll clerk, of whoever approves bonuses."""


def _check(case: Case) -> Iterator[Hit]:
    for clause, fact, text in case.reading.texts_with("pay"):
        if fact.at.startswith(_WORK):
            continue
        cut = case.reading.hits("bonus-cut", text) if case.jurisdiction == "ru" else {}  # LAW612 asks about it
        spans = {
            language: span
            for language, span in case.reading.hits("pay", text).items()
            if language not in cut and _AMOUNT.search(text[language])
        }
        if spans:
            hit = Place(clause, fact, text).hit(spans)
            yield hit._replace(values={**hit.values, "text": text})


RULES = (
    Rule(
        "KPI411",
        "pay-rule-in-description",
        FindingKind.MISPLACED,
        Severity.MAJOR,
        "hr",
        _check,
        acts=("ru-bonus",),
    ),
)
