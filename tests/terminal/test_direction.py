"""Option beats environment beats settings beats calibration beats detection; files and pipes stay logical."""

import io
from pathlib import Path

import pytest

from wizard.errors import UsageError
from wizard.terminal.direction import calibrate, calibrations, configuration_folder, direction
from wizard.terminal.order import CHOICES, Order
from wizard.terminal.terminals import Heard, Replies
from wizard.workspace.settings import BIDI


class Screen(io.StringIO):
    """A stream with a terminal behind it."""

    def isatty(self) -> bool:
        return True


SCREEN = (Screen(), Screen())
KONSOLE = Heard(Replies(version="Konsole 22.12.3", attributes="62"))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder that does not exist yet."""
    monkeypatch.setenv("ROLE_WIZARD_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def test_each_voice_beats_the_next() -> None:
    """`auto` leaves it to the terminal, wherever it is said."""
    env = {"TERM": "xterm", "ROLE_WIZARD_BIDI": "words"}
    assert ("visual", "option") == direction("visual", env, "logical", KONSOLE, SCREEN)[:2]
    assert ("words", "environment") == direction(None, env, "logical", KONSOLE, SCREEN)[:2]
    assert ("logical", "settings") == direction(None, {"TERM": "xterm"}, "logical", KONSOLE, SCREEN)[:2]
    assert ("inverse", "by-name") == direction(None, {"TERM": "xterm"}, "", KONSOLE, SCREEN)[:2]
    calibrate("Konsole 22.12.3", Order.WORDS)
    assert ("words", "calibrated") == direction(None, {"TERM": "xterm"}, "", KONSOLE, SCREEN)[:2]
    assert ("words", "calibrated") == direction("auto", env, "visual", KONSOLE, SCREEN)[:2]
    assert ("visual", "unknown") == direction("auto", env, "logical", None, SCREEN)[:2]


def test_files_pipes_and_the_plain_mode_stay_logical() -> None:
    """Whatever the options say: a file never holds reordered text."""
    env = {"TERM": "xterm"}
    assert "no-terminal" == direction("visual", env, "", KONSOLE, (io.StringIO(),)).reason
    assert "no-terminal" == direction("visual", env, "", KONSOLE, (Screen(), None)).reason
    assert "no-terminal" == direction("visual", env, "", KONSOLE, ()).reason
    assert "dumb" == direction("visual", {"TERM": "dumb"}, "", KONSOLE, SCREEN).reason
    assert "plain" == direction("visual", env, "", KONSOLE, SCREEN, plain=True).reason
    assert "plain" == direction("visual", {**env, "ACCESSIBLE": "1"}, "", KONSOLE, SCREEN).reason


def test_a_wrong_word_in_the_environment_is_named() -> None:
    """With the word that was probably meant."""
    with pytest.raises(UsageError) as caught:
        direction(None, {"ROLE_WIZARD_BIDI": "visula"}, "", None, SCREEN)
    complaint = caught.value.complaints[0]
    assert ("ROLE_WIZARD_BIDI", "visual") == (complaint.file, complaint.values["meant"])


def test_tmux_is_asked_for_the_outer_terminal_only_when_it_matters() -> None:
    """Each asking is a process."""
    asked = []

    def outer(_: object) -> str:
        asked.append(1)
        return "Konsole 22.12.3 xterm"

    env = {"TERM": "tmux-256color", "TMUX": "x"}
    assert Order.INVERSE == direction(None, env, "", None, SCREEN, outer=outer).order
    assert Order.VISUAL == direction("visual", env, "", None, SCREEN, outer=outer).order
    direction(None, {"TERM": "xterm"}, "", KONSOLE, SCREEN, outer=outer)
    direction(None, env, "", None, (io.StringIO(),), outer=outer)
    assert [1] == asked


def test_a_calibration_is_kept_and_forgotten(own_folder: Path) -> None:
    """One terminal's choice touches no other's."""
    calibrate("kitty(0.26.5)", Order.INVERSE)
    calibrate("مِنَصَّة 1", Order.WORDS)
    assert {"kitty(0.26.5)": "inverse", "مِنَصَّة 1": "words"} == calibrations()
    calibrate("kitty(0.26.5)", None)
    calibrate("never there", None)
    assert {"مِنَصَّة 1": "words"} == calibrations()
    assert ["terminals.json"] == [path.name for path in own_folder.iterdir()]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"terminals": []}',
        b'{"terminals": {"x": 5, "y": "sideways", "z": []}}',
        b"[" * 5000,
    ],
)
def test_a_broken_file_is_ignored(own_folder: Path, content: bytes) -> None:
    """And replaced by the next choice."""
    own_folder.mkdir()
    (own_folder / "terminals.json").write_bytes(content)
    assert {} == calibrations()
    calibrate("x", Order.VISUAL)
    assert {"x": "visual"} == calibrations()


def test_the_folder_is_the_one_of_the_system() -> None:
    """Each system has its own place for settings."""
    assert Path("/c") == configuration_folder({"ROLE_WIZARD_CONFIG": "/c", "XDG_CONFIG_HOME": "/x"}, "linux")
    assert Path("/x/role-wizard") == configuration_folder({"XDG_CONFIG_HOME": "/x"}, "linux")
    assert ".config" == configuration_folder({}, "linux").parent.name
    assert Path("/a/role-wizard") == configuration_folder({"APPDATA": "/a"}, "win32")
    assert "Application Support" == configuration_folder({}, "darwin").parent.name


def test_settings_know_the_same_words() -> None:
    """`bidi` in role-wizard.toml, `--bidi` and the orders."""
    assert BIDI == CHOICES == ("auto", *Order)
