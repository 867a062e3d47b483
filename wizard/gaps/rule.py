"""Rule: what looks; Case: what it looks at; Hit: what it found, before it has an owner and a place in the report."""

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from wizard.gaps.places import Place
from wizard.gaps.reading import Reading
from wizard.model.answers import Answers
from wizard.model.applicability import Applicability
from wizard.model.bank import Bank
from wizard.model.gaps import Assignment, Confidence, Evidence, Finding, FindingKind, Profile, Waiver
from wizard.model.position import Fact, Position
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text

Value = Text | str


class Wording(NamedTuple):
    """One human text, the fact that holds it, and the id of its clause."""

    clause: str
    fact: Fact[Any]
    text: Text


class Stage(enum.IntEnum):
    """When a rule looks."""

    FACTS = 0
    LEFT = 1
    """After the others: it sees in `Case.open_places` what they did not ask about."""
    WAIVERS = 2
    """At the very end: it sees in `Case.judged` what became of each waiver."""


class WaiverState(enum.StrEnum):
    """What a waiver is worth today. Only the first two keep a finding out of the report."""

    HOLDS = "holds"
    TOO_LONG = "too-long"
    EXPIRED = "expired"
    TEXT_CHANGED = "text-changed"
    UNUSED = "unused"
    WITHOUT_REASON = "without-reason"
    WRONG_OWNER = "wrong-owner"
    BLANKET = "blanket"
    DATE_UNREADABLE = "date-unreadable"


class Judged(NamedTuple):
    """A waiver, what it is worth, and the finding it is about (None: there is no such finding any more)."""

    waiver: Waiver
    state: WaiverState
    finding: Finding | None = None


class Case(NamedTuple):
    """One role as the rules see it. `people` binds owners to persons; without `today` nothing depends on the day."""

    bank: Bank
    answers: Answers
    position: Position
    people: Mapping[str, str] = {}
    texts: tuple[Wording, ...] = ()
    """Every human text of the position (made by `prepared`)."""
    reading: Reading = Reading(())
    """What the word lists find in these texts (made by `prepared`; it looks when it is first asked)."""
    open_places: tuple[Place, ...] = ()
    """What the other rules left to ask (only for rules of the stage LEFT)."""
    today: str = ""
    """ISO date."""
    profile: Profile = Profile()
    waivers: tuple[Waiver, ...] = ()
    assigned: Mapping[str, Assignment] = {}
    """By fingerprint: whom somebody asked to settle a finding."""
    confirmed: frozenset[str] = frozenset()
    """Fingerprints of legal questions that the lawyer confirmed."""
    judged: tuple[Judged, ...] = ()
    """What became of the waivers (only for rules of the stage WAIVERS)."""
    verdicts: Applicability | None = None
    """Which questions apply (made by `prepared`)."""

    @property
    def applies(self) -> Applicability:
        """Which questions apply; shared by all rules of a prepared case."""
        return self.verdicts or Applicability(self.bank, self.answers)

    @property
    def jurisdiction(self) -> str:
        """The country by its slug, or nothing."""
        return self.position.identity.jurisdiction.value or ""


class Hit(NamedTuple):
    """One thing a rule found: the clauses it is about, where the answer goes, the evidence and the words."""

    clauses: tuple[str, ...]
    at: str
    evidence: tuple[Evidence, ...]
    values: Mapping[str, Value] = {}
    fact: Fact[Any] | None = None
    """The empty fact: what was said instead of an answer names the owner and the day."""
    severity: Severity | None = None
    """Only where the bank decides it (a required question of a company's own)."""
    owner: str = ""
    group: str = ""
    of: int = 0
    """In how many places the rule could have hit: more than half of them, and five, become one finding.

    0: each hit stays a finding of its own; the rule's page has no sentence for many.
    """
    fold: bool = False
    """From five hits on they are one finding, however many places there are: one person does them in one go."""
    languages: tuple[str, ...] = ()
    """The languages of the texts in which it was seen; none: it does not rest on wording."""
    unit: Text = {}
    """The other side, where a counterpart is asked."""
    sure: bool = False
    """So plain that it is shown although its rule is in preview."""


class Rule(NamedTuple):
    """One line of the table of rules. `owner` "field" is whoever the bank says answers that question."""

    code: str
    name: str
    kind: FindingKind
    severity: Severity
    owner: str
    check: Callable[[Case], Iterable[Hit]]
    stage: Stage = Stage.FACTS
    phase: int = 1
    """1 looks at facts of the interview, 2 at wording."""
    confidence: Confidence = Confidence.CERTAIN
    jurisdictions: tuple[str, ...] = ()
    """Countries by their slugs (`ru`); none: everywhere."""
    preview: tuple[str, ...] = ()
    """Languages in whose texts it was never measured: a finding that rests on them alone is shown on request."""
    legal: bool = False
    """Asks the lawyer: always shown, however sure it is, and never a verdict."""
    optional: bool = False
    """Off until a company switches it on."""
    acts: tuple[str, ...] = ()
    """What it rests on, by the ids of the notes in the list of jurisdictions; its page names them with their status."""

    @property
    def family(self) -> str:
        """The three letters of the code: GAP, CON, LNK, AUT, KPI, CLR, LAW, DOC, LNG, WAV."""
        return self.code[:3]

    @property
    def file(self) -> str:
        """The name of its module, which is also that of its pages."""
        return self.check.__module__.rpartition(".")[2]


EVERYWHERE = LANGUAGES
"""As `preview`: measured in no language."""


def empty(fact: Fact[Any], clause: str = "", **values: Value) -> Hit:
    """A hit on a fact that is missing, at its own address."""
    return Hit((clause or fact.at,), fact.at, (Evidence(fact.at, absent=True),), values, fact)


def quoted(fact: Fact[Text]) -> Evidence:
    """A text fact as evidence."""
    return Evidence(fact.at, fact.value or {}, absent=fact.value is None)


def asked_of(position: Position, name: str) -> Fact[Any]:
    """The fact of a question that has no place of its own in the position; it does not apply where nobody asks it."""
    return next((held.fact for held in position.extras if held.fact.at == name), Fact(name, applies=False))


def facts_of(position: Position) -> Iterator[tuple[str, Fact[Any]]]:
    """Every fact of a position with the id of its clause: the row's id, or the question's address."""
    parts: tuple[Any, ...] = position
    for part in parts:
        if isinstance(part, Fact):
            yield part.at, part
        elif isinstance(part, tuple) and hasattr(part, "_fields"):
            yield from ((fact.at, fact) for fact in part if isinstance(fact, Fact))
        elif isinstance(part, tuple):
            for row in part:
                if hasattr(row, "_fields"):
                    clause = str(getattr(row, "id", "")) or str(getattr(row.fact, "at", ""))
                    yield from ((clause, fact) for fact in row if isinstance(fact, Fact))


def prepared(case: Case) -> Case:
    """The case with its texts, which several rules look at."""
    texts = tuple(Wording(clause, fact, text) for clause, fact in facts_of(case.position) for text in texts_in(fact))
    reading = Reading((held.text for held in texts), case.position.languages)
    return case._replace(verdicts=case.applies, texts=texts, reading=reading)


def texts_in(fact: Fact[Any]) -> tuple[Text, ...]:
    """The human texts of a fact: one, several, or none where it holds something else."""
    value = fact.value
    if value is None or isinstance(value, str):
        return ()
    if isinstance(value, dict):  # stored texts are dicts; asking for a Mapping costs ten times as much
        return () if "amount" in value else (value,)
    if isinstance(value, tuple):
        return tuple(item for item in value if isinstance(item, dict))
    return ()


class PartOfRow(NamedTuple):
    """One line of a table of parts: the rule that asks for it, and where a row holds it."""

    code: str
    name: str
    severity: Severity
    owner: str
    pick: Callable[[Any], Fact[Any]]


def rules_of_parts(
    module: str,
    kind: FindingKind,
    rows: Callable[[Position], Sequence[Any]],
    shown: tuple[str, str],
    parts: Sequence[PartOfRow],
    *,
    bulk: bool = False,
    counterparts: bool = False,
) -> tuple[Rule, ...]:
    """One check over the parts of every row of a list, as one rule each.

    `shown` is the place in the sentences and the field that fills it: ("kpi", "name"). `module` is the rule's file.
    `bulk`: their pages have one sentence for many rows. `counterparts`: what is shown is the side that may be asked.
    """
    place, field = shown

    def rule_of(part: PartOfRow) -> Rule:
        def check(case: Case) -> Iterator[Hit]:
            held = rows(case.position)
            for row in held:
                fact = part.pick(row)
                if fact.missing:
                    named = getattr(row, field).value or {}
                    hit = empty(fact, row.id, **{place: named})
                    yield hit._replace(of=len(held) if bulk else 0, unit=named if counterparts else {})

        check.__module__ = module
        return Rule(part.code, part.name, kind, part.severity, part.owner, check)

    return tuple(rule_of(part) for part in parts)
