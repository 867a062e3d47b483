"""Everything that may be said instead of an answer: who answers and by when, not applicable because, later, undo."""

from collections.abc import Callable
from typing import Any, Protocol

from questionary import Choice

from wizard.interview.prompter import Reply, Said, Silent, Undo
from wizard.interview.steps import Step, StepKind, names_its_row
from wizard.model.answers import Absence, Reason
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.prompts.choosing import ChoicePrompt
from wizard.terminal.prompts.prompt import Prompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.prompts.text import TextPrompt
from wizard.terminal.screen.handover import Given, Handover, Subject
from wizard.terminal.screen.handover import Host as DialogHost

SLOTS = ("because", "note")
"""Where half-typed texts of these dialogs are kept, beside that of the question."""


class Host(DialogHost, Protocol):
    """The screen, as far as the menu needs it."""

    def reply(self, reply: Reply) -> None:
        """Take a reply to the question behind the prompt."""

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

    @property
    def _about(self) -> str:
        confirms = self.step.kind is StepKind.CONFIRM
        return self._say("confirm-ask") if confirms else in_language(self.step.field.ask, self.language)

    def _ask(self, prompt: Prompt, then: Callable[[Any], None]) -> None:
        """Put a prompt about the question; `then` gets what was said. An empty reply counts as an empty text."""
        prompt.about = self._about
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

    def somebody(self, reason: Reason, then: Callable[[Reply], None]) -> None:
        """Who answers it, by when, with which note; `then` gets the whole reply."""

        def said(given: Given) -> None:
            note = {self.language: given.note} if given.note else {}
            then(Silent(Absence(reason, given.owner, given.due, note)))

        subject = Subject(self._about, self.step.address, self.step.field.owner)
        Handover(self.host, subject, self.owners, self.today).ask(said)
