"""Finding, Waiver and GapReport: what the reviewer says, to whom, what was accepted, and whether it can be issued."""

import enum
from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.question import Severity
from wizard.model.text import Text, fold

OWNERS = ("head", "hr", "legal", "finance", "director", "data-owner", "counterpart")
"""Who can be asked. Persons are bound to them in `role-wizard.toml`; whoever is not bound is found by HR."""

FALLBACK_OWNER = "hr"


class Profile(NamedTuple):
    """What a company says about rules: codes switched off, each with its reason, and optional ones switched on."""

    off: Mapping[str, str] = {}
    on: tuple[str, ...] = ()


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


class Confidence(enum.StrEnum):
    """How sure a rule is. Unmeasured and merely possible findings are shown on request."""

    CERTAIN = "certain"  # a field or a link is absent or contradictory
    LIKELY = "likely"
    POSSIBLE = "possible"


class Evidence(NamedTuple):
    """A quoted text, or a named place that is empty (`absent`)."""

    at: str
    quote: Text = {}
    absent: bool = False
    spans: Mapping[str, tuple[int, int]] = {}
    """By language, the part of the quote that is meant: start and end in code points. Nothing: all of it."""

    def words(self, language: str) -> str:
        """The part of the quote that is meant, in `language`; all of it where no part is marked."""
        start, end = self.spans.get(language, (0, len(self.quote.get(language, ""))))
        return self.quote.get(language, "")[start:end]


class Owner(NamedTuple):
    """The one who must answer: the role, the person bound to it, and why it is this one (a phrase key)."""

    role: str
    person: str = ""
    because: str = ""
    unit: Text = {}
    """Only of a counterpart: the unit or position on the other side."""


class Category(enum.StrEnum):
    """Why a finding is accepted as it is."""

    ACCEPTED_RISK = "accepted-risk"
    NOT_APPLICABLE = "not-applicable"
    FALSE_ALARM = "false-alarm"
    DEFERRED = "deferred"
    FIXED_BY_LAW = "fixed-by-law"


class Waiver(NamedTuple):
    """One accepted finding. Everything is kept as it was given: what is wrong with it is a finding, not an error."""

    id: str
    code: str
    clauses: tuple[str, ...]
    text_hash: str
    """Of the evidence on the day of the waiver: another text, another question."""
    category: str
    reason: str
    by: str
    """The person."""
    role: str
    """The owner in whose name the person spoke."""
    on: str
    """ISO date."""
    expires: str
    """ISO date, or nothing: open-ended."""

    @property
    def fingerprint(self) -> str:
        """The finding it is about."""
        return f"{self.code}:{'+'.join(self.clauses)}"


class Assignment(NamedTuple):
    """Who was asked to settle a finding, by which day (ISO text), with a note."""

    owner: str
    due: str = ""
    note: str = ""


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
    confidence: Confidence = Confidence.CERTAIN
    legal: bool = False
    """A question to the lawyer, never a verdict: as a blocker it closes the gate only when the lawyer confirmed it."""
    confirmed: bool = False
    preview: bool = False
    """Its rule is not measured in the languages of this text: shown on request only."""
    raised: str = ""
    """The use of the description (`probation`) for which it weighs one step more."""
    members: tuple[tuple[str, ...], ...] = ()
    """Several findings of one rule, told as one: the clauses of each."""

    @property
    def fingerprint(self) -> str:
        """The identity as one string: stable under renumbering, reordering and rewording."""
        return f"{self.code}:{'+'.join(self.clauses)}"

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The identities of all findings that are told as this one: what waivers and earlier runs know."""
        return tuple(f"{self.code}:{'+'.join(clauses)}" for clauses in self.members or (self.clauses,))

    @property
    def text_hash(self) -> str:
        """A name for what was found: other words give another one, another way of writing them does not."""
        import hashlib

        digest = hashlib.blake2b(digest_size=12)
        for evidence in sorted(self.evidence, key=lambda held: held.at):
            words = "|".join(f"{language}:{fold(wording)}" for language, wording in sorted(evidence.quote.items()))
            digest.update(f"{evidence.at}\n{evidence.absent}\n{words}\n".encode())
        return digest.hexdigest()

    @property
    def closes(self) -> bool:
        """Whether the description cannot be issued while this is open."""
        return self.severity is Severity.BLOCKER and (self.confirmed or not self.legal)


class Fraction(NamedTuple):
    """One line of the coverage: which part of which section, how many of how many, and what left the count."""

    section: str
    part: str
    have: int
    of: int
    excused: int = 0
    assumed: int = 0


class GapReport(NamedTuple):
    """All findings of one role, grouped by nobody yet: the formats group them by person.

    `findings` are open and shown, with many of one rule told as one; `singles` are the same, each for itself.
    """

    role: str
    title: Text
    bank: str
    findings: tuple[Finding, ...]
    coverage: tuple[Fraction, ...]
    not_checked: tuple[str, ...]
    """Phrase keys of what this report did not look at."""
    crashed: tuple[str, ...] = ()
    """Codes of rules that failed: the report is partial."""
    singles: tuple[Finding, ...] = ()
    hidden: tuple[Finding, ...] = ()
    """Findings of unmeasured rules and merely possible ones: shown on request, and never part of the gate."""
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    rules: str = ""
    """The version of the rule set: numbers of different rule sets are not compared."""
    active: tuple[str, ...] = ()
    """Codes of the rules that looked, in the order of the table."""
    off: Mapping[str, str] = {}
    """Codes that the company switched off, with its reasons."""
    old_acts: tuple[str, ...] = ()
    """Ids of acts behind the questions of law that nobody has looked at for twelve months."""
    hidden_singles: tuple[Finding, ...] = ()
    """The hidden ones, each for itself."""
    ending: tuple[str, ...] = ()
    """Ids of waivers that hold today and end within a month."""

    @property
    def ready(self) -> bool:
        """The gate: nothing that forbids issuing the description."""
        return not self.crashed and not any(finding.closes for finding in self.findings)

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
