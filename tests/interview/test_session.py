"""The session: what is next, going back, parking, undoing, counting; and laws over random interviews."""

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notebook import Notebook
from wizard.interview.conduct import Conversation, Heard, Outcome, conduct
from wizard.interview.prompter import Back, Done, Jump, Pass, Pause, Refusal, Reply, Said, Silent, Undo
from wizard.interview.session import Change, Session
from wizard.interview.steps import Step, StepKind, is_settled
from wizard.model.answers import Absence, Answer, Answers, Reason, State
from wizard.model.bank import Bank
from wizard.terminal.plain import PlainPrompter


class Listed:
    """A prompter that says what it is given, by address, and then passes."""

    def __init__(self, replies: dict[str, list[Reply]]) -> None:
        self.replies = {address: list(held) for address, held in replies.items()}
        self.asked: list[str] = []
        self.refused: list[str] = []
        self.changes: list[Change] = []

    def ask(self, step: Step, session: Session) -> Reply:
        self.asked.append(step.address)
        waiting = self.replies.get(step.address)
        return waiting.pop(0) if waiting else Pass()

    def refuse(self, step: Step, refusal: Refusal) -> None:
        self.refused.append(refusal.code)

    def kept(self, step: Step, cells: Any, change: Change) -> None:
        self.changes.append(change)


def run(session: Session, notebook: Notebook, **replies: list[Reply]) -> Listed:
    prompter = Listed({address.replace("__", "."): held for address, held in replies.items()})
    conduct(session, prompter, notebook, "en")
    return prompter


def test_questions_come_in_the_order_of_the_bank(session: Session, notebook: Notebook) -> None:
    """A question whose condition is unknown is not asked; nothing is asked twice."""
    prompter = run(session, notebook)
    assert "identity.budget" not in prompter.asked
    assert prompter.asked == list(dict.fromkeys(prompter.asked))
    assert ["identity.title", "identity.scope", "identity.leads"] == prompter.asked[:3]


def test_an_answer_opens_and_closes_other_questions(session: Session, notebook: Notebook) -> None:
    """Closing a condition parks its answer, opening it brings the answer back."""
    prompter = run(
        session,
        notebook,
        identity__scope=[Said("wide"), Said("narrow"), Said("wide")],
        identity__budget=[Said("5 USD")],
        identity__leads=[Jump("identity.scope"), Jump("identity.scope")],
    )
    assert ("identity.budget",) == prompter.changes[0].added
    assert ("identity.budget",) == prompter.changes[2].parked
    assert ("identity.budget",) == prompter.changes[3].returned
    assert {"amount": "5", "currency": "USD"} == notebook.answers["identity.budget"].value


def test_dont_know_is_an_answer_with_owner_and_day(session: Session, notebook: Notebook) -> None:
    """The absence is kept and the question is settled."""
    absence = Absence(Reason.UNKNOWN, "finance", "2026-12-03", {"en": "ask about the budget"})
    run(session, notebook, identity__title=[Silent(absence)])
    assert Answer(None, State.ABSENT, absence) == notebook.answers["identity.title"]
    assert "identity.title" not in run(Session(session.bank, notebook.answers), notebook).asked


def test_not_applicable_needs_its_reason(session: Session, notebook: Notebook) -> None:
    """Without words it is refused and asked again."""
    silent = Silent(Absence(Reason.NOT_APPLICABLE))
    prompter = run(
        session, notebook, identity__title=[silent, Silent(Absence(Reason.NOT_APPLICABLE, note={"en": "no post"}))]
    )
    assert ["refuse-no-reason"] == prompter.refused
    assert "identity.title" in notebook.answers


def test_later_is_asked_again_in_the_next_sitting(session: Session, notebook: Notebook) -> None:
    """And not again and again in this one."""
    run(session, notebook, identity__title=[Silent(Absence(Reason.LATER)), Pass()])
    assert "identity.title" in run(Session(session.bank, notebook.answers), notebook).asked


def test_back_changes_nothing(session: Session, notebook: Notebook) -> None:
    """Back then the same reply leaves the same answers."""
    run(session, notebook, identity__title=[Said("A"), Done()], identity__scope=[Back(), Said("narrow")])
    assert {"en": "A"} == notebook.answers["identity.title"].value
    assert 2 == len(notebook.answers)


def test_leaving_a_list_gone_back_to_keeps_what_stands(session: Session, notebook: Notebook) -> None:
    """Also where what stands is "I don't know": nobody is held in an empty list."""
    unknown = Silent(Absence(Reason.UNKNOWN, "finance"))
    prompter = run(session, notebook, duties__items=[unknown, Done()], rights__items=[Back()])
    assert [] == prompter.refused
    assert notebook.answers["duties.items"].absence == unknown.absence


def test_undo_takes_back_the_last_act(session: Session, notebook: Notebook) -> None:
    """The question is open again."""
    prompter = run(session, notebook, identity__title=[Said("A"), Said("B")], identity__scope=[Undo()])
    assert {"en": "B"} == notebook.answers["identity.title"].value
    assert ["identity.title", "identity.scope", "identity.title"] == prompter.asked[:3]


def test_undo_of_nothing_is_refused(session: Session, notebook: Notebook) -> None:
    """With a sentence, not an error."""
    assert ["refuse-undo"] == run(session, notebook, identity__title=[Undo()]).refused


def test_a_jump_to_nowhere_is_refused(session: Session, notebook: Notebook) -> None:
    """The person stays where they are."""
    prompter = run(session, notebook, identity__title=[Jump("nowhere"), Said("A")])
    assert ["refuse-jump"] == prompter.refused
    assert ["identity.title", "identity.title"] == prompter.asked[:2]


def test_pause_ends_the_sitting(session: Session, notebook: Notebook) -> None:
    """What was kept stays kept."""
    prompter = Listed({"identity.title": [Said("A")], "identity.scope": [Pause()]})
    assert Outcome.PAUSED is conduct(session, prompter, notebook, "en")[1]
    assert "identity.title" in notebook.answers


def test_rows_are_kept_one_reply_at_a_time(session: Session, notebook: Notebook) -> None:
    """Each reply is an act of its own; ids are given in order and never again."""
    run(session, notebook, duties__items=[Said("One"), Said("Two"), Said({"drop": "d2"}), Said("Three"), Done()])
    assert ["d1", "d3"] == notebook.answers["duties.items"].value
    assert 5 == sum("duties.items" in cells for _, cells in notebook.acts)


def test_rows_are_moved_copied_and_taken_out(session: Session, notebook: Notebook) -> None:
    """A copy has an id of its own and every field but the links; what is taken out can be undone."""
    replies: list[Reply] = [Said(["One", "Two", "Three"]), Said([{"move": "d3", "by": -5}]), Said([{"copy": "d1"}])]
    run(session, notebook, duties__items=[*replies, Said([{"drop": "d2"}]), Undo(), Said([{"move": "d3", "by": 1}])])
    assert ["d1", "d3", "d4", "d2"] == notebook.answers["duties.items"].value
    assert {"en": "One"} == notebook.answers["duties.items[d4].text"].value


def test_a_row_that_is_not_there_cannot_be_moved(session: Session, notebook: Notebook) -> None:
    """It is refused, and nothing changes."""
    prompter = run(session, notebook, duties__items=[Said("One"), Said([{"move": "d7", "by": 1}]), Done()])
    assert ["refuse-link"] == prompter.refused
    assert ["d1"] == notebook.answers["duties.items"].value


def test_after_the_last_question_one_can_still_go_back(session: Session, notebook: Notebook) -> None:
    """Back, a jump and undo work where nothing is open; an answer has no place there."""
    run(session, notebook, identity__title=[Said("A")])
    done = Session(session.bank, notebook.answers, passed=frozenset(step.address for step in session.steps))
    talk = Conversation(done, notebook, "en")
    while talk.step is not None:
        talk.hear(Pass())
    assert talk.hear(Said("lost?")) == Heard()
    assert "refuse-jump" == (talk.hear(Jump("nowhere")).refusal or Refusal("")).code
    talk.hear(Back())
    assert talk.step is not None
    talk.hear(Jump("identity.scope"))
    assert "identity.scope" == (talk.step.address if talk.step else "")
    talk.hear(Undo())
    assert "identity.title" not in talk.session.answers


def test_a_row_gone_to_by_its_name_is_gone_through(session: Session, notebook: Notebook) -> None:
    """Field by field, what stands may stay; any other way out closes the row."""
    replies = {"duties.items[d1].action_class": [Said("operate"), Done()], "duties.items[d1].text": [Said("First")]}
    prompter = run(
        session,
        notebook,
        duties__items=[Said(["One", "Two"]), Done()],
        rights__items=[Jump("duties.items[d1].text"), Done()],
        **replies,
    )
    after = prompter.asked[prompter.asked.index("rights.items") :]
    assert ["rights.items", "duties.items[d1].text", "duties.items[d1].action_class"] == after[:3]
    assert {"en": "First"} == notebook.answers["duties.items[d1].text"].value


def test_a_suggestion_brings_its_values_unconfirmed(session: Session, notebook: Notebook) -> None:
    """They become answered by one confirm."""
    prompter = run(session, notebook, duties__items=[Said({"suggestion": "draft-it"}), Done()])
    assert State.SUGGESTED is notebook.answers["duties.items[d1].action_class"].state
    assert "duties" in prompter.asked
    again = Session(session.bank, notebook.answers)
    run(again, notebook, duties=[Said("all")])
    assert State.ANSWERED is notebook.answers["duties.items[d1]"].state
    assert State.ANSWERED is notebook.answers["duties.items[d1].action_class"].state


def test_an_edited_suggestion_is_the_persons_own(session: Session, notebook: Notebook) -> None:
    """Only the edited field; the rest still waits for its confirm."""
    run(
        session,
        notebook,
        duties__items=[Said({"suggestion": "draft-it"}), Done()],
        duties=[Jump("duties.items[d1].action_class")],
        **{"duties.items[d1].action_class": [Said("sign")]},
    )
    assert Answer("sign") == notebook.answers["duties.items[d1].action_class"]
    assert State.SUGGESTED is notebook.answers["duties.items[d1]"].state


def test_a_right_that_serves_a_duty_is_proposed_not_chosen(session: Session, notebook: Notebook) -> None:
    """The link waits for the person; own duties get no proposal."""
    run(
        session,
        notebook,
        duties__items=[Said([{"suggestion": "draft-it"}, "Own"]), Done()],
        rights__items=[Said({"suggestion": "ask-info"}), Done()],
        **{"duties.items[d1].rights": [Said(["r1"])]},
    )
    kept = [cells for _, cells in notebook.acts if "duties.items[d1].rights" in cells]
    assert [State.SUGGESTED, State.ANSWERED] == [
        cells["duties.items[d1].rights"].state for cells in kept if cells["duties.items[d1].rights"]
    ]
    assert "duties.items[d2].rights" not in notebook.answers


def test_duties_that_lack_a_power_are_known(session: Session, notebook: Notebook) -> None:
    """By the table of action classes, until a right with that power is recorded."""
    replies = {"duties.items[d1].action_class": [Said("sign")], "rights.items": [Said("Sign acts"), Done()]}
    run(session, notebook, duties__items=[Said("Signs"), Done()], **replies)
    assert (("d1", "sign"),) == Session(session.bank, notebook.answers).duties_without_power()
    run(Session(session.bank, notebook.answers), notebook, **{"rights.items[r1].power": [Said("sign")]})
    assert () == Session(session.bank, notebook.answers).duties_without_power()


def test_progress_counts_only_what_is_known_to_apply(session: Session, notebook: Notebook) -> None:
    """Nothing undecided hides in the denominator."""
    first = session.progress
    assert (3, 0, 2) == (first.needed, first.settled, first.needed_here)
    assert 2 == first.undecided
    run(session, notebook, identity__title=[Said("A")], identity__scope=[Said("narrow")], identity__leads=[Said("no")])
    after = Session(session.bank, notebook.answers).progress
    assert (3, 2, 0) == (after.needed, after.settled, after.undecided)


REPLIES = st.one_of(
    st.text(max_size=12).map(Said),
    st.sampled_from(["1", "2", "wide", "narrow", "yes", "no", "2026-12-01", "5 USD", "sign", "prepare"]).map(Said),
    st.sampled_from([{"suggestion": "draft-it"}, {"suggestion": "ask-info"}, ["r1"], "all"]).map(Said),
    st.sampled_from([Done(), Done(), Pass(), Back(), Undo(), Jump("identity.scope"), Silent(Absence(Reason.LATER))]),
    st.just(Silent(Absence(Reason.UNKNOWN, "finance"))),
)


class Drawn:
    """Replies drawn by hypothesis, then passes, so that every interview ends."""

    def __init__(self, replies: list[Reply]) -> None:
        self.replies = replies
        self.steps = 0

    def ask(self, step: Step, session: Session) -> Reply:
        self.steps += 1
        assert self.steps < 2000, "the interview does not end"
        if self.replies:
            return self.replies.pop(0)
        return Done() if session.revising and is_settled(step, session.answers) else Pass()

    def refuse(self, step: Step, refusal: Refusal) -> None:
        """A refusal uses up its reply."""

    def kept(self, step: Step, cells: Any, change: Change) -> None:
        """Nothing to show."""


@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(REPLIES, max_size=40))
def test_every_interview_ends_and_resumes_to_the_same_answers(bank: Bank, replies: list[Reply]) -> None:
    """Whatever is said: it ends, nothing raises, and a new sitting over the kept answers changes none of them."""
    notebook = Notebook()
    _, outcome = conduct(Session(bank, notebook.answers), Drawn(list(replies)), notebook, "en")
    assert Outcome.FINISHED is outcome
    kept = notebook.answers
    conduct(Session(bank, kept), Drawn([]), notebook, "en")
    assert kept == notebook.answers
    for step in Session(bank, kept).steps:
        assert step.kind is StepKind.CONFIRM or bank.question(step.question.id) is not None


@pytest.mark.parametrize(("language", "yes"), [("en", "1"), ("ru", "1"), ("ar", "١")])
def test_the_plain_face_goes_the_whole_way(bank: Bank, language: str, yes: str) -> None:
    """Numbers in any digits, an own duty, a link, one confirm: the same answers in every language."""
    lines = ["Boss", yes, "", "", "", "", "", "", "", "1", "", "*", "1", "", yes, ""]
    notebook = Notebook()
    out = io.StringIO()
    face = PlainPrompter(io.StringIO("\n".join(lines) + "\n"), out, language, lambda: "2026-11-24")
    conduct(Session(bank, Answers()), face, notebook, language)
    assert {language: "Boss"} == notebook.answers["identity.title"].value
    assert "narrow" == notebook.answers["identity.scope"].value
    assert Answer(["r1"]) == notebook.answers["duties.items[d1].rights"]
    assert State.ANSWERED is notebook.answers["duties.items[d1]"].state


def test_the_plain_menu_records_who_answers_by_thursday(bank: Bank) -> None:
    """`!`, don't know, the second owner, a day of the week, a note."""
    notebook = Notebook()
    out = io.StringIO()
    face = PlainPrompter(io.StringIO("!\n1\n2\nby Thursday\nthe plan\n"), out, "en", lambda: "2026-11-24")
    conduct(Session(bank, Answers()), face, notebook, "en")
    assert (
        Absence(Reason.UNKNOWN, "finance", "2026-11-26", {"en": "the plan"})
        == notebook.answers["identity.title"].absence
    )
