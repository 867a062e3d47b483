"""Rules over formal facts at their edges: time zones, dates, names, digits, languages, and what asks only once."""

from collections.abc import Mapping
from typing import Any

import pytest

from roles import COMPLETE, answers_of, patched, position_of, report_of
from wizard.gaps import sentence
from wizard.model.gaps import Finding


def found(patch: Mapping[str, Any], today: str = "") -> list[Finding]:
    """What the complete interview lacks once `patch` is laid over it."""
    report = report_of(patched(answers_of(COMPLETE), patch), today=today)
    assert () == report.crashed
    return [*report.findings, *report.hidden]


def codes(patch: Mapping[str, Any], today: str = "") -> list[str]:
    return [finding.code for finding in found(patch, today)]


def changed(moment: str) -> dict[str, Any]:
    said = {"said": {"en": "within a week", "ru": "в течение недели", "ar": "خلال أسبوع"}, "on": moment}
    return {"formalities.signed_date": "2026-12-15", "duties.items[d6].deadline": said}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-15T23:30:00-12:00", []),
        ("2026-12-15T23:59:59Z", []),
        ("2026-12-16T11:59:59Z", []),  # still the fifteenth in the last zone of the world
        ("2026-12-16T12:00:00Z", ["DOC710"]),
        ("2026-12-17T02:00:00+14:00", ["DOC710"]),
        ("2026-12-17T01:59:59+14:00", []),
        ("2027-02-01", ["DOC710"]),
        ("2026-01-01T00:00:00Z", []),
        ("", []),
        ("2027-not-a-day", []),
    ],
)
def test_a_day_has_passed_only_when_it_has_passed_everywhere(moment: str, expected: list[str]) -> None:
    """A change on the day of the signature is never held against anybody."""
    assert expected == codes(changed(moment))


def test_what_is_filled_in_with_the_signatures_is_no_change() -> None:
    """Number, dates and visas come last; a choice that only steers the interview is not printed."""
    late = "2027-01-20T00:00:00Z"
    patch = {
        "formalities.signed_date": "2026-12-15",
        "formalities.number": {"said": {"en": "15-JD", "ru": "15-ДИ", "ar": "15"}, "on": late},
        "duties.items[d1].action_class": {"said": "prepare", "on": late},
        "identity.professional_standard": {"said": "none", "on": late},
    }
    assert [] == codes(patch)


def test_all_that_was_changed_is_one_question_with_its_quotes() -> None:
    """One person collects the signatures again."""
    late = "2027-01-20T00:00:00Z"
    text = {"en": "a draft", "ru": "проект", "ar": "مسودة"}
    rows = {f"duties.items[d{n}].result": {"said": text, "on": late} for n in range(1, 6)}
    frequency = {"duties.items[d5].frequency": {"said": "weekly", "on": late}}
    (finding,) = found({"formalities.signed_date": "2026-12-15", **rows, **frequency})
    assert 6 == len(finding.evidence)
    assert sentence(finding, "en").endswith("(6): «a draft», «a draft», «a draft» ….")
    assert "2026-12-15" in sentence(finding, "ar")


def test_dates_out_of_order_are_one_question() -> None:
    """The review before both other dates is asked about once."""
    (finding,) = found({"formalities.review_date": "2026-12-01"})
    assert ("DOC724", "formalities.review_date") == (finding.code, finding.at)


def test_a_review_on_its_day_is_in_time() -> None:
    """And without a day of today nothing is overdue."""
    review = {"formalities.review_date": "2027-06-01"}
    assert [] == codes(review, today="2027-06-01")
    assert ["DOC717"] == codes(review, today="2027-06-02")
    assert [] == codes(review, today="")


def test_the_contract_of_an_annex_is_not_asked_of_a_vacant_post() -> None:
    """It is signed with the person who comes."""
    contract = {"en": "the contract", "ru": "договор", "ar": "العقد"}
    annex = {"identity.form": "annex", "identity.contract": contract}
    assert ["DOC712"] == codes(annex)
    assert [] == codes({**annex, "identity.vacancy": "vacant"})
    assert ["DOC712"] == codes({"identity.form": "annex"})
    assert [] == codes({**annex, "identity.contract": {lang: f"{w} 8" for lang, w in contract.items()}})


def test_undecided_conditions_leave_nothing_missing() -> None:
    """Nobody said that the approval is delegated, or that the document is separate."""
    assert [] == codes({"formalities.approval": "", "formalities.delegation": ""})
    assert ["DOC711"] == codes({"identity.form": "", "formalities.contract_clause": ""})


def test_the_guide_of_posts_stands_beside_the_tariff_guide() -> None:
    """Only the wrong guide alone is asked about, in both directions."""
    posts = {"en": "Guide of posts, 21.08.1998", "ru": "Справочник от 21.08.1998", "ar": "الدليل 21.08.1998"}
    tariff = {"en": "Tariff guide", "ru": "Единый тарифно-квалификационный справочник", "ar": "دليل التعرفة"}
    assert ["DOC713"] == codes({"documents.items": [tariff]})
    assert [] == codes({"documents.items": [tariff, posts]})
    assert [] == codes({"documents.items": [posts]})
    assert ["DOC713"] == codes({"documents.items": [posts], "identity.category": "worker"})


def test_the_odd_name_is_the_one_that_is_asked_about() -> None:
    """Four places say one thing, the first says another: one question, at the first."""
    other = {"en": "Head of the legal department", "ru": "Директор по праву", "ar": "رئيس الإدارة القانونية"}
    (finding,) = found({"reporting.reports_to": other})
    assert ("LNG903", "reporting.reports_to") == (finding.code, finding.at)
    assert ("formalities.developed_by", "reporting.reports_to") == finding.clauses


def test_accidents_of_writing_are_no_other_name() -> None:
    """Case, spaces, ё, hamza and marks."""
    same = {
        "en": "head of the  Legal Department",
        "ru": "начальник юридического отдела",
        "ar": "رئيس الاداره القانونيّة",
    }
    assert [] == codes({"formalities.developed_by": same})


def test_a_name_of_a_system_is_no_untranslated_text() -> None:
    """Latin names and abbreviations stand in every language; a sentence does not."""
    source = {"en": "SAP", "ru": "SAP", "ar": "SAP"}
    assert [] == codes({"kpis.items[k1].source": source})
    sentence_of = {"en": "report of the unit", "ru": "report of the unit", "ar": "تقرير الوحدة"}
    assert ["LNG905"] == codes({"kpis.items[k1].source": sentence_of})
    assert ["LNG905"] == codes({"kpis.items[k1].source": {**sentence_of, "en": "отчёт", "ru": "отчёт отдела"}})


def test_many_clauses_to_translate_are_one_question() -> None:
    """Five rows in Russian only; the rest of their texts is another question."""
    rows = ("d1", "d2", "d3", "d4", "d5")
    (finding,) = found({f"duties.items[{row}].text": {"ru": f"Ведёт реестр {row}"} for row in rows})
    assert ("LNG902", rows) == (finding.code, finding.clauses)
    assert "5 clauses are there in some languages only" in sentence(finding, "en")


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        ({"unit": "percent", "target": "110", "better": "higher"}, ["KPI414"]),
        ({"unit": "percent", "target": "-5", "better": "higher"}, ["KPI414"]),
        ({"unit": "days", "target": "-1", "better": "lower"}, ["KPI414"]),
        ({"unit": "money", "target": "-1", "better": "higher"}, []),
        ({"unit": "points", "target": "-10", "better": "higher"}, []),
        ({"unit": "percent", "target": "100", "better": "higher"}, []),
    ],
)
def test_targets_at_the_edges_of_their_units(kpi: dict[str, str], expected: list[str]) -> None:
    """Money and points have no edge; a share has two."""
    assert expected == codes({f"kpis.items[k3].{column}": value for column, value in kpi.items()})


def test_growth_passes_a_hundred_and_satisfaction_never_reaches_it() -> None:
    """What the number is about decides, in whichever language it is said."""
    growth = {
        "en": "Turnover against last year",
        "ru": "Оборот к прошлому году",
        "ar": "المبيعات مقارنة بالسنة السابقة",
    }
    pleased = {"en": "Satisfaction of clients", "ru": "Удовлетворённость клиентов", "ar": "رضا العملاء"}
    assert [] == codes({"kpis.items[k3].name": growth, "kpis.items[k3].target": "110"})
    assert ["KPI414"] == codes({"kpis.items[k3].name": pleased, "kpis.items[k3].target": "100"})
    assert [] == codes({"kpis.items[k3].name": pleased, "kpis.items[k3].target": "95"})


def test_a_requirement_without_a_duty_is_asked_about_once() -> None:
    """A driving licence and a language have questions of their own; any other licence has the general one."""
    licence = {"en": "Driving licence", "ru": "Водительское удостоверение", "ar": "رخصة القيادة"}
    crane = {"en": "Crane licence", "ru": "Удостоверение крановщика", "ar": "رخصة تشغيل الرافعة"}
    english = {"en": "English, level B1", "ru": "Английский язык, B1", "ar": "الإنجليزية، B1"}
    native = {"en": "Native English speaker", "ru": "Носитель языка", "ar": "الإنجليزية لغته الأم"}

    def asked(kind: str, text: dict[str, str], duties: Any) -> list[str]:
        row = {"kind": kind, "text": text, "duties": duties}
        return codes({f"requirements.items[q3].{column}": value for column, value in row.items()})

    assert ["LAW633"] == asked("licence", licence, "")
    assert ["CON116"] == asked("licence", crane, "")
    assert ["LAW634"] == asked("language", english, "")
    # Of a native speaker the lawyer is asked as well: that is a matter of origin.
    assert ["LAW601", "LAW634"] == asked("language", native, "")
    assert ["LAW634"] == asked("language", native, ["d11"])
    assert ["LAW601"] == asked("language", native, {"absent": "not-applicable"})
    assert [] == asked("licence", licence, {"absent": "not-applicable"})


def test_liability_for_every_duty_singles_out_none() -> None:
    """A row without any duty is asked about by itself."""
    every = [f"d{n}" for n in range(1, 14)]
    rows = ("l1", "l2", "l3")
    assert ["LAW629"] == codes({f"liability.items[{row}].duties": every for row in rows})
    assert ["CON115"] * 3 == codes({f"liability.items[{row}].duties": "" for row in rows})
    assert [] == codes({"liability.items[l1].duties": every, "liability.items[l2].duties": every})


def test_few_kpis_may_weigh_what_they_must() -> None:
    """Two weights of 60 and 40 are no disproportion; eight KPIs are too many whatever they weigh."""
    two = {"kpis.items": ["k1", "k2"], "kpis.items[k1].weight": "60", "kpis.items[k2].weight": "40"}
    assert "KPI408" not in codes(two)
    one = {"kpis.items[k1].weight": "", "kpis.items[k2].weight": "4"}
    (finding,) = [finding for finding in found(one) if finding.code == "KPI408"]
    assert "4 %" in sentence(finding, "ru")


def test_quantity_and_quality_of_a_duty_are_two_measures() -> None:
    """The same duty and unit with another formula is no overlap."""
    assert [] == codes({"duties.items[d8].kpis": ["k5", "k6"]})


def test_facts_of_another_country_are_not_asked() -> None:
    """The choice stays in the answers and is parked with its question."""
    patch = {"identity.jurisdiction": "eg", "reporting.other_work": "no-consent", "identity.professional_standard": ""}
    assert [] == codes(patch)
    assert not position_of(patched(answers_of(COMPLETE), patch)).reporting.other_work.applies
