"""What the head of a draft says about the document: number, date, city and their kin, by the labels that we print."""

from collections.abc import Sequence
from typing import Final

from wizard.export.document import Block, Role, Run, Runs, Table, plain
from wizard.phrases import phrase

_REQUISITES: Final = ("number", "date", "city", "version", "effective_date", "review_date")


def is_bold(runs: Runs) -> bool:
    """Whether the whole paragraph is bold and no mark of a missing answer, which stands in brackets."""
    return bool(runs) and all(run.bold for run in runs) and not plain(runs).startswith("[")


def lines_of(runs: Runs) -> list[Runs]:
    """The lines of a paragraph that are parted by hard breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(run._replace(text=text))
    return [tuple(line) for line in lines if line]


def requisite(line: Runs, language: str) -> str:
    """Which requisite a line of the head is, by its label; nothing where it is a mark or another line."""
    text = plain(line)
    for key in _REQUISITES:
        if text.startswith(f"{phrase(f'draft.head.{key}').get(language, '')}: "):
            return key
    return ""


def told_by(blocks: Sequence[Block]) -> dict[str, str]:
    """What the head says, as plain texts: never a mark of a missing answer."""
    told: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Table):
            if block.role is Role.APPROVAL:
                told.setdefault("approved", plain(block.caption))
                told.setdefault("approver", "" if _marked(block.rows[0][0]) else _settled(block.rows[0][0]))
        elif block.role is Role.REQUISITE and block.field:
            told.setdefault(block.field, _settled(block.runs).partition(": ")[2])
        elif block.role in (Role.ORGANISATION, Role.KIND, Role.TITLE) and not _marked(block.runs):
            told.setdefault(block.role.value, _settled(block.runs))
    return {key: value for key, value in told.items() if value}


def _marked(runs: Runs) -> bool:
    return runs[:1] != () and runs[0].bold and runs[0].text.startswith("[")


def _settled(runs: Runs) -> str:
    """The text without the marks that ask for a confirmation or a translation."""
    return "".join(run.text for run in runs if not run.italic).strip()
