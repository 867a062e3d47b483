"""The review as a person starts it: by pipe, on a real terminal, and where it cannot be held."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from reviewers import REASONS, ROLE, begun, kept
from terminals_in_tests import Terminal, environment, squeezed

from roles import COMPLETE
from wizard.model.text import LANGUAGES
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.rtl import Order
from wizard.workspace import Workspace

HELD = "roles/role/lock.json"


def review(folder: Path, *words: str, before: tuple[str, ...] = ()) -> list[str]:
    """The command line of a review."""
    return [sys.executable, "-m", "wizard", "--workspace", str(folder), *before, "review", ROLE, *words]


def piped(command: list[str], *lines: str) -> subprocess.CompletedProcess[str]:
    """Run it with these lines as its input."""
    return subprocess.run(
        command,
        input="".join(f"{line}\n" for line in lines),
        env=environment(ROLE_WIZARD_USER="head"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_pipe_line_by_line(tmp_path: Path, language: str) -> None:
    """Answer, give away, accept with a refusal between, then the lines end: 130, all is kept, the way on is printed."""
    begun(tmp_path, language)
    before = ("--plain", "--lang", language)
    reason = REASONS[language]
    done = piped(
        review(tmp_path, before=before),
        *("1", "General director"),
        *("2", "3", "", ""),
        *("nonsense", "3", "1", "short", reason, ""),
        "?",
    )
    assert (130, "") == (done.returncode, done.stderr)
    files = kept(tmp_path)
    assert "General director" in files["journal.jsonl"]
    assert "owner: legal" in files["assigned.yaml"]
    assert reason in files["waivers.yaml"]
    for said in (
        say("review.settled", language, number=1),
        say("review.type-act", language),
        say("errors.waiver-reason-short", language, least=15, number=len("short")),
        say("review.tally-waived", language, number=1),
        say("review.paused", language),
        say("cli.page-wrong", language),
        f"--plain review {ROLE}",
    ):
        assert said in done.stdout
    assert "\x1b" not in done.stdout
    assert not (tmp_path / HELD).exists()
    again = piped(review(tmp_path, before=before))
    assert say("review.resumed", language, number=1) in again.stdout
    assert "GAP015" not in again.stdout


def test_plain_lines_need_no_screen_library(tmp_path: Path) -> None:
    """Nothing of prompt_toolkit is loaded for them."""
    begun(tmp_path, "en")
    names = "prompt_toolkit", "questionary"
    code = (
        f"import sys; sys.argv = {review(tmp_path, before=('--plain',))[2:]!r}\n"
        "from wizard.__main__ import main\n"
        "try: main()\n"
        f"finally: sys.stderr.write(' '.join(n for n in {names!r} if n in sys.modules))"
    )
    done = piped([sys.executable, "-c", code], "1", "General director", "3", "1")
    assert (130, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_terminal_answer_waive_assign_leave_and_go_on(tmp_path: Path, language: str) -> None:
    """The whole window, in its own order; Ctrl-C says how to go on, and the next sitting begins at the next question."""
    begun(tmp_path, language)
    command = review(tmp_path, before=("--lang", language))
    env = environment(ROLE_WIZARD_USER="head")
    paper = Paper(language, Order.VISUAL)

    def shown(key: str, **values: object) -> list[str]:
        return paper.rows(say(f"review.{key}", language, **values), 74)  # type: ignore[arg-type]

    with Terminal(command, env=env, history=200) as terminal:
        terminal.until("GAP014", *shown("act-answer"))
        terminal.type("1\r")
        terminal.until_gone("GAP014")
        terminal.type("General director\r")
        terminal.until("GAP012", *shown("settled", number=1))
        terminal.type("2\r")
        terminal.until(*paper.rows(say("screen.ask-owner", language), 74))
        terminal.type("3\r")
        terminal.until(*paper.rows(say("screen.ask-due", language), 74))
        terminal.type("\r")
        terminal.type("\r")
        terminal.until("GAP015")
        terminal.type("3\r")
        terminal.until(*shown("ask-category"))
        terminal.type("1\r")
        terminal.until(*shown("ask-reason"))
        terminal.type(f"{REASONS[language]}\r")
        terminal.until(*shown("ask-expires"))
        terminal.type("\r")
        terminal.until("GAP004")
        terminal.type("\x03")
        assert 130 == terminal.end()
        assert terminal.is_sane
        terminal.until(*shown("paused"), *shown("tally-assigned", number=1), *shown("tally-waived", number=1))
        assert squeezed(f"review {ROLE}") in squeezed(terminal.text)
    files = kept(tmp_path)
    assert "General director" in files["journal.jsonl"]
    assert "owner: legal" in files["assigned.yaml"]
    assert REASONS[language] in files["waivers.yaml"]
    with Terminal(command, env=env) as terminal:
        terminal.until("GAP004", *shown("resumed", number=1))
        terminal.type("8\r")
        assert 0 == terminal.end()
        assert terminal.is_sane
    assert files == kept(tmp_path)


def test_a_role_that_is_open_elsewhere(tmp_path: Path) -> None:
    """One sentence, exit code 3, before anything is painted."""
    begun(tmp_path, "en")
    with Terminal(review(tmp_path), env=environment(ROLE_WIZARD_USER="head")) as first:
        first.until("GAP014")
        done = piped(review(tmp_path), "8")
        assert 3 == done.returncode
        assert "This role is open" in done.stderr
        assert "" == done.stdout
        first.type("\x03")
        assert 130 == first.end()


def test_nobody_at_a_terminal(tmp_path: Path) -> None:
    """One sentence that names what can be done; exit code 2."""
    begun(tmp_path, "en")
    done = subprocess.run(
        review(tmp_path),
        stdin=subprocess.DEVNULL,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (2, "") == (done.returncode, done.stdout)
    assert "Nobody is at a terminal" in done.stderr
    assert "gaps ROLE" in done.stderr
    assert 1 == done.stderr.count("\n")


def test_a_role_that_does_not_exist(tmp_path: Path) -> None:
    """Exit code 2, and no folder is made for it."""
    done = piped(review(tmp_path), "8")
    assert 2 == done.returncode
    assert "There is no role" in done.stderr
    assert not (tmp_path / "roles").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_open(tmp_path: Path, language: str) -> None:
    """One sentence, exit code 0; nothing is asked and nothing is written."""
    words = ["interview", ROLE, "--bank", "contracts-specialist", "--answers", str(COMPLETE), "--no-input"]
    piped([sys.executable, "-m", "wizard", "--workspace", str(tmp_path), *words])
    before = kept(tmp_path)
    done = piped(review(tmp_path, before=("--lang", language)))
    assert (0, f"{say('review.nothing', language)}\n", "") == (done.returncode, done.stdout, done.stderr)
    assert before == kept(tmp_path)


def test_only_one_persons_questions(tmp_path: Path) -> None:
    """By owner or by the name in the settings; a wrong name is told with what is known."""
    begun(tmp_path, "en")
    (tmp_path / "role-wizard.toml").write_text('[people]\nlegal = "Vera Petrova"\n', encoding="utf-8")
    for wanted in ("legal", "vera petrova"):
        done = piped(review(tmp_path, "--for", wanted), "5", "5", "1")
        assert 0 == done.returncode
        assert 2 == done.stdout.count("for: Vera Petrova (Lawyer)")
        assert 2 == done.stdout.count(say("review.act-answer", "en"))
    wrong = piped(review(tmp_path, "--for", "legel"))
    assert 2 == wrong.returncode
    assert "legal" in wrong.stderr
    none = piped(review(tmp_path, "--for", "finance", "--only", "note"))
    assert 0 == none.returncode
    assert "No open question is of this kind" in none.stdout


def test_only_some_severities(tmp_path: Path) -> None:
    """The other questions are not asked; the command to go on has the same options."""
    begun(tmp_path, "en")
    done = piped(review(tmp_path, "--only", "blocker", "--only", "minor"), "5")
    assert 130 == done.returncode
    assert "--only blocker --only minor" in done.stdout
    assert say("review.severity-major", "en") not in done.stdout
    wrong = piped(review(tmp_path, "--only", "bad"))
    assert 2 == wrong.returncode


def test_a_broken_file_of_decisions_is_told_first(tmp_path: Path) -> None:
    """With its place, exit code 3; nothing is asked."""
    begun(tmp_path, "en")
    (tmp_path / "roles" / ROLE / "waivers.yaml").write_text("- id: [\n", encoding="utf-8")
    done = piped(review(tmp_path), "8")
    assert 3 == done.returncode
    assert "waivers.yaml:" in done.stderr
    assert "" == done.stdout


def test_answers_of_a_review_are_named_so_in_the_journal(tmp_path: Path) -> None:
    """Who, and while doing what."""
    begun(tmp_path, "en")
    piped(review(tmp_path), "1", "General director")
    last = json.loads((Workspace(tmp_path).role(ROLE).journal).read_text(encoding="utf-8").splitlines()[-1])
    assert ("review", os.environ["ROLE_WIZARD_USER"]) == (last["via"], last["by"])
