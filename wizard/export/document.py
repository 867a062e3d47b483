"""A draft as every paper format gets it: blocks with their roles, read once from the canonical Markdown."""

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from wizard.model.text import RIGHT_TO_LEFT

_WORD: Final = re.compile(r"[^ \t\n/-]+[/-]?")

_WIDE: Final = frozenset("mwMW@%—шщжюмыфШЩЖЮМЫФ")
_NARROW: Final = frozenset("fijlrtI.,;:!|'()[]/-«»°\u00a0")
_PADDING: Final = 16

FIELDS: Final = (
    "organisation",
    "kind",
    "title",
    "unit",
    "number",
    "date",
    "city",
    "version",
    "effective_date",
    "review_date",
    "approved",
    "approver",
)
"""What a draft says about itself; a letterhead may print each of them."""


class Role(enum.StrEnum):
    """What a block is in the document; every format decides by it how the block looks."""

    NOTICE = "notice"
    ORGANISATION = "organisation"
    KIND = "kind"
    TITLE = "title"
    REQUISITE = "requisite"
    APPROVAL = "approval"
    SECTION = "section"
    CLAUSE = "clause"
    TABLE = "table"
    SIGNING = "signing"
    CAPTION = "caption"
    SOURCE = "source"
    ITEM = "item"
    TEXT = "text"


class Run(NamedTuple):
    """A stretch of text in one face; line breaks are inside it."""

    text: str
    bold: bool = False
    italic: bool = False


Runs: TypeAlias = tuple[Run, ...]


class Paragraph(NamedTuple):
    """One paragraph; `number` ("2.1") stands apart from its text, `field` names a requisite that was recognised."""

    role: Role
    runs: Runs
    number: str = ""
    line: int = 0
    """Where it starts in the Markdown, from 1."""
    field: str = ""

    @property
    def level(self) -> int:
        """0 for a section, 1 for a clause under it, and so on."""
        return self.number.count(".")


class Table(NamedTuple):
    """A table: `head` and `rows` hold a cell for each column. In a numbered one the first cells are clause numbers."""

    role: Role
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    numbers: tuple[str, ...] = ()
    line: int = 0
    caption: Runs = ()
    """Title of a block that is signed; other tables stand under a section."""
    lead: Runs = ()
    """The sentence between that title and the table: what a signature says."""


Block: TypeAlias = Paragraph | Table


class Beside(NamedTuple):
    """The same block in several languages, side by side; nothing where a language lacks it."""

    cells: tuple[Block | None, ...]


class Misnumbered(NamedTuple):
    """The first clause whose written number is not the next one."""

    line: int
    written: str
    expected: str


class Document(NamedTuple):
    """A whole draft in one language, or in several: then its blocks are `Beside`, but for what is signed."""

    languages: tuple[str, ...]
    blocks: tuple[Block | Beside, ...]
    fields: Mapping[str, str] = {}
    misnumbered: Misnumbered | None = None

    @property
    def language(self) -> str:
        """The language of the page; side by side, that of the first column."""
        return self.languages[0]

    @property
    def rtl(self) -> bool:
        """Whether the page runs from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def unfinished(self) -> bool:
        """Whether it calls itself a draft."""
        return any(isinstance(block, Paragraph) and block.role is Role.NOTICE for block in self.plain_blocks())

    @property
    def name(self) -> str:
        """How the document is called in a list of files: "Job description: Clerk", or its first words."""
        parts = [self.fields[key] for key in ("kind", "title") if self.fields.get(key)]
        first = (text for block in self.plain_blocks() for text in texts(block) if text)
        return ": ".join(parts) or next(first, "")[:80]

    def plain_blocks(self) -> Iterator[Block]:
        """Every block of every language."""
        for held in self.blocks:
            yield from (one for one in held.cells if one) if isinstance(held, Beside) else (held,)


class Paper(NamedTuple):
    """What a format is given: the draft, when its content was last changed, and the user's letterhead."""

    document: Document
    moment: int
    """Seconds since 1970 (UTC): the files' own date. No format asks a clock."""
    letterhead: "Letterhead | None" = None
    """None: ours."""
    approval: str = "end"
    """The side of the approval block: `end` (right in a left-to-right page, left in Arabic) or `start`."""

    blocked: bool = False
    """Whether something forbids issuing the document, even where a company's template leaves its notice out."""

    @property
    def draft(self) -> bool:
        """Whether every page is marked as a draft."""
        return self.blocked or self.document.unfinished


class Letterhead(NamedTuple):
    """The user's letterhead: its content, and how it is called in a complaint."""

    content: bytes
    name: str


def plain(runs: Runs) -> str:
    """The text without its faces."""
    return "".join(run.text for run in runs)


def strip_dot(number: str, language: str) -> str:
    """A clause number as it is printed: "2.1." , in right-to-left text "2.1" (a last dot would jump to its left)."""
    return number if language in RIGHT_TO_LEFT else f"{number}."


def column_shares(table: Table, page: int = 960, first: int = 0) -> tuple[int, ...]:
    """How wide each column should be, in tenths of a letter of a page that is `page` of them wide.

    Each column has room for its longest word; what is left goes to the longer texts. A table that is signed by hand
    needs room for hands instead. `first` is the least share of the first column.
    """
    count = len(table.head)
    if table.role is Role.SIGNING:
        return (15, *(10,) * (count - 2), 7) if count > 1 else (10,)
    least: list[int] = []
    wanted: list[int] = []
    for at in range(count):
        cells = [run for row in table.rows for run in row[at]] + [run._replace(bold=True) for run in table.head[at]]
        words = [word_width(word, bold=run.bold) for run in cells for word in _WORD.findall(run.text)]
        least.append(min(260, max((*words, 30))) + _PADDING)
        wanted.append(min(450, 10 * max((len(plain(row[at])) for row in table.rows), default=0)))
    least[0] = max(least[0], first)
    missing = [max(0, want - has) for want, has in zip(wanted, least, strict=True)]
    spare = page - sum(least)
    if spare <= 0 or not sum(missing):
        return tuple(least)
    return tuple(has + spare * lack // sum(missing) for has, lack in zip(least, missing, strict=True))


def word_width(word: str, *, bold: bool = False) -> int:
    """About how wide a word is, in tenths of a letter: m and щ are wide, i and a comma narrow, capitals wider."""
    return sum(map(_sign_width, word)) * (111 if bold else 100) // 1000


def _sign_width(sign: str) -> int:
    if sign in _NARROW:
        return 60
    if "\u0590" < sign < "\u0900":
        return 118  # set larger than Latin, and in which font we cannot know
    return 148 if sign in _WIDE else 132 if sign.isupper() else 99


def texts(block: Block) -> Iterator[str]:
    """Every text of a block, in reading order, clause numbers before their texts."""
    if isinstance(block, Paragraph):
        yield f"{block.number}. {plain(block.runs)}" if block.number else plain(block.runs)
        return
    yield from (plain(runs) for runs in (block.caption, block.lead) if runs)
    rows: Sequence[tuple[Runs, ...]] = (block.head, *block.rows)
    for row in rows:
        yield from (plain(cell) for cell in row)
