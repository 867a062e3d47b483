"""The scripted prompter: answers from a file, through the very engine that asks a person."""

from collections.abc import Mapping

from wizard.errors import AnswersError, Complaint
from wizard.interview.prompter import Done, Jump, Pass, Refusal, Reply, Said, Silent
from wizard.interview.script import Script
from wizard.interview.session import Change, Session
from wizard.interview.steps import Step, StepKind, suggested_in
from wizard.interview.validation import refusal_text, understand
from wizard.model.answers import Answer, Answers, row_at


class ScriptedPrompter:
    """Says what the script says; what the script lacks is passed over and becomes a gap."""

    def __init__(self, script: Script, language: str) -> None:
        self.script = script
        self.language = language
        self.said: set[str] = set()
        """What was tried; each address is said at most once, so that no file can make the loop endless."""

    def ask(self, step: Step, session: Session) -> Reply:
        """The reply of the script to this step, or a jump to one that the script answers differently."""
        if step.kind is StepKind.ROWS:
            return self._rows(step, session)
        if step.kind is StepKind.CONFIRM:
            return self._confirm(step, session)
        address = step.address
        if address in self.script.replies and address not in self.said:
            self.said.add(address)
            if self._differs(step, session):
                return self.script.replies[address]
            return Done()
        return self._elsewhere(session) or Pass()

    def _rows(self, step: Step, session: Session) -> Reply:
        name = step.question.id
        silent = self.script.replies.get(name)
        if silent is not None and name not in self.said:
            self.said.add(name)
            return silent if self._differs(step, session) else Pass()
        wanted = self.script.rows.get(name)
        if wanted is None:
            return self._elsewhere(session) or Pass()
        if name not in self.said:
            self.said.add(name)
            rows = session.answers.rows(name)
            fresh = [row for row in wanted if row["id"] not in rows]
            if fresh:
                return Said(fresh)
        held = session.answers.get(name)
        return Done() if held is None or held.postponed else Pass()

    def _confirm(self, step: Step, session: Session) -> Reply:
        """Confirm the rows that the file calls confirmed; the others wait for a person."""
        elsewhere = self._elsewhere(session)
        if elsewhere is not None:
            return elsewhere
        confirmed = {
            row_at(name, row["id"]) for name, rows in self.script.rows.items() for row in rows if row.get("confirmed")
        }
        meant = [address for address in suggested_in(session.answers, step.section) if address in confirmed]
        return Said(meant) if meant else Pass()

    def _elsewhere(self, session: Session) -> Reply | None:
        """A jump to a settled place that the script answers differently: brought by a suggestion, or revised."""
        for step in session.steps:
            name = step.address
            if name in self.said or step.kind is StepKind.CONFIRM:
                continue
            if step.kind is StepKind.ROWS:
                rows = session.answers.rows(name)
                if name in session.answers and any(row["id"] not in rows for row in self.script.rows.get(name, ())):
                    return Jump(name)
            elif name in self.script.replies and name in session.answers and self._differs(step, session):
                return Jump(name)
        return None

    def _differs(self, step: Step, session: Session) -> bool:
        reply, held = self.script.replies[step.address], session.answers.get(step.address)
        if held is None:
            return True
        if isinstance(reply, Silent):
            return held.absence != reply.absence
        if isinstance(reply, Said):
            meant = understand(step.field, reply.raw, session, step.question, self.language)
            return isinstance(meant, Refusal) or (meant.value, meant.state) != (held.value, held.state)
        return False

    def refuse(self, step: Step, refusal: Refusal) -> None:
        """The engine did not accept what the file says: an error at its place in the file."""
        node = self.script.places.get(step.address)
        values = {"address": step.address, "reason": refusal_text(refusal)}
        place = (node.file, node.line, node.column) if node is not None else ("", 0, 0)
        raise AnswersError([Complaint("answer-refused", values, *place)])

    def kept(self, step: Step, cells: Mapping[str, Answer | None], change: Change) -> None:
        """Nobody is there to be told."""

    def unused(self, answers: Answers) -> tuple[str, ...]:
        """Answers of the file whose question does not apply here: they were not taken over."""
        taken = set(answers)
        rows = [row_at(name, row["id"]) for name, held in self.script.rows.items() for row in held]
        return tuple(address for address in (*self.script.replies, *rows) if address not in taken)
