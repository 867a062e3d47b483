"""The review on the screen: the card of each question with what can be done about it; answers are given in place."""

from typing import Any

from prompt_toolkit.input import Input
from questionary import Choice

from wizard.export.format import ReportLine
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.prompter import Back, Reply, Said
from wizard.model.answers import Absence, Reason
from wizard.model.gaps import Category
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt
from wizard.terminal.prompts.prompt import Fragments, Page, Prompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.review import keeping
from wizard.terminal.review.drawing import card, open_questions
from wizard.terminal.review.explaining import explained
from wizard.terminal.review.round import Round
from wizard.terminal.review.stops import Verdict
from wizard.terminal.review.telling import what_next
from wizard.terminal.review.waiving import Waiving
from wizard.terminal.screen.app import Screen
from wizard.terminal.screen.block import BLANK, lines_of
from wizard.terminal.screen.frame import framed
from wizard.terminal.screen.handover import Given, Handover, Subject
from wizard.terminal.screen.stage import Stage
from wizard.terminal.telling import handed_on


class ReviewScreen(Screen):
    """The screen of the interview between two questions of which stands the card of a finding."""

    def __init__(
        self, talk: Conversation, paper: Paper, stage: Stage, held: Round, keyboard: Input | None = None, spare: int = 0
    ) -> None:
        self.held = held
        super().__init__(talk, paper, stage._replace(drafts=keeping.ReviewDrafts(stage.drafts)), keyboard, spare)

    # What stands there.

    def header(self, minutes_left: int | None, width: int, state: str) -> list[Fragments]:
        """How many questions are left."""
        walk = self.held.walk
        left, done = len(walk.waiting), len(walk.trail)
        where = say("review.left", self.language, number=left)
        return framed(self.paper, self.talk.session, where, (done, done + left), width, state)

    def end_hints(self) -> list[tuple[str, str]]:
        """The keys of a card."""
        return [("F1", "key-explain"), ("F3", "key-open-questions"), ("F5", "key-draft")]

    def end_prompt(self) -> Prompt:
        """The card of the question that stands now, or the end of the walk."""
        line = self.held.line
        return self._last() if line is None else self._card(line)

    def _card(self, line: ReportLine) -> Prompt:
        items: list[Choice] = [Item(say(f"review.act-{key}", self.language), key) for key in self.held.acts()]
        prompt = ChoicePrompt(self.paper, self.room, items, search=False)
        prompt.head = lambda width, most: card(self.held, line, self.paper, width, most)
        prompt.rows_wanted = len(items) + 1
        prompt.sink = lambda reply: self.do(str(reply.raw)) if isinstance(reply, Said) else None
        return prompt

    def _last(self) -> Prompt:
        skipped = self.held.walk.tally[Verdict.SKIPPED]
        keys = ("finish", *(("again",) if skipped else ()), "draft")
        items: list[Choice] = [Item(say(f"review.end-{key}", self.language, number=skipped), key) for key in keys]
        prompt = ChoicePrompt(self.paper, self.room, items, message=what_next(self.held))
        prompt.sink = lambda reply: self.do(str(reply.raw)) if isinstance(reply, Said) else None
        return prompt

    # What is done there.

    def do(self, name: str) -> None:
        """One act upon the question that stands now."""
        line = self.held.line
        match name:
            case "answer":
                self._answer()
            case "assign" if line is not None:
                self._assign(line)
            case "waive" | "false-alarm" if line is not None:
                chosen = Category.FALSE_ALARM if name == "false-alarm" else None
                Waiving(self, self.held, line, self._done).open(chosen)
            case "confirm" if line is not None:
                self._confirm(line)
            case "skip":
                self.held.walk.deal(Verdict.SKIPPED)
                self.show("")
            case "again":
                self.held.walk.again()
                self.show("")
            case "back":
                self._back()
            case "explain" if line is not None:
                self.open(Page(self.paper, self.room, lambda width: self._explained(line, width)), lambda _: None)
            case "draft" | "finish":
                super().act(name)
            case _:
                pass

    def _answer(self) -> None:
        self.held.answer()
        step = self.talk.step
        self.introduced = step.section.id if step is not None else ""  # the section needs no introduction here
        self.notice = ("", "")
        self.mount()

    def show(self, told: str) -> None:
        """The next card, below a word about what was done."""
        self.half_typed.keep()
        self.mount()
        self.notice = ("class:notice", told)

    def _back(self) -> None:
        moved = self.held.walk.back()
        self.show("" if moved else say("review.first", self.language))

    def _done(self, key: str, **values: Any) -> None:
        """After a decision that was kept."""
        told = say(f"review.done-{key}", self.language, **values)
        self.show(" ".join(part for part in (told, self.held.told()) if part))

    def _assign(self, line: ReportLine) -> None:
        owners = self.talk.session.bank.owners
        subject = Subject(line.question, slot_of(line))

        def said(given: Given) -> None:
            refused = self.held.assign(*given)
            if refused:
                self.notice = ("class:refusal", refused)
            else:
                self.half_typed.settle(f"{slot_of(line)}#note")
                absence = Absence(Reason.UNKNOWN, given.owner, given.due)
                self._done("assigned", told=handed_on(absence, owners, self.language))

        Handover(self, subject, owners, self.held.today).ask(said)

    def _confirm(self, line: ReportLine) -> None:
        def said(reply: Reply) -> None:
            if reply != Said("yes"):
                return
            refused = self.held.confirm()
            if refused:
                self.notice = ("class:refusal", refused)
            else:
                self._done("confirmed")

        self.open(self.lawyer(line, "confirm-ask"), said)

    def lawyer(self, line: ReportLine, key: str) -> Prompt:
        """Whether the person speaks for the lawyer."""
        items: list[Choice] = [Item(say(f"review.lawyer-{key}", self.language), key) for key in ("no", "yes")]
        prompt = ChoicePrompt(self.paper, self.room, items, message=say(f"review.{key}", self.language))
        prompt.about = line.question
        return prompt

    def _explained(self, line: ReportLine, width: int) -> list[Fragments]:
        made: list[Fragments] = []
        for text, style in explained(self.held, line, self.paper):
            made += lines_of(self.paper, text, width, style) or [BLANK]
        return made

    # Answering in place.

    def reply(self, reply: Reply) -> None:
        """A reply to the question that is being answered; when nothing more is asked, the walk goes on."""
        if self.at_end and isinstance(reply, Back):
            self._back()
            return
        if not self.at_end and isinstance(reply, Back):
            self._leave()
            return
        answering = not self.at_end
        super().reply(reply)
        if answering and self.talk.step is None:
            told = self.notice[1] if self.notice[0] == "class:notice" else ""
            self.held.settle()
            self.show(
                " ".join(part for part in (told, self.held.told() or say("interview.saved", self.language)) if part)
            )

    def _leave(self) -> None:
        """From the question back to the one before, or to the card, without an answer; what is half typed waits."""
        self.half_typed.keep()
        if self.held.step_back():
            self.notice = ("", "")
            self.mount()
            return
        self.held.settle()
        self.show(self.held.told())

    def act(self, name: str) -> None:
        """Keys and menus: at a card they mean the walk, at a question the interview."""
        if not self.at_end:
            super().act(name)
            return
        match name:
            case "previous":
                self._back()
            case "help":
                self.do("explain")
            case "goto":
                self.open(open_questions(self.held, self.paper, self.room), self._gone)
            case "draft" | "stop" | "finish":
                super().act(name)
            case _:
                pass

    def _gone(self, reply: Reply) -> None:
        chosen = reply.raw if isinstance(reply, Said) else ""
        line = next((held for held in self.held.walk.lines if held.finding.fingerprint == chosen), None)
        if line is not None:
            self.held.walk.go_to(line)
            self.show("")

    # Leaving.

    def mount(self, pointed: str = "") -> None:
        """Put the card or the question; what was dealt with so far is on disk."""
        keeping.keep(self.stage.drafts, self.held.walk)
        super().mount(pointed)

    def run(self) -> Outcome:
        """Run until the end; after a finished walk the next one begins anew."""
        outcome = super().run()
        if outcome is Outcome.FINISHED:
            keeping.forget(self.stage.drafts)
        return outcome


def slot_of(line: ReportLine) -> str:
    """Where half-typed texts about a finding are kept."""
    return f"review:{line.finding.fingerprint}"
