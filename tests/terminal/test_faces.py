"""Which face an interview has, what the person is told first, and what is set back whatever happens."""

import io
import termios
from pathlib import Path
from typing import Any

import pytest

from notebook import Notebook
from roles import EXAMPLE, answers_of
from roles import bank as opened
from wizard.errors import UsageError
from wizard.interview.agenda import Aim
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.session import Session
from wizard.interview.steps import StepKind
from wizard.model.answers import Answer, Answers, Reason
from wizard.terminal import faces, opening
from wizard.terminal.closing import MOST_READ_OUT, heaviest, step_at, who_answers_what
from wizard.terminal.plain import PlainPrompter
from wizard.terminal.plain_end import close
from wizard.workflow.desk import Desk
from wizard.workflow.interviews import agenda_of, interview_from_file, known_positions
from wizard.workflow.live import Live
from wizard.workspace import Workspace


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("plain", "env", "terminals", "screen"),
    [
        (False, {}, (True, True), True),
        (True, {}, (True, True), False),
        (False, {"ACCESSIBLE": "1"}, (True, True), False),
        (False, {"TERM": "dumb"}, (True, True), False),
        (False, {}, (False, True), False),
        (False, {}, (True, False), False),
    ],
)
def test_the_terminal_decides(
    monkeypatch: pytest.MonkeyPatch, plain: bool, env: dict[str, str], terminals: tuple[bool, bool], screen: bool
) -> None:
    """Both streams must be a terminal, and nobody must have asked for plain lines."""
    monkeypatch.setattr("sys.stdin", Stream(terminal=terminals[0]))
    monkeypatch.setattr("sys.stdout", Stream(terminal=terminals[1]))
    assert screen is faces.wants_screen(plain=plain, env=env)


def test_closed_input_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is opened."""
    for nobody in (None, open("/dev/null", encoding="utf-8")):  # noqa: SIM115, PTH123
        monkeypatch.setattr("sys.stdin", nobody)
        with pytest.raises(UsageError) as caught:
            faces.somebody_is_there(plain=False)
        assert ["no-terminal"] == [complaint.code for complaint in caught.value.complaints]
    monkeypatch.setattr("sys.stdin", io.StringIO("x"))
    faces.somebody_is_there(plain=False)


def test_a_terminal_that_was_left_raw_is_mended() -> None:
    """A killed program takes echo and line editing with it; one that is in order stays as it is."""
    raw: list[Any] = [0, 0, 0, 0, 0, 0, []]
    mended = opening.mended(raw)
    assert mended[3] & termios.ECHO
    assert mended[3] & termios.ICANON
    assert mended[0] & termios.ICRNL
    sane: list[Any] = [0, 0, 0, termios.ECHO | termios.ICANON, 0, 0, []]
    assert sane == opening.mended(sane)
    assert [0, 0, 0, 0, 0, 0, []] == raw


@pytest.mark.parametrize(
    ("words", "screen"),
    [
        (["interview", "role"], True),
        (["--lang", "ar", "interview", "role", "--minutes", "10"], True),
        (["interview", "role", "--no-input"], False),
        (["--plain", "interview", "role"], False),
        (["interview", "--help"], False),
        (["gaps", "role"], False),
    ],
)
def test_the_first_text_is_only_for_a_screen(monkeypatch: pytest.MonkeyPatch, words: list[str], screen: bool) -> None:
    """Whatever else is typed prints its own words."""
    monkeypatch.setattr("os.isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    assert screen is opening._is_for_a_screen(words)
    monkeypatch.setenv("TERM", "dumb")
    assert not opening._is_for_a_screen(words)


def desk(folder: Path) -> Desk:
    return Desk(Workspace(folder), "en", "I. Petrova", lambda: "2026-11-24T09:00:00Z")


@pytest.mark.parametrize(
    ("only", "minutes", "aim"),
    [("", None, Aim.EVERYTHING), ("", 10.0, Aim.SHORT), ("missing", None, Aim.MISSING), ("unknown", None, Aim.UNKNOWN)],
)
def test_a_sitting_can_be_about_less(tmp_path: Path, only: str, minutes: float | None, aim: Aim) -> None:
    """By what is asked for, or by the time there is."""
    assert aim is agenda_of(desk(tmp_path), only, minutes)(opened()).aim


def test_mine_is_what_waits_for_the_owners_i_am(tmp_path: Path) -> None:
    """Bound in `role-wizard.toml`; whoever is not named there is the head."""
    assert {"head"} == agenda_of(desk(tmp_path), "mine", None)(opened()).roles
    (tmp_path / "role-wizard.toml").write_text('[people]\nlegal = "I. Petrova"\n', encoding="utf-8")
    assert {"legal"} == agenda_of(desk(tmp_path), "mine", None)(opened()).roles


@pytest.mark.parametrize("only", ["misssing", "missing:x", "section:dutys", "section:"])
def test_only_something_that_does_not_exist_is_refused(tmp_path: Path, only: str) -> None:
    """With the word that was probably meant."""
    with pytest.raises(UsageError):
        agenda_of(desk(tmp_path), only, None)(opened())
    assert "duties" == agenda_of(desk(tmp_path), "section:duties", None)(opened()).section


def test_positions_of_the_workspace_complete_each_other(tmp_path: Path) -> None:
    """Titles of the other roles, and every position that any role names."""
    interview_from_file(desk(tmp_path), "first", "contracts-specialist", EXAMPLE)
    known = known_positions(desk(tmp_path), "second")
    own = known_positions(desk(tmp_path), "first")
    assert "Contracts specialist" in known
    assert "Contracts specialist" not in own
    assert "Head of the legal department" in own
    assert len(set(known)) == len(known) > 3


def test_the_heaviest_questions_are_three_and_can_be_answered() -> None:
    """Blockers first; what waits for somebody already is not read out; nothing twice."""
    session = Session(opened(), answers_of(EXAMPLE))
    view = Live(opened(), "role", "en").report(session)
    found = heaviest(view, session, frozenset())
    assert MOST_READ_OUT == len(found)
    ranks = [line.finding.severity.rank for line, _ in found]
    assert sorted(ranks) == ranks
    told = frozenset({found[0][0].finding.fingerprint})
    assert [step for _, step in found[1:]] == [step for _, step in heaviest(view, session, told)][:2]
    assert [] == heaviest(view, session, frozenset("abc"))
    assert step_at(session, "nothing here") is None
    assert StepKind.ROWS is (step_at(session, "duties.items[d99].result") or session.steps[0]).kind


def test_who_must_answer_what_names_every_person() -> None:
    """At most five questions each, the rest counted."""
    session = Session(opened(), Answers())
    view = Live(opened(), "role", "en").report(session)
    told = list(who_answers_what(view))
    people = [text for text, style in told if style == "question"]
    assert {line.owner for line in view.lines} == {text.split(":")[0] for text in people}
    assert any(style == "dim" and text.startswith("+") for text, style in told)


def test_the_plain_end_takes_answers_and_hands_on() -> None:
    """The same three questions, line by line: answered now, assigned, left."""
    answers = answers_of(EXAMPLE)
    notebook = Notebook(answers)
    talk = Conversation(Session(opened(), answers), notebook, "en")
    live = Live(opened(), "role", "en")
    found = heaviest(live.report(talk.session), talk.session, frozenset())
    lines = ["2", "1", "thursday", "the plan", "1", "!", "4", "3", ""]
    out = io.StringIO()
    face = PlainPrompter(io.StringIO("\n".join(lines) + "\n"), out, "en", lambda: "2026-11-24")
    assert Outcome.FINISHED is close(face, talk, live.report, Outcome.FINISHED)
    assert "Important question 3 of 3" in out.getvalue()
    first = notebook.answers[found[0][1].address]
    assert (Reason.UNKNOWN, "2026-11-26") == (
        first.absence and first.absence.reason,
        first.absence and first.absence.due,
    )


def test_the_live_draft_is_made_once_for_each_state() -> None:
    """And again after an answer."""
    live = Live(opened(), "role", "en")
    session = Session(opened(), Answers())
    before = live.draft(session)
    assert before is live.draft(session)
    after = live.draft(session.take(session.answers.put({"identity.title": Answer({"en": "Clerk of letters"})})))
    assert "Clerk of letters" in after
    assert "Clerk of letters" not in before
