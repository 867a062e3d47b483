"""Every text of the banks keeps to the glossary of its language, and to what the law allows to be said."""

import re

import pytest

from roles import BANKS, TESTS, answers_of, bank
from test_every_bank import NAMES, texts_of
from wizard.banks import open_law
from wizard.model.answers import Answer, Answers
from wizard.model.applicability import Applicability
from wizard.model.text import LANGUAGES
from wizard.phrases import group, groups

TERMS = {
    "acceptance act": ("акт", "محضر استلام|محاضر الاستلام"),
    "approval matrix": ("матриц", "مصفوفة الصلاحيات"),
    "approval sheet": ("лист[аы]? согласования", "نموذج الموافقات|نماذج الموافقات"),
    "attestation": ("аттестац", "التقييم الدوري"),
    "charter": ("устав", "النظام الأساسي|نظامها الأساسي"),
    "client base": ("клиентск\\w+ баз", "قاعدة بيانات العملاء"),
    "commercial offer": ("коммерческ\\w+ предложен", "عرض تجاري|العروض التجارية"),
    "complaint": ("жалоб", "شكو|شكاو|اشتكى"),
    "contract register": ("реестр\\w* договоров", "سجل العقود"),
    "counterpart(y|ies)": ("контрагент", "المتعاقد|المتعاقدة|الأطراف المخلّة"),
    "delivery note": ("накладн", "إذن تسليم|إذن التسليم|أذون التسليم"),
    "direct manager": ("непосредственн\\w+ руководител", "الرئيس المباشر"),
    "display plan": ("планограмм", "مخطط العرض|مخطط عرض"),
    "feedback": ("обратн\\w+ связ", "التغذية الراجعة"),
    "internal labour rules": ("внутреннего трудового распорядка", "لائحة تنظيم العمل"),
    "loyalty programme": ("программ\\w* лояльности", "برنامج ولاء|برنامج الولاء|برامج الولاء"),
    "objection": ("возражен", "اعتراض"),
    "personal data": ("персональны\\w+ данны", "البيانات الشخصية"),
    "power of attorney": ("доверенност", "وكالة"),
    "staffing table": ("штатн", "جدول الملاك"),
    "supplementary agreement": ("дополнительн\\w+ соглашен", "ملحق|ملاحق"),
    "target audience": ("аудитори", "الفئة المستهدفة"),
    "tax invoice": ("сч[её]т\\w*-фактур", "فاتورة ضريبية|الفواتير الضريبية"),
}
"""What a text that holds the English term must hold in Russian and in Arabic."""

SLIPS = (
    *("شهادة الموظف", "اتصالات الخدمة", "إنشاء ملاحظات", "محاسبة عمل المنافسين", "جدول التوظيف", "وحدات الموظفين"),
    *("القبول شهادات", "ترتيب الاستبدال", "القطاع الخاص بك", "المعايير الفنية", "الرقم الرئيسي", "الوظيفة الوظيفية"),
    *("وظيفة عمله", "التنظيم التنظيمي", "الأطراف المقابلة", "اتفاقيات إضافية", "حركة المرور", "العزل من"),
    *("النباحون", "القواعد والقواعد", "إعادة قراءة الموظف", "مسؤوليات الوظيفة", "أعلى مسؤول تنفيذي"),
)
"""Wrong words of the machine translation that the source is."""

MANDATORY = {
    "en": r"(?<!not )(?:required by law|mandatory|prescribed by law) .{0,20}description|law requires a (?:job )?description",
    "ru": r"инструкция обязательна|обязан\w* иметь (?:должностн|инструкц)|закон требует (?:должностн|инструкц)",
    "ar": "الوصف الوظيفي إلزامي|يُلزم القانون بوضع|يشترط القانون وصف",
}


def everything():
    """Each text of the banks and of the law, with its place."""
    for name in NAMES:
        yield from ((f"{name}: {place}", text) for place, text in texts_of(name))
    for country, notes in open_law().notes.items():
        for note in notes:
            yield f"{country}: {note.id}", note.act
            yield f"{country}: {note.id}", note.says


TEXTS = list(everything())


def test_the_guard_sees_texts() -> None:
    """An empty list would pass everywhere."""
    assert len(TEXTS) > 3000
    assert {"ru", "sa", "ae", "eg", "us", "uk", "other"} == set(open_law().countries) == set(open_law().notes)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_its_word_in_every_language(term: str) -> None:
    """Wherever the English text has the term, the others have theirs."""
    russian, arabic = TERMS[term]
    found = [(place, text) for place, text in TEXTS if re.search(rf"\b{term}s?\b", text["en"], re.IGNORECASE)]
    assert found
    for place, text in found:
        assert re.search(russian, text["ru"], re.IGNORECASE), (place, text["ru"])
        assert re.search(arabic, text["ar"]), (place, text["ar"])


@pytest.mark.parametrize("slip", SLIPS)
def test_no_slip_of_the_source_is_repeated(slip: str) -> None:
    """Neither in a bank nor in a phrase of the program."""
    assert [] == [place for place, text in TEXTS if slip in text["ar"]]
    assert [] == [(name, key) for name in groups() for key, held in group(name).items() if slip in str(held)]


def test_a_list_of_acts_starts_in_one_form() -> None:
    """Russian duties say what the holder does, rights what may be done; Arabic ones start with a verbal noun."""
    present = re.compile(r"^(?:Заранее )?\w+(?:ет|ёт|ит|ат|ят|ют|ут|тся)\b")
    infinitive = re.compile(
        r"^(?:Напрямую |Самостоятельно |Не |Периодически )?\w+(?:ть|ти|чь|ться|тись)\b", re.IGNORECASE
    )
    for name in NAMES:
        for question, form in (("duties.items", present), ("rights.items", infinitive)):
            held = bank(name).question(question)
            assert held is not None
            for offered in held.suggestions:
                text = offered.values["text"]
                assert form.search(text["ru"]), (name, offered.id, text["ru"])
                assert not text["ar"].startswith(("يـ", "ي", "أن ")), (name, offered.id, text["ar"])


def test_nothing_says_that_a_description_is_mandatory() -> None:
    """It is optional to have and binding once adopted."""
    for place, text in TEXTS:
        for language in LANGUAGES:
            assert not re.search(MANDATORY[language], text[language], re.IGNORECASE), (place, text[language])


def test_no_act_that_was_replaced_is_cited() -> None:
    """Neither in a bank, nor in a note on the law, nor in a document that comes out."""
    stale = open_law().stale
    assert len(stale) >= 8
    written = [(path.name, path.read_text("utf-8")) for path in sorted((TESTS / "golden").rglob("draft.*.md"))]
    assert len(written) >= 15
    written += [(place, " ".join(text.values())) for place, text in TEXTS]
    for act in stale:
        assert act.signs
        assert [] == [place for place, words in written if any(sign in words for sign in act.signs)], act.id


@pytest.mark.parametrize("country", ["ru", "sa", "ae", "eg", "other"])
def test_every_country_fills_liability_and_changes(country: str) -> None:
    """Discipline and damage at least; no fine, no lost profit, no full liability by default."""
    for form in ("separate", "annex"):
        answers = Answers({"identity.jurisdiction": Answer(country), "identity.form": Answer(form)})
        applies = Applicability(bank("base"), answers)
        offered = {
            name: [held for held in bank("base").question(name).suggestions if applies.holds(held.when)]
            for name in ("liability.items", "formalities.change_procedure")
        }
        assert {"disciplinary", "material"} <= {held.values["kind"] for held in offered["liability.items"]}
        assert 1 == len(offered["formalities.change_procedure"])
        texts = " ".join(str(held.values) for held in offered["liability.items"]).lower()
        assert not re.search(r"штраф|упущенн|полн\w+ материальн|fine\b|lost profit|غرامة", texts)


@pytest.mark.parametrize("country", ["us", "uk"])
def test_where_no_liability_section_is_practice_none_is_asked_for(country: str) -> None:
    """The question does not apply there, and how a text is changed is offered all the same."""
    held = bank("base").question("liability.items")
    changes = bank("base").question("formalities.change_procedure")
    assert held is not None
    assert changes is not None
    applies = Applicability(bank("base"), Answers({"identity.jurisdiction": Answer(country)}))
    assert applies.question(held) is False
    assert not any(applies.holds(offered.when) for offered in held.suggestions if offered.when is not None)
    assert 1 == sum(applies.holds(offered.when) is True for offered in changes.suggestions if offered.when is not None)
    assert Applicability(bank("base"), Answers()).question(held)


def test_a_note_on_the_law_says_how_we_know() -> None:
    """Act, what it says in every language, status, and the day on which it was looked at."""
    for notes in open_law().notes.values():
        assert notes
        for note in notes:
            assert set(LANGUAGES) == set(note.act) == set(note.says), note.id
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", note.checked), note.id
            assert note.place or note.status == "general", note.id


def test_a_worker_gets_a_production_instruction_and_the_tariff_guide() -> None:
    """In Russia: another name of the document, another source of requirements."""
    answers = answers_of(TESTS / "personas" / "storekeeper.yaml", "base")
    documents = bank("base").question("documents.items")
    assert documents is not None
    applies = Applicability(bank("base"), answers)
    offered = {held.id for held in documents.suggestions if held.when is None or applies.holds(held.when)}
    assert "ru-tariff-guide" in offered
    assert "ru-guide-of-posts" not in offered
    draft = (TESTS / "golden" / "storekeeper" / "draft.ru.md").read_text("utf-8")
    assert "ПРОИЗВОДСТВЕННАЯ ИНСТРУКЦИЯ" in draft
    assert "ДОЛЖНОСТНАЯ" not in draft


def test_the_shelf_holds_nothing_unread() -> None:
    """Lists are two files, and every example belongs to a bank."""
    assert {"jurisdictions.yaml", "powers.yaml"} == {path.name for path in (BANKS / "lists").iterdir()}
    assert set(NAMES) == {path.stem for path in (BANKS / "examples").iterdir()}
