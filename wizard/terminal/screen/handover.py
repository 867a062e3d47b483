"""Handing on: who answers, by when, with which note; three dialogs, each of which leads back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple, Protocol

from questionary import Choice

from wizard.interview.prompter import Refusal, Reply, Said
from wizard.model.text import Text, in_language
from wizard.phrases import say
from wizard.terminal.due import due_of
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt, SuggestedPrompt
from wizard.terminal.prompts.prompt import Prompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.prompts.text import TextPrompt
from wizard.terminal.telling import named_day

DAYS_OFFERED: Final = 7


class Host(Protocol):
    """The screen, as far as dialogs need it."""

    paper: Paper

    def room(self) -> tuple[int, int]:
        """Columns and rows that a prompt may use."""

    def open(self, prompt: Prompt, then: Callable[[Reply], None]) -> None:
        """Put a prompt before the question; it is closed when it replies, and on Esc without a reply."""

    def refuse(self, refusal: Refusal) -> None:
        """Say why something typed is not accepted."""


class Given(NamedTuple):
    """To whom, by which ISO day (or none), with which note."""

    owner: str
    due: str
    note: str


class Subject(NamedTuple):
    """What is handed on: its question, where a half-typed note is kept, and who is proposed first."""

    about: str
    address: str
    owner: str = ""


class Handover:
    """`owners` are the roles that can be asked, with their names."""

    def __init__(self, host: Host, subject: Subject, owners: Mapping[str, Text], today: str) -> None:
        self.host = host
        self.subject = subject
        self.owners = owners
        self.today = today
        self.language = host.paper.language

    def _say(self, key: str, **values: Any) -> str:
        return say(f"screen.{key}", self.language, **values)

    def _ask(self, prompt: Prompt, then: Callable[[Any], None]) -> None:
        """Put a prompt about the question; `then` gets what was said. An empty reply counts as an empty text."""
        prompt.about = self.subject.about
        self.host.open(prompt, lambda reply: then(reply.raw if isinstance(reply, Said) else ""))

    def ask(self, then: Callable[[Given], None], owner: str = "") -> None:
        """All three; `then` gets what was said."""
        roles = sorted(self.owners, key=lambda role: role != self.subject.owner)
        items: list[Choice] = [Item(in_language(self.owners[role], self.language), role) for role in roles]
        ask = ChoicePrompt(self.host.paper, self.host.room, items, message=self._say("ask-owner"))
        ask.point_at(owner)
        self._ask(ask, lambda chosen: self._due(str(chosen), then))

    def _due(self, owner: str, then: Callable[[Given], None], typed_before: str = "") -> None:
        message = self._say("ask-due")
        ask = SuggestedPrompt(self.host.paper, self.host.room, self._days(), message=message)
        ask.restore({"text": typed_before})

        def said(typed: str) -> None:
            due = due_of(typed, self.today)
            if due is None:
                self._due(owner, then, typed)
                self.host.refuse(Refusal("refuse-due"))
            else:
                self._note(owner, due, then)

        ask.on_left = lambda: self.ask(then, owner)
        self._ask(ask, said)

    def _days(self) -> Sequence[Choice]:
        """No date, then the next days by name."""
        made: list[Choice] = [Item(self._say("no-due"), "none", "")]
        for ahead in range(1, DAYS_OFFERED + 1):
            then = (date.fromisoformat(self.today) + timedelta(days=ahead)).isoformat()
            made.append(Item(named_day(then, self.language), then, then))
        return made

    def _note(self, owner: str, due: str, then: Callable[[Given], None]) -> None:
        shown = in_language(self.owners.get(owner, {"en": owner}), self.language)
        ask = TextPrompt(self.host.paper, self.host.room, message=self._say("ask-note", owner=shown))
        ask.slot = f"{self.subject.address}#note"
        ask.on_left = lambda: self._due(owner, then, due)
        self._ask(ask, lambda typed: then(Given(owner, due, typed if typed.strip() else "")))
