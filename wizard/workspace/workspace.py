"""Workspace: the folder with `role-wizard.toml` and one folder for each role."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wizard.errors import Complaint, UsageError, WorkspaceError
from wizard.model.answers import Answer, Answers
from wizard.workspace.files import sync_folder, write_atomically
from wizard.workspace.journal import Entry, Log, Writer, last_undoable, read, replay
from wizard.workspace.lock import locked
from wizard.workspace.settings import Settings, read_settings

JOURNAL: Final = "journal.jsonl"
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class OpenRole:
    """A role held for writing: its answers, and the two acts that change them."""

    def __init__(self, log: Log, writer: Writer, who: str, now: Callable[[], str], *, stale: bool) -> None:
        self.torn = log.torn
        self._entries = list(log.entries)
        self._begun = 0 if stale else len(log.entries)
        self._writer = writer
        self._who = who
        self._now = now
        self.opening = log.opening
        """From which bank the questions came last; without a stamp for a new role."""
        self.answers = log.answers
        self.issued = log.issued

    @property
    def changed(self) -> bool:
        """Whether this sitting kept anything that `answers.yaml` does not have yet."""
        return any(entry.act not in ("open", "bank") for entry in self._entries[self._begun :])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every act so far."""
        return tuple(self._entries)

    def append(
        self,
        act: str,
        put: Mapping[str, Answer | None],
        *,
        via: str,
        lang: str,
        bank: str,
        digest: str = "",
        file: str = "",
    ) -> Answers:
        """Keep one act; it is on disk when this returns."""
        self._keep(Entry(len(self._entries) + 1, act, self._now(), self._who, via, lang, bank, put, 0, digest, file))
        return self.answers

    def undo(self, *, via: str, lang: str, bank: str) -> Answers | None:
        """Take back the last act that was not taken back yet; None where there is none."""
        number = last_undoable(self._entries)
        if number is None:
            return None
        self._keep(Entry(len(self._entries) + 1, "undo", self._now(), self._who, via, lang, bank, {}, number))
        return self.answers

    def _keep(self, entry: Entry) -> None:
        self._writer.append(entry)
        self._entries.append(entry)
        if entry.act == "undo":
            self.answers = replay(self._entries)
        elif entry.put:
            self.answers = self.answers.put(_sourced(entry))


def _sourced(entry: Entry) -> Mapping[str, Answer | None]:
    """What one entry puts, exactly as a replay would: the laws of the journal are tested against this shortcut."""
    once = replay([entry])
    return {address: once.get(address) for address in entry.put}


class RoleFolder:
    """The folder of one role."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def journal(self) -> Path:
        """The truth."""
        return self.folder / JOURNAL

    @property
    def typing(self) -> Path:
        """What is half typed; see `drafts`."""
        return self.folder / "typing.json"

    @property
    def exists(self) -> bool:
        """Whether an interview was ever started."""
        return self.journal.is_file()

    @property
    def out(self) -> Path:
        """Where drafts and reports go."""
        return self.folder / "out"

    def read(self) -> Log:
        """The journal as it stands, without a lock."""
        return read(self.journal)

    @contextmanager
    def open(self, who: str, now: Callable[[], str]) -> Iterator[OpenRole]:
        """Hold the role for writing. Folder, access and lock are checked here, before anything is asked."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as failure:
            why = failure.strerror or str(failure)
            raise WorkspaceError([Complaint("file-unwritable", {"why": why}, str(self.folder))]) from failure
        with locked(self.folder, who, now):
            log = self.read()
            new, stale = not self.exists, self._answers_are_behind()
            try:
                writer = Writer(self.journal, log.size)
            except OSError as failure:
                why = failure.strerror or str(failure)
                raise WorkspaceError([Complaint("file-unwritable", {"why": why}, str(self.journal))]) from failure
            if new:
                sync_folder(self.folder)
            try:
                yield OpenRole(log, writer, who, now, stale=stale)
            finally:
                writer.close()

    def _answers_are_behind(self) -> bool:
        """Whether a sitting was cut off before it could derive `answers.yaml`."""
        derived = self.folder / "answers.yaml"
        return self.exists and (not derived.exists() or derived.stat().st_mtime_ns < self.journal.stat().st_mtime_ns)

    def write_answers(self, text: str) -> None:
        """The derived `answers.yaml`."""
        write_atomically(self.folder / "answers.yaml", text)


class Workspace:
    """A folder of roles."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._settings: Settings | None = None

    def settings(self) -> Settings:
        """What `role-wizard.toml` says, read once."""
        if self._settings is None:
            self._settings = read_settings(self.folder)
        return self._settings

    def roles(self) -> tuple[str, ...]:
        """The slugs of the roles that have a journal."""
        return tuple(sorted(path.parent.name for path in self.folder.glob(f"roles/*/{JOURNAL}")))

    def role(self, slug: str) -> RoleFolder:
        """The folder of a role; UsageError where the name is no slug (it becomes a folder's name)."""
        if not _SLUG.fullmatch(slug):
            raise UsageError([Complaint("role-slug", {"role": slug})])
        return RoleFolder(self.folder / "roles" / slug)
