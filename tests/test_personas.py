"""Personas: a whole interview, and the documents it ends in, compared word for word with what was looked at once.

`pytest --update-golden` rewrites the golden files; look at the difference before it is committed.
"""

from pathlib import Path

import pytest

from roles import BANKS, EXAMPLE, TESTS, answers_of, complete_persona, report_of
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled, draft, hand_over
from wizard.workflow.interviews import interview_from_file
from wizard.workflow.reports import report_view, with_rules
from wizard.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
COMPLETE = (
    *("base", "client-facing", "client-manager", "contracts-specialist"),
    *("head-of-enterprise", "sales-consultant", "sales-manager"),
)
"""The banks whose example interview exists a second time with every gap closed."""
PERSONAS = {
    **{f"complete-{name}": (name, complete_persona(name)) for name in COMPLETE},
    "storekeeper": ("base", TESTS / "personas" / "storekeeper.yaml"),
    **{path.stem: (path.stem, path) for path in sorted((BANKS / "examples").glob("*.yaml"))},
}


def documents(folder: Path, answers: Path, role: str = "contracts-specialist") -> dict[str, bytes]:
    """Every document of a persona by file name; the clock stands still."""
    desk = Desk(Workspace(folder), "en", "head", lambda: "2026-11-24T10:00:00Z")
    interview_from_file(desk, role, "", answers)
    made = {f"draft.{lang}.md": text.encode() for lang, text in draft(desk, role, LANGUAGES).items()}
    made["provenance.en.md"] = draft(desk, role, ("en",), provenance=True)["en"].encode()
    ready = assembled(desk, role)
    for language in LANGUAGES:
        for form in ("md", "json"):
            path = folder / f"gaps.{language}.{form}"
            hand_over(with_rules(report_view(ready, {}, language)), form, path, None)
            made[path.name] = path.read_bytes()
    made["answers.yaml"] = (folder / "roles" / role / "answers.yaml").read_bytes()
    return made


@pytest.mark.parametrize("persona", PERSONAS)
def test_documents_are_those_that_were_looked_at(persona: str, tmp_path: Path, update_golden: bool) -> None:
    """All files, none missing, none left over."""
    bank, answers = PERSONAS[persona]
    made = documents(tmp_path / "a", answers, bank)
    assert made == documents(tmp_path / "b", answers, bank), "the same answers must give the same bytes"
    folder = GOLDEN / persona
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, content in made.items():
            (folder / name).write_bytes(content)
    assert {name: text.decode() for name, text in made.items()} == {
        p.name: p.read_text("utf-8") for p in sorted(folder.iterdir())
    }


def test_no_golden_without_a_persona() -> None:
    """An orphaned folder is a mistake."""
    assert set(PERSONAS) == {path.name for path in GOLDEN.iterdir()}


def test_every_bank_has_a_complete_interview() -> None:
    """A new bank brings the example and the same without gaps; no complete interview is left out of these tests."""
    assert set(COMPLETE) == {path.stem for path in (BANKS / "examples").glob("*.yaml")}
    assert set(COMPLETE) == {
        path.stem.removeprefix("complete-") for path in (TESTS / "personas").glob("complete-*.yaml")
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_interview_has_nothing_left_to_ask(name: str, language: str) -> None:
    """Whatever language the interview is held in: notes at most, and nothing that is merely kept out of sight."""
    report = report_of(answers_of(complete_persona(name), name, language), name)
    found = [*report.singles, *report.hidden]
    assert () == report.crashed
    assert [] == [f"{finding.fingerprint} {finding.at}" for finding in found if finding.severity is not Severity.NOTE]
    assert report.ready


def test_the_derived_answers_file_is_an_answers_file(tmp_path: Path) -> None:
    """Read again in a fresh workspace it gives the same documents."""
    first = documents(tmp_path / "a", EXAMPLE)
    (tmp_path / "again.yaml").write_bytes(first["answers.yaml"])
    again = documents(tmp_path / "b", tmp_path / "again.yaml")
    assert {name: text.decode() for name, text in first.items()} == {
        name: text.decode() for name, text in again.items()
    }
