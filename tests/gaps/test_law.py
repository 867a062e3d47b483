"""Questions of law: what raises them, what must stay silent, what they close, and how acts grow old."""

import re

import pytest

from roles import COMPLETE, answers_of, bank, patched, position_of, report_of
from wizard.banks import open_law
from wizard.gaps import RULES, Case, page, question, review
from wizard.gaps.acts import citation, table
from wizard.model.answers import Answer
from wizard.model.gaps import Finding
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES

COUNTRIES = ("ru", "sa", "ae", "eg", "us", "uk", "other")
VERDICTS = r"\b(?:illegal|unlawful|discriminatory|forbidden)\b|незаконн|дискриминационн|запрещено|غير قانوني|مخالف للقانون|تمييزي"
LEGAL = [rule for rule in RULES if rule.legal]


def found(address: str, text: str, country: str, language: str = "en") -> list[Finding]:
    """What the rules of law find when this text stands there, in one language."""
    value = [{language: text}] if address in ("competencies.items", "documents.items") else {language: text}
    report = report_of(patched(answers_of(COMPLETE), {address: value, "identity.jurisdiction": country}))
    assert () == report.crashed
    codes = {rule.code for rule in RULES if rule.phase == 2 or rule.code == "KPI411"}
    return [finding for finding in (*report.singles, *report.hidden) if finding.code in codes & ASKED]


OTHERS = {"ae": "LAW622", "eg": "LAW623", "sa": "LAW624", "us": "LAW625", "uk": "LAW625"}
ASKED = {
    *(rule.code for rule in LEGAL),
    *("AUT316", "KPI411", "DOC718", "DOC719", "DOC726"),
}
REQUIREMENT, DUTY, LIABILITY = "requirements.items[q2].text", "duties.items[d13].text", "liability.items[l3].text"


@pytest.mark.parametrize(
    ("address", "language", "text", "asked"),
    [
        (REQUIREMENT, "en", "Married woman under 35", {"ru": "LAW601", **OTHERS}),
        (REQUIREMENT, "ru", "Девушка 20–30 лет", {"ru": "LAW601", **OTHERS}),
        (REQUIREMENT, "ar", "ذكر لا يتجاوز ٣٥ سنة", {"ru": "LAW601", **OTHERS}),
        (REQUIREMENT, "ru", "Гражданство России", {"ru": "LAW602", "sa": "LAW631", "ae": "LAW631"}),
        (REQUIREMENT, "en", "Good health", {"ru": "LAW603", **OTHERS, "uk": "LAW616"}),
        (REQUIREMENT, "en", "Young and energetic", {"us": "LAW615", "uk": "LAW615", "ru": "LAW601", "sa": "LAW624"}),
        ("competencies.items", "en", "Attractive", {**dict.fromkeys(COUNTRIES, "LAW635"), "ru": "LAW603"}),
        (LIABILITY, "ru", "Штраф 500 рублей за ошибку в реестре", {"ru": "LAW604"}),
        (DUTY, "ru", "Налагает штрафы на сотрудников склада", {"ru": "LAW604"}),
        (DUTY, "ar", "تنفيذ أي أعمال يطلبها المدير", {"ru": "LAW609"}),
        ("documents.items", "ar", "قانون العمل رقم ١٢ لسنة ٢٠٠٣", dict.fromkeys(COUNTRIES, "DOC718")),
        ("documents.items", "en", "Letter of Rostrud of 08.09.2007 No. 3042-6-0", dict.fromkeys(COUNTRIES, "DOC719")),
    ],
)
def test_the_country_decides_who_is_asked_what(address: str, language: str, text: str, asked: dict[str, str]) -> None:
    """One finding where the country's law knows the ground, with its words marked; silence elsewhere."""
    for country in COUNTRIES:
        codes = [finding.code for finding in found(address, text, country, language)]
        if address == LIABILITY and country in ("us", "uk"):
            continue
        assert codes == [asked[country]] if country in asked else codes == [], country
    ((finding, *_),) = (found(address, text, next(iter(asked)), language),)
    words = finding.evidence[0].words(language)
    assert words in text
    assert words != ""


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    ("address", "language", "text"),
    [
        (DUTY, "en", "Serves female clients over 60 years old and checks their age and nationality"),
        (DUTY, "ru", "Консультирует женщин старше 60 лет, проверяет гражданство и возраст клиентов"),
        (DUTY, "ar", "خدمة النساء فوق 60 سنة والتحقق من جنسية العملاء وأعمارهم"),
        (REQUIREMENT, "en", "Equal opportunity: regardless of sex, age, religion, health and citizenship"),
        (REQUIREMENT, "ru", "Независимо от пола, возраста, религии, гражданства и здоровья"),
        (REQUIREMENT, "ar", "بغض النظر عن الجنس أو العمر أو الديانة أو الجنسية"),
        (REQUIREMENT, "en", "Three to five years of experience within the past twelve years"),
        (REQUIREMENT, "ru", "Опыт работы от 3 до 5 лет за последние десять лет"),
        (REQUIREMENT, "ar", "خبرة من ثلاث إلى خمس سنوات"),
        (REQUIREMENT, "ru", "Стаж работы не менее 3 лет, из них 1 год старшим специалистом"),
        (REQUIREMENT, "en", "Experience in sales of men's and women's clothes"),
        (REQUIREMENT, "en", "English at level B2 for letters to suppliers"),
        (REQUIREMENT, "en", "At least 18 years old"),
        (REQUIREMENT, "ru", "Возраст не моложе 18 лет"),
        (REQUIREMENT, "ar", "لا يقل العمر عن 18 سنة"),
        (REQUIREMENT, "ru", "Водительское удостоверение категории B"),
        (DUTY, "ru", "Начисляет штрафы контрагентам за просрочку и взыскивает их с должников"),
        (DUTY, "en", "Claims fines and lost profit from suppliers in delay"),
        (DUTY, "ar", "احتساب غرامات التأخير على الموردين وتحصيلها"),
        ("identity.title", "ru", "Заведующая складом"),
        ("identity.title", "ar", "مدير مبيعات"),
        ("documents.items", "en", "GOST R 7.0.97-2025, which replaced GOST R 7.0.97-2016"),
        ("documents.items", "ru", "ГОСТ Р 7.0.97-2025 взамен ГОСТ Р 7.0.97-2016"),
        ("documents.items", "ru", "Приказ Минтруда России от 16.04.2025 № 251н"),
        ("documents.items", "en", "Contract 12/2003 of 5 May"),
        (DUTY, "en", "Calculates a bonus of 20 % of the salary for 300 employees"),
        ("kpis.items[k1].definition", "ru", "доля скидок до 10 % и комиссии банка"),
    ],
)
def test_known_false_alarms_stay_silent(country: str, address: str, language: str, text: str) -> None:
    """Persons served, equal treatment, years of experience, third parties, grammar, history (source: word lists)."""
    assert [] == [(f.code, f.evidence[0].words(language)) for f in found(address, text, country, language)]


def test_a_language_that_a_duty_needs_is_not_asked_about() -> None:
    """The same words without a duty behind them are."""
    answers = patched(
        answers_of(COMPLETE),
        {REQUIREMENT: {"en": "Native English speaker"}, "identity.jurisdiction": "eg"},
    )
    assert "LAW623" not in [finding.code for finding in report_of(answers).findings]
    alone = patched(answers, {"requirements.items[q2].duties": ""})
    assert {"LAW623", "CON116"} <= {finding.code for finding in report_of(alone).findings}


def test_the_head_answers_in_full_by_law() -> None:
    """Full liability is asked about in any other post."""
    text = {LIABILITY: {"ru": "Несёт полную материальную ответственность"}}
    report = report_of(patched(answers_of(COMPLETE), {**text, "identity.title": {"ru": "Генеральный директор"}}))
    assert "LAW605" not in [finding.code for finding in report.findings]
    assert "LAW605" in [finding.code for finding in report_of(patched(answers_of(COMPLETE), text)).findings]


def test_a_legal_blocker_closes_the_gate_only_when_the_lawyer_confirmed_it() -> None:
    """Until then it is a question that is shown to everybody and holds nothing up."""
    answers = patched(answers_of(COMPLETE), {REQUIREMENT: {"en": "Men only", "ru": "Только мужчины", "ar": "ذكور فقط"}})
    case = Case(bank(), answers, position_of(answers))
    (asked,) = review(case).findings
    assert ("LAW601", Severity.BLOCKER, True) == (asked.code, asked.severity, asked.legal)
    assert review(case).ready
    assert not asked.closes
    confirmed = review(case._replace(confirmed=frozenset({asked.fingerprint})))
    assert confirmed.findings[0].closes
    assert not confirmed.ready


@pytest.mark.parametrize("rule", LEGAL, ids=lambda rule: rule.code)
def test_a_question_of_law_is_no_verdict(rule: object) -> None:
    """No page judges; the question sends to the lawyer; its acts are in the table, of its own countries."""
    told = page(rule.code)  # type: ignore[attr-defined]
    for part in (told.title, told.message, told.question, told.fix):
        for language in LANGUAGES:
            assert not re.search(VERDICTS, part[language], re.IGNORECASE), part[language]
    if rule.family == "LAW":  # type: ignore[attr-defined]
        asks = {"en": "the lawyer", "ru": "юриста", "ar": "المستشار القانوني"}
        assert all(word in told.question[language] for language, word in asks.items())
    for name in rule.acts:  # type: ignore[attr-defined]
        country = table().acts[name].country
        assert not rule.jurisdictions or country in rule.jurisdictions  # type: ignore[attr-defined]
    assert bool(rule.acts) == bool(told.checked)  # type: ignore[attr-defined]


def test_the_table_of_acts_is_the_list_of_jurisdictions() -> None:
    """Read twice, for banks and for rules, and the same both times."""
    law = open_law()
    assert {note.id: note for notes in law.notes.values() for note in notes} == {
        name: act.note for name, act in table().acts.items()
    }
    assert law.stale == table().stale
    assert len(table().acts) > 40
    assert all(act.checked and act.status for act in law.stale)


def test_an_act_says_how_we_know() -> None:
    """General knowledge is shown as to be confirmed by the lawyer; a page carries the day."""
    assert "(to be confirmed by the lawyer" in citation(["ru-penalties"])["en"]
    assert "подтверждению юристом" in page("LAW604").basis["ru"]
    assert "read in the act" in citation(["ru-form"])["en"]
    assert "2026-11-23" == page("LAW601").checked
    assert "565-FZ" in page("LAW601").basis["en"]


@pytest.mark.parametrize(("today", "old"), [("2027-11-23", False), ("2027-11-24", True), ("", False)])
def test_what_nobody_looked_at_for_a_year_is_not_checked(today: str, old: bool) -> None:
    """A line under "not checked" names the acts of this country; without a day nothing depends on it."""
    answers = answers_of(COMPLETE)
    report = review(Case(bank(), answers, position_of(answers), today=today))
    assert old is ("gaps.unchecked-acts" in report.not_checked)
    assert old is ("ru-business-qualities" in report.old_acts)
    assert not any(name.startswith("sa-") for name in report.old_acts)
    elsewhere = answers.put({"identity.jurisdiction": Answer("other")})
    assert () == review(Case(bank(), elsewhere, position_of(elsewhere), today=today)).old_acts


@pytest.mark.parametrize(
    ("wording", "cited"),
    [
        ("Law 12 of 2003", "12 of 2003"),
        ("قانون العمل رقم ١٢ لسنة ٢٠٠٣", "١٢ لسنة ٢٠٠٣"),
        ("Law 112 of 2003", ""),
        ("Order 12/2003 for paper", ""),
        ("Постановление от 31.12.2002 № 85", "31.12.2002"),
        ("Договор от 31.12.2002", ""),
        ("ГОСТ Р 7.0.97-2016", "7.0.97-2016"),
    ],
)
def test_a_replaced_act_is_known_by_its_number_beside_a_word_of_law(wording: str, cited: str) -> None:
    """A number alone may be anything."""
    spans = [span for act in open_law().stale if (span := act.cited(wording))]
    assert [cited] * bool(cited) == [wording[start:end] for start, end in spans]


def test_the_question_quotes_the_words() -> None:
    """Whoever answers sees what is meant without reading the rule."""
    (finding,) = found(REQUIREMENT, "Own car", "ru")
    assert "Own car" in question(finding, "en")
