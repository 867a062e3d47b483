"""What was changed after the text had been signed: each printed answer knows its moment."""

import datetime
from collections.abc import Iterator
from typing import Any, Final

from wizard.gaps.rule import Case, Hit, Rule, Value, facts_of, texts_in
from wizard.model.answers import place_of
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text, in_language

_LATEST_MIDNIGHT: Final = datetime.timedelta(hours=12)
"""Where a day ends last, it ends twelve hours after UTC: a moment beyond it is another day for everybody."""

_NOT_PRINTED: Final = frozenset(
    ("action_class", "essential", "own_work", "vacancy", "professional_standard", "other_work", "benefits")
)
_OF_THE_PAPER: Final = ("formalities.", "identity.contract")
"""Numbers, dates and visas are filled in with the signatures."""

SHOWN: Final = 3


def _check(case: Case) -> Iterator[Hit]:
    signed = case.position.formalities.signed_date
    if signed.value is None:
        return
    changed = [fact for _, fact in facts_of(case.position) if _is_later(fact, signed.value) and _is_content(fact, case)]
    if changed:
        evidence = tuple(Evidence(fact.at, (*texts_in(fact), {"en": str(fact.value)})[0]) for fact in changed)
        values: dict[str, Value] = {
            "date": signed.value,
            "count": str(len(changed)),
            "texts": {spoken: _listed(changed, case, spoken) for spoken in LANGUAGES},
        }
        yield Hit((signed.at,), signed.at, evidence, values, signed)


def _is_later(fact: Fact[Any], day: str) -> bool:
    """Whether an answer was given on a later day than `day`, wherever its person and the signers live."""
    if fact.value is None or fact.source.at[:10] <= day:
        return False
    try:
        moment = datetime.datetime.fromisoformat(fact.source.at)
    except ValueError:
        return False
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return (moment - _LATEST_MIDNIGHT).date().isoformat() > day


def _is_content(fact: Fact[Any], case: Case) -> bool:
    if fact.at.startswith(_OF_THE_PAPER):
        return False
    place = place_of(fact.at)
    question = case.bank.question(place.question) if place else None
    name = fact.at.rpartition(".")[2]
    return question is not None and question.printed and name not in _NOT_PRINTED


def _listed(changed: list[Fact[Any]], case: Case, spoken: str) -> str:
    shown = [f"«{in_language(_words(fact, case), spoken)}»" for fact in changed[:SHOWN]]
    between = "، " if spoken == "ar" else ", "
    return between.join(shown) + (" …" if len(changed) > SHOWN else "")


def _words(fact: Fact[Any], case: Case) -> Text:
    """The text itself; of a choice, a number or a link, what was asked."""
    for text in texts_in(fact):
        return text
    place = place_of(fact.at)
    question = case.bank.question(place.question) if place else None
    column = question.column(place.field) if question and place and place.field else None
    return column.ask if column else question.field.ask if question else {}


RULES = (Rule("DOC710", "changed-after-signature", FindingKind.CONTRADICTION, Severity.BLOCKER, "hr", _check),)
