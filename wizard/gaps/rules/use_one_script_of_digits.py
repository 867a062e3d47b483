"""The Arabic version writes its numbers in one script of digits, codes and numbers of acts apart."""

import functools
from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import DIGITS
from wizard.gaps.rule import Case, Hit, Rule, Wording
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity

Span = tuple[int, int]

_CODE: Final = later(r"(?:رقم|№|No\.?)\s*[\d٠-٩][^\s،؛]*|[A-Za-z][^\s،؛]*|[\d٠-٩]+[^\s،؛]*[A-Za-z][^\s،؛]*")
_WESTERN: Final = later(r"[0-9]")
_EASTERN: Final = later(r"[٠-٩۰-۹]")
_ARABIC: Final = "ar"


def _check(case: Case) -> Iterator[Hit]:
    western: list[tuple[Wording, Span]] = []
    eastern: list[tuple[Wording, Span]] = []
    for held, _ in case.reading.found(DIGITS, (_ARABIC,)) if _ARABIC in case.position.languages else ():
        for digit, found in zip(_digits_in(held.text[_ARABIC]), (western, eastern), strict=True):
            if digit is not None:
                found.append((held, digit))
    fewer = eastern if len(eastern) <= len(western) else western
    for held, digit in fewer if eastern and western else ():
        spans = {_ARABIC: digit}
        evidence = (Evidence(held.fact.at, {_ARABIC: held.text[_ARABIC]}, spans=spans),)
        values = {"text": held.text[_ARABIC]}
        total = len(eastern) + len(western)
        yield Hit((held.clause,), held.fact.at, evidence, values, of=total, fold=True, languages=(_ARABIC,))


@functools.lru_cache(maxsize=1024)
def _digits_in(wording: str) -> tuple[Span | None, Span | None]:
    """The first Western and the first Eastern digit of a wording, codes apart."""
    bare = _CODE.sub(lambda code: " " * len(code[0]), wording)
    western, eastern = _WESTERN.search(bare), _EASTERN.search(bare)
    return western.span() if western else None, eastern.span() if eastern else None


RULES = (Rule("LNG910", "digits-mixed", FindingKind.VAGUE, Severity.NOTE, "hr", _check, phase=2),)
