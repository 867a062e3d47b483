"""What is half typed: kept beside the journal, gone with the answer, and never the reason for a failure."""

from pathlib import Path

from wizard.workspace.drafts import DraftBook


def test_a_draft_is_there_in_the_next_sitting(tmp_path: Path) -> None:
    """As plain values, whatever the prompt made of it."""
    book = DraftBook(tmp_path / "typing.json")
    book.put("identity.title", "Cle")
    book.put("duties.items", {"text": "مسودة", "picked": ["suggestion:a"]})
    assert book.dirty
    book.save()
    again = DraftBook(tmp_path / "typing.json")
    assert ("Cle", {"text": "مسودة", "picked": ["suggestion:a"]}) == (
        again.get("identity.title"),
        again.get("duties.items"),
    )
    assert "" == again.get("elsewhere")
    assert not again.dirty


def test_without_drafts_there_is_no_file(tmp_path: Path) -> None:
    """An empty draft is forgotten."""
    path = tmp_path / "typing.json"
    book = DraftBook(path)
    book.put("a.b", "x")
    book.save()
    assert path.exists()
    book.put("a.b", "")
    book.save()
    assert not path.exists()


def test_a_broken_or_unwritable_file_costs_only_the_drafts(tmp_path: Path) -> None:
    """No error reaches the person."""
    path = tmp_path / "typing.json"
    path.write_text("[[[", encoding="utf-8")
    assert "" == DraftBook(path).get("a.b")
    path.unlink()
    path.mkdir()
    book = DraftBook(path)
    book.put("a.b", "x")
    book.save()
    assert book.dirty
