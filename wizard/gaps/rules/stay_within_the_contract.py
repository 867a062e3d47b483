"""Words that promise or claim more than contract and law hold: one check, a table of what texts say (Russia)."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import SECTIONS, Place, places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.position import Right
from wizard.model.question import Severity
from wizard.model.text import Text

ANYWHERE: Final = ()
"""As sections: every text of the description."""


def _open(*_: object) -> bool:
    """Nothing settles it."""
    return False


class _Line(NamedTuple):
    """One rule: its list, where it reads, and what settles the question beforehand."""

    code: str
    name: str
    kind: FindingKind
    severity: Severity
    words: str
    sections: tuple[str, ...]
    settled: Callable[[Case, Place, str], bool] = _open
    acts: tuple[str, ...] = ()
    legal: bool = True


def _rule(line: _Line) -> Rule:
    assert set(line.sections) <= set(SECTIONS)

    def check(case: Case) -> Iterator[Hit]:
        if not case.reading.any(line.words):
            return
        held = places(case, *line.sections) if line.sections else [Place(*wording) for wording in case.texts]
        for place in held:
            spans = {
                language: span
                for language, span in case.reading.hits(line.words, place.text).items()
                if not line.settled(case, place, language)
            }
            if spans:
                hit = place.hit(spans)
                yield hit._replace(values={**hit.values, "text": place.text})

    check.__module__ = __name__
    return Rule(
        line.code,
        line.name,
        line.kind,
        line.severity,
        "legal",
        check,
        phase=2,
        confidence=Confidence.LIKELY,
        jurisdictions=("ru",),
        legal=line.legal,
        acts=line.acts,
    )


def _is_catch_all(case: Case, place: Place, language: str) -> bool:
    """Asked as a catch-all duty already (CLR505)."""
    return language in case.reading.hits("catch-all", place.text)


def _has_regime(case: Case, place: Place, language: str) -> bool:
    """A regulation on secrecy: in the clause, or in whatever language behind it or among the governing documents."""
    basis: Text = getattr(place.row, "basis", place.fact).value or {}
    if any(case.reading.concrete(text, language, "secrecy-regime") for text in (place.text, basis)):
        return True
    documents = case.position.governing_documents.value or ()
    return any(case.reading.concrete(text, named, "secrecy-regime") for text in documents for named in text)


def _may_penalise(case: Case, place: Place, _language: str) -> bool:
    """A paper gives the power, or the post itself stands for the employer."""
    title = case.position.identity.title.value or {}
    granted = isinstance(place.row, Right) and place.row.granted_by.value is not None
    return granted or any(case.reading.concrete(title, language, "employer") for language in title)


_LINES: Final = (
    _Line(
        "LAW609",
        "ru-duty-outside-function",
        FindingKind.LEGAL,
        Severity.MAJOR,
        "outside-function",
        ("duties",),
        _is_catch_all,
        ("ru-substitution",),
    ),
    _Line(
        "LAW626",
        "secrecy-without-regime",
        FindingKind.LEGAL,
        Severity.MINOR,
        "secrecy",
        ("duties", "exclusions", "liability"),
        _has_regime,
        ("ru-trade-secrets",),
    ),
    _Line(
        "LAW632",
        "mandatory-by-law-claim",
        FindingKind.LEGAL,
        Severity.NOTE,
        "mandatory-claim",
        ANYWHERE,
        acts=("ru-optional",),
    ),
    _Line(
        "AUT316",
        "imposes-penalties-itself",
        FindingKind.LEGAL,
        Severity.MAJOR,
        "penalty-power",
        ("rights",),
        _may_penalise,
        ("ru-penalties",),
        legal=False,
    ),
)

RULES = tuple(map(_rule, _LINES))
