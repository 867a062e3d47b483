"""A review with a person: the open questions of a role one by one, and everything that is decided about them."""

from collections.abc import Callable
from typing import TypeAlias

from wizard.errors import Complaint, UsageError
from wizard.export.format import ReportView
from wizard.interview.agenda import NOTHING
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.session import Session
from wizard.model.gaps import OWNERS, Category, Finding
from wizard.model.text import fold, nearest
from wizard.workflow import reviews
from wizard.workflow.desk import Desk, Opened, opened
from wizard.workflow.documents import assembled
from wizard.workflow.live import Live, live_for
from wizard.workflow.reports import report_view

BY_REVIEW = "review"
"""How the journal names answers that were given while the open questions were walked."""


class Decisions:
    """The report of the answers in memory with all that was decided; what is decided now is on disk at once."""

    def __init__(self, desk: Desk, role: str, live: Live) -> None:
        self.desk = desk
        self.role = role
        self.live = live

    def report(self, session: Session) -> ReportView:
        """The report as it stands."""
        return self.live.report(session)

    def waive(self, finding: Finding, category: Category, reason: str, expires: str, role: str) -> None:
        """Accept a finding in the name of an owner, until an ISO day or without an end."""
        reviews.waive(self.desk, self.role, finding, category.value, reason, as_role=role, expires=expires)
        self.live.forget()

    def assign(self, finding: Finding, owner: str, due: str, note: str) -> None:
        """Give a finding to an owner."""
        reviews.assign(self.desk, self.role, finding, owner, due, note)
        self.live.forget()

    def confirm(self, finding: Finding) -> None:
        """Confirm a legal blocker in the lawyer's name."""
        reviews.confirm(self.desk, self.role, finding)
        self.live.forget()


Face: TypeAlias = Callable[[Opened, Conversation, Decisions], Outcome]
"""Whoever is asked, once everything is open."""


def review_with(desk: Desk, role: str, face: Face) -> Outcome:
    """Open the role and walk its open questions; answers go into its journal, decisions beside it."""
    reviews.review_book(desk, role)  # a file of decisions that cannot be read is said before anything is asked
    with opened(desk, role, "", BY_REVIEW, lambda _: NOTHING) as (start, memory):
        talk = Conversation(start.session, memory, desk.language)
        return face(start, talk, Decisions(desk, role, live_for(desk, role, start.bank)))


def report_of(desk: Desk, role: str) -> ReportView:
    """The report before the review opens the role; UsageError where there is no such role."""
    return report_view(assembled(desk, role), desk.settings.people, desk.language)


def owners_named(desk: Desk, wanted: str) -> frozenset[str]:
    """The owners that `--for` means: one by name, or all whom a person is bound to; UsageError where it is neither."""
    if not wanted:
        return frozenset()
    people = desk.settings.people
    if wanted in OWNERS:
        return frozenset({wanted})
    found = frozenset(role for role, person in people.items() if fold(person) == fold(wanted))
    if not found:
        known = [*OWNERS, *people.values()]
        values = {"word": wanted, "known": ", ".join(known), "meant": nearest(wanted, known)}
        raise UsageError([Complaint("unknown-word", values, "--for")])
    return found


def speaks_for(desk: Desk, wanted: frozenset[str]) -> str:
    """The owner in whose name the person decides: whom the review is for, else whom they are bound to, else head."""
    mine = [role for role in OWNERS if desk.settings.people.get(role) == desk.who]
    if len(wanted) == 1:
        return next(iter(wanted))
    return next((role for role in mine if role in wanted or not wanted), "head")
