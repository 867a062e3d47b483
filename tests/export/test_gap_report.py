"""What the written gap report says, and in which order."""

import json

import pytest

from report_specimen import COMPARED, FINDINGS, finding, report, view
from wizard.errors import UsageError
from wizard.export import export
from wizard.export.sheet import day, gate, sheets
from wizard.model.question import Severity


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Not ready: 1 blocker, 9 questions for 3 people."),
        ("ru", "Не готово: 1 блокирующее замечание, 9 вопросов к 3 адресатам."),
        ("ar", "غير جاهز للإصدار: ملاحظة مانعة واحدة، و9 أسئلة إلى 3 جهات."),
    ],
)
def test_the_gate_comes_with_its_reasons(language: str, sentence: str) -> None:
    """Ready or not, and why, in the first sentence."""
    assert sentence == gate(view(language))
    assert sentence in export(view(language), "md").decode()


def test_the_gate_opens_without_blockers() -> None:
    """Questions may be left; a report without any says so."""
    assert "Ready: no blockers; 8 questions for 2 people left." == gate(view("en", report(FINDINGS[:-1])))
    assert "Ready: no open questions." == gate(view("en", report(())))


def test_a_partial_report_is_never_ready() -> None:
    """A rule that failed closes the gate, and is named under what was not checked."""
    held = report(FINDINGS[:-1], crashed=("GAP014",))
    assert "Not ready: 1 rule failed, the report is partial; 8 questions for 2 people." == gate(view("en", held))
    assert "- The rule GAP014 failed" in export(view("en", held), "md").decode()


def test_people_with_blockers_come_first() -> None:
    """One sheet per person; within a sheet the worst comes first."""
    worse = (*FINDINGS, finding("GAP005", Severity.MAJOR, "duties.items", "head"))
    found = sheets(view("en", report(worse)))
    assert ["I. Petrova", "head", "counterpart"] == [sheet.owner for sheet in found]
    assert "GAP005" == found[1].lines[0].finding.code
    assert [f"d{n}" for n in range(1, 8)] == [line.finding.clauses[0] for line in found[1].lines[1:]]


def test_markdown_has_a_box_for_each_question() -> None:
    """It can be ticked off: a heading per person, a box per question, the clause ids, by when."""
    text = export(view("en"), "md").decode()
    assert len(FINDINGS) == text.count("- [ ] ")
    assert "## counterpart: 1 question\n\n- [ ] **major** question 1? (by 4 December 2026)\n" in text
    assert "  - Found: message GAP024 (GAP024, i1, interactions.items\\[i1\\].reply\\_time)\n" in text
    assert "## What stands in the way\n\n- message GAP014" in text
    assert "- Duties: result 9/12 (1 left out with a reason, 2 not yet confirmed) · how often 7/12\n" in text
    assert text.endswith("## Not checked\n\n- whether it is true\n")


def test_json_has_a_schema_and_sorted_keys() -> None:
    """Other programs can rely on version, order and identity."""
    text = export(view("en"), "json").decode()
    held = json.loads(text)
    assert "role-wizard/gap-report/2" == held["schema"]
    assert text == json.dumps(held, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert (False, {"blocker": 1, "major": 1, "minor": 7, "note": 0}) == (held["ready"], held["counts"])
    assert "GAP024:i1" == held["findings"][0]["fingerprint"]
    assert [{"key": "truth", "text": "whether it is true"}] == held["not_checked"]


def test_markdown_and_the_page_show_what_was_accepted_and_what_changed() -> None:
    """With the reason; silent where nothing was."""
    held = view("en", report(waived=(FINDINGS[0],)))._replace(compared=COMPARED)
    reason = "false alarm: it is agreed with the works council (A. Sidorov, until 30 April 2027)"
    for form in ("md", "html"):
        written, calm = export(held, form).decode(), export(view("en"), form).decode()
        assert "Accepted as it is: 1 question" in written and reason in written
        assert "Since run 3 (2 November 2026, A. Sidorov)" in written and "Fixed by an answer: 1" in written
        assert "Accepted" not in calm and "<ul></ul>" not in calm and "\n\n\n" not in calm


def test_a_legal_blocker_waits_for_the_lawyer() -> None:
    """It closes the gate only once the lawyer has confirmed it."""
    asked = finding("LAW601", Severity.BLOCKER, "requirements.items[q1]", "legal")._replace(legal=True)
    open_ = view("en", report((asked,)))
    assert "Ready once the lawyer has answered 1 question of law; 1 question for 1 person left." == gate(open_)
    closed = view("en", report((asked._replace(confirmed=True),)))
    assert (True, False) == (open_.ready, closed.ready)
    assert gate(closed).startswith("Not ready: 1 blocker")


def test_markdown_of_other_groups_names_the_person() -> None:
    """By severity: each question says who is asked."""
    text = export(view("en")._replace(grouping="severity"), "md").decode()
    assert "## minor: 7 questions" in text
    assert 9 == text.count("  - For: ")


def test_an_unknown_format_is_refused() -> None:
    """With the names of those that exist."""
    with pytest.raises(UsageError) as refused:
        export(view("en"), "docm")
    assert "md, json, html, sarif, csv" == refused.value.complaints[0].values["known"]


@pytest.mark.parametrize(
    ("iso", "shown"), [("2026-12-04", "4 December 2026"), ("soon", "soon"), ("2026-13-01", "2026-13-01")]
)
def test_days_have_their_month_in_words(iso: str, shown: str) -> None:
    """What is no date is shown as it is."""
    assert shown == day(iso, "en")
