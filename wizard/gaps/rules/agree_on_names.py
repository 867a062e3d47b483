"""A position, unit, system or document has one name in each language."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wizard.gaps.rule import Case, Hit, Rule, Value, texts_in
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact, Position
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text, fold


class _Name(NamedTuple):
    clause: str
    fact: Fact[Any]
    text: Text
    folded: Text


def _names(position: Position) -> Iterator[_Name]:
    """Where the interview asks for a name and for nothing else."""
    lines, formal = position.reporting, position.formalities
    facts: list[tuple[str, Fact[Any]]] = [
        (fact.at, fact)
        for fact in (
            position.identity.title,
            position.identity.unit,
            *(lines.reports_to, lines.second_superior, lines.direct_reports),
            *(lines.substituted_by, lines.substitutes_for),
            position.attestation.assessor,
            position.governing_documents,
            *(formal.developed_by, formal.agreed_with, formal.approved_by),
        )
    ]
    facts += [(row.id, row.done_by) for row in position.exclusions]
    facts += [(row.id, row.granted_by) for row in position.rights]
    facts += [(row.id, row.partner) for row in position.interactions]
    facts += [(row.id, row.source) for row in position.kpis]
    for clause, fact in facts:
        for text in texts_in(fact):
            yield _Name(clause, fact, text, {language: _folded(wording) for language, wording in text.items()})


@functools.lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    """One organisation has few names and writes them often."""
    return fold(name)


def _check(case: Case) -> Iterator[Hit]:
    languages = case.position.languages
    held = tuple(_names(case.position)) if len(languages) > 1 else ()
    seen: set[tuple[str, ...]] = set()
    for alike in languages:
        groups: dict[str, list[_Name]] = {}
        for name in held:
            if name.folded.get(alike):
                groups.setdefault(name.folded[alike], []).append(name)
        for group in groups.values():
            for other in languages if len(group) > 1 else ():
                for usual, odd in _odd_ones([name for name in group if name.folded.get(other)], other):
                    clauses = tuple(sorted({usual.clause, odd.clause}))
                    if clauses not in seen:
                        seen.add(clauses)
                        yield _hit(usual, odd, alike, other, clauses)


def _odd_ones(group: Sequence[_Name], language: str) -> Iterator[tuple[_Name, _Name]]:
    """Names that differ from the one most used, which is the first of its kind."""
    counted = Counter(name.folded[language] for name in group)
    if len(counted) > 1:
        (most, _), *_ = counted.most_common(1)
        usual = next(name for name in group if name.folded[language] == most)
        yield from ((usual, name) for name in group if name.folded[language] != most)


def _hit(first: _Name, second: _Name, alike: str, other: str, clauses: tuple[str, ...]) -> Hit:
    from wizard.phrases import say

    values: dict[str, Value] = {
        "name": second.text[alike],
        "language": {spoken: say(f"gaps.language-{other}", spoken) for spoken in LANGUAGES},
        "first": first.text[other],
        "second": second.text[other],
    }
    evidence = tuple(Evidence(name.fact.at, name.text) for name in (first, second))
    return Hit(clauses, second.fact.at, evidence, values, languages=(alike, other))


RULES = (Rule("LNG903", "name-differs", FindingKind.CONTRADICTION, Severity.MAJOR, "hr", _check),)
