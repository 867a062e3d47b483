"""The multilevel list behind the clause numbers: Word counts, we never type a number."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from wizard.export.docx.wml import XMLNS, w
from wizard.model.text import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LEVELS: Final = (
    ("JDSection", "%1", 425, 425),
    ("JDClause", "%1.%2", 709, 709),
    ("JDClause2", "%1.%2.%3", 1560, 851),
    ("JDClause3", "%1.%2.%3.%4", 2552, 992),
)
"""Style, text, indent and hanging indent of each level, in twips."""

RTL_INDENT: Final = 340
"""How far Arabic numbers stand inside the margin: Word starts them there, LibreOffice ends them there."""

ROW_INDENT: Final = 270
"""The same in the first cell of a row."""


def add_lists(document: "WordDocument", languages: Sequence[str]) -> tuple[int, ...]:
    """A multilevel list for each language, behind whatever lists the letterhead has; their ids."""
    from docx.oxml import parse_xml

    root = _numbering(document)
    lists = [int(held.get(w("numId"))) for held in root.iterfind(w("num"))]
    abstracts = [int(held.get(w("abstractNumId"))) for held in root.iterfind(w("abstractNum"))]
    first = root.find(w("num"))
    made = []
    for at, language in enumerate(languages, 1):
        abstract, list_id = max(abstracts, default=0) + at, max(lists, default=0) + at
        levels = "".join(_level(n, *held, bound=at == 1, language=language) for n, held in enumerate(LEVELS))
        source = f'<w:abstractNum {XMLNS} w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>{levels}'
        element = parse_xml(f"{source}</w:abstractNum>")
        if first is not None:
            first.addprevious(element)  # every abstractNum stands before every num
        else:
            root.append(element)
        made.append((list_id, abstract))
    for list_id, abstract in made:
        root.append(parse_xml(f'<w:num {XMLNS} w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return tuple(list_id for list_id, _ in made)


def _level(level: int, style: str, text: str, left: int, hanging: int, *, bound: bool, language: str) -> str:
    """One level; in Arabic without a last dot, which would stand at the wrong side of the number."""
    rtl = language in RIGHT_TO_LEFT
    if rtl:
        left += RTL_INDENT if level else RTL_INDENT // 2
    named = f'<w:pStyle w:val="{style}"/>' if bound else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{named}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}{"" if rtl else "."}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{hanging}"/>'
        f"</w:pPr>{'<w:rPr><w:rtl/></w:rPr>' if rtl else ''}</w:lvl>"
    )


def _numbering(document: "WordDocument") -> Any:
    """The lists of the document; python-docx cannot make them for a letterhead that has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        part = NumberingPart(name, kind, parse_xml(f"<w:numbering {XMLNS}/>"), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element
