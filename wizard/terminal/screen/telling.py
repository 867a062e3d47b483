"""What is told above the input: what a reply changed elsewhere, and why it was not accepted."""

from collections.abc import Mapping
from typing import Any

from wizard.interview.conduct import Heard
from wizard.interview.prompter import Refusal, Reply, Said, Undo
from wizard.phrases import group, say


def changed_elsewhere(reply: Reply, heard: Heard, language: str) -> str:
    """Questions that came, answers that were set aside or are back, an answer or a row that is gone."""
    told: list[str] = []
    for key in ("added", "parked", "returned"):
        addresses = getattr(heard.change, key)
        if addresses:
            told.append(say(f"interview.change-{key}", language, number=len(addresses)))
    if isinstance(reply, Undo):
        told.append(say("screen.undone", language))
    if isinstance(reply, Said) and isinstance(reply.raw, list) and any(map(_drops, reply.raw)):
        told.append(say("screen.dropped", language))
    return " ".join(told)


def _drops(raw: Any) -> bool:
    return isinstance(raw, Mapping) and "drop" in raw


def refused(refusal: Refusal, language: str) -> str:
    """A refusal; where it names keys, those of the screen."""
    values: dict[str, Any] = dict(refusal.values)
    where = "screen" if refusal.code in group("screen") else "interview"
    return say(f"{where}.{refusal.code}", language, **values)
