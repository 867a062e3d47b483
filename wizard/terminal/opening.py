"""The first text of an interview: painted before anything heavy is imported. No key typed meanwhile is shown or lost.

Nothing is imported here but what the interpreter has loaded anyway: the words of the program are in files that would
cost more to read than this line may cost to paint, so it says only what needs no language: the program and the role.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wizard.terminal.terminals import Asking, Heard

_ERASE = "\x1b[1A\r\x1b[K"
_ON_A_SCREEN = (["interview"], ["review"])
"""The commands that have the whole window."""
_WITH_A_VALUE = ("--workspace", "--lang", "--bidi")

_asked: "list[Asking]" = []
"""The terminal that was asked, until it is set back."""
_answered: list[bool] = []
"""Whether the answer was taken."""


def paint(words: list[str]) -> None:
    """Show the program and the role where a screen is about to open, and ask the terminal its name."""
    if not _is_for_a_screen(words):
        return
    gc.disable()  # importing makes no garbage, and looking for it takes a tenth of the time; the screen enables it
    role = next((word for word in words[_command(words) + 1 :] if not word.startswith("-")), "")
    _guard()
    os.write(1, f"role-wizard · {role} …\n".encode())
    from wizard.terminal.terminals import ask

    asking = ask(1)
    if asking is not None:
        asking.before = mended(asking.before)
        _asked.append(asking)


def _guard() -> None:
    """While the program is loaded, Ctrl-C, a request to end and a closed window set the terminal back and end at once.

    Not by an exception: raised inside an import it may be swallowed, or end the process by the signal after all.
    Nothing has been asked yet, so there is nothing to save.
    """
    import signal
    import termios

    before = mended(termios.tcgetattr(0))

    def leave(*_: object) -> None:
        try:
            termios.tcsetattr(0, termios.TCSAFLUSH, before)  # the answers of the terminal go with it
        finally:
            os._exit(130)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)


def interruptible() -> None:
    """When the screen has gone: a request to end and a closed window count as Ctrl-C."""
    import signal

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)


def _command(words: list[str]) -> int:
    """The place of the command among the words: the first that is neither an option nor the value of one."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 2 if words[place] in _WITH_A_VALUE else 1
    return place


def _is_for_a_screen(words: list[str]) -> bool:
    command = _command(words)
    if words[command : command + 1] not in _ON_A_SCREEN or any(
        word in ("--plain", "--no-input", "--help", "-h") for word in words
    ):
        return False
    if os.environ.get("ACCESSIBLE") or os.environ.get("TERM", "") in ("", "dumb") or sys.platform == "win32":
        return False
    try:
        return os.isatty(0) and os.isatty(1)
    except OSError:
        return False


def mended(attributes: list[Any]) -> list[Any]:
    """The settings of a terminal, sane again if a program that was killed left it without echo and line editing."""
    import termios

    if not attributes[3] & (termios.ICANON | termios.ECHO):
        attributes = [*attributes]
        attributes[0] |= termios.ICRNL | termios.IXON
        attributes[1] |= termios.OPOST
        attributes[3] |= termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN
    return attributes


def heard() -> "Heard":
    """What the terminal answered, and the keys typed meanwhile; nothing where nobody was asked."""
    from wizard.terminal.terminals import Heard, hear

    if not _asked or _answered:
        return Heard()
    _answered.append(True)
    return hear(0, _asked[0].left)


def erase() -> None:
    """Take the first text away, just before the screen opens in its place."""
    if _asked:
        os.write(1, _ERASE.encode())


def close() -> None:
    """Set the terminal as it was found; may be called at any time. An answer nobody took does not reach the shell."""
    gc.enable()
    if _asked:
        heard()
    while _asked:
        _asked.pop().restore()
