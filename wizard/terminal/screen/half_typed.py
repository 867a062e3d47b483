"""What is half typed: on disk within a second of the last key, whatever happens, and gone with the answer."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from wizard.terminal.screen.stage import Drafts

SAVE_AFTER: Final = 0.8
"""Seconds after a key until what is half typed is on disk."""


class HalfTyped:
    """`here` gives what is typed now, by the places where it is kept."""

    def __init__(self, drafts: Drafts, here: Callable[[], Mapping[str, Any]], kept: Callable[[], None]) -> None:
        self.drafts = drafts
        self.kept = kept
        self._here = here
        self._timer: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not on disk yet."""
        return self._timer is not None

    def touched(self) -> None:
        """Something was typed or ticked: keep it soon."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SAVE_AFTER, self._save)

    def keep(self) -> None:
        """Keep it now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for place, typed in self._here().items():
            self.drafts.put(place, typed)
        self.drafts.save()

    def settle(self, *places: str) -> None:
        """It was answered."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for place in places:
            self.drafts.put(place, "")
        self.drafts.save()

    def _save(self) -> None:
        self.keep()
        self.kept()
