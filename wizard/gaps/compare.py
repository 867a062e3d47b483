"""Two runs compared: what was done about each finding, and what came or went because something else changed.

Identity is the rule's code and the ids of the clauses, so nothing that only moves or respells a row is a change. When
the rules changed meanwhile, a finding counts as fixed only where its empty place was filled or its clause deleted:
a new rule set never looks like progress.
"""

from collections.abc import Callable, Collection
from typing import Final

from wizard.model.identity import natural
from wizard.model.run import Cause, Change, ChangeKind, Comparison, KeptFinding, Run
from wizard.model.waiver_terms import day_of


def compare(before: Run, now: Run, said_at: Callable[[str], str], failed: Collection[str] = ()) -> Comparison:
    """What became of each finding since `before`.

    `said_at` gives the name of what is said at an address today (nothing: no answer); `failed` are the codes of rules
    that could not look this time.
    """
    old = {held.fingerprint: held for held in before.findings}
    new = {held.fingerprint: held for held in now.findings}
    made = [_gone(held, before, now, said_at, failed) for name, held in old.items() if name not in new]
    for name, held in new.items():
        change = _here(held, old.get(name), before, now)
        if change is not None:
            made.append(change)
    return Comparison(before.n, before.day, before.by, (before.rules, now.rules), tuple(sorted(made, key=_order)))


def _order(change: Change) -> tuple[object, ...]:
    place = list(ChangeKind).index(change.kind)
    return place, change.cause, change.code, tuple(map(natural, change.clauses))


def _here(held: KeptFinding, was: KeptFinding | None, before: Run, now: Run) -> Change | None:
    """A finding of today; None where it was waived then and is waived now."""
    if held.waiver:
        return None if was is not None and was.waiver else _change(ChangeKind.WAIVED, held)
    if was is None:
        kind = ChangeKind.REOPENED if held.fingerprint in before.gone else ChangeKind.NEW
        return _change(kind, held, _cause_of_coming(held, before, now))
    if was.waiver:
        return _change(ChangeKind.REOPENED, held)
    return _change(ChangeKind.OPEN, held)._replace(days=_days(held.since, now.day))


def _gone(held: KeptFinding, before: Run, now: Run, said_at: Callable[[str], str], failed: Collection[str]) -> Change:
    """A finding of then that is not there today."""
    if held.code in failed:
        return _change(ChangeKind.GONE, held, Cause.FAILED)
    if held.code not in now.active:
        return _change(ChangeKind.GONE, held, _why_asleep(held.code, before, now))
    answered = any(spot.absent and said_at(spot.at) != spot.answer for spot in held.spots)
    edited = any(said_at(spot.at) != spot.answer for spot in held.spots)
    deleted = any(spot.answer for spot in held.spots) and not any(said_at(spot.at) for spot in held.spots)
    if answered and not deleted:
        return _change(ChangeKind.ANSWERED, held)
    if deleted or (edited and before.rules == now.rules):
        return _change(ChangeKind.EDITED, held)
    cause = _difference(before, now)
    return _change(ChangeKind.GONE if cause else ChangeKind.EDITED, held, cause)


def _change(kind: ChangeKind, held: KeptFinding, cause: Cause = Cause.NONE) -> Change:
    return Change(kind, held.code, held.clauses, held.at, held.severity, cause, held.since)


def _why_asleep(code: str, looked: Run, not_looked: Run) -> Cause:
    """Why a rule that looked in one run did not look in the other."""
    if code in not_looked.off or (code in looked.on and code not in not_looked.on):
        return Cause.PROFILE
    return Cause.JURISDICTION if looked.jurisdiction != not_looked.jurisdiction else Cause.RULES


def _cause_of_coming(held: KeptFinding, before: Run, now: Run) -> Cause:
    """Why a finding is there today, where it is certain that no answer brought it."""
    if held.code not in before.active:
        return _why_asleep(held.code, now, before)
    return _difference(before, now) if before.answers == now.answers else Cause.NONE


def _difference(before: Run, now: Run) -> Cause:
    """What differs between two runs besides the answers; the weightiest first."""
    for cause, parts in _PARTS.items():
        if any(getattr(before, part) != getattr(now, part) for part in parts):
            return cause
    return Cause.NONE


_PARTS: Final = {
    Cause.RULES: ("rules",),
    Cause.PROFILE: ("off", "on"),
    Cause.JURISDICTION: ("jurisdiction",),
    Cause.BANK: ("bank", "digest"),
}


def _days(since: str, today: str) -> int:
    first, last = day_of(since), day_of(today)
    return max((last - first).days, 0) if first is not None and last is not None else 0
