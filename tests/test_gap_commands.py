"""The commands of the gap report as a person starts them: forms, choices, letters, one finding, the list of rules."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from roles import BANKS
from wizard.gaps import RULES
from wizard.model.cells import COLUMNS

ROOT = Path(__file__).parent.parent
ROLE = "sales-consultant"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`role-wizard --workspace FOLDER WORDS` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "wizard", "--workspace", str(folder), *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an interview in which eight questions are open."""
    made = tmp_path_factory.mktemp("workspace")
    (made / "role-wizard.toml").write_text('[people]\nlegal = "I. Petrova"\nfinance = "A. Sidorov"\n', encoding="utf-8")
    example = str(BANKS / "examples" / f"{ROLE}.yaml")
    done = run(made, "interview", ROLE, "--bank", ROLE, "--answers", example, "--no-input")
    assert (0, "") == (done.returncode, done.stderr)
    return made


def findings(folder: Path, *words: str) -> list[dict[str, Any]]:
    """The questions as the JSON has them."""
    held: list[dict[str, Any]] = json.loads(run(folder, "gaps", ROLE, "--format", "json", *words).stdout)["findings"]
    return held


def test_every_form_is_written_to_a_file_or_to_the_pipe(folder: Path, tmp_path: Path) -> None:
    """The same bytes both ways."""
    for form in ("text", "md", "html", "json", "sarif", "csv"):
        piped = run(folder, "gaps", ROLE, "--format", form)
        path = tmp_path / f"gaps.{form}"
        written = run(folder, "gaps", ROLE, "--format", form, "--out", str(path))
        assert (1, 1, "", "") == (piped.returncode, written.returncode, piped.stderr, written.stdout)
        held = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        if form not in ("text", "html"):  # a text file is whole; a page may link to the draft beside it
            assert piped.stdout == held
        assert len(held) > 400


def test_what_is_shown_and_what_counts(folder: Path) -> None:
    """`--only` shows, `--select` and `--ignore` decide."""
    every = findings(folder)
    notes = sum(one["severity"] == "note" for one in every)
    only = run(folder, "gaps", ROLE, "--only", "note", "--group-by", "severity")
    assert (1, notes) == (only.returncode, only.stdout.count("[note]"))
    assert f"Shown: {notes} of {len(every)} questions." in only.stdout
    assert "For: HR" in only.stdout
    assert 0 == run(folder, "gaps", ROLE, "--select", "LNK").returncode
    assert {"KPI401"} == {one["code"] for one in every if one["severity"] == "blocker"}
    left = run(folder, "gaps", ROLE, "--ignore", "KPI401=the targets are set in January")
    assert (0, True) == (left.returncode, "KPI401, switched off: the targets are set in January" in left.stdout)
    assert "KPI401  " not in left.stdout


def test_a_limited_look_is_not_kept_as_a_run(folder: Path) -> None:
    """What was left out would count as gone."""
    runs = folder / "roles" / ROLE / "runs"
    before = sorted(runs.glob("*.json")) if runs.is_dir() else []
    for path in before:
        path.unlink()
    run(folder, "gaps", ROLE, "--select", "LNK")
    run(folder, "gaps", ROLE, "--ignore", "KPI401=the targets are set in January")
    assert [] == list(runs.glob("*.json"))
    run(folder, "gaps", ROLE)
    assert 1 == len(list(runs.glob("*.json")))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gaps", ROLE, "--ignore", "KPI401"), "15"),
        (("gaps", ROLE, "--select", "KPI999"), "KPI999"),
        (("gaps", ROLE, "--only", "dreadful"), "blocker"),
        (("gaps", ROLE, "--for", "A. Sidorow"), "A. Sidorov"),
        (("gaps", ROLE, "--out", "."), "sales-consultant.gaps.txt"),
        (("gaps", ROLE, "--for", "everybody", "--out", "all.md"), "all.md"),
        (("explain",), "LNK201"),
        (("explain", "--finding", "999", ROLE), "999"),
        (("explain", "--finding", "1", "nobody"), "nobody"),
        (("rules", "--family", "LNX"), "LNK"),
        (("rules", "--jurisdiction", "atlantis"), "atlantis"),
    ],
)
def test_a_wrong_call_gets_one_clear_message(folder: Path, words: tuple[str, ...], said: str) -> None:
    """In every language, with what to do; never a traceback."""
    for language in ("en", "ru", "ar"):
        done = run(folder, "--lang", language, *words)
        assert (2, "") == (done.returncode, done.stdout), done.stderr
        assert said in done.stderr
        assert "Traceback" not in done.stderr and "{" not in done.stderr


def test_letters_to_one_and_to_everybody(folder: Path, tmp_path: Path) -> None:
    """On standard output, into a file, into a folder, into the role's own."""
    one = run(folder, "gaps", ROLE, "--for", "finance")
    assert 1 == one.returncode
    assert "**For: A. Sidorov (Finance)**" in one.stdout
    assert 1 == one.stdout.count("\n## ")
    assert one.stdout == run(folder, "gaps", ROLE, "--for", "a. sidorov").stdout
    file = run(folder, "gaps", ROLE, "--for", "finance", "--out", str(tmp_path / "letter.md"))
    assert f"{tmp_path / 'letter.md'}\n" == file.stdout
    assert one.stdout == (tmp_path / "letter.md").read_text("utf-8")
    people = {one["owner"]["shown"] for one in findings(folder)}
    for more, place in ((("--out", str(tmp_path / "post")), tmp_path / "post"), ((), folder / "roles" / ROLE / "out")):
        done = run(folder, "--lang", "ar", "gaps", ROLE, "--for", "everybody", *more)
        names = [Path(line) for line in done.stdout.splitlines()]
        assert len(people) == len(names)
        assert {place} == {name.parent for name in names}
        assert all(name.read_text("utf-8").startswith("# أسئلة بشأن") for name in names)
    nothing = run(folder, "gaps", ROLE, "--for", "legal", "--fail-on", "never")
    assert (0, "") == (nothing.returncode, nothing.stdout)
    assert "no questions for «legal»" in nothing.stderr


def test_other_forms_for_one_person(folder: Path) -> None:
    """A table for whoever answers in a spreadsheet."""
    done = run(folder, "gaps", ROLE, "--for", "hr", "--format", "csv")
    rows = list(csv.reader(StringIO(done.stdout.removeprefix("\ufeff"), newline="")))
    assert len(findings(folder, "--only", "hr")) == len(rows) - 1 > 2
    assert {"HR"} == {cells[COLUMNS.index("owner")] for cells in rows[1:]}


def test_the_number_of_a_question_is_its_number_everywhere(folder: Path) -> None:
    """In the text, in the JSON, and for `explain --finding`."""
    found = findings(folder, "--only", "hr")
    text = run(folder, "gaps", ROLE, "--group-by", "kind").stdout
    for one in found:
        assert f"  {one['number']}. [{one['severity']}]" in text
        told = run(folder, "explain", "--finding", str(one["number"]), ROLE).stdout
        assert one["code"] in told.splitlines()[0]
        assert one["at"] in told and "When this rule is wrong" in told


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_every_rule_is_listed(folder: Path, language: str) -> None:
    """By family; as JSON with every part of its page."""
    text = run(folder, "--lang", language, "rules").stdout
    assert all(rule.code in text and rule.name in text for rule in RULES)
    assert "{" not in text
    held = json.loads(run(folder, "--lang", language, "rules", "--format", "json").stdout)
    assert "role-wizard/rules/1" == held["schema"]
    assert {rule.code for rule in RULES} == {one["code"] for one in held["rules"]}
    assert all(one["title"] and one["wrong"] and one["since"] and one["basis"] for one in held["rules"])
    part = json.loads(run(folder, "rules", "--family", "lnk", "--phase", "1", "--format", "json").stdout)["rules"]
    assert (
        {rule.code for rule in RULES if rule.family == "LNK" and rule.phase == 1}
        == {one["code"] for one in part}
        != set()
    )


def test_a_reader_who_goes_away_is_no_mistake(folder: Path) -> None:
    """`role-wizard rules | head -1` ends quietly."""
    for words in (["rules"], ["rules", "--format", "json"], ["gaps", ROLE, "--format", "json", "--fail-on", "never"]):
        command = [sys.executable, "-m", "wizard", "--workspace", str(folder), *words]
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert child.stdout is not None and child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert (0, b"") == (child.wait(30), child.stderr.read())
        child.stderr.close()


def test_a_table_comes_back_through_the_command(folder: Path, tmp_path: Path) -> None:
    """Filled in and given to `interview`; a mistake is named with its row."""
    path = tmp_path / "table.csv"
    run(folder, "gaps", ROLE, "--format", "csv", "--out", str(path))
    rows = list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    number = next(n for n, cells in enumerate(rows) if cells[COLUMNS.index("address")] == "kpis.items[k4].target")
    rows[number][COLUMNS.index("answer")] = "lots"
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    done = run(folder, "interview", ROLE, "--answers", str(path), "--no-input")
    assert 3 == done.returncode
    assert f"{path}:{number + 1}:7: " in done.stderr and "lots" in done.stderr
    path.write_text(text.getvalue().replace("lots", "٣"), encoding="utf-8", newline="")
    assert (0, "") == (run(folder, "interview", ROLE, "--answers", str(path), "--no-input").returncode, done.stdout)
    assert "KPI401" not in run(folder, "gaps", ROLE, "--format", "csv").stdout
