"""Which terminal is this, and in which order must right-to-left text be sent to it?

The terminal is asked in two halves, so that nobody waits: `ask` writes the questions before the heavy imports, `hear`
reads what has come since. Input is never flushed: keys typed meanwhile come back in their order. Arabic on a terminal
is display only and no question proves what is painted; so each decision says whether it is sure, and `doctor` can
overrule it.

Sources: the terminal-wg draft "BiDi in Terminal Emulators" (mode 8, BDSM); xterm's control sequences (DECRQM,
XTVERSION, DA1); replies recorded from xterm 379, VTE 0.70, Konsole 22.12, kitty 0.26, mlterm 3.9 and tmux 3.3a.
"""

import os
import re
import sys
import time
from collections.abc import Mapping
from typing import Any, AnyStr, Final, NamedTuple

from wizard.terminal.order import Order

QUESTIONS: Final = b"\x1b[8$p\x1b[>0q\x1b[c"
"""Is bidi on (DECRQM 8)? Who are you (XTVERSION)? And, as a fence, what every terminal answers (DA1)."""

LIMIT: Final = 0.25
"""Seconds after the asking; whoever answers later is treated as one who does not answer."""

FAR_LIMIT: Final = 1.0
"""The same over ssh. A reply that came after the end of a command would be typed into the shell."""

BIDI_ON: Final = "1"
_OFF: Final = ("2", "4")
_ON_FOR_GOOD: Final = "3"

_BIDI = r"\x1b\[8;([0-4])\$y"
_VERSION = r"\x1bP>\|([^\x1b\x07\x9c]*)(?:\x1b\\|\x07|\x9c)"
_ATTRIBUTES = r"\x1b\[\?([\d;]*)c"
_REPLY: Final = f"{_BIDI}|{_VERSION}|{_ATTRIBUTES}"
_REPLY_BYTES: Final = _REPLY.encode("ascii")
_BEGUN: Final = r"\x1b(?:\[\?[\d;]*|\[8;(?:[0-4]\$?)?|P>(?:\|[^\x1b\x07\x9c]*\x1b?)?)\Z"
"""A reply of which the end is still under way. No key begins like this."""


class Replies(NamedTuple):
    """What the terminal said: DECRQM's value for mode 8, its name and version, its attributes; "" for silence."""

    bidi: str = ""
    version: str = ""
    attributes: str = ""


SILENCE: Final = Replies()


class Heard(NamedTuple):
    """What has come: the replies, the keys typed meanwhile, and the beginning of a reply that is still under way."""

    replies: Replies = SILENCE
    keys: bytes = b""
    begun: str = ""


class Detected(NamedTuple):
    """The order to send, why (a phrase `doctor.reason-…`), whether that is sure, and which terminal it is."""

    order: Order
    reason: str
    sure: bool
    identity: str
    """Name and version as far as known; under it the calibration is kept."""


class Asking:
    """A terminal that was asked: since when, and how it was set before echo was switched off."""

    def __init__(self, handle: int, before: list[Any], limit: float = LIMIT) -> None:
        self.handle = handle
        self.limit = limit
        self.before = before
        self.since = time.monotonic()

    @property
    def left(self) -> float:
        """Seconds until nobody waits any longer."""
        return max(0.0, self.since + self.limit - time.monotonic())

    def restore(self) -> None:
        """Set the terminal as it was found; may be called twice."""
        import termios

        try:
            termios.tcsetattr(self.handle, termios.TCSADRAIN, self.before)
        except (OSError, termios.error):
            return  # the window has been closed


def ask(fd_out: int, env: Mapping[str, str] = os.environ) -> Asking | None:
    """Write the questions and return at once; None where nothing can be asked (no terminal, Windows).

    Echo and line editing are switched off first, or the answers would stand on the screen. The caller restores them.
    """
    if env.get("TERM") in ("dumb", "linux") or not os.isatty(fd_out):
        return None  # the console of Linux takes XTVERSION for its keyboard lights
    try:
        import termios

        before = termios.tcgetattr(fd_out)
        quiet = termios.tcgetattr(fd_out)
        quiet[0] &= ~termios.ICRNL  # Enter stays Enter
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
        termios.tcsetattr(fd_out, termios.TCSANOW, quiet)
        far = env.get("SSH_CONNECTION") or env.get("SSH_TTY")
        asking = Asking(fd_out, before, FAR_LIMIT if far else LIMIT)
        os.write(fd_out, QUESTIONS)
    except (ImportError, OSError):
        return None
    except termios.error:
        return None
    return asking


def hear(fd_in: int, limit: float = LIMIT) -> Heard:
    """Read what the terminal answered, until its last answer or for `limit` seconds; nothing typed is lost.

    Enter, typed while the terminal was still in line mode, came as a line feed and is given back as Enter.
    """
    import select

    data = b""
    end = time.monotonic() + limit
    while not (heard := parted(data)).replies.attributes:
        left = end - time.monotonic()
        try:
            if not select.select([fd_in], [], [], max(0.0, left))[0]:
                break
            more = os.read(fd_in, 4096)
        except (OSError, ValueError):
            break
        if not more:
            break
        data += more
    return heard


def parted(data: bytes) -> Heard:
    """Replies and keys, parted."""
    found = Replies()
    for match in re.finditer(_REPLY_BYTES, data):
        said = {
            name: group.decode("latin-1")
            for name, group in zip(Replies._fields, match.groups(), strict=True)
            if group is not None
        }
        found = found._replace(**said)
        if match[3] == b"":
            found = found._replace(attributes="0")  # an answer without a number is an answer
    rest = re.sub(_REPLY_BYTES, b"", data)
    begun = re.search(_BEGUN, rest.decode("latin-1"))
    if begun is not None:
        rest = rest[: begun.start()]
    return Heard(found, rest.replace(b"\n", b"\r"), begun[0] if begun is not None else "")


def strip_replies(data: AnyStr) -> AnyStr:
    """Input without the replies of a terminal; for input that comes in pieces see `Strainer`."""
    if isinstance(data, bytes):
        return re.sub(_REPLY_BYTES, b"", data)
    return re.sub(_REPLY, "", data)


class Strainer:
    """Keeps replies that come late (over a slow line) out of what the person types.

    `replies` grows by what was caught: the order can be decided again.
    """

    def __init__(self, heard: Heard | None = None) -> None:
        self.replies = heard.replies if heard is not None else Replies()
        self._begun = heard.begun if heard is not None else ""

    @property
    def done(self) -> bool:
        """Whether the last answer has come: then nothing needs straining any more."""
        return bool(self.replies.attributes) and not self._begun

    def feed(self, data: str) -> str:
        """What the person typed, out of a piece of input. The beginning of a reply is held back until its end comes."""
        if self.done or not (self._begun or "\x1b" in data):
            return data
        data, self._begun = self._begun + data, ""
        for match in re.finditer(_REPLY, data):
            bidi, version, attributes = match.groups()
            self.replies = Replies(
                bidi or self.replies.bidi,
                version or self.replies.version,
                self.replies.attributes if attributes is None else attributes or "0",
            )
        data = re.sub(_REPLY, "", data)
        begun = re.search(_BEGUN, data)
        if begun is not None:
            data, self._begun = data[: begun.start()], begun[0]
        return data


def switched(order: Order, replies: Replies) -> tuple[str, str]:
    """What to send at the start and at the end: bidi is switched off only where the terminal said that it is on."""
    return ("\x1b[8l", "\x1b[8h") if order is Order.VISUAL and replies.bidi == BIDI_ON else ("", "")


def outer_terminal(env: Mapping[str, str] = os.environ) -> str:
    """The terminal that tmux runs in, as `name(version) TERM`; "" where tmux cannot say. Costs a process."""
    if not env.get("TMUX"):
        return ""
    import subprocess

    command = ["tmux", "display", "-p", "#{client_termtype} #{client_termname}"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=0.5, env=dict(env), check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return told.stdout.strip()


_KNOWN: Final = (
    ("konsole", Order.INVERSE, True),
    ("mlterm", Order.INVERSE, True),
    ("kitty", Order.WORDS, True),
    (r"\biterm", Order.INVERSE, False),  # a preference, on by default since 2026
    ("vte|gnome-terminal|tilix", Order.INVERSE, False),  # answers DECRQM; silent here: somebody stands in between
    ("mintty|apple_terminal|putty", Order.INVERSE, False),
    ("jetbrains|jediterm", Order.VISUAL, False),
    (r"xterm\(|xterm\.js|alacritty|\bfoot\b|ghostty|wezterm|vscode|hyper|\brio\b|warp|contour", Order.VISUAL, True),
    ("windows terminal|windows console", Order.VISUAL, True),
)
"""A name (searched for), the order it wants, and whether that is sure."""
_MULTIPLEXERS: Final = "tmux|screen|zellij"
_NAMES_IN_ENVIRONMENT: Final = (
    ("MLTERM", "mlterm"),
    ("KONSOLE_VERSION", "Konsole"),
    ("KITTY_WINDOW_ID", "kitty"),
    ("WT_SESSION", "Windows Terminal"),
    ("TERMINAL_EMULATOR", ""),
    ("TERM_PROGRAM", ""),
    ("VTE_VERSION", "VTE"),
    ("LC_TERMINAL", ""),
)
_UNIQUE_TERMS: Final = "kitty|alacritty|foot|mlterm|konsole|putty|wezterm|ghostty|rio"


def decide(
    env: Mapping[str, str], replies: Replies = SILENCE, outer: str = "", platform: str = sys.platform
) -> Detected:
    """The order for the terminal that said `replies`; inside tmux `outer` is what `outer_terminal` found."""
    if env.get("TERM") == "dumb":
        return Detected(Order.LOGICAL, "dumb", sure=True, identity="dumb")
    if is_multiplexer(env, replies):
        return _inside_a_multiplexer(env, replies, outer)
    name = replies.version or _name_in(env, platform, silent=replies.bidi != "0")
    identity = name or f"TERM={env.get('TERM', '')}"
    if replies.bidi == BIDI_ON:
        return Detected(Order.VISUAL, "switched-off", sure=True, identity=identity)
    if replies.bidi == _ON_FOR_GOOD:
        return Detected(Order.INVERSE, "on-for-good", sure=False, identity=identity)
    if replies.bidi in _OFF:
        return Detected(Order.VISUAL, "is-off", sure=True, identity=identity)
    known = _known(name)
    if known is not None:
        return Detected(known[0], "by-name", known[1], identity)
    return Detected(Order.VISUAL, "unknown", sure=False, identity=identity)


def is_multiplexer(env: Mapping[str, str], replies: Replies) -> bool:
    """Whether tmux, screen or the like stands between us and the terminal."""
    if any(env.get(name) for name in ("TMUX", "STY", "ZELLIJ")) or re.match(
        _MULTIPLEXERS, replies.version, re.IGNORECASE
    ):
        return True
    return not replies.version and env.get("TERM", "").startswith(("screen", "tmux"))


def _inside_a_multiplexer(env: Mapping[str, str], replies: Replies, outer: str) -> Detected:
    """They swallow the switch, so a bidi terminal outside gets INVERSE. The environment may be another terminal's."""
    found = re.match(_MULTIPLEXERS, replies.version, re.IGNORECASE)
    inner = found[0].lower() if found else next((n for k, n in _MULTIPLEXER_NAMES if env.get(k)), "multiplexer")
    inherited = "" if _known(outer) else _name_in({k: v for k, v in env.items() if v not in ("tmux", "screen")}, "")
    name = outer if _known(outer) or not inherited else inherited
    known = _known(name)
    order = known[0] if known is not None else Order.VISUAL
    return Detected(order, "multiplexer", sure=False, identity=f"{inner} in {name}" if name else inner)


_MULTIPLEXER_NAMES: Final = (("TMUX", "tmux"), ("ZELLIJ", "zellij"), ("STY", "screen"))


def _name_in(env: Mapping[str, str], platform: str, *, silent: bool = True) -> str:
    """The name and version that the environment gives; it is inherited, so it may be that of a parent terminal."""
    for key, name in _NAMES_IN_ENVIRONMENT:
        value = env.get(key, "")
        if not value or (key == "VTE_VERSION" and not silent):
            continue  # VTE answers "0" (not known) to no question about mode 8
        if key == "TERM_PROGRAM":
            return f"{value} {env.get('TERM_PROGRAM_VERSION', '')}".strip()
        return f"{name} {value}" if key in ("MLTERM", "KONSOLE_VERSION", "VTE_VERSION") else name or value
    term = env.get("TERM", "")
    if re.search(_UNIQUE_TERMS, term):
        return term
    return "Windows console" if platform == "win32" else ""


def _known(name: str) -> tuple[Order, bool] | None:
    found = ((order, sure) for known, order, sure in _KNOWN if name and re.search(known, name, re.IGNORECASE))
    return next(found, None)
