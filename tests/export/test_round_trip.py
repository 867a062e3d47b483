"""What Word, PDF and web page say is what the Markdown says: every clause with its number, whatever was typed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers import COMPLETE, EXAMPLES, MOMENT, Page, Word, document, expected, flat, markdown, paper
from tagged_pdf import TaggedPdf
from wizard.export.document import Document, Paper, Paragraph, Role, Table
from wizard.export.draft_format import export_draft
from wizard.export.reading import parser, read
from wizard.model.markdown import escape
from wizard.model.text import LANGUAGES, tidy

DRAFTS = [(name, language) for name in (*EXAMPLES, COMPLETE) for language in LANGUAGES]


def test_the_guard_sees_examples() -> None:
    """A wrong path fails here instead of passing everywhere; each draft has clauses, tables and signatures."""
    assert len(EXAMPLES) >= 1
    for name, language in DRAFTS:
        blocks = document(name, language).blocks
        assert sum(isinstance(b, Paragraph) and b.role is Role.CLAUSE for b in blocks) > 20
        assert {Role.TABLE, Role.SIGNING} <= {b.role for b in blocks if isinstance(b, Table)}


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_the_reading_loses_nothing(name: str, language: str) -> None:
    """Every line of the Markdown is in the document, with its number."""
    inline = [token for token in parser().parse(markdown(name, language)) if token.type == "inline"]
    plain = [
        "".join(c.content if c.type == "text" else "\n" if c.type == "hardbreak" else "" for c in t.children or ())
        for t in inline
    ]
    lines = [re.sub(r"^(\d+(?:\.\d+)*)\. ", r"\1 ", flat(line)) for text in plain for line in text.split("\n")]
    assert sorted(line for line in lines if line) == sorted(expected(document(name, language)))
    assert document(name, language).misnumbered is None


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_word_says_what_the_markdown_says(name: str, language: str) -> None:
    """Paragraph by paragraph, with the numbers that Word counts by itself."""
    told = Word(export_draft(paper(name, language), "docx")).lines()
    assert wanted_in_word(document(name, language)) == told


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_the_web_page_says_what_the_markdown_says(name: str, language: str) -> None:
    """Block by block; behind the page's title."""
    told = Page(export_draft(paper(name, language), "html")).lines()
    assert document(name, language).name == told[0]
    assert wanted_in_word(document(name, language)) == told[1:]


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_the_pdf_says_what_the_markdown_says(name: str, language: str) -> None:
    """Element by element in reading order; letters of right-to-left words are stored in the order of the page."""
    same_in_pdf(document(name, language))


def wanted_in_word(document: Document) -> list[str]:
    """The texts in order; the approval block is signed on lines, so its heads stand with a colon."""
    wanted: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.role is Role.APPROVAL:
            lines = expected(Document(("en",), (block,)))
            caption, heads, signer = lines[0], lines[2 : len(block.head) + 1], lines[len(block.head) + 1 :]
            wanted += [caption, *signer, *(f"{head}:" for head in heads)]
        else:
            wanted += expected(Document(("en",), (block,)))
    return wanted


def same_in_pdf(document: Document) -> None:
    told = [flat(text) for _, text in TaggedPdf(export_draft(Paper(document, MOMENT), "pdf")).elements()]
    wanted: list[str] = []
    for line in wanted_in_word(document):
        number = re.match(r"(\d+(?:\.\d+)+) (?=.)", line)
        wanted += [number[1], line[number.end() :]] if number else [line]
    assert [letters(line) for line in wanted] == [letters(line) for line in told]


_SIGNS = re.compile("[\u064b-\u0652\u0670 ]")
_DOUBLED = re.compile("(.[\u064b-\u0652\u0670]+.?)\\1+")


def letters(line: str) -> str:
    """The text without the dot of its number; where it is right-to-left, its letters sorted.

    A letter with a vowel sign is drawn by two glyphs, and typst 0.15 writes the letter down for each of them; the
    signs themselves are left out.
    """
    bare = re.sub(r"^(\d+(?:\.\d+)*)\.(?= |$)", r"\1", line)
    if re.search("[\u0590-\u08ff\ufb1d-\ufefc]", bare):
        return "".join(sorted(_SIGNS.sub("", _DOUBLED.sub(r"\1", bare))))
    return bare


# --- hostile answers -------------------------------------------------------------------------------------------------

PIECES = (
    *("# ", "## 1. ", "1. ", "2.1. ", "- ", "* ", "> ", "---", "```", "|", "|---|", "{{ body }}", "{{ title }}", "{% y %}"),
    *("<b>", "</script>", "<w:t>", "]]>", "&amp;", "&#35;", "[a](http://b)", "![i](x)", "http://a.b", "\\", "слово", "كلمة"),
    *("=1+1", "@SUM(A1)", '#read("/etc/passwd")', "$x$", "<label>", "@ref", '"', "'", "**", "_", " ", "5 < 6", "≥ 7", "«»", "№ 5"),
)  # fmt: skip
TYPED = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=("Cs", "Co", "Cn")), max_size=40),
)
PRINTABLE = st.one_of(
    st.lists(st.sampled_from([piece for piece in PIECES if "≥" not in piece]), min_size=1, max_size=8).map("".join),
    st.text(
        "".join(map(chr, (*range(0x20, 0x7F), *range(0x410, 0x450), *range(0x627, 0x63B), *range(0x641, 0x64B)))),
        max_size=60,
    ),
)


def hostile(typed: str) -> tuple[Document, str]:
    """A draft in which every answer is that text; calm where the text is."""
    text = tidy(typed) or "calm"
    shown = escape(text)
    source = (
        f"{shown}\n\n# KIND\n\n**{shown}**\n\nDate: {shown}\n\n## 1. {shown}\n\n1.1. {shown}\n\n1.1.1. {shown}\n\n> {shown}\n\n"
        f"## 2. Two\n\n| No. | {shown} |\n| --- | --- |\n| 2.1 | {shown} |\n\n2.2. {shown}\n\n**Signed**\n\n| A | B |\n| --- | --- |\n| {shown} |  |\n"
    )
    return read(source, "en"), flat(text)


@given(typed=TYPED)
@settings(max_examples=150)
def test_hostile_answers_stay_text_in_word(typed: str) -> None:
    """The text in every place, no part more than a calm draft has, no field, link or formula."""
    made, text = hostile(typed)
    word = Word(export_draft(Paper(made, MOMENT), "docx"))
    assert wanted_in_word(made) == word.lines()
    assert sum(text in line for line in word.lines()) >= 9
    calm = Word(export_draft(Paper(hostile("calm")[0], MOMENT), "docx"))
    assert set(calm.parts) == set(word.parts)
    assert [e.tag for e in calm.body.iter()] == [e.tag for e in word.body.iter()] or _more_runs_only(calm, word)
    for name, tree in word.trees.items():
        told = {element.tag.rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)}
        assert not told & {"hyperlink", "fldSimple", "altChunk", "object", "drawing"}, name
        assert [e.text for e in tree.iter("{*}instrText")] == [e.text for e in calm.trees[name].iter("{*}instrText")]


def _more_runs_only(calm: Word, word: Word) -> bool:
    """A text of two directions has more runs; nothing else differs."""
    inside = {"r", "rPr", "rtl", "t", "b", "bCs", "i"}
    bare = [[e.tag for e in held.body.iter() if e.tag.rpartition("}")[2] not in inside] for held in (calm, word)]
    return bare[0] == bare[1]


@given(typed=TYPED)
@settings(max_examples=150)
def test_hostile_answers_stay_text_in_the_web_page(typed: str) -> None:
    """The same elements as a calm draft, the text in every place, nothing that loads or runs."""
    made, _ = hostile(typed)
    page, calm = (Page(export_draft(Paper(held, MOMENT), "html")) for held in (made, hostile("calm")[0]))
    assert wanted_in_word(made) == page.lines()[1:]
    assert [tag for tag, _ in calm.elements] == [tag for tag, _ in page.elements]
    assert [sorted(held) for _, held in calm.elements] == [sorted(held) for _, held in page.elements]
    assert calm.raw == page.raw


@given(typed=PRINTABLE)
@settings(max_examples=40)
def test_hostile_answers_stay_text_in_pdf(typed: str) -> None:
    """The text in every place; nothing of it is read as markup of the setting program."""
    same_in_pdf(hostile(typed)[0])
