"""Everything that may be said instead of an answer: who answers and by when, not applicable because, later, undo."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

from questionary import Choice

from wizard.interview.prompter import Refusal, Reply, Said, Silent, Undo
from wizard.interview.steps import Step, StepKind, names_its_row
from wizard.model.answers import Absence, Reason
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.due import due_of
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt, SuggestedPrompt
from wizard.terminal.prompts.prompt import Prompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.prompts.text import TextPrompt
from wizard.terminal.telling import named_day

DAYS_OFFERED = 7
SLOTS = ("because", "note")
"""Where half-typed texts of these dialogs are kept, beside that of the question."""


class Host(Protocol):
    """The screen, as far as the menu needs it."""

    paper: Paper

    def room(self) -> tuple[int, int]:
        """Columns and rows that a prompt may use."""

    def open(self, prompt: Prompt, then: Callable[[Reply], None]) -> None:
        """Put a prompt before the question; it is closed when it replies, and on Esc without a reply."""

    def reply(self, reply: Reply) -> None:
        """Take a reply to the question behind the prompt."""

    def refuse(self, refusal: Refusal) -> None:
        """Say why something typed is not accepted."""

    def act(self, name: str) -> None:
        """Another act of the screen: `previous`, `goto`, `draft`, `help`, `stop`."""


def may_be_silent(step: Step) -> bool:
    """Whether nothing may be said there with a reason: not to a confirmation, and not where a row gets its name."""
    return step.kind is not StepKind.CONFIRM and not names_its_row(step)


class Menu:
    """The conversation behind Esc and F2. `owners` are the roles of the bank with their names."""

    def __init__(self, host: Host, step: Step, owners: dict[str, Any], today: str) -> None:
        self.host = host
        self.step = step
        self.owners = owners
        self.today = today
        self.language = host.paper.language

    def open(self) -> None:
        """All that can be done here. What needs no answer comes last, so that Esc and Enter never lose a word."""
        keys = (
            "return",
            "unknown",
            "undecided",
            "not-applicable",
            "later",
            "previous",
            "goto",
            "draft",
            "help",
            "undo",
        )
        items: list[Choice] = [Item(self._say(f"menu-{key}"), key) for key in (*keys, "stop")]
        menu = ChoicePrompt(self.host.paper, self.host.room, items, message=self._say("menu-title"), search=False)
        self._ask(menu, self._chosen)

    def _say(self, key: str, **values: Any) -> str:
        return say(f"screen.{key}", self.language, **values)

    def _ask(self, prompt: Prompt, then: Callable[[Any], None]) -> None:
        """Put a prompt about the question; `then` gets what was said. An empty reply counts as an empty text."""
        confirms = self.step.kind is StepKind.CONFIRM
        prompt.about = self._say("confirm-ask") if confirms else in_language(self.step.field.ask, self.language)
        self.host.open(prompt, lambda reply: then(reply.raw if isinstance(reply, Said) else ""))

    def _chosen(self, key: str) -> None:
        match key:
            case "unknown" | "undecided":
                self.somebody(Reason(key), self.host.reply)
            case "not-applicable":
                self._because()
            case "later":
                self.host.reply(Silent(Absence(Reason.LATER)))
            case "undo":
                self.host.reply(Undo())
            case "return":
                return
            case act:
                self.host.act(act)

    def _because(self) -> None:
        def said(typed: str) -> None:
            note = {self.language: typed} if typed.strip() else {}
            self.host.reply(Silent(Absence(Reason.NOT_APPLICABLE, note=note)))

        ask = TextPrompt(self.host.paper, self.host.room, message=self._say("ask-because"))
        ask.slot = f"{self.step.address}#because"
        self._ask(ask, said)

    def somebody(self, reason: Reason, then: Callable[[Reply], None], owner: str = "") -> None:
        """Who answers it, by when, with which note; `then` gets the whole reply."""
        roles = sorted(self.owners, key=lambda role: role != self.step.field.owner)
        items: list[Choice] = [Item(in_language(self.owners[role], self.language), role) for role in roles]
        ask = ChoicePrompt(self.host.paper, self.host.room, items, message=self._say("ask-owner"))
        ask.point_at(owner)
        self._ask(ask, lambda chosen: self._due(reason, str(chosen), then))

    def _due(self, reason: Reason, owner: str, then: Callable[[Reply], None], typed_before: str = "") -> None:
        message = self._say("ask-due")
        ask = SuggestedPrompt(self.host.paper, self.host.room, self._days(), message=message)
        ask.restore({"text": typed_before})

        def said(typed: str) -> None:
            due = due_of(typed, self.today)
            if due is None:
                self._due(reason, owner, then, typed)
                self.host.refuse(Refusal("refuse-due"))
            else:
                self._note(reason, owner, due, then)

        ask.on_left = lambda: self.somebody(reason, then, owner)
        self._ask(ask, said)

    def _days(self) -> Sequence[Choice]:
        """No date, then the next days by name."""
        made: list[Choice] = [Item(self._say("no-due"), "none", "")]
        for ahead in range(1, DAYS_OFFERED + 1):
            then = (date.fromisoformat(self.today) + timedelta(days=ahead)).isoformat()
            made.append(Item(named_day(then, self.language), then, then))
        return made

    def _note(self, reason: Reason, owner: str, due: str, then: Callable[[Reply], None]) -> None:
        shown = in_language(self.owners.get(owner, {"en": owner}), self.language)

        def said(typed: str) -> None:
            note = {self.language: typed} if typed.strip() else {}
            then(Silent(Absence(reason, owner, due, note)))

        ask = TextPrompt(self.host.paper, self.host.room, message=self._say("ask-note", owner=shown))
        ask.slot = f"{self.step.address}#note"
        ask.on_left = lambda: self._due(reason, owner, then, due)
        self._ask(ask, said)
