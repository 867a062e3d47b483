"""YAML read strictly: text stays text, every value knows its line and column, nothing is guessed or executed.

PyYAML's C parser gives events; they become `Node`s here. No tags, anchors, aliases, merge keys or duplicate keys;
`yes`, `01`, `2026.10` and `12:30` stay what the author typed. Banks, answers files, phrases, rule pages and waivers
are all read by this one module, so it stands below the rooms that use it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.errors import Complaint, YamlError

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

DEEPEST: Final = 50
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 calls not printable; libyaml counts the place of such a character in bytes, we in characters."""
LARGEST: Final = 16 * 1024 * 1024


class Node(NamedTuple):
    """One value of a file: `value` is text, a tuple of nodes, or a mapping from key to node; places count from 1."""

    value: "str | tuple[Node, ...] | Mapping[str, Node]"
    line: int
    column: int
    quoted: bool = False
    keys: Mapping[str, tuple[int, int]] = {}
    """For a mapping: where each key stands."""
    file: str = ""

    @property
    def kind(self) -> str:
        """`text`, `list` or `mapping`."""
        if isinstance(self.value, str):
            return "text"
        return "list" if isinstance(self.value, tuple) else "mapping"

    @property
    def empty(self) -> bool:
        """Nothing was written: `key:` with no value, or `~` / `null`."""
        return isinstance(self.value, str) and not self.quoted and self.value in ("", "~", "null")


def read_file(path: Path, shown: str = "") -> Node:
    """The root node of a file. `shown` is how the file is named in complaints (default: its path)."""
    name = shown or str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise YamlError([Complaint("file-too-large", {"limit": LARGEST // 1024 // 1024}, name)])
        return read_text(path.read_bytes(), name)
    except OSError as failure:
        raise YamlError([Complaint("file-unreadable", {"why": failure.strerror or str(failure)}, name)]) from failure


def read_text(source: bytes | str, name: str) -> Node:
    """The root node of a YAML text; YamlError with line and column where it is not strict YAML."""
    import yaml  # 8 ms: a compiled copy usually spares us

    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        before = bytes(source[: failure.start]) if isinstance(source, bytes) else b""
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise YamlError([Complaint("not-utf8", {}, name, line, column)]) from failure
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(name)
    try:
        events = list(yaml.parse(text, Loader=loader))
        return builder.document(iter(events))
    except yaml.MarkedYAMLError as failure:
        raise YamlError([_syntax(failure, name, text)]) from failure
    except yaml.YAMLError as failure:  # a character that YAML forbids
        found = _FORBIDDEN.search(text)
        position = found.start() if found else 0
        line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
        raise YamlError([Complaint("yaml-character", {}, name, line, column)]) from failure
    except RecursionError as failure:
        raise YamlError([Complaint("yaml-too-deep", {"limit": DEEPEST}, name)]) from failure


def plain(node: Node) -> Plain:
    """The file's content as text, lists and mappings, without places."""
    value = node.value
    if isinstance(value, str):
        return "" if node.empty else value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()}


def _syntax(failure: Any, name: str, text: str) -> Complaint:
    """PyYAML's words, in ours: the handful of mistakes that people really make."""
    mark = failure.problem_mark or failure.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = str(failure.problem or "")
    at_fault = "".join(text.split("\n")[mark.line : mark.line + 1]) if mark else ""
    if at_fault.lstrip(" ").startswith("\t"):
        return Complaint("yaml-tab", {}, name, line, column)
    for sign, code in (
        ("cannot start any token", "yaml-start-character"),
        ("mapping values are not allowed", "yaml-colon"),
        ("did not find expected key", "yaml-indent"),
        ("did not find expected '-' indicator", "yaml-indent"),
        ("could not find expected ':'", "yaml-no-colon"),
        ("found unexpected end of stream", "yaml-quote"),
        ("did not find expected ',' or", "yaml-bracket"),
        ("found unknown escape character", "yaml-escape"),
        ("undefined alias", "yaml-alias"),
        ("did not find expected alphabetic or numeric character", "yaml-start-character"),
    ):
        if sign in problem:
            return Complaint(code, {}, name, line, column)
    return Complaint("yaml-syntax", {"problem": problem}, name, line, column)


class _Builder:
    """Events to nodes; the first thing that is not allowed ends the reading, for what follows cannot be trusted."""

    def __init__(self, name: str) -> None:
        self.name = name

    def document(self, events: Iterator[Any]) -> Node:
        for event in events:
            kind = type(event).__name__
            if kind in ("StreamStartEvent", "DocumentStartEvent"):
                continue
            if kind == "StreamEndEvent":
                raise YamlError([Complaint("yaml-empty", {}, self.name)])
            root = self.node(event, events, 0)
            break
        else:
            raise YamlError([Complaint("yaml-empty", {}, self.name)])
        for event in events:
            if type(event).__name__ == "DocumentStartEvent":
                raise self.refuse("yaml-second-document", event.start_mark)
        return root

    def refuse(self, code: str, mark: Any, **values: object) -> YamlError:
        return YamlError([Complaint(code, values, self.name, mark.line + 1, mark.column + 1)])

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        mark = event.start_mark
        if depth > DEEPEST:
            raise self.refuse("yaml-too-deep", mark, limit=DEEPEST)
        kind = type(event).__name__
        if kind == "AliasEvent":
            raise self.refuse("yaml-alias", mark)
        if event.anchor is not None:
            raise self.refuse("yaml-alias", mark)
        if event.tag is not None:
            raise self.refuse("yaml-tag", mark, tag=event.tag)
        if kind == "ScalarEvent":
            return Node(event.value, mark.line + 1, mark.column + 1, bool(event.style), file=self.name)
        if kind == "SequenceStartEvent":
            items = []
            for inner in events:
                if type(inner).__name__ == "SequenceEndEvent":
                    break
                items.append(self.node(inner, events, depth + 1))
            return Node(tuple(items), mark.line + 1, mark.column + 1, file=self.name)
        return self.mapping(mark, events, depth)

    def mapping(self, mark: Any, events: Iterator[Any], depth: int) -> Node:
        entries: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        for event in events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self.node(event, events, depth + 1)
            if not isinstance(key.value, str):
                raise self.refuse("yaml-key", event.start_mark)
            if key.value == "<<" and not key.quoted:
                raise self.refuse("yaml-merge", event.start_mark)
            if key.value in entries:
                raise self.refuse("yaml-duplicate", event.start_mark, key=key.value, first=keys[key.value][0])
            keys[key.value] = (key.line, key.column)
            entries[key.value] = self.node(next(events), events, depth + 1)
        return Node(entries, mark.line + 1, mark.column + 1, keys=keys, file=self.name)


def write(value: object) -> str:
    """YAML for people and diffs: unsorted as given, readable scripts, quoted only where it must be."""
    import yaml

    class _Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            return super().increase_indent(flow, False)

    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))
