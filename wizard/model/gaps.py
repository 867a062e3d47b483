"""Finding and GapReport: what the reviewer says, to whom, and whether the description can be issued."""

import enum
from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.question import Severity
from wizard.model.text import Text

OWNERS = ("head", "hr", "legal", "finance", "director", "data-owner", "counterpart")
"""Who can be asked. Persons are bound to them in `role-wizard.toml`; whoever is not bound is found by HR."""

FALLBACK_OWNER = "hr"


class FindingKind(enum.StrEnum):
    """What is the matter with the clause."""

    MISSING = "missing"
    VAGUE = "vague"
    CONTRADICTION = "contradiction"
    UNMEASURABLE = "unmeasurable"
    LEGAL = "legal"
    OVERLAP = "overlap"
    MISPLACED = "misplaced"
    AWAITED = "awaited"


class Evidence(NamedTuple):
    """A quoted text, or a named place that is empty (`absent`)."""

    at: str
    quote: Text = {}
    absent: bool = False


class Owner(NamedTuple):
    """The one who must answer: the role, the person bound to it, and why it is this one (a phrase key)."""

    role: str
    person: str = ""
    because: str = ""


class Finding(NamedTuple):
    """One thing to settle. Its identity is the code and the clause ids, never a number, a position or a text."""

    code: str
    kind: FindingKind
    severity: Severity
    clauses: tuple[str, ...]
    """Permanent ids of the rows it is about (`d3`), or the question's id where it has no rows; sorted."""
    at: str
    """The address where the answer is to be given."""
    evidence: tuple[Evidence, ...]
    owner: Owner
    values: Mapping[str, Text | str] = {}
    """What fills the `{places}` of the rule's sentences."""
    due: str = ""
    note: Text = {}
    """What the person said when they did not know."""

    @property
    def fingerprint(self) -> str:
        """The identity as one string: stable under renumbering, reordering and rewording."""
        return f"{self.code}:{'+'.join(self.clauses)}"


class Fraction(NamedTuple):
    """One line of the coverage: which part of which section, how many of how many, and what left the count."""

    section: str
    part: str
    have: int
    of: int
    excused: int = 0
    assumed: int = 0


class GapReport(NamedTuple):
    """All findings of one role, grouped by nobody yet: the formats group them by person."""

    role: str
    title: Text
    bank: str
    findings: tuple[Finding, ...]
    coverage: tuple[Fraction, ...]
    not_checked: tuple[str, ...]
    """Phrase keys of what this report did not look at."""
    crashed: tuple[str, ...] = ()
    """Codes of rules that failed: the report is partial."""

    @property
    def ready(self) -> bool:
        """The gate: nothing that forbids issuing the description."""
        return not self.crashed and not any(f.severity is Severity.BLOCKER for f in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings of that severity."""
        return sum(f.severity is severity for f in self.findings)


class Mark(NamedTuple):
    """What a draft prints where an answer is missing: who must give it, by when, and which finding asks for it."""

    code: str
    owner: Owner
    due: str = ""


def marks_of(report: GapReport) -> Mapping[str, Mark]:
    """The mark for every address that a finding asks about; the worst finding of an address wins."""
    marks: dict[str, Mark] = {}
    for finding in sorted(report.findings, key=lambda f: f.severity.rank):
        mark = Mark(finding.code, finding.owner, finding.due)
        for at in (finding.at, *(evidence.at for evidence in finding.evidence if evidence.absent)):
            marks.setdefault(at, mark)
    return marks
