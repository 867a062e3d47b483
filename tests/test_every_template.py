"""Greets a new template: every name it uses exists, it is used, and it renders full, partial and empty roles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import meta, nodes
from markdown_it import MarkdownIt

from draft_specimen import FULL, LANGUAGES, bank, mark, missing, position
from wizard.draft import write
from wizard.draft.environment import DOCUMENT, environment
from wizard.draft.outline import outline
from wizard.shelves import shelf

FOLDER = shelf("templates")
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.j2"))
HANDED_ON = {"section", "clauses", "table", "block"}
"""Names that one template gives another which it includes."""

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def tree() -> dict[str, Any]:
    """What a template is given for the full role."""
    return outline(position(FULL), bank(), "en", {}, provenance=True)


def keys(value: Any) -> Iterator[str]:
    """All keys of all mappings of the tree."""
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)


def parsed(name: str) -> nodes.Template:
    """A template's own syntax tree."""
    return environment().parse(Path(FOLDER, name).read_text(encoding="utf-8"))


def test_the_guard_sees_templates() -> None:
    """A wrong path or an empty folder fails here instead of passing everywhere."""
    assert DOCUMENT in TEMPLATES
    assert len(TEMPLATES) > 4


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_variable_exists(name: str) -> None:
    """A template asks only for names that it is given."""
    assert set() == meta.find_undeclared_variables(parsed(name)) - set(tree()) - HANDED_ON


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_key_exists(name: str) -> None:
    """And only for keys that some mapping of the tree has."""
    asked = {
        found.arg.value
        for found in parsed(name).find_all(nodes.Getitem)
        if isinstance(found.arg, nodes.Const) and isinstance(found.arg.value, str)
    }
    assert set() == asked - set(keys(tree()))


def test_every_template_is_used() -> None:
    """No template lies about that the document never includes."""
    seen: set[str] = set()
    todo = [DOCUMENT]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += [found for found in meta.find_referenced_templates(parsed(name)) if found]
    assert set(TEMPLATES) == seen


def test_the_tree_is_plain() -> None:
    """A template gets nothing but mappings, lists, texts and numbers."""

    def kinds(value: Any) -> Iterator[type]:
        if isinstance(value, dict | list):
            assert type(value) in (dict, list)
            for item in value.values() if isinstance(value, dict) else value:
                yield from kinds(item)
        else:
            yield type(value)

    found = set(kinds(tree()))
    assert found
    assert all(issubclass(kind, str) or kind is int for kind in found)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_partial_role_renders(language: str, data: st.DataObject) -> None:
    """Any part of the answers may be missing, asked of somebody, or excused: the document stays whole."""
    fate = st.sampled_from(("kept", "gone", "asked"))
    fates = {at: data.draw(fate) for at in FULL}
    cells = {at: value if fates[at] == "kept" else missing() for at, value in FULL.items() if fates[at] != "gone"}
    marks = {at: mark(due="2026-12-04") for at, held in fates.items() if held == "asked"}
    text = write(position(cells), bank(), language, marks, provenance=data.draw(st.booleans()))
    tokens = PARSER.parse(text)
    assert tokens[0].type in ("paragraph_open", "heading_open")
    assert "\n\n\n" not in text
    for token in tokens:
        if token.type == "inline":
            assert "**" not in "".join(child.content for child in token.children or () if child.type == "text"), text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == sum(token.type == "tr_open" for token in tokens) + sum(
        token.type == "table_open" for token in tokens
    )
