"""Recorded replies of real terminals lead to the right order; what is typed while a terminal is asked is never lost."""

import os
import pty
import sys
import termios
import threading
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.terminal.order import Order
from wizard.terminal.terminals import (
    LIMIT,
    QUESTIONS,
    Heard,
    Replies,
    Strainer,
    ask,
    decide,
    hear,
    outer_terminal,
    parted,
    strip_replies,
    switched,
)

XTERM = b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
VTE = b"\x1b[8;1$y\x1b[?65;1;9c"
MLTERM = b"\x1b[8;0$y\x1b[?63;1;2;3;4;6;7;15;18;22;29c"
KONSOLE = b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[?62;1;4c"
KITTY = b"\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"
TMUX = b"\x1bP>|tmux 3.3a\x1b\\\x1b[?1;2;4c"

RECORDED = [
    # environment, reply, order, sure, identity
    ({"TERM": "xterm"}, XTERM, "visual", True, "XTerm(379)"),
    ({"TERM": "xterm", "VTE_VERSION": "7006"}, XTERM, "visual", True, "XTerm(379)"),  # started from another terminal
    ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, VTE, "visual", True, "VTE 7006"),
    ({"TERM": "xterm-256color"}, VTE, "visual", True, "TERM=xterm-256color"),  # through ssh
    ({"TERM": "mlterm", "MLTERM": "3.9.0"}, MLTERM, "inverse", True, "mlterm 3.9.0"),
    ({"TERM": "mlterm", "MLTERM": "3.9.0", "VTE_VERSION": "7006"}, MLTERM, "inverse", True, "mlterm 3.9.0"),
    ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, KONSOLE, "inverse", True, "Konsole 22.12.3"),
    ({"TERM": "xterm-256color"}, KONSOLE, "inverse", True, "Konsole 22.12.3"),
    ({"TERM": "xterm-256color", "KONSOLE_VERSION": "210800"}, b"\x1b[?62;1c", "inverse", True, "Konsole 210800"),
    ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, KITTY, "words", True, "kitty(0.26.5)"),
    ({"TERM": "xterm-kitty"}, b"", "words", True, "xterm-kitty"),
    ({"TERM": "tmux-256color", "TMUX": "x", "VTE_VERSION": "7006"}, TMUX, "inverse", False, "tmux in VTE 7006"),
    ({"TERM": "tmux-256color"}, TMUX, "visual", False, "tmux"),  # tmux at the other end of ssh
    ({"TERM": "screen", "STY": "1.pts"}, b"", "visual", False, "screen"),
    ({"TERM": "screen.xterm-256color"}, b"", "visual", False, "multiplexer"),
    ({"TERM": "xterm-256color", "WT_SESSION": "x"}, b"", "visual", True, "Windows Terminal"),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, b"", "visual", True, "vscode"),
    ({"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "2024"}, b"\x1b[?65;4c", "visual", True, "WezTerm 2024"),
    ({"TERM": "alacritty"}, b"\x1b[?6c", "visual", True, "alacritty"),
    ({"TERM": "xterm-ghostty"}, b"\x1bP>|ghostty 1.1\x1b\\\x1b[?62c", "visual", True, "ghostty 1.1"),
    ({"TERM_PROGRAM": "mintty", "TERM_PROGRAM_VERSION": "3.6"}, VTE, "visual", True, "mintty 3.6"),
    ({"TERM_PROGRAM": "mintty", "TERM_PROGRAM_VERSION": "3.6"}, b"", "inverse", False, "mintty 3.6"),
    ({"TERM_PROGRAM": "Apple_Terminal"}, b"\x1b[?1;2c", "inverse", False, "Apple_Terminal"),
    ({"TERM_PROGRAM": "iTerm.app"}, b"\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?62c", "inverse", False, "iTerm2 3.5.0"),
    ({"TERM": "putty"}, b"\x1b[?6c", "inverse", False, "putty"),
    ({"TERMINAL_EMULATOR": "JetBrains-JediTerm"}, b"", "visual", False, "JetBrains-JediTerm"),
    ({"TERM": "xterm"}, b"\x1b[8;3$y\x1b[?62;c", "inverse", False, "TERM=xterm"),  # made up
    ({"TERM": "xterm"}, b"\x1b[8;2$y\x1b[?62;c", "visual", True, "TERM=xterm"),
    ({"TERM": "xterm"}, b"\x1b[c", "visual", False, "TERM=xterm"),
    ({"TERM": "dumb"}, b"", "logical", True, "dumb"),
    ({}, b"", "visual", False, "TERM="),
]


@pytest.mark.parametrize(("env", "reply", "order", "sure", "identity"), RECORDED)
def test_a_recorded_reply_leads_to_the_order(
    env: dict[str, str], reply: bytes, order: str, sure: bool, identity: str
) -> None:
    """Replies beat the environment, which is inherited from whatever started the terminal."""
    found = decide(env, parted(reply).replies, platform="linux")
    assert (order, sure, identity) == (found.order, found.sure, found.identity)


@pytest.mark.parametrize(
    ("outer", "order"),
    [
        ("XTerm(379) xterm-256color", "visual"),
        ("Konsole 22.12.3 xterm-256color", "inverse"),
        ("kitty(0.26.5) xterm-kitty", "words"),
        (" mlterm", "inverse"),
        ("VTE(7800) xterm-256color", "inverse"),
        ("xterm-256color", "visual"),
    ],
)
def test_inside_tmux_the_outer_terminal_decides(outer: str, order: str) -> None:
    """Also against the environment, which is that of the terminal that started the tmux server."""
    env = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0", "TERM_PROGRAM": "tmux"}
    found = decide(env, parted(TMUX).replies, outer)
    assert (order, False) == (found.order, found.sure)
    assert outer in found.identity
    if outer != "xterm-256color":
        assert order == decide({**env, "KITTY_WINDOW_ID": "1"}, parted(TMUX).replies, outer).order


def test_on_windows_the_console_paints_what_it_is_sent() -> None:
    """Only a mintty window reorders by itself."""
    assert (Order.VISUAL, True) == decide({}, platform="win32")[0:3:2]
    assert (Order.INVERSE, False) == decide({"TERM_PROGRAM": "mintty"}, platform="win32")[0:3:2]


def test_bidi_is_switched_off_only_where_it_is_on() -> None:
    """And comes back at the end."""
    assert ("\x1b[8l", "\x1b[8h") == switched(Order.VISUAL, Replies(bidi="1"))
    assert ("", "") == switched(Order.INVERSE, Replies(bidi="1"))
    assert {("", "")} == {switched(Order.VISUAL, Replies(bidi=bidi)) for bidi in ("", "0", "2", "3", "4")}


def test_keys_and_replies_are_parted() -> None:
    """Whatever stands between; Enter of the line mode is Enter again."""
    heard = parted(b"ab" + KONSOLE[:20] + KONSOLE[20:] + b"\x1b[A\n\xd8\xa7")
    assert b"ab\x1b[A\r\xd8\xa7" == heard.keys
    assert Replies("", "Konsole 22.12.3", "62;1;4") == heard.replies
    assert b"ab" == strip_replies(b"a" + XTERM + b"b")
    assert "ab" == strip_replies("a" + VTE.decode() + "b")


TYPED = st.lists(
    st.sampled_from(["a", "ن", "\x1b", "\x1b[A", "\x1b[1;5C", "\x1b[8~", "\x1bOP", "[", "8", "\x1b[200~x;\x1b[201~"])
)
SAID = st.sampled_from([XTERM, VTE, MLTERM, KONSOLE, KITTY, TMUX])


@given(TYPED, TYPED, SAID, st.lists(st.integers(0, 80)))
def test_late_replies_never_become_text(before: list[str], after: list[str], reply: bytes, cuts: list[int]) -> None:
    """In whatever pieces they come, as long as no piece ends inside the first bytes that a key could also have."""
    start, end = "".join(before), "".join(after)
    whole = start + reply.decode() + end
    places = sorted({0, len(whole), *(n for n in cuts if n < len(whole) and not inside_a_start(whole, n))})
    strainer = Strainer(Heard())
    got = "".join(strainer.feed(whole[a:b]) for a, b in pairwise(places))
    assert start + end == got
    assert parted(reply).replies == strainer.replies
    assert strainer.done


def inside_a_start(text: str, place: int) -> bool:
    """Whether a cut there would leave `ESC`, `ESC [`, `ESC [ 8` or `ESC P` at the end of a piece: keys begin so too."""
    return text[:place].endswith(("\x1b", "\x1b[", "\x1b[8", "\x1bP"))


def test_the_rest_of_a_reply_is_held_over_from_the_hearing() -> None:
    """The time was up in the middle of it."""
    heard = parted(b"x" + VTE[:12])
    assert (b"x", "1") == (heard.keys, heard.replies.bidi)
    strainer = Strainer(heard)
    assert "y" == strainer.feed(VTE[12:].decode() + "y")
    assert "65;1;9" == strainer.replies.attributes
    assert "\x1b[?1c" == strainer.feed("\x1b[?1c")  # nothing more was asked: it is none of ours


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a pseudo-terminal."""
    outside, inside = pty.openpty()
    yield outside, inside
    os.close(outside)
    os.close(inside)


def test_asking_and_hearing_on_a_terminal(terminal: tuple[int, int]) -> None:
    """Keys typed before and between come back in order, nothing is echoed, the terminal is left as it was."""
    outside, inside = terminal
    before = termios.tcgetattr(inside)
    os.write(outside, "نa\r".encode())
    time.sleep(0.05)
    os.read(outside, 100)  # this much the line mode echoed before we came
    asking = ask(inside, {"TERM": "xterm"})
    assert asking is not None
    assert QUESTIONS == os.read(outside, 100)
    os.write(outside, b"b\r" + KITTY + b"c")
    time.sleep(0.05)
    start = time.monotonic()
    heard = hear(inside, asking.left)
    assert time.monotonic() - start < LIMIT
    assert "نa\rb\rc".encode() == heard.keys
    assert "kitty(0.26.5)" == heard.replies.version
    asking.restore()
    asking.restore()
    assert before == termios.tcgetattr(inside)
    os.write(inside, b"end")
    assert b"end" == os.read(outside, 100)


def test_a_slow_answer_is_waited_for_and_a_missing_one_is_not(terminal: tuple[int, int]) -> None:
    """At most the limit; the keys are there all the same."""
    outside, inside = terminal
    asking = ask(inside, {"TERM": "xterm"})
    assert asking is not None
    threading.Timer(0.1, os.write, (outside, VTE)).start()
    assert "1" == hear(inside, 5).replies.bidi
    os.write(outside, b"k")
    start = time.monotonic()
    heard = hear(inside, 0.1)
    assert time.monotonic() - start < 1
    assert (b"k", Replies()) == (heard.keys, heard.replies)
    asking.restore()


def test_over_ssh_the_answer_may_take_longer(terminal: tuple[int, int]) -> None:
    """A line around the world takes a third of a second."""
    outside, inside = terminal
    asking = ask(inside, {"TERM": "xterm", "SSH_CONNECTION": "a b c d"})
    assert asking is not None
    assert LIMIT < asking.left <= 1
    threading.Timer(LIMIT + 0.1, os.write, (outside, VTE)).start()
    assert "1" == hear(inside, asking.left).replies.bidi
    asking.restore()


def test_what_is_no_terminal_is_not_asked() -> None:
    """Nor a dumb one, nor the console of Linux, which would light its lamps."""
    read, write = os.pipe()
    assert ask(write, {"TERM": "xterm"}) is None
    os.write(write, b"reply")
    os.close(write)
    assert b"reply" == hear(read, 1).keys
    os.close(read)
    outside, inside = pty.openpty()
    assert ask(inside, {"TERM": "dumb"}) is None
    assert ask(inside, {"TERM": "linux"}) is None
    os.close(outside)
    os.close(inside)


def test_without_tmux_nobody_asks_it(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a tmux that is not there, or is silent, is no error."""
    assert "" == outer_terminal({})
    assert "" == outer_terminal({"TMUX": "x", "PATH": str(tmp_path)})
    (tmp_path / "tmux").write_text("#!/bin/sh\necho 'XTerm(379) xterm-256color'\n")
    (tmp_path / "tmux").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert "XTerm(379) xterm-256color" == outer_terminal({**os.environ, "TMUX": "x"})


def test_asking_needs_no_heavy_import() -> None:
    """The questions go out before anything else is loaded."""
    import subprocess

    code = "import sys, wizard.terminal.terminals; print([n for n in ('rich', 'prompt_toolkit', 'wizard.phrases', 'subprocess', 'wcwidth', 'yaml') if n in sys.modules])"
    assert "[]\n" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
