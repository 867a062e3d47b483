"""Which order right-to-left text takes here: what the person said, else what was calibrated, else what was detected.

The calibration of each terminal (`role-wizard doctor`) is kept in one small JSON file in the user's configuration
folder. A file that cannot be read is no reason to fail: the terminal is detected again.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from wizard.terminal.order import CHOICES, Order
from wizard.terminal.terminals import Detected, Heard, decide, is_multiplexer, outer_terminal

AUTO: Final = CHOICES[0]
VARIABLE: Final = "ROLE_WIZARD_BIDI"
_SCHEMA: Final = "role-wizard/terminals/1"


class Stream(Protocol):
    """What is asked of a stream."""

    def isatty(self) -> bool:
        """Whether a terminal is behind it."""


def direction(
    choice: str | None,
    env: Mapping[str, str],
    settings_choice: str,
    heard: Heard | None,
    streams: Sequence[Stream | None],
    *,
    plain: bool = False,
    outer: Callable[[Mapping[str, str]], str] = outer_terminal,
) -> Detected:
    """The order for `streams`, all of which must be terminals.

    `choice` is the option `--bidi`, `settings_choice` the setting `bidi`; `auto` leaves it to calibration and
    detection. Inside tmux `outer` is called, once, and only where nobody has chosen. UsageError for an unknown word
    in the environment.
    """
    given = env.get(VARIABLE, "")
    if given and given not in CHOICES:
        from wizard.errors import Complaint, UsageError
        from wizard.model.text import nearest

        values = {"word": given, "known": ", ".join(CHOICES), "meant": nearest(given, CHOICES)}
        raise UsageError([Complaint("unknown-word", values, VARIABLE)])
    if plain or env.get("ACCESSIBLE"):
        return Detected(Order.LOGICAL, "plain", sure=True, identity="")
    if not streams or not all(stream is not None and stream.isatty() for stream in streams):
        return Detected(Order.LOGICAL, "no-terminal", sure=True, identity="")
    replies = (heard or Heard()).replies
    if env.get("TERM") == "dumb":
        return decide(env, replies)
    said, reason = next(
        (
            (word, why)
            for word, why in ((choice, "option"), (given, "environment"), (settings_choice, "settings"))
            if word
        ),
        (AUTO, ""),
    )
    if said != AUTO:
        return decide(env, replies)._replace(order=Order(said), reason=reason, sure=True)
    found = decide(env, replies, outer(env) if is_multiplexer(env, replies) else "")
    kept = calibrations().get(found.identity)
    return found if kept is None else found._replace(order=kept, reason="calibrated", sure=True)


def configuration_folder(env: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where this person's choices lie, for every workspace."""
    if chosen := env.get("ROLE_WIZARD_CONFIG"):
        return Path(chosen)
    if platform == "win32":
        return Path(env.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "role-wizard"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "role-wizard"
    return Path(env.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "role-wizard"


def calibrations() -> dict[str, Order]:
    """The order that a person chose, by the identity of the terminal."""
    path = _file()
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    import json

    try:
        held: Any = json.loads(data)
        chosen = held["terminals"]
        known = {order.value for order in Order}
        return {str(name): Order(word) for name, word in chosen.items() if word in known}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def calibrate(identity: str, order: Order | None) -> None:
    """Keep what the person chose for this terminal; None forgets it. WorkspaceError where it cannot be written."""
    import json

    from wizard.workspace.files import write_atomically

    kept: dict[str, str] = {name: held.value for name, held in calibrations().items() if name != identity}
    if order is not None:
        kept[identity] = order.value
    content = {"schema": _SCHEMA, "terminals": kept}
    write_atomically(_file(), json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _file() -> Path:
    return configuration_folder() / "terminals.json"
