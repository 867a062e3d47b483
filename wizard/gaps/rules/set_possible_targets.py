"""A target that its unit cannot reach: a share over 100, a count below zero, satisfaction of everybody always."""

import functools
from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, Value
from wizard.model.gaps import Confidence, Evidence, FindingKind
from wizard.model.position import Kpi
from wizard.model.question import Severity
from wizard.model.text import fold

WHOLE: Final = 100
_COUNTED: Final = frozenset(("count", "hours", "days"))

_GROWS: Final = (
    *("plan", "growth", "grow", "increase", "change", "last year", "previous", "compared", "index", "return on"),
    *("margin", "markup", "profitab", "budget"),
    *("план", "рост", "прирост", "увелич", "измен", "прошл", "предыдущ", "индекс", "рентаб", "наценк", "бюджет"),
    *("خطه", "نمو", "زياده", "تغير", "سابق", "ماضي", "مؤشر", "هامش", "ربحيه", "موازنه"),
)
"""Per cent of a plan or of an earlier value may pass 100 or fall below 0."""

_OPINION: Final = ("satisf", "loyal", "удовлетвор", "лояльн", "رضا", "رضي", "ولاء")


_folded = functools.lru_cache(maxsize=256)(fold)


def _check(case: Case) -> Iterator[Hit]:
    for kpi in case.position.kpis:
        if kpi.target.value is not None and _is_impossible(kpi, float(kpi.target.value)):
            values: dict[str, Value] = {"kpi": kpi.name.value or {}, "target": f"{float(kpi.target.value):g}"}
            evidence = (Evidence(kpi.name.at, kpi.name.value or {}), Evidence(kpi.target.at, {"en": kpi.target.value}))
            yield Hit((kpi.id,), kpi.target.at, evidence, values, kpi.target)


def _is_impossible(kpi: Kpi, target: float) -> bool:
    if kpi.unit.value in _COUNTED:
        return target < 0
    if kpi.unit.value != "percent" or 0 <= target < WHOLE:
        return False
    texts = (kpi.name.value or {}, kpi.definition.value or {})
    words = _folded(" ".join(wording for text in texts for wording in text.values()))
    if target == WHOLE:
        return kpi.better.value == "higher" and any(word in words for word in _OPINION)
    return not any(word in words for word in _GROWS)


RULES = (
    Rule(
        "KPI414",
        "target-impossible",
        FindingKind.UNMEASURABLE,
        Severity.MINOR,
        "head",
        _check,
        confidence=Confidence.LIKELY,
    ),
)
