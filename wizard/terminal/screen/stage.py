"""Stage: what the screen is given by the command that opens it; it needs no file, no clock and no other room."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from wizard.export.format import ReportView
from wizard.interview.session import Session


class Drafts(Protocol):
    """Where half-typed replies are kept; see `workspace.drafts`."""

    def get(self, address: str) -> Any:
        """The draft at that address, or an empty string."""

    def put(self, address: str, draft: Any) -> None:
        """Remember a draft; an empty one is forgotten."""

    def save(self) -> None:
        """Write what changed."""


class Stage(NamedTuple):
    """`draft` and `report` are made of a session's answers whenever they are looked at; `clock` counts seconds."""

    drafts: Drafts
    draft: Callable[[Session], str]
    report: Callable[[Session], ReportView]
    today: Callable[[], str]
    clock: Callable[[], float]
    positions: Callable[[], Sequence[str]] = tuple
    greeting: str = ""
    """What the person should know at the start: how much is saved, that the bank has changed."""
    deadline: float | None = None
    """When the minutes of this sitting are over, on `clock`."""
