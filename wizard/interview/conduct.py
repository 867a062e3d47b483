"""The one conversation of every interview: ask, understand, remember, go on. No face decides what a reply means."""

import enum
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from wizard.interview.prompter import Back, Done, Jump, Pass, Pause, Prompter, Refusal, Reply, Said, Silent, Undo
from wizard.interview.rows import add_rows, finish_rows
from wizard.interview.session import Change, Session, change_between
from wizard.interview.steps import (
    Step,
    StepKind,
    confirmed_cells,
    is_settled,
    names_its_row,
    next_field,
    suggested_in,
)
from wizard.interview.validation import excuse, understand
from wizard.model.answers import Answer, Answers, Reason


class Memory(Protocol):
    """Where acts are kept; `keep` returns only when they are safe on disk."""

    def keep(self, act: str, cells: Mapping[str, Answer | None]) -> Answers:
        """Keep one act and give back all answers with it."""

    def undo(self) -> Answers | None:
        """Take back the last act; None where there is none."""


class Outcome(enum.StrEnum):
    """How a sitting ended."""

    FINISHED = "finished"
    PAUSED = "paused"
    TIME_UP = "time-up"


class Heard(NamedTuple):
    """What became of one reply: refused with words, or kept (`cells` says what), or a mere move."""

    refusal: Refusal | None = None
    cells: Mapping[str, Answer | None] | None = None
    change: Change = Change()


class Conversation:
    """One sitting, a reply at a time. Faces that wait (plain, scripted) and those that are woken (screen) share it."""

    def __init__(self, session: Session, memory: Memory, language: str) -> None:
        self.session = session
        self.memory = memory
        self.language = language
        self._form = False
        """Whether a row was opened by going to its name: it is gone through field by field."""

    @property
    def step(self) -> Step | None:
        """What is asked now; None when nothing is open."""
        return self.session.current

    def hear(self, reply: Reply) -> Heard:
        """Take one reply to the step that is asked. What is accepted is on disk when this returns."""
        step = self.step
        if step is None:
            return self._after_the_end(reply)
        heard = self._take(step, reply)
        if heard.refusal is None and not isinstance(reply, Jump):
            self._go_through_the_row(step, reply)
        return heard

    def _go_through_the_row(self, step: Step, reply: Reply) -> None:
        """On to the next field of a row that is open as a form; any other way out closes it."""
        following = next_field(self.session.steps, step) if isinstance(reply, Said | Silent | Done) else None
        there = self.session.jump(following.address) if self._form and following is not None else None
        self._form = there is not None
        self.session = there or self.session

    def _take(self, step: Step, reply: Reply) -> Heard:
        match reply:
            case Back():
                self.session = self.session.back()
            case Pass():
                self.session = self.session.pass_over()
            case Jump(address):
                return self._jump(address)
            case Undo():
                return self._undo()
            case Pause():
                pass
            case Done() if step.kind is not StepKind.ROWS or (
                self.session.revising and is_settled(step, self.session.answers)
            ):
                self.session = self.session.forward() if self.session.revising else self.session.pass_over()
            case _:
                return self._keep(step, reply)
        return Heard()

    def _after_the_end(self, reply: Reply) -> Heard:
        """Nothing is open: one may still go back, anywhere, or take the last answer back."""
        if isinstance(reply, Back):
            self.session = self.session.back()
        elif isinstance(reply, Jump):
            return self._jump(reply.address)
        elif isinstance(reply, Undo):
            return self._undo()
        return Heard()

    def _jump(self, address: str) -> Heard:
        there = self.session.jump(address)
        if there is None:
            return Heard(Refusal("refuse-jump", {"address": address}))
        self.session = there
        self._form = (step := there.current) is not None and names_its_row(step)
        return Heard()

    def _undo(self) -> Heard:
        answers = self.memory.undo()
        if answers is None:
            return Heard(Refusal("refuse-undo"))
        before = self.session.answers
        after = self.session.take(answers)
        changed = {at for at in {*before, *answers} if before.get(at) != answers.get(at)}
        place = next((step.address for step in after.steps if step.address in changed), "")
        self.session = after.jump(place) or after  # the person sees what was taken back
        return Heard()

    def _keep(self, step: Step, reply: Said | Silent | Done) -> Heard:
        before = self.session
        cells = _cells(before, step, reply, self.language)
        if isinstance(cells, Refusal):
            return Heard(cells)
        act = "confirm" if step.kind is StepKind.CONFIRM else "answer"
        kept = self.memory.keep(act, cells) if cells else before.answers
        after = before.take(kept, stay=step.kind is StepKind.ROWS and isinstance(reply, Said))
        again = after.current is not None and after.current.address == step.address
        put_off = isinstance(reply, Silent) and reply.absence.reason is Reason.LATER
        if again and (put_off or step.kind is StepKind.CONFIRM):
            after = after.pass_over()  # it comes again in the next sitting
        self.session = after
        return Heard(None, cells, change_between(before, after))


def conduct(
    session: Session, prompter: Prompter, memory: Memory, language: str, time_is_up: Callable[[], bool] = bool
) -> tuple[Session, Outcome]:
    """Ask until nothing is open, the time is up or the person pauses. What was accepted is kept when this returns."""
    return hold(Conversation(session, memory, language), prompter, time_is_up)


def hold(talk: Conversation, prompter: Prompter, time_is_up: Callable[[], bool] = bool) -> tuple[Session, Outcome]:
    """The loop for faces that wait for a reply."""
    while (step := talk.step) is not None:
        if time_is_up():
            return talk.session, Outcome.TIME_UP
        reply = prompter.ask(step, talk.session)
        if isinstance(reply, Pause):
            return talk.session, Outcome.PAUSED
        heard = talk.hear(reply)
        if heard.refusal is not None:
            prompter.refuse(step, heard.refusal)
        elif heard.cells is not None:
            prompter.kept(step, heard.cells, heard.change)
    return talk.session, Outcome.FINISHED


def _cells(
    session: Session, step: Step, reply: Said | Silent | Done, language: str
) -> Mapping[str, Answer | None] | Refusal:
    """What a reply puts at which addresses, or why it is refused."""
    if isinstance(reply, Silent):
        if step.kind is StepKind.CONFIRM:
            return {}
        return excuse(step, session, reply.absence)
    if isinstance(reply, Done):
        return finish_rows(session, step)
    if step.kind is StepKind.ROWS:
        return add_rows(session, step, reply.raw, language)
    if step.kind is StepKind.CONFIRM:
        return _confirm(session, step, reply.raw)
    value = understand(step.field, reply.raw, session, step.question, language)
    return value if isinstance(value, Refusal) else {step.address: value}


def _confirm(session: Session, step: Step, raw: object) -> Mapping[str, Answer | None] | Refusal:
    """`raw` is the list of the addresses confirmed, or "all"."""
    waiting = suggested_in(session.answers, step.section)
    chosen = waiting if raw == "all" else raw
    if not isinstance(chosen, list | tuple) or any(address not in waiting for address in chosen):
        return Refusal("refuse-confirm")
    cells: dict[str, Answer | None] = {}
    for address in chosen:
        cells |= confirmed_cells(session.bank, session.answers, address)
    return cells
