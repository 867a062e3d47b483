"""Drafts of every example interview, and what their files say when they are read back."""

import functools
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from lxml import etree

from roles import BANKS, answers_of, bank, position_of, report_of
from wizard.draft import write
from wizard.export.document import Beside, Document, Paper, Paragraph, Table, plain
from wizard.export.reading import read
from wizard.model.gaps import marks_of
from wizard.model.question import Severity

EXAMPLES = sorted(path.stem for path in (BANKS / "examples").glob("*.yaml"))
UNFINISHED = "contracts-specialist"
"""An example that still asks somebody something."""

COMPLETE = "complete-contracts-specialist"
MOMENT = 1_795_392_000
"""23 November 2026."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@functools.cache
def markdown(name: str, language: str) -> str:
    """The draft of an example, or of the complete persona, as Markdown."""
    path = BANKS / "examples" / f"{name}.yaml"
    held = name
    if name == COMPLETE:
        path, held = Path(__file__).parent / "personas" / f"{name}.yaml", "contracts-specialist"
    answers = answers_of(path, held)
    report = report_of(answers, held)
    position = position_of(answers, held)
    return write(position, bank(held), language, marks_of(report), blockers=report.count(Severity.BLOCKER))


@functools.cache
def document(name: str, language: str) -> Document:
    """That draft, read."""
    return read(markdown(name, language), language)


def paper(name: str, language: str) -> Paper:
    """That draft, ready for a format."""
    return Paper(document(name, language), MOMENT)


def flat(text: str) -> str:
    """The text for comparing: one kind of space, no soft hyphens and break opportunities, which renderers add."""
    return " ".join(re.sub("[\u00ad\u200b\ufeff]", "", unicodedata.normalize("NFC", text)).split())


def expected(document: Document) -> list[str]:
    """What every format has to say, in order: clauses with their numbers, cells, lines of the head."""
    return [line for block in document.blocks for line in _lines(block) if line]


def _lines(block: Any) -> Iterator[str]:
    if isinstance(block, Beside):
        for cell in block.cells:
            yield from _lines(cell) if cell else ()
    elif isinstance(block, Paragraph):
        yield flat(f"{block.number} {plain(block.runs)}")
    elif isinstance(block, Table):
        yield flat(plain(block.caption))
        yield flat(plain(block.lead))
        for row in (block.head, *block.rows):
            yield from (flat(plain(cell)) for cell in row)


# --- Word ------------------------------------------------------------------------------------------------------------


class Word:
    """A Word file read back: its parts, and its paragraphs with the numbers that Word counts."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert packed.testzip() is None
            self.parts = {name: packed.read(name) for name in packed.namelist()}
        self.trees = {
            name: etree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))
        }
        self.body = self.trees["word/document.xml"]
        self.styles = {style.get(W + "styleId"): style for style in self.trees["word/styles.xml"].iter(W + "style")}

    def lines(self) -> list[str]:
        """Every paragraph of the main text that says something: "2.1. text"."""
        counters: dict[str, list[int]] = {}
        return [line for line in (self._line(p, counters) for p in self.body.iter(W + "p")) if line]

    def _line(self, paragraph: Any, counters: dict[str, list[int]]) -> str:
        words = [
            held.text or "" if held.tag == W + "t" else " "
            for held in paragraph.iter(W + "t", W + "br", W + "tab")
            if held.getparent().tag == W + "r"
        ]
        number = self.number(paragraph, counters)
        return flat(f"{number} {''.join(words)}")

    def number(self, paragraph: Any, counters: dict[str, list[int]]) -> str:
        """The number of a paragraph as Word counts it, without its last dot."""
        found = self.list_of(paragraph)
        if found is None:
            return ""
        list_id, level = found
        count = counters.setdefault(list_id, [0] * 9)
        count[level] += 1
        count[level + 1 :] = [0] * (8 - level)
        wanted = self._level(list_id, level).find(W + "lvlText").get(W + "val")
        return re.sub(r"%(\d)", lambda m: str(count[int(m[1]) - 1]), wanted).rstrip(".")

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """List and level of a paragraph: its own, or those of its style."""
        props = paragraph.find(W + "pPr")
        style = props.find(W + "pStyle") if props is not None else None
        for held in (props, self.styles[style.get(W + "val")].find(W + "pPr") if style is not None else None):
            found = held.find(W + "numPr") if held is not None else None
            if found is not None:
                level = found.find(W + "ilvl")
                list_id = found.find(W + "numId").get(W + "val")
                return None if list_id == "0" else (list_id, int(level.get(W + "val")) if level is not None else 0)
        return None

    def _level(self, list_id: str, level: int) -> Any:
        root = self.trees["word/numbering.xml"]
        (num,) = (held for held in root.iter(W + "num") if held.get(W + "numId") == list_id)
        abstract = num.find(W + "abstractNumId").get(W + "val")
        (held,) = (held for held in root.iter(W + "abstractNum") if held.get(W + "abstractNumId") == abstract)
        return next(lvl for lvl in held.iter(W + "lvl") if lvl.get(W + "ilvl") == str(level))


# --- web pages -------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """A web page read back: every element with its attributes, and the text of each innermost block."""

    BLOCKS = frozenset(("p", "h1", "h2", "td", "th", "caption", "li", "dt", "dd", "title", "option", "label", "button"))
    VOID = frozenset(("meta", "br", "input", "link", "img"))

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.raw: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag == "br" and self.texts:
            self.texts[-1] = (self.texts[-1][0], self.texts[-1][1] + " ")
        if tag in self.VOID:
            return
        self.open.append(tag)
        if tag in self.BLOCKS:
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]] = data
        elif any(tag in self.BLOCKS for tag in self.open):
            if self.open[-1] == "span" and self.elements[-1][1].get("class") == "number":
                data = data.removesuffix(".")
            self.texts[-1] = (self.texts[-1][0], self.texts[-1][1] + data)
        else:
            assert not data.strip() or "skip" in str(self.elements[-1]), data

    def lines(self) -> list[str]:
        """The texts of all blocks; a clause number without its last dot."""
        return [flat(text) for _, text in self.texts if flat(text)]
