"""A letterhead made ready once for a language: opened, checked whole, our styles and lists laid in, kept as parts."""

import functools
import io
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.errors import LetterheadError
from wizard.export.document import Letterhead
from wizard.export.docx.fields import complaints, fields_in, stories
from wizard.export.docx.lists import add_lists
from wizard.export.docx.opening import opened
from wizard.export.docx.styles import add_styles
from wizard.export.docx.wml import BEHIND_SECTION_BIDI, XMLNS, paragraph, put, run
from wizard.model.text import RIGHT_TO_LEFT
from wizard.phrases import say
from wizard.shelves import shelf

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of an archive: the same draft gives the same bytes."""

_FIRST_PAGE = ("text", "header", "first_page_header")


class Ready(NamedTuple):
    """A letterhead that only waits for a draft."""

    parts: dict[str, bytes]
    """The parts that each draft changes, by name."""
    kept: bytes
    """An archive of all others."""
    main: str
    """The part with the main text."""
    core: str
    """The part with the core properties, which are written anew."""
    stories: tuple[str, ...]
    """The parts that hold fields."""
    lists: tuple[int, ...]
    printed: frozenset[str]
    """The fields that the first page shows by itself."""


def check(letterhead: Letterhead) -> None:
    """LetterheadError with everything that is wrong with it."""
    found = complaints(opened(letterhead.content, letterhead.name), letterhead.name)
    if found:
        raise LetterheadError(found)


@functools.lru_cache(maxsize=16)
def ready(letterhead: Letterhead | None, languages: tuple[str, ...], *, draft: bool) -> Ready:
    """The letterhead (ours where there is none) for drafts in these languages, marked as drafts or not."""
    ours = letterhead is None
    used = letterhead or Letterhead((shelf("templates") / "letterhead.docx").read_bytes(), "letterhead.docx")
    document = opened(used.content, used.name)
    found = complaints(document, used.name)
    if found:
        raise LetterheadError(found)
    printed = _printed(document)
    lists = add_lists(document, languages)
    add_styles(document, languages, lists[0])
    if languages[0] in RIGHT_TO_LEFT:
        _turn(document, swapped=ours)
    if draft:
        _mark(document, languages[0])
    core = _core(document)
    parts = _parts(document)
    held = [story.part.lstrip("/") for story in stories(document) if fields_in(story.root)]
    main = str(document.part.partname).lstrip("/")
    changed = {name: parts.pop(name) for name in dict.fromkeys((main, *held, core))}
    return Ready(changed, archive(parts), main, core, tuple(held), lists, printed)


def archive(parts: dict[str, bytes], before: bytes = b"") -> bytes:
    """The parts as an archive, behind those of the archive `before`; content types stand first, as Word writes them."""
    made = io.BytesIO(before)
    with zipfile.ZipFile(made, "a" if before else "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels"), name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, parts[name])
    return made.getvalue()


def _printed(document: "WordDocument") -> frozenset[str]:
    """The fields of the main text; of a header on the first page only the organisation, for that is its name plate."""
    shown: set[str] = set()
    first = document.sections[0]
    other = "header" if first.different_first_page_header_footer else "first_page_header"
    for story in stories(document):
        found = fields_in(story.root)
        if story.name == "text":
            shown |= found
        elif story.name in _FIRST_PAGE and story.name != other:
            shown |= found & {"organisation"}
    return frozenset(shown)


def _turn(document: "WordDocument", *, swapped: bool) -> None:
    """Let the pages run from right to left; our own margins change sides, a company's stay where it put them."""
    for section in document.sections:
        put(section._sectPr, "bidi", BEHIND_SECTION_BIDI)
        if swapped:
            section.left_margin, section.right_margin = section.right_margin, section.left_margin


def _mark(document: "WordDocument", language: str) -> None:
    """Write the draft mark on top of every page, whichever header it has."""
    from docx.oxml import parse_xml

    rtl = language in RIGHT_TO_LEFT
    mark = paragraph("JDDraftMark", run(say("paper.draft", language), rtl, bold=True), rtl)
    for section in document.sections:
        for header in _headers(document, section):
            header.insert(0, parse_xml(mark.replace("<w:p>", f"<w:p {XMLNS}>", 1)))


def _headers(document: "WordDocument", section: "Section") -> list[Any]:
    """The headers that pages of a section show and do not take from the section before; a missing first one is made."""
    shown = [section.header]
    if section.different_first_page_header_footer:
        shown.append(section.first_page_header)
    if document.settings.odd_and_even_pages_header_footer:
        shown.append(section.even_page_header)
    found = []
    for held in shown:
        if held.is_linked_to_previous and section._sectPr is not document.sections[0]._sectPr:
            continue
        if held.is_linked_to_previous:
            held.is_linked_to_previous = False
        found.append(held._element)
    return found


def _core(document: "WordDocument") -> str:
    """Where the core properties lie; a letterhead without any is given some."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    package = document.part.package
    package.core_properties  # noqa: B018  # makes the part where there is none
    return str(package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).partname).lstrip("/")


def _parts(document: "WordDocument") -> dict[str, bytes]:
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
