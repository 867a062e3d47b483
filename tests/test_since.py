"""`gaps --since` as a person types it: above the questions, in three formats, and one sentence where it cannot be."""

import json
from pathlib import Path

import pytest

from roles import EXAMPLE
from test_commands import ROLE, run
from wizard.errors import ExitCode


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the example interview, looked at once, and one more answer."""
    folder = tmp_path_factory.mktemp("since")
    words = ("--workspace", str(folder), "interview", ROLE, "--bank", ROLE, "--no-input", "--answers")
    assert 0 == run(*words, str(EXAMPLE)).returncode
    assert 1 == run("--workspace", str(folder), "gaps", ROLE).returncode
    text = EXAMPLE.read_text(encoding="utf-8")
    number = next(line for line in text.split("\n") if "formalities.number" in line)
    more = folder / "more.yaml"
    more.write_text(text.replace(number, '  formalities.number: {en: "14", ru: "14", ar: "14"}'), encoding="utf-8")
    assert 0 == run(*words, str(more)).returncode
    return folder


def test_what_has_changed_stands_above_the_questions(workspace: Path) -> None:
    """Under the gate, before the first person."""
    done = run("--workspace", str(workspace), "gaps", ROLE, "--since", "1")
    lines = done.stdout.split("\n")
    assert ("", 1) == (done.stderr, done.returncode)
    assert lines[0].startswith("Not ready:")
    assert lines[2].startswith("Since run 1 (")
    assert "  - Fixed by an answer: 1" == lines[3]
    assert "    · The register number is missing (DOC702): formalities.number" == lines[4]
    assert 1 == sum(line.startswith("  - Still open: ") for line in lines)
    assert all(len(line) <= 80 for line in lines)


def test_json_holds_the_comparison_only_where_it_was_asked_for(workspace: Path) -> None:
    """Counts, and each change with cause and age; without `--since` no clock, the same bytes twice."""
    words = ("--workspace", str(workspace), "gaps", ROLE, "--format", "json")
    held = json.loads(run(*words, "--since", "1").stdout)["compared"]
    assert (1, 1) == (held["run"], held["counts"]["fixed-by-answer"])
    assert sum(held["counts"].values()) == len(held["changes"]) > 1
    plain = [run(*words).stdout for _ in range(2)]
    assert plain[0] == plain[1]
    assert "compared" not in json.loads(plain[0])


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_markdown_says_it_in_every_language(workspace: Path, language: str) -> None:
    """One heading, one item for each kind, one below it for each rule."""
    done = run("--workspace", str(workspace), "--lang", language, "gaps", ROLE, "--format", "md", "--since", "1")
    part = done.stdout.split("\n## ")[1].split("\n")
    assert 2 == sum(line.startswith("- ") for line in part)
    assert 3 < sum(line.startswith("  - ") for line in part)


def test_a_run_that_is_not_kept_is_named_with_those_that_are(workspace: Path) -> None:
    """One sentence and the exit code of a wrong command line."""
    done = run("--workspace", str(workspace), "gaps", ROLE, "--since", "77")
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("There is no run 77 of this role. Kept are: 1")
    other = workspace / "other.json"
    text = (workspace / "roles" / ROLE / "runs" / "run-1.json").read_text(encoding="utf-8")
    other.write_text(text.replace(f'"role": "{ROLE}"', '"role": "storekeeper"'), encoding="utf-8")
    done = run("--workspace", str(workspace), "gaps", ROLE, "--since", str(other))
    assert (ExitCode.USAGE, f"{other}: This run is of the role «storekeeper», not of «{ROLE}».\n") == (
        done.returncode,
        done.stderr,
    )
    done = run("--workspace", str(workspace), "gaps", ROLE, "--since", str(EXAMPLE))
    assert (ExitCode.UNREADABLE, 1) == (done.returncode, done.stderr.count("\n"))


def test_what_ends_soon_is_told(workspace: Path) -> None:
    """A waiver that holds today and ends within a month, in the report and for other programs."""
    import datetime

    words = ("--workspace", str(workspace), "gaps", ROLE)
    findings = json.loads(run(*words, "--format", "json").stdout)["findings"]
    code, clauses = findings[0]["code"], findings[0]["clauses"]
    runs = sorted((workspace / "roles" / ROLE / "runs").iterdir())
    hashes = {held["code"]: held["text_hash"] for held in json.loads(runs[-1].read_text(encoding="utf-8"))["findings"]}
    today = datetime.date.today()  # noqa: DTZ011  # the day of the process under test
    (workspace / "roles" / ROLE / "waivers.yaml").write_text(
        f"- id: w1\n  code: {code}\n  clauses: {clauses}\n  text_hash: {hashes[code]}\n  category: deferred\n"
        f"  reason: The plan is signed next month\n  role: hr\n  on: {today}\n"
        f"  expires: {today + datetime.timedelta(days=20)}\n",
        encoding="utf-8",
    )
    try:
        shown = run(*words).stdout
        assert "Waivers that end within 30 days\n  - Waiver w1 (" in shown
        assert ["w1"] == json.loads(run(*words, "--format", "json").stdout)["ending"]
        assert "## Waivers that end within 30 days\n\n- Waiver w1" in run(*words, "--format", "md").stdout
    finally:
        (workspace / "roles" / ROLE / "waivers.yaml").unlink()
