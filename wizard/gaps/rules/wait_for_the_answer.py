"""What is left when every other rule has asked: "I don't know" as a question to its owner, and required answers."""

from collections.abc import Iterator

from wizard.gaps.places import Place
from wizard.gaps.rule import Case, Hit, Rule, Stage
from wizard.model.answers import Reason
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Severity

_ASKED = (Reason.UNKNOWN, Reason.UNDECIDED)


def _hit(case: Case, place: Place) -> Hit:
    """Its clause is the place itself: one rule asks about many places of a row, each a question of its own."""
    fact: Fact[object] = Fact(place.at, absence=place.absence, owner=place.field.owner)
    evidence = (Evidence(place.at, absent=True),)
    partner = next((row.partner.value for row in case.position.interactions if row.id == place.clause), None)
    values = {"ask": place.field.ask}
    return Hit((place.at,), place.at, evidence, values, fact, severity=place.field.severity, unit=partner or {})


def _awaited(case: Case) -> Iterator[Hit]:
    for place in case.open_places:
        if place.absence is not None and place.absence.reason in _ASKED:
            yield _hit(case, place)


def _required(case: Case) -> Iterator[Hit]:
    for place in case.open_places:
        said = place.absence.reason if place.absence else None
        if place.field.required and said not in (*_ASKED, Reason.NOT_APPLICABLE):
            yield _hit(case, place)._replace(group=place.group, of=place.of)


RULES = (
    Rule("GAP041", "answer-awaited", FindingKind.AWAITED, Severity.MINOR, "field", _awaited, Stage.LEFT),
    Rule("GAP042", "required-answer-missing", FindingKind.MISSING, Severity.MINOR, "field", _required, Stage.LEFT),
)
