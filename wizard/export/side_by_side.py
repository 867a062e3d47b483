"""The same draft in several languages -> one document with a column for each: clause beside clause, signed once."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from wizard.export.document import Beside, Block, Document, Paragraph, Role, Run, Runs, Table, plain

Key: TypeAlias = tuple[str, str, int]
"""What makes two blocks of different languages the same: role, number, and how many like it came before."""

_BETWEEN: Final = " / "


def side_by_side(documents: Sequence[Document]) -> Document:
    """One document; its blocks are `Beside`, but for the blocks that are signed, which name all languages in one."""
    columns = [_keyed(document) for document in documents]
    order: list[Key] = []
    for column in columns:
        at = 0
        for key in column:
            if key in order:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                at += 1
    blocks = tuple(_row(tuple(column.get(key) for column in columns)) for key in order)
    first = documents[0]
    wrong = next((document.misnumbered for document in documents if document.misnumbered), None)
    return Document(tuple(document.language for document in documents), blocks, first.fields, wrong)


def _keyed(document: Document) -> dict[Key, Block]:
    """The blocks by what they are; a table becomes a clause for each row, for half a page cannot hold its columns."""
    found: dict[Key, Block] = {}
    seen: dict[tuple[str, str], int] = {}
    for held in document.blocks:
        if isinstance(held, Beside):
            raise TypeError(held)
        for block in _clauses(held) if isinstance(held, Table) and held.role is Role.TABLE else (held,):
            number = block.number or block.field if isinstance(block, Paragraph) else ""
            kind = (block.role.value, number)
            seen[kind] = seen.get(kind, 0) + 1
            found[*kind, seen[kind]] = block
    return found


def _clauses(table: Table) -> Sequence[Paragraph]:
    """Each row as a clause: its first text, then a line for every other column, with the column's name before it."""
    first = 1 if table.numbers else 0
    made = []
    for at, row in enumerate(table.rows):
        runs: list[Run] = [Run(plain(row[first]), bold=True)] if len(row) > first else []
        for head, text in zip(table.head[first + 1 :], row[first + 1 :], strict=True):
            if plain(text):
                runs += [Run(f"\n{plain(head)}: "), *text]
        number = table.numbers[at] if table.numbers else ""
        made.append(Paragraph(Role.CLAUSE if number else Role.TEXT, tuple(runs), number, table.line))
    return made


def _row(cells: tuple[Block | None, ...]) -> Block | Beside:
    """What is signed is joined; everything else stands side by side."""
    tables = [cell for cell in cells if isinstance(cell, Table)]
    if len(tables) != sum(cell is not None for cell in cells) or not tables:
        return Beside(cells)
    shape = {(len(table.head), len(table.rows)) for table in tables}
    return _joined(tables) if len(shape) == 1 else tables[0]


def _joined(tables: Sequence[Table]) -> Table:
    first = tables[0]
    return first._replace(
        caption=_both([table.caption for table in tables]),
        lead=_lines([table.lead for table in tables]),
        head=tuple(_both(cells) for cells in zip(*(table.head for table in tables), strict=True)),
        rows=tuple(
            tuple(_both(cells) for cells in zip(*rows, strict=True))
            for rows in zip(*(table.rows for table in tables), strict=True)
        ),
    )


def _both(texts: Sequence[Runs]) -> Runs:
    """The texts behind each other; a text that is the same in all languages stands once."""
    made: list[Run] = []
    for runs in dict.fromkeys(runs for runs in texts if runs):
        if made:
            made.append(Run(_BETWEEN, made[-1].bold))
        made += runs
    return tuple(made)


def _lines(texts: Sequence[Runs]) -> Runs:
    """The sentences, each on a line of its own."""
    made: list[Run] = []
    for runs in dict.fromkeys(runs for runs in texts if runs):
        made += [Run("\n")] if made else []
        made += runs
    return tuple(made)
