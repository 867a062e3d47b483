"""Everything that may be said instead of an answer, line by line: don't know, not applicable, later, undo, go to."""

from collections.abc import Mapping

from wizard.interview.prompter import Jump, Pause, Reply, Silent, Undo
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind, names_its_row
from wizard.model.answers import Absence, Reason
from wizard.model.text import Text, fold, in_language
from wizard.terminal.due import due_of
from wizard.terminal.lines import Lines
from wizard.terminal.wording import shown_row

MOST_FOUND = 20
"""How many questions a search shows."""


class Menu(Lines):
    """The conversation behind `!` and `/`."""

    def menu(self, step: Step, session: Session) -> Reply | None:
        """Everything that may be said instead of an answer."""
        named = step.kind is not StepKind.CONFIRM and not names_its_row(step)
        keys = [*(["unknown", "undecided", "not-applicable", "later"] if named else []), "undo", "pause", "back"]
        self.tell(self.say("menu-title"))
        picked = self.pick([self.say(f"menu-{key}") for key in keys])
        if picked is None or keys[picked] == "back":
            return None
        match keys[picked]:
            case "undo":
                return Undo()
            case "pause":
                return Pause()
            case "later":
                return Silent(Absence(Reason.LATER))
            case "not-applicable":
                self.tell(self.say("ask-because"))
                because = self.read()
                return Silent(Absence(Reason.NOT_APPLICABLE, note={self.language: because} if because else {}))
            case reason:
                return self.somebody(Reason(reason), step, session)

    def somebody(self, reason: Reason, step: Step, session: Session) -> Reply:
        """Who answers it, by when, with which note."""
        owner, due, note = self.handover(session.bank.owners, step.field.owner)
        return Silent(Absence(reason, owner, due, {self.language: note} if note else {}))

    def handover(self, owners: Mapping[str, Text], proposed: str) -> tuple[str, str, str]:
        """Who answers, by which ISO day (or none), with which note."""
        roles = sorted(owners, key=lambda role: role != proposed)
        self.tell(self.say("ask-owner"))
        picked = self.pick([in_language(owners[role], self.language) for role in roles])
        owner = roles[picked] if picked is not None else proposed
        self.tell(self.say("ask-due"))
        while (due := due_of(self.read(), self.today())) is None:
            self.tell(self.say("refuse-due"))
        self.tell(self.say("ask-note"))
        return owner, due, self.read()

    def goto(self, session: Session) -> Reply | None:
        self.tell(self.say("ask-jump"))
        return self.found(session, self.read())

    def found(self, session: Session, wanted: str) -> Reply | None:
        """A jump to an address, or to the one step whose question has these words; a list where there are several."""
        words = fold(wanted)
        if not words:
            return None
        steps = [step for step in session.steps if step.kind is not StepKind.CONFIRM]
        if any(step.address == wanted.strip() for step in steps):
            return Jump(wanted.strip())
        found = [step for step in steps if words in fold(in_language(step.field.ask, self.language))][:MOST_FOUND]
        if len(found) > 1:
            lines = [
                " – ".join(
                    part
                    for part in (
                        in_language(step.field.ask, self.language),
                        shown_row(session, step.question, step.row, self.language) if step.row else "",
                    )
                    if part
                )
                for step in found
            ]
            picked = self.pick(lines)
            return None if picked is None else Jump(found[picked].address)
        return Jump(found[0].address if found else wanted.strip())
