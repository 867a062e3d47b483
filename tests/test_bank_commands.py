"""The commands for authors of banks: a page of paper, and a check that ends in an exit code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from small_bank import SMALL, small_bank_file
from test_every_bank import NAMES
from wizard.model.text import LANGUAGES
from wizard.workflow.bank_shelf import bank_page, check_banks
from wizard.workflow.desk import Desk
from wizard.workspace import Workspace


def desk(tmp_path: Path, language: str = "en") -> Desk:
    """A desk in an empty folder."""
    return Desk(Workspace(tmp_path), language, "head", lambda: "2026-11-24T10:00:00Z")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_bank_is_one_page_in_any_language(name: str, language: str, tmp_path: Path) -> None:
    """Every question is numbered, no condition stays in code, no place in braces stays open."""
    page = bank_page(desk(tmp_path, language), name)
    numbers = [int(found) for found in re.findall(r"^(\d+)\. ", page, re.MULTILINE)]
    assert list(range(1, len(numbers) + 1)) == numbers
    assert len(numbers) >= 50
    assert "{" not in page
    assert "`" not in page
    if language == "ar":
        asked = [line for line in page.split("\n") if re.match(r"\d+\. ", line)]
        assert all(re.search("[\u0600-\u06ff]", line) for line in asked)


def test_a_page_says_everything_that_a_bank_says(tmp_path: Path) -> None:
    """Owner, reason, hint, example, choices, conditions in words, offers with their own questions, the law."""
    page = bank_page(desk(tmp_path), "sales-manager")
    for words in (
        "Answers: HR",
        "Why: Two sellers of one client are a dispute.",
        "Hint: ",
        "Example: Wholesale clients of the northern region",
        "☐ Cars and spare parts",
        "only if «What does the holder sell?» is answered with: Windows",
        "What percent, how many days",
        "### Saudi Arabia",
        "read in the act; looked at on 2026-11-23",
        "Not legal advice",
    ):
        assert words in page, words


def test_a_check_of_all_ends_well(tmp_path: Path) -> None:
    """Ours have no remarks; how much each asks and offers is counted."""
    checked = check_banks(desk(tmp_path), ())
    assert NAMES == [held.name for held in checked]
    assert all(() == held.remarks for held in checked)
    assert all(held.questions > 50 and held.suggestions > 60 for held in checked)


def check(*words: str) -> subprocess.CompletedProcess[str]:
    """`banks check` as a person runs it."""
    command = [sys.executable, "-m", "wizard", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_remarks_are_printed_and_end_in_one(tmp_path: Path) -> None:
    """The bank works; the remark has its line and what to do. A mistake ends in three."""
    path = small_bank_file(tmp_path, SMALL.replace("ru: Название?, ", ""))
    done = check("--workspace", str(tmp_path), "banks", "check", str(path))
    assert (1, "") == (done.returncode, done.stderr)
    assert "small.yaml:9:47: The text is not there in: ru." in done.stdout
    small_bank_file(tmp_path, SMALL.replace("kind: money", "kind: mony"))
    done = check("--workspace", str(tmp_path), "--lang", "ru", "banks", "check", str(path))
    assert 3 == done.returncode
    assert "Возможно, имелось в виду «money»?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bank_that_is_not_there_is_not_shown(tmp_path: Path) -> None:
    """The nearest name is offered."""
    done = check("--workspace", str(tmp_path), "banks", "show", "sales-manger")
    assert 2 == done.returncode
    assert "sales-manager" in done.stderr
