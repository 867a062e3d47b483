"""Language versions: a clause or a text that one of them lacks, and which version prevails."""

from collections.abc import Iterator, Mapping
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.looks import Look
from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES

_NAMES_A_ROW: Final = ("].text", "].name", "].partner")
"""The fields that are the clause itself: without it the whole row is missing from that version."""

_SCRIPT: Final = {"en": later("[A-Za-z]"), "ru": later("[А-Яа-яЁё]"), "ar": later("[\u0621-\u064a]")}
_SENTENCE: Final = later(r"(?:\b[a-z]{2,}\b\W+){2,}[a-z]{2,}\b")
"""Three small words in a row are English; a name of a system has none or one."""


def _lacking(case: Case, *, is_clause: bool) -> Iterator[Hit]:
    """Each text that some language lacks: those that are the clause itself, or the rest."""
    wanted = case.position.languages
    foreign = {id(held.text): found for held, found in case.reading.found(_FOREIGN)}
    for clause, fact, text in case.texts:
        others: Mapping[str, bool] = foreign.get(id(text), {})
        if fact.at.endswith(_NAMES_A_ROW) is not is_clause:
            continue
        if not others and all(map(text.get, wanted)):
            continue
        lacking = [language for language in wanted if not text.get(language) or language in others]
        if lacking:
            values = {"text": text, "languages": {spoken: _names(lacking, spoken) for spoken in LANGUAGES}}
            yield Hit((clause,), fact.at, (Evidence(fact.at, text),), values, None, of=len(case.texts), fold=True)


def _is_foreign(wording: str, language: str) -> bool:
    """Whether the field of a language holds another's text; Latin names and abbreviations stand everywhere."""
    if _SCRIPT[language].search(wording):
        return False
    if language != "en":
        other = _SCRIPT["ar" if language == "ru" else "ru"]
        return bool(other.search(wording) or _SENTENCE.search(wording))
    return bool(_SCRIPT["ru"].search(wording) or _SCRIPT["ar"].search(wording))


_FOREIGN: Final = Look(_is_foreign)


def _names(languages: list[str], spoken: str) -> str:
    from wizard.phrases import say

    between = "، " if spoken == "ar" else ", "
    return between.join(say(f"gaps.language-{language}", spoken) for language in languages)


def _clauses(case: Case) -> Iterator[Hit]:
    return _lacking(case, is_clause=True)


def _texts(case: Case) -> Iterator[Hit]:
    return _lacking(case, is_clause=False)


def _prevailing(case: Case) -> Iterator[Hit]:
    fact = case.position.formalities.prevailing_language
    if fact.missing and len(case.position.languages) > 1:
        yield empty(fact)


RULES = (
    Rule("LNG902", "item-missing-in-version", FindingKind.MISSING, Severity.BLOCKER, "hr", _clauses),
    Rule("LNG905", "item-untranslated", FindingKind.MISSING, Severity.MAJOR, "hr", _texts),
    Rule("LNG908", "prevailing-version-unstated", FindingKind.LEGAL, Severity.MINOR, "legal", _prevailing),
)
