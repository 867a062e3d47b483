"""Walk: which open question comes next, what became of those before, and how many are left. It knows no terminal."""

from collections.abc import Mapping
from typing import Final

from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import sheets
from wizard.model.gaps import FindingKind
from wizard.terminal.review.stops import Kept, News, Scope, Stop, Verdict, Where, names_of

_ACTS: Final = (Verdict.ASSIGNED, Verdict.WAIVED, Verdict.CONFIRMED)
"""What is counted when it is done; what was settled is counted when it vanishes."""


class Walk:
    """The questions of a report in the order of its sheets. The order of persons stays as it was when they came up.

    A question is asked once: it comes again only when the person goes back, or when it asks about something more.
    """

    def __init__(self, view: ReportView, scope: Scope | None = None, before: Kept | None = None) -> None:
        self.scope = scope or Scope()
        self.trail: list[Stop] = []
        self._owners: list[str] = [*before.owners] if before is not None else []
        self._back: int | None = None
        """The place on the trail that the person went back to."""
        self._ahead: frozenset[str] = frozenset()
        """The question that the person went on to, past others that wait."""
        self._counted = dict.fromkeys(Verdict, 0)
        self._quiet: set[str] = set()
        """Findings that need no question: the person has just said who answers them."""
        self._names: frozenset[str] = frozenset()
        self._owner_of: dict[str, str] = {}
        self.lines: tuple[ReportLine, ...] = ()
        """All that is open and belongs to this walk, in order."""
        self._look(view)
        self._resume(before.dealt_with if before is not None else {})

    def _look(self, view: ReportView) -> None:
        self.view = view
        self._names = frozenset(name for line in view.lines for name in line.finding.fingerprints)
        ordered = [(sheet.owner, line) for sheet in sheets(view) for line in sheet.lines]
        self._owner_of = {name: owner for owner, line in ordered for name in line.finding.fingerprints}
        self._owners += [owner for owner in dict.fromkeys(owner for owner, _ in ordered) if owner not in self._owners]
        held = sorted(ordered, key=lambda pair: self._owners.index(pair[0]))
        self.lines = tuple(line for _, line in held if self.scope.holds(line))

    def owner_of(self, line: ReportLine) -> str:
        """The heading of the sheet on which the question stands: the person who is asked."""
        return self._owner_of.get(line.finding.fingerprints[0], line.owner)

    def _resume(self, before: Mapping[str, str]) -> None:
        """What the last sitting had dealt with, as `kept` gave it: it is not asked again."""
        for line in self.lines:
            verdicts = [before[name] for name in line.finding.fingerprints if name in before]
            if len(verdicts) == len(line.finding.fingerprints) and verdicts[0] in list(Verdict):
                self.trail.append(Stop(names_of(line), self.owner_of(line), Verdict(verdicts[0])))

    @property
    def kept(self) -> Kept:
        """What was dealt with and is still open, for the next sitting."""
        stops = {name: stop.verdict.value for stop in self.trail for name in stop.names}
        quiet = dict.fromkeys(self._quiet, Verdict.ASSIGNED.value)
        dealt_with = {name: verdict for name, verdict in sorted((stops | quiet).items()) if name in self._names}
        return Kept(dealt_with, tuple(self._owners))

    @property
    def _dealt_with(self) -> frozenset[str]:
        return frozenset(name for stop in self.trail for name in stop.names) | self._quiet

    @property
    def waiting(self) -> tuple[ReportLine, ...]:
        """What is still to be asked."""
        dealt_with = self._dealt_with
        return tuple(line for line in self.lines if not names_of(line) <= dealt_with)

    @property
    def current(self) -> ReportLine | None:
        """The question that is asked now; None at the end."""
        if self._back is not None:
            found = self._standing(self.trail[self._back])
            if found is not None:
                return found
        waiting = self.waiting
        ahead = next((line for line in waiting if names_of(line) & self._ahead), None)
        return ahead or next(iter(waiting), None)

    @property
    def verdict(self) -> Verdict | None:
        """What had become of the question that the person went back to."""
        return self.trail[self._back].verdict if self._back is not None else None

    def verdict_of(self, line: ReportLine) -> Verdict | None:
        """What became of a question that still stands; None while it waits."""
        names = names_of(line)
        found = [stop.verdict for stop in self.trail if stop.names & names]
        if found:
            return found[-1]
        return Verdict.ASSIGNED if names <= self._quiet else None

    @property
    def where(self) -> Where:
        """The number of the question that is asked now."""
        line = self.current
        waiting = self.waiting
        if line is None:
            return Where(0, 0, 0)
        owner = self.owner_of(line) if self._back is None else self.trail[self._back].owner
        before = [place for place, stop in enumerate(self.trail) if stop.owner == owner]
        of = len(before) + sum(self.owner_of(held) == owner for held in waiting)
        number = before.index(self._back) + 1 if self._back is not None else len(before) + 1
        return Where(number, of, len(waiting))

    def deal(self, verdict: Verdict) -> None:
        """The question that is asked now was dealt with; the next one is asked."""
        line = self.current
        if line is not None:
            self._deal(line, self.owner_of(line), verdict)

    def _deal(self, line: ReportLine, owner: str, verdict: Verdict) -> None:
        if self._back is None:
            self.trail.append(Stop(names_of(line), owner, verdict))
            self._counted[verdict] += verdict in _ACTS
            return
        before = self.trail[self._back]
        if before.verdict in _ACTS and verdict is Verdict.SKIPPED:
            verdict = before.verdict  # passing by takes nothing back
        elif before.verdict is not verdict:
            self._counted[before.verdict] -= before.verdict in _ACTS
            self._counted[verdict] += verdict in _ACTS
        self.trail[self._back] = Stop(before.names | names_of(line), before.owner, verdict)
        self._forward()

    def _forward(self) -> None:
        """On along the trail, to the next question that still stands; behind its end, to what is waiting."""
        assert self._back is not None
        places = range(self._back + 1, len(self.trail))
        self._back = next((place for place in places if self._standing(self.trail[place]) is not None), None)

    def back(self) -> bool:
        """To the question before that still stands; False where there is none."""
        self._ahead = frozenset()
        start = len(self.trail) if self._back is None else self._back
        for place in reversed(range(start)):
            if self._standing(self.trail[place]) is not None:
                self._back = place
                return True
        return False

    def _standing(self, stop: Stop) -> ReportLine | None:
        return next((line for line in self.view.lines if stop.names & names_of(line)), None)

    def go_to(self, line: ReportLine) -> None:
        """Ask that question now; the one that was asked waits."""
        names = names_of(line)
        places = (place for place, stop in enumerate(self.trail) if stop.names & names)
        self._back = next(places, None)
        self._ahead = names if self._back is None else frozenset()

    def again(self) -> None:
        """What was skipped is asked once more."""
        self.trail = [stop for stop in self.trail if stop.verdict is not Verdict.SKIPPED]
        self._back = None

    def take(self, view: ReportView) -> News:
        """A new report, after an act. What vanished was settled, unless it was waived; new questions join in place.

        A new question that waits for somebody is not asked: the person has just said who answers it, and by when.
        """
        before, asked = self._names, self.current
        owner = self.owner_of(asked) if asked is not None else ""
        self._look(view)
        fresh = self._names - before
        handed_on = {
            name
            for line in view.lines
            if line.finding.kind is FindingKind.AWAITED
            for name in line.finding.fingerprints
            if name in fresh
        }
        self._quiet |= handed_on
        waived = {name for stop in self.trail if stop.verdict is Verdict.WAIVED for name in stop.names}
        gone = before - self._names - waived
        self._counted[Verdict.SETTLED] += len(gone)
        self._counted[Verdict.ASSIGNED] += len(handed_on)
        if asked is not None and names_of(asked) <= gone:
            self._deal(asked, owner, Verdict.SETTLED)
        elif asked is not None and self._is_handed_on(asked):
            self._deal(asked, owner, Verdict.ASSIGNED)
        if self._back is not None and self._standing(self.trail[self._back]) is None:
            self._forward()
        return News(len(gone), len(fresh - handed_on))

    def _is_handed_on(self, asked: ReportLine) -> bool:
        """Whether somebody was named as an answer to this question: it stands, and waits for them."""
        now = next((line.finding for line in self.view.lines if names_of(line) == names_of(asked)), None)
        before = asked.finding
        return now is not None and (
            now.owner.because == "gaps.because-said"
            and (before.owner, before.due, before.note) != (now.owner, now.due, now.note)
        )

    @property
    def tally(self) -> Mapping[Verdict, int]:
        """How many findings vanished, and how many questions were assigned, waived, confirmed and skipped."""
        skipped = sum(stop.verdict is Verdict.SKIPPED and self._standing(stop) is not None for stop in self.trail)
        return {**self._counted, Verdict.SKIPPED: skipped}

    @property
    def left(self) -> int:
        """How many questions of this walk are open, dealt with or not."""
        return len(self.lines)
