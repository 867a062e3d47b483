"""Legal blockers in a review: only the lawyer accepts or confirms them, and whoever records it must say so."""

import asyncio
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from on_screen import ENTER, Drafts, Driven, driven
from reviewers import REASONS, line_by_line
from test_review_walk import line, view

from notebook import Notebook
from roles import bank
from transcript import TODAY
from wizard.errors import Complaint, UsageError
from wizard.export.format import ReportLine, ReportView
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.session import Session
from wizard.model.answers import Answers
from wizard.model.gaps import Category, Finding
from wizard.phrases import say
from wizard.terminal.review.round import Round
from wizard.terminal.review.screen import ReviewScreen
from wizard.terminal.review.stops import Scope, Verdict


class Book:
    """Decisions without a disk; the report keeps what was not waived."""

    def __init__(self, *lines: ReportLine) -> None:
        self.lines = list(lines)
        self.done: list[tuple[Any, ...]] = []
        self.refuses = False

    def report(self, _: Session) -> ReportView:
        return view(*self.lines)

    def waive(self, finding: Finding, category: Category, reason: str, expires: str, role: str) -> None:
        if self.refuses:
            raise UsageError([Complaint("finding-gone", {"code": finding.code})])
        self.done.append(("waive", finding.code, category, reason, expires, role))
        self.lines = [held for held in self.lines if held.finding.code != finding.code]

    def assign(self, finding: Finding, owner: str, due: str, note: str) -> None:
        self.done.append(("assign", finding.code, owner, due, note))

    def confirm(self, finding: Finding) -> None:
        self.done.append(("confirm", finding.code))
        self.lines = [
            held._replace(finding=held.finding._replace(confirmed=True)) if held.finding == finding else held
            for held in self.lines
        ]


def legal_book() -> Book:
    return Book(line("LAW601", "legal", "blocker", legal=True), line("LAW605", "legal", "major", legal=True))


def begin(book: Book, role: str = "head", language: str = "en") -> Round:
    talk = Conversation(Session(bank(), Answers()), Notebook(), language)
    return Round(talk, book, TODAY, Scope(), role)


Act = Callable[[Driven, Round], Any]


def typed(held: Round, test: Act) -> None:
    """A sitting on the screen."""

    async def run() -> None:
        async with driven(
            bank(),
            held.language,
            talk=held.talk,
            make=lambda talk, paper, stage: ReviewScreen(talk, paper, stage, held),
        ) as drive:
            await test(drive, held)

    asyncio.run(run())


def spoken(held: Round, *lines: str) -> tuple[Outcome, str]:
    """A sitting of lines, and what was told."""
    out = io.StringIO()
    source: Iterator[str] = iter(lines)
    return line_by_line(held, Drafts(), source, out), out.getvalue()


def number(held: Round, act: str) -> str:
    return str(held.acts().index(act) + 1)


def test_only_legal_blockers_can_be_confirmed() -> None:
    """And only once."""
    held = begin(legal_book())
    assert "confirm" in held.acts()
    held.confirm()
    assert "confirm" not in held.acts()
    held.walk.back()
    assert held.line is not None
    assert held.line.finding.confirmed
    assert "confirm" not in held.acts()


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_confirmation_is_given_in_the_lawyers_name(language: str) -> None:
    """The first row leads back; the question stays open, and the next one is asked. Both faces."""
    book = legal_book()
    held = begin(book, language=language)

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(number(held, "confirm"), ENTER, ENTER)
        assert [] == book.done
        await drive.keys(number(held, "confirm"), ENTER, "2", ENTER)
        assert [("confirm", "LAW601")] == book.done
        assert held.line is not None
        assert "LAW605" == held.line.finding.code
        assert (1, 2) == (held.walk.tally[Verdict.CONFIRMED], held.walk.left)

    typed(held, test)
    plain = legal_book()
    _, told = spoken(begin(plain, language=language), "4", "1", "4", "2")
    assert [("confirm", "LAW601")] == plain.done
    assert say("review.confirm-ask", language) in told
    assert say("review.done-confirmed", language) in told


def test_a_legal_blocker_is_accepted_in_the_lawyers_name_only() -> None:
    """Whoever is not the lawyer is asked first; what is not a blocker is accepted in one's own name. Both faces."""
    reason = REASONS["en"]
    wanted = [
        ("waive", "LAW601", Category.ACCEPTED_RISK, reason, "2027-05-23", "legal"),
        ("waive", "LAW605", Category.FALSE_ALARM, reason, "2027-05-23", "head"),
    ]
    book = legal_book()

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(number(held, "waive"), ENTER, ENTER)
        assert say("review.act-waive", "en") in drive.text, "no: back to the question"
        await drive.keys(number(held, "waive"), ENTER, "2", ENTER, "1", ENTER, reason, ENTER, ENTER)
        await drive.keys(number(held, "false-alarm"), ENTER, reason, ENTER, ENTER)

    typed(begin(book), test)
    assert wanted == book.done
    plain = legal_book()
    spoken(begin(plain), "2", "1", "2", "2", "1", reason, "", "3", reason, "")
    assert wanted == plain.done


def test_the_lawyer_is_not_asked_who_they_are_when_accepting() -> None:
    """A review for the lawyer is held in the lawyer's name."""
    plain = legal_book()
    spoken(begin(plain, "legal"), "2", "1", REASONS["en"], "")
    assert [("waive", "LAW601", Category.ACCEPTED_RISK, REASONS["en"], "2027-05-23", "legal")] == plain.done


def test_hr_may_accept_without_an_end() -> None:
    """Only what is fixed by law, or a false alarm; others are not offered it. Both faces."""
    book = Book(line("A"), line("B"))

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(number(held, "waive"), ENTER, "1", ENTER, REASONS["en"], ENTER)
        assert say("review.no-end", "en") not in drive.text
        await drive.keys(ENTER)
        await drive.keys(number(held, "false-alarm"), ENTER, REASONS["en"], ENTER)
        assert say("review.no-end", "en") in drive.text
        await drive.keys("\x1b[B", "\x1b[B", "\x1b[B", "\x1b[B", ENTER)

    typed(begin(book, "hr"), test)
    assert [("2027-05-23", "hr"), ("", "hr")] == [done[-2:] for done in book.done]
    plain = Book(line("A"))
    _, told = spoken(begin(plain, "hr"), "3", REASONS["en"], "5")
    assert [("", "hr")] == [done[-2:] for done in plain.done]
    assert say("review.done-waived-open", "en") in told


def test_findings_about_waivers_are_not_waived() -> None:
    """There would be no end to it."""
    acts = begin(Book(line("WAV951"))).acts()
    assert "assign" in acts
    assert not {"waive", "false-alarm"} & set(acts)


def test_a_decision_that_the_book_refuses_is_told_and_can_be_left() -> None:
    """In lines «<» leads out of it; nothing is counted as done."""
    book = Book(line("A"))
    book.refuses = True
    held = begin(book)
    outcome, told = spoken(held, "2", "1", REASONS["en"], "", "<", "7")
    assert (Outcome.FINISHED, []) == (outcome, book.done)
    assert say("errors.finding-gone", "en", code="A") in told
    assert 0 == held.walk.tally[Verdict.WAIVED]
