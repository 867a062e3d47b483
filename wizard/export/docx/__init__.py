"""Draft -> Word document on the letterhead: its fields filled, the body written in place of `{{ body }}`."""

from typing import Any

from wizard.export.document import Paper
from wizard.export.docx.body import Frame, body
from wizard.export.docx.fields import LABELS, fill
from wizard.export.docx.letterhead import Ready, archive, check, ready
from wizard.export.docx.properties import core
from wizard.export.docx.wml import XMLNS, w
from wizard.phrases import say

__all__ = ["check", "write"]


def write(paper: Paper) -> bytes:
    """The whole file; LetterheadError before anything is filled. The same bytes for the same paper."""
    document = paper.document
    held = ready(paper.letterhead, document.languages, draft=paper.draft)
    values = {**document.fields, **_labels(document.language)}
    changed = {held.core: core(document, paper.moment)}
    for name in {held.main, *held.stories}:
        root = _parsed(held.parts[name])
        anchor = fill(root, values, rtl=document.rtl)
        if name == held.main:
            _insert(anchor, paper, held)
        changed[name] = _serialised(root)
    return archive(changed, held.kept)


def _labels(language: str) -> dict[str, str]:
    """The words around page and document numbers."""
    keys = {"label_page": "page", "label_of": "of"}
    return {name: say(f"paper.{keys.get(name, name.replace('_', '-'))}", language) for name in LABELS}


def _insert(anchor: Any, paper: Paper, held: Ready) -> None:
    """Put the body in the place of the paragraph that held the field."""
    frame = Frame(_width(anchor), held.lists, held.printed, paper.approval)
    made = _parsed(f"<w:body {XMLNS}>{''.join(body(paper.document, frame))}</w:body>".encode("utf-8", "replace"))
    parent, at = anchor.getparent(), anchor.getparent().index(anchor)
    parent[at : at + 1] = list(made)


def _width(anchor: Any) -> int:
    """The width of the text, in twips, in the section where the body stands."""
    for follower in anchor.itersiblings():
        found = follower if follower.tag == w("sectPr") else follower.find(f"{w('pPr')}/{w('sectPr')}")
        if found is not None:
            size, margins = found.find(w("pgSz")), found.find(w("pgMar"))
            if size is not None and margins is not None:
                return (
                    _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right") - _twips(margins, "gutter")
                )
    return 9638  # A4 with 2 cm on both sides


def _twips(element: Any, name: str) -> int:
    value = str(element.get(w(name)) or "0")
    return int(float(value)) if value.replace(".", "", 1).isdecimal() else 0


def _parsed(source: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _serialised(root: Any) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
