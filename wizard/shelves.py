"""Finds the shelves, `question_banks/` and `templates/`, and keeps compiled copies of what was read from them.

In an installed wheel the shelves lie in `wizard/_data`; in a checkout and an editable install they are the folders
beside the package. A compiled copy is JSON in the user's cache folder, named after the content it was made from, so
that an unchanged file never costs YAML again and a changed one is never mistaken for the old.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

COMPILED_FORM: Final = "2"
"""Raised whenever the form of a compiled copy changes; older copies are then simply never found."""

_PACKAGE: Final = Path(__file__).parent


def shelf(name: str) -> Path:
    """The folder `question_banks` or `templates`."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def cache_folder() -> Path:
    """Where compiled copies lie. Not platformdirs: its import costs as much as the whole interpreter's start."""
    chosen = os.environ.get("ROLE_WIZARD_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "role-wizard" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "role-wizard"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "role-wizard"


def digest_of(sources: Sequence[bytes]) -> str:
    """A name for exactly this content, read by exactly this version of the reader."""
    import hashlib

    digest = hashlib.blake2b(COMPILED_FORM.encode(), digest_size=16)
    for source in sources:
        digest.update(len(source).to_bytes(8, "big"))
        digest.update(source)
    return digest.hexdigest()


def compiled(kind: str, digest: str, build: Callable[[], Any]) -> Any:
    """The compiled copy of that content, or what `build` makes (plain JSON values), kept for next time.

    A cache that cannot be read or written is no reason to fail: the work is done again.
    """
    import json

    path = cache_folder() / f"{kind}-{digest}.json"
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        pass
    made = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(f".{path.name}.{os.getpid()}")
        scratch.write_bytes(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())
        scratch.replace(path)
    except (OSError, ValueError):
        return made
    return json.loads(path.read_bytes())


def compiled_yaml(path: Path, shown: str) -> Any:
    """The plain content of one of our own YAML files (phrases, rule pages), by way of its compiled copy."""
    source = path.read_bytes()

    def build() -> Any:
        from wizard.strict_yaml import plain, read_text

        return plain(read_text(source, shown))

    return compiled("yaml", digest_of([source]), build)
