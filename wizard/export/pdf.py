"""Draft -> PDF/A-2a and PDF/UA-1 in one file, set by typst in FiraGO; nothing of the system is needed or looked at."""

import functools
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wizard.errors import Complaint, DraftError
from wizard.export.document import (
    Block,
    Document,
    Paper,
    Paragraph,
    Role,
    Runs,
    column_shares,
    strip_dot,
    texts,
)
from wizard.export.grouping import Columns, Head, grouped
from wizard.model.text import RIGHT_TO_LEFT
from wizard.phrases import say
from wizard.shelves import cache_folder, digest_of, shelf

if TYPE_CHECKING:
    import typst

FONT: Final = "FiraGO"
"""Arabic, Cyrillic and Latin in one family (OFL), from the package pymupdf-fonts."""

_FONTS: Final = {"FiraGO-Regular.ttf": "figo", "FiraGO-Bold.ttf": "figbo"}
_REGIONS: Final = {"en": "GB", "ru": "RU", "ar": "SA"}
_LACKING: Final = re.compile(r"the text `?\"(.+?)\"`? could not be displayed", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_JOINERS: Final = "[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
"""What makes one picture of several signs; left alone it would be the next to be found."""

_MOST: Final = 12
"""How many characters that the font lacks are looked for."""


def write(paper: Paper) -> bytes:
    """The whole file, the same bytes for the same paper. DraftError names what the font cannot draw, and where."""
    try:
        import typst  # noqa: F401  # asked for here, where its absence can be said
    except ImportError as failure:
        raise DraftError([Complaint("pdf-unavailable", {})]) from failure
    content = payload(paper)
    lacking: list[str] = []
    while True:
        try:
            made = _compiled(content, paper.moment)
        except _Lacking as found:
            lacking.append(found.text)
            sign = re.escape(json.dumps(found.text, ensure_ascii=False)[1:-1])
            without = re.sub(sign + _JOINERS, "?", content)
            if len(lacking) < _MOST and without != content:
                content = without  # the next one is found in what is left
                continue
        if lacking:
            raise DraftError(list(_complaints(paper.document, lacking)))
        return made


class _Lacking(Exception):
    """The font has no glyph for a character, or for some that make one sign together."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


def _compiled(content: str, moment: int) -> bytes:
    import typst

    try:
        made, warnings = compiler().compile_with_warnings(
            sys_inputs={"data": content}, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=moment
        )
    except typst.TypstError as failure:
        found = _LACKING.search(str(getattr(failure, "message", failure)))
        if found is None:
            raise
        raise _Lacking(_ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), found[1])) from failure
    if warnings:
        raise AssertionError([str(warning.message) for warning in warnings])  # a font is missing, or our template errs
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


@functools.cache
def compiler() -> "typst.Compiler":
    """One compiler for all drafts of the process; it sees our template and two fonts, and no others."""
    import typst

    source = shelf("templates") / "document.typ"
    return typst.Compiler(str(source), root=str(source.parent), font_paths=[str(_fonts())], ignore_system_fonts=True)


def _fonts() -> Path:
    """A folder with the fonts and nothing else: typst takes folders, no bytes. Written once."""
    import pymupdf_fonts

    content = {name: bytes(pymupdf_fonts.fontbuffers[key]()) for name, key in _FONTS.items()}
    folder = cache_folder() / f"fonts-{digest_of(list(content.values()))}"
    try:
        return _laid(folder, content)
    except OSError:
        return _laid(Path(tempfile.mkdtemp(prefix="role-wizard-fonts-")), content)


def _laid(folder: Path, content: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != len(data):
            scratch = folder.with_name(f".{folder.name}.{name}.{os.getpid()}")
            scratch.write_bytes(data)
            scratch.replace(path)
    return folder


def _complaints(document: Document, lacking: Sequence[str]) -> Iterator[Complaint]:
    """Each character with its name and the clause that holds it: that is the answer to edit."""
    said = [text for block in document.plain_blocks() for text in texts(block)]
    for sign in lacking:
        where = next((text for text in said if sign in text), "")
        at = where.find(sign)
        character = sign[0]
        around = where[max(0, at - 30) : at + 30].strip()
        name = unicodedata.name(character, "?")
        values = {"character": character, "code": f"U+{ord(character):04X}", "name": name, "text": around}
        yield Complaint("pdf-no-glyph", values)


# --- what the template is given --------------------------------------------------------------------------------------


def payload(paper: Paper) -> str:
    """The draft as JSON for `templates/document.typ`."""
    document = paper.document
    language, fields = document.language, document.fields
    number = fields.get("number", "")
    return json.dumps(
        {
            "lang": language,
            "right": sorted(RIGHT_TO_LEFT),
            "regions": _REGIONS,
            "font": [FONT],
            "name": document.name,
            "author": fields.get("organisation", ""),
            "number": say("paper.number", language, number=number) if number else "",
            "draft": say("paper.draft", language) if paper.draft else "",
            "page": say("paper.page", language),
            "of": say("paper.of", language),
            "approval": paper.approval,
            "section-level": 2 if any(_is_kind(block) for block in document.plain_blocks()) else 1,
            "blocks": list(_blocks(document)),
        },
        ensure_ascii=False,
    )


def _is_kind(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.KIND


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    for group in grouped(document.blocks):
        if isinstance(group, Columns):
            yield _columns(group, document)
        elif isinstance(group, Head):
            requisites = [_block(one, document.language) for one in group.requisites]
            yield {"kind": "head", "requisites": requisites, "approval": _block(group.approval, document.language)}
        else:
            yield _block(group, document.language)


def _columns(columns: Columns, document: Document) -> dict[str, Any]:
    names = [{"lang": language, "name": say("paper.language", language)} for language in document.languages]
    rows = [
        [_block(one, language) if one else None for one, language in zip(held.cells, document.languages, strict=True)]
        for held in columns.rows
    ]
    return {"kind": "beside", "languages": names, "rows": rows}


def _block(block: Block, language: str) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        number = strip_dot(block.number, language) if block.number else ""
        return {"kind": block.role.value, "runs": _runs(block.runs), "number": number, "level": block.level}
    if block.role is Role.APPROVAL:
        (signer,) = block.rows
        lines = [
            {"label": _runs(label), "value": _runs(value)}
            for label, value in zip(block.head[1:], signer[1:], strict=True)
        ]
        return {"kind": "approval", "caption": _runs(block.caption), "signer": _runs(signer[0]), "lines": lines}
    return {
        "kind": block.role.value,
        "signed": block.role is Role.SIGNING,
        "shares": column_shares(block),
        "caption": _runs(block.caption),
        "lead": _runs(block.lead),
        "head": [_runs(cell) for cell in block.head],
        "rows": [[{"runs": _runs(cell)} for cell in row] for row in block.rows],
    }


def _runs(runs: Runs) -> list[tuple[str, bool, bool]]:
    return [(run.text, run.bold, run.italic) for run in runs]
