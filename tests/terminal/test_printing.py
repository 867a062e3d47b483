"""What is printed: laid out for a terminal, as it is stored for files and pipes, and the terminal set back afterwards."""

import inspect
import os
import pty
import re
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest

import wizard.terminal
from draft_specimen import FULL, bank, position
from report_specimen import COMPARED, report, view
from wizard.draft import write
from wizard.errors import UsageError
from wizard.gaps.pages import page as rule_page
from wizard.gaps.rules import RULES
from wizard.model.text import LANGUAGES
from wizard.terminal import printing
from wizard.terminal.demo_view import show_demo
from wizard.terminal.draft_view import print_drafts
from wizard.terminal.end_view import print_end, print_paused
from wizard.terminal.gap_view import print_report
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.page_view import print_finding, print_page
from wizard.terminal.printing import START, Wish, paper_for, tell
from wizard.terminal.rtl.layout import LEFT_TO_RIGHT_MARK, columns, has_right_to_left
from wizard.terminal.rules_view import print_rules
from wizard.terminal.status_view import print_banks, print_roles
from wizard.terminal.terminals import Heard, Replies
from wizard.workflow.rule_shelf import RuleEntry

WORDS = "слово كلمة (KPI) word [bold]x[/bold] :warning: 👩‍👩‍👧 مُحَمَّد é " + "w" * 400
COLOURS = re.compile(r"\x1b\[[\d;]*m")
PATH = Path("/home/somebody/a/rather/long/way/to/the/folder/of/a/workspace/with/many/folders/role.ar.md")


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def markdown(language: str) -> str:
    """A whole draft."""
    return write(position(FULL), bank(), language, {})


PRINTED: dict[str, Callable[[str, Wish], object]] = {
    "gap_view.print_report": lambda language, wish: print_report(view(language), wish=wish),
    "gap_view.show_report": lambda language, wish: print_report(view(language, words=WORDS), wish=wish),
    "status_view.print_roles": lambda language, wish: (
        print_roles([report(), report(())], language, wish),
        print_roles([], language, wish),
    ),
    "status_view.print_banks": lambda language, wish: print_banks(
        {"specimen": bank().head, "own": bank().head._replace(title={language: "كلمة " + "word " * 40})}, language, wish
    ),
    "gap_view.show_finding": lambda language, wish: print_finding(
        view(language, words=WORDS), view(language, words=WORDS).lines[3], RULES[0], rule_page(RULES[0].code), wish
    ),
    "compare_view.show_comparison": lambda language, wish: print_report(
        view(language, words=WORDS)._replace(compared=COMPARED), None, wish
    ),
    "page_view.print_page": lambda language, wish: [
        print_page(rule, rule_page(rule.code), language, wish, false_alarms=3) for rule in RULES[::6]
    ],
    "page_view.print_finding": lambda language, wish: print_finding(
        view(language), view(language).lines[3], RULES[0], rule_page(RULES[0].code), wish
    ),
    "rules_view.print_rules": lambda language, wish: print_rules(
        [RuleEntry(rule, rule_page(rule.code), n) for n, rule in enumerate(RULES)], language, wish
    ),
    "draft_view.print_drafts": lambda language, wish: print_drafts({language: markdown(language)}, wish),
    "draft_view.show_draft": lambda language, wish: print_drafts(
        {language: f"1.1. {WORDS}", "ar": markdown("ar")}, wish
    ),
    "demo_view.show_demo": lambda language, wish: show_demo(
        dict.fromkeys(LANGUAGES, 362), markdown(language), view(language), [PATH], wish
    ),
    "end_view.print_end": lambda language, wish: print_end(
        view(language), [PATH], WORDS, ["role-wizard x"], wish, everybody=True
    ),
    "end_view.print_paused": lambda language, wish: print_paused("role-wizard interview x", language, wish),
    "printing.tell": lambda language, wish: tell(WORDS, language, wish),
}


LEFT_TO_THE_TERMINAL = ("printing.tell", "status_view.print_banks")
"""Lines that go out unbroken in stored order, for programs and to be copied."""


def public() -> set[str]:
    """Every function of a view that prints."""
    folder = Path(wizard.terminal.__file__).parent
    found = set()
    for path in sorted(folder.glob("*_view.py")):
        module = import_module(f"wizard.terminal.{path.stem}")
        for name, held in inspect.getmembers(module, inspect.isfunction):
            if held.__module__ == module.__name__ and name.startswith(("print_", "show_")):
                found.add(f"{path.stem}.{name}")
    return found


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Terminal]:
    """Standard output becomes a terminal of so many columns."""

    def made(width: int) -> Terminal:
        stream = Terminal()
        monkeypatch.setattr("sys.stdout", stream)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm-256color")
        return stream

    return made


def test_every_view_is_looked_at() -> None:
    """A new view must be added to the table above."""
    assert public() | {"printing.tell"} == set(PRINTED) != set()


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_fits(language: str, name: str, out: Callable[[int], Terminal]) -> None:
    """No row is wider than the terminal, and no text wider than 80 columns, in any language and order."""
    for order in Order:
        for width in (24, 40, 80, 120):
            stream = out(width)
            PRINTED[name](language, Wish(bidi=order.value))
            rows = COLOURS.sub("", stream.getvalue()).splitlines()
            assert rows
            if name in LEFT_TO_THE_TERMINAL and order is Order.LOGICAL:
                continue
            assert [row for row in rows if columns(row) > width] == []
            wide = [row for row in rows if columns(row) > 80]
            assert all("/home/somebody" in row for row in wide)


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_is_stored_text_for_a_pipe(language: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No presentation forms, no controls, no escape codes, whatever the person wishes of the terminal."""
    stream = StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    PRINTED[name](language, Wish(bidi="visual"))
    text = stream.getvalue()
    assert text
    assert re.findall("[\x00-\x09\x0b-\x1f\u200e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufefc]", text) == []


@pytest.mark.parametrize("name", PRINTED)
def test_every_view_is_arabic_from_the_right(name: str, out: Callable[[int], Terminal]) -> None:
    """Rows end at the right edge, letters are joined, nothing is left in stored order."""
    stream = out(60)
    PRINTED[name]("ar", Wish(bidi="visual"))
    rows = [row for row in COLOURS.sub("", stream.getvalue()).splitlines() if row.strip()]
    assert re.findall("[\u0621-\u064a]{2}", "".join(rows)) == []
    assert sum(columns(row) >= 50 for row in rows) / len(rows) > 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_colour_means_no_colour(
    language: str, out: Callable[[int], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR leaves at most weight; TERM=dumb, --plain and ACCESSIBLE leave bare stored text."""
    monkeypatch.setenv("NO_COLOR", "1")
    stream = out(80)
    print_report(view(language), wish=Wish(bidi="visual"))
    assert set(COLOURS.findall(stream.getvalue())) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}
    monkeypatch.delenv("NO_COLOR")
    for variable, value, wish in (
        ("TERM", "dumb", Wish()),
        ("ACCESSIBLE", "1", Wish()),
        ("LANG", "C", Wish(plain=True)),
    ):
        stream = out(80)
        with monkeypatch.context() as changed:
            changed.setenv(variable, value)
            print_report(view(language), wish=wish)
        assert "\x1b" not in stream.getvalue()
        assert re.findall("[\ufe70-\ufefc]", stream.getvalue()) == []


def test_a_terminal_is_asked_only_where_it_matters(
    out: Callable[[int], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not for a file, and not for text without right-to-left letters."""
    asked: list[bool] = []
    monkeypatch.setattr(printing, "_heard", lambda: asked.append(True) or Heard())
    stream = out(80)
    with paper_for("en", ("plain English",)) as paper:
        assert paper.plain
    with paper_for("ar", (), stream=StringIO()) as paper:
        assert paper.plain
    assert asked == []
    with paper_for("en", ("a name", "اسم")) as paper:
        assert paper.order in SHAPED
    with paper_for("ar", ()) as paper:
        assert paper.order in SHAPED
    assert asked == [True, True]
    assert stream.getvalue() == ""


def test_bidi_is_switched_off_and_on_again(out: Callable[[int], Terminal], monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that reorders gets visual order with its own bidi off, and has it back even when printing fails."""
    for name in ("TMUX", "STY", "ZELLIJ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(printing, "_heard", lambda: Heard(Replies("1", "", "65;1")))
    stream = out(80)
    with pytest.raises(ZeroDivisionError), paper_for("ar", ()) as paper:
        stream.write(paper.one("اسم"))
        raise ZeroDivisionError
    assert stream.getvalue() == "\x1b[8l" + "ﻢﺳﺍ" + "\x1b[8h"


def test_mlterm_gets_room_for_the_marks_it_counts(
    out: Callable[[int], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a column for each mark that fences a run; with them no row is wider than the window."""
    for name in ("TMUX", "STY", "ZELLIJ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MLTERM", "3.9.0")
    monkeypatch.setattr(printing, "_heard", lambda: Heard(Replies("0", "", "65;1")))
    stream = out(80)
    print_report(view("ar", words="نص (KPI) عربي، 12 سطرًا "))
    rows = COLOURS.sub("", stream.getvalue()).splitlines()
    assert sum(row.count(LEFT_TO_RIGHT_MARK) for row in rows) > 40
    assert max(columns(row) + row.count(LEFT_TO_RIGHT_MARK) for row in rows) <= 80


def test_the_wish_beats_what_the_terminal_says(out: Callable[[int], Terminal], monkeypatch: pytest.MonkeyPatch) -> None:
    """Option, environment, setting; an unknown word is a mistake that is told."""
    out(80)
    for wish, order in ((Wish(bidi="inverse"), Order.INVERSE), (Wish(setting="words"), Order.WORDS)):
        with paper_for("ar", (), wish) as paper:
            assert paper.order is order
    monkeypatch.setenv("ROLE_WIZARD_BIDI", "sideways")
    with pytest.raises(UsageError), paper_for("ar", ()):
        pass


def test_an_asked_terminal_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Echo is on again after the terminal has answered, or not answered."""
    import termios

    main, side = pty.openpty()
    with os.fdopen(side, "r+b", buffering=0) as terminal:
        before = termios.tcgetattr(side)
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.setattr("sys.__stdout__", terminal)
        monkeypatch.setattr(printing, "_is_in_front", lambda _: True)
        os.write(main, b"\x1b[8;1$y\x1bP>|XTerm(379)\x1b\\\x1b[?64;1c")
        heard = printing._heard.__wrapped__()
        assert termios.tcgetattr(side) == before
    os.close(main)
    assert heard.replies == Replies("1", "XTerm(379)", "64;1")


def test_messages_left_to_right_go_out_as_they_are(out: Callable[[int], Terminal]) -> None:
    """A long English line is the terminal's own to break: it can be copied."""
    stream = out(40)
    tell("word " * 30, "en")
    assert stream.getvalue() == "word " * 30 + "\n"
    assert not has_right_to_left(stream.getvalue())


def test_a_path_is_left_whole_where_there_is_room(out: Callable[[int], Terminal]) -> None:
    """To be copied; on a narrow terminal it is broken like any other word."""
    for width, whole in ((120, True), (60, False)):
        stream = out(width)
        show_demo({"en": 1}, markdown("en"), view("en"), [PATH], Wish())
        assert (str(PATH) in COLOURS.sub("", stream.getvalue())) is whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_stands_on_a_line_of_its_own(language: str, out: Callable[[int], Terminal]) -> None:
    """To be copied whole, in Arabic too."""
    stream = out(80)
    print_roles([], language, Wish(bidi="visual"))
    assert stream.getvalue().splitlines()[-1].strip() == START
