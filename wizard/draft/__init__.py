"""Position + template -> Markdown, in each language asked for."""

from wizard.draft.outline import ORDER, clause_numbers
from wizard.draft.requisites import requisites
from wizard.draft.writer import write

__all__ = ["ORDER", "clause_numbers", "requisites", "write"]
