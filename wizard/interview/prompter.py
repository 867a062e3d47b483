"""Prompter: the one seam between the interview and whoever is asked: a screen, plain lines, an answers file."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from wizard.interview.session import Change, Session
from wizard.interview.steps import Step
from wizard.model.answers import Absence, Answer


class Said(NamedTuple):
    """A raw reply. Text as typed, or from a file what the kind needs (see `validation.understand`)."""

    raw: Any


class Silent(NamedTuple):
    """Nothing was said, with the reason: don't know (owner, due), not applicable because, later."""

    absence: Absence


class Done(NamedTuple):
    """The list is complete; or, at a step gone to on purpose, its answer stays as it is."""


class Pass(NamedTuple):
    """Go on without recording anything; asked again in the next sitting."""


class Back(NamedTuple):
    """To the step before."""


class Jump(NamedTuple):
    """To the step at this address."""

    address: str


class Undo(NamedTuple):
    """Take back the last act."""


class Pause(NamedTuple):
    """Stop here; everything is saved."""


Reply: TypeAlias = Said | Silent | Done | Pass | Back | Jump | Undo | Pause


class Refusal(NamedTuple):
    """A reply that has not the form of its kind: a phrase of `interview.yaml` and its values."""

    code: str
    values: Mapping[str, object] = {}


class Prompter(Protocol):
    """Whoever is asked. It never sees files and decides nothing: it shows a step and gives back a reply."""

    def ask(self, step: Step, session: Session) -> Reply:
        """Put the step and wait for a reply."""

    def refuse(self, step: Step, refusal: Refusal) -> None:
        """Say why the reply was not accepted; the step is asked again."""

    def kept(self, step: Step, cells: Mapping[str, Answer | None], change: Change) -> None:
        """Say that the answer is saved and what it changed elsewhere."""
