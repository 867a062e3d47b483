"""The schema that editors complete from says what our reader says: both accept and refuse the same files."""

import copy
import functools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from roles import BANKS
from small_bank import SMALL
from wizard.banks import open_bank
from wizard.errors import BankError
from wizard.strict_yaml import Node, read_text, write

NAMES = [path.stem for path in sorted(BANKS.glob("*.yaml"))]
LINE = "# yaml-language-server: $schema=bank.schema.json"

CROSS = frozenset(
    {
        *("duplicate-id", "duplicate-choice", "duplicate-suggestion", "unknown-question", "unknown-suggestion"),
        *(
            "unknown-list",
            "unknown-section",
            "links-to-no-records",
            "reserved-id",
            "bad-value",
            "no-suggestion-of-kind",
        ),
    }
)
"""What a schema cannot know: it sees one place at a time."""


@functools.cache
def validator() -> Draft7Validator:
    """The schema, read once."""
    schema = json.loads((BANKS / "bank.schema.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def seen_by_an_editor(node: Node) -> Any:
    """The values as YAML gives them to an editor: flags and numbers where they are not quoted."""
    value = node.value
    if isinstance(value, tuple):
        return [seen_by_an_editor(item) for item in value]
    if not isinstance(value, str):
        return {key: seen_by_an_editor(held) for key, held in value.items()}
    if node.quoted:
        return value
    if node.empty:
        return None
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isdigit() and not value.startswith("0") else value


def editor_accepts(text: str) -> bool:
    """Whether an editor would underline nothing."""
    return validator().is_valid(seen_by_an_editor(read_text(text, "x")))


def reader_accepts(text: str, tmp_path: Path) -> bool | None:
    """Whether our reader has nothing to say; None where a reference or a condition is wrong, which no schema sees."""
    path = tmp_path / "bank.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        open_bank(str(path))
    except BankError as failure:
        codes = {held.code for held in failure.complaints}
        return None if any(code in CROSS or code.startswith("condition-") for code in codes) else False
    return True


@pytest.mark.parametrize("name", NAMES)
def test_every_bank_begins_with_the_schema_and_fits_it(name: str) -> None:
    """An editor completes our banks and underlines nothing in them."""
    text = (BANKS / f"{name}.yaml").read_text("utf-8")
    assert LINE == text.split("\n", 1)[0]
    found = [error.message for error in validator().iter_errors(seen_by_an_editor(read_text(text, name)))]
    assert [] == found


def test_the_bank_of_the_readme_fits_too(tmp_path: Path) -> None:
    """What a newcomer copies is completed from its first line."""
    text = (BANKS / "README.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    assert editor_accepts(text)
    assert reader_accepts(text, tmp_path)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a file whose form both look at; the columns of suggestions are only known to the reader."""
    yield path
    if isinstance(value, dict):
        for key, held in value.items():
            if key not in ("suggestions", "when"):
                yield from places(held, (*path, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from places(held, (*path, number))


def changed(root: Any, path: tuple[Any, ...], dice: random.Random) -> Any:
    """The file with one thing wrong, or different, at that place."""
    root = copy.deepcopy(root)
    held = root
    for step in path[:-1]:
        held = held[step]
    value = held[path[-1]]
    kinds = ["list", "mapping", "word", "empty"]
    if isinstance(held, dict):
        kinds += ["delete", "rename", "add"]
    match dice.choice(kinds):
        case "list":
            held[path[-1]] = ["x"]
        case "mapping":
            held[path[-1]] = {"strange": "x"}
        case "word":
            held[path[-1]] = dice.choice(["Yes", "x y", "true", "records", "choice", "text", "major", "d", "a.b"])
        case "empty":
            held[path[-1]] = ""
        case "delete":
            del held[path[-1]]
        case "rename":
            del held[path[-1]]
            held[f"{path[-1]}s"] = value
        case "add":
            held[dice.choice(["x-note", "strange", "hint", "required", "fields"])] = dice.choice(["true", "x", ["x"]])
    return root


def flags(text: str) -> str:
    """`write` quotes what would be read as a flag; a person does not."""
    return re.sub(r"(required|printed): '(true|false)'", r"\1: \2", text)


def test_both_accept_and_refuse_the_same_files(tmp_path: Path) -> None:
    """A hundred and fifty small changes of a whole bank: the verdicts agree, and both verdicts occur."""
    dice = random.Random(4)
    root = json.loads(json.dumps(seen_by_an_editor(read_text(SMALL, "small")), default=str))
    root = json.loads(json.dumps(root).replace(": true", ': "true"').replace(": false", ': "false"'))
    # A column that is called otherwise is a reference: the suggestions name it.
    known = [path for path in places(root) if path and not (path[-1] == "id" and "fields" in path)]
    verdicts: dict[bool, int] = {True: 0, False: 0}
    for number in range(150):
        text = flags(write(changed(root, dice.choice(known), dice)))
        ours = reader_accepts(text, tmp_path)
        if ours is None:
            continue
        assert ours == editor_accepts(text), (number, text)
        verdicts[ours] += 1
    assert min(verdicts.values()) > 20
