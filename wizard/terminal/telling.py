"""What is told above the input: what a reply changed elsewhere, and why it was not accepted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.export.sheet import day
from wizard.interview.conduct import Heard
from wizard.interview.prompter import Refusal, Reply, Said, Silent, Undo
from wizard.model.answers import Absence
from wizard.model.text import Text, in_language
from wizard.phrases import group, phrase, say


def changed_elsewhere(reply: Reply, heard: Heard, owners: Mapping[str, Text], language: str) -> str:
    """Who was handed the question; questions that came, answers set aside or back; what was taken back or out."""
    if isinstance(reply, Said) and isinstance(reply.raw, list) and any(map(_drops, reply.raw)):
        return say("screen.dropped", language)  # what its fields held is no news
    told: list[str] = []
    if isinstance(reply, Silent) and reply.absence.owner:
        told.append(handed_on(reply.absence, owners, language))
    for key in ("added", "parked", "returned"):
        addresses = getattr(heard.change, key)
        if addresses:
            told.append(say(f"interview.change-{key}", language, number=len(addresses)))
    if isinstance(reply, Undo):
        told.append(say("screen.undone", language))
    return " ".join(told)


def handed_on(absence: Absence, owners: Mapping[str, Text], language: str) -> str:
    """Who answers by which day, so that a day that was misread is seen."""
    owner = in_language(owners.get(absence.owner, {"en": absence.owner}), language)
    if not absence.due:
        return say("screen.handed-on", language, owner=owner)
    return say("screen.handed-on-by", language, owner=owner, date=named_day(absence.due, language))


def named_day(iso: str, language: str) -> str:
    """A day with the name of its weekday."""
    name = in_language(phrase("interview.weekdays"), language).split()[date.fromisoformat(iso).weekday()]
    return say("screen.due-day", language, weekday=name[:1].upper() + name[1:], date=day(iso, language))


def rearranges(reply: Reply) -> bool:
    """Whether a reply only moves, copies or takes out rows: what is half typed stays half typed."""
    raws = reply.raw if isinstance(reply, Said) and isinstance(reply.raw, list) else [None]
    return all(isinstance(raw, Mapping) and not {"drop", "move", "copy"}.isdisjoint(raw) for raw in raws)


def _drops(raw: Any) -> bool:
    return isinstance(raw, Mapping) and "drop" in raw


def refused(refusal: Refusal, language: str) -> str:
    """A refusal; where it names keys, those of the screen."""
    values: dict[str, Any] = dict(refusal.values)
    where = "screen" if refusal.code in group("screen") else "interview"
    return say(f"{where}.{refusal.code}", language, **values)
