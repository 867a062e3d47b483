"""Position + template -> Markdown, in each language asked for."""

from wizard.draft.outline import ORDER
from wizard.draft.writer import write

__all__ = ["ORDER", "write"]
