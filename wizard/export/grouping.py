"""Blocks that stand together on paper: requisites beside the approval block, languages side by side in one table."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from wizard.export.document import Beside, Block, Paragraph, Role, Table


class Head(NamedTuple):
    """Number, date, city and their kin, and the approval block that stands beside them."""

    requisites: tuple[Paragraph, ...]
    approval: Table


class Columns(NamedTuple):
    """One table of several languages; `part` counts such tables from 1, for each needs a name of its own."""

    rows: tuple[Beside, ...]
    part: int


Group: TypeAlias = Block | Head | Columns


def grouped(blocks: Iterable[Block | Beside]) -> Iterator[Group]:
    """The blocks in order, those that belong together as one."""
    rows: list[Beside] = []
    requisites: list[Paragraph] = []
    part = 0
    for held in blocks:
        if isinstance(held, Beside):
            yield from requisites
            requisites = []
            rows.append(held)
            continue
        if rows:
            part += 1
            yield Columns(tuple(rows), part)
            rows = []
        if isinstance(held, Paragraph) and held.role is Role.REQUISITE:
            requisites.append(held)
        elif isinstance(held, Table) and held.role is Role.APPROVAL:
            yield Head(tuple(requisites), held)
            requisites = []
        else:
            yield from requisites
            requisites = []
            yield held
    yield from requisites
    if rows:
        yield Columns(tuple(rows), part + 1)
