"""Answers file -> Script: what to say at each address, checked against the bank before the interview starts."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import AnswersError, Complaint, YamlError
from wizard.interview.prompter import Refusal, Reply, Said, Silent
from wizard.interview.validation import date_of, refusal_text, text_of, value_of
from wizard.model.answers import Absence, Reason, field_at
from wizard.model.bank import Bank
from wizard.model.gaps import OWNERS
from wizard.model.question import Field, Kind, Question
from wizard.model.text import nearest
from wizard.strict_yaml import Node, plain, read_file

ABSENT_KEYS = ("absent", "owner", "due", "note")


class Script(NamedTuple):
    """The bank that a file is for, replies by address, rows by question, and where each address stands in the file."""

    bank: str
    replies: Mapping[str, Reply]
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    places: Mapping[str, Node]


def read_script(path: Path, bank: Bank, language: str) -> Script:
    """The script of an answers file; AnswersError with every complaint, each at its line and column."""
    try:
        root = read_file(path)
    except YamlError as failure:
        raise AnswersError(failure.complaints) from failure
    reader = _Reader(bank, language)
    script = reader.script(root)
    if reader.complaints:
        raise AnswersError(sorted(reader.complaints, key=lambda c: (c.line, c.column)))
    return script


def bank_of(path: Path) -> str:
    """The bank that an answers file names, or an empty string."""
    try:
        root = read_file(path)
    except YamlError as failure:
        raise AnswersError(failure.complaints) from failure
    held = root.value.get("bank") if isinstance(root.value, Mapping) else None
    return held.value if held is not None and isinstance(held.value, str) else ""


class _Reader:
    def __init__(self, bank: Bank, language: str) -> None:
        self.bank = bank
        self.language = language
        self.complaints: list[Complaint] = []
        self.replies: dict[str, Reply] = {}
        self.rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
        self.places: dict[str, Node] = {}
        self.row_ids: dict[str, set[str]] = {}
        self.renamed = {old: question.id for question in bank for old in question.renamed_from}

    def complain(self, node: Node, code: str, /, **values: object) -> None:
        self.complaints.append(Complaint(code, values, node.file, node.line, node.column))

    def script(self, root: Node) -> Script:
        entries = self.mapping(root, ("bank", "answers"))
        named = entries.get("bank")
        if named is not None and not isinstance(named.value, str):
            self.complain(named, "expected-text")
        answers = entries.get("answers")
        if answers is None:
            self.complain(root, "missing-key", key="answers")
        elif not isinstance(answers.value, Mapping):
            if not answers.empty:
                self.complain(answers, "expected-mapping", known="identity.title, duties.items, …")
        else:
            self.collect_rows(answers.value)
            for name, node in answers.value.items():
                self.question(answers, name, node)
        bank = str(named.value) if named is not None and isinstance(named.value, str) else ""
        return Script(bank, self.replies, self.rows, self.places)

    def mapping(self, node: Node, known: tuple[str, ...]) -> Mapping[str, Node]:
        if not isinstance(node.value, Mapping):
            self.complain(node, "expected-mapping", known=", ".join(known))
            return {}
        for key in node.value:
            if key not in known:
                line, column = node.keys[key]
                values = {"key": key, "known": ", ".join(known), "meant": nearest(key, known)}
                self.complaints.append(Complaint("unknown-key", values, node.file, line, column))
        return node.value

    def collect_rows(self, answers: Mapping[str, Node]) -> None:
        """All row ids of the file, because a duty may name a right that stands further down."""
        for name, node in answers.items():
            for row in node.value if isinstance(node.value, tuple) else ():
                held = row.value.get("id") if isinstance(row.value, Mapping) else None
                if held is not None and isinstance(held.value, str):
                    self.row_ids.setdefault(self.renamed.get(name, name), set()).add(held.value)

    def question(self, answers: Node, name: str, node: Node) -> None:
        question = self.bank.question(self.renamed.get(name, name))
        if question is None:
            line, column = answers.keys[name]
            values = {"name": name, "bank": self.bank.head.id, "meant": nearest(name, self.bank.ids)}
            self.complaints.append(Complaint("unknown-answer", values, answers.file, line, column))
            return
        self.places[question.id] = node
        if node.empty:
            return
        if question.kind is Kind.RECORDS and not _is_absent(node):
            self.records(question, node)
        else:
            self.reply(question.id, question.field, node, question)

    def reply(self, address: str, field: Field, node: Node, question: Question) -> None:
        self.places[address] = node
        if node.empty:
            return
        if _is_absent(node):
            absence = self.absence(node)
            if absence is not None:
                self.replies[address] = Silent(absence)
            return
        raw = plain(node)
        if isinstance(raw, dict) and "suggestion" in raw:
            offered = {held.id for held in question.suggestions}
            if raw["suggestion"] not in offered:
                self.complain(
                    node,
                    "unknown-suggestion",
                    id=raw["suggestion"],
                    meant=nearest(str(raw["suggestion"]), sorted(offered)),
                )
            self.replies[address] = Said({**raw, "confirmed": raw.get("confirmed") == "true"})
            return
        if field.kind is Kind.LINKS:
            self.links(field, node)
        else:
            value = value_of(field, raw, self.language, "RUB")
            if isinstance(value, Refusal):
                self.refused(node, address, value)
        self.replies[address] = Said(raw)

    def refused(self, node: Node, address: str, refusal: Refusal) -> None:
        self.complain(node, "answer-refused", address=address, reason=refusal_text(refusal))

    def links(self, field: Field, node: Node) -> None:
        known = self.row_ids.get(field.links, set())
        for item in node.value if isinstance(node.value, tuple) else (node,):
            if item.value not in known:
                shown = item.value if isinstance(item.value, str) else "…"
                rows = ", ".join(sorted(known)) or "—"
                self.refused(item, field.id, Refusal("refuse-link", {"typed": shown, "rows": rows}))

    def absence(self, node: Node) -> Absence | None:
        entries = self.mapping(node, ABSENT_KEYS)
        reason = self.word(entries.get("absent"), tuple(Reason), "unknown")
        owner = self.word(entries.get("owner"), OWNERS, "") if "owner" in entries else ""
        due, note = "", {}
        if "due" in entries:
            read = date_of(plain(entries["due"]))
            if isinstance(read, Refusal):
                self.refused(entries["due"], "due", read)
            else:
                due = read
        if "note" in entries:
            wording = text_of(plain(entries["note"]), self.language)
            if isinstance(wording, Refusal):
                self.refused(entries["note"], "note", wording)
            else:
                note = dict(wording)
        if reason == Reason.NOT_APPLICABLE and not note:
            self.refused(node, "note", Refusal("refuse-no-reason"))
        return Absence(Reason(reason), owner, due, note)

    def word(self, node: Node | None, known: tuple[str, ...], default: str) -> str:
        if node is None or node.value not in known:
            if node is not None:
                text = node.value if isinstance(node.value, str) else "…"
                self.complain(node, "unknown-word", word=text, known=", ".join(known), meant=nearest(text, known))
            return default
        return str(node.value)

    def records(self, question: Question, node: Node) -> None:
        if not isinstance(node.value, tuple):
            self.complain(node, "expected-list")
            return
        made: list[Mapping[str, Any]] = []
        for item in node.value:
            entry = self.row(question, item, {str(held.get("id")) for held in made})
            if entry is not None:
                made.append(entry)
        self.rows[question.id] = tuple(made)

    def row(self, question: Question, node: Node, taken: set[str]) -> Mapping[str, Any] | None:
        first, columns = question.fields[0], {column.id: column for column in question.fields}
        entries = self.mapping(node, ("id", *columns))
        held = entries.get("id")
        row = held.value if held is not None else ""
        form = (
            isinstance(row, str)
            and row.startswith(question.row_prefix)
            and row.removeprefix(question.row_prefix).isdecimal()
        )
        if not isinstance(row, str) or not form or row in taken:
            values = {"typed": row if isinstance(row, str) else "…", "example": f"{question.row_prefix}1"}
            self.refused(held or node, question.id, Refusal("refuse-row-id", values))
            return None
        if first.id not in entries or entries[first.id].empty:
            self.complain(node, "missing-key", key=first.id)
            return None
        self.places[f"{question.id}[{row}]"] = node
        for name, value in entries.items():
            if name in columns and columns[name] is not first:
                self.reply(field_at(question.id, row, name), columns[name], value, question)
        return dict(self.first(question, first, row, entries[first.id]))

    def first(self, question: Question, first: Field, row: str, node: Node) -> Iterator[tuple[str, Any]]:
        """The row itself: a suggestion by name (with another wording, if one is given), or text of one's own."""
        yield "id", row
        raw = plain(node)
        if not (isinstance(raw, dict) and "suggestion" in raw):
            value = value_of(first, raw, self.language)
            if isinstance(value, Refusal):
                self.refused(node, field_at(question.id, row, first.id), value)
            yield "text", raw
            return
        offered = {held.id for held in question.suggestions}
        if raw["suggestion"] not in offered:
            self.complain(
                node, "unknown-suggestion", id=raw["suggestion"], meant=nearest(str(raw["suggestion"]), sorted(offered))
            )
        yield "suggestion", raw["suggestion"]
        yield "confirmed", raw.get("confirmed") == "true"
        wording = {key: value for key, value in raw.items() if key not in ("suggestion", "confirmed")}
        if wording:
            value = value_of(first, wording, self.language)
            if isinstance(value, Refusal):
                self.refused(node, field_at(question.id, row, first.id), value)
            else:
                self.places[field_at(question.id, row, first.id)] = node
                self.replies[field_at(question.id, row, first.id)] = Said(wording)


def _is_absent(node: Node) -> bool:
    return isinstance(node.value, Mapping) and "absent" in node.value
