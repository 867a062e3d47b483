"""Greets every bank: it loads, speaks three languages, hides nothing, and its example interview runs to the end."""

import os
import random
import re
from collections.abc import Mapping

import pytest
from markdown_it import MarkdownIt

from notebook import Notebook
from roles import BANKS, answers_of, bank, position_of, report_of
from wizard.banks import bank_names, check_bank
from wizard.draft import write
from wizard.gaps import question as ask_of
from wizard.gaps import sentence
from wizard.interview.conduct import Outcome, conduct
from wizard.interview.prompter import Done, Pass, Refusal, Reply, Said
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Answer, Answers
from wizard.model.applicability import Applicability
from wizard.model.gaps import marks_of
from wizard.model.question import Field, Kind
from wizard.model.text import LANGUAGES, fields_of

NAMES = [path.stem for path in sorted(BANKS.glob("*.yaml"))]


def test_the_guard_sees_banks() -> None:
    """An empty folder fails here."""
    assert (
        {
            "base",
            "client-facing",
            "client-manager",
            "contracts-specialist",
            "head-of-enterprise",
            "sales-consultant",
            "sales-manager",
        }
        == set(NAMES)
        == set(bank_names())
    )


def texts_of(name: str):
    """Every human text of a bank with a word on where it stands."""
    opened = bank(name)
    yield "title", opened.head.title
    for section in opened.sections:
        yield section.id, section.title
        for question in section.questions:
            for field in (question.field, *question.fields):
                yield f"{question.id}.{field.id}.ask", field.ask
                for part in ("hint", "help", "example", "why"):
                    if getattr(field, part):
                        yield f"{question.id}.{field.id}.{part}", getattr(field, part)
                yield from ((f"{field.id}.{choice.value}", choice.label) for choice in field.choices)
                yield from ((f"{question.id}.{field.id}.probe", probe.ask) for probe in field.probes)
            if question.clause:
                yield f"{question.id}.clause", question.clause
            for offered in question.suggestions:
                yield from ((f"{question.id}.{offered.id}.asks.{key}", text) for key, text in offered.asks.items())
                for key, value in offered.values.items():
                    if isinstance(value, dict):
                        yield f"{question.id}.{offered.id}.{key}", value


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_there_in_every_language(name: str) -> None:
    """No text is missing, mixes Latin with Cyrillic in a word, or uses signs that mirror in Arabic."""
    seen = 0
    for place, text in texts_of(name):
        seen += 1
        assert set(LANGUAGES) == set(text), place
        assert 1 == len({fields_of(wording) for wording in text.values()}), place
        assert not re.search(r"[A-Za-z][а-яё]|[а-яё][A-Za-z]", text["ru"]), place
        assert not set("≥≤<>") & set(text["ar"]), place
        assert re.search(r"[\u0600-\u06ff]", text["ar"]) or not re.search(r"[A-Za-z]{4}", text["en"]), place
    assert seen > 200


@pytest.mark.parametrize("name", NAMES)
def test_required_questions_say_why(name: str) -> None:
    """Whoever must answer may ask for the reason."""
    for question in bank(name):
        assert not question.field.required or question.field.why or question.field.when is not None, question.id


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_asked_for_exactly_the_classes_that_need_a_power(name: str) -> None:
    """The bank's condition and the table of action classes say the same."""
    question = bank(name).question("duties.items")
    assert question is not None
    column = question.column("rights")
    assert column is not None
    assert column.when is not None
    without = {held.id for held in bank(name).action_classes.values() if not held.needs}
    assert f"row.action_class not in {sorted(without)!r}".replace('"', "'") == _sorted_list(column.when.source)


def _sorted_list(source: str) -> str:
    head, _, rest = source.partition("[")
    return f"{head}{sorted(re.findall(r'[a-z]+', rest))!r}"


@pytest.mark.parametrize("name", NAMES)
def test_a_suggested_duty_that_needs_a_power_finds_a_right_that_grants_it(name: str) -> None:
    """Whoever takes a duty is offered every power it needs."""
    opened = bank(name)
    duties, rights = opened.question("duties.items"), opened.question("rights.items")
    assert duties is not None
    assert rights is not None
    for duty in duties.suggestions:
        act = opened.action_classes[duty.values["action_class"]]
        offered = frozenset(r.values["power"] for r in rights.suggestions if duty.id in r.serves)
        assert () == act.lacks(offered), duty.id


@pytest.mark.parametrize("name", NAMES)
def test_the_example_interview_runs_to_the_end(name: str) -> None:
    """Every bank has one; every answer is taken, and only honest gaps are left."""
    answers = answers_of(BANKS / "examples" / f"{name}.yaml", name)
    report = report_of(answers, name)
    assert 100 < len(answers)
    assert 0 < len(report.findings) < 15
    assert () == report.crashed


def test_the_bank_of_the_readme_is_a_bank(tmp_path) -> None:
    """What a newcomer copies loads, and its suggestions fit; its table names every kind."""
    readme = (BANKS / "README.md").read_text(encoding="utf-8")
    path = tmp_path / "storekeeper.yaml"
    path.write_text(readme.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    opened, remarks = check_bank(str(path))
    assert () == remarks
    duties = opened.question("duties.items")
    assert duties is not None
    assert ["receive-goods", "inspect-dangerous-goods"] == [held.id for held in duties.suggestions][:2]
    assert {kind.value for kind in Kind} == set(
        re.findall(r"`([a-z-]+)`", readme.partition("| kind |")[2].partition("\n\n")[0])
    ) - {"fields"}


class Wanderer:
    """Answers at random, by the kind of the question, in one language; `fixed` questions get the value given."""

    def __init__(self, seed: int, language: str, fixed: Mapping[str, object]) -> None:
        self.dice = random.Random(seed)
        self.language = language
        self.fixed = fixed
        self.asked: list[str] = []
        self.rows: dict[str, int] = {}

    def ask(self, step: Step, session: Session) -> Reply:
        if step.kind is StepKind.ROWS:
            return self._rows(step, session)
        self.asked.append(step.address)
        if step.kind is StepKind.CONFIRM:
            return Said(self.dice.choice(["all", []]))
        if step.address in self.fixed:
            return Said(self.fixed[step.address])
        return Said(self._value(step.field, session, step.row)) if self.dice.random() < 0.9 else Pass()

    def _rows(self, step: Step, session: Session) -> Reply:
        name = step.question.id
        self.rows[name] = self.rows.get(name, 0) + 1
        taken = {session.answers.origin(name, row) for row in session.answers.rows(name)}
        offered = [held.id for held in step.question.suggestions if session.fits(held) and held.id not in taken]
        if self.rows[name] > 4:
            return Done()
        return (
            Said({"suggestion": self.dice.choice(offered)})
            if offered and self.dice.random() < 0.7
            else Said("Своё / own")
        )

    def _value(self, field: Field, session: Session, row: str) -> object:
        match field.kind:
            case Kind.CHOICE:
                return self.dice.choice(field.choices).value
            case Kind.CHOICES:
                return [self.dice.choice(field.choices).value]
            case Kind.YES_NO:
                return self.dice.choice([True, False])
            case Kind.NUMBER | Kind.PERCENT:
                return str(self.dice.randint(0, 100))
            case Kind.MONEY:
                return "500 USD"
            case Kind.DATE:
                return "2026-12-01"
            case Kind.TEXTS:
                return ["один", "two"]
            case Kind.LINKS:
                return [self.dice.choice(session.answers.rows(field.links))]
            case _:
                return self.dice.choice(["Ответ", "Answer *one*", "جواب"])

    def refuse(self, step: Step, refusal: Refusal) -> None:
        raise AssertionError(f"{step.address}: {refusal}")

    def kept(self, step: Step, cells: object, change: object) -> None:
        """Nothing to show."""


def branches_of(name: str) -> list[dict[str, object]]:
    """Every value of every question that a condition of this bank reads, one at a time."""
    opened = bank(name)
    conditions = [
        held.when for question in opened for held in (question.field, *question.fields, *question.suggestions)
    ]
    read = {name for condition in conditions if condition is not None for name in condition.reads}
    fixed: list[dict[str, object]] = []
    for question in opened:
        if question.id in read and question.kind in (Kind.CHOICE, Kind.CHOICES):
            values = [choice.value for choice in question.field.choices]
            fixed += [{question.id: [value] if question.kind is Kind.CHOICES else value} for value in values]
        elif question.id in read and question.kind is Kind.YES_NO:
            fixed += [{question.id: True}, {question.id: False}]
    return fixed


WALKS = int(os.environ.get("ROLE_WIZARD_WALKS", "10"))
"""Walks for each bank and language; 200 of them reach every branch several times."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_random_interviews_end_and_write_a_draft(name: str, language: str) -> None:
    """Each applicable question once, a draft that parses and a report at the end; the seed is in the message."""
    branches = branches_of(name)
    assert len(branches) >= 10
    for seed in range(WALKS):
        fixed = branches[(seed * len(LANGUAGES) + LANGUAGES.index(language)) % len(branches)]
        wanderer, notebook = Wanderer(seed, language, fixed), Notebook()
        session, outcome = conduct(Session(bank(name), Answers()), wanderer, notebook, language)
        assert Outcome.FINISHED is outcome, (seed, fixed)
        assert len(wanderer.asked) == len(set(wanderer.asked)), (seed, fixed)
        assert session.current is None
        report = report_of(notebook.answers, name)
        assert () == report.crashed, (seed, fixed)
        assert all(sentence(found, language) and ask_of(found, language) for found in report.findings), (seed, fixed)
        text = write(position_of(notebook.answers, name), bank(name), language, marks_of(report))
        headings = [
            held for held in MarkdownIt("commonmark").enable("table").parse(text) if held.type == "heading_open"
        ]
        assert len(headings) >= 6, (seed, fixed)


@pytest.mark.parametrize("name", NAMES)
def test_no_suggestion_is_out_of_reach(name: str) -> None:
    """Every conditional suggestion is offered on some branch: alone, or together with another."""
    opened, reached, hidden = bank(name), set(), set()
    branches = branches_of(name)
    pairs = [first | second for first in branches for second in branches]
    people = {"reporting.direct_reports": [{"en": "Somebody"}]}
    for fixed in [*branches, *pairs, people]:
        answers = Answers({at: Answer(value) for at, value in fixed.items()})
        applies = Applicability(opened, answers)
        for question in opened:
            for offered in question.suggestions:
                if offered.when is not None:
                    (reached if applies.holds(offered.when) else hidden).add((question.id, offered.id))
    assert reached
    assert set() == hidden - reached


@pytest.mark.parametrize("name", NAMES)
def test_no_text_names_a_key_of_one_face(name: str) -> None:
    """The screen and plain lines have other keys; a bank speaks of what can be chosen on both."""
    text = (BANKS / f"{name}.yaml").read_text(encoding="utf-8")
    keys = re.compile(r"(?:type|press|введите|нажмите|اكتب|اضغط) (?:[!<>/]|F\d|Esc)", re.IGNORECASE)
    assert [] == keys.findall(text)
    assert keys.findall("None? Type ! and say so.")
