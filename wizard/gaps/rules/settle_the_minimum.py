"""Bounds that say one thing: no doubled minimum, no degree beside "any education"."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import DIGITS
from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule, Wording
from wizard.gaps.wording import places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import bare

_MORE_EN: Final = r"\s+\d+\s*(?:\+|(?:\w+\s+)?(?:or|and) (?:more|over|above)\b)"
_MORE_RU: Final = r"\s+\d+\s*(?:\+|(?:\w+\s+)?(?:и|или) (?:более|больше|выше|свыше)\b)"
_MORE_AR: Final = r"\s+\d+\s*(?:\+|(?:\w+\s+)?(?:او|و)\s?(?:اكثر|يزيد|فوق))"
_DOUBLED: Final = {
    "en": later(
        r"\b(?:minimum(?: of)?|min\.?|at least|not less than|from|up to|maximum(?: of)?|not more than|at most)"
        + _MORE_EN,
        re.IGNORECASE,
    ),
    "ru": later(r"\b(?:минимум|не менее|не меньше|от|до|не более|максимум)" + _MORE_RU, re.IGNORECASE),
    "ar": later("(?:لا (?:ت|ي)قل عن|بحد ادني|علي الاقل|حتي|بحد اقصي|لا (?:ت|ي)زيد علي|لا (?:ت|ي)تجاوز)" + _MORE_AR),
}
"""A bound, a number, and another bound behind it: «at least 3+ years», «up to 5 and more»."""


def _doubled(case: Case) -> Iterator[Hit]:
    found = {id(held.text): spans for held, spans in _with_bounds(case)}
    sections = ("duties", "rights", "right-parts", "kpis", "requirements", "conditions")
    for place in places(case, *sections) if found else ():
        if id(place.text) in found:
            yield place.hit(found[id(place.text)])


def _with_bounds(case: Case) -> Iterator[tuple[Wording, dict[str, tuple[int, int]]]]:
    for held, languages in case.reading.found(DIGITS):
        spans = {language: span for language in languages if (span := _doubled_in(held.text[language], language))}
        if spans:
            yield held, spans


@functools.lru_cache(maxsize=1024)
def _doubled_in(wording: str, language: str) -> tuple[int, int] | None:
    held = bare(wording)
    found = _DOUBLED[language].search(held.text)
    return held.span(*found.span()) if found is not None else None


def _any_and_some(case: Case) -> Iterator[Hit]:
    """One requirement takes any education, another (or the same) a degree; both as a minimum."""
    if not case.reading.any("any-education"):
        return
    minimum = [place for place in places(case, "requirements") if place.row.level.value != "preferred"]
    for place in minimum:
        anything = case.reading.hits("any-education", place.text)
        for other in minimum if anything else ():
            degree = case.reading.hits("degree", other.text)
            both = [language for language in anything if language in degree]
            if both:
                one = place.hit({language: anything[language] for language in both})
                two = other.hit({language: degree[language] for language in both})
                yield one._replace(
                    clauses=tuple({place.clause, other.clause}),
                    evidence=(*one.evidence, *two.evidence),
                    values={**one.values, "other": two.values["text"]},
                )


RULES = (
    Rule(
        *("CON121", "double-minimum", FindingKind.CONTRADICTION, Severity.MINOR, "hr", _doubled),
        phase=2,
        preview=EVERYWHERE,
    ),
    Rule(
        *("CON125", "education-contradiction", FindingKind.CONTRADICTION, Severity.MINOR, "head", _any_and_some),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
