"""Run: what one gap report found, as it is kept for the next; Comparison: what became of it since."""

import enum
from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.identity import fingerprint_of


class Spot(NamedTuple):
    """A place of the evidence: whether it was empty, and a name for what was said there (nothing: no answer)."""

    at: str
    absent: bool
    answer: str = ""


class KeptFinding(NamedTuple):
    """One open or waived finding of a run."""

    code: str
    clauses: tuple[str, ...]
    at: str
    severity: str
    text_hash: str
    spots: tuple[Spot, ...] = ()
    waiver: str = ""
    """The id of the waiver that keeps it out of the report, or nothing."""
    first_seen: int = 0
    """The number of the run in which it came up, and was never gone since."""
    since: str = ""
    """The day of that run (ISO date)."""

    @property
    def fingerprint(self) -> str:
        """Its identity."""
        return fingerprint_of(self.code, self.clauses)


class Run(NamedTuple):
    """One gap report with everything that it depended on."""

    role: str
    bank: str
    """The bank's stamp (`id@version`)."""
    digest: str
    """The bank's content."""
    rules: str
    """The version of the rule set."""
    active: tuple[str, ...]
    off: Mapping[str, str]
    on: tuple[str, ...]
    jurisdiction: str
    answers: str
    """A name for all answers together."""
    findings: tuple[KeptFinding, ...]
    gone: tuple[str, ...] = ()
    """Fingerprints that an earlier run had and this one has not: should they come back, they are reopened."""
    n: int = 0
    day: str = ""
    """ISO date."""
    by: str = ""


class ChangeKind(enum.StrEnum):
    """What became of a finding, in the order in which it is told."""

    ANSWERED = "fixed-by-answer"
    EDITED = "fixed-by-edit"
    WAIVED = "waived"
    GONE = "gone"
    NEW = "new"
    REOPENED = "reopened"
    OPEN = "still-open"


class Cause(enum.StrEnum):
    """What else has changed, where a finding came or went without anybody's work on it."""

    NONE = ""
    RULES = "rules"
    PROFILE = "profile"
    JURISDICTION = "jurisdiction"
    BANK = "bank"
    FAILED = "failed"


class Change(NamedTuple):
    """One finding of either run, and what became of it."""

    kind: ChangeKind
    code: str
    clauses: tuple[str, ...]
    at: str
    severity: str
    cause: Cause = Cause.NONE
    since: str = ""
    days: int = 0
    """Only of what is still open: its age."""

    @property
    def fingerprint(self) -> str:
        """Its identity."""
        return fingerprint_of(self.code, self.clauses)


class Comparison(NamedTuple):
    """A report compared with an earlier run."""

    n: int
    day: str
    by: str
    rules: tuple[str, str]
    """The versions of the rule set, then and now."""
    changes: tuple[Change, ...]

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


def dated(run: Run, last: Run | None, number: int) -> Run:
    """The run as the one after `last`: with the day on which each finding came up, and what is gone since."""
    known = {held.fingerprint: held for held in last.findings} if last is not None else {}
    findings = []
    for held in run.findings:
        was = known.get(held.fingerprint)
        first_seen, since = (was.first_seen, was.since) if was is not None else (number, run.day)
        findings.append(held._replace(first_seen=first_seen, since=since))
    here = {held.fingerprint for held in findings}
    gone = {*known, *(last.gone if last is not None else ())} - here
    return run._replace(n=number, findings=tuple(findings), gone=tuple(sorted(gone)))


def same(run: Run, last: Run) -> bool:
    """Whether two runs saw the same: only their number, day, person and what was before may differ."""
    return _bare(run) == _bare(last)


def _bare(run: Run) -> Run:
    findings = tuple(held._replace(first_seen=0, since="") for held in run.findings)
    return run._replace(findings=findings, gone=(), n=0, day="", by="")
