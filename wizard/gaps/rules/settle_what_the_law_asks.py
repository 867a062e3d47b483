"""Facts that a country's law asks about: one check over choices of the interview, a table of them; never a verdict."""

from collections.abc import Callable, Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Position, SlugFact
from wizard.model.question import Severity
from wizard.model.text import Text


def _rule(
    code: str, name: str, severity: Severity, owner: str, country: str, pick: Callable[[Position], SlugFact], open_: str
) -> Rule:
    """`open_` is the choice that leaves something to settle."""

    def check(case: Case) -> Iterator[Hit]:
        fact = pick(case.position)
        if fact.value == open_:
            values = {"title": case.position.identity.title.value or {}}
            yield Hit((fact.at,), fact.at, (Evidence(fact.at, _said(case, fact)),), values, fact)

    check.__module__ = __name__
    return Rule(code, name, FindingKind.LEGAL, severity, owner, check, jurisdictions=(country,))


def _said(case: Case, fact: SlugFact) -> Text:
    """The choice as the person read it."""
    question = case.bank.question(fact.at)
    choices = question.field.choices if question else ()
    return next((choice.label for choice in choices if choice.value == fact.value), {"en": str(fact.value)})


def _classified(case: Case) -> Iterator[Hit]:
    fact = case.position.identity.classified_title
    if fact.missing:
        yield empty(fact, title=case.position.identity.title.value or {})


RULES = (
    _rule(
        "LAW608",
        "ru-profstandard-mandatory",
        Severity.MAJOR,
        "hr",
        "ru",
        lambda position: position.identity.professional_standard,
        "differs",
    ),
    _rule(
        "LAW610",
        "ru-change-alters-function",
        Severity.MAJOR,
        "legal",
        "ru",
        lambda position: position.formalities.contract_change,
        "open",
    ),
    Rule(
        "LAW619",
        "sa-title-not-classified",
        FindingKind.LEGAL,
        Severity.MINOR,
        "hr",
        _classified,
        jurisdictions=("sa",),
    ),
    _rule(
        "LAW620",
        "sa-different-work",
        Severity.MAJOR,
        "legal",
        "sa",
        lambda position: position.reporting.other_work,
        "no-consent",
    ),
    _rule(
        "LAW621",
        "ae-different-work",
        Severity.MAJOR,
        "legal",
        "ae",
        lambda position: position.reporting.other_work,
        "no-consent",
    ),
)
