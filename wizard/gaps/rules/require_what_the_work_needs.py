"""A requirement rests on what the work needs: one check, a table of the grounds that each country's law names.

Only requirements and what is published like them are read: in a duty the same words describe the persons served.
Every finding is a question to the lawyer or to HR; the lists hold what keeps them silent.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from wizard.gaps.rule import Case, Hit, Rule, texts_in
from wizard.gaps.wording import Place, places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES

Span = tuple[int, int]
Read = Callable[[Case], Iterator[Place]]

PUBLISHED: Final = ("requirements", "competencies")
"""Sections that a vacancy notice is made of."""
EVERYWHERE: Final = ""
"""As a country: all that the table does not name."""


class _Line(NamedTuple):
    """One rule: the lists that it reads, by country."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    owner: str
    grounds: Mapping[str, tuple[str, ...]]
    acts: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES


def _published(case: Case) -> Iterator[Place]:
    """The requirements, and a company's own questions beside them."""
    yield from places(case, *PUBLISHED)
    for extra in case.position.extras:
        if extra.section in PUBLISHED:
            yield from (Place(extra.fact.at, extra.fact, text) for text in texts_in(extra.fact))


def _title(case: Case) -> Iterator[Place]:
    yield from places(case, "title")


def _spans(case: Case, place: Place, grounds: tuple[str, ...], languages: tuple[str, ...]) -> Mapping[str, Span]:
    """By language, the first words on one of these grounds. A duty that needs the language is its reason."""
    found: dict[str, Span] = {}
    for name in grounds:
        if name == "native-language" and place.row is not None and place.row.duties.value:
            continue
        found = {**case.reading.hits(name, place.text, languages), **found}
    return found


def _rule(line: _Line, read: Read = _published) -> Rule:
    named = tuple(country for country in line.grounds if country != EVERYWHERE)

    def check(case: Case) -> Iterator[Hit]:
        grounds = line.grounds.get(case.jurisdiction, line.grounds.get(EVERYWHERE, ()))
        if not any(case.reading.any(name) for name in grounds):
            return
        for place in read(case):
            spans = _spans(case, place, grounds, line.languages)
            if spans:
                hit = place.hit(spans)
                yield hit._replace(values={**hit.values, "text": place.text})

    check.__module__ = __name__
    return Rule(
        line.code,
        line.name,
        FindingKind.LEGAL,
        line.severity,
        line.owner,
        check,
        phase=2,
        confidence=line.confidence,
        jurisdictions=() if EVERYWHERE in line.grounds else named,
        legal=True,
        acts=line.acts,
    )


_BLOCKER, _MAJOR, _MINOR, _NOTE = Severity.BLOCKER, Severity.MAJOR, Severity.MINOR, Severity.NOTE
_LIKELY, _POSSIBLE = Confidence.LIKELY, Confidence.POSSIBLE

_GENERAL = ("sex", "origin", "religion")
_BODY = ("disability", "health")

_LINES: Final = (
    _Line(
        "LAW601",
        "ru-discriminatory-requirement",
        _BLOCKER,
        _POSSIBLE,
        "legal",
        {
            "ru": (
                *_GENERAL,
                *("age", "age-coded", "native-language", "residence", "family", "membership", "social-position"),
            )
        },
        ("ru-business-qualities", "ru-vacancies", "ru-vacancy-fines"),
    ),
    _Line(
        "LAW602",
        "ru-citizenship-required",
        _MAJOR,
        _LIKELY,
        "legal",
        {"ru": ("citizenship",)},
        ("ru-business-qualities", "ru-vacancy-fines"),
    ),
    _Line(
        "LAW603",
        "ru-personal-trait-required",
        _MAJOR,
        _LIKELY,
        "hr",
        {"ru": ("looks", "habits", "own-property", *_BODY)},
        ("ru-vacancies", "ru-own-property"),
    ),
    _Line(
        "LAW615",
        "age-coded-wording",
        _MAJOR,
        _POSSIBLE,
        "hr",
        {"us": ("age-coded",), "uk": ("age-coded",)},
        ("us-age", "uk-recruitment"),
        ("en",),
    ),
    _Line(
        "LAW616",
        "uk-health-question-early",
        _MINOR,
        _POSSIBLE,
        "legal",
        {"uk": ("health",)},
        ("uk-health",),
        ("en",),
    ),
    _Line(
        "LAW622",
        "ae-discriminatory-requirement",
        _BLOCKER,
        _POSSIBLE,
        "legal",
        {"ae": (*_GENERAL, *_BODY)},
        ("ae-no-discrimination",),
    ),
    _Line(
        "LAW623",
        "eg-discriminatory-requirement",
        _BLOCKER,
        _POSSIBLE,
        "legal",
        {"eg": (*_GENERAL, *_BODY, "native-language", "residence", "membership", "social-position")},
        ("eg-no-discrimination",),
    ),
    _Line(
        "LAW624",
        "sa-discriminatory-requirement",
        _BLOCKER,
        _POSSIBLE,
        "legal",
        {"sa": ("sex", "age", "age-coded", "family", *_BODY)},
        ("sa-vacancies", "sa-equality"),
    ),
    _Line(
        "LAW625",
        "us-uk-discriminatory-requirement",
        _BLOCKER,
        _POSSIBLE,
        "legal",
        {"us": (*_GENERAL, "age", *_BODY), "uk": (*_GENERAL, "age", "family", "disability")},
        ("us-equal-opportunity", "us-age", "us-essential-functions", "uk-recruitment"),
    ),
    _Line(
        "LAW628",
        "check-without-basis",
        _MINOR,
        _LIKELY,
        "legal",
        {EVERYWHERE: ("record",)},
        ("ru-papers", "us-record-checks"),
    ),
    _Line(
        "LAW631",
        "nationality-preference-without-decision",
        _NOTE,
        _LIKELY,
        "legal",
        {"sa": ("citizenship",), "ae": ("citizenship",)},
        ("sa-localisation", "ae-no-discrimination"),
    ),
    _Line("LAW635", "dress-as-hiring-trait", _MAJOR, _LIKELY, "hr", {EVERYWHERE: ("dress", "looks"), "ru": ("dress",)}),
)
_TITLE = _Line(
    "LAW617",
    "title-fixes-sex",
    _MINOR,
    _POSSIBLE,
    "hr",
    dict.fromkeys(("sa", "ae", "eg"), ("sex-form", "sex")),
    ("sa-vacancies", "ae-no-discrimination", "eg-no-discrimination"),
    ("ar",),
)

RULES = (*map(_rule, _LINES), _rule(_TITLE, _title))
