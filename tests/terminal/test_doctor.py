"""The doctor before terminals that answer, that keep silent, and before none at all."""

import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pyte
import pytest

from wizard.terminal.examination import _colours, facts
from wizard.terminal.order import Order
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.clusters import columns

ROOT = Path(__file__).parent.parent.parent
XTERM = ("\x1b[8;0$y", "\x1bP>|XTerm(379)\x1b\\", "\x1b[?64;1c")
VTE = ("\x1b[8;1$y", "", "\x1b[?65;1c")
SILENT = ("", "", "")


class Answering:
    """A terminal of 80 columns that gives the recorded answers and knows where its cursor stands; "…" takes `dots`."""

    def __init__(
        self, folder: Path, words: list[str], answers: tuple[str, str, str], *, cursor: bool = True, dots: int = 1
    ) -> None:
        self.screen = pyte.Screen(80, 60)
        self.stream = pyte.Stream(self.screen)
        self.answers = dict(zip(("\x1b[8$p", "\x1b[>0q", "\x1b[c"), answers, strict=True))
        self.cursor, self.dots = cursor, dots
        self.sent = ""
        kept = ("PATH", "HOME", "ROLE_WIZARD_CACHE")
        env = {name: value for name, value in os.environ.items() if name in kept}
        env |= {
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "ROLE_WIZARD_CONFIG": str(folder),
        }
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "wizard", *words], env)
        import fcntl
        import termios

        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 80, 0, 0))

    def read(self) -> bool:
        """Take what was sent and answer its questions; False at the end."""
        try:
            data = os.read(self.handle, 65536).decode()
        except OSError:
            return False
        self.sent += data
        for part in re.split(r"(\x1b\[8\$p|\x1b\[>0q|\x1b\[c|\x1b\[6n|\x1b\[8[hl])", data):
            if part in self.answers:
                os.write(self.handle, self.answers[part].encode())
            elif part == "\x1b[6n":
                if self.cursor:
                    wider = (self.dots - 1) * self.screen.buffer[self.screen.cursor.y][0].data.count("…")
                    os.write(self.handle, f"\x1b[1;{self.screen.cursor.x + 1 + wider}R".encode())
            elif part not in ("\x1b[8h", "\x1b[8l"):
                self.stream.feed(part.replace("\u200e", ""))  # pyte drops whatever stands behind one
        return bool(data)

    def until(self, text: str) -> str:
        end = time.monotonic() + 20
        while text not in self.shown():
            assert time.monotonic() < end, self.shown()
            if select.select([self.handle], [], [], 0.1)[0] and not self.read():
                break
        assert text in self.shown()
        while select.select([self.handle], [], [], 0.3)[0] and self.read():
            """What is printed in one go may come in pieces."""
        return self.shown()

    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, key: str) -> None:
        os.write(self.handle, key.encode())

    def end(self) -> tuple[int, str]:
        """Exit code and the whole screen."""
        while self.read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), self.shown()


def kept(folder: Path) -> dict[str, str]:
    path = folder / "terminals.json"
    return json.loads(path.read_text())["terminals"] if path.exists() else {}


@pytest.mark.slow
def test_a_known_terminal_is_named_and_the_choice_is_kept(tmp_path: Path) -> None:
    """One key; in the digits of any script; taken back by --forget."""
    terminal = Answering(tmp_path, ["doctor"], XTERM)
    screen = terminal.until("Which line reads correctly")
    assert "XTerm(379)" in screen
    assert "(visual)" in screen
    assert "certain" in screen
    assert "80 × 60" in screen
    assert "Colours: 256" in screen
    assert "counts columns as the program does" in screen
    assert Paper("ar", Order.VISUAL).one("السؤال 3 (KPI) من 40") in unicodedata.normalize("NFC", screen)
    assert "Какая строка" in screen
    terminal.press("x٢")
    code, screen = terminal.end()
    assert 0 == code
    assert "(inverse)" in screen
    assert {"XTerm(379)": "inverse"} == kept(tmp_path)
    code, screen = Answering(tmp_path, ["doctor", "--forget"], XTERM).end()
    assert (0, {}) == (code, kept(tmp_path))
    assert "You chose it" in screen
    assert "forgotten" in screen
    assert "No choice" in Answering(tmp_path, ["doctor", "--forget"], XTERM).end()[1]


@pytest.mark.slow
def test_a_terminal_with_bidi_is_switched_for_each_line(tmp_path: Path) -> None:
    """Off for the visual line, on for the others; on again at the end. Escape changes nothing."""
    terminal = Answering(tmp_path, ["--lang", "ar", "doctor"], VTE)
    terminal.until("3)")
    terminal.press("\x1b")
    code, _ = terminal.end()
    assert (0, {}) == (code, kept(tmp_path))
    lines = re.findall(r"(\x1b\[8[lh])(?=[^\x1b]*?(\d)\)   )", terminal.sent)
    assert [("\x1b[8l", "1"), ("\x1b[8h", "2")] == lines[-2:]
    assert "\x1b[8h" == re.findall(r"\x1b\[8[lh]", terminal.sent)[-1]
    assert terminal.sent.count("\x1b[8h") == terminal.sent.count("\x1b[8l") > 1


@pytest.mark.slow
def test_a_terminal_that_says_nothing_is_guessed(tmp_path: Path) -> None:
    """Nobody waits long, and the guess is called one."""
    start = time.monotonic()
    terminal = Answering(tmp_path, ["doctor"], SILENT, cursor=False)
    screen = terminal.until("Which line")
    assert time.monotonic() - start < 10
    assert "does not say its name" in screen
    assert "guess" in screen
    assert "could not be measured" in screen
    terminal.press("\r")
    code, screen = terminal.end()
    assert 0 == code
    assert "Nothing was changed" in screen


@pytest.mark.slow
def test_a_terminal_that_counts_otherwise_is_told_of(tmp_path: Path) -> None:
    """With the way out."""
    terminal = Answering(tmp_path, ["doctor"], XTERM, dots=2)
    screen = terminal.until("Which line").replace("\n", " ")
    assert "… (U+2026) takes 2 columns here, the program counts 1" in screen
    assert "narrow" in screen
    terminal.press("\x03")
    assert 130 == terminal.end()[0]


@pytest.mark.slow
def test_the_option_is_named_as_the_reason(tmp_path: Path) -> None:
    """And the choice is still kept for the terminal, not for the option."""
    terminal = Answering(tmp_path, ["--bidi", "words", "doctor"], XTERM)
    assert "--bidi says so" in terminal.until("Which line")
    terminal.press("1")
    assert 0 == terminal.end()[0]
    assert {"XTerm(379)": "visual"} == kept(tmp_path)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "no terminal"), ("ru", "не через терминал"), ("ar", "ليس عبر طرفية")]
)
def test_without_a_terminal_it_says_what_it_cannot_know(tmp_path: Path, language: str, word: str) -> None:
    """No escape sequence, stored order, exit code 0, also with --forget."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ROLE_WIZARD_CONFIG": str(tmp_path)}
    for words in (["doctor"], ["doctor", "--forget"], ["--plain", "doctor"]):
        command = [sys.executable, "-m", "wizard", "--lang", language, *words]
        run = subprocess.run(command, env=env, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told = run.stdout.decode()
        assert word in told or "--plain" in words
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\u200e\u2066-\u2069]",
            told.replace("\u200e--", "--").replace("forget\u200e", "forget").replace("bidi\u200e", "bidi"),
        )


@pytest.mark.parametrize(
    ("env", "colours"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "full"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "off"),
        ({"TERM": "dumb"}, "none"),
    ],
)
def test_colours(env: dict[str, str], colours: str) -> None:
    """As the environment has them."""
    assert colours == _colours(env)
    assert "x" == facts({"LC_CTYPE": "x", "LANG": "y"}).locale


def test_samples_are_counted_as_they_are_sent() -> None:
    """A lam-alef is one column, a mark none, an emoji two."""
    from wizard.terminal.examination import SAMPLES

    assert [1, 1, 1, 1, 2, 2, 1, 1, 1, 1] == [columns(sample) for sample in SAMPLES]
