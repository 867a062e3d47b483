"""The review on the screen by its keys: the card, answering in place and back, decisions, leaving and going on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from on_screen import BACK_TAB, CTRL_C, DOWN, ENTER, ESCAPE, F1, F3, Drafts, Driven
from reviewers import REASONS, ROLE, begun, kept, on_screen, reviewed
from terminals_in_tests import squeezed

from wizard.interview.conduct import Outcome
from wizard.model.text import LANGUAGES
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.review.round import Round
from wizard.terminal.review.stops import Scope, Verdict
from wizard.terminal.rtl import Order
from wizard.workflow.desk import Desk

SIZES = [(80, 24), (120, 40), (40, 20)]


def typed(
    folder: Path,
    test: Callable[[Driven, Round], object],
    language: str = "en",
    drafts: Drafts | None = None,
    desk: Desk | None = None,
    scope: Scope | None = None,
    **size: int,
) -> Outcome:
    """A sitting that types."""
    desk = desk or begun(folder, language)
    return reviewed(desk, lambda held, kept_drafts: on_screen(held, kept_drafts, test, **size), drafts, scope)


def choose(held: Round, act: str) -> tuple[str, str]:
    """The keys of an act."""
    return str(held.acts().index(act) + 1), ENTER


def stands(drive: Driven, text: str, language: str = "en") -> bool:
    """Whether a text is on the screen, wrapped or not."""
    rows = Paper(language, Order.VISUAL).rows(text, drive.size.columns - 6)
    return all(squeezed(row) in squeezed(drive.text) for row in rows) or squeezed(text) in squeezed(drive.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_card_says_what_is_asked_of_whom_and_what_can_be_done(
    tmp_path: Path, language: str, columns: int, rows: int
) -> None:
    """The question, its number and person, how grave it is, and the acts; the code and address where there is room."""

    async def test(drive: Driven, held: Round) -> None:
        line = held.line
        assert line is not None
        paper = Paper(language, Order.VISUAL)
        assert all(squeezed(row) in squeezed(drive.text) for row in paper.rows(line.question, columns - 1))
        for act in held.acts()[:4]:
            said = say(f"review.act-{act}", language)
            assert all(squeezed(row) in squeezed(drive.text) for row in paper.rows(said, columns - 6)), act
        assert "1" in drive.lines[3]
        grave = paper.rows(say(f"review.severity-{line.finding.severity}", language), columns - 1)
        assert all(squeezed(row) in squeezed(drive.text) for row in grave)
        if rows > 20:
            assert squeezed(line.finding.at) in squeezed(drive.text)
            assert line.finding.code in drive.text
        else:
            await drive.keys(F1)
            assert squeezed(say("review.act-answer", language)) not in squeezed(drive.text)

    assert Outcome.PAUSED is typed(tmp_path, test, language, columns=columns, rows=rows)


def test_answer_now_opens_the_very_question_and_comes_back(tmp_path: Path) -> None:
    """The answer is in the journal, what it settled is said, and the next question stands there."""

    async def test(drive: Driven, held: Round) -> None:
        first = held.line
        assert first is not None
        await drive.keys(*choose(held, "answer"))
        assert first.finding.at == drive.asked
        await drive.keys("General director", ENTER)
        assert "" == drive.asked
        assert held.line is not None
        assert held.line.finding.fingerprint != first.finding.fingerprint
        assert say("review.settled", "en", number=1) in drive.text

    typed(tmp_path, test)
    assert "General director" in kept(tmp_path)["journal.jsonl"]


def test_back_from_the_question_to_its_card_answers_nothing(tmp_path: Path) -> None:
    """What was half typed waits in the question."""
    desk = begun(tmp_path, "en")
    before = kept(tmp_path)

    async def test(drive: Driven, held: Round) -> None:
        first = held.line
        await drive.keys(*choose(held, "answer"))
        await drive.keys("General di", BACK_TAB)
        assert held.line == first
        assert say("review.act-waive", "en") in drive.text
        await drive.keys(*choose(held, "answer"))
        assert "General di" in drive.text

    typed(tmp_path, test, desk=desk)
    assert before == kept(tmp_path)


def test_many_places_told_as_one_are_asked_one_after_the_other(tmp_path: Path) -> None:
    """Back leads to the place before, then to the card; what was answered stays answered."""

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(F3, "afterwards", ENTER)
        assert held.line is not None
        assert "GAP008" == held.line.finding.code
        assert say("review.was-skipped", "en") not in drive.text
        await drive.keys(*choose(held, "answer"))
        assert "duties.items[d1].result" == drive.asked
        await drive.keys("A signed draft", ENTER)
        assert "duties.items[d2].result" == drive.asked
        await drive.keys(BACK_TAB)
        assert "duties.items[d1].result" == drive.asked
        await drive.keys(BACK_TAB)
        assert "" == drive.asked
        assert held.line is not None
        assert "GAP008" == held.line.finding.code

    typed(tmp_path, test)
    assert "A signed draft" in kept(tmp_path)["journal.jsonl"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_waiver_needs_a_real_reason(tmp_path: Path, language: str, columns: int, rows: int) -> None:
    """Too short a reason is refused and stays in the field; Esc leads one dialog back; half a year is proposed."""
    paper = Paper(language, Order.VISUAL)

    async def test(drive: Driven, held: Round) -> None:
        line = held.line
        assert line is not None
        await drive.keys(*choose(held, "waive"))
        await drive.keys("2", ENTER, "ok", ENTER)
        refused = say("errors.waiver-reason-short", language, least=15, number=2)
        assert squeezed(paper.rows(refused, columns - 1)[0]) in squeezed(drive.text)
        assert "ok" in drive.text
        await drive.keys(ESCAPE)
        category = say("review.category-deferred", language)
        assert squeezed(paper.rows(category, columns - 6)[0]) in squeezed(drive.text)
        await drive.keys("1", ENTER, "\x05\x15", REASONS[language], ENTER)
        await drive.keys(ENTER)
        assert held.line != line
        assert 1 == held.walk.tally[Verdict.WAIVED]

    typed(tmp_path, test, language, columns=columns, rows=rows)
    written = kept(tmp_path)["waivers.yaml"]
    assert REASONS[language] in written
    assert "2027-05-23" in written, "180 days from the day of the test"
    assert "accepted-risk" in written


def test_a_day_that_is_not_understood_or_too_far_is_asked_again(tmp_path: Path) -> None:
    """The refusals of the book of decisions are shown where the day was typed."""

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(*choose(held, "false-alarm"))
        await drive.keys(REASONS["en"], ENTER)
        await drive.keys("\x15", "some day", ENTER)
        assert say("screen.ask-due", "en")[:3] and "some day" in drive.text
        await drive.keys("\x05\x15", "2029-01-01", ENTER)
        assert "365" in drive.text
        assert "waivers.yaml" not in kept(tmp_path)
        await drive.keys("\x05\x15", "2027-01-01", ENTER)

    typed(tmp_path, test)
    assert "false-alarm" in kept(tmp_path)["waivers.yaml"]
    assert "2027-01-01" in kept(tmp_path)["waivers.yaml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_given_to_somebody(tmp_path: Path, language: str) -> None:
    """Who, by when, a note; then the next question."""

    async def test(drive: Driven, held: Round) -> None:
        line = held.line
        await drive.keys(*choose(held, "assign"))
        await drive.keys("3", ENTER, DOWN, DOWN, ENTER, REASONS[language], ENTER)
        assert held.line != line
        assert 1 == held.walk.tally[Verdict.ASSIGNED]
        await drive.keys(BACK_TAB)
        assert held.line is not None and line is not None
        assert line.finding.fingerprint == held.line.finding.fingerprint
        assert "legal" == held.line.finding.owner.role
        was = Paper(language, Order.VISUAL).rows(say("review.was-assigned", language), 79)
        assert all(squeezed(row) in squeezed(drive.text) for row in was)

    typed(tmp_path, test, language)
    written = kept(tmp_path)["assigned.yaml"]
    assert "owner: legal" in written
    assert "2026-11-25" in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_ctrl_c_loses_nothing_and_the_next_sitting_goes_on(tmp_path: Path, language: str) -> None:
    """What was skipped is not asked again; a half-typed reason stands in its field."""
    drafts = Drafts()
    desk = begun(tmp_path, language)
    asked: list[str] = []

    async def first(drive: Driven, held: Round) -> None:
        await drive.keys(*choose(held, "skip"))
        assert held.line is not None
        asked.append(held.line.finding.fingerprint)
        await drive.keys(*choose(held, "waive"))
        await drive.keys("1", ENTER, REASONS[language][:12], CTRL_C)

    assert Outcome.PAUSED is typed(tmp_path, first, desk=desk, drafts=drafts)
    assert "waivers.yaml" not in kept(tmp_path)

    async def second(drive: Driven, held: Round) -> None:
        assert held.line is not None
        assert asked == [held.line.finding.fingerprint]
        await drive.keys(*choose(held, "waive"))
        await drive.keys("1", ENTER, REASONS[language][12:], ENTER, ENTER)

    typed(tmp_path, second, desk=desk, drafts=drafts)
    assert REASONS[language] in kept(tmp_path)["waivers.yaml"]


def test_the_place_of_the_interview_is_left_alone(tmp_path: Path) -> None:
    """The interview goes on where it stood, whatever is reviewed meanwhile."""
    drafts = Drafts({"@here": "duties.scope"})

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(*choose(held, "answer"))
        await drive.keys("General director", ENTER, CTRL_C)

    typed(tmp_path, test, drafts=drafts)
    assert "duties.scope" == drafts.held["@here"]


def test_the_end_counts_and_offers_what_was_skipped(tmp_path: Path) -> None:
    """Then the walk begins anew with just that; finishing forgets it."""
    drafts = Drafts()

    async def test(drive: Driven, held: Round) -> None:
        number = len(held.walk.lines)
        for _ in range(number):
            await drive.keys(*choose(held, "skip"))
        assert say("review.end-title", "en") in drive.text
        assert say("review.tally-skipped", "en", number=number) in drive.text
        await drive.keys("2", ENTER)
        assert number == len(held.walk.waiting)
        await drive.keys(*choose(held, "finish"))

    assert Outcome.FINISHED is typed(tmp_path, test, drafts=drafts, scope=Scope(severities=frozenset({"blocker"})))
    assert "@review" not in drafts.held


def test_the_rule_is_explained(tmp_path: Path) -> None:
    """F1 or its act: the whole card, the rule's title and when it is wrong; Esc comes back."""

    async def test(drive: Driven, held: Round) -> None:
        assert held.line is not None
        await drive.keys(F1)
        assert say("review.found", "en", text="")[:14] in drive.text
        await drive.keys(ESCAPE)
        await drive.keys(*choose(held, "explain"))
        for _ in range(40):
            await drive.keys(DOWN)
        assert say("cli.page-wrong", "en") in drive.text
        await drive.keys(ESCAPE)
        assert say("review.act-skip", "en") in drive.text

    typed(tmp_path, test)


def test_a_decision_that_cannot_be_written_is_told_and_can_be_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is open elsewhere costs no word of what was typed."""
    from wizard.errors import Complaint, WorkspaceError
    from wizard.workspace import reviews

    real, failing = reviews.write_atomically, [True]

    def write(path: Path, content: Any) -> None:
        if failing.pop() if failing else False:
            raise WorkspaceError([Complaint("file-unwritable", {"why": "disk full"}, str(path))])
        real(path, content)

    monkeypatch.setattr(reviews, "write_atomically", write)

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(*choose(held, "waive"))
        await drive.keys("1", ENTER, REASONS["en"], ENTER, ENTER)
        assert "disk full" in drive.text
        await drive.keys(ENTER)
        assert 1 == held.walk.tally[Verdict.WAIVED]

    typed(tmp_path, test)
    assert REASONS["en"] in kept(tmp_path)["waivers.yaml"]
    assert (tmp_path / "roles" / ROLE).is_dir()


def test_what_is_not_asked_yet_is_answered_where_it_is_opened(tmp_path: Path) -> None:
    """Who settles a dispute with others is asked once there are others; the numbers of the acts never shift."""

    async def test(drive: Driven, held: Round) -> None:
        await drive.keys(F3, "GAP040", ENTER)
        assert held.line is not None
        assert "interactions.escalation" == held.line.finding.at
        assert "answer" == held.acts()[0]
        await drive.keys(*choose(held, "answer"))
        assert "interactions.items" == drive.asked

    typed(tmp_path, test)


def test_every_open_question_can_be_answered_in_place(tmp_path: Path) -> None:
    """Each opens a question of the interview, and goes back to its card untouched."""

    async def test(_: Driven, held: Round) -> None:
        seen = 0
        for line in held.walk.lines:
            held.walk.go_to(line)
            held.answer()
            assert held.talk.step is not None, line.finding.fingerprint
            held.settle()
            seen += 1
        assert seen > 20

    typed(tmp_path, test)
