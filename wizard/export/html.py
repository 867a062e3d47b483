"""Draft -> a web page of its own: each clause can be linked to, nothing is loaded, and it prints well."""

from collections.abc import Iterator
from typing import Final

from wizard.export.document import Block, Document, Paper, Paragraph, Role, Runs, Table, plain, strip_dot
from wizard.export.grouping import Columns, Head, grouped
from wizard.export.page import direction, escaped, page
from wizard.phrases import say

_CLASSES: Final = {
    Role.NOTICE: "notice",
    Role.ORGANISATION: "organisation",
    Role.TITLE: "title",
    Role.REQUISITE: "requisite",
    Role.CAPTION: "caption",
    Role.SOURCE: "source",
    Role.ITEM: "item",
    Role.TEXT: "text",
}


def write(paper: Paper) -> bytes:
    """The whole page. The same bytes for the same paper."""
    document = paper.document
    language = document.language
    skip = f'<a class="skip" href="#text">{escaped(say("paper.skip", language))}</a>'
    body = f'{skip}\n<main id="text">\n{"".join(_blocks(paper))}</main>'
    kind = "draft wide" if len(document.languages) > 1 else "draft"
    return page(document.name or say("paper.draft", language), language, body, kind=kind, style=_mark(paper))


def _mark(paper: Paper) -> str:
    """Every printed page of a draft says so at its top."""
    if not paper.draft:
        return ""
    mark = say("paper.draft", paper.document.language)
    return f'@page{{@top-center{{content:"{mark}";color:#a40000;font-weight:bold}}}}'


def anchor(number: str, language: str = "") -> str:
    """The id of a clause; beside another language, the first one has the bare number."""
    return f"{language}-c{number}" if language else f"c{number}"


def _blocks(paper: Paper) -> Iterator[str]:
    hand = _Hand(paper.document.language, "")
    for group in grouped(paper.document.blocks):
        if isinstance(group, Columns):
            yield _parallel(group, paper.document)
        elif isinstance(group, Head):
            told = "".join(hand.block(one) for one in group.requisites)
            sides = [f"<div>{told}</div>", hand.approval(group.approval)]
            yield f'<div class="head">{"".join(sides if paper.approval == "end" else sides[::-1])}</div>\n'
        else:
            yield hand.block(group)


def _parallel(columns: Columns, document: Document) -> str:
    """A table with a column for each language, each in its own direction."""
    hands = [_Hand(language, language if at else "") for at, language in enumerate(document.languages)]
    spoken = [f'lang="{hand.language}" dir="{direction(hand.language)}"' for hand in hands]
    head = "".join(
        f'<th scope="col" {tag}>{escaped(say("paper.language", hand.language))}</th>'
        for hand, tag in zip(hands, spoken, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td {tag}>{hand.block(one) if one else ''}</td>"
            for hand, tag, one in zip(hands, spoken, held.cells, strict=True)
        )
        + "</tr>\n"
        for held in columns.rows
    )
    name = escaped(say("paper.parallel", document.language, part=str(columns.part)))
    return (
        f'<div class="wrap beside" role="region" tabindex="0" aria-label="{name}"><table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )


class _Hand:
    """Writes blocks of one language."""

    def __init__(self, language: str, prefix: str) -> None:
        self.language = language
        self.prefix = prefix
        self.section = ""
        self.used: set[str] = set()

    def anchor(self, number: str) -> str:
        """The id of a clause as an attribute; a number that somebody wrote twice is found at its first place."""
        name = anchor(number, self.prefix)
        if name in self.used:
            return ""
        self.used.add(name)
        return f' id="{name}"'

    def block(self, block: Block) -> str:
        """One block with a line end."""
        return (self.paragraph(block) if isinstance(block, Paragraph) else self.table(block)) + "\n"

    def paragraph(self, block: Paragraph) -> str:
        """A heading, a clause, or a line of its own kind."""
        inside = inline(block.runs)
        if block.role is Role.KIND:
            return f"<h1>{inside}</h1>"
        if not block.number:
            return f'<p class="{_CLASSES[block.role]}">{inside}</p>'
        number = f'<span class="number">{strip_dot(block.number, self.language)}</span>'
        name = self.anchor(block.number)
        if block.role is Role.SECTION:
            self.section = plain(block.runs)
            return f"<h2{name}>{number} {inside}</h2>"
        return f'<p class="clause level{min(block.level, 3)}"{name}>{number} <span>{inside}</span></p>'

    def table(self, block: Table) -> str:
        """A table that scrolls sideways by itself where the screen is narrow."""
        signed = block.role is Role.SIGNING
        caption = f"<caption>{inline(block.caption)}</caption>" if block.caption and not block.lead else ""
        lead = f'<p class="caption">{inline(block.caption)}</p><p>{inline(block.lead)}</p>' if block.lead else ""
        head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in block.head)
        rows = "".join(
            f"<tr{self.row_id(block, at)}>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>\n"
            for at, row in enumerate(block.rows)
        )
        name = escaped(plain(block.caption) or self.section or say("paper.scroll", self.language))
        return (
            f'<div class="{"signing" if signed else "data"}">{lead}<div class="wrap" role="region" tabindex="0" '
            f'aria-label="{name}"><table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div></div>'
        )

    def row_id(self, block: Table, at: int) -> str:
        """The anchor of a numbered row."""
        return self.anchor(block.numbers[at]) if block.numbers else ""

    def approval(self, block: Table) -> str:
        """The block that the approver signs, with lines to write on."""
        (signer,) = block.rows
        lines = "".join(
            f'<p><span>{inline(head)}:</span> <span class="{"filled" if value else "blank"}">{inline(value)}</span></p>'
            for head, value in zip(block.head[1:], signer[1:], strict=True)
        )
        return f'<div class="approval"><p>{inline(block.caption)}</p><p>{inline(signer[0])}</p>{lines}</div>'


def inline(runs: Runs) -> str:
    """Runs as markup; every text escaped."""
    made = []
    for text, bold, italic in runs:
        shown = escaped(text).replace("\n", "<br>")
        shown = f"<em>{shown}</em>" if italic else shown
        made.append(f"<strong>{shown}</strong>" if bold else shown)
    return "".join(made)
