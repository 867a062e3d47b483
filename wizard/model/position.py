"""Position: the assembled role. Every part is a Fact: it still knows where it came from or why it is missing."""

from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from wizard.model.answers import Absence, Reason, Source, State
from wizard.model.text import Text

T = TypeVar("T")


class Fact(NamedTuple, Generic[T]):
    """One thing that the interview asked for: where, what was said, and in which state."""

    at: str
    value: T | None = None
    state: State | None = None
    """None: it was never asked or never answered."""
    absence: Absence | None = None
    source: Source = Source()
    owner: str = "head"
    """Who answers this question according to the bank."""
    applies: bool = True
    """False: its question does not apply here (condition false), or the bank does not have it."""

    @property
    def excused(self) -> bool:
        """Left out with a reason ("not applicable because …"), or it does not apply at all."""
        return not self.applies or (self.absence is not None and self.absence.reason is Reason.NOT_APPLICABLE)

    @property
    def missing(self) -> bool:
        """It applies, nobody excused it, and there is no value."""
        return self.value is None and not self.excused

    @property
    def assumed(self) -> bool:
        """It stands there because it was suggested; nobody has confirmed it."""
        return self.state is State.SUGGESTED


TextFact: TypeAlias = Fact[Text]
SlugFact: TypeAlias = Fact[str]
NumberFact: TypeAlias = Fact[str]
LinkFact: TypeAlias = Fact[tuple[str, ...]]


class Identity(NamedTuple):
    title: TextFact
    unit: TextFact
    category: SlugFact
    headcount: NumberFact
    vacancy: SlugFact
    jurisdiction: SlugFact
    form: SlugFact
    contract: TextFact
    uses: Fact[tuple[str, ...]]
    classified_title: TextFact
    professional_standard: SlugFact


class ReportingLines(NamedTuple):
    reports_to: TextFact
    superior_place: SlugFact
    second_superior: TextFact
    superior_split: TextFact
    direct_reports: Fact[tuple[Text, ...]]
    substituted_by: TextFact
    substitution_terms: SlugFact
    substitute_state: Fact[tuple[str, ...]]
    substitute_signing: TextFact
    substitutes_for: TextFact
    appointed_by: TextFact
    other_work: SlugFact


class Purpose(NamedTuple):
    statement: TextFact
    results: Fact[tuple[Text, ...]]
    probation: Fact[tuple[Text, ...]]


class Duty(NamedTuple):
    id: str
    at: str
    state: State
    origin: str
    """The suggestion it came from, or an empty string."""
    text: TextFact
    action_class: SlugFact
    result: TextFact
    recipient: TextFact
    frequency: SlugFact
    deadline: TextFact
    share: NumberFact
    essential: Fact[bool]
    own_work: LinkFact
    own_expense: LinkFact
    rights: LinkFact
    kpis: LinkFact


class Exclusion(NamedTuple):
    id: str
    at: str
    state: State
    text: TextFact
    action_class: SlugFact
    done_by: TextFact


class Right(NamedTuple):
    id: str
    at: str
    state: State
    origin: str
    text: TextFact
    power: SlugFact
    subject: TextFact
    limit: TextFact
    amount: Fact[Mapping[str, str]]
    granted_by: TextFact
    granted_until: SlugFact
    delegation: SlugFact


class Interaction(NamedTuple):
    id: str
    at: str
    state: State
    partner: TextFact
    direction: SlugFact
    subject: TextFact
    method: TextFact
    reply_time: TextFact
    lead_time: TextFact


class Kpi(NamedTuple):
    id: str
    at: str
    state: State
    origin: str
    name: TextFact
    definition: TextFact
    target: NumberFact
    unit: SlugFact
    better: SlugFact
    period: SlugFact
    source: TextFact
    weight: NumberFact
    baseline: NumberFact


class Liability(NamedTuple):
    id: str
    at: str
    state: State
    kind: SlugFact
    text: TextFact
    duties: LinkFact
    basis: TextFact


class Requirement(NamedTuple):
    id: str
    at: str
    state: State
    kind: SlugFact
    text: TextFact
    level: SlugFact
    duties: LinkFact


class Conditions(NamedTuple):
    hours: TextFact
    travel: TextFact
    hazards: TextFact
    workplace: TextFact
    benefits: TextFact
    """Only for a vacancy notice: the description does not print it."""


class Attestation(NamedTuple):
    procedure: TextFact
    criteria: Fact[tuple[Text, ...]]
    assessor: TextFact
    period: SlugFact


class Formalities(NamedTuple):
    organisation: TextFact
    staffing_title: TextFact
    contract_function: Fact[bool]
    number: TextFact
    date: SlugFact
    city: TextFact
    developed_by: TextFact
    agreed_with: Fact[tuple[Text, ...]]
    approved_by: TextFact
    acquaintance: Fact[bool]
    copies: NumberFact
    version: TextFact
    effective_date: SlugFact
    review_date: SlugFact
    prevailing_language: SlugFact
    approval: SlugFact
    delegation: TextFact
    contract_clause: TextFact
    signed_date: SlugFact
    contract_change: SlugFact


class Extra(NamedTuple):
    """A question of a company's own bank that no part of the position knows; the draft prints it in its own section."""

    section: str
    title: Text
    ask: Text
    fact: Fact[Any]
    words: tuple[Text, ...]
    """The answer as clauses."""


class Position(NamedTuple):
    """The whole role. `facts` holds every address that was looked at, for rules that check all of them alike."""

    role: str
    bank: str
    languages: tuple[str, ...]
    identity: Identity
    reporting: ReportingLines
    purpose: Purpose
    duties: tuple[Duty, ...]
    exclusions: tuple[Exclusion, ...]
    rights: tuple[Right, ...]
    interactions: tuple[Interaction, ...]
    kpis: tuple[Kpi, ...]
    liabilities: tuple[Liability, ...]
    requirements: tuple[Requirement, ...]
    conditions: Conditions
    competencies: Fact[tuple[Text, ...]]
    attestation: Attestation
    governing_documents: Fact[tuple[Text, ...]]
    formalities: Formalities
    extras: tuple[Extra, ...]
    lists: Mapping[str, Fact[tuple[str, ...]]]
    """The records questions themselves (`duties.items` …): were they answered, excused, put to somebody?"""
