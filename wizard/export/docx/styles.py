"""The styles and lists that our body needs, laid into a letterhead: its own fonts, sizes and colours stay."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from wizard.export.docx.lists import LEVELS, ROW_INDENT, RTL_INDENT
from wizard.export.docx.wml import XMLNS, w
from wizard.model.text import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TAGS: Final = {"en": "en-GB", "ru": "ru-RU", "ar": "ar-SA"}
SERIF: Final = "Times New Roman"
"""On Windows and macOS it holds Arabic, Cyrillic and Latin; a file carries no font."""

SMALL: Final = 18
"""Tables are never smaller, in half points."""

_RED: Final = '<w:color w:val="A40000"/>'


def add_styles(document: "WordDocument", languages: Sequence[str], first_list: int) -> None:
    """Our styles, each based on one of the letterhead: Heading 1, Title, Normal. Older ones of ours are replaced."""
    from docx.oxml import parse_xml

    held = document.styles.element
    known = {style.get(w("styleId")): style for style in held.iter(w("style"))}
    bases = {name: _style_id(document, name) for name in ("heading 1", "title", "normal")}
    for source in _styles(document, languages, first_list, bases):
        made = parse_xml(source)
        old = known.get(made.get(w("styleId")))
        if old is not None:
            held.remove(old)
        held.append(made)


def _style_id(document: "WordDocument", name: str) -> str:
    """The id of a built-in style: its name is English in every Word, its id is not."""
    for style in document.styles.element.iter(w("style")):
        named = style.find(w("name"))
        if named is not None and str(named.get(w("val"))).lower() == name and style.get(w("type")) == "paragraph":
            return str(style.get(w("styleId")))
    return ""


def _styles(
    document: "WordDocument", languages: Sequence[str], first_list: int, bases: dict[str, str]
) -> Iterator[str]:
    rtl = languages[0] in RIGHT_TO_LEFT
    columns = len(languages)
    size = max(SMALL, _size(document) - (2 * columns if columns > 1 else 0))
    cs_font = _has_cs_font(document)
    fonts = "" if cs_font else f'<w:rFonts w:cs="{SERIF}"/>'
    normal = bases["normal"]
    small = max(SMALL, size - 6) - size

    def style(
        style_id: str, name: str, base: str, props: str = "", face: str = "", grow: int = 0, spacing: str = ""
    ) -> str:
        """A paragraph style; `grow` changes the letterhead's size by half points."""
        sizes = f'<w:sz w:val="{size + grow}"/><w:szCs w:val="{size + grow + (2 if rtl else 0)}"/>'
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        tag = f'<w:lang w:val="{TAGS["en"] if rtl else TAGS[languages[0]]}" w:bidi="{TAGS["ar"]}"/>'
        return (
            f'<w:style {XMLNS} w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f"{based}<w:qFormat/><w:pPr>{props}{spacing}</w:pPr><w:rPr>{fonts}{face}{sizes}{tag}</w:rPr></w:style>"
        )

    def numbered(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{first_list}"/></w:numPr>'

    bold = "<w:b/><w:bCs/>"
    centre = '<w:jc w:val="center"/>'
    yield style("JDText", "JD Text", normal, spacing='<w:spacing w:before="0" w:after="100"/><w:jc w:val="left"/>')
    yield _heading("JDSection", "JD Section", bases["heading 1"] or normal, numbered(0), bold, fonts, size, languages)
    for level, (style_id, _, _, _) in enumerate(LEVELS[1:], 1):
        yield style(style_id, f"JD Clause {level}".removesuffix(" 1"), "JDText", numbered(level))
    yield style(
        "JDKind",
        "JD Kind",
        bases["title"] or normal,
        "<w:keepNext/>",
        bold,
        6,
        f'<w:spacing w:before="120" w:after="60"/>{centre}',
    )
    yield style("JDTitle", "JD Title", "JDText", "", bold, 2, f'<w:spacing w:before="0" w:after="160"/>{centre}')
    yield style("JDOrganisation", "JD Organisation", "JDText", "", "", 2, centre)
    yield style("JDRequisite", "JD Requisite", "JDText", "", "", 0, '<w:spacing w:before="0" w:after="20"/>')
    border = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="A40000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    inset = '<w:ind w:left="113" w:right="113"/>'
    framed = f"<w:keepNext/><w:pBdr>{border}</w:pBdr>"
    yield style(
        "JDNotice", "JD Notice", "JDText", framed, bold + _RED, -2, f'<w:spacing w:after="160"/>{inset}{centre}'
    )
    yield style(
        "JDCaption", "JD Caption", "JDText", "<w:keepNext/>", bold, 0, '<w:spacing w:before="240" w:after="80"/>'
    )
    indent = '<w:ind w:left="709"/>'
    yield style("JDSource", "JD Source", "JDText", "", '<w:color w:val="595959"/>', -4, indent)
    yield style("JDItem", "JD Item", "JDText", "", "", 0, indent)
    yield style(
        "JDCell", "JD Cell", "JDText", "", "", -4, '<w:spacing w:before="30" w:after="30"/><w:jc w:val="left"/>'
    )
    flat = f'<w:ind w:left="{ROW_INDENT if rtl else 0}" w:firstLine="0"/>'
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="{LEVELS[1][2] + (RTL_INDENT if rtl else 0)}"/></w:tabs>'
    yield style("JDRowNumber", "JD Row Number", "JDCell", tabs, "", small, flat)
    yield style("JDSigned", "JD Signed", "JDText", "", "", -2, '<w:spacing w:before="0" w:after="60"/>')
    yield style("JDDraftMark", "JD Draft Mark", normal, "", bold + _RED + '<w:spacing w:val="40"/>', 4, centre)


def _heading(
    style_id: str,
    name: str,
    base: str,
    numbering: str,
    bold: str,
    fonts: str,
    size: int,
    languages: Sequence[str],
) -> str:
    """The style of a section: the letterhead's own Heading 1 with a number, so that navigation shows it."""
    rtl = languages[0] in RIGHT_TO_LEFT
    return (
        f'<w:style {XMLNS} w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:next w:val="JDClause"/><w:qFormat/><w:pPr><w:keepNext/>{numbering}'
        f'<w:spacing w:before="240" w:after="100"/><w:jc w:val="left"/><w:outlineLvl w:val="0"/></w:pPr>'
        f'<w:rPr>{fonts}{bold}<w:szCs w:val="{size + (4 if rtl else 2)}"/></w:rPr></w:style>'
    )


def _size(document: "WordDocument") -> int:
    """The size of the letterhead's text in half points."""
    for found in _text_properties(document):
        size = found.find(w("sz"))
        if size is not None and str(size.get(w("val"))).isdecimal():
            return min(28, max(20, int(size.get(w("val")))))
    return 22


def _has_cs_font(document: "WordDocument") -> bool:
    """Whether the letterhead says in which font Arabic stands."""
    for found in _text_properties(document):
        fonts = found.find(w("rFonts"))
        if fonts is not None and (fonts.get(w("cs")) or fonts.get(w("cstheme"))):
            return True
    return False


def _text_properties(document: "WordDocument") -> Iterator[Any]:
    """The run properties of the default paragraph style, then those of the whole document."""
    held = document.styles.element
    for style in held.iter(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
            props = style.find(w("rPr"))
            if props is not None:
                yield props
    for props in held.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"):
        yield props
