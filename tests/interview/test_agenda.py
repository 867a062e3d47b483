"""What a sitting is about: ten minutes, what is missing, what nobody knew, what waits for me, one section."""

from notebook import Notebook
from roles import EXAMPLE, answers_of
from roles import bank as opened
from wizard.interview.agenda import Agenda, Aim
from wizard.interview.conduct import Outcome, conduct
from wizard.interview.prompter import Done, Jump, Reply, Said, Silent
from wizard.interview.session import Session
from wizard.interview.steps import StepKind
from wizard.model.answers import Absence, Answer, Answers, Reason, place_of
from wizard.model.bank import Bank
from wizard.terminal.closing import step_at

from .test_session import Listed


def sitting(bank: Bank, answers: Answers, agenda: Agenda) -> Session:
    return Session(bank, answers, agenda=agenda)


def test_ten_minutes_begin_with_what_gives_most_value() -> None:
    """The bank's own short list, in its order; everything else comes behind it."""
    bank = opened()
    answers = answers_of(EXAMPLE)
    agenda = Agenda(Aim.SHORT, first=bank.head.short)
    assert bank.head.short
    empty = [step.address for step in agenda.order(sitting(bank, Answers(), agenda).steps, Answers())]
    assert ["identity.title", "identity.unit", "reporting.reports_to", "reporting.substituted_by"] == empty[:4]
    steps = list(agenda.order(sitting(bank, answers, agenda).steps, answers))
    assert len(steps) == len(sitting(bank, answers, agenda).steps)
    columns = [(p.row, p.field) for s in steps if (p := place_of(s.address)) and p.question == "duties.items"]
    assert ("d1", "action_class") in columns
    at = columns.index(("d1", "action_class"))
    assert [("d1", "result"), ("d1", "recipient"), ("d2", "action_class")] == columns[at + 1 : at + 4]


def test_when_the_time_is_up_the_sitting_ends() -> None:
    """The answer that was being given is kept; nothing more is asked."""
    bank, notebook = opened(), Notebook()
    prompter = Listed({"identity.title": [Said("Clerk")]})
    asked: list[bool] = []

    def time_is_up() -> bool:
        asked.append(True)
        return len(asked) > 1

    _, outcome = conduct(Session(bank, Answers()), prompter, notebook, "en", time_is_up)
    assert (Outcome.TIME_UP, ["identity.title"]) == (outcome, prompter.asked)
    assert "identity.title" in notebook.answers


def test_only_missing_asks_what_is_required_and_open(bank: Bank) -> None:
    """Nothing optional, nothing settled."""
    prompter = Listed({})
    conduct(sitting(bank, Answers(), Agenda(Aim.MISSING)), prompter, Notebook(), "en")
    assert ["identity.title", "identity.scope", "duties.items"] == prompter.asked


def test_only_unknown_asks_again_what_nobody_knew(bank: Bank) -> None:
    """Each once; a settled answer is not touched."""
    notebook = Notebook()
    unknown = Silent(Absence(Reason.UNKNOWN, "finance"))
    first = Listed({"identity.title": [Said("Clerk")], "identity.scope": [unknown], "identity.leads": [unknown]})
    conduct(Session(bank, Answers()), first, notebook, "en")
    again = Listed({"identity.scope": [Said("wide")], "identity.leads": [Done()]})
    conduct(sitting(bank, notebook.answers, Agenda(Aim.UNKNOWN)), again, notebook, "en")
    assert ["identity.scope", "identity.leads"] == again.asked
    assert "wide" == notebook.answers["identity.scope"].value
    assert Reason.UNKNOWN is (notebook.answers["identity.leads"].absence or Absence(Reason.LATER)).reason


def test_only_mine_asks_what_waits_for_me(bank: Bank) -> None:
    """What was handed to finance is asked of finance, and of nobody else."""
    notebook = Notebook()
    conduct(
        Session(bank, Answers()),
        Listed({"identity.scope": [Silent(Absence(Reason.UNKNOWN, "finance"))]}),
        notebook,
        "en",
    )
    finance = Listed({})
    conduct(sitting(bank, notebook.answers, Agenda(Aim.MINE, roles=frozenset({"finance"}))), finance, notebook, "en")
    assert ["identity.scope"] == finance.asked
    head = Listed({})
    conduct(sitting(bank, notebook.answers, Agenda(Aim.MINE, roles=frozenset({"head"}))), head, notebook, "en")
    assert "identity.scope" not in head.asked
    assert "identity.title" in head.asked


def test_one_section_is_walked_from_its_first_question(bank: Bank) -> None:
    """Settled questions too, each once; a jump elsewhere comes back into the section."""
    notebook = Notebook()
    conduct(Session(bank, Answers()), Listed({"identity.title": [Said("Clerk")]}), notebook, "en")
    walk = Listed({"identity.title": [Done()], "identity.scope": [Jump("duties.items"), Said("narrow")]})
    session = sitting(bank, notebook.answers, Agenda(Aim.SECTION, "identity"))
    conduct(session, walk, notebook, "en")
    assert ["identity.title", "identity.scope", "duties.items", "identity.scope", "identity.leads"] == walk.asked[:5]
    own = {
        step.address for step in session.steps if step.section.id == "identity" and step.kind is not StepKind.CONFIRM
    }
    assert own <= {*walk.asked, "identity.budget", "identity.headcount"}


def visit(bank: Bank, answers: Answers, replies: dict[str, list[Reply]], *addresses: str) -> tuple[Listed, Answers]:
    """A visit to these addresses: what was asked, and the answers after it."""
    notebook, prompter = Notebook(answers), Listed(replies)
    conduct(Session(bank, answers).visit(addresses), prompter, notebook, "en")
    return prompter, notebook.answers


def test_a_visit_asks_just_that_whether_it_is_settled_or_not(bank: Bank) -> None:
    """Each once, in the order of the bank; nothing else, however much is open."""
    answers = Answers({"identity.title": Answer({"en": "Clerk"})})
    replies: dict[str, list[Reply]] = {"identity.title": [Said("Head clerk")], "identity.scope": [Said("wide")]}
    prompter, after = visit(bank, answers, replies, "identity.scope", "identity.title")
    assert ["identity.title", "identity.scope"] == prompter.asked
    assert {"en": "Head clerk"} == after["identity.title"].value
    assert [] == visit(bank, answers, {})[0].asked


def test_a_visit_to_a_list_asks_the_rows_that_are_added(bank: Bank) -> None:
    """Whole, and only those: what is open in the others is another question."""
    old, _ = visit(bank, Answers(), {"duties.items": [Said("Keeps the register"), Done()]}, "duties.items")
    assert ["duties.items", "duties.items", "duties.items[d1].action_class"] == old.asked
    _, answers = visit(bank, Answers(), {"duties.items": [Said("Keeps the register"), Done()]}, "duties.items")
    new, _ = visit(bank, answers, {"duties.items": [Said("Writes the report"), Done()]}, "duties.items")
    assert ["duties.items", "duties.items", "duties.items[d2].action_class"] == new.asked


def test_a_visit_to_a_field_asks_what_its_answer_opens(bank: Bank) -> None:
    """The power to sign asks for its amount."""
    _, answers = visit(bank, Answers(), {"rights.items": [Said("Signs claims"), Done()]}, "rights.items")
    replies: dict[str, list[Reply]] = {"rights.items[r1].power": [Said("sign")]}
    prompter, _ = visit(bank, answers, replies, "rights.items[r1].power")
    assert ["rights.items[r1].power", "rights.items[r1].amount"] == prompter.asked


def test_a_link_that_has_nothing_to_choose_from_is_asked_when_it_has(bank: Bank) -> None:
    """The list first, then this link; the same link of another row waits."""
    duties = {"duties.items": [Said("Drafts"), Said("Writes"), Done()]}
    answers = visit(bank, Answers(), duties, "duties.items")[1]
    acts = {f"duties.items[d{n}].action_class": Answer("prepare") for n in (1, 2)}
    at = "duties.items[d1].rights"
    session = Session(bank, answers.put(acts))
    step = step_at(session, at)
    assert step is not None
    assert "rights.items" == step.address
    prompter = Listed({"rights.items": [Said("Asks"), Done()], at: [Said(["r1"])]})
    conduct(session.visit((step.address, at)), prompter, Notebook(session.answers), "en")
    assert {"rights.items", "rights.items[r1].power", at} == set(prompter.asked)
