"""The few words of WordprocessingML that we write: properties in order, runs by direction, paragraphs, tables."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from wizard.export.document import Runs

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
XMLNS: Final = f'xmlns:w="{NAMESPACE}"'

# What stands behind a property of ours in its parent (ECMA-376, wml.xsd): Word is strict about the order.
BEHIND_BIDI: Final = frozenset(
    (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
        *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
BEHIND_RTL: Final = frozenset(("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"))
BEHIND_SECTION_BIDI: Final = frozenset(("rtlGutter", "docGrid", "printerSettings", "sectPrChange"))

CELL_MARGIN: Final = 60
"""Before and behind the text of a cell, in twips."""

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RTL_LETTER: Final = re.compile(f"[{_RTL}]")
_LTR_LETTERS: Final = "A-Za-z\u00c0-\u024f\u0370-\u052f"
# A Latin or Cyrillic stretch with the digits and signs that touch its letters: S/4HANA, ISO 9001:2015, SLA-7.
_LTR_STRETCH: Final = re.compile(f"[{_LTR_LETTERS}](?:[^{_RTL}()«»\n]*[{_LTR_LETTERS}0-9])?")


def w(name: str) -> str:
    """The qualified name of an element or attribute."""
    return f"{{{NAMESPACE}}}{name}"


def escaped(text: str) -> str:
    """Text for XML. Four replacements cost a tenth of one translation by table."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def put(parent: Any, name: str, behind: frozenset[str]) -> None:
    """Set a property without a value, before those that the schema wants behind it."""
    if parent.find(w(name)) is not None:
        return
    made = parent.makeelement(w(name))
    for held in parent:
        if held.tag.rpartition("}")[2] in behind:
            held.addprevious(made)
            return
    parent.append(made)


def by_direction(text: str, rtl: bool) -> Iterable[tuple[str, bool]]:
    """The text in stretches of one direction; digits and signs go with the right-to-left text around them."""
    if not rtl and not RTL_LETTER.search(text):
        yield text, False
        return
    at = 0
    for found in _LTR_STRETCH.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], True
        yield found.group(), False
        at = found.end()
    if at < len(text):
        yield text[at:], True


def run(text: str, rtl: bool, *, bold: bool = False, italic: bool = False) -> str:
    """Runs of one face. Arabic is never slanted: its italics are a mistake of typography."""
    face = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/>" if italic else "")
    made = []
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append("<w:r><w:br/></w:r>")
        for stretch, right in by_direction(line, rtl) if line else ():
            props = face + ("<w:rtl/>" if right else "")
            made.append(
                f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}"
                f'<w:t xml:space="preserve">{escaped(stretch)}</w:t></w:r>'
            )
    return "".join(made)


def runs(pieces: Runs, rtl: bool, *, bold: bool = False) -> str:
    """All runs of a paragraph."""
    return "".join(run(piece.text, rtl, bold=piece.bold or bold, italic=piece.italic) for piece in pieces)


def paragraph(style: str, inside: str, rtl: bool, *, numbering: str = "", tabs: str = "", keep: bool = False) -> str:
    """A paragraph; `numbering` (w:numPr) and `tabs` (w:tabs) stand in the schema's order."""
    kept = "<w:keepNext/>" if keep else ""
    bidi = "<w:bidi/>" if rtl else '<w:bidi w:val="0"/>'  # a letterhead's own styles may say the opposite
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{numbering}{tabs}{bidi}</w:pPr>{inside}</w:p>'


def numbered(list_id: int, level: int) -> str:
    """The paragraph stands in that list at that level; list 0 is none."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def cell(width: int, inside: str) -> str:
    """A table cell with its paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def row(cells: str, *, head: bool = False, height: int = 0) -> str:
    """A table row that no page break cuts; `head` repeats it on each page, `height` is its least height in twips."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def table(widths: Sequence[int], rows: str, rtl: bool, *, ruled: bool = True, caption: str = "") -> str:
    """A table of fixed widths in twips; its columns run from the right where the page does."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    borders = f"<w:tblBorders>{drawn}</w:tblBorders>" if ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths if width)
    named = f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else ""
    return (
        f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>{named}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def widths_of(shares: Sequence[int], width: int) -> list[int]:
    """The text's width in twips, parted by shares."""
    made = [width * share // sum(shares) for share in shares]
    made[-1] += width - sum(made)
    return made
