"""What people decided about findings: `waivers.yaml` and `assigned.yaml` of a role. Records are added, never changed.

Both are lists for people and version control. A file that is not such a list is an error at its line; a value that
makes a waiver worthless (a date that cannot be read, no reason) is kept as it is, for it becomes a finding.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wizard.errors import Complaint, WorkspaceError
from wizard.model.gaps import OWNERS, Assignment, Category, Waiver
from wizard.model.identity import fingerprint_of, natural
from wizard.model.text import nearest, tidy
from wizard.workspace.files import write_atomically
from wizard.workspace.lock import locked

if TYPE_CHECKING:
    from wizard.strict_yaml import Node

WAIVERS: Final = "waivers.yaml"
ASSIGNED: Final = "assigned.yaml"
LOCK: Final = "reviews-lock.json"
"""Its own lock: what is decided while an interview holds the role can be kept."""

_WAIVED: Final = ("id", "code", "clauses", "text_hash", "category", "reason", "by", "role", "on", "expires")
_WITHDRAWN: Final = ("withdraws", "by", "on")
_GIVEN: Final = ("code", "clauses", "owner", "due", "note", "by", "on")
_CONFIRMED: Final = ("confirms", "clauses", "by", "on")


class ReviewBook(NamedTuple):
    """What was decided about the findings of a role."""

    waivers: tuple[Waiver, ...] = ()
    """In the order in which they were given, without those that were withdrawn."""
    withdrawn: tuple[Waiver, ...] = ()
    assigned: Mapping[str, Assignment] = {}
    """By fingerprint; the last word counts."""
    confirmed: frozenset[str] = frozenset()
    """Fingerprints of the legal questions that the lawyer confirmed."""


def read_book(folder: Path) -> ReviewBook:
    """The decisions about a role; WorkspaceError with file, line and column where a file is not what it should be."""
    held = _records(folder / WAIVERS)
    decided = _records(folder / ASSIGNED)
    if not held and not decided:
        return ReviewBook()
    given, taken_back = _waivers(held)
    assigned, confirmed = _decisions(decided)
    return ReviewBook(
        tuple(waiver for waiver in given if waiver.id not in taken_back),
        tuple(waiver for waiver in given if waiver.id in taken_back),
        assigned,
        frozenset(confirmed),
    )


def add_records(
    folder: Path,
    name: str,
    records: Callable[[ReviewBook], Sequence[Mapping[str, Any]]],
    who: str,
    now: Callable[[], str],
) -> None:
    """Add what `records` makes of the decisions so far; on disk when this returns. What stands there stays as it is."""
    from wizard.strict_yaml import write

    path = folder / name
    with locked(folder, who, now, LOCK):
        made = [{key: value for key, value in held.items() if value} for held in records(read_book(folder))]
        before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        after = _joined(before, write(made)) if before.strip() else write(made)
        if not _holds(after, len(_records(path)) + len(made), path):
            after = write([*_plain(path), *made])
        write_atomically(path, after)


def _joined(before: str, added: str) -> str:
    """The new records under the old ones, as far to the right as those stand: comments and blank lines are kept."""
    first = next((line for line in before.split("\n") if line.lstrip().startswith("- ")), "")
    margin = " " * (len(first) - len(first.lstrip(" ")))
    return before.rstrip() + "\n" + "".join(margin + line + "\n" for line in added.splitlines())


def _holds(text: str, number: int, path: Path) -> bool:
    """Whether a text is a list of so many records (a list that somebody wrote in brackets cannot be gone on with)."""
    from wizard.errors import YamlError
    from wizard.strict_yaml import read_text

    try:
        root = read_text(text, str(path))
    except YamlError:
        return False
    return root.kind == "list" and len(root.value) == number


def _plain(path: Path) -> list[Any]:
    from wizard.strict_yaml import plain

    return [plain(node) for node in _records(path)]


def _records(path: Path) -> "tuple[Node, ...]":
    """The records of a file as nodes; none where there is no file, or nothing but comments in it."""
    try:
        source = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as failure:
        raise WorkspaceError([Complaint("file-unreadable", {"why": failure.strerror or ""}, str(path))]) from failure
    from wizard.errors import YamlError
    from wizard.strict_yaml import read_text

    try:
        root = read_text(source, str(path))
    except YamlError as failure:
        if [complaint.code for complaint in failure.complaints] == ["yaml-empty"]:
            return ()
        raise WorkspaceError(failure.complaints) from failure
    if root.empty:
        return ()
    if not isinstance(root.value, tuple):
        raise WorkspaceError([_at(root, "expected-list")])
    return root.value


def _at(node: "Node", code: str, **values: object) -> Complaint:
    return Complaint(code, values, node.file, node.line, node.column)


class _Reader:
    """Takes records apart and collects everything that is wrong with them."""

    def __init__(self) -> None:
        self.complaints: list[Complaint] = []

    def end(self) -> None:
        if self.complaints:
            raise WorkspaceError(self.complaints)

    def entries(self, node: "Node", known: Sequence[str], needed: Sequence[str]) -> "Mapping[str, Node]":
        """The values of a record by key; an empty mapping where it is none."""
        if not isinstance(node.value, Mapping):
            self.complaints.append(_at(node, "expected-mapping", known=", ".join(known)))
            return {}
        for key, (line, column) in node.keys.items():
            if key not in known:
                values = {"key": key, "known": ", ".join(known), "meant": nearest(key, known)}
                self.complaints.append(Complaint("unknown-key", values, node.file, line, column))
        for key in needed:
            if key not in node.value or node.value[key].empty:
                self.complaints.append(_at(node, "missing-key", key=key))
        return node.value

    def word(self, entries: "Mapping[str, Node]", key: str) -> str:
        node = entries.get(key)
        if node is None or node.empty:
            return ""
        if not isinstance(node.value, str):
            self.complaints.append(_at(node, "expected-text"))
            return ""
        return tidy(node.value)

    def one_of(self, entries: "Mapping[str, Node]", key: str, known: Sequence[str]) -> str:
        word = self.word(entries, key)
        if word and word not in known:
            values = {"word": word, "known": ", ".join(known), "meant": nearest(word, known)}
            self.complaints.append(_at(entries[key], "unknown-word", **values))
        return word

    def words(self, entries: "Mapping[str, Node]", key: str) -> tuple[str, ...]:
        """The clauses of a record: a list, or one alone."""
        node = entries.get(key)
        if node is None or node.empty:
            return ()
        if isinstance(node.value, str):
            return (tidy(node.value),)
        if not isinstance(node.value, tuple) or not all(isinstance(item.value, str) for item in node.value):
            self.complaints.append(_at(node, "expected-list"))
            return ()
        return tuple(tidy(str(item.value)) for item in node.value)


def _waivers(nodes: "Sequence[Node]") -> tuple[list[Waiver], set[str]]:
    """The waivers of a file, and the ids of those that were withdrawn."""
    reader = _Reader()
    given: list[Waiver] = []
    lines: dict[str, int] = {}
    taken_back: set[str] = set()
    for node in nodes:
        if isinstance(node.value, Mapping) and "withdraws" in node.value:
            entries = reader.entries(node, _WITHDRAWN, ("withdraws",))
            back = reader.word(entries, "withdraws")
            if back and back not in lines:
                values = {"id": back, "meant": nearest(back, list(lines))}
                reader.complaints.append(_at(entries["withdraws"], "no-such-waiver", **values))
            taken_back.add(back)
            continue
        entries = reader.entries(node, _WAIVED, ("id", "code", "category"))
        category = reader.one_of(entries, "category", [held.value for held in Category])
        word = {key: reader.word(entries, key) for key in _WAIVED if key not in ("clauses", "category")}
        if "id" in entries and word["id"] in lines:
            first = lines[word["id"]]
            reader.complaints.append(_at(entries["id"], "duplicate-id", id=word["id"], first=first))
        lines.setdefault(word["id"], node.line)
        clauses = tuple(sorted(reader.words(entries, "clauses"), key=natural))
        given.append(Waiver(clauses=clauses, category=category, **word))
    reader.end()
    return given, taken_back


def _decisions(nodes: "Sequence[Node]") -> tuple[dict[str, Assignment], set[str]]:
    """Whom somebody asked, and what the lawyer confirmed, by fingerprint."""
    reader = _Reader()
    assigned: dict[str, Assignment] = {}
    confirmed: set[str] = set()
    for node in nodes:
        if isinstance(node.value, Mapping) and "confirms" in node.value:
            entries = reader.entries(node, _CONFIRMED, ("confirms", "clauses"))
            confirmed.add(fingerprint_of(reader.word(entries, "confirms"), reader.words(entries, "clauses")))
            continue
        entries = reader.entries(node, _GIVEN, ("code", "clauses", "owner"))
        about = fingerprint_of(reader.word(entries, "code"), reader.words(entries, "clauses"))
        owner = reader.one_of(entries, "owner", OWNERS)
        assigned[about] = Assignment(owner, _due(reader, entries), reader.word(entries, "note"))
    reader.end()
    return assigned, confirmed


def _due(reader: _Reader, entries: "Mapping[str, Node]") -> str:
    from wizard.model.waiver_terms import day_of

    due = reader.word(entries, "due")
    if not due:
        return ""
    day = day_of(due)
    if day is None:
        reader.complaints.append(_at(entries["due"], "bad-value", value=due, example="2026-12-31"))
        return ""
    return day.isoformat()


def next_ids(book: ReviewBook) -> Iterator[str]:
    """Ids for new waivers, none of which was ever given."""
    from itertools import count

    taken = {waiver.id for waiver in (*book.waivers, *book.withdrawn)}
    return (name for name in (f"w{number}" for number in count(1)) if name not in taken)
