"""What is half typed: kept beside the journal every second, offered again on resume, gone with the answer."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wizard.errors import WizardError
from wizard.workspace.files import write_atomically


class DraftBook:
    """Half-typed replies by address, as plain values. A broken or unwritable file costs the drafts, never an answer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: dict[str, Any] = _read(path)
        self._saved = dict(self._held)

    @property
    def dirty(self) -> bool:
        """Whether something was typed since the last save."""
        return self._held != self._saved

    def get(self, address: str) -> Any:
        """The draft at that address, or an empty string."""
        return self._held.get(address, "")

    def put(self, address: str, draft: Any) -> None:
        """Remember a draft; an empty one is forgotten."""
        if draft:
            self._held[address] = draft
        else:
            self._held.pop(address, None)

    def save(self) -> None:
        """Write what changed; without any draft there is no file."""
        if not self.dirty:
            return
        try:
            if self._held:
                write_atomically(self._path, json.dumps(self._held, ensure_ascii=False, indent=1) + "\n")
            else:
                self._path.unlink(missing_ok=True)
        except (OSError, WizardError):
            return
        self._saved = dict(self._held)


def _read(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return dict(held) if isinstance(held, Mapping) else {}
