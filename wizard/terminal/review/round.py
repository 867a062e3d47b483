"""Round: one sitting of a review, whichever face it has: where the walk stands, and what can be done there."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Protocol

from wizard.errors import WizardError
from wizard.export.format import ReportLine, ReportView
from wizard.interview.agenda import NOTHING
from wizard.interview.conduct import Conversation
from wizard.interview.prompter import Jump
from wizard.interview.session import Session
from wizard.interview.steps import is_settled
from wizard.model.gaps import Category, Finding
from wizard.model.waiver_terms import (
    LEAST_REASON,
    LONGEST_DAYS,
    USUAL_DAYS,
    is_a_reason,
    may_be_open_ended,
    only_by_the_lawyer,
    substance,
)
from wizard.phrases import explain_all, say
from wizard.terminal.closing import step_at
from wizard.terminal.review.stops import Kept, News, Scope, Verdict, names_of
from wizard.terminal.review.walk import Walk

DAYS_PROPOSED: Final = (USUAL_DAYS, 30, 90, LONGEST_DAYS)
"""How long a waiver may hold, the usual time first."""

LAWYER: Final = "legal"

WAIVER_RULES: Final = "WAV"
"""Findings about waivers, which are not waived themselves."""

CATEGORIES: Final = (Category.ACCEPTED_RISK, Category.NOT_APPLICABLE, Category.DEFERRED, Category.FIXED_BY_LAW)
"""What a waiver can be; a false alarm is an act of its own."""


class Book(Protocol):
    """Where reports come from and decisions are kept; each is on disk when its method returns, or a WizardError."""

    def report(self, session: Session) -> ReportView:
        """The report for these answers, with every decision so far."""

    def waive(self, finding: Finding, category: Category, reason: str, expires: str, role: str) -> None:
        """Accept a finding as it is in the name of an owner, until the ISO day `expires` (nothing: without an end)."""

    def assign(self, finding: Finding, owner: str, due: str, note: str) -> None:
        """Give a finding to an owner, by an ISO day or none."""

    def confirm(self, finding: Finding) -> None:
        """Say in the lawyer's name that a legal finding stands."""


class Round:
    """The walk, the conversation that asks a question when it is to be answered, and the book of decisions."""

    def __init__(
        self,
        talk: Conversation,
        book: Book,
        today: str,
        scope: Scope,
        role: str,
        before: Kept | None = None,
    ) -> None:
        self.talk = talk
        self.book = book
        self.role = role
        """The owner in whose name the person decides."""
        self.today = today
        self.language = talk.language
        talk.session = talk.session.about(NOTHING)
        self.walk = Walk(book.report(talk.session), scope, before)
        self.news = News()
        """What the last act brought."""

    @property
    def line(self) -> ReportLine | None:
        """The question that stands now; None at the end."""
        return self.walk.current

    @property
    def is_answering(self) -> bool:
        """Whether a question of the interview is asked."""
        return self.talk.step is not None

    def acts(self) -> tuple[str, ...]:
        """What can be done with the question that stands now, by name."""
        line = self.line
        if line is None:
            return ()
        finding = line.finding
        legal = only_by_the_lawyer(finding) and not finding.confirmed
        return (
            *(("answer",) if self._steps(finding) else ()),
            "assign",
            *(() if finding.code.startswith(WAIVER_RULES) else ("waive", "false-alarm")),
            *(("confirm",) if legal else ()),
            "skip",
            "back",
            "explain",
            "finish",
        )

    def _steps(self, finding: Finding) -> list[str]:
        """The addresses of the steps where it is answered; where its question is not asked yet, what may open it."""
        session = self.talk.session
        steps = [step_at(session, at) for at in _places(finding)]
        found = list(dict.fromkeys(step.address for step in steps if step is not None))
        if found:
            return found
        own = [step for step in session.steps if step.section.id == finding.at.partition(".")[0]]
        waiting = [step for step in own if not is_settled(step, session.answers)]
        return [step.address for step in (*waiting, *own)[:1]]

    def answer(self) -> None:
        """Ask the very question, and what its answer adds; `settle` is to be called when nothing more is asked."""
        line = self.line
        if line is not None:
            self.talk.session = self.talk.session.visit((*self._steps(line.finding), *_places(line.finding)))

    def step_back(self) -> bool:
        """To what was asked before this in answering the question; False at its beginning."""
        session = self.talk.session
        asked = [step.address for step in session.agenda.order(session.steps, session.answers)]
        here = session.current
        place = asked.index(here.address) if here is not None and here.address in asked else 0
        if not place:
            return False
        self.talk.hear(Jump(asked[place - 1]))
        return True

    def settle(self) -> None:
        """Back to the walk: the report is made anew, and what was put off counts as skipped."""
        asked = self.line
        self.talk.session = self.talk.session.about(NOTHING)
        self._look()
        here = self.line
        held = self.talk.session.answers.get(asked.finding.at) if asked is not None else None
        if asked is not None and here is not None and names_of(asked) == names_of(here) and held and held.postponed:
            self.walk.deal(Verdict.SKIPPED)

    def _look(self) -> None:
        self.news = self.walk.take(self.book.report(self.talk.session))

    def waive(self, category: Category, reason: str, expires: str) -> str:
        """Accept the question as it is; why not, in words, or an empty string when it is kept."""

        def act(finding: Finding) -> None:
            self.book.waive(finding, category, reason, expires, self._role_for(finding))

        return self._act(Verdict.WAIVED, act)

    def _role_for(self, finding: Finding) -> str:
        return LAWYER if only_by_the_lawyer(finding) else self.role

    def needs_lawyer(self, finding: Finding) -> bool:
        """Whether only the lawyer may accept it, and the person has not said yet that they speak for the lawyer."""
        return only_by_the_lawyer(finding) and self.role != LAWYER

    def reason_refused(self, reason: str) -> str:
        """Why that is not enough of a reason, in words, or an empty string."""
        if is_a_reason(reason):
            return ""
        number = substance(reason)
        return say("errors.waiver-reason-short", self.language, least=LEAST_REASON, number=number)

    def may_be_open_ended(self, category: Category) -> bool:
        """Whether the question that stands now may be accepted without an end."""
        line = self.line
        return line is not None and may_be_open_ended(category, self._role_for(line.finding))

    def assign(self, owner: str, due: str, note: str) -> str:
        """Give the question to an owner; why not, in words, or an empty string when it is kept."""
        return self._act(Verdict.ASSIGNED, lambda finding: self.book.assign(finding, owner, due, note))

    def confirm(self) -> str:
        """Say in the lawyer's name that it stands; why not, in words, or an empty string when it is kept."""
        return self._act(Verdict.CONFIRMED, self.book.confirm)

    def _act(self, verdict: Verdict, act: Callable[[Finding], None]) -> str:
        line = self.line
        if line is None:
            return ""
        try:
            act(line.finding)
        except WizardError as refused:
            return " ".join(explain_all(refused, self.language))
        self.walk.deal(verdict)
        self._look()
        return ""

    def days(self) -> tuple[str, ...]:
        """ISO days that are proposed as the end of a waiver, the usual one first."""
        start = date.fromisoformat(self.today)
        return tuple((start + timedelta(days=ahead)).isoformat() for ahead in DAYS_PROPOSED)

    def told(self) -> str:
        """What the last act brought, in words: settled, new."""
        keys = (("settled", self.news.settled), ("added", self.news.added))
        return " ".join(say(f"review.{key}", self.language, number=number) for key, number in keys if number)


def _places(finding: Finding) -> list[str]:
    """Where the answer belongs; of many findings told as one, each place."""
    return list(dict.fromkeys(held.at for held in finding.evidence)) if finding.members else [finding.at]
