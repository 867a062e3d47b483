"""A description is about a post: no name, telephone, address or birth date of a person. Signatures are no clauses."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import everything
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_PERSON: Final = re.compile(
    r"\b[A-ZА-ЯЁ][a-zа-яё]+(?:-[A-ZА-ЯЁ][a-zа-яё]+)?\s+[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.|\b[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ][a-zа-яё]+"
    r"|\b(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
    r"|(?<!\w)(?:г-н[уа]?|г-ж[аеи]|господин[уа]?|госпож[аеи])\s+[А-ЯЁ][а-яё]+"
    r"|(?<!\w)(?:[بول]?السيدة?|للسيدة?|[بول]?الأستاذة?|[بول]?المهندسة?|[بول]?الدكتورة?)\s+[\u0621-\u064a]+(?:\s+[\u0621-\u064a]+)?"
    r"|[\w.+-]+@[\w-]+\.\w+"
    r"|\+\d[\d\s()-]{8,}\d|\b8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d\d[\s-]?\d\d\b"
    r"|\b(?:born|d\.o\.b\.|date of birth)\b[^.;]{0,15}\d{4}|\b\d{4}\s*г\.\s?р\.|(?<!\w)مواليد\s+[\d٠-٩/]+"
)
_SIGNS: Final = (
    "@",
    "+",
    "Mr",
    "Ms",
    "Mrs",
    "Dr",
    "г-",
    "осподин",
    "оспож",
    "السيد",
    "لسيد",
    "أستاذ",
    "مهندس",
    "دكتور",
    "born",
)
_BIRTH: Final = ("birth", "D.o.b", "d.o.b", "г.р", "р.", "مواليد")
_MOBILE: Final = re.compile(r"8?\(?\d{3}\)?-?\d{3}-\d\d-?\d\d|8\(?\d{3}|8")


def _check(case: Case) -> Iterator[Hit]:
    languages = [language for language in ("en", "ru", "ar") if any(map(_odd, case.reading.chunks(language)))]
    for place in everything(case) if languages else ():
        if place.fact.at.startswith("formalities."):
            continue
        spans = {
            language: found.span()
            for language in languages
            if (found := _PERSON.search(place.text.get(language, ""))) is not None
        }
        if spans:
            yield place.hit(spans)


def _odd(chunk: str) -> bool:
    """Whether a chunk of text may belong to a person: initials, a title, an address, a number to call."""
    if chunk[1:2] == "." and chunk[0].isupper():
        return True
    return chunk.startswith(_SIGNS) or "@" in chunk or chunk in _BIRTH or _MOBILE.fullmatch(chunk) is not None


RULES = (
    Rule(
        *("LAW627", "person-in-description", FindingKind.MISPLACED, Severity.MAJOR, "hr", _check),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
