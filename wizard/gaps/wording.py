"""Rules of wording as lines of a table: words of a list, in certain sections, unless a concrete fact stands there.

    RULES = rules_of_words(__name__, (
        WordRule("CLR502", "undefined-time", VAGUE, MINOR, "head", "undefined-time", ("duties",), ("number", "time")),
        WordRule("LAW604", "ru-fines", LEGAL, BLOCKER, "legal", "fines", ("liability",), legal=True),
    ))

What such a line cannot say, a rule says itself with `places` and `Place.hit`; its pages then still find `{text}` (the
wordings in question) and `{words}` (the words meant), each in the language where they stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.gaps.rule import Case, Hit, Rule, texts_in
from wizard.model.gaps import Confidence, Evidence, FindingKind
from wizard.model.position import Fact, Position
from wizard.model.question import Severity
from wizard.model.text import Text

if TYPE_CHECKING:
    from wizard.gaps.matching import Span


class Place(NamedTuple):
    """One clause whose words a rule may read; `row` is the duty, right, requirement … it belongs to, if any."""

    clause: str
    fact: Fact[Any]
    text: Text
    row: Any = None

    def hit(self, spans: Mapping[str, "Span"]) -> Hit:
        """What was found, as a hit: the wordings that hold it, and in them the words."""
        shown = {language: self.text[language] for language in spans}
        words = {language: shown[language][start:end] for language, (start, end) in spans.items()}
        evidence = Evidence(self.fact.at, shown, spans=dict(spans))
        return Hit(
            (self.clause,),
            self.fact.at,
            (evidence,),
            {"text": shown, "words": words},
            self.fact,
            languages=tuple(spans),
        )


def _rows(rows: Callable[[Position], Sequence[Any]], *fields: str) -> Callable[[Position], Iterator[Place]]:
    def places_of(position: Position) -> Iterator[Place]:
        for row in rows(position):
            for field in fields:
                yield from _texts(row.id, getattr(row, field), row)

    return places_of


def _texts(clause: str, fact: Fact[Any], row: Any = None) -> Iterator[Place]:
    yield from (Place(clause, fact, text, row) for text in texts_in(fact))


SECTIONS: Mapping[str, Callable[[Position], Iterable[Place]]] = {
    "title": lambda position: _texts(position.identity.title.at, position.identity.title),
    "purpose": lambda position: (
        place for fact in (position.purpose.statement, position.purpose.results) for place in _texts(fact.at, fact)
    ),
    "duties": _rows(lambda position: position.duties, "text"),
    "results": _rows(lambda position: position.duties, "result"),
    "recipients": _rows(lambda position: position.duties, "recipient"),
    "deadlines": _rows(lambda position: position.duties, "deadline"),
    "exclusions": _rows(lambda position: position.exclusions, "text"),
    "done-by": _rows(lambda position: position.exclusions, "done_by"),
    "rights": _rows(lambda position: position.rights, "text"),
    "right-parts": _rows(lambda position: position.rights, "subject", "limit", "granted_by"),
    "interactions": _rows(lambda position: position.interactions, "subject"),
    "interaction-times": _rows(lambda position: position.interactions, "reply_time", "lead_time"),
    "partners": _rows(lambda position: position.interactions, "partner"),
    "kpis": _rows(lambda position: position.kpis, "name", "definition"),
    "requirements": _rows(lambda position: position.requirements, "text"),
    "liability": _rows(lambda position: position.liabilities, "text"),
    "conditions": lambda position: (place for fact in position.conditions for place in _texts(fact.at, fact)),
    "competencies": lambda position: _texts(position.competencies.at, position.competencies),
}
"""Where a rule may look, by name."""


def places(case: Case, *sections: str) -> list[Place]:
    """The clauses of these sections, in the order of the description."""
    if not case.texts:
        return [place for section in sections for place in SECTIONS[section](case.position)]
    kept = case.reading.sections
    for section in sections:
        if section not in kept:
            kept[section] = tuple(SECTIONS[section](case.position))
    return [place for section in sections for place in kept[section]]


class WordRule(NamedTuple):
    """One line of a table of wording rules."""

    code: str
    name: str
    kind: FindingKind
    severity: Severity
    owner: str
    words: str
    """The name of the list."""
    sections: tuple[str, ...]
    facts: tuple[str, ...] = ()
    """What in the clause makes it concrete (`Reading.concrete`): then the words do no harm."""
    settled: Callable[[Case, Place, str], bool] | None = None
    """Whether a field behind the clause says what the words leave open, in that language."""
    listed: bool = False
    """A list or an example behind the words makes them concrete: «relevant units: sales, finance»."""
    defined: bool = False
    """The document may say once what the words mean; then they are a name."""
    bulk: bool = False
    """Its page has sentences for many."""
    once: bool = False
    """One finding in a document, on its first clause."""
    confidence: Confidence = Confidence.LIKELY
    preview: tuple[str, ...] = ()
    legal: bool = False
    jurisdictions: tuple[str, ...] = ()


def rules_of_words(module: str, lines: Sequence[WordRule]) -> tuple[Rule, ...]:
    """One rule for each line. `module` is the rules' file."""
    return tuple(_rule(module, line) for line in lines)


def _rule(module: str, line: WordRule) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        if not case.reading.any(line.words) or (line.defined and case.reading.any("definition")):
            return
        held = places(case, *line.sections)
        found = {place.clause: place.hit(spans) for place in reversed(held) if (spans := open_spans(case, line, place))}
        hits = [found[clause] for clause in sorted(found, key=_natural)]
        for hit in hits[:1] if line.once else hits:
            yield hit._replace(of=len({place.clause for place in held})) if line.bulk else hit

    check.__module__ = module
    return Rule(
        line.code,
        line.name,
        line.kind,
        line.severity,
        line.owner,
        check,
        phase=2,
        confidence=line.confidence,
        jurisdictions=line.jurisdictions,
        preview=line.preview,
        legal=line.legal,
    )


def open_spans(case: Case, line: WordRule, place: Place) -> Mapping[str, "Span"]:
    """By language, the words that no fact of the clause and no field behind it makes concrete."""
    return {
        language: span
        for language, span in case.reading.hits(line.words, place.text).items()
        if not case.reading.concrete(place.text, language, *line.facts)
        and not (line.listed and set(place.text[language][span[1] :]) & {":", "("})
        and not (line.settled is not None and line.settled(case, place, language))
    }


def _natural(clause: str) -> tuple[int, str]:
    """d2 before d10: which clause is named first does not hang on the order on paper."""
    return len(clause), clause


def everything(case: Case) -> Iterator[Place]:
    """Every text of the position as a place; for rules that look at all of them alike."""
    return (Place(held.clause, held.fact, held.text) for held in case.texts)
