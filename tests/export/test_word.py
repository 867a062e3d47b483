"""The Word file: real numbers, styles and fields, right to left where it must be, and the same bytes every time."""

import re
import zipfile
from io import BytesIO

import docx
import pytest

from our_letterhead import FILE, ours
from papers import COMPLETE, EXAMPLES, MOMENT, RTL, UNFINISHED, W, Word, document, markdown, paper
from wizard.export.document import Paper, Paragraph, Role, Table
from wizard.export.docx.wml import by_direction
from wizard.export.draft_format import export_draft
from wizard.export.reading import read
from wizard.model.text import LANGUAGES

# The order of the schema (ECMA-376, wml.xsd), as far as we write it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs rtl cs lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan tcBorders",
    "sectPr": "headerReference footerReference pgSz pgMar cols titlePg bidi docGrid",
}
DRAFTS = [(name, language) for name in (*EXAMPLES, COMPLETE) for language in LANGUAGES]


def made(name: str, language: str) -> Word:
    """That draft as Word."""
    return Word(export_draft(paper(name, language), "docx"))


def test_our_letterhead_is_what_its_maker_makes() -> None:
    """Nobody has edited the file without its source."""
    assert ours() == FILE.read_bytes()


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_the_same_draft_gives_the_same_bytes(name: str, language: str) -> None:
    """Also in another order of work."""
    first = export_draft(paper(name, language), "docx")
    export_draft(paper(name, LANGUAGES[0]), "docx")
    assert first == export_draft(paper(name, language), "docx")
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert {(1980, 1, 1, 0, 0, 0)} == {held.date_time for held in packed.infolist()}


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_python_docx_opens_it_and_finds_properties(name: str, language: str) -> None:
    """Title, number, author, language and the time of the last answer; nothing of another program's template."""
    told = docx.Document(BytesIO(export_draft(paper(name, language), "docx"))).core_properties
    held = document(name, language)
    assert (held.name, held.fields.get("organisation", "")) == (told.title, told.author)
    assert told.author == told.last_modified_by
    assert held.fields.get("number", "") == told.subject
    assert {"en": "en-GB", "ru": "ru-RU", "ar": "ar-SA"}[language] == told.language
    assert MOMENT == told.created.timestamp() == told.modified.timestamp()
    assert ("", "") == (told.comments, told.keywords)


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_properties_stand_in_the_order_of_the_schema(name: str, language: str) -> None:
    """Word refuses or silently drops what stands elsewhere."""
    seen = 0
    for tree in made(name, language).trees.values():
        for kind, order in ORDER.items():
            for held in tree.iter(W + kind):
                names = [child.tag.rpartition("}")[2] for child in held]
                ranks = [order.split().index(child) for child in names]
                assert sorted(ranks) == ranks, names
                seen += len(names)
    assert seen > 500


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_numbers_are_counted_by_word(name: str, language: str) -> None:
    """One multilevel list, each level bound to its style; no number is typed, not even in tables."""
    word, held = made(name, language), document(name, language)
    texts = ["".join(t.text or "" for t in p.iter(W + "t")) for p in word.body.iter(W + "p")]
    assert not [text for text in texts if re.match(r"\d+\.\d+", text)]
    (abstract,) = word.trees["word/numbering.xml"].iter(W + "abstractNum")
    levels = [lvl.find(W + "lvlText").get(W + "val") for lvl in abstract.iter(W + "lvl")]
    dot = "" if language == "ar" else "."
    assert [f"{text}{dot}" for text in ("%1", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4")] == levels
    assert ["JDSection", "JDClause", "JDClause2", "JDClause3"] == [
        style.get(W + "val") for style in abstract.iter(W + "pStyle")
    ]
    counted = sum(word.list_of(p) is not None for p in word.body.iter(W + "p"))
    numbers = [b.number for b in held.blocks if isinstance(b, Paragraph) and b.number]
    rows = [n for b in held.blocks if isinstance(b, Table) for n in b.numbers]
    assert len(numbers) + len(rows) == counted > 30


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_sections_are_headings(name: str, language: str) -> None:
    """Based on the letterhead's Heading 1: they show in the navigation pane and stay with their clauses."""
    word = made(name, language)
    style = word.styles["JDSection"].find(W + "basedOn").get(W + "val")
    assert "heading 1" == word.styles[style].find(W + "name").get(W + "val")
    props = word.styles["JDSection"].find(W + "pPr")
    assert "0" == props.find(W + "outlineLvl").get(W + "val")
    assert props.find(W + "keepNext") is not None


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_tables_keep_their_rows_and_repeat_their_heads(name: str, language: str) -> None:
    """And fit the page exactly."""
    word = made(name, language)
    tables = list(word.body.iter(W + "tbl"))
    held = [b for b in document(name, language).blocks if isinstance(b, Table)]
    assert len(held) == len(tables) >= 3
    size, margins = (next(word.body.iter(W + key)) for key in ("pgSz", "pgMar"))
    page = int(size.get(W + "w")) - int(margins.get(W + "left")) - int(margins.get(W + "right"))
    for table in tables:
        assert page == sum(int(column.get(W + "w")) for column in table.iter(W + "gridCol"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(W + "tr"))
    heads = [table for table in tables if next(table.iter(W + "tr")).find(f"{W}trPr/{W}tblHeader") is not None]
    signed = sum(block.role is Role.APPROVAL for block in held)
    assert len(tables) - signed == len(heads)  # the approval block has lines, no head


@pytest.mark.parametrize("name", [*EXAMPLES, COMPLETE])
def test_arabic_runs_from_right_to_left(name: str) -> None:
    """Paragraphs, runs, tables, section, page numbers; Latin stretches stay as they are."""
    word = made(name, "ar")
    for part, tree in word.trees.items():
        if not part.startswith("word/") or part in ("word/styles.xml", "word/numbering.xml"):
            continue
        for paragraph in tree.iter(W + "p"):
            if next(paragraph.iter(W + "r"), None) is not None:
                assert paragraph.find(f"{W}pPr/{W}bidi") is not None, part
        for run in tree.iter(W + "r"):
            text = "".join(t.text or "" for t in run.iter(W + "t"))
            marked = run.find(f"{W}rPr/{W}rtl") is not None
            assert not RTL.search(text) or marked, text
            assert not re.fullmatch(r"[A-Za-z]+", text) or not marked, text
            if run.find(W + "fldChar") is not None or run.find(W + "instrText") is not None:
                assert marked
            bold = run.find(f"{W}rPr/{W}b")
            assert bold is None or run.find(f"{W}rPr/{W}bCs") is not None
        assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tree.iter(W + "tbl"))
        assert all(section.find(W + "bidi") is not None for section in tree.iter(W + "sectPr"))
        assert not [jc for jc in tree.iter(W + "jc") if jc.get(W + "val") in ("right", "both")]
    fonts = next(word.trees["word/styles.xml"].iter(W + "rFonts"))
    assert fonts.get(W + "cs")
    assert all(style.find(f"{W}rPr/{W}szCs") is not None for key, style in word.styles.items() if key.startswith("JD"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_other_languages_run_from_left_to_right(language: str) -> None:
    """Even on a letterhead whose own styles say the opposite."""
    word = made(COMPLETE, language)
    assert not list(word.body.iter(W + "bidiVisual", W + "rtl"))
    assert {"0"} == {bidi.get(W + "val") for bidi in word.body.iter(W + "bidi")}


def test_latin_inside_arabic_is_a_run_of_its_own() -> None:
    """Digits and signs go with the text around them."""
    assert [("نظام ", True), ("SAP S/4HANA", False), (" (2 يوم)", True)] == list(
        by_direction("نظام SAP S/4HANA (2 يوم)", rtl=True)
    )
    assert [("plain 5%", False)] == list(by_direction("plain 5%", rtl=False))


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_page_numbers_and_document_number_are_printed(name: str, language: str) -> None:
    """PAGE of NUMPAGES on every page; organisation and number in the running header."""
    word, held = made(name, language), document(name, language)
    for part in ("word/footer1.xml", "word/footer2.xml"):
        assert [" PAGE ", " NUMPAGES "] == [t.text for t in word.trees[part].iter(W + "instrText")]
    header = "".join(t.text or "" for t in word.trees["word/header1.xml"].iter(W + "t"))
    assert held.fields.get("organisation", "________") in header
    assert held.fields.get("number", "________") in header
    assert not [part for part, data in word.parts.items() if part.startswith("word/") and b"{{" in data]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_mark_stands_on_every_page_until_the_gate_is_open(language: str) -> None:
    """In the headers of the first and of all other pages."""
    mark = {"en": "DRAFT", "ru": "ПРОЕКТ", "ar": "مسودة"}[language]
    for name, marked in ((UNFINISHED, True), (COMPLETE, False)):
        word = made(name, language)
        for part in ("word/header1.xml", "word/header2.xml"):
            texts = [t.text for t in word.trees[part].iter(W + "t")]
            assert marked == (mark in texts), part
    assert document(UNFINISHED, language).unfinished
    assert not document(COMPLETE, language).unfinished


def test_a_blocked_draft_is_marked_even_without_its_notice() -> None:
    """A company's template may leave the notice out; the gate is closed all the same."""
    held = read("# A\n\n## 1. B\n\n1.1. c\n", "en")
    for blocked in (True, False):
        word = Word(export_draft(Paper(held, MOMENT, blocked=blocked), "docx"))
        assert blocked == ("DRAFT" in [t.text for t in word.trees["word/header1.xml"].iter(W + "t")])


def test_wrong_numbers_are_printed_as_they_are_written() -> None:
    """Word would renumber what the gap report cites."""
    held = read("# A\n\n## 1. B\n\n1.1. one\n\n1.3. three\n\n| No. | x |\n| --- | --- |\n| 1.4 | y |\n", "en")
    word = Word(export_draft(Paper(held, MOMENT), "docx"))
    assert ["A", "1. B", "1.1. one", "1.3. three", "No.", "x", "1.4", "y"] == word.lines()


def test_the_approval_block_changes_sides() -> None:
    """Beside the requisites: behind them, or before them."""
    held = document(COMPLETE, "ar")
    for side, first in (("end", "رقم القيد"), ("start", "يُعتمد")):
        word = Word(export_draft(Paper(held, MOMENT, None, side), "docx"))
        table = next(word.body.iter(W + "tbl"))
        assert "".join(t.text or "" for t in table.iter(W + "t")).startswith(first)


def test_a_company_template_changes_the_file() -> None:
    """Whatever the Markdown says is what is built: there is no second road."""
    changed = markdown(COMPLETE, "en").replace("## 7. Working conditions", "## 7. Our conditions")
    word = Word(export_draft(Paper(read(changed, "en"), MOMENT), "docx"))
    assert "7 Our conditions" in word.lines()
