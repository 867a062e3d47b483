"""An abbreviation that the text never writes out and that not everybody knows."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import Look
from wizard.gaps.matching import mended
from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.word_lists import found_in
from wizard.gaps.wording import Place, everything
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_TOKEN: Final = {
    "en": later(r"(?<![\w.&/-])[A-Z]{2,6}(?![\w&/-])"),
    "ru": later(r"(?<![\w.&/-])[А-ЯЁA-Z]{2,6}(?![\w&/-])"),
}


def _check(case: Case) -> Iterator[Hit]:
    unknown = {
        (language, short)
        for language in _TOKEN
        for _, found in case.reading.found(_UNKNOWN, (language,))
        for short in found[language]
    }
    told: set[str] = set()
    for language, short in sorted(unknown):
        held = [place for place in everything(case) if _stands(short, place, language)]
        if held and not any(_written_out(short, place.text[language]) for place in held):
            place = min(held, key=lambda place: (len(place.clause), place.clause, place.fact.at))
            start = place.text[language].index(short)
            if place.clause not in told:  # one question about a clause is enough
                told.add(place.clause)
                yield place.hit({language: (start, start + len(short))})


def _unknown_in(wording: str, language: str) -> tuple[str, ...]:
    """The abbreviations of a wording that not everybody knows."""
    capitals = [chunk for chunk in mended(wording).split() if chunk.isupper() and len(chunk) > 1]
    return tuple(
        [
            found[0]
            for chunk in capitals
            for found in _TOKEN[language].finditer(chunk)
            if not found_in(found[0], language, "aid-abbreviation")
        ]
    )


_UNKNOWN: Final = Look(_unknown_in)


def _stands(short: str, place: Place, language: str) -> bool:
    wording = place.text.get(language, "")
    return short in wording and not wording.isupper() and not place.fact.at.startswith("formalities.")


def _written_out(short: str, wording: str) -> bool:
    """«(…)» on either side of it holds the long form."""
    return f"({short})" in wording or f"{short} (" in wording


RULES = (
    Rule(
        *("CLR519", "acronym-unexpanded", FindingKind.VAGUE, Severity.NOTE, "head", _check),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
