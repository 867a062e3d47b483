"""Runs: each state is kept once, compared on request, and never costs the report."""

import json
import os
import shutil
from pathlib import Path

import pytest

from roles import EXAMPLE
from wizard.errors import UsageError, WizardError, WorkspaceError
from wizard.model.run import ChangeKind, Comparison
from wizard.phrases import explain
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled
from wizard.workflow.interviews import interview_from_file
from wizard.workflow.reviews import waive
from wizard.workflow.runs import Looked, look
from wizard.workspace import Workspace
from wizard.workspace.runs import asked_run, last_run, numbers, path_of

ROLE = "contracts-specialist"


def desk_on(folder: Path, day: str = "2026-11-25") -> Desk:
    """A desk on a day."""
    return Desk(Workspace(folder), "en", "I. Petrova", lambda: f"{day}T10:00:00Z")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the example interview."""
    made = desk_on(tmp_path)
    interview_from_file(made, ROLE, ROLE, EXAMPLE)
    return made


def looked(desk: Desk, since: str = "") -> Looked:
    """One look at the report."""
    return look(desk, ROLE, assembled(desk, ROLE), since)


def compared(desk: Desk, since: str = "last") -> Comparison:
    """The comparison of one look."""
    held = looked(desk, since).compared
    assert held is not None
    assert held.comparison is not None
    return held.comparison


def folder(desk: Desk) -> Path:
    """The role's folder."""
    return desk.workspace.role(ROLE).folder


def test_a_state_is_kept_once(desk: Desk) -> None:
    """Another day or another person is no other state; a decision is."""
    looked(desk)
    looked(desk_on(desk.workspace.folder, "2026-12-01")._replace(who="J"))
    assert (1,) == numbers(folder(desk))
    singles = assembled(desk, ROLE).report.singles
    waive(desk, ROLE, next(held for held in singles if not held.legal), "deferred", "Agreed with the director")
    assert {ChangeKind.WAIVED: 1, ChangeKind.OPEN: len(singles) - 1} == {
        kind: len(compared(desk, "1").of_kind(kind)) for kind in (ChangeKind.WAIVED, ChangeKind.OPEN)
    }
    assert (1, 2) == numbers(folder(desk))
    assert not list(folder(desk).glob("*lock*"))


def test_a_run_says_everything_it_depended_on(desk: Desk) -> None:
    """Versioned and sorted; the same state gives the same bytes."""
    looked(desk)
    text = path_of(folder(desk), 1).read_text(encoding="utf-8")
    held = json.loads(text)
    assert text == json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert ("role-wizard/run/1", ROLE, 1, "2026-11-25", "I. Petrova") == tuple(
        held[key] for key in ("schema", "role", "n", "day", "by")
    )
    assert {"rules", "active", "off", "on", "bank", "digest", "answers", "jurisdiction", "findings", "gone"} <= set(
        held
    )
    shutil.rmtree(folder(desk) / "runs")
    looked(desk)
    assert text == path_of(folder(desk), 1).read_text(encoding="utf-8")
    assert last_run(folder(desk)) is not None


def test_an_answer_is_told_from_an_edit(desk: Desk, tmp_path: Path) -> None:
    """Through the journal, the day and the files: what a person did is what is told."""
    looked(desk)
    text = EXAMPLE.read_text(encoding="utf-8")
    number = next(line for line in text.split("\n") if "formalities.number" in line)
    path = tmp_path / "more.yaml"
    path.write_text(text.replace(number, '  formalities.number: "14"'), encoding="utf-8")
    later = desk_on(desk.workspace.folder, "2026-12-05")
    interview_from_file(later, ROLE, ROLE, path)
    told = compared(later)
    assert ["formalities.number"] == [change.at for change in told.of_kind(ChangeKind.ANSWERED)]
    assert {10} == {change.days for change in told.of_kind(ChangeKind.OPEN)}
    assert {"2026-11-25"} == {change.since for change in told.of_kind(ChangeKind.OPEN)}
    assert (1, "2026-11-25", "I. Petrova") == (told.n, told.day, told.by)


def test_without_an_earlier_run_there_is_nothing_to_compare(desk: Desk) -> None:
    """The first look is kept; it is no error to ask for the last one."""
    first = looked(desk, "last").compared
    assert first is not None
    assert first.comparison is None
    assert (1,) == numbers(folder(desk))


def test_what_cannot_be_compared_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    """A number that is not kept, a file that is none, a run of another role; and no run is kept for it."""
    looked(desk)
    looked(desk)
    run = path_of(folder(desk), 1)
    other = tmp_path / "other.json"
    other.write_text(
        run.read_text(encoding="utf-8").replace(f'"role": "{ROLE}"', '"role": "storekeeper"'), encoding="utf-8"
    )
    broken = tmp_path / "broken.json"
    broken.write_text('{"schema": "role-wizard/run/9"}', encoding="utf-8")
    wanted: list[tuple[str, type[WizardError], str]] = [
        ("7", UsageError, "no-such-run"),
        (str(other), UsageError, "run-of-another-role"),
        (str(broken), WorkspaceError, "not-a-run"),
        (str(tmp_path / "none.json"), WorkspaceError, "file-unreadable"),
        (str(EXAMPLE), WorkspaceError, "not-a-run"),
    ]
    for since, error, code in wanted:
        with pytest.raises(error) as caught:
            looked(desk, since)
        (complaint,) = caught.value.complaints
        assert code == complaint.code
        assert all(explain(complaint, language) for language in ("en", "ru", "ar"))
    assert asked_run(folder(desk), str(run)) == asked_run(folder(desk), "١") == asked_run(folder(desk), "last")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"schema": "role-wizard/run/1"}', '{"schema": "role-wizard/run/1", "active": 5}']
)
def test_a_broken_run_costs_the_history_not_the_report(desk: Desk, text: str) -> None:
    """It is passed over, and never overwritten."""
    looked(desk)
    broken = path_of(folder(desk), 2)
    broken.write_text(text, encoding="utf-8")
    finding = next(held for held in assembled(desk, ROLE).report.findings if not held.legal)
    waive(desk, ROLE, finding, "deferred", "Agreed with the director")
    assert looked(desk).trouble is None
    assert (1, 2, 3) == numbers(folder(desk))
    assert text == broken.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_folder_without_access_costs_the_history_not_the_report(desk: Desk) -> None:
    """The report is there, with a word about the run."""
    folder(desk).chmod(0o555)
    try:
        assert looked(desk).trouble is not None
    finally:
        folder(desk).chmod(0o755)


def test_a_run_that_cannot_be_written_is_worth_a_word(desk: Desk) -> None:
    """Where a file stands in the way of the folder."""
    (folder(desk) / "runs").write_text("in the way", encoding="utf-8")
    failure = looked(desk).trouble
    assert failure is not None
    assert ["file-unwritable"] == [complaint.code for complaint in failure.complaints]
