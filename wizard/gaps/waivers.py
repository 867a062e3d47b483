"""Waivers: which of them still hold today, and what is the matter with the others. When in doubt, none holds."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from wizard.gaps.rule import Judged, WaiverState
from wizard.model.gaps import OWNERS, Finding, Waiver
from wizard.model.waiver_terms import (
    LONGEST_DAYS,
    SOON_DAYS,
    day_of,
    is_a_reason,
    may_be_open_ended,
    only_by_the_lawyer,
)


def judged(
    waivers: Sequence[Waiver], findings: Sequence[Finding], today: str, asleep: Collection[str] = ()
) -> tuple[Judged, ...]:
    """Each waiver with what it is worth on the day `today` (ISO text; nothing: no term ends).

    The last word on a finding counts: an earlier waiver of it is left out. So is a waiver of a rule that did not look
    (`asleep`), and one that ended and whose finding is gone: there is nothing to say about them.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    last = {waiver.fingerprint: waiver for waiver in waivers if not _is_blanket(waiver)}
    now = day_of(today)
    made = []
    for waiver in waivers:
        if _is_blanket(waiver):
            made.append(Judged(waiver, WaiverState.BLANKET))
        elif waiver.code not in asleep and last[waiver.fingerprint] is waiver:
            made.extend(_worth(waiver, by_fingerprint.get(waiver.fingerprint), now))
    return tuple(made)


def _worth(waiver: Waiver, finding: Finding | None, now: date | None) -> Iterator[Judged]:
    if finding is None:
        end = last_day(waiver)
        if now is None or end is None or end >= now:
            yield Judged(waiver, WaiverState.UNUSED)
        return
    yield Judged(waiver, _state(waiver, finding, now), finding)


def _state(waiver: Waiver, finding: Finding, now: date | None) -> WaiverState:
    """The first thing that is the matter; the gravest come first."""
    if not is_a_reason(waiver.reason):
        return WaiverState.WITHOUT_REASON
    given, end = day_of(waiver.on), last_day(waiver)
    open_ended = not waiver.expires and may_be_open_ended(waiver.category, waiver.role)
    if given is None or (end is None and not open_ended) or (now is not None and given > now + timedelta(days=1)):
        return WaiverState.DATE_UNREADABLE
    if waiver.role not in OWNERS or (only_by_the_lawyer(finding) and waiver.role != "legal"):
        return WaiverState.WRONG_OWNER
    if now is not None and end is not None and end < now:
        return WaiverState.EXPIRED
    if waiver.text_hash != finding.text_hash:
        return WaiverState.TEXT_CHANGED
    return WaiverState.TOO_LONG if _is_too_long(waiver, given) else WaiverState.HOLDS


def last_day(waiver: Waiver) -> date | None:
    """Until when it can hold: its date, and never longer than a year. None: for ever, or a date is unreadable."""
    given, until = day_of(waiver.on), day_of(waiver.expires)
    if given is None or (waiver.expires and until is None):
        return None
    longest = given + timedelta(days=LONGEST_DAYS)
    if until is not None:
        return min(until, longest)
    return None if may_be_open_ended(waiver.category, waiver.role) else longest


def _is_too_long(waiver: Waiver, given: date) -> bool:
    until = day_of(waiver.expires)
    if until is None:
        return not may_be_open_ended(waiver.category, waiver.role)
    return until > given + timedelta(days=LONGEST_DAYS)


def _is_blanket(waiver: Waiver) -> bool:
    """A whole rule, a whole family or everything: no clause is named, or a sign that stands for any."""
    return not waiver.clauses or any(not name or "*" in name for name in (waiver.code, *waiver.clauses))


def ending_soon(states: Sequence[Judged], today: str) -> tuple[str, ...]:
    """The ids of the waivers that hold today and end within a month."""
    now = day_of(today)
    if now is None:
        return ()
    soon = now + timedelta(days=SOON_DAYS)
    ends = ((held.waiver, last_day(held.waiver)) for held in states if held.state in KEEPS_OUT)
    return tuple(waiver.id for waiver, end in ends if end is not None and end <= soon)


KEEPS_OUT = (WaiverState.HOLDS, WaiverState.TOO_LONG)
"""What a waiver must be worth for its finding to be left out."""
