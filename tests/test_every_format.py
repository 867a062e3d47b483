"""Greets a new format: the same bytes for the same report, hostile text stays text, three scripts survive."""

import json

import pytest
from markdown_it import MarkdownIt

from report_specimen import THREE_SCRIPTS, report, view
from wizard.export import FORMATS, export
from wizard.model.text import LANGUAGES

HOSTILE = [
    "{{ 7*7 }}",
    "<script>alert(1)</script>",
    "[a](http://b)",
    "# x",
    "- y",
    '"quoted" \\ and | more',
    "**b** `c`",
]


def test_the_guard_sees_formats() -> None:
    """An empty table fails here instead of passing everywhere."""
    assert {"md", "json"} <= set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_is_deterministic(name: str, language: str) -> None:
    """No clock and no chance: the same report gives the same bytes, and ends with a line end."""
    written = export(view(language), name)
    assert written == export(view(language), name)
    assert written.endswith(b"\n")
    assert len(written) > 200


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_three_scripts_survive(name: str, language: str) -> None:
    """What was found is written as UTF-8 in the letters in which it was typed."""
    assert THREE_SCRIPTS[language] in export(view(language), name).decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_stays_text(name: str, typed: str) -> None:
    """Every sentence and name replaced by a hostile one: the structure is that of a calm report, the text is there."""
    written = export(view("en", words=typed), name).decode()
    calm = export(view("en", words="x"), name).decode()
    if name == "json":
        assert typed == json.loads(written)["findings"][0]["question"]
        assert _shape(json.loads(calm)) == _shape(json.loads(written))
    else:
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        tokens = parser.parse(written)
        assert [token.type for token in parser.parse(calm)] == [token.type for token in tokens]
        children = [child for token in tokens for child in token.children or ()]
        assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}
        assert sum(typed in child.content for child in children) > 20


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(held) for key, held in value.items()}
    return [_shape(held) for held in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_report_is_written(name: str, language: str) -> None:
    """Nothing found is a result too, and what was not checked is said even then."""
    written = export(view(language, report(findings=())), name).decode()
    assert "whether it is true" in written
