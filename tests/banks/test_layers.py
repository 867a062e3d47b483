"""A bank laid over another: sections in their place, a company's own bank over ours, rows with questions of their own."""

from pathlib import Path

import pytest

from notebook import Notebook
from small_bank import small_bank_file
from wizard.assembly import assemble
from wizard.banks import open_bank
from wizard.errors import BankError, UsageError
from wizard.interview.conduct import conduct
from wizard.interview.script import read_script
from wizard.interview.scripted import ScriptedPrompter
from wizard.interview.session import Session
from wizard.interview.steps import map_of
from wizard.model.answers import Answers

OWN = """\
bank: {id: contracts-specialist, version: "7", extends: contracts-specialist, title: {en: Ours, ru: Наш, ar: لنا}}
sections:
  - id: company
    title: {en: Company, ru: Организация, ar: المنشأة}
    before: formalities
    questions:
      - id: company.uniform
        kind: text
        ask: {en: What is worn at work?, ru: Какая форма одежды?, ar: ما الزي المطلوب؟}
        clause: {en: "Dress:", ru: "Форма одежды:", ar: "الزي:"}
      - {id: company.shifts, kind: text, ask: {en: Shifts?, ru: Смены?, ar: الورديات؟}, printed: false}
"""

OVER = """\
bank: {id: over, version: "1", extends: small, title: {en: Over, ru: Над, ar: فوق}}
sections:
  - id: rights
    title: {en: Rights, ru: Права, ar: الصلاحيات}
    questions:
      - id: rights.items
        kind: records
        row: r
        ask: {en: Rights?, ru: Права?, ar: الصلاحيات؟}
        suggestions:
          - {id: sign-it, text: {en: Sign, ru: Подписывать, ar: التوقيع}, power: sign, asks: {amount: {en: Per contract?, ru: На договор?, ar: لكل عقد؟}}}
"""


def answered(path: Path, text: str, tmp_path: Path):
    """The bank and the answers that a file gives it."""
    bank = open_bank(str(path))
    script = tmp_path / "answers.yaml"
    script.write_text(text, encoding="utf-8")
    notebook = Notebook()
    conduct(Session(bank, Answers()), ScriptedPrompter(read_script(script, bank, "en"), "en"), notebook, "en")
    return bank, notebook.answers


def test_a_bank_of_the_workspace_may_extend_ours_of_the_same_name(tmp_path: Path) -> None:
    """Its section stands where it says; everything else is ours."""
    (tmp_path / "contracts-specialist.yaml").write_text(OWN, encoding="utf-8")
    opened = open_bank("contracts-specialist", [tmp_path])
    names = [section.id for section in opened.sections]
    assert names.index("company") == names.index("formalities") - 1
    assert "7" == opened.head.version
    duties = opened.question("duties.items")
    assert duties is not None
    assert duties.suggestion("draft-contract") is not None


def test_a_base_of_the_workspace_lies_under_our_roles(tmp_path: Path) -> None:
    """What a company asks about every position is written once."""
    (tmp_path / "base.yaml").write_text(OWN.replace("contracts-specialist", "base"), encoding="utf-8")
    assert open_bank("contracts-specialist", [tmp_path]).question("company.uniform") is not None
    assert open_bank("contracts-specialist").question("company.uniform") is None


def test_a_bank_that_extends_nothing_but_itself_is_refused(tmp_path: Path) -> None:
    """There is nothing of that name below it."""
    path = tmp_path / "storekeeper.yaml"
    path.write_text(OWN.replace("contracts-specialist", "storekeeper"), encoding="utf-8")
    with pytest.raises(BankError) as caught:
        open_bank(str(path))
    assert ["extends-unknown"] == [c.code for c in caught.value.complaints]


def test_banks_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    """A circle is named, not walked."""
    for name, other in (("one", "two"), ("two", "one")):
        head = OWN.replace("id: contracts-specialist", f"id: {name}").replace(
            "extends: contracts-specialist", f"extends: {other}"
        )
        (tmp_path / f"{name}.yaml").write_text(head, encoding="utf-8")
    with pytest.raises(BankError) as caught:
        open_bank("one", [tmp_path])
    assert ["extends-circle"] == [c.code for c in caught.value.complaints]


def test_a_section_before_one_that_does_not_exist_is_named(tmp_path: Path) -> None:
    """The sections that there are stand in the complaint."""
    (tmp_path / "contracts-specialist.yaml").write_text(
        OWN.replace("before: formalities", "before: formality"), encoding="utf-8"
    )
    with pytest.raises(BankError) as caught:
        open_bank("contracts-specialist", [tmp_path])
    complaint = caught.value.complaints[0]
    assert ("unknown-section", 5, 13, "formalities") == (
        complaint.code,
        complaint.line,
        complaint.column,
        complaint.values["meant"],
    )


def test_an_unknown_bank_is_a_mistake_of_the_command_line() -> None:
    """The nearest name is offered."""
    with pytest.raises(UsageError) as caught:
        open_bank("contracts-specialst")
    assert "contracts-specialist" == caught.value.complaints[0].values["meant"]


def test_a_row_is_asked_what_its_suggestion_asks(tmp_path: Path) -> None:
    """The hint of a column gives way to the one of the row; rows of one's own keep the column's."""
    small_bank_file(tmp_path)
    path = tmp_path / "over.yaml"
    path.write_text(OVER, encoding="utf-8")
    text = "bank: over\nanswers:\n  rights.items:\n    - {id: r1, text: {suggestion: sign-it}}\n    - {id: r2, text: Sign too, power: sign}\n"
    bank, answers = answered(path, text, tmp_path)
    hints = {step.address: step.field.hint for step in map_of(bank, answers).steps if step.address.endswith(".amount")}
    assert {
        "rights.items[r1].amount": {"en": "Per contract?", "ru": "На договор?", "ar": "لكل عقد؟"},
        "rights.items[r2].amount": {},
    } == hints


def test_an_answer_is_introduced_by_its_clause_and_left_out_where_it_only_steers(tmp_path: Path) -> None:
    """`clause` replaces the question in the document; `printed: false` keeps an answer out of it."""
    (tmp_path / "contracts-specialist.yaml").write_text(OWN, encoding="utf-8")
    text = "bank: contracts-specialist\nanswers:\n  company.uniform: Blue\n  company.shifts: Two\n"
    bank, answers = answered(tmp_path / "contracts-specialist.yaml", text, tmp_path)
    extras = assemble(bank, answers, "role").extras
    assert [("company.uniform", "Dress:")] == [
        (extra.fact.at, extra.ask["en"]) for extra in extras if extra.section == "company"
    ]
