"""Accepting a question as it is, on the screen: why (a category), the reason in words, until when."""

from collections.abc import Callable
from typing import Any, Protocol

from questionary import Choice

from wizard.export.format import ReportLine
from wizard.interview.prompter import Refusal, Reply, Said
from wizard.model.gaps import Category
from wizard.phrases import say
from wizard.terminal.due import due_of
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt, SuggestedPrompt
from wizard.terminal.prompts.prompt import Prompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.prompts.text import TextPrompt
from wizard.terminal.review.round import CATEGORIES, Round
from wizard.terminal.screen.half_typed import HalfTyped
from wizard.terminal.telling import named_day


class Host(Protocol):
    """The screen, as far as these dialogs need it."""

    paper: Paper
    notice: tuple[str, str]
    half_typed: HalfTyped

    def room(self) -> tuple[int, int]:
        """Columns and rows that a prompt may use."""

    def open(self, prompt: Prompt, then: Callable[[Reply], None]) -> None:
        """Put a prompt before the question; it is closed when it replies, and on Esc without a reply."""

    def refuse(self, refusal: Refusal) -> None:
        """Say why something typed is not accepted."""

    def lawyer(self, line: ReportLine, key: str) -> Prompt:
        """Whether the person speaks for the lawyer."""


class Waiving:
    """The dialogs in a row; Esc leads to the one before. `done` is called when the waiver is on disk."""

    def __init__(self, host: Host, held: Round, line: ReportLine, done: Callable[..., None]) -> None:
        self.host = host
        self.held = held
        self.line = line
        self.done = done
        self.language = held.language
        self.slot = f"review:{line.finding.fingerprint}#reason"
        self.fixed: Category | None = None
        """The category that the person came with."""

    def open(self, category: Category | None) -> None:
        """Begin; with a category that is chosen already, at the reason."""
        self.fixed = category
        if not self.held.needs_lawyer(self.line.finding):
            self._begin()
            return

        def said(reply: Reply) -> None:
            if reply == Said("yes"):
                self._begin()

        self.host.open(self.host.lawyer(self.line, "waive-ask"), said)

    def _begin(self) -> None:
        if self.fixed is None:
            self._category()
        else:
            self._reason(self.fixed)

    def _ask(self, prompt: Prompt, then: Callable[[Any], None]) -> None:
        prompt.about = self.line.question
        self.host.open(prompt, lambda reply: then(reply.raw if isinstance(reply, Said) else ""))

    def _category(self, pointed: str = "") -> None:
        items: list[Choice] = [Item(say(f"review.category-{held}", self.language), held.value) for held in CATEGORIES]
        ask = ChoicePrompt(self.host.paper, self.host.room, items, message=say("review.ask-category", self.language))
        ask.point_at(pointed)
        self._ask(ask, lambda chosen: self._reason(Category(chosen)))

    def _reason(self, category: Category, typed: str = "", refused: str = "") -> None:
        key = "ask-false-alarm" if category is Category.FALSE_ALARM else "ask-reason"
        ask = TextPrompt(self.host.paper, self.host.room, message=say(f"review.{key}", self.language))
        ask.slot = self.slot
        if self.fixed is None:
            ask.on_left = lambda: self._category(category.value)

        def said(reason: str) -> None:
            too_short = self.held.reason_refused(reason)
            if too_short:
                self._reason(category, reason, too_short)
            else:
                self._expires(category, reason)

        self._ask(ask, said)
        if typed:
            ask.restore(typed)
        if refused:
            self.host.notice = ("class:refusal", refused)

    def _expires(self, category: Category, reason: str, typed: str = "") -> None:
        items: list[Choice] = []
        for number, iso in enumerate(self.held.days()):
            day = named_day(iso, self.language)
            line = say("review.proposed", self.language, date=day) if not number else day
            items.append(Item(line, iso, iso))
        if self.held.may_be_open_ended(category):
            items.append(Item(say("review.no-end", self.language), "none", "none"))
        ask = SuggestedPrompt(self.host.paper, self.host.room, items, message=say("review.ask-expires", self.language))
        ask.point_at("" if typed else self.held.days()[0])
        ask.restore({"text": typed})
        ask.on_left = lambda: self._reason(category, reason)

        def said(answer: str) -> None:
            day = "none" if answer == "none" else due_of(answer or self.held.days()[0], self.held.today)
            if day is None:
                self._expires(category, reason, answer)
                self.host.refuse(Refusal("refuse-due"))
                return
            refused = self.held.waive(category, reason, "" if day == "none" else day)
            if refused:
                self._expires(category, reason, answer)
                self.host.notice = ("class:refusal", refused)
                return
            self.host.half_typed.settle(self.slot)
            if day == "none":
                self.done("waived-open")
            else:
                self.done("waived", date=named_day(day, self.language))

        self._ask(ask, said)
