"""Nodes -> values of the model, collecting every complaint of a file instead of stopping at the first."""

import keyword
import re
from collections.abc import Mapping, Sequence
from typing import Final

from wizard.errors import Complaint
from wizard.model.question import Choice
from wizard.model.text import LANGUAGES, Text, nearest, tidy
from wizard.strict_yaml import Node

SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
QUESTION_ID: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
COLUMN_ID: Final = re.compile(r"[a-z][a-z0-9_]*")


class Reading:
    """One reading of one bank: `complain` remembers, the other methods turn a node into a value or complain."""

    def __init__(self) -> None:
        self.complaints: list[Complaint] = []

    def complain(self, node: Node, code: str, /, **values: object) -> None:
        self.complaints.append(Complaint(code, values, node.file, node.line, node.column))

    def at_key(self, node: Node, entry: str, code: str, /, **values: object) -> None:
        """Complain where the key `entry` of a mapping stands."""
        line, column = node.keys.get(entry, (node.line, node.column))
        self.complaints.append(Complaint(code, values, node.file, line, column))

    def mapping(self, node: Node, known: Sequence[str], needed: Sequence[str] = ()) -> Mapping[str, Node]:
        """The entries of a mapping; unknown keys get "did you mean", needed ones must be there. `x-…` is free."""
        if isinstance(node.value, str | tuple):
            self.complain(node, "expected-mapping", known=", ".join(known))
            return {}
        for key in node.value:
            if key not in known and not key.startswith("x-"):
                self.at_key(node, key, "unknown-key", key=key, known=", ".join(known), meant=nearest(key, known))
        for key in needed:
            if key not in node.value or node.value[key].empty:
                self.complain(node, "missing-key", key=key)
        return {key: value for key, value in node.value.items() if not value.empty}

    def items(self, node: Node | None) -> Sequence[Node]:
        """The items of a list; nothing where the key is absent."""
        if node is None:
            return ()
        if not isinstance(node.value, tuple):
            self.complain(node, "expected-list")
            return ()
        return node.value

    def word(self, node: Node | None, default: str = "") -> str:
        """One piece of text that is no human sentence: an id, a version, a condition."""
        if node is None:
            return default
        if not isinstance(node.value, str):
            self.complain(node, "expected-text")
            return default
        return node.value

    def words(self, node: Node | None) -> tuple[str, ...]:
        """A list of such words."""
        return tuple(self.word(item) for item in self.items(node))

    def slug(self, node: Node | None, form: re.Pattern[str] = SLUG) -> str:
        """An id of the given form."""
        text = self.word(node)
        if node is not None and isinstance(node.value, str):
            if not form.fullmatch(text):
                self.complain(node, "bad-id", id=text, example="contract-register" if form is SLUG else "duties.items")
            elif form is not SLUG and any(keyword.iskeyword(part) for part in text.split(".")):
                self.complain(node, "reserved-id", id=text)
        return text

    def one_of(self, node: Node | None, known: Sequence[str], default: str) -> str:
        """One of the known words."""
        if node is None:
            return default
        text = self.word(node, default)
        if text not in known:
            self.complain(node, "unknown-word", word=text, known=", ".join(known), meant=nearest(text, known))
            return default
        return text

    def flag(self, node: Node | None) -> bool:
        """`true` or `false`, spelt like that and not quoted."""
        if node is None:
            return False
        if node.quoted or node.value not in ("true", "false"):
            self.complain(node, "expected-flag", value=node.value if isinstance(node.value, str) else "…")
        return node.value == "true"

    def text(self, node: Node | None, *, lines: bool = False) -> Text:
        """A human string: `{en: …, ru: …}`, or plain text in English (which counts as untranslated)."""
        if node is None:
            return {}
        if isinstance(node.value, str):
            if not tidy(node.value):
                self.complain(node, "empty-text", language="en")
            return {"en": tidy(node.value, lines=lines)}
        if isinstance(node.value, tuple):
            self.complain(node, "expected-translations", languages=", ".join(LANGUAGES))
            return {}
        made: dict[str, str] = {}
        for language, wording in node.value.items():
            if language == "of":
                continue  # the stamp of the English text that the others were made from; `banks check` compares it
            if language not in LANGUAGES:
                meant = nearest(language, LANGUAGES)
                self.at_key(
                    node, language, "unknown-language", language=language, known=", ".join(LANGUAGES), meant=meant
                )
            elif not isinstance(wording.value, str):
                self.complain(wording, "expected-text")
            elif not tidy(wording.value):
                self.complain(wording, "empty-text", language=language)
            else:
                made[language] = tidy(wording.value, lines=lines)
        return made

    def choices(self, node: Node) -> tuple[Choice, ...]:
        """A list of `{value, label}`; values are unique slugs."""
        made: list[Choice] = []
        for item in self.items(node):
            entries = self.mapping(item, ("value", "label"), ("value", "label"))
            value = self.slug(entries.get("value"))
            if any(choice.value == value for choice in made):
                self.complain(item, "duplicate-choice", value=value)
            made.append(Choice(value, self.text(entries.get("label"))))
        return tuple(made)
