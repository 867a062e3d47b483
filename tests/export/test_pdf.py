"""The PDF: both standards in one file, tags, language, bookmarks, the same bytes, and a clear word about what cannot be drawn."""

import io

import pytest
from pypdf import PdfReader

from papers import COMPLETE, EXAMPLES, MOMENT, UNFINISHED, document, paper
from tagged_pdf import TaggedPdf
from wizard.errors import DraftError
from wizard.export.document import Paper, Paragraph, Role
from wizard.export.draft_format import export_draft
from wizard.export.reading import read
from wizard.model.text import LANGUAGES
from wizard.phrases import explain_all

DRAFTS = [(name, language) for name in (*EXAMPLES, COMPLETE) for language in LANGUAGES]


def made(name: str, language: str) -> TaggedPdf:
    """That draft as PDF."""
    return TaggedPdf(export_draft(paper(name, language), "pdf"))


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_it_claims_and_has_what_the_standards_ask(name: str, language: str) -> None:
    """PDF/A-2a and PDF/UA-1: identification, colour profile, tags, language, title shown, every font embedded."""
    pdf, held = made(name, language), document(name, language)
    for claim in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert claim in pdf.metadata
    assert {"en": "en-GB", "ru": "ru-RU", "ar": "ar-SA"}[language] == pdf.root["/Lang"]
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/GTS_PDFA1" in [intent.get_object()["/S"] for intent in pdf.root["/OutputIntents"]]
    told = pdf.reader.metadata
    assert told is not None
    assert (held.name, held.fields.get("organisation", "")) == (told.title, told.author or "")
    assert MOMENT == told.creation_date.timestamp()
    assert {"/Document", "/H1", "/H2", "/P", "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"} <= pdf.tags()
    assert "/JavaScript" not in pdf.root.get("/Names", {})
    assert "/OpenAction" not in pdf.root
    for page in pdf.reader.pages:
        assert "/S" == page["/Tabs"]
        assert not page.get("/Annots")
        for font in page["/Resources"]["/Font"].values():
            (below,) = font.get_object()["/DescendantFonts"]
            assert "FiraGO" in font.get_object()["/BaseFont"]
            assert "/FontFile2" in below.get_object()["/FontDescriptor"]
            assert "/ToUnicode" in font.get_object()


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_sections_are_bookmarks(name: str, language: str) -> None:
    """Title and every section, with its number."""
    wanted = [
        b.runs[0].text for b in document(name, language).blocks if isinstance(b, Paragraph) and b.role is Role.SECTION
    ]
    assert len(wanted) >= 4
    bookmarks = made(name, language).bookmarks
    assert document(name, language).fields["kind"] == bookmarks[0]
    assert [f"{n}{'' if language == 'ar' else '.'} {title}" for n, title in enumerate(wanted, 1)] == bookmarks[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_draft_gives_the_same_bytes(language: str) -> None:
    """Also after another draft; a later answer changes the date."""
    first = export_draft(paper(UNFINISHED, language), "pdf")
    export_draft(paper(COMPLETE, language), "pdf")
    assert first == export_draft(paper(UNFINISHED, language), "pdf")
    assert first != export_draft(Paper(document(UNFINISHED, language), MOMENT + 60), "pdf")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_page_says_which_it_is(language: str) -> None:
    """Page X of Y below; from the second page on organisation and number above; the mark while it is a draft."""
    held = document(COMPLETE, language)
    words = {"en": "Page {} of {}", "ru": "Страница {} из {}"}[language]
    mark = {"en": "DRAFT", "ru": "ПРОЕКТ"}[language]
    pages = [
        page.extract_text() for page in PdfReader(io.BytesIO(export_draft(paper(COMPLETE, language), "pdf"))).pages
    ]
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert words.format(number, len(pages)) in " ".join(text.split())
        assert (number == 1) or held.fields["number"] in text
        assert mark not in text
    for page in PdfReader(io.BytesIO(export_draft(paper(UNFINISHED, language), "pdf"))).pages:
        assert mark in page.extract_text()


def test_pages_are_a4() -> None:
    """In points."""
    assert {(595, 842)} == {
        (round(page.mediabox.width), round(page.mediabox.height)) for page in made(COMPLETE, "ar").reader.pages
    }


def test_what_the_font_lacks_is_named_with_its_clause() -> None:
    """All of it at once, so that the answers are mended once."""
    held = read("# A\n\n## 1. B\n\n1.1. A rial sign ﷼ in a clause.\n\n1.2. 漢 and 😀 and 👨\u200d👩 here.\n", "en")
    with pytest.raises(DraftError) as told:
        export_draft(Paper(held, MOMENT), "pdf")
    assert {"﷼", "漢", "😀", "👨", "👩"} == {str(c.values["character"]) for c in told.value.complaints}
    sentences = explain_all(told.value, "en")
    assert any("U+FDFC" in sentence and "A rial sign" in sentence for sentence in sentences)


def test_a_long_word_does_not_run_over_the_margin() -> None:
    """It breaks anywhere; nothing of it is lost."""
    word = "x" * 400
    content = export_draft(
        Paper(
            read(f"# A\n\n## 1. B\n\n1.1. {word}\n\n| No. | {word} |\n| --- | --- |\n| 1.2 | {word} |\n", "en"), MOMENT
        ),
        "pdf",
    )
    drawn = "".join(text for _, text in TaggedPdf(content).elements()).replace("\u200b", "")
    assert 3 == drawn.count(word)
    edges: list[float] = []
    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: edges.append(tm[4] + cm[4]) if text.strip() else None
        )
    assert edges
    assert max(edges) < 595


def test_hand_edited_drafts_without_a_title_are_printed() -> None:
    """Headings start at their first level, as the standard asks."""
    pdf = TaggedPdf(export_draft(Paper(read("## 1. Only\n\n1.1. one\n", "en"), MOMENT), "pdf"))
    assert [("/H1", "1. Only"), ("/P", "1.1."), ("/P", "one")] == pdf.elements()
