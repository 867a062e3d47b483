"""Subordinates and the duties to lead them belong together. The class that the head chose counts, never the words."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text, in_language

LEAD = "lead"


def _nobody_leads(case: Case) -> Iterator[Hit]:
    """Silent while a class is still open, and where leading is excluded in words of its own."""
    position = case.position
    people = position.reporting.direct_reports
    acts = [duty.action_class.value for duty in position.duties]
    excluded = LEAD in [exclusion.action_class.value for exclusion in position.exclusions]
    if people.value and acts and not excluded and None not in acts and LEAD not in acts:
        evidence = (Evidence(people.at, _joined(people.value)), Evidence("duties.items", absent=True))
        yield Hit((people.at,), "duties.items", evidence, {"people": _joined(people.value)})


def _leads_nobody(case: Case) -> Iterator[Hit]:
    people = case.position.reporting.direct_reports
    leading = [duty.text for duty in case.position.duties if duty.action_class.value == LEAD]
    if leading and not people.value:
        values = {"duty": _joined([text.value or {} for text in leading])}
        evidence = (*map(quoted, leading), Evidence(people.at, absent=True))
        yield Hit((people.at,), people.at, evidence, values, people)


def _joined(texts: tuple[Text, ...] | list[Text]) -> Text:
    return {
        language: ("؛ " if language == "ar" else "; ").join(in_language(text, language) for text in texts)
        for language in LANGUAGES
    }


RULES = (
    Rule(
        "CON110",
        "subordinates-without-management-duty",
        FindingKind.CONTRADICTION,
        Severity.MAJOR,
        "head",
        _nobody_leads,
    ),
    Rule(
        "CON111",
        "management-duty-without-subordinates",
        FindingKind.CONTRADICTION,
        Severity.MINOR,
        "head",
        _leads_nobody,
    ),
)
