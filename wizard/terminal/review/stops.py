"""What a walk counts with: what became of a question, which questions belong to it, what a new report brought."""

import enum
from collections.abc import Mapping
from typing import NamedTuple

from wizard.export.format import ReportLine


class Verdict(enum.StrEnum):
    """What became of a question."""

    SETTLED = "settled"
    ASSIGNED = "assigned"
    WAIVED = "waived"
    CONFIRMED = "confirmed"
    SKIPPED = "skipped"


class Scope(NamedTuple):
    """What a walk is limited to: owners by their roles, severities by their names; nothing: everything."""

    roles: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()

    def holds(self, line: ReportLine) -> bool:
        """Whether that question belongs to the walk."""
        finding = line.finding
        return (not self.roles or finding.owner.role in self.roles) and (
            not self.severities or finding.severity.value in self.severities
        )


class Stop(NamedTuple):
    """A question that was dealt with: its findings, whom it was for, and what became of it."""

    names: frozenset[str]
    owner: str
    verdict: Verdict


class Kept(NamedTuple):
    """What one sitting must know of the last: what became of each finding, and in which order persons were asked."""

    dealt_with: Mapping[str, str] = {}
    owners: tuple[str, ...] = ()


class News(NamedTuple):
    """What a new report brought: findings that vanished, and findings that were not there."""

    settled: int = 0
    added: int = 0


class Where(NamedTuple):
    """The question's number among all that this person was or will be asked, and how many are left for everybody."""

    number: int
    of: int
    left: int


def names_of(line: ReportLine) -> frozenset[str]:
    """The findings that are told in this line."""
    return frozenset(line.finding.fingerprints)
