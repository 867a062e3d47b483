"""One person at a time writes a role: a lock file that says who, where and since when."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wizard.errors import Complaint, WorkspaceError

NAME = "lock.json"


@contextmanager
def locked(folder: Path, who: str, now: Callable[[], str], name: str = NAME) -> Iterator[None]:
    """Hold a lock of the folder; WorkspaceError `locked` names the holder. The lock of a dead process is taken over."""
    path = folder / name
    try:
        _take(path, who, now)
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise WorkspaceError([Complaint("file-unwritable", {"why": why}, str(path))]) from failure
    try:
        yield
    finally:
        if _holder(path).get("pid") == os.getpid():
            path.unlink(missing_ok=True)


def _take(path: Path, who: str, now: Callable[[], str]) -> None:
    mine = json.dumps({"who": who, "host": _host(), "pid": os.getpid(), "since": now()}, ensure_ascii=False)
    for _ in range(2):
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            holder = _holder(path)
            if _is_alive(holder):
                values = {key: str(holder.get(key, "?")) for key in ("who", "host", "since")}
                raise WorkspaceError([Complaint("locked", values, str(path))]) from None
            path.unlink(missing_ok=True)
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(mine)
        return
    raise WorkspaceError([Complaint("locked", {"who": "?", "host": "?", "since": "?"}, str(path))])


def _holder(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _is_alive(holder: dict[str, Any]) -> bool:
    """A process of another machine counts as alive; of this one, it is asked for. An unreadable lock is dead."""
    pid = holder.get("pid")
    if not isinstance(pid, int):
        return False
    if holder.get("host") != _host():
        return True
    if os.name == "nt":  # os.kill would end the process there
        return _windows_process_exists(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid != os.getpid()


def _windows_process_exists(pid: int) -> bool:
    import ctypes

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009  # exists on Windows only
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def _host() -> str:
    """The machine's name, without the cost of importing `socket` or `platform`."""
    return os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename
