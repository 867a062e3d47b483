"""Plan of a document before it has numbers: chapters of clauses and tables, which refer to each other by address."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.draft.safe import NOTHING, Safe, joined, safe
from wizard.draft.words import Words

Tree: TypeAlias = "str | int | list[Tree] | dict[str, Tree]"
"""All that a template is ever given."""

SPACE: Final = Safe(" ")
EMPTY_CELL: Final = Safe("—")


class Ref(NamedTuple):
    """A reference to other clauses ("Right: 3.2."): the phrase's stem and the addresses meant."""

    phrase: str
    targets: tuple[str, ...]


def rows_at(question: str, rows: tuple[str, ...] | None) -> tuple[str, ...]:
    """The addresses of linked rows."""
    return tuple(f"{question}[{row}]" for row in rows or ())


class Clause(NamedTuple):
    """One numbered paragraph: its address, its text, what it refers to, and the clauses under it."""

    at: str
    text: Safe
    refs: tuple[Ref, ...] = ()
    subs: tuple["Clause", ...] = ()
    source: Safe = NOTHING
    """Where it came from, when the draft is to say so."""


class Row(NamedTuple):
    """One numbered row of a table."""

    at: str
    cells: tuple[Safe, ...]
    source: Safe = NOTHING


class Table(NamedTuple):
    """A table whose first column will hold the clause numbers; `columns` are the others' headings."""

    columns: tuple[Safe, ...]
    rows: tuple[Row, ...]


class Chapter(NamedTuple):
    """A section of the document: clauses, then perhaps a table, then further clauses."""

    id: str
    title: Safe
    clauses: tuple[Clause, ...]
    table: Table | None = None
    after: tuple[Clause, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing stands in it; such a section is not printed."""
        return not (self.clauses or self.table or self.after)


def numbered(chapters: Sequence[Chapter], words: Words) -> list[Tree]:
    """The chapters as the template gets them; references become clause numbers."""
    numbers = numbers_of(chapters)
    return [_chapter(chapter, str(number), numbers, words) for number, chapter in enumerate(chapters, 1)]


def numbers_of(chapters: Sequence[Chapter]) -> dict[str, str]:
    """The number of every clause and row, by its address."""
    numbers: dict[str, str] = {}
    for number, chapter in enumerate(chapters, 1):
        numbers.update(_numbers(chapter, str(number)))
    return numbers


def _numbers(chapter: Chapter, prefix: str) -> Iterable[tuple[str, str]]:
    rows = chapter.table.rows if chapter.table else ()
    items: tuple[Clause | Row, ...] = (*chapter.clauses, *rows, *chapter.after)
    for count, item in enumerate(items, 1):
        yield item.at, f"{prefix}.{count}"
        if isinstance(item, Clause):
            for place, sub in enumerate(item.subs, 1):
                yield sub.at, f"{prefix}.{count}.{place}"


def _chapter(chapter: Chapter, prefix: str, numbers: Mapping[str, str], words: Words) -> Tree:
    first = len(chapter.clauses) + 1
    rows = chapter.table.rows if chapter.table else ()
    return {
        "id": chapter.id,
        "number": Safe(prefix),
        "title": chapter.title,
        "clauses": [_clause(c, f"{prefix}.{n}", numbers, words) for n, c in enumerate(chapter.clauses, 1)],
        "table": _table(chapter.table, prefix, first, words) if chapter.table else {},
        "sources": [[Safe(f"{prefix}.{n}"), row.source] for n, row in enumerate(rows, first) if row.source],
        "after": [_clause(c, f"{prefix}.{n}", numbers, words) for n, c in enumerate(chapter.after, first + len(rows))],
    }


def _clause(clause: Clause, number: str, numbers: Mapping[str, str], words: Words) -> Tree:
    text = clause.text
    if clause.refs:
        text = joined(SPACE, (text, *(_reference(ref, numbers, words) for ref in clause.refs)))
    return {
        "at": clause.at,
        "number": Safe(number),
        "text": text,
        "source": clause.source,
        "subs": [_clause(sub, f"{number}.{n}", numbers, words) for n, sub in enumerate(clause.subs, 1)],
    }


def _reference(ref: Ref, numbers: Mapping[str, str], words: Words) -> Safe:
    """The reference in words; an address that is not printed is passed over."""
    found = [numbers[target] for target in ref.targets if target in numbers]
    if not found:
        return NOTHING
    form = "one" if len(found) == 1 else "many"
    return safe(words.say(f"{ref.phrase}.{form}", numbers=words.comma.join(found)))


def _table(table: Table, prefix: str, first: int, words: Words) -> dict[str, Any]:
    """Columns in which no row has anything are left out, except the first."""
    kept = [n for n in range(len(table.columns)) if n == 0 or any(row.cells[n] for row in table.rows)]
    return {
        "columns": [words.label("column.number"), *(table.columns[n] for n in kept)],
        "rows": [
            [Safe(f"{prefix}.{count}"), *(row.cells[n] or EMPTY_CELL for n in kept)]
            for count, row in enumerate(table.rows, first)
        ],
    }
