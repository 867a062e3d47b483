"""The gap report on a terminal: 80 columns, words instead of colours, nothing typed is ever markup."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from report_specimen import COMPARED, FINDINGS, finding, folded, report, view
from wizard.export import Quoted, ReportView
from wizard.model.gaps import Evidence
from wizard.model.question import Severity
from wizard.model.text import FIRST_STRONG_ISOLATE, LANGUAGES
from wizard.terminal.gap_view import print_report, show_report
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.paper import Paper
from wizard.terminal.printing import Page
from wizard.terminal.rtl.layout import columns


def shown(held: ReportView, order: Order = Order.LOGICAL, width: int = 80) -> str:
    """The report as it is printed."""
    out = StringIO()
    console = Console(file=out, width=width, color_system=None)
    show_report(held, Page(console, Paper(held.language, order)))
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_and_ends_with_what_was_not_checked(language: str) -> None:
    """No row is wider than the screen; the last words are what nobody looked at."""
    text = shown(view(language, words="слово كلمة word " * 20))
    assert all(columns(row) <= 80 for row in text.splitlines())
    assert all(
        columns(row) <= 40 for row in shown(view(language, words="слово كلمة word " * 20), width=40).splitlines()
    )
    assert "whether it is true" in shown(view(language)).splitlines()[-1]


def test_the_order_is_gate_people_coverage() -> None:
    """First whether it is ready, then who must answer what, blockers first."""
    text = shown(view("en"))
    places = [
        text.index(part) for part in ("Not ready: 1 blocker", "I. Petrova: 1", "head: 7", "Coverage", "Not checked")
    ]
    assert sorted(places) == places
    assert "  9. [blocker] question 9?\n     GAP014  reporting.reports_to\n" in text
    assert "     «in good time»\n     CLR502  duties.items[d1].deadline\n" in text


def test_five_questions_each_and_a_count_of_the_rest() -> None:
    """Nobody is shown more than five at once."""
    text = shown(view("en"))
    assert "  + 2 more questions\n" in text
    assert 5 == text.count("CLR502")


def test_arabic_reads_from_the_right() -> None:
    """Number, severity and question flush right; a quotation in its marks; code, then place."""
    rows = shown(view("ar", words="ما مهلة الرد (KPI)؟"), Order.VISUAL, 50).splitlines()
    at = next(number for number, row in enumerate(rows) if "CLR502" in row)
    assert [row.lstrip() for row in rows[at - 2 : at + 1]] == [
        "؟(KPI) ﺩﺮﻟﺍ ﺔﻠﻬﻣ ﺎﻣ [ﺔﻳﻮﻧﺎﺛ] .2",
        "«؟(KPI) ﺩﺮﻟﺍ ﺔﻠﻬﻣ ﺎﻣ»",
        "duties.items[d1].deadline  CLR502",
    ]
    assert [columns(row) for row in rows[at - 2 : at + 1]] == [48, 45, 45]


def test_arabic_words_in_an_english_report_keep_their_order() -> None:
    """The page starts at the left, the quotation is still read from the right."""
    held = view("en", words="في أقرب (KPI) وقت")
    assert "     «ﺖﻗﻭ (KPI) ﺏﺮﻗﺃ ﻲﻓ»\n" in shown(held, Order.VISUAL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_control_characters_are_left(language: str) -> None:
    """Isolates are consumed by the layout; files and pipes never have any."""
    for order in (Order.LOGICAL, *SHAPED):
        assert FIRST_STRONG_ISOLATE not in shown(view(language), order)


def test_a_file_is_whole_and_in_stored_order(tmp_path: Path) -> None:
    """Every question, no padding, no escape codes."""
    print_report(view("ar"), tmp_path / "gaps.txt")
    text = (tmp_path / "gaps.txt").read_text(encoding="utf-8")
    assert 7 == text.count("CLR502")
    assert "     «في أقرب وقت»\n" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("typed", ["[bold]x[/bold]", "[/]", ":warning:", "[link=http://b]c[/link]"])
def test_nothing_typed_is_markup(typed: str) -> None:
    """Square brackets and colons are printed as they are."""
    assert shown(view("en", words=typed)).count(typed) > 10


def test_a_report_without_findings_is_shown() -> None:
    """Ready, and still what was not checked."""
    text = shown(view("en", report(())))
    assert text.startswith("Ready: no open questions.\n")
    assert "Not checked" in text


MARKED = finding("CLR502", Severity.BLOCKER, "duties.items[d9]", "head")._replace(
    evidence=(
        Evidence(
            "duties.items[d9]",
            {"en": "ends it in good time", "ar": "ينجزه في أقرب وقت ممكن"},
            spans={"en": (8, 20), "ar": (6, 17)},
        ),
        Evidence("duties.items[d4]", {"en": "ends it daily"}),
    )
)


def test_only_the_words_that_are_meant_are_marked() -> None:
    """Inside their sentence; a text that is meant whole stands between marks, and both sides of a conflict are shown."""
    text = shown(view("en", report((MARKED,))))
    assert "     ends it «in good time»\n     «ends it daily»\n" in text
    rows = shown(view("ar", report((MARKED,))), Order.VISUAL, 50).splitlines()
    assert "ﻦﻜﻤﻣ «ﺖﻗﻭ ﺏﺮﻗﺃ ﻲﻓ» ﻩﺰﺠﻨﻳ" in "\n".join(rows)


def test_a_question_for_many_places_shows_a_few_of_them() -> None:
    """Thirteen duties are told as one; the rest is counted."""
    held = folded("en")
    quotes = tuple(held.lines[0].quotes) or tuple(Quoted(f"duty {n}", "en", (0, 4)) for n in range(13))
    text = shown(held._replace(lines=(held.lines[0]._replace(quotes=quotes),)))
    assert "+ 10 more texts" in text
    assert 1 == text.count("GAP008")


def test_what_was_accepted_is_counted_and_shown_with_its_reason() -> None:
    """After the questions, before what was not checked."""
    text = shown(view("en", report(waived=(FINDINGS[0],))))
    assert "Accepted as it is: 1 question\n  - message GAP024\n" in text
    assert "false alarm: it is agreed with the works council (A. Sidorov, until 30 April\n" in text
    assert text.index("head: 7") < text.index("Accepted as it is") < text.index("Not checked")
    assert "Accepted" not in shown(view("en"))


def test_changes_stand_under_the_gate() -> None:
    """Whoever opens the report again sees first what is different."""
    rows = shown(view("en")._replace(compared=COMPARED)).splitlines()
    assert rows[2].startswith("Since run 3 (2 November 2026")
    assert rows[3].startswith("  - Fixed by an answer: 1")


def test_not_checked_says_what_was_left_out() -> None:
    """Rules that are off with the reason, hidden findings, languages without measured rules; silent about nothing."""
    held = view("en", report()._replace(off={"DOC702": "no register here", "DOC703": "no register here"}))
    text = shown(held._replace(hidden=(held.lines[2]._replace(number=50),), unmeasured=("Arabic",)))
    assert "  - DOC702, DOC703, switched off: no register here\n" in text
    assert "  - 1 observation of unmeasured rules: --all shows it\n" in text
    assert "  - wording in Arabic: none of the rules was measured" in text
    assert "switched off" not in shown(view("en")) and "--all" not in shown(view("en"))


def test_whoever_asks_for_some_questions_sees_all_of_them(tmp_path: Path) -> None:
    """No five at most; grouped otherwise, each names its person."""
    held = view("en")
    some = held._replace(picked=held.lines[1:8])
    print_report(some, tmp_path / "some.txt")
    assert "Shown: 7 of 9 questions." in (tmp_path / "some.txt").read_text("utf-8")
    grouped = shown(held._replace(grouping="severity"))
    assert "blocker: 1 question" in grouped and "     For: I. Petrova\n" in grouped
