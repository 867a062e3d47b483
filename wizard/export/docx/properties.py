"""The core properties of a Word document: what archives and search read about it."""

import datetime
from typing import Final

from wizard.export.document import Document
from wizard.export.docx.wml import escaped

_NAMESPACES: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_TAGS: Final = {"en": "en-GB", "ru": "ru-RU", "ar": "ar-SA"}


def core(document: Document, moment: int) -> bytes:
    """The part `docProps/core.xml`; the letterhead's own author, comments and keywords are not ours to pass on."""
    when = datetime.datetime.fromtimestamp(moment, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = escaped(document.fields.get("organisation", ""))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{escaped(document.name)}</dc:title>"
        f"<dc:subject>{escaped(document.fields.get('number', ''))}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<dc:language>{_TAGS[document.language]}</dc:language></cp:coreProperties>"
    ).encode()
