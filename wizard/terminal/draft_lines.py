"""A draft line by line: the canonical Markdown laid out for a terminal, for the live pane and for printing.

The document is cut where blocks end and every block is kept, laid out: after an answer only its own clause is new work.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from wizard.model.text import tidy
from wizard.terminal.laid import BLANK, Line, hung
from wizard.terminal.paper import Paper
from wizard.terminal.tables import table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["Line", "draft_lines", "new_lines", "parser"]

MOST_KEPT: Final = 2_000
NOTE_INDENT: Final = 2

_LEAD: Final = re.compile(r"(\d+(?:\.\d+)*\.) +(?=\S)")
_FENCE: Final = re.compile(r" {0,3}(```|~~~)", re.MULTILINE)
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_BETWEEN_BLOCKS: Final = re.compile(r"\n(?:[ \t]*\n)+(?=\S)")
_NUMBERS: Final = re.compile(r"^\d+\.(?= )|^\d+(?= \|)|\d+(?:\.\d+)+")

_CLOSE: Final = frozenset({"clause", "mark", "note"})
"""Such lines follow each other without an empty one."""


class Block(NamedTuple):
    """A piece of the document in logical order: a line of text behind its lead, or the cells of a table."""

    style: str
    text: str = ""
    lead: str = ""
    indent: int = 0
    cells: tuple[tuple[str, ...], ...] = ()
    marked: frozenset[tuple[int, int]] = frozenset()
    """Cells under the headings, by row and column, in which something is missing."""
    first: bool = True
    """Whether it begins a block, or is a further line of the one above."""


@cache
def parser() -> "MarkdownIt":
    """The reader of our Markdown, with the settings that the drafts are tested with. Its import takes its time."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def draft_lines(markdown: str, paper: Paper, width: int) -> list[Line]:
    """The draft in lines, no row wider than `width` (24 columns or more).

    Styles: `title`, `heading`, `strong` (a line in bold), `clause`, `text`, `mark` (a line in which something is
    missing, unconfirmed or untranslated), `note` (where a clause came from), `table-head`, `table`, `rule`, `blank`.
    """
    made: list[Line] = []
    for part in _parts(markdown):
        lines = _laid(part, paper, width)
        if made and lines and _apart(made[-1].style, lines[0].style):
            made.append(BLANK)
        made += lines
    return made


def new_lines(before: Sequence[Line], after: Sequence[Line]) -> frozenset[int]:
    """Indexes in `after` of lines that `before` has not. A line that only got another number is not new."""
    return _unknown(before, after, _masked) or _unknown(before, after, str)


@lru_cache(maxsize=MOST_KEPT)
def _masked(source: str) -> str:
    return _NUMBERS.sub("#", source)


def _unknown(before: Sequence[Line], after: Sequence[Line], key: Callable[[str], str]) -> frozenset[int]:
    known = {key(line.source) for line in before}
    return frozenset(number for number, line in enumerate(after) if line.source and key(line.source) not in known)


def _apart(above: str, below: str) -> bool:
    """Whether an empty line stands between two blocks."""
    if above in ("heading", "strong"):
        return below in ("heading", "strong", "title")
    return not (above in _CLOSE and below in _CLOSE)


def _parts(markdown: str) -> Sequence[str]:
    """The document cut between its blocks; whole where a block may hold empty lines or speak about another."""
    if _FENCE.search(markdown) or _REFERENCE.search(markdown):
        return (markdown,)
    return _BETWEEN_BLOCKS.split(markdown.strip("\n"))


@lru_cache(maxsize=MOST_KEPT)
def _laid(part: str, paper: Paper, width: int) -> tuple[Line, ...]:
    """One block after the other, laid out."""
    made: list[Line] = []
    for block in _blocks(part):
        if made and block.first and _apart(made[-1].style, block.style):
            made.append(BLANK)
        if block.cells:
            made += table(paper, block.cells[0], block.cells[1:], width, marked=block.marked)
        elif block.style == "rule":
            made.append(Line("", "rule", lambda: ("─" * width,)))
        else:
            source = f"{block.lead} {block.text}" if block.lead else block.text
            lay = partial(hung, paper, block.text, width, lead=block.lead, indent=block.indent)
            made.append(Line(source, block.style, lay))
    return tuple(made)


@lru_cache(maxsize=MOST_KEPT)
def _blocks(part: str) -> tuple[Block, ...]:
    return tuple(_read(parser().parse(part)))


def _read(tokens: "Sequence[Token]") -> Iterator[Block]:
    """The blocks of some Markdown: ours has headings, paragraphs, quotes and tables, an own template also lists."""
    cells: list[list[str]] = []
    marked: set[tuple[int, int]] = set()
    bullets: list[int] = []  # of each open list the next number, 0 for a list without numbers
    bullet = ""
    style, quotes = "text", 0
    for token in tokens:
        match token.type:
            case "heading_open":
                style = "title" if token.tag == "h1" else "heading"
            case "heading_close":
                style = "text"
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "bullet_list_open":
                bullets.append(0)
            case "ordered_list_open":
                bullets.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                bullets.pop()
            case "list_item_open":
                bullet = f"{bullets[-1]}." if bullets[-1] else "•"
                bullets[-1] += 1 if bullets[-1] else 0
            case "table_open":
                cells, marked = [], set()
            case "tr_open":
                cells.append([])
            case "table_close":
                yield Block("table-head", cells=tuple(map(tuple, cells)), marked=frozenset(marked))
                cells = []
            case "hr":
                yield Block("rule")
            case "fence" | "code_block":
                for number, line in enumerate(token.content.splitlines()):
                    yield Block("text", tidy(line), indent=NOTE_INDENT, first=not number)
            case "inline" if cells:
                said = list(_said(token))
                if any(emphasis == "mark" for _, emphasis in said):
                    marked.add((len(cells) - 2, len(cells[-1])))
                cells[-1].append(" ".join(text for text, _ in said))
            case "inline":
                indent = NOTE_INDENT * (quotes + max(0, len(bullets) - 1))
                yield from _paragraph(token, "note" if quotes else style, bullet, indent)
                bullet = ""
            case _:
                pass


def _paragraph(inline: "Token", style: str, bullet: str, indent: int) -> Iterator[Block]:
    """A line for each line break that the document means; all hang behind the number of the first."""
    lead = bullet
    for number, (said, emphasis) in enumerate(_said(inline)):
        shown = emphasis or style if style == "text" else style
        found = None if number or bullet or emphasis == "strong" else _LEAD.match(said)
        text = said[found.end() :] if found else said
        if found:
            lead = found[1]
            shown = "clause" if shown == "text" else shown
        if number and lead:
            yield Block(shown, text, indent=indent + len(lead) + 1, first=False)
        else:
            yield Block("clause" if lead and shown == "text" else shown, text, lead, indent, first=not number)


def _said(inline: "Token") -> Iterator[tuple[str, str]]:
    """The lines of a paragraph as plain text, each with its emphasis: `strong` all over, `mark` inside, or none."""
    said: list[str] = []
    strong, loose, marked, opened = 0, False, False, False
    for child in [*(inline.children or ()), None]:
        kind = child.type if child is not None else "hardbreak"
        if kind == "hardbreak":
            emphasis = "mark" if marked else "strong" if said and not loose else ""
            yield tidy("".join(said)), emphasis
            said, loose, marked = [], False, False
            continue
        assert child is not None
        strong += {"strong_open": 1, "strong_close": -1}.get(kind, 0)
        text = " " if kind == "softbreak" else child.content
        marked = marked or (opened and text.startswith("["))
        opened = kind in ("strong_open", "em_open")
        loose = loose or bool(text.strip() and not strong)
        said.append(text)
