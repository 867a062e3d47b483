"""Canonical Markdown -> Document by way of markdown-it's tokens: marks are never searched in the text itself."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from wizard.export.comparisons import in_words
from wizard.export.document import Block, Document, Misnumbered, Paragraph, Role, Run, Runs, Table, plain
from wizard.export.requisites import is_bold, lines_of, requisite, told_by
from wizard.model.text import LANGUAGES, RIGHT_TO_LEFT

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST: Final = 3
"""The deepest level of a clause ("1.2.3.4") that Word counts for us."""

_NUMBER: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)\. ")
_ROW_NUMBER: Final = re.compile(r"\d{1,4}\.\d{1,4}")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SCRIPTS: Final = {"ru": re.compile("[\u0400-\u052f]"), "ar": re.compile("[\u0600-\u06ff]")}


@functools.cache
def parser() -> "MarkdownIt":
    """CommonMark with tables and nothing else: no HTML, no links made of addresses, no typography."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def read(markdown: str, language: str = "", fields: Mapping[str, str] | None = None) -> Document:
    """The draft in `language` (found by its script where none is given); `fields` beat what its head says."""
    clean = _UNPRINTABLE.sub("", markdown)
    tokens = parser().parse(clean)
    spoken = language or language_of(clean)
    blocks = tuple(_with_roles(list(_blocks(tokens, spoken)), spoken))
    told = {**told_by(blocks), **{key: value for key, value in (fields or {}).items() if value}}
    return Document((spoken,), blocks, told, _misnumbered(blocks))


def language_of(text: str) -> str:
    """The language of a draft: the one in whose script it has most letters."""
    counted = {language: len(script.findall(text)) for language, script in _SCRIPTS.items()}
    best = max(counted, key=lambda language: counted[language])
    return best if counted[best] > len(re.findall("[A-Za-z]", text)) else LANGUAGES[0]


# --- blocks ----------------------------------------------------------------------------------------------------------


class _Raw(NamedTuple):
    """A block before its place in the document says what it is."""

    kind: str
    runs: Runs = ()
    source: str = ""
    line: int = 0
    table: Table | None = None


def _blocks(tokens: Sequence["Token"], language: str) -> Iterator[_Raw]:
    """Paragraphs, headings and tables in order; what they stand in (quote, list) becomes their kind."""
    kinds: list[str] = []
    bullets: list[int] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        line = token.map[0] + 1 if token.map else 0
        if token.type == "table_open":
            at, table = _table(tokens, at, line, language)
            yield _Raw("table", line=line, table=table)
        elif token.type == "inline":
            opened = tokens[at - 1]
            kind = opened.tag if opened.type == "heading_open" else kinds[-1] if kinds else "paragraph"
            runs = _runs(token, language)
            if kind == "item":
                bullet = f"{bullets[-1]}. " if bullets and bullets[-1] else "• "
                runs = (Run(bullet), *runs)
            if plain(runs).strip():
                yield _Raw(kind, runs, token.content, line)
        elif token.type in ("fence", "code_block"):
            yield _Raw("paragraph", (Run(token.content.strip("\n")),), line=line)
        elif token.type in ("blockquote_open", "list_item_open"):
            kinds.append("quote" if token.type == "blockquote_open" else "item")
            if token.type == "list_item_open":
                bullets.append(int(token.info) if token.info.isdecimal() else 0)
        elif token.type in ("blockquote_close", "list_item_close"):
            kinds.pop()
            if token.type == "list_item_close":
                bullets.pop()
        at += 1


def _table(tokens: Sequence["Token"], at: int, line: int, language: str) -> tuple[int, Table]:
    """The table that opens at `at`, and the place of its end."""
    rows: list[list[Runs]] = []
    while tokens[at].type != "table_close":
        if tokens[at].type == "tr_open":
            rows.append([])
        elif tokens[at].type == "inline":
            rows[-1].append(_runs(tokens[at], language))
        at += 1
    head, body = tuple(rows[0]), tuple(tuple(row) for row in rows[1:])
    first = [plain(row[0]) for row in body]
    numbers = tuple(first) if first and all(_ROW_NUMBER.fullmatch(number) for number in first) else ()
    return at, Table(Role.TABLE, head, body, numbers, line)


def _runs(inline: "Token", language: str) -> Runs:
    """The texts of an inline token; of a link its words, of a picture its description."""
    runs: list[Run] = []
    bold = italic = 0
    for token in inline.children or ():
        kind = token.type
        if kind == "text" or kind in ("code_inline", "image", "html_inline"):
            _add(runs, token.content, bold > 0, italic > 0)
        elif kind == "hardbreak":
            _add(runs, "\n", bold > 0, italic > 0)
        elif kind == "softbreak":
            _add(runs, " ", bold > 0, italic > 0)
        elif kind in ("strong_open", "strong_close"):
            bold += token.nesting
        elif kind in ("em_open", "em_close"):
            italic += token.nesting
    if language in RIGHT_TO_LEFT:
        return tuple(Run(in_words(text, language), bold, italic) for text, bold, italic in runs)
    return tuple(runs)


def _add(runs: list[Run], text: str, bold: bool, italic: bool) -> None:
    if runs and runs[-1][1:] == (bold, italic):
        runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
    elif text:
        runs.append(Run(text, bold, italic))


# --- roles -----------------------------------------------------------------------------------------------------------


def _with_roles(raws: Sequence[_Raw], language: str) -> Iterator[Block]:
    """Each block with its role: above the first section the head, then sections and clauses, then what is signed."""
    kind_at = next((at for at, raw in enumerate(raws) if raw.kind == "h1"), -1)
    body_at = next((at for at, raw in enumerate(raws) if raw.kind == "h2"), len(raws))
    seen: set[Role] = set()
    at = 0
    while at < len(raws):
        raw = raws[at]
        captions = _captions(raws[at : at + 3])
        if captions is not None:
            at += len(captions)
            table = raws[at].table
            assert table is not None
            yield _signed(table, captions, in_head=at < body_at)
        elif at < body_at and raw.kind == "paragraph":
            yield from _of_the_head(raw, at < kind_at, seen, language)
        else:
            yield _of_the_body(raw)
        at += 1


def _captions(raws: Sequence[_Raw]) -> tuple[Runs, ...] | None:
    """The title and the sentence that belong to a table, or None where no table stands here."""
    if raws[0].table is not None:
        return ()
    if raws[0].kind != "paragraph" or not is_bold(raws[0].runs):
        return None
    if len(raws) > 1 and raws[1].table is not None:
        return (raws[0].runs,)
    if len(raws) > 2 and raws[1].kind == "paragraph" and raws[2].table is not None and not _numbered(raws[1]):
        return (raws[0].runs, raws[1].runs)
    return None


def _signed(table: Table, captions: Sequence[Runs], *, in_head: bool) -> Table:
    """The table with its captions; one that is mostly empty is there to be signed."""
    blanks = sum(not plain(cell) for row in table.rows for cell in row)
    signed = table.rows and blanks * 2 >= sum(len(row) for row in table.rows)
    role = Role.TABLE if not signed else Role.APPROVAL if in_head and len(table.rows) == 1 else Role.SIGNING
    caption, lead = (*captions, (), ())[:2]
    numbers = table.numbers if role is Role.TABLE else ()
    return table._replace(role=role, caption=caption, lead=lead, numbers=numbers)


def _of_the_head(raw: _Raw, above: bool, seen: set[Role], language: str) -> Iterator[Paragraph]:
    """Draft notice and organisation above the title; the post and the requisites under it."""
    bold = is_bold(raw.runs)
    role = (Role.NOTICE if bold else Role.ORGANISATION) if above else Role.TITLE if bold else Role.TEXT
    if role in seen and role is not Role.TEXT:
        role = Role.TEXT
    seen.add(role)
    if role is not Role.TEXT or above:
        yield Paragraph(role, raw.runs, line=raw.line)
        return
    lines = lines_of(raw.runs)
    if len(lines) == 1 and not requisite(lines[0], language):
        yield Paragraph(Role.TEXT, raw.runs, line=raw.line)
        return
    for number, line in enumerate(lines):
        yield Paragraph(Role.REQUISITE, line, line=raw.line + number, field=requisite(line, language))


def _numbered(raw: _Raw) -> re.Match[str] | None:
    """The number of a section or clause, in the source of the Markdown: an escaped one is none."""
    found = _NUMBER.match(raw.source) if raw.kind in ("h2", "paragraph") else None
    return found if found and (raw.kind == "h2") == ("." not in found[1]) else None


def _of_the_body(raw: _Raw) -> Paragraph:
    if raw.kind == "h1":
        return Paragraph(Role.KIND, raw.runs, line=raw.line)
    if raw.kind in ("quote", "item"):
        return Paragraph(Role.SOURCE if raw.kind == "quote" else Role.ITEM, raw.runs, line=raw.line)
    found = _numbered(raw)
    if found:
        first = raw.runs[0]._replace(text=raw.runs[0].text[found.end() :])
        runs = (first, *raw.runs[1:]) if first.text else raw.runs[1:]
        return Paragraph(Role.SECTION if raw.kind == "h2" else Role.CLAUSE, runs, found[1], raw.line)
    return Paragraph(
        Role.TEXT if raw.kind == "paragraph" and not is_bold(raw.runs) else Role.CAPTION, raw.runs, line=raw.line
    )


def _misnumbered(blocks: Sequence[Block]) -> Misnumbered | None:
    """The first number that is not the next one: counted as Word will count."""
    count = [0] * (DEEPEST + 1)
    for block in blocks:
        written = block.numbers if isinstance(block, Table) else (block.number,) if block.number else ()
        for number in written:
            level = number.count(".")
            if level > DEEPEST:
                return Misnumbered(block.line, number, "")
            count[level] += 1
            count[level + 1 :] = [0] * (DEEPEST - level)
            expected = ".".join(map(str, count[: level + 1]))
            if number != expected:
                return Misnumbered(block.line, number, expected)
    return None
