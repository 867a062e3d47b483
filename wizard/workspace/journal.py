"""The journal: one fsynced line of JSON for each act, append-only, replayable; undo is another line."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from wizard.errors import Complaint, WorkspaceError
from wizard.model.answers import Absence, Answer, Answers, Reason, Source, State

ACTS: Final = ("open", "bank", "answer", "confirm", "undo")
_UNDOABLE: Final = ("answer", "confirm")


class Entry(NamedTuple):
    """One line: its number, the act, when, who, through which face, in which language and from which bank."""

    n: int
    act: str
    at: str = ""
    by: str = ""
    via: str = ""
    lang: str = ""
    bank: str = ""
    put: Mapping[str, Answer | None] = {}
    of: int = 0
    """Undo: the number of the line taken back."""
    digest: str = ""
    """Open and bank: the content of the bank that was asked from."""
    file: str = ""
    """Open and bank: its path, where the bank was given as a file and not by name."""


class Log(NamedTuple):
    """A journal as read: its entries, whether a torn last line was left out, and how many bytes are good."""

    entries: tuple[Entry, ...]
    torn: bool
    size: int

    @property
    def bank(self) -> str:
        """The stamp (`id@version`) of the bank last asked from."""
        return self.opening.bank

    @property
    def opening(self) -> Entry:
        """The last entry that says from which bank the questions come; an empty one for a new role."""
        return next((entry for entry in reversed(self.entries) if entry.act in ("open", "bank")), Entry(0, "open"))

    @property
    def answers(self) -> Answers:
        """What the entries come to."""
        return replay(self.entries)

    @property
    def issued(self) -> frozenset[str]:
        """Addresses of every row that ever was, also of those taken back: their ids are never given again."""
        return frozenset(at for entry in self.entries for at in entry.put if at.endswith("]"))


def read(path: Path) -> Log:
    """The journal at `path`. A torn last line is left out; a broken line further up is a WorkspaceError at its line."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Log((), torn=False, size=0)
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise WorkspaceError([Complaint("file-unreadable", {"why": why}, str(path))]) from failure
    entries: list[Entry] = []
    good = 0
    lines = data.split(b"\n")
    whole, rest = lines[:-1], lines[-1]
    for number, line in enumerate(whole, 1):
        entry = _entry(line)
        if entry is None:
            if number == len(whole) and not rest:
                return Log(tuple(entries), torn=True, size=good)
            raise WorkspaceError([Complaint("journal-broken", {}, str(path), number)])
        entries.append(entry)
        good += len(line) + 1
    return Log(tuple(entries), torn=bool(rest), size=good)


def replay(entries: Sequence[Entry]) -> Answers:
    """The answers after these acts; an undo restores what stood before the act that it names."""
    cells: dict[str, Answer] = {}
    before: dict[int, dict[str, Answer | None]] = {}
    for entry in entries:
        if entry.act == "undo":
            put: Mapping[str, Answer | None] = before.get(entry.of, {})
        else:
            source = Source(entry.by, entry.at, entry.via, entry.bank)
            put = {at: answer and answer._replace(source=source) for at, answer in entry.put.items()}
        before[entry.n] = {address: cells.get(address) for address in put}
        for address, answer in put.items():
            if answer is None:
                cells.pop(address, None)
            else:
                cells[address] = answer
    return Answers(cells)


def last_undoable(entries: Sequence[Entry]) -> int | None:
    """The number of the last act that was not taken back yet."""
    undone = {entry.of for entry in entries if entry.act == "undo"}
    return next((e.n for e in reversed(entries) if e.act in _UNDOABLE and e.n not in undone), None)


class Writer:
    """Appends to a journal; every entry is on disk when `append` returns."""

    def __init__(self, path: Path, size: int) -> None:
        """Open for appending; what lies behind `size` good bytes is a torn line and is cut off."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._handle = os.open(path, flags, 0o644)
        self._path = path
        if os.fstat(self._handle).st_size > size:
            os.ftruncate(self._handle, size)
            os.fsync(self._handle)

    def append(self, entry: Entry) -> None:
        """Write one line and force it to the disk."""
        line = (json.dumps(_plain(entry), ensure_ascii=False, separators=(",", ":")) + "\n").encode()
        try:
            written = 0
            while written < len(line):
                written += os.write(self._handle, line[written:])
            os.fsync(self._handle)
        except OSError as failure:
            why = failure.strerror or str(failure)
            raise WorkspaceError([Complaint("file-unwritable", {"why": why}, str(self._path))]) from failure

    def close(self) -> None:
        """Give the file back."""
        os.close(self._handle)


def _plain(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {"n": entry.n, "act": entry.act}
    for key in ("at", "by", "via", "lang", "bank", "of", "digest", "file"):
        if value := getattr(entry, key):
            made[key] = value
    if entry.put:
        made["put"] = {
            address: None if answer is None else cell_to_json(answer) for address, answer in entry.put.items()
        }
    return made


def cell_to_json(answer: Answer) -> dict[str, Any]:
    """An answer as plain values, without its source (the line says that)."""
    made: dict[str, Any] = {"v": answer.value, "state": answer.state.value}
    if answer.absence is not None:
        reason, owner, due, note = answer.absence
        absent = {"reason": reason.value, "owner": owner, "due": due, "note": dict(note)}
        made["absent"] = {key: value for key, value in absent.items() if value}
    return made


def cell_from_json(cell: Mapping[str, Any]) -> Answer:
    """The answer of plain values; KeyError and ValueError where they are not such."""
    absent = cell.get("absent")
    absence = None
    if absent is not None:
        absence = Absence(
            Reason(absent["reason"]), absent.get("owner", ""), absent.get("due", ""), absent.get("note", {})
        )
    return Answer(cell["v"], State(cell["state"]), absence)


def _entry(line: bytes) -> Entry | None:
    """The entry of a line, or None where the line is no entry."""
    try:
        held = json.loads(line)
        put = {address: cell and cell_from_json(cell) for address, cell in held.get("put", {}).items()}
        at, by, via, lang, bank = (str(held.get(key, "")) for key in ("at", "by", "via", "lang", "bank"))
        if held["act"] not in ACTS:
            return None
        return Entry(
            int(held["n"]),
            held["act"],
            at,
            by,
            via,
            lang,
            bank,
            put,
            int(held.get("of", 0)),
            str(held.get("digest", "")),
            str(held.get("file", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
