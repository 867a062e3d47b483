"""Answers: what was said at each address, in which state, by whom; and why nothing was said.

An address is `question`, `question[row]` or `question[row].field`: `purpose.statement`, `duties.items[d3]`,
`duties.items[d3].result`. Journal, findings, waivers, provenance and the command `jump` all speak in addresses.
"""

import enum
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Self

from wizard.model.text import Text


class State(enum.StrEnum):
    """What an answer is worth. A parked answer is not stored as such: its question just does not apply now."""

    ANSWERED = "answered"
    SUGGESTED = "suggested"
    ABSENT = "absent"


class Reason(enum.StrEnum):
    """Why an answer is absent (FHIR data-absent-reason codes: asked-unknown, temp-unknown, not-applicable, …)."""

    UNKNOWN = "unknown"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not-applicable"
    DECLINED = "declined"
    LATER = "later"


class Absence(NamedTuple):
    """Nothing was said: the reason, who will say it, by which day (ISO text), and a note."""

    reason: Reason
    owner: str = ""
    due: str = ""
    note: Text = {}


class Source(NamedTuple):
    """Where an answer came from: person, moment (ISO text), channel, and the bank's `id@version`."""

    by: str = ""
    at: str = ""
    via: str = ""
    bank: str = ""


class Answer(NamedTuple):
    """What stands at one address. `value` has the form of its kind (see `Kind`); None where it is absent."""

    value: Any
    state: State = State.ANSWERED
    absence: Absence | None = None
    source: Source = Source()

    @property
    def postponed(self) -> bool:
        """Put off with "later": it is asked again."""
        return self.absence is not None and self.absence.reason is Reason.LATER


class Place(NamedTuple):
    """An address taken apart."""

    question: str
    row: str = ""
    field: str = ""


_ADDRESS = re.compile(r"([a-z0-9_.]+)(?:\[([a-z][a-z0-9]*)\](?:\.([a-z0-9_]+))?)?")


def place_of(address: str) -> Place | None:
    """The parts of an address, or None where the text is no address."""
    found = _ADDRESS.fullmatch(address)
    return Place(found[1], found[2] or "", found[3] or "") if found else None


def row_at(question: str, row: str) -> str:
    """The address of a row."""
    return f"{question}[{row}]"


def field_at(question: str, row: str, field: str) -> str:
    """The address of a field of a row."""
    return f"{question}[{row}].{field}"


class Answers:
    """All answers of one role, by address; every change gives a new object."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[str, Answer] | None = None) -> None:
        self._cells: Mapping[str, Answer] = cells if cells is not None else {}

    def __getitem__(self, address: str) -> Answer:
        return self._cells[address]

    def __contains__(self, address: object) -> bool:
        return address in self._cells

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and dict(self._cells) == dict(other._cells)

    __hash__ = None  # type: ignore[assignment]  # compared by content, never a key

    def get(self, address: str) -> Answer | None:
        """The answer at that address, or None."""
        return self._cells.get(address)

    def rows(self, question: str) -> tuple[str, ...]:
        """The ids of the rows of a records question, in order."""
        answer = self._cells.get(question)
        return tuple(answer.value) if answer is not None and answer.value else ()

    def origin(self, question: str, row: str) -> str:
        """The id of the suggestion that a row came from, or an empty string for a row of one's own."""
        answer = self._cells.get(f"{question}[{row}]")
        return str(answer.value.get("suggestion", "")) if answer is not None and answer.value else ""

    def put(self, cells: Mapping[str, Answer | None]) -> Self:
        """These answers with `cells` laid over them; None takes an address away."""
        laid = dict(self._cells)
        for address, answer in cells.items():
            if answer is None:
                laid.pop(address, None)
            else:
                laid[address] = answer
        return type(self)(laid)
