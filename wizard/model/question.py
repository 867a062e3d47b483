"""Question: what is asked; Field, a record's column; Choice and Suggestion, what is offered."""

import enum
from collections.abc import Mapping
from typing import Any, NamedTuple

from wizard.model.condition import Condition
from wizard.model.text import Text, fold


class Kind(enum.StrEnum):
    """What a reply must be. The stored value of each kind stands beside it."""

    TEXT = "text"  # {language: one line}
    PARAGRAPH = "paragraph"  # {language: lines}
    NUMBER = "number"  # decimal string, "12.5"
    PERCENT = "percent"  # decimal string from 0 to 100
    MONEY = "money"  # {"amount": decimal string, "currency": ISO 4217 code}
    DATE = "date"  # ISO text, "2026-12-01"
    YES_NO = "yes-no"  # true, false
    CHOICE = "choice"  # one value of the choices
    CHOICES = "choices"  # list of values of the choices, in their order
    TEXTS = "texts"  # list of {language: one line}
    RECORDS = "records"  # list of row ids; the fields of a row have addresses of their own
    POSITION = "position"  # {language: one line}, the name of a position, not of a person
    LINKS = "links"  # only as a field: list of row ids of another records question


class Severity(enum.StrEnum):
    """How bad it is when something is missing or wrong; the words of HR, the consequence beside it."""

    BLOCKER = "blocker"  # cannot be issued
    MAJOR = "major"  # a dispute about who, what, when or how measured is likely
    MINOR = "minor"  # the reader must guess
    NOTE = "note"  # information

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _SEVERITIES.index(self)


_SEVERITIES = tuple(Severity)


class Choice(NamedTuple):
    """One value that may be chosen: an ASCII slug and what a person reads."""

    value: str
    label: Text


class Suggestion(NamedTuple):
    """An offered answer or row: an id, values by field (`text` for a plain question), and when it is offered.

    `serves` names suggestions of `duties.items`: taking a right or a KPI that serves a duty proposes the link.
    """

    id: str
    values: Mapping[str, Any]
    when: Condition | None = None
    serves: tuple[str, ...] = ()
    asks: Mapping[str, Text] = {}
    """By column: what to ask of exactly this row, in the place of the column's hint."""


class Probe(NamedTuple):
    """A question that makes a vague answer usable: asked as a column's hint where the row begins in such words.

    `words` are starts of words by language; `shorter` is a number of words (0: any length).
    """

    ask: Text
    words: Mapping[str, tuple[str, ...]] = {}
    shorter: int = 0

    def meets(self, text: Text) -> bool:
        """Whether an answer needs this probe, in whichever language it was given."""
        for language, wording in text.items():
            said = f" {fold(wording)}"
            if any(f" {fold(start)}" in said for start in self.words.get(language, ())):
                return True
            if len(said.split()) < self.shorter:
                return True
        return False


class Field(NamedTuple):
    """What is asked at one place: a question's own part, or one column of a record."""

    id: str
    kind: Kind
    ask: Text
    hint: Text = {}
    help: Text = {}
    example: Text = {}
    why: Text = {}
    choices: tuple[Choice, ...] = ()
    required: bool = False
    severity: Severity = Severity.MINOR
    owner: str = "head"
    when: Condition | None = None
    links: str = ""
    """LINKS: the records question whose rows may be chosen."""
    after: str = ""
    """A column that is asked only when this later question is done, because it chooses among its rows."""
    probes: tuple[Probe, ...] = ()


class Question(NamedTuple):
    """One question of a bank; `field` is how it is asked, `fields` are the columns of its records."""

    field: Field
    fields: tuple[Field, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    row_prefix: str = ""
    renamed_from: tuple[str, ...] = ()
    clause: Text = {}
    """How the answer is introduced in the document where no section of ours holds it; default: the question itself."""
    printed: bool = True
    """False: it only steers the interview and is no part of the document."""

    @property
    def id(self) -> str:
        """`section.question`, stable forever."""
        return self.field.id

    @property
    def kind(self) -> Kind:
        """What a reply must be."""
        return self.field.kind

    def column(self, name: str) -> Field | None:
        """The field of that name, or None."""
        for field in self.fields:  # asked for every condition of every row
            if field.id == name:
                return field
        return None

    def suggestion(self, name: str) -> Suggestion | None:
        """The suggestion of that id, or None."""
        return next((offered for offered in self.suggestions if offered.id == name), None)
