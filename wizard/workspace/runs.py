"""Earlier gap reports of a role: `runs/run-N.json`, each written once, sorted, for the machine and for version control.

A run is kept when it differs from the last one in anything but its day and person: the same answers, rules and
decisions give the same report, and a hundred looks at it are one state, not a hundred files.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from wizard.errors import Complaint, UsageError, WorkspaceError
from wizard.model.run import KeptFinding, Run, Spot
from wizard.workspace.files import write_atomically
from wizard.workspace.lock import locked

FOLDER: Final = "runs"
SCHEMA: Final = "role-wizard/run/1"
LOCK: Final = "runs-lock.json"
_NAME: Final = re.compile(r"run-([1-9][0-9]*)\.json")


def numbers(role: Path) -> tuple[int, ...]:
    """The numbers of the runs that are kept, the oldest first."""
    try:
        with os.scandir(role / FOLDER) as entries:
            found = [_NAME.fullmatch(entry.name) for entry in entries]
    except OSError:
        return ()
    return tuple(sorted(int(match[1]) for match in found if match))


def read_run(path: Path) -> Run:
    """The run of a file; WorkspaceError where it cannot be read or is none."""
    try:
        return _run(json.loads(path.read_bytes()))
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise WorkspaceError([Complaint("file-unreadable", {"why": why}, str(path))]) from failure
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as failure:
        raise WorkspaceError([Complaint("not-a-run", {"schema": SCHEMA}, str(path))]) from failure


def last_run(role: Path) -> Run | None:
    """The last run that can be read, or None. A broken file costs the history, never the report."""
    for number in reversed(numbers(role)):
        try:
            return read_run(path_of(role, number))
        except WorkspaceError:
            continue
    return None


def path_of(role: Path, number: int) -> Path:
    """Where a run lies."""
    return role / FOLDER / f"run-{number}.json"


def asked_run(role: Path, since: str) -> Run | None:
    """The run that `last`, a number or a file names; None: `last`, and there is none yet.

    UsageError where there is no run of that number, or the file is of another role.
    """
    kept = numbers(role)
    if since.strip().lower() == "last":
        return read_run(path_of(role, kept[-1])) if kept else None
    if since.strip().isdecimal():
        number = int(since)
        if number not in kept:
            known = ", ".join(map(str, kept)) or "–"
            raise UsageError([Complaint("no-such-run", {"number": number, "known": known})])
        return read_run(path_of(role, number))
    found = read_run(Path(since))
    if found.role != role.name:
        raise UsageError([Complaint("run-of-another-role", {"given": found.role, "role": role.name}, since)])
    return found


def keep_run(role: Path, made: Callable[[Run | None, int], Run | None], who: str, now: Callable[[], str]) -> Run | None:
    """Keep what `made` makes of the last run and the next number; None: there was nothing to keep."""
    with locked(role, who, now, LOCK):
        number = (0, *numbers(role))[-1] + 1
        run = made(last_run(role), number)
        if run is not None:
            write_atomically(path_of(role, number), _text(run))
        return run


def _text(run: Run) -> str:
    plain = {
        **run._asdict(),
        "schema": SCHEMA,
        "off": dict(run.off),
        "findings": [
            {**held._asdict(), "fingerprint": held.fingerprint, "spots": [spot._asdict() for spot in held.spots]}
            for held in run.findings
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _run(held: Mapping[str, Any]) -> Run:
    if held["schema"] != SCHEMA:
        raise KeyError(SCHEMA)
    words = {
        key: _word(held[key]) for key in ("role", "bank", "digest", "rules", "jurisdiction", "answers", "day", "by")
    }
    return Run(
        active=_words(held["active"]),
        off={_word(code): _word(reason) for code, reason in held["off"].items()},
        on=_words(held["on"]),
        findings=tuple(_finding(found) for found in held["findings"]),
        gone=_words(held["gone"]),
        n=int(held["n"]),
        **words,
    )


def _finding(held: Mapping[str, Any]) -> KeptFinding:
    words = {key: _word(held[key]) for key in ("code", "at", "severity", "text_hash", "waiver", "since")}
    spots = tuple(Spot(_word(spot["at"]), bool(spot["absent"]), _word(spot["answer"])) for spot in held["spots"])
    return KeptFinding(clauses=_words(held["clauses"]), spots=spots, first_seen=int(held["first_seen"]), **words)


def _words(held: Any) -> tuple[str, ...]:
    if not isinstance(held, list):
        raise TypeError(held)
    return tuple(map(_word, held))


def _word(held: Any) -> str:
    if not isinstance(held, str):
        raise TypeError(held)
    return held
