"""Acts are cited so that they can be found, and those in force: replaced acts, garbled references, form codes."""

import functools
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from wizard.gaps.acts import table
from wizard.gaps.later import later
from wizard.gaps.looks import Look
from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import Place
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import bare
from wizard.phrases import group

Span = tuple[int, int]

_REFERENCES: Final = ("documents.", "liability.items", "attestation.", "rights.items", "formalities.")
"""Where acts are cited: only there is a number sign without a number a torn reference."""
_NUMERIC: Final = later(r"[\d№]|No\.|رقم")
_NUMBER_SIGN: Final = later(r"(?:№|\bNo\.|\bN\s|رقم)\s*(?=[^\s\w/]|$|от\b|of\b|dated\b|بتاريخ|لسنة)")
_ACT: Final = later(
    r"закон|указ\b|постановлени|приказ|распоряжени|письм|\b(?:law|act|decree|order|letter|decision|resolution)\b"
    r"|قانون|نظام|مرسوم|قرار|خطاب",
    re.IGNORECASE,
)
_BRACKETS: Final = later(r"(?:№|\bNo\.?|\bN)\s*\d+\)\.?\s*\d+")
"""As in the source document: "No. 100). 37"."""
_FIGURES: Final = later(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_WORDS: Final = later(r"(?<!\d)(\d{1,2})\s+([^\W\d]+)\s+(\d{4})(?!\d)")
_NUMBERED: Final = later(r"(?:№|\bNo\.?|\bN|رقم)\s*(\d[\w-]*)")
_FORM_CODE: Final = later(r"(?:ОКУД|OKUD)\W{0,3}(?:код\w*|code|رمز)?\W{0,3}\d{5,8}", re.IGNORECASE)


def _hit(place: Place, spans: dict[str, Span], **values: dict[str, str]) -> Hit:
    hit = place.hit(spans)
    return hit._replace(values={**hit.values, "text": place.text, **values})


def _stale(case: Case) -> Iterator[Hit]:
    for (clause, fact, text), cited in case.reading.found(_STALE):
        for number in sorted({number for found in cited.values() for number in found}):
            spans = {
                language: found[number]
                for language, found in cited.items()
                if number in found and not case.reading.concrete(text, language, "historical")
            }
            if spans:
                yield _hit(Place(clause, fact, text), spans, instead=dict(table().stale[number].instead))
                break


def _stale_in(wording: str, _language: str) -> Mapping[int, Span]:
    """The replaced acts that a wording cites, by their place in the table, and where."""
    if not _may_cite(wording):
        return {}
    return {number: span for number, act in enumerate(table().stale) if (span := act.cited(wording))}


def _may_cite(line: str) -> bool:
    """Whether a sign of any replaced act stands there."""
    plain = bare(line).text.lower()
    return any(sign in plain for sign in _all_signs())


@functools.cache
def _all_signs() -> frozenset[str]:
    return frozenset(bare(sign).text.lower() for act in table().stale for sign in act.signs)


_STALE: Final = Look(_stale_in, _may_cite)


def _unreadable(case: Case) -> Iterator[Hit]:
    for (clause, fact, text), cited in case.reading.found(_CITES):
        cites = fact.at.startswith(_REFERENCES)
        spans = {language: span for language in cited if (span := _garbled(text[language], cites=cites)) is not None}
        if spans:
            yield _hit(Place(clause, fact, text), spans)


def _cites(wording: str, _language: str) -> bool:
    """Whether a wording may hold a reference to an act."""
    return _NUMERIC.search(wording) is not None and _ACT.search(bare(wording).text) is not None


_CITES: Final = Look(_cites)


@functools.lru_cache(maxsize=1024)
def _garbled(wording: str, *, cites: bool) -> Span | None:
    """A reference that nobody can look up: no number, a torn bracket, a day that is none or not that of the number."""
    held = bare(wording)
    plain = held.text
    torn = _BRACKETS.search(plain) or (_NUMBER_SIGN.search(plain) if cites else None)
    if torn is not None:
        return held.span(*torn.span())
    days = list(_days(plain))
    for span, day in days:
        if day is None:
            return held.span(*span)
    for number in _NUMBERED.finditer(plain):
        known = _known_day(number[1])
        others = [span for span, day in days if day is not None and day[:4] == known[:4] and day != known]
        if known and others and known not in [day for _, day in days]:
            return held.span(*others[0])
    return None


def _days(plain: str) -> Iterator[tuple[Span, str | None]]:
    """The dates of a text as ISO, None where there is no such day."""
    for found in _FIGURES.finditer(plain):
        yield found.span(), _iso(int(found[3]), int(found[2]), int(found[1]))
    for found in _WORDS.finditer(plain):
        month = _months().get(found[2].lower())
        if month:
            yield found.span(), _iso(int(found[3]), month, int(found[1]))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _months() -> dict[str, int]:
    words = group("draft")
    return {words[f"month.{n}"][language].lower(): n for n in range(1, 13) for language in ("en", "ru", "ar")}


def _known_day(number: str) -> str:
    """The day of an act that the table knows by this number. Numbers come back every year: only the year tells."""
    for act in table().acts.values():
        for known, day in act.note.numbers.items():
            if known.casefold() == number.casefold():
                return day
    return ""


def _form_code(case: Case) -> Iterator[Hit]:
    for held, spans in case.reading.found(_FORM_CODES):
        yield _hit(Place(*held), spans)


def _form_code_in(wording: str, _language: str) -> Span | None:
    held = bare(wording)
    found = _FORM_CODE.search(held.text)
    return held.span(*found.span()) if found is not None else None


def _may_hold_a_form_code(line: str) -> bool:
    low = line.lower()
    return "окуд" in low or "okud" in low


_FORM_CODES: Final = Look(_form_code_in, _may_hold_a_form_code)


_LIKELY: Final = Confidence.LIKELY

RULES = (
    Rule(
        "DOC718",
        "legal-reference-stale",
        FindingKind.LEGAL,
        Severity.MAJOR,
        "legal",
        _stale,
        phase=2,
        confidence=_LIKELY,
    ),
    Rule(
        "DOC719",
        "legal-reference-unreadable",
        FindingKind.LEGAL,
        Severity.MINOR,
        "legal",
        _unreadable,
        phase=2,
        confidence=_LIKELY,
    ),
    Rule(
        "DOC726",
        "form-code-printed",
        FindingKind.LEGAL,
        Severity.MINOR,
        "legal",
        _form_code,
        phase=2,
        confidence=_LIKELY,
        jurisdictions=("ru",),
        acts=("ru-layout",),
    ),
)
