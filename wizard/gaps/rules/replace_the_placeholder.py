"""Template residue in a text: blanks, TBD, «указать», «يُستكمل». The owner is whoever answers that question."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import Look
from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity

_RESIDUE: Final = later(
    r"_{3,}|\.{4,}|…{2,}|-{4,}|\bX{3,}\b|\bx{3,}\b|\bХ{3,}\b|\b00\.00\.(?:00|0000)\b|№\s*0+\b|\{[A-Za-z_]+\}|<[^<>]{2,40}>"
    r"|\[(?:insert|enter|указать|вписать|вставить|أدخل|اكتب)[^\]]*\]|\b(?:TBD|TBA|WIP|TODO|N/A)\b"
    r"|(?i:\blorem ipsum\b|\bcoming soon\b|\binsert here\b|\bto be defined\b"
    r"|\(указать[^)]*\)|\(наименование[^)]*\)|\bнужное вписать\b|\bзаполнить\b|\bуточняется\b"
    r"|يحدد لاحق|يُحدد لاحق|يُستكمل|يستكمل لاحق|\(اسم الشركة\)|\(اسم المنشأة\))"
)
"""Source: wordlists, GAP032 (9 of 9 useful in English; found in 49 of 58 real Russian descriptions)."""


_SIGNS: Final = (
    *("___", "....", "……", "----", "XXX", "xxx", "ХХХ", "00.00.", "№ 0", "№0", "{", "<", "["),
    *("TBD", "TBA", "WIP", "TODO", "N/A", "orem ipsum", "oming soon", "nsert here", "o be defined"),
    *("указать", "наименование", "ужное вписать", "аполнить", "точняется"),
    *("يحدد لاحق", "يُحدد لاحق", "يُستكمل", "يستكمل لاحق", "(اسم"),
)
"""Every residue holds one of these, however it is capitalised: plain searches cost a tenth of the expression."""


def _check(case: Case) -> Iterator[Hit]:
    for (clause, fact, text), found in case.reading.found(_RESIDUES):
        for language, residue in found.items():
            wording = text[language]
            values = {"text": wording, "residue": residue}
            yield Hit((clause,), fact.at, (Evidence(fact.at, {language: wording}),), values, fact)


def _residue_in(wording: str, _language: str) -> str:
    found = _RESIDUE.search(wording) if any(sign in wording for sign in _SIGNS) else None
    return found[0] if found is not None else ""


_RESIDUES: Final = Look(_residue_in, lambda line: any(sign in line for sign in _SIGNS))


RULES = (Rule("GAP032", "placeholder-left", FindingKind.MISSING, Severity.BLOCKER, "field", _check, phase=2),)
