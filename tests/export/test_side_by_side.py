"""Languages side by side: clause beside clause, each in its own direction and numbered by itself, signed once."""

import pytest

from papers import COMPLETE, EXAMPLES, MOMENT, Page, W, Word, document, expected, flat
from tagged_pdf import TaggedPdf
from wizard.export.document import Beside, Document, Paper, Paragraph, Role, Table, plain
from wizard.export.draft_format import DRAFT_FORMATS, export_draft
from wizard.export.reading import read
from wizard.export.side_by_side import side_by_side

PAIRS = [("ar", "ru"), ("ru", "ar"), ("en", "ru", "ar")]


def beside(name: str, languages: tuple[str, ...]) -> Document:
    """That draft in several languages."""
    return side_by_side([document(name, language) for language in languages])


@pytest.mark.parametrize("languages", PAIRS)
@pytest.mark.parametrize("name", [*EXAMPLES, COMPLETE])
def test_every_clause_stands_beside_its_translation(name: str, languages: tuple[str, ...]) -> None:
    """The same number in each column, all clauses and rows of each language, in their order."""
    made = beside(name, languages)
    numbers = []
    for held in made.blocks:
        if isinstance(held, Beside):
            cells = [cell for cell in held.cells if isinstance(cell, Paragraph)]
            assert 1 == len({cell.number for cell in cells})
            numbers.append(cells[0].number)
    for language in languages:
        alone = document(name, language)
        wanted = [
            number
            for block in alone.blocks
            for number in (block.numbers if isinstance(block, Table) else (block.number,))
            if number
        ]
        assert wanted == [number for number in numbers if number]
    assert made.misnumbered is None


def test_what_only_one_language_has_stands_alone() -> None:
    """A notice about translations, a clause that somebody added by hand."""
    made = side_by_side([read("# A\n\n## 1. B\n\n1.1. c\n", "en"), read("# А\n\n## 1. Б\n\n1.1. в\n\n1.2. г\n", "ru")])
    assert (None, "г") == tuple(cell and plain(cell.runs) for cell in made.blocks[-1].cells)


@pytest.mark.parametrize("languages", PAIRS)
def test_it_is_signed_once(languages: tuple[str, ...]) -> None:
    """Heads, positions and sentences in all languages."""
    tables = [block for block in beside(COMPLETE, languages).blocks if isinstance(block, Table)]
    assert [Role.APPROVAL, Role.SIGNING, Role.SIGNING, Role.SIGNING] == [table.role for table in tables]
    words = {"ar": "التوقيع", "ru": "Подпись", "en": "Signature"}
    assert " / ".join(words[language] for language in languages) == plain(tables[0].head[1])
    assert len(languages) == plain(tables[-1].lead).count("\n") + 1


@pytest.mark.parametrize("languages", PAIRS)
def test_word_counts_each_language_by_itself(languages: tuple[str, ...]) -> None:
    """A list for each column; directions of page, columns and paragraphs; the same bytes twice."""
    made = Paper(beside(COMPLETE, languages), MOMENT)
    content = export_draft(made, "docx")
    assert content == export_draft(made, "docx")
    word = Word(content)
    lines = word.lines()
    for language in languages:
        alone = document(COMPLETE, language)
        clauses = [
            line
            for b in alone.blocks
            if isinstance(b, Paragraph) and b.number
            for line in expected(Document((language,), (b,)))
        ]
        assert [line for line in lines if line in set(clauses)] == clauses
        for table in (b for b in alone.blocks if isinstance(b, Table) and b.role is Role.TABLE):
            for number, row in zip(table.numbers, table.rows, strict=True):
                assert any(line.startswith(f"{number} {flat(plain(row[1]))}") for line in lines)
    assert len(languages) == len(list(word.trees["word/numbering.xml"].iter(W + "num")))
    rtl = languages[0] == "ar"
    assert rtl == (next(word.body.iter(W + "bidiVisual"), None) is not None)
    assert rtl == (next(word.body.iter(W + "sectPr")).find(W + "bidi") is not None)


@pytest.mark.parametrize("languages", PAIRS)
@pytest.mark.parametrize("name", DRAFT_FORMATS)
def test_every_format_has_every_text(name: str, languages: tuple[str, ...]) -> None:
    """Of every language; in PDF Arabic is read elsewhere."""
    made = beside(COMPLETE, languages)
    content = export_draft(Paper(made, MOMENT), name)
    if name == "docx":
        told = Word(content).lines()
    elif name == "html":
        told = Page(content).lines()
    else:
        told = [flat(text) for _, text in TaggedPdf(content).elements()]
    for held in made.blocks:
        for cell, language in zip(held.cells, languages, strict=True) if isinstance(held, Beside) else ():
            if isinstance(cell, Paragraph) and not (name == "pdf" and (language == "ar" or cell.role is Role.SECTION)):
                text = flat(plain(cell.runs)).replace(" ", "")
                assert any(text in line.replace(" ", "") for line in told), text


def test_the_web_page_names_the_language_of_each_cell() -> None:
    """For fonts, voices and spelling."""
    page = Page(export_draft(Paper(beside(COMPLETE, ("ar", "ru")), MOMENT), "html"))
    cells = [a for tag, a in page.elements if tag == "td" and "lang" in a]
    assert len(cells) > 100
    assert {("ar", "rtl"), ("ru", "ltr")} == {(a["lang"], a["dir"]) for a in cells}
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert {"c2.1", "ru-c2.1"} <= set(ids)
    assert len(ids) == len(set(ids))
