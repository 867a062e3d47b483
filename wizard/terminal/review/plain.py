"""The review line by line, for pipes and screen readers: the card of each question, numbered acts."""

from typing import Any, Final

from wizard.export.format import ReportLine
from wizard.interview.conduct import Outcome
from wizard.interview.prompter import Back, Pause
from wizard.model.answers import Absence, Reason
from wizard.model.gaps import Category
from wizard.phrases import say
from wizard.terminal.due import due_of
from wizard.terminal.lines import End, numbers
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
from wizard.terminal.plain import PlainPrompter
from wizard.terminal.review import keeping
from wizard.terminal.review.card import parts
from wizard.terminal.review.explaining import explained
from wizard.terminal.review.round import CATEGORIES, Round
from wizard.terminal.review.stops import Verdict
from wizard.terminal.review.telling import what_became
from wizard.terminal.screen.stage import Drafts
from wizard.terminal.telling import handed_on, named_day

_HELP: Final = ("?", "؟")


class PlainReview:
    """The walk with somebody who reads lines and types lines."""

    def __init__(self, prompter: PlainPrompter, held: Round, drafts: Drafts) -> None:
        self.prompter = prompter
        self.held = held
        self.drafts = drafts
        self.language = prompter.language
        self.paper = Paper(prompter.language, Order.LOGICAL)

    def _tell(self, key: str, **values: Any) -> None:
        self.prompter.tell(say(f"review.{key}", self.language, **values))

    def run(self) -> Outcome:
        """Until nothing waits, or the person finishes. The end of input, or Ctrl-C, leaves the rest for later."""
        prompter = self.prompter
        try:
            while not self._goes_through():
                counted = self.held.walk.tally[Verdict.SKIPPED]
                if not counted or prompter.pick(self._at_the_end(counted)) != 1:
                    break
                self.held.walk.again()
        except (End, KeyboardInterrupt):
            prompter.tell()
            return Outcome.PAUSED
        keeping.forget(self.drafts)
        return Outcome.FINISHED

    def _at_the_end(self, skipped: int) -> list[str]:
        self.prompter.tell()
        self._tell("end-title")
        for line in what_became(self.held):
            self.prompter.tell(line)
        return [say(f"review.end-{key}", self.language, number=skipped) for key in ("finish", "again")]

    def _goes_through(self) -> bool:
        """Ask until nothing waits; True where the person has finished before."""
        shown: ReportLine | None = None
        while (line := self.held.line) is not None:
            acts = self.held.acts()
            if line is not shown:
                self._card(line, acts)
                shown = line
            typed = self.prompter.read()
            act = "back" if typed == "<" else "explain" if typed in _HELP else ""
            chosen = numbers(typed, len(acts))
            if len(chosen) == 1:
                act = acts[chosen[0]]
            if act == "finish":
                return True
            if not act:
                self._tell("type-act")
            elif self._do(act, line):
                shown = None
            keeping.keep(self.drafts, self.held.walk)
        return False

    def _card(self, line: ReportLine, acts: tuple[str, ...]) -> None:
        self.prompter.tell()
        for part in parts(self.held, line, self.paper):
            self.prompter.tell(part.text)
        for number, act in enumerate(acts, 1):
            self.prompter.tell(f"  {number}. {say(f'review.act-{act}', self.language)}")
        self._tell("type-act")

    def _do(self, act: str, line: ReportLine) -> bool:
        """One act; whether the card is to be shown after it."""
        match act:
            case "answer":
                self._answer()
            case "assign":
                self._assign()
            case "waive" | "false-alarm":
                self._waive(line, Category.FALSE_ALARM if act == "false-alarm" else None)
            case "confirm":
                if self._speaks_for_the_lawyer("confirm-ask"):
                    self._said(self.held.confirm(), "confirmed")
            case "skip":
                self.held.walk.deal(Verdict.SKIPPED)
            case "back":
                if not self.held.walk.back():
                    self._tell("first")
                    return False
            case _:
                self.prompter.tell()
                for text, _ in explained(self.held, line, self.paper):
                    self.prompter.tell(text)
        return True

    def _said(self, refused: str, key: str, **values: Any) -> bool:
        """Tell what became of a decision; whether it was kept."""
        if refused:
            self.prompter.tell(refused)
            return False
        self._tell(f"done-{key}", **values)
        if self.held.told():
            self.prompter.tell(self.held.told())
        return True

    def _answer(self) -> None:
        held, prompter = self.held, self.prompter
        held.answer()
        while (step := held.talk.step) is not None:
            prompter.section = step.section.id  # its introduction is known
            reply = prompter.ask(step, held.talk.session)
            if isinstance(reply, Pause):
                raise End
            if isinstance(reply, Back):
                if held.step_back():
                    continue
                break
            heard = held.talk.hear(reply)
            if heard.refusal is not None:
                prompter.refuse(step, heard.refusal)
            elif heard.cells is not None:
                prompter.kept(step, heard.cells, heard.change)
        prompter.asked = ""
        held.settle()
        if held.told():
            prompter.tell(held.told())

    def _assign(self) -> None:
        owners = self.held.talk.session.bank.owners
        owner, due, note = self.prompter.handover(owners, "")
        told = handed_on(Absence(Reason.UNKNOWN, owner, due), owners, self.language)
        self._said(self.held.assign(owner, due, note), "assigned", told=told)

    def _speaks_for_the_lawyer(self, key: str) -> bool:
        self._tell(key)
        return self.prompter.pick([say(f"review.lawyer-{held}", self.language) for held in ("no", "yes")]) == 1

    def _waive(self, line: ReportLine, category: Category | None) -> None:
        """Why, the reason in words, until when; an empty line leads out without a decision."""
        if self.held.needs_lawyer(line.finding) and not self._speaks_for_the_lawyer("waive-ask"):
            return
        if category is None:
            self._tell("ask-category")
            picked = self.prompter.pick([say(f"review.category-{held}", self.language) for held in CATEGORIES])
            if picked is None:
                return
            category = CATEGORIES[picked]
        reason = self._reason("ask-false-alarm" if category is Category.FALSE_ALARM else "ask-reason")
        if not reason:
            return
        while (until := self._until(category)) is not None:
            refused = self.held.waive(category, reason, until)
            done = "waived" if until else "waived-open"
            if self._said(refused, done, date=named_day(until, self.language) if until else ""):
                return

    def _reason(self, key: str) -> str:
        self._tell(key)
        self._tell("empty-leaves")
        while (typed := self.prompter.read()) and (refused := self.held.reason_refused(typed)):
            self.prompter.tell(refused)
        return typed

    def _until(self, category: Category) -> str | None:
        """The last day as ISO text, nothing for no end; None where the person goes back without a decision."""
        days = [*self.held.days(), *([""] if self.held.may_be_open_ended(category) else [])]
        self._tell("ask-expires")
        for number, iso in enumerate(days, 1):
            day = named_day(iso, self.language) if iso else say("review.no-end", self.language)
            shown = say("review.proposed", self.language, date=day) if number == 1 else day
            self.prompter.tell(f"  {number}. {shown}")
        while True:
            typed = self.prompter.read()
            if typed == "<":
                return None
            chosen = numbers(typed, len(days)) if typed else [0]
            if len(chosen) == 1:
                return days[chosen[0]]
            found = due_of(typed, self.held.today)
            if found:
                return found
            self.prompter.tell(say("interview.refuse-due", self.language))
