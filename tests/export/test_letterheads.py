"""Thirty broken letterheads each get their sentence, and nothing is written; sound ones are filled wherever a field stands."""

from pathlib import Path

import pytest

from letterheads import BROKEN, ODD, body_in, changed, in_box, in_table, packed, with_text
from our_letterhead import W as NAMESPACE
from our_letterhead import parts, text
from papers import COMPLETE, MOMENT, UNFINISHED, W, Word, document
from roles import EXAMPLE
from wizard.errors import LetterheadError
from wizard.export.document import Letterhead, Paper
from wizard.export.docx import check
from wizard.export.draft_format import export_draft
from wizard.model.text import LANGUAGES
from wizard.phrases import explain_all
from wizard.workflow.desk import Desk
from wizard.workflow.interviews import interview_from_file
from wizard.workflow.papers import Wanted, draft_files
from wizard.workspace import Workspace

ROLE = "contracts-specialist"


def test_there_are_thirty() -> None:
    """And each code of a letterhead is among them."""
    assert len(BROKEN) >= 30
    assert len({code for _, code, _ in BROKEN.values()}) >= 20


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_letterhead_gets_its_sentence(name: str) -> None:
    """One that says what is wrong and what to do, in every language, with the file's name before it."""
    make, code, word = BROKEN[name]
    with pytest.raises(LetterheadError) as told:
        check(Letterhead(make(), "ours.docx"))
    assert {code} == {complaint.code for complaint in told.value.complaints}
    said = {language: explain_all(told.value, language) for language in LANGUAGES}
    assert all(sentence.startswith("ours.docx: ") for sentences in said.values() for sentence in sentences)
    assert any(word in sentence for sentence in said["en"]), said["en"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A workspace with a role in it."""
    made = Desk(Workspace(tmp_path_factory.mktemp("workspace")), "en", "head", lambda: "2026-11-24T10:00:00Z")
    interview_from_file(made, ROLE, "", EXAMPLE)
    return made


@pytest.mark.parametrize("name", BROKEN)
def test_nothing_is_written_on_a_broken_letterhead(name: str, desk: Desk, tmp_path: Path) -> None:
    """No file of any format or language, not even the sound ones."""
    (tmp_path / "given.docx").write_bytes(BROKEN[name][0]())
    wanted = Wanted(LANGUAGES, ("md", "html", "docx"), letterhead=tmp_path / "given.docx")
    with pytest.raises(LetterheadError):
        draft_files(desk, ROLE, wanted, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_all_faults_are_told_at_once() -> None:
    """HR mends a letterhead once, not five times."""
    with pytest.raises(LetterheadError) as told:
        check(Letterhead(with_text("{{ nunber }}", "{title}", "{{ date", body="x {{ body }}"), "l.docx"))
    assert [
        "letterhead-unknown-field",
        "letterhead-two-braces",
        "letterhead-stray-braces",
        "letterhead-body-not-alone",
    ] == [complaint.code for complaint in told.value.complaints]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ODD)
def test_an_odd_letterhead_is_filled(name: str, language: str) -> None:
    """The whole draft stands in it, and no field is left anywhere."""
    word = filled(ODD[name](), language)
    assert any("1.1 " in line for line in word.lines())
    assert not [part for part, data in word.parts.items() if part.startswith("word/") and b"{{" in data]


def filled(content: bytes, language: str, name: str = COMPLETE) -> Word:
    """A draft on that letterhead."""
    return Word(export_draft(Paper(document(name, language), MOMENT, Letterhead(content, "given.docx")), "docx"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_filled_wherever_it_stands(language: str) -> None:
    """Main text, table, both copies of a text box, header, footer; split over runs and a tracked insertion."""
    held = document(COMPLETE, language).fields
    fields = ("organisation", "kind", "title", "number", "date", "city", "version", "effective_date", "review_date")
    content = with_text(*(f"[{{{{ {field} }}}}]" for field in fields), in_box("box {{ number }}"))
    lines = filled(content, language).lines()
    assert {f"[{held[field]}]" for field in fields} <= set(lines)
    assert 2 == sum(line == f"box {held['number']}" for line in lines)
    tabled = filled(
        packed(
            {
                **parts(),
                "word/document.xml": parts()["word/document.xml"].replace(
                    f"<w:p>{text('{{ body }}')}</w:p>", in_table("{{ city }}") + f"<w:p>{text('{{ body }}')}</w:p>"
                ),
            }
        ),
        language,
    )
    assert held["city"] in tabled.lines()
    split = filled(ODD["fields split over runs"](), language)
    assert f"No. {held['number']} of" in split.lines()


def test_what_the_letterhead_prints_is_not_printed_twice() -> None:
    """Title, number and approval stand once: where the company put them."""
    own = filled(with_text("{{ kind }}", "{{ title }}", "{{ number }}", "{{ approver }}"), "en").lines()
    held = document(COMPLETE, "en").fields
    for field in ("kind", "title", "number", "approver"):
        assert 1 == sum(held[field] == line for line in own), field
    assert "Register number: 14-JD" not in own
    assert "APPROVED" not in own
    assert "Date: 14 December 2026" in own


def test_what_nobody_answered_is_a_line_to_write_on() -> None:
    """The mark that names who answers stays in the body."""
    lines = filled(with_text("No. {{ number }}"), "en", UNFINISHED).lines()
    assert "No. ________" in lines
    assert any("DOC702" in line for line in lines)


def test_a_value_cannot_become_a_field_or_markup() -> None:
    """It is text, whatever it looks like."""
    held = document(COMPLETE, "en")
    told = held._replace(fields={**held.fields, "number": "{{ body }} <w:p/> & =1+1"})
    content = Letterhead(with_text("No. {{ number }}"), "given.docx")
    assert "No. {{ body }} <w:p/> & =1+1" in Word(export_draft(Paper(told, MOMENT, content), "docx")).lines()


def test_the_company_keeps_its_looks() -> None:
    """Fonts, colours, margins, lists and foreign parts of the letterhead stay."""
    numbering = f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    held = parts()
    held["word/numbering.xml"] = numbering
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
    )
    held["word/_rels/document.xml.rels"] = held["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
    )
    held["word/styles.xml"] = held["word/styles.xml"].replace("Times New Roman", "Georgia")
    held["word/document.xml"] = held["word/document.xml"].replace('w:left="1418"', 'w:left="2000"')
    word = filled(packed(held), "ru")
    root = word.trees["word/numbering.xml"]
    assert ["9", "10"] == [num.get(W + "numId") for num in root.iter(W + "num")]
    names = [child.tag.rpartition("}")[2] for child in root]
    assert ["abstractNum", "abstractNum", "num", "num"] == names
    assert b"Georgia" in word.parts["word/styles.xml"]
    widths = sum(int(c.get(W + "w")) for c in list(word.body.iter(W + "tbl"))[1].iter(W + "gridCol"))
    assert 11906 - 2000 - 850 == widths


def test_arabic_turns_what_has_no_words_of_its_own() -> None:
    """A paragraph of fields and page numbers follows the draft; a company's own words stay as they are."""
    word = filled(changed("word/footer1.xml", "{{ label_of }}", "{{ label_of }} ACME"), "ar")
    turned = [p.find(f"{W}pPr/{W}bidi") is not None for p in word.trees["word/footer1.xml"].iter(W + "p")]
    assert [False] == turned
    assert [True] == [p.find(f"{W}pPr/{W}bidi") is not None for p in word.trees["word/footer2.xml"].iter(W + "p")]


def test_the_letterhead_of_a_language_wins(desk: Desk, tmp_path: Path) -> None:
    """`letterhead.ar.docx` beside `letterhead.docx`; both are found in the workspace without being named."""
    folder = desk.workspace.folder
    (folder / "letterhead.docx").write_bytes(with_text("for all"))
    (folder / "letterhead.ar.docx").write_bytes(with_text("for Arabic"))
    try:
        done = draft_files(desk, ROLE, Wanted(("ar", "en"), ("docx",)), tmp_path)
    finally:
        (folder / "letterhead.docx").unlink()
        (folder / "letterhead.ar.docx").unlink()
    arabic, english = (Word(path.read_bytes()).lines() for path in done.paths)
    assert ("for Arabic", "for all") == (arabic[0], english[0])


def test_a_body_in_a_content_control_is_refused() -> None:
    """Our tables would nest in it."""
    block = f"<w:sdt><w:sdtContent><w:p>{text('{{ body }}')}</w:p></w:sdtContent></w:sdt>"
    with pytest.raises(LetterheadError) as told:
        check(Letterhead(body_in(block), "l.docx"))
    assert ["letterhead-body-inside"] == [complaint.code for complaint in told.value.complaints]
