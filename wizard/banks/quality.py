"""What is not wrong with a bank but not good either: said with its place and what to do, like a mistake."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wizard.banks.reach import verdicts
from wizard.errors import Complaint
from wizard.model.bank import Bank
from wizard.model.condition import UNKNOWN, Condition, Operand
from wizard.model.law import StaleAct
from wizard.model.question import Question, Suggestion
from wizard.model.text import LANGUAGES, fields_of, nearest
from wizard.strict_yaml import Node

LONGEST: Final = 200
"""Characters of a question; more is read by nobody who is asked in a meeting."""
TEXTS: Final = ("title", "intro", "ask", "hint", "help", "example", "why", "clause", "label")
_COMPOUND: Final = re.compile(r"[?\u061f].*[?\u061f]|\band/or\b|\bи/или\b|و/أو", re.IGNORECASE | re.DOTALL)
_MIXED: Final = re.compile(r"[A-Za-z][а-яё]|[а-яё][A-Za-z]", re.IGNORECASE)


def stamp_of(wording: str) -> str:
    """The six hexadecimal digits by which translations remember the English text that they were made from."""
    return hashlib.blake2b(" ".join(wording.split()).encode(), digest_size=3).hexdigest()


class Quality:
    """One look at one bank. Only what its own `file` says is remarked on; what it extends is looked at on its own."""

    def __init__(self, bank: Bank, file: str, stale: Sequence[StaleAct]) -> None:
        self.bank = bank
        self.file = file
        self.stale = stale
        self.remarks: dict[tuple[int, int, str], Complaint] = {}
        """By place and code: a node that is laid twice is remarked on once."""

    def look(self, root: Node) -> tuple[Complaint, ...]:
        """Every remark on the laid-over nodes of the bank, in the order of the file."""
        head = _entry(root, "bank")
        if head is not None:
            self.texts(head)
        for name in _entries(_entry(root, "owners")).values():
            self.text(name)
        for choices in _entries(_entry(root, "choices")).values():
            self.choices(choices)
        for section in _items(_entry(root, "sections")):
            self.texts(section)
            for node in _items(_entry(section, "questions")):
                self.question(node)
        return tuple(self.remarks[place] for place in sorted(self.remarks))

    def remark(self, node: Node, code: str, /, **values: object) -> None:
        if node.file == self.file:
            held = Complaint(code, values, node.file, node.line, node.column)
            self.remarks[node.line, node.column, code] = held

    def question(self, node: Node) -> None:
        question = self.bank.question(_id(node))
        if question is None:
            return
        self.texts(node)
        self.choices(_entry(node, "choices"))
        self.asked(node)
        self.condition(node, question.field.when, None)
        if question.field.required and question.field.when is None and not question.field.why:
            self.remark(_entry(node, "required") or node, "required-without-why", id=question.id)
        for item in _items(_entry(node, "fields")):
            column = question.column(_id(item))
            self.texts(item)
            self.asked(item)
            self.choices(_entry(item, "choices"))
            for probe in _items(_entry(item, "probes")):
                self.texts(probe)
            self.condition(item, column.when if column is not None else None, question)
        self.suggestions(node, question)

    def asked(self, node: Node) -> None:
        """One thing at a time, and short."""
        ask = _entry(node, "ask")
        for wording in _entries(ask).values() if ask is not None else ():
            if _COMPOUND.search(_word(wording)):
                self.remark(wording, "compound-question")
            if len(_word(wording)) > LONGEST:
                self.remark(wording, "long-question", limit=LONGEST)

    def condition(self, node: Node, condition: Condition | None, question: Question | None) -> None:
        held = _entry(node, "when")
        if condition is None or held is None:
            return
        found = verdicts(condition, self.bank, question)
        if found and True not in found:
            self.remark(held, "condition-never", condition=condition.source)
        elif found == {True}:
            self.remark(held, "condition-always", condition=condition.source)
        if _negated_comparison(condition.tree):
            self.remark(held, "condition-not-compared")

    def suggestions(self, node: Node, question: Question) -> None:
        rights = self.bank.question("rights.items")
        granted: dict[str, set[str]] = {}
        for right in rights.suggestions if rights is not None else ():
            for served in right.serves:
                granted.setdefault(served, set()).add(str(right.values.get("power", "")))
        known = [_id(item) for item in _items(_entry(node, "suggestions"))]
        for dropped in _items(_entry(node, "drop_suggestions")):
            if _word(dropped) not in known:
                self.remark(dropped, "unknown-suggestion", id=_word(dropped), meant=nearest(_word(dropped), known))
        for item in _items(_entry(node, "suggestions")):
            for key, held in _entries(item).items():
                if key == "asks":
                    for wording in _entries(held).values():
                        self.text(wording)
                elif isinstance(held.value, Mapping) or key in ("text", "name"):
                    self.text(held)
            offered = question.suggestion(_id(item))
            if offered is None:
                continue
            self.condition(item, offered.when, None)
            self.asks(item, offered, question)
            if question.id != "duties.items":
                continue
            act = self.bank.action_classes.get(str(offered.values.get("action_class", "")))
            if act is None:
                self.remark(item, "suggestion-without-class", id=offered.id)
                continue
            for group in act.lacks(frozenset(granted.get(offered.id, ()))):
                self.remark(item, "duty-without-right", id=offered.id, powers=" / ".join(group))

    def asks(self, node: Node, offered: Suggestion, question: Question) -> None:
        """What a row is asked, it must be asked: its own values may rule the column out."""
        for key, held in _entries(_entry(node, "asks")).items():
            column = question.column(key)

            def look(name: str) -> Operand:
                value = offered.values.get(name.removeprefix("row."))
                return UNKNOWN if value is None else Operand("value", value)

            if column is not None and (
                key in offered.values or (column.when is not None and column.when.holds(look) is False)
            ):
                self.remark(held, "asks-never", id=offered.id, column=key)

    def choices(self, node: Node | None) -> None:
        for item in _items(node):
            self.texts(item)

    def texts(self, node: Node) -> None:
        for key, held in _entries(node).items():
            if key in TEXTS:
                self.text(held)

    def text(self, node: Node) -> None:
        """All languages of the bank, the same placeholders, one alphabet a word, no act that was replaced."""
        spoken = self.bank.head.languages or LANGUAGES
        if isinstance(node.value, str):
            self.remark(node, "untranslated", languages=", ".join(held for held in spoken if held != "en"))
            return
        wordings = {key: held for key, held in _entries(node).items() if key in LANGUAGES}
        missing = [language for language in spoken if language not in wordings]
        if missing:
            self.remark(node, "untranslated", languages=", ".join(missing))
        stamp, english = _entry(node, "of"), wordings.get("en")
        if stamp is not None and english is not None and _word(stamp) != stamp_of(_word(english)):
            self.remark(stamp, "translation-stale", stamp=stamp_of(_word(english)))
        if len({fields_of(_word(held)) for held in wordings.values()}) > 1:
            self.remark(node, "placeholders-differ")
        for language, held in wordings.items():
            if language == "ru" and _MIXED.search(_word(held)):
                self.remark(held, "mixed-alphabets")
            for act in self.stale:
                if act.cited(_word(held)):
                    self.remark(held, "act-replaced", instead=act.instead)


def _negated_comparison(tree: Sequence[object]) -> bool:
    """`not (a == 'x')` is not `a != 'x'` where a does not apply; people mean the second."""
    if not isinstance(tree, list | tuple):
        return False
    if len(tree) == 2 and tree[0] == "not" and isinstance(tree[1], list | tuple) and tree[1][0] in ("==", "!=", "in"):
        return True
    return any(_negated_comparison(part) for part in tree if isinstance(part, list | tuple))


def _entry(node: Node | None, key: str) -> Node | None:
    return node.value.get(key) if node is not None and isinstance(node.value, Mapping) else None


def _entries(node: Node | None) -> Mapping[str, Node]:
    return node.value if node is not None and isinstance(node.value, Mapping) else {}


def _items(node: Node | None) -> Iterator[Node]:
    yield from node.value if node is not None and isinstance(node.value, tuple) else ()


def _word(node: Node) -> str:
    return node.value if isinstance(node.value, str) else ""


def _id(node: Node) -> str:
    held = _entry(node, "id")
    return _word(held) if held is not None else ""
