"""Somebody must really be able to act when the holder is away: a position that is filled, qualified and empowered.

What names nobody is a list of words: it stands in 28 of 58 real Russian descriptions (reference, section 5); A.49.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule, empty, quoted
from wizard.gaps.rules.report_to_somebody_else import same_name
from wizard.model.bank import label_of
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text, fold, in_language

UNNAMED: Final = frozenset(
    fold(phrase)
    for phrase in (
        *("responsible person", "the responsible person", "designated person", "authorised person"),
        *("ответственное лицо", "уполномоченное лицо", "ответственный работник"),
        *("الشخص المسؤول", "الشخص المفوض", "الجهة المختصة"),
    )
)
"""Where nothing else is said: beside other words it may be part of a real name (source: wordlists, CLR508)."""


def _nobody(case: Case, fact: Fact[Text]) -> Mapping[str, tuple[int, int]]:
    """Where a substitute is named by words that name nobody."""
    text = fact.value or {}
    whole = {language: (0, len(wording)) for language, wording in text.items() if fold(wording) in UNNAMED}
    return whole or case.reading.hits("unnamed-substitute", text)


def _is_named(case: Case, fact: Fact[Text]) -> bool:
    return fact.value is not None and not _nobody(case, fact)


def _missing(case: Case) -> Iterator[Hit]:
    fact = case.position.reporting.substituted_by
    if fact.missing:
        yield empty(fact)
        return
    spans = _nobody(case, fact)
    if spans:
        yield Hit((fact.at,), fact.at, (Evidence(fact.at, fact.value or {}, spans=spans),), fact=fact)


def _terms(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    if lines.substitution_terms.missing and lines.substituted_by.value is not None:
        yield empty(lines.substitution_terms, substitute=lines.substituted_by.value)


def _unusable(case: Case) -> Iterator[Hit]:
    """The post itself, where it is not known to be held by several, or a post that nobody holds."""
    lines, identity = case.position.reporting, case.position.identity
    fact = lines.substituted_by
    evidence: tuple[Evidence, ...] = ()
    if same_name(fact.value, identity.title.value) and float(identity.headcount.value or 1) <= 1:
        evidence = (quoted(fact), quoted(identity.title))
    elif VACANT in (lines.substitute_state.value or ()):
        evidence = (quoted(fact), _said(case, VACANT))
    if evidence and _is_named(case, fact):
        yield Hit((fact.at,), fact.at, evidence, {"substitute": fact.value or {}}, fact)


def _unqualified(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    state, fact = lines.substitute_state, lines.substituted_by
    if UNQUALIFIED in (state.value or ()) and _is_named(case, fact):
        demanded = [r.text for r in case.position.requirements if (r.kind.value, r.level.value) == LICENCE]
        evidence = (quoted(fact), _said(case, UNQUALIFIED), *map(quoted, demanded))
        yield Hit((state.at,), state.at, evidence, {"substitute": fact.value or {}}, state)


def _powerless(case: Case) -> Iterator[Hit]:
    lines = case.position.reporting
    fact, signing = lines.substituted_by, lines.substitute_signing
    if POWERLESS not in (lines.substitute_state.value or ()) or not signing.missing or not _is_named(case, fact):
        return
    lost = [right.text for right in case.position.rights if right.power.value in ("sign", "spend")]
    if lost:
        named = {
            language: ("؛ " if language == "ar" else "; ").join(in_language(t.value or {}, language) for t in lost)
            for language in LANGUAGES
        }
        evidence = (*map(quoted, lost), quoted(fact), Evidence(signing.at, absent=True))
        yield Hit((signing.at,), signing.at, evidence, {"substitute": fact.value or {}, "rights": named}, signing)


def _said(case: Case, value: str) -> Evidence:
    """What was chosen about the substitute, in the words that were read."""
    at = case.position.reporting.substitute_state.at
    question = case.bank.question(at)
    return Evidence(at, label_of(question.field.choices if question else (), value))


VACANT: Final = "vacant"
UNQUALIFIED: Final = "unqualified"
POWERLESS: Final = "no-power"
LICENCE: Final = ("licence", "minimum")

RULES = (
    Rule("GAP015", "substitute-missing", FindingKind.MISSING, Severity.MAJOR, "head", _missing),
    Rule("GAP016", "substitution-terms-missing", FindingKind.MISSING, Severity.MINOR, "hr", _terms),
    Rule("CON107", "substitute-unusable", FindingKind.CONTRADICTION, Severity.MAJOR, "head", _unusable),
    Rule("CON109", "substitute-not-qualified", FindingKind.CONTRADICTION, Severity.MAJOR, "hr", _unqualified),
    Rule("AUT313", "power-lost-in-absence", FindingKind.MISSING, Severity.MAJOR, "legal", _powerless),
)
