"""Reads our PDF back by its structure, as a screen reader does: the kind and the text of each tagged element, in order."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, NumberObject


class TaggedPdf:
    """A PDF with its tags. Letters of right-to-left words come in the order in which they are drawn."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))
        self.root: Any = self.reader.trailer["/Root"]
        self.texts: dict[tuple[int, int], str] = {}
        self.pages = {page.indirect_reference.idnum: page for page in self.reader.pages if page.indirect_reference}
        for number, page in self.pages.items():
            self._read(number, page)

    @property
    def metadata(self) -> str:
        """The XMP packet: standards, language, dates."""
        return str(self.root["/Metadata"].get_data().decode())

    @property
    def bookmarks(self) -> list[str]:
        """Every title of the outline."""

        def titles(items: Any) -> Iterator[str]:
            for item in items:
                if isinstance(item, list):
                    yield from titles(item)
                else:
                    yield str(item.title)

        return list(titles(self.reader.outline))

    def elements(self) -> list[tuple[str, str]]:
        """Kind and text of each element that holds text itself (a cell, a paragraph, a heading), in reading order."""
        return [(kind, text) for kind, text in self._walk(self.root["/StructTreeRoot"]["/K"], None, "") if text.strip()]

    def tags(self) -> set[str]:
        """Every kind of element."""
        found: set[str] = set()

        def visit(node: Any) -> None:
            node = node.get_object() if isinstance(node, IndirectObject) else node
            if isinstance(node, list):
                for item in node:
                    visit(item)
            elif isinstance(node, DictionaryObject):
                if "/S" in node:
                    found.add(str(node["/S"]))
                if "/K" in node:
                    visit(node.raw_get("/K"))

        visit(self.root["/StructTreeRoot"]["/K"])
        return found

    def _walk(self, node: Any, page: int | None, kind: str) -> Iterator[tuple[str, str]]:
        """Inline elements (Span, Strong, Em) belong to the block around them."""
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            gathered = ""
            for item in node:
                for found, text in self._walk(item, page, kind):
                    if found == "":
                        gathered += text
                    else:
                        if gathered:
                            yield kind, gathered
                            gathered = ""
                        yield found, text
            if gathered:
                yield "", gathered
            return
        if isinstance(node, NumberObject):
            yield "", self.texts.get((page or 0, int(node)), "")
            return
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        if "/MCID" in node:
            yield "", self.texts.get((page or 0, int(node["/MCID"])), "")
            return
        if "/K" not in node:
            return
        own = str(node.get("/S", ""))
        inline = own in ("/Span", "/Strong", "/Em")
        for found, text in self._walk(node.raw_get("/K"), page, kind if inline else own):
            yield (found, text) if found or inline else (own, text)

    def _read(self, number: int, page: Any) -> None:
        """The text of each marked part of a page, by the fonts' own tables from glyphs to letters."""
        fonts: dict[str, Any] = {}
        for name, font in page["/Resources"].get("/Font", {}).items():
            fonts[name] = _glyphs(font.get_object()["/ToUnicode"].get_data().decode())
        stack: list[tuple[int | None, bool]] = []
        font: dict[int, str] = {}
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            if operator in (b"BDC", b"BMC"):
                held = operands[1] if len(operands) > 1 and isinstance(operands[1], DictionaryObject) else {}
                marked = int(held["/MCID"]) if "/MCID" in held else stack[-1][0] if stack else None
                said = "/ActualText" in held
                if said and marked is not None:
                    self._add(number, marked, str(held["/ActualText"]))
                stack.append((marked, said or (bool(stack) and stack[-1][1])))
            elif operator == b"EMC":
                stack.pop()
            elif operator == b"Tf":
                font = fonts[operands[0]]
            elif operator in (b"Tj", b"TJ") and stack and stack[-1][0] is not None and not stack[-1][1]:
                parts = operands[0] if operator == b"TJ" else [operands[0]]
                codes = b"".join(_bytes(part) for part in parts if not isinstance(part, int | float))
                letters = (font.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2))
                self._add(number, stack[-1][0], "".join(letters))

    def _add(self, page: int, marked: int | None, text: str) -> None:
        key = (page, marked or 0)
        self.texts[key] = self.texts.get(key, "") + text


def _bytes(value: Any) -> bytes:
    return bytes(value.original_bytes if hasattr(value, "original_bytes") else value)


def _glyphs(table: str) -> dict[int, str]:
    """The ToUnicode table of a font: glyph -> letters."""
    found: dict[int, str] = {}
    for line in table.splitlines():
        parts = line.replace("<", " ").replace(">", " ").split()
        if len(parts) == 2 and line.startswith("<"):
            found[int(parts[0], 16)] = bytes.fromhex(parts[1]).decode("utf-16-be")
    return found
