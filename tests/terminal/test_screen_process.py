"""The screen as a real process on a pseudo-terminal: colours, plain mode, odd banks, early keys, locks, short sittings."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from terminals_in_tests import ROLE, Terminal, composed, environment, squeezed, wizard

from small_bank import small_bank_file
from wizard.banks import open_bank
from wizard.model.text import LANGUAGES, in_language
from wizard.phrases import say
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.layout import columns as columns_of
from wizard.workspace import Workspace

pytestmark = pytest.mark.slow

UP, DOWN = "\x1b[A", "\x1b[B"
COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")
REPORTS = (
    "import atexit, sys; from pathlib import Path; "
    "atexit.register(lambda: Path(sys.argv[-1]).write_text(' '.join(sorted(sys.modules)))); "
    "words, place = sys.argv[1:-1], sys.argv[-1]; "
    "from wizard import __main__; real = sys.argv; sys.argv = ['role-wizard', *words]; "
    "atexit.register(setattr, sys, 'argv', real); __main__.main()"
)
"""Runs the command and writes down which modules it loaded."""


def reporting(folder: Path, *before: str) -> list[str]:
    command = wizard(folder, before=before)
    return [sys.executable, "-c", REPORTS, *command[command.index("wizard") + 1 :], str(folder / "modules")]


def loaded(folder: Path) -> set[str]:
    return set((folder / "modules").read_text().split())


def asks(address: str, language: str = "en", name: str = ROLE) -> str:
    """The words of a question."""
    question = open_bank(name).question(address)
    assert question is not None
    return in_language(question.field.ask, language)


@pytest.mark.parametrize("colours", [True, False])
def test_no_color_means_no_colour(tmp_path: Path, colours: bool) -> None:
    """With NO_COLOR nothing that is sent names a colour; without it something does, so that the search sees it."""
    env = environment() if colours else environment(NO_COLOR="1")
    with Terminal(wizard(tmp_path), env=env) as terminal:
        terminal.until(asks("identity.title"))
        terminal.type("Contracts specialist\r")
        terminal.until(asks("identity.unit"))
        terminal.type("\x1bOR")
        terminal.until(say("screen.overview-title", "en"))
        terminal.type("\x03")
        assert 130 == terminal.end()
        assert colours == bool(COLOUR.search(terminal.seen))
        assert b"\x1b[?1049h" in terminal.seen


@pytest.mark.parametrize(
    ("words", "more"),
    [((), {"TERM": "dumb"}), ((), {"ACCESSIBLE": "1"}), (("--plain",), {})],
    ids=["dumb", "accessible", "plain"],
)
def test_plain_sends_no_escape_and_loads_no_screen(
    tmp_path: Path, words: tuple[str, ...], more: dict[str, str]
) -> None:
    """Line by line: no ESC byte from start to end, the answer is kept, prompt_toolkit is never imported."""
    with Terminal(reporting(tmp_path, *words), env=environment(**more)) as terminal:
        terminal.until(asks("identity.title"), "> ")
        terminal.type("Contracts specialist\r")
        terminal.until(asks("identity.unit"))
        terminal.type("half\x03")
        assert 130 == terminal.end()
        terminal.until(say("interview.paused", "en", command="role-wizard"))
        assert b"\x1b" not in terminal.seen
        assert terminal.settings == terminal.settings_before
    assert {"en": "Contracts specialist"} == Workspace(tmp_path).role(ROLE).read().answers["identity.title"].value
    assert "wizard.terminal.plain" in loaded(tmp_path)
    assert not {"prompt_toolkit", "questionary"} & loaded(tmp_path)


def test_the_search_for_modules_sees_the_screen(tmp_path: Path) -> None:
    """The same search finds prompt_toolkit where the screen is used."""
    with Terminal(reporting(tmp_path)) as terminal:
        terminal.until(asks("identity.title"))
        terminal.type("\x03")
        assert 130 == terminal.end()
    assert {"prompt_toolkit", "questionary"} <= loaded(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("redirection", ["</dev/null", "<&-"], ids=["null", "closed"])
def test_nobody_at_the_keyboard(tmp_path: Path, redirection: str, language: str) -> None:
    """One clear line on standard error, exit code 2, nothing else and nothing written; a terminal is left as it was."""
    command = shlex.join(wizard(tmp_path, before=("--lang", language)))
    done = subprocess.run(
        ["sh", "-c", f"exec {command} {redirection}"], capture_output=True, text=True, env=environment(), check=False
    )
    assert 2 == done.returncode
    assert not done.stdout
    assert 1 == done.stderr.count("\n")
    assert "--answers" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "roles").exists()
    if language == "en":
        assert say("errors.no-terminal", language) in done.stderr
        with Terminal(["sh", "-c", f"exec {command} {redirection}"]) as terminal:
            assert 2 == terminal.end()
            terminal.until(say("errors.no-terminal", language))
            assert terminal.is_sane


LONG = {
    "en": " ".join(f"word{n} of a choice that goes on" for n in range(1, 15)),
    "ar": " ".join(f"كلمة{n} من خيار طويل لا ينتهي" for n in range(1, 17)),
}
MARKED = {"en": "Cafe\u0301 🎯 nai\u0308ve re\u0301sume\u0301 🚀 end", "ar": "مُحَمَّدٌ 🎯 كَتَبَ العَقْدَ 🚀 نهاية"}
PLAIN = {
    "en": "Choice number {n} of sixty, a little longer than a row",
    "ar": "الخيار رقم {n} من ستين وهو أطول قليلا من السطر",
}


def odd_bank(folder: Path) -> tuple[str, list[dict[str, str]]]:
    """A bank with a list of sixty choices; one is very long, one has emoji and combining marks."""
    titles = [{language: PLAIN[language].format(n=n) for language in PLAIN} for n in range(60)]
    titles[17], titles[30] = LONG, MARKED
    choices = "\n".join(
        f'          - {{value: v{n}, label: {{en: "{t["en"]}", ru: "{t["en"]}", ar: "{t["ar"]}"}}}}'
        for n, t in enumerate(titles)
    )
    text = f"""\
bank: {{id: odd, version: "1", title: {{en: Odd, ru: Odd, ar: غريب}}}}
owners:
  head: {{en: Head, ru: Head, ar: رئيس}}
sections:
  - id: identity
    title: {{en: Role, ru: Role, ar: الوظيفة}}
    questions:
      - id: identity.kind
        kind: choice
        ask: {{en: "Which of sixty?", ru: "Which?", ar: "أي الستين؟"}}
        required: true
        choices:
{choices}
"""
    return str(small_bank_file(folder, text)), titles


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sixty_choices_on_forty_columns(tmp_path: Path, language: str) -> None:
    """Every row of every choice can be reached, none is cut, and all stand at one edge."""
    assert len(LONG[language]) >= 400
    bank, titles = odd_bank(tmp_path)
    paper = Paper(language, Order.VISUAL)
    wide = 37 if language == "ar" else 38  # beside the pointer; the last column stays free for marks
    rows = [[composed(row) for row in paper.rows(title[language], wide)] for title in titles]
    assert all(columns_of(row) <= wide for held in rows for row in held)
    seen: set[str] = set()
    pointer = "◂" if language == "ar" else "▸"
    with Terminal(
        wizard(tmp_path, role="odd", bank=bank, before=("--lang", language)), columns=40, rows=20
    ) as terminal:
        terminal.until(paper.one("Which of sixty?" if language == "en" else "أي الستين؟"))
        for place, held in enumerate(rows):
            at = squeezed(f"{held[0]}{pointer}" if language == "ar" else f"{pointer}{held[0]}")

            def stands(held: list[str] = held, at: str = at) -> bool:
                seen.update(composed(line) for line in terminal.lines)
                lines = [squeezed(line) for line in terminal.lines]
                return (at in lines or len(held) > 10) and squeezed(held[-1]) in [line.strip(pointer) for line in lines]

            terminal.type(DOWN)
            terminal.wait(stands, f"choice {place}: {held}")
        for place in range(59, 17, -1):  # upwards, the first rows of a choice that is higher than the window are seen
            terminal.type(UP)
            terminal.until(paper.one(say("screen.place-of", language, place=place, number=60)))
            seen.update(composed(line) for line in terminal.lines)
        terminal.type("\x03")
        assert 130 == terminal.end()
        assert terminal.is_sane
    assert all(columns_of(line) <= 40 for line in seen)
    for held in rows:
        for number, row in enumerate(held):
            if language == "ar":
                plain = (" " * (wide - columns_of(row)) + row).rstrip()
                wanted = {plain} if number else {plain, f"{' ' * (wide - columns_of(row))}{row} {pointer}"}
            else:
                wanted = {f"  {row}"} if number else {f"  {row}", f"{pointer} {row}"}
            assert wanted & seen, (row, sorted(seen))


@pytest.mark.parametrize(
    ("language", "title", "half"), [("en", "Specialist", "Legal"), ("ru", "Юрист", "Отдел"), ("ar", "أخصائي", "إدارة")]
)
def test_keys_typed_before_the_screen_are_kept(tmp_path: Path, language: str, title: str, half: str) -> None:
    """What is typed before anything is painted answers the first question and begins the second answer."""
    with Terminal(wizard(tmp_path, before=("--lang", language)), typed=f"{title}\r{half}") as terminal:
        shown = Paper(language, Order.VISUAL)
        terminal.until(shown.one(asks("identity.unit", language)), shown.one(half))
        terminal.type("\r")
        terminal.until(shown.one(asks("identity.category", language)))
        terminal.type("\x03")
        assert 130 == terminal.end()
        assert terminal.is_sane
    answers = Workspace(tmp_path).role(ROLE).read().answers
    assert {language: title} == answers["identity.title"].value
    assert {language: half} == answers["identity.unit"].value


@pytest.mark.parametrize("when", ["never", "late"])
def test_a_terminal_that_answers_late_or_never(tmp_path: Path, when: str) -> None:
    """Nobody waits for it, its reply is no text, and the answer is what was typed."""
    with Terminal(wizard(tmp_path), answers=False) as terminal:
        terminal.until(asks("identity.title"))
        terminal.type("Contracts ")
        terminal.until("▸ Contracts")
        if when == "late":
            terminal.answer()
        terminal.type("specialist\r")
        terminal.until(asks("identity.unit"))
        terminal.type("\x03")
        assert 130 == terminal.end()
        assert terminal.is_sane
    assert {"en": "Contracts specialist"} == Workspace(tmp_path).role(ROLE).read().answers["identity.title"].value


@pytest.mark.parametrize(("language", "half"), [("en", "Legal depar"), ("ru", "Юридиче"), ("ar", "الإدارة القا")])
def test_ctrl_c_keeps_what_is_half_typed(tmp_path: Path, language: str, half: str) -> None:
    """Ctrl-C in the middle of typing: exit 130, the line to go on, and the text stands there again at the next start."""
    command = wizard(tmp_path, before=("--lang", language))
    paper = Paper(language, Order.VISUAL)
    with Terminal(command, history=100) as terminal:
        terminal.until(paper.one(asks("identity.title", language)))
        terminal.type("X1\r")
        terminal.until(paper.one(asks("identity.unit", language)))
        terminal.type(half)
        terminal.until(paper.one(half))
        terminal.type("\x03")
        assert 130 == terminal.end()
        assert terminal.is_sane
        terminal.until(f"interview {ROLE}", str(tmp_path))
    with Terminal(command) as terminal:
        said = paper.rows(say("screen.restored", language), 79)
        terminal.until(paper.one(asks("identity.unit", language)), *said, paper.one(half))
        terminal.type(" Z\r")
        terminal.until(paper.one(asks("identity.category", language)))
        terminal.type("\x03")
        assert 130 == terminal.end()
    assert {language: f"{half} Z"} == Workspace(tmp_path).role(ROLE).read().answers["identity.unit"].value
    assert not Workspace(tmp_path).role(ROLE).typing.exists()


def test_a_role_that_somebody_has_open(tmp_path: Path) -> None:
    """The second one is told who has it, before anything is painted; the first one goes on."""
    with Terminal(wizard(tmp_path)) as first:
        first.until(asks("identity.title"))
        with Terminal(wizard(tmp_path)) as second:
            assert 3 == second.end()
            second.until("This role is open", "lock.json", os.environ.get("ROLE_WIZARD_USER", "head"))
            assert second.is_sane
            assert b"\x1b[?1049h" not in second.seen
            assert b"Traceback" not in second.seen
        first.type("Contracts specialist\r")
        first.until(asks("identity.unit"))
        first.type("\x03")
        assert 130 == first.end()
    assert "identity.title" in Workspace(tmp_path).role(ROLE).read().answers


ANSWERS = """\
bank: contracts-specialist
answers:
  identity.title: Contracts specialist
  identity.unit: {absent: unknown, owner: hr, note: ask them}
  identity.headcount: {absent: later}
"""


def test_only_what_is_not_known(tmp_path: Path) -> None:
    """`--only unknown` asks what was handed on and what was put off, and nothing else; then comes the end."""
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS)
    subprocess.run(wizard(tmp_path, "--answers", str(answers), "--no-input"), env=environment(), check=True)
    with Terminal(wizard(tmp_path, "--only", "unknown")) as terminal:
        terminal.until(asks("identity.unit"))
        terminal.type("Legal department\r")
        terminal.until(asks("identity.headcount"))
        terminal.type("٣\r")
        leave_all(terminal, "en")
        terminal.type("1\r")
        assert 0 == terminal.end()
        assert terminal.is_sane
    answers_now = Workspace(tmp_path).role(ROLE).read().answers
    assert {"en": "Legal department"} == answers_now["identity.unit"].value
    assert "3" == answers_now["identity.headcount"].value
    assert {"identity.title", "identity.unit", "identity.headcount"} == {at for at in answers_now if "." in at}


def leave_all(terminal: Terminal, language: str) -> None:
    """Leave what is read out at the end, one after the other; the last menu stands then."""
    paper = Paper(language, Order.VISUAL)
    last = squeezed(paper.one(say("screen.end-people", language)))
    for place in range(1, 5):
        named = say("screen.end-three", language, place=place, number=3, owner="\n").partition("\n")[0]
        wanted = (squeezed(paper.one(named)), last)
        terminal.wait(lambda wanted=wanted: any(text in squeezed(terminal.text) for text in wanted), "the next one")
        if last in squeezed(terminal.text):
            return
        terminal.type("3\r")
    raise AssertionError(terminal.text)


def test_only_one_section(tmp_path: Path) -> None:
    """`--only section:duties` begins there, although nothing before it is answered, and ends there."""
    with Terminal(wizard(tmp_path, "--only", "section:duties")) as terminal:
        terminal.until(asks("duties.scope"))
        terminal.type("1\r")
        terminal.until(asks("duties.items"))
        terminal.type("\x03")
        assert 130 == terminal.end()
    assert {"duties.scope"} == set(Workspace(tmp_path).role(ROLE).read().answers)


def test_an_unknown_section_is_told_before_anything_is_painted(tmp_path: Path) -> None:
    """One clear line, exit code 2, the terminal as it was."""
    with Terminal(wizard(tmp_path, "--only", "section:dutys")) as terminal:
        assert 2 == terminal.end()
        terminal.until("dutys", "duties")
        assert terminal.is_sane
        assert b"\x1b[?1049h" not in terminal.seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_is_up(tmp_path: Path, language: str) -> None:
    """After the first answer comes the end; then exit 0, the files, and who must answer what."""
    command = wizard(tmp_path, "--minutes", "0.0001", before=("--lang", language))
    paper = Paper(language, Order.VISUAL)
    with Terminal(command, history=300) as terminal:
        terminal.until(paper.one(asks("identity.title", language)))
        terminal.type("X1\r")
        leave_all(terminal, language)
        terminal.until(*paper.rows(say("screen.end-time", language), 79))
        terminal.until(paper.one(say("screen.end-go-on", language)))
        shown = len(terminal.seen)
        terminal.type("1\r")
        assert 0 == terminal.end()
        assert terminal.is_sane
        said = terminal.seen[shown:].decode().rpartition("\x1b[?1049l")[2]
    role = Workspace(tmp_path).role(ROLE)
    assert {"identity.title"} == set(role.read().answers)
    assert {f"{ROLE}.{name}.md" for name in LANGUAGES} <= {path.name for path in role.out.iterdir()}
    owners = {"en": "HR", "ru": "Кадровая служба", "ar": paper.one("إدارة الموارد البشرية")}
    assert squeezed(owners[language]) in squeezed(said)
    assert squeezed(str(role.out)) in squeezed(said)
