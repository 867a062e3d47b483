"""A table of questions that comes back from a spreadsheet -> Script: what was filled in, for the one engine.

Columns are found by their headings in any language, in any order. Empty answers are skipped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from wizard.errors import AnswersError, Complaint
from wizard.interview.prompter import Refusal, Reply, Said
from wizard.interview.script import Script
from wizard.interview.session import Session, next_row
from wizard.interview.table_file import rows_of
from wizard.interview.validation import refusal_text, understand, yes_or_no
from wizard.model.answers import Answer, Answers, State, field_at, place_of
from wizard.model.bank import Bank
from wizard.model.cells import COLUMNS, bare
from wizard.model.question import Field, Kind, Question
from wizard.model.text import fold, nearest, tidy
from wizard.phrases import phrase
from wizard.strict_yaml import Node

NEEDED: Final = ("answer", "address")
CONFIRMS: Final = "GAP038"
"""The rule that asks to confirm a suggestion."""


def read_table(path: Path, role: str, session: Session, language: str) -> Script:
    """The script of a table; AnswersError with every complaint, each at its row and column.

    `session` is where the role stands: a suggestion is confirmed with "yes", and a text that is wanted in another
    language is added to the one that stands. The language is that of the headings.
    """
    reader = _Reader(path, role, session, language)
    script = reader.script()
    if reader.complaints:
        raise AnswersError(reader.complaints)
    return script


class _Cell(NamedTuple):
    """An answer with its place; rows and columns count from 1."""

    typed: str
    address: str
    row: int
    column: int
    code: str = ""


class _Reader:
    def __init__(self, path: Path, role: str, session: Session, language: str) -> None:
        self.path = path
        self.role = role
        self.session = session
        self.bank: Bank = session.bank
        self.answers: Answers = session.answers
        self.language = language
        self.complaints: list[Complaint] = []
        self.replies: dict[str, Reply] = {}
        self.rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
        self.places: dict[str, Node] = {}
        self.typed: dict[str, _Cell] = {}

    def complain(self, code: str, cell: _Cell | None = None, /, **values: object) -> None:
        """Row and column of the cell, as a spreadsheet counts them."""
        place = (cell.row, cell.column) if cell is not None else (0, 0)
        self.complaints.append(Complaint(code, values, str(self.path), *place))

    def script(self) -> Script:
        for cell in self.cells():
            self.reply(cell)
        return Script("", self.replies, self.rows, self.places)

    # --- the file ---------------------------------------------------------------------------------------------------

    def cells(self) -> Iterator[_Cell]:
        """Every filled answer."""
        table = rows_of(self.path)
        found = self.columns(table[0] if table else [])
        if found is None:
            return
        for number, cells in enumerate(table[1:], 2):
            held = {name: bare(cells[place]) if place < len(cells) else "" for name, place in found.items()}
            typed = held["answer"].strip()
            if not typed:
                continue
            cell = _Cell(typed, held["address"].strip(), number, found["answer"] + 1, held.get("code", "").strip())
            if held.get("role", "").strip() not in ("", self.role):
                self.complain("table-other-role", cell, given=held["role"].strip(), role=self.role)
            elif self.is_first(cell):
                yield cell

    def is_first(self, cell: _Cell) -> bool:
        """Two questions about one place may have one answer, not two."""
        other = self.typed.setdefault(cell.address, cell)
        if other.typed != cell.typed:
            self.complain("table-two-answers", cell, address=cell.address, row=other.row)
        return other is cell

    def columns(self, head: Sequence[str]) -> dict[str, int] | None:
        """Where each column stands; a heading may be in any language."""
        names = {fold(wording): name for name in COLUMNS for wording in (name, *phrase(f"table.{name}").values())}
        found: dict[str, int] = {}
        for place, heading in enumerate(head):
            name = names.get(fold(bare(heading)) or bare(heading).strip())
            if name is not None:
                found.setdefault(name, place)
        for name in NEEDED:
            if name not in found:
                wanted = phrase(f"table.{name}")
                self.complain("table-no-column", None, name=wanted)
        if self.complaints:
            return None
        heading = fold(bare(head[found["answer"]]))
        spoken = (language for language, wording in phrase("table.answer").items() if fold(wording) == heading)
        self.language = next(spoken, self.language)
        return found

    # --- the answers ------------------------------------------------------------------------------------------------

    def reply(self, cell: _Cell) -> None:
        place = place_of(cell.address)
        question = self.bank.question(place.question) if place is not None else None
        if place is None or question is None:
            meant = nearest(cell.address, self.bank.ids)
            self.complain("unknown-answer", cell, name=cell.address, bank=self.bank.head.id, meant=meant)
        elif place.row and place.row not in self.answers.rows(question.id):
            rows = ", ".join(self.answers.rows(question.id)) or "—"
            self.complain("table-no-row", cell, address=cell.address, rows=rows)
        elif place.row and not place.field:
            self.whole_row(cell, question, place.row)
        elif question.kind is Kind.RECORDS and not place.row:
            self.new_rows(cell, question)
        else:
            field = question.column(place.field) if place.field else question.field
            if field is None:
                known = ", ".join(held.id for held in question.fields)
                self.complain("table-no-field", cell, address=cell.address, known=known)
            else:
                self.one(cell, question, field)

    def one(self, cell: _Cell, question: Question, field: Field) -> None:
        """One value; "yes" to what stands confirms it."""
        held = self.answers.get(cell.address)
        said = yes_or_no(cell.typed) if held is not None and held.value and field.kind is not Kind.YES_NO else None
        if held is not None and said is not None:
            if said:
                self.put(cell, cell.address, Said(held.value))
            else:
                self.complain("table-say-what", cell, address=cell.address)
            return
        raw = self.raw(cell, field, held)
        if raw is None:
            return
        meant = understand(field, raw, self.session, question, self.language)
        if isinstance(meant, Refusal):
            self.complain("answer-refused", cell, address=cell.address, reason=refusal_text(meant))
        else:
            self.put(cell, cell.address, Said(raw))

    def raw(self, cell: _Cell, field: Field, held: Answer | None) -> Any:
        """What was typed, in its language; where a text stands, but not in this one, both together. None: refused."""
        stands = held.value if held is not None and held.state is State.ANSWERED else None
        if field.kind in (Kind.TEXT, Kind.PARAGRAPH, Kind.POSITION):
            others = stands if stands and self.language not in stands else {}
            return {**others, self.language: cell.typed}
        if field.kind is not Kind.TEXTS:
            return cell.typed
        items = [part for line in cell.typed.splitlines() for part in re.split("[;؛]", line) if tidy(part)]
        if not stands or any(self.language in item for item in stands):
            return [{self.language: item} for item in items]
        if len(items) != len(stands):
            self.complain("table-texts", cell, address=cell.address, number=len(stands), given=len(items))
            return None
        return [{**item, self.language: typed} for item, typed in zip(stands, items, strict=True)]

    def whole_row(self, cell: _Cell, question: Question, row: str) -> None:
        """A suggested row is confirmed with "yes"; every other text would be a guess at what is meant."""
        held = self.answers.get(cell.address)
        if held is not None and held.state is State.ANSWERED and cell.code == CONFIRMS and yes_or_no(cell.typed):
            return  # read back once before
        if held is None or held.state is not State.SUGGESTED or yes_or_no(cell.typed) is not True:
            code = "table-confirm" if held is not None and held.state is State.SUGGESTED else "table-in-interview"
            self.complain(code, cell, address=cell.address, role=self.role)
            return
        known = self.rows.get(question.id, ())
        self.rows[question.id] = (*known, {"id": row, "confirmed": True})
        self.places[cell.address] = self.node(cell)

    def new_rows(self, cell: _Cell, question: Question) -> None:
        """Each line is a row of its own, behind those that stand."""
        first_column = question.fields[0].id
        cells = (self.answers.get(field_at(question.id, row, first_column)) for row in self.answers.rows(question.id))
        known = {
            held.value.get(self.language) for held in cells if held is not None and isinstance(held.value, Mapping)
        }
        lines = [tidy(line) for line in cell.typed.splitlines() if tidy(line) and tidy(line) not in known]
        if not lines:
            return
        prefix = question.row_prefix
        first = int(next_row(self.session, question.id, prefix).removeprefix(prefix))
        rows = [{"id": f"{prefix}{first + n}", "text": {self.language: line}} for n, line in enumerate(lines)]
        self.rows[question.id] = (*self.rows.get(question.id, ()), *rows)
        self.places[question.id] = self.node(cell)

    def put(self, cell: _Cell, address: str, reply: Reply) -> None:
        self.replies[address] = reply
        self.places[address] = self.node(cell)

    def node(self, cell: _Cell) -> Node:
        """Where the answer stands, for what the interview itself refuses."""
        return Node(cell.typed, cell.row, cell.column, file=str(self.path))
