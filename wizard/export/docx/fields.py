"""The `{{ fields }}` of a letterhead: found wherever Word has put them, checked all at once, filled."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wizard.errors import Complaint
from wizard.export.document import FIELDS
from wizard.export.docx.wml import BEHIND_BIDI, BEHIND_RTL, RTL_LETTER, SPACE, put, w
from wizard.model.text import nearest

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

BODY: Final = "body"
LABELS: Final = ("label_number", "label_date", "label_city", "label_page", "label_of")
KNOWN: Final = (BODY, *FIELDS, *LABELS)
BLANK: Final = "________"
"""What stands in a field that nobody has answered: a line to write on."""

_FIELD: Final = re.compile(r"\{\{([^{}]*)\}\}")
_STRAY: Final = re.compile(r"\{\s*\{|\}\s*\}|\{%|%\}|\{#|#\}")
_OTHER: Final = re.compile(r"\{\s*(\w+)\s*\}|\[\[\s*(\w+)\s*\]\]|«\s*(\w+)\s*»|<<\s*(\w+)\s*>>")
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STORIES: Final = (
    "header",
    "first_page_header",
    "even_page_header",
    "footer",
    "first_page_footer",
    "even_page_footer",
)


class Story(NamedTuple):
    """A part of the letterhead that is read by itself: the main text, a header, a footer."""

    name: str
    """`text`, or one of python-docx's names of headers and footers."""
    part: str
    """Where it lies in the package."""
    root: Any


def stories(document: "WordDocument") -> Iterator[Story]:
    """The main text, then every header and footer of its own. Footnotes and comments are not visited."""
    yield Story("text", str(document.part.partname), document.element.body)
    seen: set[str] = set()
    for section in document.sections:
        for name in _STORIES:
            held = getattr(section, name)
            if held.is_linked_to_previous or str(held.part.partname) in seen:
                continue
            seen.add(str(held.part.partname))
            yield Story(name, str(held.part.partname), held._element)


def paragraphs(root: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Each paragraph with its own texts: a text box stands inside a paragraph and has paragraphs of its own."""
    for paragraph in root.iter(w("p")):
        yield paragraph, [held for held in paragraph.iter(w("t")) if next(held.iterancestors(w("p"))) is paragraph]


def text_of(texts: Sequence[Any]) -> str:
    """The text of a paragraph; Word splits it wherever it likes."""
    return "".join(held.text or "" for held in texts)


def name_of(inside: str) -> str:
    """The name of a field without the invisible marks that are typed along in right-to-left text."""
    return _INVISIBLE.sub("", inside).strip()


def fields_in(root: Any) -> set[str]:
    """The names of the fields of a story."""
    return {name_of(found) for _, texts in paragraphs(root) for found in _FIELD.findall(text_of(texts))}


# --- checking --------------------------------------------------------------------------------------------------------


def complaints(document: "WordDocument", file: str) -> list[Complaint]:
    """Everything that is wrong with the fields, each with the words around it: a paragraph's number helps nobody."""
    found: list[Complaint] = []
    bodies: list[tuple[str, Any]] = []
    for story in stories(document):
        for paragraph, texts in paragraphs(story.root):
            text = text_of(texts)
            if not re.search(r"[{}«]|\[\[|<<", text):
                continue
            around = {"text": " ".join(text.split())[:60]}
            names = [name_of(held) for held in _FIELD.findall(text)]
            rest = _FIELD.sub("", text)
            found += [_unknown(name, around, file) for name in names if name not in KNOWN]
            found += [Complaint(code, {**around, **values}, file) for code, values in _faults(rest)]
            bodies += [(story.name, paragraph)] * names.count(BODY)
            if BODY in names and (_INVISIBLE.sub("", rest).strip() or len(names) > 1):
                found.append(Complaint("letterhead-body-not-alone", around, file))
    return [*found, *_body_faults(document, bodies, file)]


def _unknown(name: str, around: Mapping[str, str], file: str) -> Complaint:
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in name if letter.isalpha()}
    values = {**around, "name": name, "meant": nearest(name.lower().replace("-", "_").replace(" ", "_"), KNOWN)}
    if {"LATIN", "CYRILLIC"} <= scripts:
        return Complaint("letterhead-mixed-letters", values, file)
    return Complaint("letterhead-unknown-field", {**values, "known": ", ".join(KNOWN)}, file)


def _faults(rest: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is left of a paragraph when its fields are gone: braces that belong to none."""
    stray = _STRAY.search(rest)
    if stray:
        yield "letterhead-stray-braces", {"sign": stray[0]}
        return
    for found in _OTHER.finditer(rest):
        name = next(group for group in found.groups() if group)
        if name in KNOWN:
            yield "letterhead-two-braces", {"wrong": found[0], "name": name}


def _body_faults(document: "WordDocument", bodies: Sequence[tuple[str, Any]], file: str) -> Iterator[Complaint]:
    if not bodies:
        yield Complaint("letterhead-no-body", {}, file)
    elif len(bodies) > 1:
        yield Complaint("letterhead-two-bodies", {"count": len(bodies)}, file)
    elif bodies[0][0] != "text":
        yield Complaint("letterhead-body-in-header", {}, file)
    elif bodies[0][1].getparent() is not document.element.body:
        yield Complaint("letterhead-body-inside", {}, file)


# --- filling ---------------------------------------------------------------------------------------------------------


def fill(root: Any, values: Mapping[str, str], *, rtl: bool) -> Any:
    """Put the values into the fields of a story; the paragraph that held `{{ body }}`, or nothing.

    A paragraph with no words of its own takes the direction of the document.
    """
    anchor = None
    for paragraph, texts in list(paragraphs(root)):
        text = text_of(texts)
        if "{{" not in text:
            continue
        names = [name_of(found) for found in _FIELD.findall(text)]
        if names == [BODY]:
            anchor = paragraph
            continue
        for found in reversed(list(_FIELD.finditer(text))):
            _replace(texts, found.span(), values.get(name_of(found[1])) or BLANK)
        for held in texts:
            if RTL_LETTER.search(held.text or ""):
                _direct(held.getparent())
        if rtl and not any(letter.isalpha() for letter in _FIELD.sub("", text)):
            _turn(paragraph)
    return anchor


def _replace(texts: Sequence[Any], span: tuple[int, int], value: str) -> None:
    """The first text that the field touches takes the value, the others lose their part of it."""
    at = 0
    for held in texts:
        own = held.text or ""
        start, end = max(span[0], at) - at, min(span[1], at + len(own)) - at
        if start < end:
            held.text = own[:start] + value + own[end:]
            held.set(SPACE, "preserve")
            value = ""
        at += len(own)


def _direct(run: Any) -> None:
    """Mark a run as right-to-left."""
    props = run.find(w("rPr"))
    if props is None:
        props = run.makeelement(w("rPr"))
        run.insert(0, props)
    put(props, "rtl", BEHIND_RTL)


def _turn(paragraph: Any) -> None:
    """Let a paragraph run from right to left, with every run of it, also those of page numbers."""
    props = paragraph.find(w("pPr"))
    if props is None:
        props = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, props)
    put(props, "bidi", BEHIND_BIDI)
    for run in paragraph.iter(w("r")):
        said = "".join(held.text or "" for held in run.iter(w("t")))
        if next(run.iterancestors(w("p"))) is paragraph and (RTL_LETTER.search(said) or not said.isalpha()):
            _direct(run)
