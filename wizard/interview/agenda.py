"""Agenda: which steps a sitting is about, and in which order; without one, everything open in the bank's order."""

import enum
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from wizard.interview.steps import Step, StepKind, is_settled
from wizard.model.answers import Answers, Reason, place_of


class Aim(enum.StrEnum):
    """What a sitting is for."""

    EVERYTHING = "everything"
    MISSING = "missing"
    UNKNOWN = "unknown"
    MINE = "mine"
    SECTION = "section"
    SHORT = "short"
    VISIT = "visit"


_NOT_KNOWN: Final = frozenset({Reason.UNKNOWN, Reason.UNDECIDED, Reason.LATER})


class Agenda(NamedTuple):
    """The aim of a sitting; `roles` are the owners that the person speaks for, `section` is the one to walk through.

    `first` are addresses without rows (`duties.items`, `duties.items.result`): what gives most value comes first.
    A visit asks just the addresses in `first`, and what answers add to their lists: `known` was there before.
    """

    aim: Aim = Aim.EVERYTHING
    section: str = ""
    roles: frozenset[str] = frozenset()
    first: Sequence[str] = ()
    known: frozenset[str] = frozenset()

    def order(self, steps: Sequence[Step], answers: Answers) -> Iterable[Step]:
        """The steps of this sitting, in its order."""
        if self.aim is Aim.EVERYTHING:
            return steps
        if self.aim is Aim.SHORT:
            return self._short(steps)
        if self.aim is Aim.VISIT:
            return self._visited(steps)
        return [step for step in steps if self._wants(step, answers)]

    def asks_again(self, step: Step, answers: Answers) -> bool:
        """Whether a settled step is asked in this sitting all the same (once)."""
        if self.aim is Aim.SECTION:
            return step.kind is not StepKind.CONFIRM
        if self.aim is Aim.VISIT:
            return step.address in self.first
        return self.aim in (Aim.UNKNOWN, Aim.MINE) and is_settled(step, answers)

    def _wants(self, step: Step, answers: Answers) -> bool:
        if self.aim is Aim.SECTION:
            return step.section.id == self.section
        held = answers.get(step.address) if step.kind is not StepKind.CONFIRM else None
        absence = held.absence if held is not None else None
        if self.aim is Aim.UNKNOWN:
            return absence is not None and absence.reason in _NOT_KNOWN
        if step.kind is StepKind.CONFIRM:
            return self.aim is Aim.MINE and "head" in self.roles
        if self.aim is Aim.MISSING:
            return step.field.required and not is_settled(step, answers)
        if absence is not None and absence.owner:
            return absence.owner in self.roles
        return step.field.owner in self.roles and not is_settled(step, answers)

    def _visited(self, steps: Sequence[Step]) -> Iterable[Step]:
        """The rows that answers add to a list are asked whole; in a row that is visited, what its answers open."""
        lists = frozenset(address for address in self.first if "[" not in address)
        rows = frozenset(address.partition("]")[0] for address in self.first if "[" in address)
        return [
            step
            for step in steps
            if step.address in self.first
            or (
                step.row
                and step.address not in self.known
                and {step.question.id, step.address.partition("]")[0]} & (lists | rows)
            )
        ]

    def _short(self, steps: Sequence[Step]) -> Iterable[Step]:
        """The bank's short list in its order, then what is required, the worst absence first, then the rest.

        Columns of one list that stand together are asked row by row, as a person thinks of one duty after the other.
        """
        places: dict[str, int] = {}
        before = ""
        for name in self.first:
            question = ".".join(name.split(".")[:2])
            places[name] = max(places.values(), default=0) + (question != before)
            before = question
        last = len(places) + 1

        def rank(step: Step) -> tuple[int, int]:
            if step.kind is StepKind.CONFIRM:
                return last, 0  # nothing that was suggested counts before it is confirmed
            place = place_of(step.address)
            name = f"{place.question}.{place.field}" if place and place.field else step.question.id
            if name in places:
                return places[name], 0
            return (last + 1, step.field.severity.rank) if step.field.required else (last + 2, 0)

        return sorted(steps, key=rank)


EVERYTHING: Final = Agenda()

NOTHING: Final = Agenda(Aim.VISIT)
"""Between two visits."""
