"""Opens a bank by name or path: the role over what it extends, from YAML once and from its compiled copy after that."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.banks.compiled_form import from_rows, to_rows
from wizard.errors import BankError, Complaint, UsageError, WizardError
from wizard.model.bank import Bank
from wizard.model.law import Law
from wizard.model.text import nearest
from wizard.shelves import compiled, digest_of, shelf

if TYPE_CHECKING:
    from wizard.strict_yaml import Node

MOST_LAYERS = 8


def bank_names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The banks on our shelf and in these folders (a workspace's own `question_banks`)."""
    found = {path.stem for folder in (*folders, shelf("question_banks")) for path in folder.glob("*.yaml")}
    return tuple(sorted(found))


def open_bank(name: str, folders: Sequence[Path] = ()) -> Bank:
    """The bank `name` (or a path to a YAML file); folders given are searched before our shelf.

    BankError lists every complaint of the bank and of what it extends; UsageError where there is no such bank.
    """
    paths = _with_tables(_layers(name, folders))
    sources = [path.read_bytes() for path in paths]
    digest = digest_of([*sources, *(_shown(path).encode() for path in paths)])
    return from_rows(compiled("bank", digest, lambda: to_rows(_read(paths, sources, digest)[0])), digest)


def check_bank(name: str, folders: Sequence[Path] = ()) -> tuple[Bank, tuple[Complaint, ...]]:
    """The bank, read afresh, and the remarks on the quality of its own file; raises what `open_bank` raises."""
    from wizard.banks.quality import Quality

    layers = _layers(name, folders)
    paths = _with_tables(layers)
    bank, root = _read(paths, [path.read_bytes() for path in paths], "")
    return bank, Quality(bank, _shown(layers[0]), open_law().stale).look(root)


def _with_tables(paths: Sequence[Path]) -> list[Path]:
    lists = shelf("question_banks") / "lists"
    return [*paths, lists / "powers.yaml", lists / "jurisdictions.yaml"]


def _read(paths: Sequence[Path], sources: Sequence[bytes], digest: str) -> tuple[Bank, "Node"]:
    """The bank of these files and the nodes that it was built from."""
    from wizard.banks.builder import build, read_head
    from wizard.banks.countries import with_countries
    from wizard.banks.layers import lay_over
    from wizard.banks.reading import Reading
    from wizard.banks.tables import read_tables

    reading = Reading()
    *banks, powers, jurisdictions = zip(paths, sources, strict=True)
    nodes = [_root(path, source) for path, source in banks]
    law = _list(*jurisdictions)
    tables = read_tables(_list(*powers), law, reading)
    for node in nodes:
        read_head(node, reading)
    root = nodes.pop()
    while nodes:
        root = lay_over(root, nodes.pop(), reading)
    root = with_countries(root, law, reading)
    return build(root, tables, digest, reading), root


@functools.lru_cache(maxsize=2)
def _list(path: Path, source: bytes) -> "Node":
    """The nodes of one of our two lists: whoever checks many banks reads them once."""
    return _root(path, source)


def _root(path: Path, source: bytes) -> "Node":
    from wizard.strict_yaml import read_text

    try:
        return read_text(source, _shown(path))
    except WizardError as failure:
        raise BankError(failure.complaints) from failure


def _layers(name: str, folders: Sequence[Path]) -> list[Path]:
    """The files of a bank, the role first, what it extends behind it."""
    paths: list[Path] = []
    asked: Path | None = _find(name, folders)
    if asked is None:
        known = bank_names(folders)
        raise UsageError(
            [Complaint("no-such-bank", {"name": name, "known": ", ".join(known), "meant": nearest(name, known)})]
        )
    while asked is not None:
        if asked in paths or len(paths) == MOST_LAYERS:
            raise BankError([Complaint("extends-circle", {"name": name}, _shown(paths[-1]))])
        paths.append(asked)
        wanted = _extends(asked)
        asked = _beneath(wanted, folders, paths) if wanted else None
        if wanted and asked is None:
            meant = nearest(wanted, bank_names(folders))
            raise BankError([Complaint("extends-unknown", {"name": wanted, "meant": meant}, _shown(paths[-1]))])
    return paths


def _beneath(name: str, folders: Sequence[Path], paths: Sequence[Path]) -> Path | None:
    """The bank that the last of these files extends. Extending one's own name means the next of that name below."""
    if name != paths[-1].stem:
        ours = paths[-1].parent == shelf("question_banks")
        return _find(name, folders, beside=None if ours else paths[-1].parent)
    shelves = [*folders, shelf("question_banks")]
    below = [folder / f"{name}.yaml" for folder in shelves if folder / f"{name}.yaml" not in paths]
    return next((path for path in below if path.is_file()), None)


def _find(name: str, folders: Sequence[Path], beside: Path | None = None) -> Path | None:
    given = Path(name)
    if given.suffix in (".yaml", ".yml") and given.is_file():
        return given
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    for folder in (*([beside] if beside else ()), *folders, shelf("question_banks")):
        path: Path = folder / f"{name}.yaml"
        if path.is_file():
            return path
    return None


def _extends(path: Path) -> str:
    """The name after `extends:` in the head, found without reading YAML: it decides which files are hashed.

    What the strict reader finds later is the same text, or a complaint.
    """
    import re

    try:
        head = path.read_text(encoding="utf-8", errors="replace").partition("\nsections:")[0]
    except OSError as failure:
        raise BankError([Complaint("file-unreadable", {"why": failure.strerror or ""}, _shown(path))]) from failure
    found = re.search(r"^\s*(?:bank:.*[{,]\s*)?extends:\s*[\"']?([a-z0-9-]+)", head, re.MULTILINE)
    return found[1] if found else ""


def _shown(path: Path) -> str:
    """How a bank's file is named in complaints: by its shelf where it is ours, as given otherwise."""
    ours = shelf("question_banks")
    return f"question_banks/{path.relative_to(ours).as_posix()}" if path.is_relative_to(ours) else str(path)


def open_law() -> Law:
    """What `lists/jurisdictions.yaml` knows of the law; BankError where the file is no such list."""
    from wizard.banks.countries import country_choices, read_notes, read_stale
    from wizard.banks.reading import Reading

    path = shelf("question_banks") / "lists" / "jurisdictions.yaml"
    reading = Reading()
    root = _root(path, path.read_bytes())
    countries = {choice.value: choice.label for choice in reading.choices(country_choices(root))}
    law = Law(countries, read_notes(root, reading), read_stale(root, reading))
    if reading.complaints:
        raise BankError(reading.complaints)
    return law
