"""The laid-over nodes of a bank -> Bank, or one BankError with every complaint."""

from collections.abc import Mapping
from typing import Any, Final

from wizard.banks.condition_text import Fault, Known, complaint_of, parse
from wizard.banks.layers import BANK_KEYS, SECTION_KEYS, by_id
from wizard.banks.reading import COLUMN_ID, QUESTION_ID, SLUG, Reading
from wizard.banks.suggesting import read_probes, read_suggestions
from wizard.banks.tables import Tables
from wizard.errors import BankError
from wizard.model.bank import Bank, BankHead, Section
from wizard.model.condition import Condition
from wizard.model.gaps import OWNERS
from wizard.model.question import Choice, Field, Kind, Question, Severity
from wizard.model.text import LANGUAGES, Text, nearest
from wizard.strict_yaml import Node

HEAD_KEYS: Final = ("id", "title", "version", "extends", "languages", "source", "owner")
FIELD_KEYS: Final = (
    *("id", "kind", "ask", "hint", "help", "example", "why", "choices"),
    *("required", "severity", "owner", "when", "links", "after", "probes"),
)
QUESTION_KEYS: Final = (
    *(key for key in FIELD_KEYS if key not in ("links", "after", "probes")),
    *("row", "fields", "suggestions", "drop_suggestions", "before", "renamed_from"),
    *("clause", "printed", "by_country"),
)
_CHOSEN: Final = (Kind.CHOICE, Kind.CHOICES)


def build(root: Node, tables: Tables, digest: str, reading: Reading) -> Bank:
    """The bank of these nodes; raises BankError with all complaints of `reading`, also the earlier ones."""
    bank = _Builder(tables, reading).bank(root, digest)
    if reading.complaints:
        raise BankError(sorted(reading.complaints, key=lambda c: (c.file, c.line, c.column)))
    return bank


def read_head(root: Node, reading: Reading) -> BankHead:
    """The `bank:` entry: who the bank is and what it extends."""
    entries = reading.mapping(root, BANK_KEYS, ("bank", "sections"))
    if "bank" not in entries:
        return BankHead("", {}, "", "", LANGUAGES)
    head = reading.mapping(entries["bank"], HEAD_KEYS, ("id", "title", "version"))
    spoken = reading.words(head["languages"]) if "languages" in head else LANGUAGES
    for language in spoken:
        if language not in LANGUAGES:
            known, meant = ", ".join(LANGUAGES), nearest(language, LANGUAGES)
            reading.complain(head["languages"], "unknown-language", language=language, known=known, meant=meant)
    return BankHead(
        reading.slug(head.get("id")),
        reading.text(head.get("title")),
        reading.word(head.get("version")),
        reading.slug(head["extends"]) if "extends" in head else "",
        tuple(spoken),
    )


class _Builder:
    def __init__(self, tables: Tables, reading: Reading) -> None:
        self.reading = reading
        self.tables = tables
        self.lists: dict[str, tuple[Choice, ...]] = {
            "action-class": tuple(Choice(c.id, c.label) for c in tables.action_classes.values()),
            "power": tuple(Choice(p.id, p.label) for p in tables.powers.values()),
            "jurisdiction": tables.countries,
        }
        self.known: dict[str, Known] = {}
        """What conditions may name so far: a question can only depend on what was asked before it."""
        self.all_ids: dict[str, Node] = {}

    def bank(self, root: Node, digest: str) -> Bank:
        reading = self.reading
        entries = reading.mapping(root, BANK_KEYS)
        head = read_head(root, Reading())  # its complaints were collected when the file was read
        owners: Mapping[str, Text] = {}
        if "owners" in entries:
            held = reading.mapping(entries["owners"], OWNERS)
            owners = {role: reading.text(node) for role, node in held.items()}
        if "choices" in entries:
            named = entries["choices"].value
            if not isinstance(named, Mapping):
                reading.complain(entries["choices"], "expected-mapping", known="…")
            for name, node in named.items() if isinstance(named, Mapping) else ():
                self.lists[name] = reading.choices(node)
        nodes = [
            (node, reading.mapping(node, SECTION_KEYS, ("id", "title")))
            for node in reading.items(entries.get("sections"))
        ]
        by_id([node for node, _ in nodes], reading)
        questions = [node for _, section in nodes for node in reading.items(section.get("questions"))]
        self.all_ids = by_id(questions, reading)
        sections = tuple(self.section(section) for _, section in nodes)
        self.check_links(sections)
        head = head._replace(short=self.short(entries.get("short"), sections))
        sections = tuple(
            section._replace(questions=tuple(self.suggest(question, sections) for question in section.questions))
            for section in sections
        )
        return Bank(head, sections, owners, self.tables.action_classes, self.tables.powers, digest)

    def short(self, node: Node | None, sections: tuple[Section, ...]) -> tuple[str, ...]:
        """The questions and columns of a short sitting; each must exist."""
        questions = [question for section in sections for question in section.questions]
        known = [q.id for q in questions] + [f"{q.id}.{field.id}" for q in questions for field in q.fields]
        for item in self.reading.items(node):
            if isinstance(item.value, str) and item.value not in known:
                self.reading.complain(item, "unknown-question", name=item.value, meant=nearest(item.value, known))
        return self.reading.words(node)

    def section(self, entries: Mapping[str, Node]) -> Section:
        reading = self.reading
        questions = tuple(self.question(node) for node in reading.items(entries.get("questions")))
        return Section(
            reading.slug(entries.get("id"), COLUMN_ID),
            reading.text(entries.get("title")),
            reading.text(entries.get("intro"), lines=True),
            questions,
        )

    def question(self, node: Node) -> Question:
        reading = self.reading
        entries = reading.mapping(node, QUESTION_KEYS, ("id", "kind", "ask"))
        field = self.field(entries, QUESTION_ID, self.known)
        columns: list[Field] = []
        if field.kind is Kind.RECORDS:
            if "fields" not in entries or "row" not in entries:
                reading.complain(node, "missing-key", key="fields" if "fields" not in entries else "row")
            columns = self.columns(field, entries.get("fields"))
        elif "fields" in entries:
            reading.at_key(node, "fields", "fields-without-records", id=field.id)
        elif field.kind is Kind.LINKS:
            reading.at_key(node, "kind", "links-outside-records", id=field.id)
        self.known[field.id] = Known(field.kind, tuple(choice.value for choice in field.choices))
        prefix = reading.word(entries.get("row"))
        if "row" in entries and not (prefix.isascii() and prefix.isalpha() and prefix.islower()):
            reading.complain(entries["row"], "bad-row", row=prefix)
        printed = reading.flag(entries["printed"]) if "printed" in entries else True
        renamed, clause = reading.words(entries.get("renamed_from")), reading.text(entries.get("clause"))
        return Question(field, tuple(columns), (), prefix, renamed, clause, printed)

    def columns(self, question: Field, node: Node | None) -> list[Field]:
        made: list[Field] = []
        rows = {question.id: Known(Kind.RECORDS)}
        for item in self.reading.items(node):
            entries = self.reading.mapping(item, FIELD_KEYS, ("id", "kind", "ask"))
            scope = {**self.known, **rows, **{f"row.{held.id}": _known(held) for held in made}}
            if "after" in entries:
                scope |= {name: Known(Kind.RECORDS) for name in self.all_ids if name == entries["after"].value}
            column = self.field(entries, COLUMN_ID, scope)
            if column.kind is Kind.RECORDS:
                self.reading.complain(item, "records-inside-records", id=column.id)
            if any(held.id == column.id for held in made):
                self.reading.complain(item, "duplicate-id", id=column.id, first=item.line)
            made.append(column)
        return made

    def field(self, entries: Mapping[str, Node], form: Any, scope: Mapping[str, Known]) -> Field:
        reading = self.reading
        kind = Kind(reading.one_of(entries.get("kind"), tuple(Kind), Kind.TEXT))
        choices: tuple[Choice, ...] = ()
        if "choices" in entries:
            choices = self.choices(entries["choices"])
            if kind not in _CHOSEN:
                reading.complain(entries["choices"], "choices-unused", kind=kind.value)
        elif kind in _CHOSEN and "kind" in entries:
            reading.complain(entries["kind"], "missing-key", key="choices")
        for key in ("links", "after"):
            name = reading.word(entries.get(key))
            if name and name not in self.all_ids:
                reading.complain(entries[key], "unknown-question", name=name, meant=nearest(name, list(self.all_ids)))
        if kind is Kind.LINKS and "links" not in entries:
            reading.complain(entries["kind"], "missing-key", key="links")
        return Field(
            reading.slug(entries.get("id"), form),
            kind,
            reading.text(entries.get("ask")),
            reading.text(entries.get("hint")),
            reading.text(entries.get("help"), lines=True),
            reading.text(entries.get("example")),
            reading.text(entries.get("why")),
            choices,
            reading.flag(entries.get("required")),
            Severity(reading.one_of(entries.get("severity"), tuple(Severity), Severity.MINOR)),
            reading.one_of(entries.get("owner"), OWNERS, "head"),
            self.condition(entries.get("when"), scope),
            reading.word(entries.get("links")),
            reading.word(entries.get("after")),
            read_probes(entries.get("probes"), reading),
        )

    def choices(self, node: Node) -> tuple[Choice, ...]:
        if not isinstance(node.value, str):
            return self.reading.choices(node)
        if node.value not in self.lists:
            known, meant = ", ".join(sorted(self.lists)), nearest(node.value, list(self.lists))
            self.reading.complain(node, "unknown-list", name=node.value, known=known, meant=meant)
        return self.lists.get(node.value, ())

    def condition(self, node: Node | None, scope: Mapping[str, Known]) -> Condition | None:
        if node is None:
            return None
        text = self.reading.word(node)
        try:
            return parse(text, scope)
        except Fault as fault:
            at = complaint_of(fault, node.file, node.line, node.column + node.quoted, one_to_one="\n" not in text)
            later = fault.code == "condition-unknown" and fault.values["name"] in self.all_ids
            self.reading.complaints.append(at._replace(code="condition-later") if later else at)
            return None

    def check_links(self, sections: tuple[Section, ...]) -> None:
        kinds = {question.id: question.kind for section in sections for question in section.questions}
        for section in sections:
            for question in section.questions:
                for column in question.fields:
                    for target in (column.links, column.after):
                        if target in kinds and kinds[target] is not Kind.RECORDS:
                            node = self.all_ids[question.id]
                            self.reading.complain(node, "links-to-no-records", id=column.id, name=target)

    def suggest(self, question: Question, sections: tuple[Section, ...]) -> Question:
        node = self.all_ids.get(question.id)
        if node is None or not isinstance(node.value, Mapping) or "suggestions" not in node.value:
            return question
        dropped = self.reading.words(node.value.get("drop_suggestions"))
        linked = {target.id: self.offered(target.id) for section in sections for target in section.questions}
        serving = next(
            (held.id for s in sections for held in s.questions for field in held.fields if field.links == question.id),
            "",
        )
        return question._replace(
            suggestions=read_suggestions(
                question,
                node.value["suggestions"],
                dropped,
                linked,
                linked.get(serving, ()),
                self.reading,
                lambda held: self.condition(held, self.known),
            )
        )

    def offered(self, name: str) -> tuple[str, ...]:
        """The ids of all suggestions of a question, also of those that an extending bank drops.

        Naming one of those is no mistake of the bank below.
        """
        node = self.all_ids.get(name)
        if node is None or not isinstance(node.value, Mapping):
            return ()
        ids = (
            item.value["id"].value
            for item in Reading().items(node.value.get("suggestions"))
            if isinstance(item.value, Mapping) and "id" in item.value
        )
        return tuple(held for held in ids if isinstance(held, str) and SLUG.fullmatch(held))


def _known(field: Field) -> Known:
    return Known(field.kind, tuple(choice.value for choice in field.choices))
