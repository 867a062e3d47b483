"""What a person decides about a finding: accept it with a reason, ask somebody, confirm it as the lawyer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, NoReturn, TypeAlias

from wizard.errors import Complaint, UsageError
from wizard.model.gaps import OWNERS, Category, Finding, Waiver
from wizard.model.text import nearest, tidy
from wizard.model.waiver_terms import (
    LEAST_REASON,
    LONGEST_DAYS,
    OPEN_ENDED,
    USUAL_DAYS,
    day_of,
    is_a_reason,
    may_be_open_ended,
    only_by_the_lawyer,
    substance,
)
from wizard.workflow.desk import Desk
from wizard.workspace.reviews import ASSIGNED, WAIVERS, ReviewBook, add_records, next_ids, read_book

Records: TypeAlias = Sequence[Mapping[str, Any]]


def review_book(desk: Desk, role: str) -> ReviewBook:
    """What was decided about the findings of a role so far."""
    return read_book(desk.workspace.role(role).folder)


def waive(
    desk: Desk,
    role: str,
    finding: Finding,
    category: str,
    reason: str,
    *,
    as_role: str = "hr",
    expires: str | None = None,
) -> tuple[Waiver, ...]:
    """Accept a finding for a time: one waiver for each finding that is told as this one.

    `as_role` is the owner in whose name the person speaks; `expires` an ISO date, by default in 180 days, "" for no
    end. UsageError where reason, category, term or owner do not allow it; then nothing is kept.
    """
    _must_be_one_of(category, [held.value for held in Category])
    _must_be_one_of(as_role, OWNERS)
    if finding.code.startswith("WAV"):
        _refuse("waiver-of-waiver", code=finding.code)
    if not is_a_reason(reason):
        _refuse("waiver-reason-short", least=LEAST_REASON, number=substance(reason))
    if only_by_the_lawyer(finding) and as_role != "legal":
        _refuse("waiver-legal-only", code=finding.code)
    until = _term(desk, category, as_role, expires)
    made: list[Waiver] = []

    def records(book: ReviewBook) -> Records:
        ids = next_ids(book)
        made.extend(
            Waiver(
                next(ids),
                single.code,
                single.clauses,
                single.text_hash,
                category,
                tidy(reason),
                desk.who,
                as_role,
                desk.today,
                until,
            )
            for single in _singles(desk, role, finding)
        )
        return [{**waiver._asdict(), "clauses": list(waiver.clauses)} for waiver in made]

    _keep(desk, role, WAIVERS, records)
    return tuple(made)


def withdraw(desk: Desk, role: str, waiver_id: str) -> Waiver:
    """Take a waiver back: its finding is asked again. UsageError where no such waiver holds."""
    found: list[Waiver] = []

    def records(book: ReviewBook) -> Records:
        by_id = {waiver.id: waiver for waiver in book.waivers}
        if waiver_id not in by_id:
            _refuse("no-such-waiver", id=waiver_id, meant=nearest(waiver_id, list(by_id)))
        found.append(by_id[waiver_id])
        return [{"withdraws": waiver_id, "by": desk.who, "on": desk.today}]

    _keep(desk, role, WAIVERS, records)
    return found[0]


def assign(desk: Desk, role: str, finding: Finding, owner: str, due: str = "", note: str = "") -> None:
    """Ask somebody (one of the owners) to settle a finding, by the ISO date `due`; the last word counts."""
    _must_be_one_of(owner, OWNERS)
    day = day_of(due) if due else None
    if due and day is None:
        _refuse("bad-value", value=due, example=_in_days(desk, 14))
    by = day.isoformat() if day is not None else ""
    _keep(
        desk,
        role,
        ASSIGNED,
        lambda _: [
            {
                "code": finding.code,
                "clauses": list(clauses),
                "owner": owner,
                "due": by,
                "note": tidy(note),
                "by": desk.who,
                "on": desk.today,
            }
            for clauses in _members(finding)
        ],
    )


def confirm(desk: Desk, role: str, finding: Finding) -> None:
    """The lawyer confirms a legal blocker: from now on it closes the gate. UsageError where it is none."""
    if not only_by_the_lawyer(finding):
        _refuse("not-for-the-lawyer", code=finding.code)
    _keep(
        desk,
        role,
        ASSIGNED,
        lambda _: [
            {"confirms": finding.code, "clauses": list(clauses), "by": desk.who, "on": desk.today}
            for clauses in _members(finding)
        ],
    )


def _keep(desk: Desk, role: str, name: str, records: Callable[[ReviewBook], Records]) -> None:
    folder = desk.workspace.role(role)
    if not folder.exists:
        _refuse("no-such-role", role=role, meant=nearest(role, desk.workspace.roles()))
    add_records(folder.folder, name, records, desk.who, desk.now)


def _members(finding: Finding) -> tuple[tuple[str, ...], ...]:
    return finding.members or (finding.clauses,)


def _singles(desk: Desk, role: str, finding: Finding) -> tuple[Finding, ...]:
    """The findings that are told as this one, each with its own evidence."""
    if not finding.members:
        return (finding,)
    from wizard.workflow.documents import assembled

    report = assembled(desk, role).report
    wanted = set(finding.fingerprints)
    found = tuple(held for held in (*report.singles, *report.hidden_singles) if held.fingerprint in wanted)
    if len(found) < len(wanted):
        _refuse("finding-gone", code=finding.code)
    return found


def _term(desk: Desk, category: str, as_role: str, expires: str | None) -> str:
    """The last day of a waiver as ISO text; nothing where it may hold without an end."""
    if expires is None:
        return _in_days(desk, USUAL_DAYS)
    if not tidy(expires):
        if not may_be_open_ended(category, as_role):
            _refuse("waiver-open-ended", categories=", ".join(OPEN_ENDED))
        return ""
    until, today = day_of(expires), day_of(desk.today)
    if until is None or today is None:
        _refuse("bad-value", value=expires, example=_in_days(desk, USUAL_DAYS))
    if until < today:
        _refuse("waiver-in-the-past", date=expires)
    if (until - today).days > LONGEST_DAYS:
        _refuse("waiver-too-long", days=LONGEST_DAYS, date=_in_days(desk, LONGEST_DAYS))
    return until.isoformat()


def _in_days(desk: Desk, days: int) -> str:
    today = day_of(desk.today)
    assert today is not None, "the desk's own clock"
    return (today + timedelta(days=days)).isoformat()


def _must_be_one_of(word: str, known: Sequence[str]) -> None:
    if word not in known:
        _refuse("unknown-word", word=word, known=", ".join(known), meant=nearest(word, known))


def _refuse(code: str, /, **values: object) -> NoReturn:
    raise UsageError([Complaint(code, values)])
