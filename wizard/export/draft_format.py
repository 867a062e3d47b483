"""The table of formats that a draft can be exported to, beside the Markdown that all of them are read from."""

import importlib
from collections.abc import Mapping
from typing import Final, Protocol

from wizard.errors import Complaint, UsageError
from wizard.export.document import Paper

DRAFT_FORMATS: Final[Mapping[str, str]] = {
    "html": "wizard.export.html",
    "docx": "wizard.export.docx",
    "pdf": "wizard.export.pdf",
}
"""Name on the command line, which is also the file's ending, and the module; imported only when it is asked for."""


class DraftFormat(Protocol):
    """A module that turns a paper into a file's content: the same bytes for the same paper."""

    def write(self, paper: Paper) -> bytes:
        """The whole file."""
        ...


def export_draft(paper: Paper, name: str) -> bytes:
    """The draft in the format `name`; UsageError where there is no such format."""
    if name not in DRAFT_FORMATS:
        raise UsageError([Complaint("draft-format-unknown", {"name": name, "known": ", ".join(DRAFT_FORMATS)})])
    chosen: DraftFormat = importlib.import_module(DRAFT_FORMATS[name])
    return chosen.write(paper)
