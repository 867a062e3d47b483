"""A vague answer is asked what makes it usable: once, as the hint of one column, and nothing is held up."""

import pytest

from roles import bank
from wizard.banks import check_bank
from wizard.interview.steps import is_settled, map_of
from wizard.model.answers import Answer, Answers
from wizard.model.question import Probe

VAGUE = [
    ("duties.items", "action_class", {"en": "Ensures the timely shipment of goods"}, "does the holder do it"),
    ("duties.items", "action_class", {"en": "Coordinates the work of the warehouse"}, "planning who does what"),
    ("duties.items", "action_class", {"en": "Provides support to the sales team"}, "which part exactly"),
    ("duties.items", "action_class", {"en": "Oversees the stock"}, "against what"),
    ("duties.items", "action_class", {"en": "Takes measures against delay"}, "which measure"),
    ("duties.items", "action_class", {"ru": "Обеспечивает своевременную отгрузку товара"}, "does the holder do it"),
    ("duties.items", "action_class", {"ru": "Координирует работу склада"}, "planning who does what"),
    ("duties.items", "action_class", {"ru": "Участвует в подготовке отчётов"}, "which part exactly"),
    ("duties.items", "action_class", {"ru": "Осуществляет ведение учёта"}, "which act"),
    ("duties.items", "action_class", {"ar": "ضمان شحن البضائع في موعدها"}, "does the holder do it"),
    ("duties.items", "action_class", {"ar": "التنسيق مع المخزن بشأن الشحن"}, "planning who does what"),
    ("duties.items", "action_class", {"ar": "المشاركة في إعداد التقارير"}, "which part exactly"),
    ("duties.items", "result", {"en": "Reports"}, "shown as proof"),
    ("duties.items", "result", {"ru": "Отчётность"}, "shown as proof"),
    ("rights.items", "limit", {"ru": "Принимать решения в пределах своей компетенции"}, "one by one"),
    ("rights.items", "limit", {"ar": "اتخاذ القرار ضمن الاختصاص"}, "one by one"),
    ("requirements.items", "level", {"ru": "Коммуникабельность и ответственность"}, "trial task"),
    ("requirements.items", "level", {"en": "Stress resistance"}, "trial task"),
]

CLEAR = [
    ("duties.items", "action_class", {"en": "Inspects the goods on arrival"}),
    ("duties.items", "action_class", {"ru": "Сверяет накладные с заказом"}),
    ("duties.items", "action_class", {"ar": "إعداد تقرير المخزون الشهري"}),
    ("duties.items", "action_class", {"en": "Sends the unsupported claims back"}),
    ("duties.items", "result", {"en": "Inspects the goods on arrival"}),
    ("rights.items", "limit", {"en": "Decide on discounts of up to 5 %"}),
    ("requirements.items", "level", {"ru": "Знание правил хранения"}),
]
POWER = {"rights.items[r1].power": Answer("decide")}


def asked(question: str, column: str, text: dict[str, str]):
    """The step of the column for a row of one's own that says this."""
    held = bank("base").question(question)
    assert held is not None
    row = f"{held.row_prefix}1"
    cells = {
        question: Answer([row]),
        f"{question}[{row}]": Answer({}),
        f"{question}[{row}].{held.fields[0].id}": Answer(text),
    }
    answers = Answers({**cells, **POWER})
    return next(
        step for step in map_of(bank("base"), answers).steps if step.address == f"{question}[{row}].{column}"
    ), answers


@pytest.mark.parametrize(("question", "column", "text", "words"), VAGUE)
def test_a_vague_answer_gets_its_probe(question: str, column: str, text: dict[str, str], words: str) -> None:
    """In the column that can mend it; the step stays an ordinary one, so nothing is held up."""
    step, answers = asked(question, column, text)
    assert words in step.field.hint["en"].lower()
    assert {"en", "ru", "ar"} == set(step.field.hint)
    assert not is_settled(step, answers)
    assert is_settled(step, answers.put({step.address: Answer("operate")}))


@pytest.mark.parametrize(("question", "column", "text"), CLEAR)
def test_a_clear_answer_is_left_alone(question: str, column: str, text: dict[str, str]) -> None:
    """One wrong question costs more than five that were not asked."""
    held = bank("base").question(question)
    assert held is not None
    assert asked(question, column, text)[0].field == held.column(column)


def test_a_suggestion_of_ours_is_not_probed() -> None:
    """Its row asks its own questions."""
    cells = {
        "duties.items": Answer(["d1"]),
        "duties.items[d1]": Answer({"suggestion": "keep-secrecy"}),
        "duties.items[d1].text": Answer({"en": "Ensures secrecy"}),
    }
    steps = {step.address: step for step in map_of(bank("base"), Answers(cells)).steps}
    assert {} == steps["duties.items[d1].action_class"].field.hint


def test_a_probe_meets_starts_of_words_only() -> None:
    """«Reinsures» is no «ensures»; case and marks do not matter."""
    probe = Probe({"en": "?"}, {"en": ("ensure",), "ar": ("ضمان",)})
    assert probe.meets({"en": "ENSURES it"})
    assert probe.meets({"ar": "ضَمان الجودة"})
    assert not probe.meets({"en": "Reensures it"})
    assert not probe.meets({"ru": "ensure"})


def test_a_probe_without_words_is_a_mistake(tmp_path) -> None:
    """It would meet nothing, or everything."""
    from small_bank import SMALL, small_bank_file
    from wizard.errors import BankError

    text = SMALL.replace(
        "{id: text, kind: text, ask: {en: Duty,",
        "{id: text, kind: text, probes: [{ask: {en: A, ru: Б, ar: ت}}], ask: {en: Duty,",
    )
    with pytest.raises(BankError) as caught:
        check_bank(str(small_bank_file(tmp_path, text)))
    assert ["missing-key"] == [held.code for held in caught.value.complaints]
