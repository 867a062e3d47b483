"""How a sitting ends, for every face: the gate, the three most important questions, and who must answer what."""

from collections.abc import Iterator
from typing import Final

from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import day, sheets
from wizard.interview.session import Session
from wizard.interview.steps import Step
from wizard.model.answers import State, place_of
from wizard.model.gaps import FindingKind
from wizard.phrases import say

MOST_READ_OUT: Final = 3
SHOWN_EACH: Final = 5
"""Questions of one person shown at once (the domain's session order says: at most five, then "+ n more")."""


def heaviest(view: ReportView, session: Session, told: frozenset[str]) -> list[tuple[ReportLine, Step]]:
    """The most important questions that were not read out yet and can be answered here, `MOST_READ_OUT` in all.

    What waits for somebody already is not read out again; one place is asked about once.
    """
    found: dict[str, tuple[ReportLine, Step]] = {}
    for line in sorted(view.lines, key=lambda held: held.finding.severity.rank):
        finding = line.finding
        if len(found) + len(told) == MOST_READ_OUT:
            break
        if finding.kind is FindingKind.AWAITED or finding.fingerprint in told:
            continue
        step = step_at(session, finding.at)
        if step is not None:
            found.setdefault(step.address, (line, step))
    return list(found.values())


def step_at(session: Session, address: str) -> Step | None:
    """The step where an address is answered: itself, the confirmation of a suggestion, else its list or question.

    A link that has nothing to choose from is answered where that is entered.
    """
    steps = {step.address: step for step in session.steps}
    place = place_of(address)
    if place is None:
        return None
    held = session.answers.get(address)
    section = session.bank.section_of(place.question)
    if held is not None and held.state is State.SUGGESTED and section is not None and not place.field:
        return steps.get(section.id)
    question = session.bank.question(place.question)
    column = question.column(place.field) if question is not None and place.field else None
    elsewhere = column.links if column is not None and not session.answers.rows(column.links) else ""
    return steps.get(address) or steps.get(elsewhere) or steps.get(place.question)


def who_answers_what(view: ReportView) -> Iterator[tuple[str, str]]:
    """Lines of the page "who must answer what", each with its style: `question` for a person, the rest bare."""
    language = view.language
    for sheet in sheets(view):
        count = say("report.count-questions", language, number=len(sheet.lines))
        yield say("report.person", language, person=sheet.owner, questions=count), "question"
        for number, line in enumerate(sheet.lines[:SHOWN_EACH], 1):
            finding = line.finding
            due = f" ({say('report.by', language, date=day(finding.due, language))})" if finding.due else ""
            yield f"{number}. {line.question}{due}", ""
        if len(sheet.lines) > SHOWN_EACH:
            yield say("report.more", language, number=len(sheet.lines) - SHOWN_EACH), "dim"
        yield "", ""
