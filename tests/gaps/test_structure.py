"""Rules of structure at their edges: what they must find, and where they must be silent."""

from collections.abc import Mapping
from typing import Any

import pytest

from roles import COMPLETE, answers_of, bank, complete_persona, patched, position_of, report_of
from test_every_bank import NAMES
from wizard.gaps import Case, review
from wizard.gaps.rules.keep_to_one_value import REGULAR, _often
from wizard.model.gaps import Finding, Profile
from wizard.model.text import LANGUAGES

ARCHIVIST = {"en": "Archivist", "ru": "Архивариус", "ar": "أمين الأرشيف"}


def found(patch: Mapping[str, Any], name: str = "contracts-specialist", today: str = "") -> list[Finding]:
    """What is found in a complete interview with `patch` laid over it."""
    answers = patched(answers_of(complete_persona(name), name), patch, name)
    report = review(Case(bank(name), answers, position_of(answers, name), today=today))
    assert () == report.crashed
    return [*report.findings, *report.hidden]


def codes(patch: Mapping[str, Any], name: str = "contracts-specialist", today: str = "") -> list[str]:
    """The codes of what is found; an amount that only one language states (LNG901) is looked at elsewhere."""
    return [finding.code for finding in found(patch, name, today) if finding.code != "LNG901"]


def limit(en: str, amount: str = "500000", currency: str = "RUB") -> dict[str, Any]:
    """A limit in words beside an amount."""
    return {
        "rights.items[r7].limit": {"en": en, "ru": "претензии", "ar": "مطالبات"},
        "rights.items[r7].amount": {"amount": amount, "currency": currency},
    }


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("claims up to 300,000 roubles", "500000", "RUB"),
        ("claims up to 300 000 rubles each", "500000", "RUB"),
        ("not more than 2 million roubles per contract", "500000", "RUB"),
        ("no more than ٣٠٠ SAR", "500", "SAR"),
        ("up to 5 thousand dirhams", "500000", "AED"),
    ],
)
def test_two_amounts_of_one_limit_are_found(said: str, amount: str, currency: str) -> None:
    """In whatever digits and words the amount is written."""
    assert ["CON120"] == codes(limit(said, amount, currency))


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("claims up to 500,000 roubles", "500000", "RUB"),
        ("claims up to 0.5 million roubles", "500000", "RUB"),
        ("claims up to 500 thousand roubles", "500000", "RUB"),
        ("up to 3 million roubles a year", "500000", "RUB"),
        ("up to 3 million roubles in total", "500000", "RUB"),
        ("up to 300,000 roubles alone", "500000", "RUB"),
        ("up to 300,000 roubles without the consent of the board", "500000", "RUB"),
        ("two signatures from 300,000 roubles", "500000", "RUB"),
        ("up to 300,000 roubles for goods and up to 500,000 roubles for services", "500000", "RUB"),
        ("up to 300 claims", "500000", "RUB"),
        ("up to 3,000 dollars", "500000", "RUB"),
    ],
)
def test_two_amounts_that_may_both_be_right_are_left_alone(said: str, amount: str, currency: str) -> None:
    """Another period, another step, another currency: nothing is guessed."""
    assert [] == codes(limit(said, amount, currency))


@pytest.mark.parametrize(
    ("language", "wording", "value"),
    [
        ("en", "Reports the results to the head every week.", "weekly"),
        ("en", "Closes the register daily", "daily"),
        ("ru", "Ежемесячно отчитывается о результатах", "monthly"),
        ("ru", "Сверяет реестр каждый день", "daily"),
        ("ar", "رفع تقرير النتائج شهريًا", "monthly"),
        ("ar", "جرد المخزن كل سنة", "yearly"),
        ("en", "Prepares the monthly report", ""),
        ("en", "Reports at least once a month", ""),
        ("en", "Meets each client twice a year", ""),
        ("en", "Checks each week's plan", ""),
        ("ru", "Готовит ежемесячный отчёт", ""),
        ("ru", "Отчитывается не реже чем ежемесячно", ""),
        ("ru", "Обновляет ежедневно и сдаёт ежемесячно", ""),
        ("ar", "إعداد التقرير الشهري", ""),
        ("ar", "اجتماع كل يوم اثنين", ""),
        ("ar", "التقييم نصف سنويًا", ""),
    ],
)
def test_only_a_word_that_is_no_adjective_says_how_often(language: str, wording: str, value: str) -> None:
    """A monthly report may be worked on every day."""
    assert value == _often(wording, language)


def test_a_duty_that_says_weekly_and_is_marked_monthly_has_two_values() -> None:
    """The text and the field of one duty."""
    text = {"en": "Explains the form every week", "ru": "Еженедельно разъясняет форму", "ar": "شرح النموذج اسبوعيا"}
    assert [] == codes({"duties.items[d13].text": text})
    assert ["CON120"] == codes({"duties.items[d13].text": text, "duties.items[d13].frequency": "monthly"})
    assert [] == codes({"duties.items[d13].text": text, "duties.items[d13].frequency": "per-case"} | TIMED)


TIMED = {"duties.items[d13].deadline": {"en": "at once", "ru": "сразу", "ar": "فورًا"}}


@pytest.mark.parametrize("name", NAMES)
def test_no_suggestion_contradicts_itself(name: str) -> None:
    """What our own banks offer says how often with one value."""
    question = bank(name).question("duties.items")
    assert question is not None
    seen = 0
    for offered in question.suggestions:
        frequency = offered.values.get("frequency")
        if frequency in REGULAR:
            seen += 1
            said = {_often(offered.values["text"][language], language) for language in LANGUAGES}
            assert said <= {"", frequency}, offered.id
    assert seen


def test_one_exchange_with_two_reply_times() -> None:
    """The same partner and subject twice; another subject is another exchange."""
    twice = {
        "interactions.items[i2].partner": {"en": "Counterparties"},
        "interactions.items[i4].partner": {"en": "Counterparties"},
        "interactions.items[i2].subject": {"en": "acts"},
        "interactions.items[i4].subject": {"en": "Acts"},
        "interactions.items[i2].direction": "both",
        "interactions.items[i4].direction": "both",
    }
    assert "CON120" in codes(twice)
    assert "CON120" not in codes(twice | {"interactions.items[i4].subject": {"en": "bills"}})
    same = {"interactions.items[i4].reply_time": {"en": "Two working days"}}
    assert "CON120" not in codes(twice | same)


# --- substitutes --------------------------------------------------------------------------------------------------


def test_a_colleague_of_the_same_title_may_act_where_several_hold_the_post() -> None:
    """One holder cannot replace themselves; three can."""
    title = answers_of(COMPLETE)["identity.title"].value
    assert ["CON107"] == codes({"reporting.substituted_by": title})
    assert [] == codes({"reporting.substituted_by": title, "identity.headcount": "3"})


def test_a_substitute_that_is_nobody_is_asked_about_once() -> None:
    """«Whoever is appointed» is no position that could be vacant."""
    nobody = {"en": "A person appointed by order", "ru": "Лицо, назначенное приказом", "ar": "من ينوب عنه"}
    state = {"reporting.substitute_state": ["vacant", "unqualified", "no-power"]}
    assert ["GAP015"] == codes({"reporting.substituted_by": nobody} | state)


def test_a_power_is_lost_only_where_the_post_has_one() -> None:
    """A post that neither signs nor spends loses nothing."""
    powerless = {"reporting.substitute_state": ["no-power"]}
    (finding,) = found(powerless)
    assert ("AUT313", "legal") == (finding.code, finding.owner.role)
    assert "rights.items[r7].text" in [evidence.at for evidence in finding.evidence]
    assert "AUT313" not in codes(powerless | {"rights.items[r7].power": "information"})


# --- people -------------------------------------------------------------------------------------------------------


def test_leading_that_is_excluded_asks_for_no_duty() -> None:
    """A team lead without line power says so in the exclusions."""
    people = {"reporting.direct_reports": [ARCHIVIST]}
    assert ["CON110"] == codes(people)
    assert [] == codes(people | {"exclusions.items[x3].action_class": "lead"})


def test_a_class_that_is_still_open_may_be_the_one() -> None:
    """GAP011 asks for the class first."""
    assert ["GAP011"] == codes({"reporting.direct_reports": [ARCHIVIST], "duties.items[d13].action_class": ""})


# --- papers -------------------------------------------------------------------------------------------------------

UNTIL = "rights.items[r7].granted_until"


def test_a_power_of_attorney_needs_its_last_day_and_a_regulation_does_not() -> None:
    """«No end» is an answer, a day that has passed is none."""
    paper = "rights.items[r7].granted_by"
    assert ["AUT306"] == codes({UNTIL: ""})
    assert [] == codes({UNTIL: {"absent": "not-applicable"}})
    assert [] == codes({UNTIL: "", paper: {"en": "Charter", "ru": "Устав", "ar": "النظام الأساسي"}})
    assert [] == codes({}, today="2027-11-30")
    assert ["AUT306"] == codes({}, today="2027-12-01")


def test_a_last_day_that_somebody_looks_up_is_asked_of_that_person_once() -> None:
    """The answer that is awaited is the finding; nothing asks for it a second time."""
    assert ["AUT306"] == codes({UNTIL: {"absent": "unknown"}})


# --- the client standard ------------------------------------------------------------------------------------------

DRESS, TOOLS = "client_standard.dress", "client_standard.conflict_tools"


def test_the_client_standard_is_one_question_as_bad_as_its_worst_part() -> None:
    """What somebody was asked about by name stays a question of its own."""
    (finding,) = found({"client_standard.introduction": "", DRESS: "", TOOLS: ""}, "sales-consultant")
    assert ("GAP029", "major", 3) == (finding.code, finding.severity.value, len(finding.evidence))
    (finding,) = found({DRESS: ""}, "sales-consultant")
    assert ("GAP029", "minor", DRESS) == (finding.code, finding.severity.value, finding.at)
    assert ["GAP041"] == codes({DRESS: {"absent": "unknown"}}, "sales-consultant")


def test_a_tool_that_another_position_decides_on_needs_no_power() -> None:
    """«Refund by decision of the shop manager» is not the holder's."""
    nothing = {"rights.items[r1].power": "propose", "duties.items[d6].action_class": "operate"}
    others = [{"en": "Refund by the manager", "ru": "Возврат решает руководитель", "ar": "رد المبلغ بقرار المدير"}]
    assert ["LNK213"] == codes(nothing, "client-facing")
    assert [] == codes(nothing | {TOOLS: others}, "client-facing")


# --- who is asked -------------------------------------------------------------------------------------------------


def test_each_counterpart_is_another_person() -> None:
    """The unit on the other side of a row is the one that is asked, whatever is missing there."""
    asked = found({"interactions.items[i1].reply_time": "", "interactions.items[i3].reply_time": ""})
    assert ["GAP024", "GAP024"] == [finding.code for finding in asked]
    assert ["counterpart"] * 2 == [finding.owner.role for finding in asked]
    assert ["Initiating unit (sales, purchasing)", "Finance and accounting"] == [f.owner.unit["en"] for f in asked]


def test_an_optional_rule_is_off_until_a_company_switches_it_on() -> None:
    """Competencies are asked for only where the profile says so."""
    answers = patched(answers_of(COMPLETE), {"competencies.items": ""})
    assert () == report_of(answers).findings
    assert ["GAP031"] == [finding.code for finding in report_of(answers, profile=Profile(on=("GAP031",))).findings]
