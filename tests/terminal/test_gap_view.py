"""The gap report on a terminal: 80 columns, words instead of colours, nothing typed is ever markup."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from report_specimen import report, view
from wizard.export import ReportView
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
