"""Position -> canonical Markdown: outline it, fill the template once, and never read the result as a template again."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from wizard.draft.outline import ORDER, outline
from wizard.model.bank import Bank
from wizard.model.gaps import Mark
from wizard.model.position import Position

_EMPTY_LINES = re.compile(r"\n{3,}")


def write(
    position: Position,
    bank: Bank,
    language: str,
    marks: Mapping[str, Mark],
    *,
    provenance: bool = False,
    order: Sequence[str] = ORDER,
    templates: Path | None = None,
    blockers: int = 0,
) -> str:
    """The job description as Markdown in `language`.

    `marks` says what stands where an answer is missing, by address; a missing answer without a mark is left out.
    `blockers` is how many findings forbid issuing the document: it is counted in the line that calls it a draft.
    `order` names sections that come first; the numbers follow it. With `provenance`, each clause is followed by a
    line on where it came from. Templates in the folder `templates` win over ours. Raises TemplateError.
    """
    from wizard.draft.environment import DOCUMENT, render  # the engine costs as much as Python's own start, seven times

    tree = outline(position, bank, language, marks, provenance=provenance, order=order, blockers=blockers)
    return _EMPTY_LINES.sub("\n\n", render(DOCUMENT, tree, templates)).strip("\n") + "\n"
