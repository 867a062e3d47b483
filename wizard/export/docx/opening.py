"""Opens a letterhead, or says in a sentence that HR can act on why the file is none."""

import io
import zipfile
from typing import TYPE_CHECKING, Final

from wizard.errors import Complaint, LetterheadError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST: Final = 200_000_000
"""Unpacked bytes; a larger file is a bomb or no letterhead."""

_OLE: Final = b"\xd0\xcf\x11\xe0"
_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"


def opened(content: bytes, name: str) -> "WordDocument":
    """The letterhead as python-docx opens it. LetterheadError, with `name` as its place."""
    told = _no_zip(content) or ""
    if told:
        raise _refused(told, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            told = _no_word(packed)
            if told:
                raise _refused(told, name)
            if packed.testzip():
                raise _refused("letterhead-damaged", name)
            content = _as_document(packed, content)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as failure:
        raise _refused("letterhead-damaged", name) from failure
    return _document(content, name)


def _document(content: bytes, name: str) -> "WordDocument":
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(content))
    except (LxmlError, OpcError, KeyError, ValueError, AttributeError, TypeError) as failure:
        raise _refused("letterhead-damaged", name) from failure
    if document.element.find("{*}body") is None:
        raise _refused("letterhead-damaged", name)
    protection = document.settings.element.find("{*}documentProtection")
    if protection is not None and any(
        key.endswith("enforcement") and value in ("1", "true", "on") for key, value in protection.attrib.items()
    ):
        raise _refused("letterhead-restricted", name)
    return document


def _refused(code: str, name: str) -> LetterheadError:
    return LetterheadError([Complaint(code, {}, name)])


def _no_zip(content: bytes) -> str:
    """Why the file cannot be a .docx, by its first bytes."""
    if not content:
        return "letterhead-empty"
    if content.startswith(_OLE):
        return "letterhead-password" if "EncryptedPackage".encode("utf-16-le") in content else "letterhead-old-doc"
    if content.startswith(b"{\\rtf"):
        return "letterhead-rtf"
    if content.startswith(b"%PDF"):
        return "letterhead-pdf"
    return "" if content.startswith(b"PK") else "letterhead-not-word"


def _no_word(packed: zipfile.ZipFile) -> str:
    """Why the archive is no Word document that we can fill."""
    names = set(packed.namelist())
    if sum(held.file_size for held in packed.infolist()) > LARGEST:
        return "letterhead-too-large"
    if "mimetype" in names and b"opendocument" in packed.read("mimetype"):
        return "letterhead-odt"
    if not {"[Content_Types].xml", "_rels/.rels"} <= names:
        return "letterhead-not-word"
    if b"purl.oclc.org" in packed.read("_rels/.rels"):
        return "letterhead-strict"
    types = packed.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        return "letterhead-macros"
    return "" if _DOCUMENT in types or _TEMPLATE in types else "letterhead-not-word"


def _as_document(packed: zipfile.ZipFile, content: bytes) -> bytes:
    """A template (.dotx) is the same thing under another label."""
    types = packed.read("[Content_Types].xml")
    if _TEMPLATE not in types:
        return content
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as made:
        for held in packed.infolist():
            renamed = types.replace(_TEMPLATE, _DOCUMENT) if held.filename == "[Content_Types].xml" else None
            made.writestr(held.filename, packed.read(held) if renamed is None else renamed)
    return copy.getvalue()
