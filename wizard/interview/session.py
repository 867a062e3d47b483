"""Session: where the interview stands. Immutable; every act gives a new session, so going back is only looking back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Self

from wizard.interview.agenda import EVERYTHING, Agenda, Aim
from wizard.interview.steps import Map, Step, StepKind, is_settled, map_of, suggested_in
from wizard.model.answers import Answers, field_at, place_of
from wizard.model.applicability import Applicability
from wizard.model.bank import ActionClass, Bank
from wizard.model.question import Question, Suggestion

DUTIES: Final = "duties.items"
RIGHTS: Final = "rights.items"


class Progress(NamedTuple):
    """How far we are. Only what is required and known to apply is counted; `undecided` may still be added."""

    needed: int
    settled: int
    needed_here: int
    undecided: int


class Change(NamedTuple):
    """What an answer did to other questions: addresses newly asked, set aside, and come back."""

    added: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


class Session:
    """The state of one interview: bank, answers, where the person stands, and what was passed over in this sitting."""

    __slots__ = ("_current", "_cursor", "_map", "agenda", "answers", "bank", "issued", "passed", "replied")

    def __init__(
        self,
        bank: Bank,
        answers: Answers,
        issued: frozenset[str] = frozenset(),
        passed: frozenset[str] = frozenset(),
        cursor: str = "",
        agenda: Agenda = EVERYTHING,
        replied: frozenset[str] = frozenset(),
    ) -> None:
        self.bank = bank
        self.answers = answers
        self.issued = issued | {address for address in answers if address.endswith("]")}
        """Addresses of all rows that ever existed: their ids are never given again."""
        self.passed = passed
        self.agenda = agenda
        self.replied = replied
        """Addresses that were replied to in this sitting: an agenda asks for a settled answer only once."""
        self._cursor = cursor
        self._map: Map | None = None
        self._current: Step | bool | None = False

    @property
    def map(self) -> Map:
        """The steps for these answers (made once)."""
        if self._map is None:
            self._map = map_of(self.bank, self.answers)
        return self._map

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step that applies, in asking order."""
        return self.map.steps

    @property
    def current(self) -> Step | None:
        """Where the person stands: the step gone to, else the first that is open; None when nothing is left."""
        if isinstance(self._current, bool):
            self._current = self._find()
        return self._current

    def _find(self) -> Step | None:
        if self._cursor:
            for step in self.steps:
                if step.address == self._cursor:
                    return step
        planned = self.agenda.order(self.steps, self.answers)
        return next((step for step in planned if not self._is_done(step)), None)

    @property
    def gone_to(self) -> bool:
        """Whether the person went to this step on purpose (back or jump)."""
        return bool(self._cursor)

    @property
    def revising(self) -> bool:
        """Whether the step was gone to on purpose (back or jump), or is asked again though it is settled."""
        return bool(self._cursor) or ((step := self.current) is not None and is_settled(step, self.answers))

    def _is_done(self, step: Step) -> bool:
        if step.address in self.passed:
            return True
        if step.kind is StepKind.CONFIRM:
            return not suggested_in(self.answers, step.section)
        if self.agenda.asks_again(step, self.answers):
            return step.address in self.replied
        return is_settled(step, self.answers)

    def _with(
        self, answers: Answers, passed: frozenset[str], cursor: str = "", replied: frozenset[str] | None = None
    ) -> Self:
        held = self.replied if replied is None else replied
        return type(self)(self.bank, answers, self.issued, passed, cursor, self.agenda, held)

    @property
    def _replied_here(self) -> frozenset[str]:
        here = self.current
        return self.replied | {here.address} if here is not None else self.replied

    def take(self, answers: Answers, *, stay: bool = False) -> Self:
        """The session after an answer was kept; `stay` remains at this step (a list that is still being collected)."""
        if stay:
            return self._with(answers, self.passed, self._cursor)
        return self._with(answers, self.passed, replied=self._replied_here)

    def pass_over(self) -> Self:
        """Go on without an answer; the step comes again in the next sitting."""
        step = self.current
        return self._with(self.answers, self.passed | {step.address} if step else self.passed)

    def back(self) -> Self:
        """To the step before this one. Navigation only: nothing changes."""
        steps, here = self.steps, self.current
        place = next((n for n, step in enumerate(steps) if here and step.address == here.address), len(steps))
        return self._with(self.answers, self.passed, steps[max(place - 1, 0)].address) if steps else self

    def jump(self, address: str) -> Self | None:
        """To any step that applies, by its address or the start of it; None where there is no such step."""
        wanted = address.strip()
        exact = [step for step in self.steps if step.address == wanted]
        found = exact or [step for step in self.steps if wanted and step.address.startswith(wanted)]
        if not found:
            return None
        return self._with(self.answers, self.passed - {found[0].address}, found[0].address)

    def forward(self) -> Self:
        """Leave a step gone to on purpose, keeping its answer, and go on where it is open."""
        return self._with(self.answers, self.passed, replied=self._replied_here)

    def about(self, agenda: Agenda) -> Self:
        """The same answers in a sitting with another aim, which has just begun."""
        return type(self)(self.bank, self.answers, self.issued, agenda=agenda)

    def visit(self, addresses: Sequence[str]) -> Self:
        """A sitting that asks just what stands at these addresses, whether it is settled or not."""
        known = frozenset(step.address for step in self.steps)
        return self.about(Agenda(Aim.VISIT, first=tuple(addresses), known=known))

    def fits(self, suggestion: Suggestion) -> bool:
        """Whether a suggestion is offered for these answers."""
        return suggestion.when is None or self.applicability.holds(suggestion.when) is True

    def serves(self, question: Question, suggestion: Suggestion) -> bool:
        """Whether a suggestion serves something that was chosen before: such suggestions are offered first.

        A right serves a duty whose action class needs a power, a KPI an essential duty: where the link is asked for.
        """
        if any(self.answers.origin(held, row) in suggestion.serves for held, row in self._linking_rows(question.id)):
            return True
        power = suggestion.values.get("power")
        return power is not None and power in self._powers_needed

    def _linking_rows(self, name: str) -> Iterator[tuple[str, str]]:
        """The rows that are asked for a link to the records question `name`."""
        applies = self.applicability
        for held in self.bank:
            for column in held.fields:
                if column.links == name:
                    rows = self.answers.rows(held.id)
                    yield from ((held.id, row) for row in rows if applies.field(held, row, column))

    @property
    def _powers_needed(self) -> frozenset[str]:
        """The powers that the action classes of the duties need, by the bank's table."""
        return frozenset(power for _, act in self._acts() for group in act.needs for power in group)

    def _acts(self) -> Iterator[tuple[str, ActionClass]]:
        """Each duty whose action class is chosen, with that class."""
        for row in self.answers.rows(DUTIES):
            held = self.answers.get(field_at(DUTIES, row, "action_class"))
            chosen = self.bank.action_classes.get(str(held.value)) if held is not None else None
            if chosen is not None:
                yield row, chosen

    def duties_without_power(self) -> tuple[tuple[str, str], ...]:
        """Duties whose action class needs a power that no recorded right has: the row, and the power to ask for."""
        cells = [self.answers.get(field_at(RIGHTS, row, "power")) for row in self.answers.rows(RIGHTS)]
        held = frozenset(str(cell.value) for cell in cells if cell is not None and cell.value)
        return tuple((row, group[0]) for row, act in self._acts() for group in act.lacks(held))

    @property
    def applicability(self) -> Applicability:
        """The verdicts for these answers."""
        return Applicability(self.bank, self.answers)

    @property
    def progress(self) -> Progress:
        """Counts over the required steps that are known to apply; in a sitting with an aim, over what it asks."""
        here = self.current
        needed = settled = needed_here = 0
        for step in self.agenda.order(self.steps, self.answers) if self.is_limited else self.steps:
            if step.kind is StepKind.CONFIRM or not (step.field.required or self.is_limited):
                continue
            needed += 1
            if self._is_done(step) if self.is_limited else is_settled(step, self.answers):
                settled += 1
            elif here is not None and step.section.id == here.section.id:
                needed_here += 1
        return Progress(needed, settled, needed_here, self.map.undecided)

    @property
    def is_limited(self) -> bool:
        """Whether this sitting asks only a part of the interview."""
        return self.agenda.aim not in (Aim.EVERYTHING, Aim.SHORT)


def change_between(before: Session, after: Session) -> Change:
    """What the step from one session to the next did to other questions."""
    asked = {step.address for step in before.steps}
    asks = {step.address for step in after.steps}
    held = set(after.answers)
    stays = {address for address in held if address in before.answers}
    added = tuple(step.address for step in after.steps if step.kind is StepKind.QUESTION and step.address not in asked)
    return Change(
        tuple(address for address in added if address not in stays),
        _in_order(before.steps, (asked - asks) & stays),
        _in_order(after.steps, (asks - asked) & stays),
    )


def _in_order(steps: Iterable[Step], wanted: set[str]) -> tuple[str, ...]:
    return tuple(step.address for step in steps if step.address in wanted and step.kind is not StepKind.CONFIRM)


def next_row(session: Session, question: str, prefix: str) -> str:
    """A row id that was never given before: `d7`."""
    taken = [0]
    for address in session.issued:
        place = place_of(address)
        if place is not None and place.question == question and place.row.removeprefix(prefix).isdigit():
            taken.append(int(place.row.removeprefix(prefix)))
    return f"{prefix}{max(taken) + 1}"
