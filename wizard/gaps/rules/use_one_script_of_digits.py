"""The Arabic version writes its numbers in one script of digits, codes and numbers of acts apart."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, Wording
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity

_CODE: Final = re.compile(r"(?:رقم|№|No\.?)\s*[\d٠-٩][^\s،؛]*|[A-Za-z][^\s،؛]*|[\d٠-٩]+[^\s،؛]*[A-Za-z][^\s،؛]*")
_WESTERN: Final = re.compile(r"[0-9]")
_EASTERN: Final = re.compile(r"[٠-٩۰-۹]")
_ARABIC: Final = "ar"


def _check(case: Case) -> Iterator[Hit]:
    western: list[tuple[Wording, re.Match[str]]] = []
    eastern: list[tuple[Wording, re.Match[str]]] = []
    for held in case.texts if _ARABIC in case.position.languages else ():
        wording = held.text.get(_ARABIC, "")
        for script, found in ((_WESTERN, western), (_EASTERN, eastern)):
            if script.search(wording):
                bare = _CODE.sub(lambda code: " " * len(code[0]), wording)
                digit = script.search(bare)
                if digit:
                    found.append((held, digit))
    fewer = eastern if len(eastern) <= len(western) else western
    for held, digit in fewer if eastern and western else ():
        spans = {_ARABIC: (digit.start(), digit.end())}
        evidence = (Evidence(held.fact.at, {_ARABIC: held.text[_ARABIC]}, spans=spans),)
        values = {"text": held.text[_ARABIC]}
        total = len(eastern) + len(western)
        yield Hit((held.clause,), held.fact.at, evidence, values, of=total, fold=True, languages=(_ARABIC,))


RULES = (Rule("LNG910", "digits-mixed", FindingKind.VAGUE, Severity.NOTE, "hr", _check, phase=2),)
