"""Letterheads as HR departments send them: broken in thirty ways, and odd but sound."""

import io
import zipfile
from collections.abc import Callable, Mapping

from our_letterhead import HEAD, TYPES, W, field, ours, parts, text

Parts = dict[str, str | bytes]
CONTROL = "word/document.xml"


def packed(held: Mapping[str, str | bytes]) -> bytes:
    """An archive of those parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content if isinstance(content, bytes) else HEAD + content)
    return made.getvalue()


def with_text(*paragraphs: str, body: str = "{{ body }}") -> bytes:
    """Our letterhead with further paragraphs (words, or runs) above its body."""
    held = parts()
    made = "".join(f"<w:p>{words if words.startswith('<w:') else text(words)}</w:p>" for words in paragraphs)
    own = f"<w:p>{text('{{ body }}')}</w:p>"
    wanted = made + (f"<w:p>{text(body)}</w:p>" if body else "")
    held[CONTROL] = held[CONTROL].replace(own, wanted)
    return packed(held)


def changed(part: str, old: str, new: str) -> bytes:
    """Our letterhead with something exchanged in a part."""
    held = parts()
    assert old in held[part]
    held[part] = held[part].replace(old, new)
    return packed(held)


def added(**more: str | bytes) -> bytes:
    """Our letterhead with further parts; `__` in a name is a slash."""
    return packed({**parts(), **{name.replace("__", "/"): content for name, content in more.items()}})


def in_table(inside: str) -> str:
    """A paragraph inside a cell."""
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:p>{text(inside)}</w:p></w:tc></w:tr></w:tbl>'


def in_box(inside: str) -> str:
    """A paragraph inside a text box, which Word stores twice."""
    box = f"<w:txbxContent><w:p>{text(inside)}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        f"<w:pict>{box}</w:pict></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def body_in(block: str) -> bytes:
    """Our letterhead with its body inside something."""
    return changed(CONTROL, f"<w:p>{text('{{ body }}')}</w:p>", block)


def restricted() -> bytes:
    """A letterhead that may only be commented."""
    return changed("word/settings.xml", "<w:zoom", '<w:documentProtection w:edit="comments" w:enforcement="1"/><w:zoom')


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = f"{TYPES}.document.main+xml"

BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    # what is wrong: the file, the code of the sentence, a word that the sentence must hold
    "empty": (lambda: b"", "letterhead-empty", "0 bytes"),
    "half a file": (lambda: ours()[: len(ours()) // 2], "letterhead-damaged", "Copy it again"),
    "a flipped byte": (lambda: ours().replace(b"Times New Roman", b"Times Old Roman", 1), "letterhead-damaged", "anew"),
    "broken XML": (lambda: changed(CONTROL, "</w:body>", "</w:bod>"), "letterhead-damaged", "anew"),
    "no main part": (
        lambda: packed({k: v for k, v in parts().items() if k != CONTROL}),
        "letterhead-damaged",
        "anew",
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "letterhead-not-word", ".docx"),
    "a zip of something else": (lambda: packed({"readme.txt": "hello"}), "letterhead-not-word", ".docx"),
    "a spreadsheet": (
        lambda: packed(
            {
                "[Content_Types].xml": "<Types><x>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml</x></Types>",
                "_rels/.rels": "<Relationships/>",
            }
        ),
        "letterhead-not-word",
        ".docx",
    ),
    "an old .doc": (lambda: OLE, "letterhead-old-doc", "Save As"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "letterhead-password", "password"),
    "protected against editing": (restricted, "letterhead-restricted", "Stop Protection"),
    "RTF": (lambda: b"{\\rtf1 letter}", "letterhead-rtf", "RTF"),
    "PDF": (lambda: b"%PDF-1.7 ...", "letterhead-pdf", "PDF"),
    "OpenDocument": (
        lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "letterhead-odt",
        ".odt",
    ),
    "macros": (
        lambda: changed("[Content_Types].xml", MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        "letterhead-macros",
        "macros",
    ),
    "Strict Open XML": (
        lambda: changed(
            "_rels/.rels",
            "http://schemas.openxmlformats.org/officeDocument/2006",
            "http://purl.oclc.org/ooxml/officeDocument",
        ),
        "letterhead-strict",
        "Strict",
    ),
    "a bomb": (lambda: added(word__media__big=bytes(201_000_000)), "letterhead-too-large", "200 MB"),
    "a misspelt field": (lambda: with_text("No. {{ nunber }}"), "letterhead-unknown-field", "Did you mean «number»"),
    "a field with a hyphen": (
        lambda: with_text("{{ effective-date }}"),
        "letterhead-unknown-field",
        "Did you mean «effective_date»",
    ),
    "a field in Russian": (lambda: with_text("{{ номер }}"), "letterhead-unknown-field", "номер"),
    "an empty field": (lambda: with_text("{{ }}"), "letterhead-unknown-field", "organisation"),
    "Cyrillic letters in a name": (lambda: with_text("{{ numb\u0435r }}"), "letterhead-mixed-letters", "Latin"),
    "a misspelt field in a text box": (
        lambda: with_text(in_box("{{ tittle }}")),
        "letterhead-unknown-field",
        "«title»",
    ),
    "an unclosed field": (lambda: with_text("Date: {{ date"), "letterhead-stray-braces", "{{"),
    "a field split over paragraphs": (lambda: with_text("{{ ti", "tle }}"), "letterhead-stray-braces", "one paragraph"),
    "mirrored braces": (lambda: with_text("}}title{{"), "letterhead-stray-braces", "{{ title }}"),
    "braces with spaces": (lambda: with_text("{ { title } }"), "letterhead-stray-braces", "{{ title }}"),
    "a loop": (lambda: with_text("{% for x in y %}"), "letterhead-stray-braces", "{%"),
    "single braces": (lambda: with_text("{number}"), "letterhead-two-braces", "{number}"),
    "square brackets": (lambda: with_text("[[ city ]]"), "letterhead-two-braces", "[[ city ]]"),
    "a mail merge field": (lambda: with_text("«title»"), "letterhead-two-braces", "«title»"),
    "no body": (lambda: with_text("{{ title }}", body=""), "letterhead-no-body", "{{ body }}"),
    "two bodies": (lambda: with_text("{{ body }}"), "letterhead-two-bodies", "2 times"),
    "a body with words": (lambda: with_text(body="Text: {{ body }}"), "letterhead-body-not-alone", "alone"),
    "a body in a table": (lambda: body_in(in_table("{{ body }}") + "<w:p/>"), "letterhead-body-inside", "table"),
    "a body in a header": (
        lambda: packed(
            {
                **parts(),
                CONTROL: parts()[CONTROL].replace("{{ body }}", "words"),
                "word/header1.xml": f"<w:hdr {W}><w:p>{text('{{ body }}')}</w:p></w:hdr>",
            }
        ),
        "letterhead-body-in-header",
        "header or footer",
    ),
    "a misspelt field in a footer": (
        lambda: changed("word/footer2.xml", "{{ label_page }}", "{{ label_paeg }}"),
        "letterhead-unknown-field",
        "«label_page»",
    ),
}


def split(*pieces: str) -> str:
    """A field that Word has split over runs, one of them a tracked insertion."""
    runs = [text(piece) for piece in pieces]
    runs[1] = f'<w:ins w:id="7" w:author="HR" w:date="2026-11-23T00:00:00Z">{runs[1]}</w:ins>'
    return "".join(runs)


ODD: dict[str, Callable[[], bytes]] = {
    # sound, though nobody would make it so
    "a template": lambda: changed("[Content_Types].xml", MAIN, f"{TYPES}.template.main+xml"),
    "fields split over runs": lambda: with_text(split("No. {", "{ num", "ber }", "} of "), "{{ city }}"),
    "an invisible mark in a name": lambda: with_text("{{ \u200fnumber\u200e }}"),
    "text boxes and tables": lambda: with_text(in_box("{{ number }}"), "<w:r/>").replace(b"x", b"x"),
    "no Heading 1 and no Title": lambda: packed(
        {
            **parts(),
            "word/styles.xml": parts()["word/styles.xml"]
            .replace('"heading 1"', '"Other"')
            .replace('"Title"', '"Else"'),
        }
    ),
    "page fields only": lambda: changed("word/footer1.xml", text(" "), text(" ") + field("DATE")),
}
