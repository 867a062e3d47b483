"""Settings: every mistake at its line, with the way out; files are replaced whole or not at all."""

from pathlib import Path

import pytest

from wizard.errors import UsageError, WorkspaceError
from wizard.model.gaps import Profile
from wizard.workspace.files import write_atomically
from wizard.workspace.settings import Settings, read_settings
from wizard.workspace.workspace import Workspace

GOOD = """\
organisation = {en = "North Trade", ru = "Север-Торг"}
city = "Dubai"
jurisdiction = "ae"
languages = ["ar", "en"]
approver = "General director"
[people]
legal = "the lawyer on duty"
"""


def test_no_file_means_defaults(tmp_path: Path) -> None:
    """A workspace needs no settings."""
    assert Settings() == read_settings(tmp_path)


def test_a_name_without_languages_stands_for_all(tmp_path: Path) -> None:
    """Cities and organisations have one spelling unless HR gives more."""
    (tmp_path / "role-wizard.toml").write_text(GOOD, encoding="utf-8")
    settings = read_settings(tmp_path)
    assert {"en": "Dubai", "ru": "Dubai", "ar": "Dubai"} == settings.city
    assert {"en": "North Trade", "ru": "Север-Торг"} == settings.organisation
    assert ("ar", "en") == settings.languages
    assert {"legal": "the lawyer on duty"} == settings.people


@pytest.mark.parametrize(
    ("text", "code", "line", "meant"),
    [
        ('citty = "x"\n', "unknown-key", 1, "city"),
        ('\njurisdiction = "uae"\n', "unknown-word", 2, "ae"),
        ("city = 5\n", "expected-translations", 1, ""),
        ('languages = "ar"\n', "expected-list", 1, ""),
        ('languages = ["fr"]\n', "unknown-word", 1, ""),
        ('bidi = "visula"\n', "unknown-word", 1, "visual"),
        ('[people]\nlegl = "x"\n', "unknown-key", 2, "legal"),
        ("[people]\nlegal = 1\n", "expected-text", 2, ""),
        ('city = "x\n', "toml-syntax", 1, ""),
        ('people = "x"\n', "expected-mapping", 1, ""),
        ('rules = "x"\n', "expected-mapping", 1, ""),
        ('[rules]\nof = {LNK208 = "x"}\n', "unknown-key", 2, "off"),
        ('[rules]\noff = ["LNK208"]\n', "rule-off-without-reason", 2, ""),
        ('[rules]\noff = {LNK208 = " "}\n', "rule-off-without-reason", 2, ""),
        ('[rules]\non = "GAP031"\n', "expected-list", 2, ""),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, text: str, code: str, line: int, meant: str) -> None:
    """The code, the line, and the word that was probably meant."""
    (tmp_path / "role-wizard.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WorkspaceError) as caught:
        read_settings(tmp_path)
    complaint = caught.value.complaints[0]
    assert (code, line, meant) == (complaint.code, complaint.line, complaint.values.get("meant", ""))


def test_rules_are_switched_with_a_reason(tmp_path: Path) -> None:
    """Codes in any case; the reason is counted in the report."""
    (tmp_path / "role-wizard.toml").write_text(
        '[rules]\noff = {lnk208 = " no ladder "}\non = ["GAP031"]\n', encoding="utf-8"
    )
    assert Profile({"LNK208": "no ladder"}, ("GAP031",)) == read_settings(tmp_path).rules


@pytest.mark.parametrize("slug", ["", "A", "../x", "a b", "-a", "x" * 65, "роль", "a/b"])
def test_a_role_is_named_by_a_slug(tmp_path: Path, slug: str) -> None:
    """Its name becomes a folder's name, and never leads out of the workspace."""
    with pytest.raises(UsageError):
        Workspace(tmp_path).role(slug)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half-written, no scratch files, one clear error."""
    path = tmp_path / "answers.yaml"
    write_atomically(path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WorkspaceError):
        write_atomically(path, "new")
    assert "old" == path.read_text()
    assert [path] == list(tmp_path.iterdir())
