"""The gap report on a terminal: 80 columns, words instead of colours, nothing typed is ever markup."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from draft_specimen import FULL, bank, position
from report_specimen import report, view
from wizard.draft import write
from wizard.export import ReportView
from wizard.model.text import FIRST_STRONG_ISOLATE, LANGUAGES
from wizard.terminal.gap_view import show_markdown, show_report


def shown(held: ReportView, *, terminal: bool = False) -> str:
    """The report as it is printed at width 80."""
    out = StringIO()
    show_report(held, Console(file=out, width=80, color_system=None, force_terminal=terminal))
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_and_ends_with_what_was_not_checked(language: str) -> None:
    """No row is wider than the screen; the last words are what nobody looked at."""
    text = shown(view(language, words="слово كلمة word " * 20))
    assert all(cell_len(row) <= 80 for row in text.splitlines())
    assert "whether it is true" in shown(view(language)).splitlines()[-1]


def test_the_order_is_gate_people_coverage() -> None:
    """First whether it is ready, then who must answer what, blockers first."""
    text = shown(view("en"))
    places = [
        text.index(part) for part in ("Not ready: 1 blocker", "I. Petrova: 1", "head: 7", "Coverage", "Not checked")
    ]
    assert sorted(places) == places
    assert "  1. [blocker] question 9?\n     GAP014  reporting.reports_to\n" in text
    assert "     «in good time»\n     CLR502  duties.items[d1].deadline\n" in text


def test_five_questions_each_and_a_count_of_the_rest() -> None:
    """Nobody is shown more than five at once."""
    text = shown(view("en"))
    assert "  + 2 more questions\n" in text
    assert 5 == text.count("CLR502")


def test_quotes_are_isolated_on_a_terminal_only() -> None:
    """Files and pipes stay free of control characters."""
    assert FIRST_STRONG_ISOLATE in shown(view("ar"), terminal=True)
    assert FIRST_STRONG_ISOLATE not in shown(view("ar"))


@pytest.mark.parametrize("typed", ["[bold]x[/bold]", "[/]", ":warning:", "[link=http://b]c[/link]"])
def test_nothing_typed_is_markup(typed: str) -> None:
    """Square brackets and colons are printed as they are."""
    assert shown(view("en", words=typed)).count(typed) > 10


def test_a_report_without_findings_is_shown() -> None:
    """Ready, and still what was not checked."""
    text = shown(view("en", report(())))
    assert text.startswith("Ready: no open questions.\n")
    assert "Not checked" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_can_be_read(language: str) -> None:
    """Headings, clauses and tables of a draft appear as text."""
    out = StringIO()
    show_markdown(write(position(FULL), bank(), language, {}), Console(file=out, width=80, color_system=None))
    assert "2.1." in out.getvalue()
    assert "|" not in out.getvalue().replace(" | ", "")
