"""Writes files whole or not at all, and survives the power cut that comes in between."""

import os
import time
from contextlib import suppress
from pathlib import Path

from wizard.errors import Complaint, WorkspaceError

PATIENCE = 5
"""How often Windows is asked again while a virus scanner or Word holds the file."""


def write_atomically(path: Path, content: str | bytes) -> None:
    """Replace `path` by `content`: a scratch file in the same folder, flushed to disk, then renamed over it."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    scratch = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(scratch, path)
    except OSError as failure:
        with suppress(OSError):  # a file may stand where the folder should be
            scratch.unlink(missing_ok=True)
        code = "file-open-elsewhere" if isinstance(failure, PermissionError) and path.exists() else "file-unwritable"
        raise WorkspaceError([Complaint(code, {"why": failure.strerror or str(failure)}, str(path))]) from failure
    sync_folder(path.parent)


def _rename(scratch: Path, path: Path) -> None:
    for attempt in range(PATIENCE):
        try:
            scratch.replace(path)
        except PermissionError:
            if os.name != "nt" or attempt == PATIENCE - 1:
                raise
            time.sleep(0.1 * (attempt + 1))
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
