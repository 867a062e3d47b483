"""What is left when every other rule has asked: "I don't know" as a question to its owner, and required answers."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.answers import Absence, Reason
from wizard.model.applicability import Applicability
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Field, Severity

_ASKED = (Reason.UNKNOWN, Reason.UNDECIDED)


class Place(NamedTuple):
    """An address that applies, that no finding asks about, and that has no value."""

    clause: str
    at: str
    field: Field
    absence: Absence | None
    group: str = ""
    of: int = 0


def _open_places(case: Case) -> Iterator[Place]:
    answers, taken = case.answers, case.taken
    applies = Applicability(case.bank, answers)
    for question in case.bank:
        if not applies.question(question):
            continue
        name = question.field.id
        answer = answers.get(name)
        if name not in taken and (answer is None or answer.value is None):
            yield Place(name, name, question.field, answer.absence if answer else None)
        rows = answers.rows(name) if question.fields else ()
        for row in rows:
            base = f"{name}[{row}]."
            for column in question.fields:
                at = base + column.id
                answer = answers.get(at)
                if (answer is not None and answer.value is not None) or at in taken:
                    continue
                if column.links and not answers.rows(column.links):
                    continue  # nothing to choose among: the empty list is the finding
                if applies.field(question, row, column):
                    absence = answer.absence if answer else None
                    yield Place(row, at, column, absence, f"{name}.{column.id}", len(rows))


def _hit(place: Place) -> Hit:
    fact: Fact[object] = Fact(place.at, absence=place.absence, owner=place.field.owner)
    evidence = (Evidence(place.at, absent=True),)
    return Hit((place.clause,), place.at, evidence, {"ask": place.field.ask}, fact, severity=place.field.severity)


def _awaited(case: Case) -> Iterator[Hit]:
    for place in _open_places(case):
        if place.absence is not None and place.absence.reason in _ASKED:
            yield _hit(place)


def _required(case: Case) -> Iterator[Hit]:
    for place in _open_places(case):
        said = place.absence.reason if place.absence else None
        if place.field.required and said not in (*_ASKED, Reason.NOT_APPLICABLE):
            yield _hit(place)._replace(group=place.group, of=place.of)


RULES = (
    Rule("GAP041", "answer-awaited", FindingKind.AWAITED, Severity.MINOR, "field", _awaited, last=True),
    Rule("GAP042", "required-answer-missing", FindingKind.MISSING, Severity.MINOR, "field", _required, last=True),
)
