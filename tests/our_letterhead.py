"""Makes `templates/letterhead.docx`, the letterhead of those who have none: run this file to write it anew.

Running header with organisation and number from the second page on, "page X of Y" on every page, and the body.
"""

import io
import zipfile
from pathlib import Path

FILE = Path(__file__).parent.parent / "templates" / "letterhead.docx"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
PARTS = ("styles", "settings", "header1", "header2", "footer1", "footer2")


def text(words: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(instruction: str) -> str:
    """A field that Word fills in by itself."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def style(style_id: str, name: str, props: str, *, default: bool = False, base: bool = True) -> str:
    """A paragraph style."""
    held = ' w:default="1"' if default else ""
    based = '<w:basedOn w:val="Normal"/>' if base else ""
    return f'<w:style w:type="paragraph"{held} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}<w:qFormat/>{props}</w:style>'


def styles() -> str:
    """Times New Roman 12: every Windows and macOS has it, with Arabic, Cyrillic and Latin."""
    small = '<w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="20"/>'
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{FONTS}"
        '<w:sz w:val="24"/><w:szCs w:val="26"/><w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + style("Normal", "Normal", "", default=True, base=False)
        + style(
            "Title",
            "Title",
            '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="32"/></w:rPr>',
        )
        + style(
            "Heading1",
            "heading 1",
            '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="28"/></w:rPr>',
        )
        + style(
            "Header",
            "header",
            '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="160"/></w:pPr>'
            f"<w:rPr>{small}</w:rPr>",
        )
        + style("Footer", "footer", f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{small}</w:rPr>')
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        "</w:styles>"
    )


def parts() -> dict[str, str]:
    """Every part by its name in the archive."""
    footer = f"{text('{{ label_page }}')}{text(' ')}{field('PAGE')}{text(' ')}{text('{{ label_of }}')}{text(' ')}{field('NUMPAGES')}".replace(
        '}}</w:t></w:r><w:r><w:t xml:space="preserve"> ', "}} "
    )
    footer = f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{footer}</w:p></w:ftr>'
    running = f"{text('{{ organisation }}')}<w:r><w:tab/></w:r>{text('{{ label_number }} ')}{text('{{ number }}')}"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name.rstrip("12")}+xml"/>' for name in PARTS
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for number, name in enumerate(PARTS, 1)
    )
    references = "".join(
        f'<w:{name.rstrip("12")}Reference w:type="{"default" if name.endswith("1") else "first"}" r:id="rId{number}"/>'
        for number, name in enumerate(PARTS, 1)
        if name.startswith(("header", "footer"))
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {R}><w:body><w:p>{text('{{ body }}')}</w:p>"
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1418" w:header="567" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        "word/styles.xml": styles(),
        "word/settings.xml": f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
        "word/header1.xml": f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{running}</w:p></w:hdr>',
        "word/header2.xml": f'<w:hdr {W}><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p></w:hdr>',
        "word/footer1.xml": footer,
        "word/footer2.xml": footer,
    }


def ours() -> bytes:
    """The file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:  # stored: the same bytes with every zlib
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, HEAD + content)
    return made.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(ours())
