"""Blocks of a draft -> the body's WordprocessingML, with numbers that Word counts itself."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wizard.export.document import Beside, Block, Document, Paragraph, Role, Run, Runs, Table, column_shares, plain
from wizard.export.docx.wml import CELL_MARGIN, cell, numbered, paragraph, row, run, runs, table, widths_of
from wizard.export.grouping import Columns, Head, grouped
from wizard.model.text import RIGHT_TO_LEFT
from wizard.phrases import say

STYLES: Final = {
    Role.NOTICE: "JDNotice",
    Role.ORGANISATION: "JDOrganisation",
    Role.KIND: "JDKind",
    Role.TITLE: "JDTitle",
    Role.REQUISITE: "JDRequisite",
    Role.SECTION: "JDSection",
    Role.CLAUSE: "JDClause",
    Role.CAPTION: "JDCaption",
    Role.SOURCE: "JDSource",
    Role.ITEM: "JDItem",
    Role.TEXT: "JDText",
}
CELL: Final = "JDCell"
SIGNED: Final = "JDSigned"
ROW_NUMBER: Final = "JDRowNumber"
SIGNED_ROW: Final = 560
"""The least height of a row that is signed by hand, in twips: a centimetre."""


class Frame(NamedTuple):
    """What the letterhead leaves to the body: the width of its text in twips, its lists, and what it prints itself."""

    width: int
    lists: tuple[int, ...]
    """The id of a multilevel list for each language."""
    printed: frozenset[str] = frozenset()
    approval: str = "end"
    """The side of the approval block: "end" (right in a left-to-right page) or "start"."""


def body(document: Document, frame: Frame) -> Iterator[str]:
    """Every block of the document, but for those of the head that the letterhead prints itself."""
    hand = _Hand(document, 0, frame)
    shown = (held for held in document.blocks if isinstance(held, Beside) or not _printed(held, frame.printed))
    for group in grouped(shown):
        if isinstance(group, Columns):
            yield _parallel(group, document, frame)
        elif isinstance(group, Head):
            yield hand.approval(group.approval, group.requisites)
        else:
            yield hand.block(group)


def _printed(block: Block, printed: frozenset[str]) -> bool:
    if isinstance(block, Table):
        return block.role is Role.APPROVAL and bool({"approver", "approved"} & printed)
    return (block.field or block.role.value) in printed


def _parallel(columns: Columns, document: Document, frame: Frame) -> str:
    """A table with a column for each language; its first row names the languages on every page."""
    count = len(document.languages)
    widths = widths_of([1] * count, frame.width)
    hands = [_Hand(document, at, frame._replace(width=widths[at] - 2 * CELL_MARGIN)) for at in range(count)]
    head = "".join(
        cell(width, paragraph(CELL, run(say("paper.language", hand.language), hand.rtl, bold=True), hand.rtl))
        for width, hand in zip(widths, hands, strict=True)
    )
    rows = [row(head, head=True)]
    for held in columns.rows:
        cells = zip(widths, hands, held.cells, strict=True)
        inside = "".join(
            cell(width, hand.block(one) if one else paragraph(CELL, "", hand.rtl)) for width, hand, one in cells
        )
        rows.append(f"<w:tr>{inside}</w:tr>")
    return table(
        widths, "".join(rows), document.rtl, caption=say("paper.parallel", document.language, part=str(columns.part))
    ) + _gap(document.rtl)


def _gap(rtl: bool) -> str:
    """An empty line: two tables that touch would become one."""
    return paragraph(CELL, "", rtl)


class _Hand:
    """Writes blocks of one language."""

    def __init__(self, document: Document, at: int, frame: Frame) -> None:
        self.language = document.languages[at]
        self.rtl = self.language in RIGHT_TO_LEFT
        self.frame = frame
        self.first = at == 0
        self.list = frame.lists[at]
        self.counted = document.misnumbered is None

    def block(self, block: Block) -> str:
        """One block."""
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        return self.table(block)

    def paragraph(self, block: Paragraph) -> str:
        """A paragraph; the list of the first language is the one of the styles, others are named in each paragraph."""
        style = STYLES[block.role]
        keep = block.role in (Role.SECTION, Role.CAPTION)
        if not block.number:
            return paragraph(style, runs(block.runs, self.rtl), self.rtl, keep=keep)
        level = block.level
        if block.role is Role.CLAUSE and level > 1:
            style = f"JDClause{min(level, 3)}"
        if self.counted:
            list_of = "" if self.first else numbered(self.list, level)
            return paragraph(style, runs(block.runs, self.rtl), self.rtl, numbering=list_of, keep=keep)
        inside = self.typed(block.number) + runs(block.runs, self.rtl)
        return paragraph(style, inside, self.rtl, numbering=numbered(0, 0), keep=keep)

    def typed(self, number: str) -> str:
        """A number as it was written, where the numbers of the file have no order that Word could count."""
        return run(number if self.rtl else f"{number}.", self.rtl) + "<w:r><w:tab/></w:r>"

    def table(self, block: Table) -> str:
        """Interactions, KPIs, and what is signed: the first row repeats on each page."""
        widths = widths_of(column_shares(block, first=80 if self.rtl and block.numbers else 0), self.frame.width)
        signed = block.role is Role.SIGNING
        head = "".join(
            cell(width, paragraph(CELL, runs(text, self.rtl, bold=True), self.rtl, keep=True))
            for width, text in zip(widths, block.head, strict=True)
        )
        rows = [row(head, head=True)]
        for at, held in enumerate(block.rows):
            last = at == len(block.rows) - 1
            inside = "".join(
                cell(width, self.cell(block, at, column, text, keep=signed and not last))
                for column, (width, text) in enumerate(zip(widths, held, strict=True))
            )
            rows.append(row(inside, height=SIGNED_ROW if signed else 0))
        caption = paragraph(STYLES[Role.CAPTION], runs(block.caption, self.rtl), self.rtl) if block.caption else ""
        lead = paragraph(STYLES[Role.TEXT], runs(block.lead, self.rtl), self.rtl, keep=True) if block.lead else ""
        made = table(widths, "".join(rows), self.rtl, caption=plain(block.caption))
        return caption + lead + made + _gap(self.rtl)

    def cell(self, block: Table, at: int, column: int, text: Runs, *, keep: bool) -> str:
        """The paragraph of a cell; in the first column of a numbered table Word counts on."""
        if column == 0 and block.numbers and self.counted:
            return paragraph(ROW_NUMBER, "", self.rtl, numbering=numbered(self.list, 1))
        return paragraph(CELL, runs(text, self.rtl), self.rtl, keep=keep)

    def approval(self, block: Table, requisites: Sequence[Paragraph] = ()) -> str:
        """The block that the approver signs, beside the requisites, with lines to write on instead of cells."""
        width = self.frame.width
        sides = [width - width // 2, width // 2]
        lines = [paragraph(SIGNED, runs(block.caption, self.rtl, bold=True), self.rtl, keep=True)]
        (signer,) = block.rows
        lines.append(paragraph(SIGNED, runs(signer[0], self.rtl), self.rtl, keep=True))
        for head, value in zip(block.head[1:], signer[1:], strict=True):
            filled = runs(value, self.rtl) if plain(value) else "<w:r><w:tab/></w:r>"
            label = runs((*head, Run(": ")), self.rtl)
            lines.append(paragraph(SIGNED, label + filled, self.rtl, tabs=_line(sides[1] - 2 * CELL_MARGIN), keep=True))
        told = "".join(self.paragraph(held) for held in requisites) or paragraph(CELL, "", self.rtl)
        cells = [cell(sides[0], told), cell(sides[1], "".join(lines))]
        ordered = cells if self.frame.approval == "end" else cells[::-1]
        return table(sides, row("".join(ordered)), self.rtl, ruled=False, caption=plain(block.caption)) + _gap(self.rtl)


def _line(width: int) -> str:
    """A tab stop that draws a line up to the end of the block."""
    return f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{width}"/></w:tabs>'
