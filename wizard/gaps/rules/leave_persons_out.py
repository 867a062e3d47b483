"""A description is about a post: no name, telephone, address or birth date of a person. Signatures are no clauses."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import Look, Memo
from wizard.gaps.matching import mended
from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import Place
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import bare

_PERSON: Final = later(
    r"\b[A-ZА-ЯЁ][a-zа-яё]+(?:-[A-ZА-ЯЁ][a-zа-яё]+)?\s+[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.|\b[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ][a-zа-яё]+"
    r"|\b(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
    r"|(?<!\w)(?:г-н[уа]?|г-ж[аеи]|господин[уа]?|госпож[аеи])\s+[А-ЯЁ][а-яё]+"
    r"|(?<!\w)(?:[بول]?السيدة?|للسيدة?|[بول]?الاستاذة?|[بول]?المهندسة?|[بول]?الدكتورة?)\s+[\u0621-\u064a]+(?:\s+[\u0621-\u064a]+)?"
    r"|[\w.+-]+@[\w-]+\.\w+"
    r"|\+\d[\d\s()-]{8,}\d|\b8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d\d[\s-]?\d\d\b"
    r"|\b(?:born|d\.o\.b\.|date of birth)\b[^.;]{0,15}\d{4}|\b\d{4}\s*г\.\s?р\.|(?<!\w)مواليد\s+[\d٠-٩/]+"
)
_TITLES: Final = frozenset(
    (
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "born",
        "birth",
        "D.o.b",
        "d.o.b",
        "г-н",
        "г-ну",
        "г-на",
        "г-жа",
        "г-же",
        "г-жи",
        "г.р",
        "р",
    )
)
_BEGINNINGS: Final = ("осподин", "оспож", "السيد", "لسيد", "لاستاذ", "لمهندس", "لدكتور", "مواليد")
_DIGITS: Final = 3
_HEADS: Final = frozenset("+8ГгالبوولМم" + "".join(title[0] for title in _TITLES))
"""First letters of what may belong to a person: nothing else is looked at."""


def _check(case: Case) -> Iterator[Hit]:
    for held, spans in case.reading.found(_PERSONS):
        if not held.fact.at.startswith("formalities."):
            yield Place(*held).hit(spans)


def _person_in(wording: str, _language: str) -> tuple[int, int] | None:
    """Where a wording names a person; only one with an odd chunk is read closely."""
    held = bare(wording)
    if not any(map(_ODD.__getitem__, mended(held.text).split())):
        return None
    found = _PERSON.search(held.text)
    return held.span(*found.span()) if found is not None else None


_PERSONS: Final = Look(_person_in)


def _odd(chunk: str) -> bool:
    """Whether a chunk of text may belong to a person: initials, a title, an address, a number to call."""
    if not (chunk[0] in _HEADS or chunk[1:2] == "." or "@" in chunk):
        return False
    if "." in chunk and chunk[1:2] == "." and chunk[0].isupper():
        return True
    if "@" in chunk or chunk[0] == "+" or chunk.rstrip(".,") in _TITLES:
        return True
    if any(sign in chunk for sign in _BEGINNINGS):
        return True
    return chunk[0] == "8" and len(chunk) > 1 and sum(map(str.isdecimal, chunk)) > _DIGITS


_ODD: Final = Memo(_odd)

RULES = (
    Rule(
        *("LAW627", "person-in-description", FindingKind.MISPLACED, Severity.MAJOR, "hr", _check),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
