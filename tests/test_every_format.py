"""Greets a new format of the report or of the draft: the same bytes twice, hostile text stays text, scripts survive."""

import csv
import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from papers import COMPLETE, EXAMPLES, MOMENT, Page, Word, paper
from report_specimen import THREE_SCRIPTS, report, view
from tagged_pdf import TaggedPdf
from wizard.errors import UsageError
from wizard.export import FORMATS, export
from wizard.export.document import Paper
from wizard.export.draft_format import DRAFT_FORMATS, export_draft
from wizard.export.gap_letter import letters
from wizard.export.reading import read
from wizard.model.cells import bare
from wizard.model.markdown import escape
from wizard.model.text import LANGUAGES

HOSTILE = [
    "=HYPERLINK(1)",
    "@SUM(1)",
    "{0} and {{1}}",
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
    assert {"md", "json", "html", "sarif", "csv"} <= set(FORMATS)
    assert {"html", "docx", "pdf"} <= set(DRAFT_FORMATS)
    assert EXAMPLES


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
    elif name == "html":
        page = Page(written.encode())
        assert [tag for tag, _ in Page(calm.encode()).elements] == [tag for tag, _ in page.elements]
        assert sum(" ".join(typed.split()) in line for line in page.lines()) > 20
    elif name == "sarif":
        assert _shape(json.loads(calm)) == _shape(json.loads(written))
        message = json.loads(written)["runs"][0]["results"][0]["message"]["text"]
        assert typed == plain_message(message.partition("\n")[2])
        assert re.search(r"(?<!\\)\[[^\[\]]*\]\(", message) is None
        assert re.search(r"(?<!\{)\{(?:\{\{)*\d", message) is None
    elif name == "csv":
        rows = list(csv.reader(StringIO(written.removeprefix("\ufeff"))))
        assert {len(cells) for cells in csv.reader(StringIO(calm))} == {len(cells) for cells in rows}
        assert typed == bare(rows[1][4])
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cells in rows for cell in cells)
    else:
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        tokens = parser.parse(written)
        assert [token.type for token in parser.parse(calm)] == [token.type for token in tokens]
        children = [child for token in tokens for child in token.children or ()]
        assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}
        assert sum(typed in child.content for child in children) > 20


def plain_message(text: str) -> str:
    """What a reader of SARIF shows: doubled braces are one, and an escaped bracket is a bracket."""
    return text.replace("{{", "{").replace("}}", "}").replace("\\[", "[")


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(held) for key, held in value.items()}
    return [_shape(held) for held in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_report_is_written(name: str, language: str) -> None:
    """Nothing found is a result too, and what was not checked is said even then."""
    written = export(view(language, report(findings=())), name).decode()
    assert name == "csv" or "whether it is true" in written  # a table holds questions only


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_stays_text_in_letters(typed: str) -> None:
    """The structure of each letter is that of a calm one, and the text is there."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    hostile, calm = (letters(view("en", words=words), words) for words in (typed, "x"))
    assert 3 == len(hostile) == len(calm)
    for one, other in zip(hostile, calm, strict=True):
        tokens = parser.parse(one.text)
        assert [token.type for token in parser.parse(other.text)] == [token.type for token in tokens]
        children = [child for token in tokens for child in token.children or ()]
        assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}
        assert sum(typed in child.content for child in children) >= 5
        assert re.fullmatch(r"[\w-]+", one.name)


# --- formats of the draft ---------------------------------------------------------------------------------------------


def said(content: bytes, name: str) -> list[str]:
    """What a file says, when it is read back."""
    if name == "docx":
        return Word(content).lines()
    if name == "html":
        return Page(content).lines()
    assert name == "pdf", "teach this test to read the new format"
    return [text for _, text in TaggedPdf(content).elements()]


@pytest.mark.parametrize("name", DRAFT_FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [*EXAMPLES, COMPLETE])
def test_every_draft_format_is_deterministic(name: str, language: str, role: str) -> None:
    """No clock and no chance, whatever was written before."""
    written = export_draft(paper(role, language), name)
    assert len(written) > 5_000
    assert written == export_draft(paper(role, language), name)


@pytest.mark.parametrize("name", DRAFT_FORMATS)
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_drafts_stay_text(name: str, typed: str) -> None:
    """Typed into a clause, a heading and a cell, it is there as it was typed."""
    shown = escape(typed)
    source = f"# {shown}\n\n## 1. {shown}\n\n1.1. {shown}\n\n| No. | a |\n| --- | --- |\n| 1.2 | {shown} |\n"
    lines = said(export_draft(Paper(read(source, "en"), MOMENT), name), name)
    assert 4 <= sum(typed in line for line in lines)


@pytest.mark.parametrize("name", DRAFT_FORMATS)
def test_three_scripts_survive_in_drafts(name: str) -> None:
    """Side by side in one clause."""
    source = "# A\n\n## 1. B\n\n1.1. Latin Кириллица عربي\n"
    told = " ".join(said(export_draft(Paper(read(source, "en"), MOMENT), name), name))
    assert "Latin" in told
    assert "Кириллица" in told
    assert "عربي" in told or "عربي"[::-1] in told


@pytest.mark.parametrize("name", DRAFT_FORMATS)
def test_an_almost_empty_draft_is_written(name: str) -> None:
    """One line is a document too."""
    assert any("only" in line for line in said(export_draft(Paper(read("only\n", "en"), MOMENT), name), name))


def test_an_unknown_format_of_a_draft_is_refused() -> None:
    """With the names of those that there are."""
    with pytest.raises(UsageError) as told:
        export_draft(paper(COMPLETE, "en"), "odt")
    assert "html, docx, pdf" == told.value.complaints[0].values["known"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["draft", "filled", "--stdout"], set()),
        (["gaps", "filled", "--format", "html", "--fail-on", "never"], set()),
        (["draft", "filled", "--to", "html"], set()),
        (["draft", "filled", "--to", "docx"], {"docx", "lxml"}),
        (["draft", "filled", "--to", "pdf"], {"typst", "pymupdf_fonts"}),
    ],
)
def test_a_format_is_imported_only_when_it_is_asked_for(words: list[str], asked: set[str], tmp_path: Path) -> None:
    """Word and PDF cost more than all the rest."""
    example = Path(__file__).parent.parent / "question_banks" / "examples" / f"{EXAMPLES[0]}.yaml"
    start = [sys.executable, "-c", SPY, "--workspace", str(tmp_path)]
    given = ["interview", "filled", "--bank", EXAMPLES[0], "--answers", str(example), "--no-input"]
    for command, wanted in ((given, set()), (words, asked)):
        done = subprocess.run([*start, *command], capture_output=True, text=True, encoding="utf-8", check=True)
        assert wanted == set(done.stderr.split()), command


SPY = """
import sys
from wizard.cli import main
try:
    main()
finally:
    print(*{"docx", "lxml", "typst", "pymupdf_fonts"} & set(sys.modules), file=sys.stderr)
"""
