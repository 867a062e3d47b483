"""The one loop of every interview: ask, understand, remember, go on. No face has a loop of its own."""

import enum
from collections.abc import Mapping
from typing import Protocol

from wizard.interview.prompter import Back, Done, Jump, Pass, Pause, Prompter, Refusal, Reply, Said, Silent, Undo
from wizard.interview.rows import add_rows, finish_rows
from wizard.interview.session import Session, change_between
from wizard.interview.steps import Step, StepKind, confirmed_cells, is_settled, suggested_in
from wizard.interview.validation import excuse, understand
from wizard.model.answers import Answer, Answers


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


def conduct(session: Session, prompter: Prompter, memory: Memory, language: str) -> tuple[Session, Outcome]:
    """Ask until nothing is open or the person pauses. Whatever was accepted is already kept when this returns."""
    while (step := session.current) is not None:
        reply = prompter.ask(step, session)
        if isinstance(reply, Pause):
            return session, Outcome.PAUSED
        session = _act(session, step, reply, prompter, memory, language)
    return session, Outcome.FINISHED


def _act(session: Session, step: Step, reply: Reply, prompter: Prompter, memory: Memory, language: str) -> Session:
    match reply:
        case Back():
            return session.back()
        case Pass():
            return session.pass_over()
        case Jump(address):
            there = session.jump(address)
            if there is None:
                prompter.refuse(step, Refusal("refuse-jump", {"address": address}))
            return there or session
        case Undo():
            answers = memory.undo()
            if answers is None:
                prompter.refuse(step, Refusal("refuse-undo"))
                return session
            return session.take(answers)
        case Done() if step.kind is not StepKind.ROWS or (session.revising and is_settled(step, session.answers)):
            return session.forward() if session.revising else session.pass_over()
        case Pause():
            return session
    cells = _cells(session, step, reply, language)
    if isinstance(cells, Refusal):
        prompter.refuse(step, cells)
        return session
    kept = memory.keep("confirm" if step.kind is StepKind.CONFIRM else "answer", cells) if cells else session.answers
    collecting = step.kind is StepKind.ROWS and isinstance(reply, Said)
    after = session.take(kept, stay=collecting)
    if step.kind is StepKind.CONFIRM:
        after = after.pass_over() if after.current and after.current.address == step.address else after
    prompter.kept(step, cells, change_between(session, after))
    return after


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
