"""The frame around a question: who and how far at the top, the keys that work now at the bottom."""

import math
from collections.abc import Sequence
from typing import Final

from wizard.interview.session import Session
from wizard.interview.steps import StepKind, is_settled
from wizard.model.answers import field_at
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.prompt import Fragments
from wizard.terminal.rtl.layout import columns

BAR: Final = 10
SECONDS_EACH: Final = 8.0
"""What an answer takes before this person's own pace is known: the session plan gives half an hour to some 220."""
FASTEST: Final = 4.0
SLOWEST: Final = 90.0


class Pace:
    """How long this person takes for an answer: the mean of the last twelve."""

    def __init__(self) -> None:
        self._taken: list[float] = []
        self._looked: tuple[Session, int] | None = None

    def took(self, seconds: float) -> None:
        """Note one answer; a pause for coffee does not count."""
        self._taken = [*self._taken[-11:], min(max(seconds, FASTEST), SLOWEST)]

    def minutes(self, session: Session) -> int:
        """Minutes until everything that is needed is answered, at least one."""
        if self._looked is None or self._looked[0] is not session:
            self._looked = session, answers_ahead(session)
        answers = self._looked[1]
        each = sum(self._taken) / len(self._taken) if len(self._taken) > 2 else SECONDS_EACH
        return max(1, math.ceil(answers * each / 60))


ROWS_EXPECTED: Final = 5
"""Rows that a needed list is likely to have in the end; the sources ask for five to seven duties to begin with."""


def answers_ahead(session: Session) -> int:
    """Needed answers that are still to be given: those that are asked now, and those that rows to come will bring."""
    known = {step.address: step for step in session.steps}
    if session.is_limited:
        progress = session.progress
        return progress.needed - progress.settled
    ahead = sum(
        step.field.required and not is_settled(step, session.answers)
        for step in known.values()
        if step.kind is not StepKind.CONFIRM
    )
    for question in session.bank:
        if not question.fields or question.id not in known:
            continue
        columns = [column for column in question.fields[1:] if column.required]
        rows = session.answers.rows(question.id)
        to_come = 0
        if question.field.required and not is_settled(known[question.id], session.answers):
            to_come = max(0, ROWS_EXPECTED - len(rows))
        ahead += to_come * (len(columns) + 1)
        later = [column.id for column in columns if column.after]  # asked when the list they choose from is there
        places = (field_at(question.id, row, name) for row in rows for name in later)
        ahead += sum(place not in known and place not in session.answers for place in places)
    return ahead


def header(
    paper: Paper, session: Session, pace: Pace, minutes_left: int | None, width: int, state: str
) -> list[Fragments]:
    """Role and state (`saved`, `typing`, `kept`); section and honest progress; a rule."""
    language = paper.language
    step = session.current
    progress = session.progress
    section = in_language(step.section.title, language) if step is not None else say("screen.at-the-end", language)
    parts = [section]
    if step is not None and progress.needed_here:
        parts.append(say("screen.needed-here", language, number=progress.needed_here))
    if minutes_left is not None:
        parts.append(say("screen.minutes-left", language, number=max(0, minutes_left)))
    elif progress.needed > progress.settled:
        parts.append(say("screen.about-minutes", language, number=pace.minutes(session)))
    return framed(paper, session, " · ".join(parts), (progress.settled, progress.needed), width, state)


def framed(
    paper: Paper, session: Session, where: str, done_of: tuple[int, int], width: int, state: str
) -> list[Fragments]:
    """The role and what is saved; where one is, and a bar that is filled so far; a rule."""
    language = paper.language
    saved = say(f"screen.{state}", language)
    held = session.answers.get("identity.title")
    title = in_language(held.value, language) if held is not None and held.value else ""
    title = title or in_language(session.bank.head.title, language)
    room = width - columns(saved) - 2
    first = paper.beside(paper.one(title, room), paper.one(saved), width)
    so_far, of = done_of
    done = BAR * so_far // of if of else BAR
    bar = "█" * done + "░" * (BAR - done)
    shown = bar[::-1] if paper.right_to_left else bar
    if columns(where) + BAR + 2 <= width:
        second: list[Fragments] = [[("class:dim", paper.beside(paper.one(where), shown, width))]]
    else:
        second = [[("class:dim", paper.flush(row, width))] for row in paper.rows(where, width)]
    return [[("class:title", first)], *second, [("class:rule", "─" * width)]]


def footer(paper: Paper, hints: Sequence[tuple[str, str]], width: int, most: int) -> list[Fragments]:
    """Key and meaning, each laid out alone and never broken; at most `most` rows."""
    language = paper.language
    pieces = [paper.one(f"{paper.island(key)} {say(f'screen.{what}', language)}") for key, what in hints]
    rows: list[list[str]] = [[]]
    used = 0
    for piece in pieces:
        wide = columns(piece)
        if used and used + 3 + wide > width:
            rows.append([])
            used = 0
        rows[-1].append(piece)
        used += wide + 3
    return [[("class:footer", paper.flush(paper.joined(row), width))] for row in rows[:most]]
