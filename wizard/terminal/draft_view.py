"""A draft for reading on the terminal; files and pipes get the Markdown itself, from elsewhere."""

from collections.abc import Mapping

from wizard.terminal.draft_lines import draft_lines
from wizard.terminal.printing import NO_WISH, Page, Wish, page_for


def show_draft(markdown: str, page: Page) -> None:
    """Headings, numbered clauses, marks, tables and blocks for signatures."""
    page.lines(draft_lines(markdown, page.paper, page.width))


def print_drafts(drafts: Mapping[str, str], wish: Wish = NO_WISH) -> None:
    """Drafts on standard output, by language, each in its own direction."""
    for number, (language, markdown) in enumerate(drafts.items()):
        with page_for(language, (markdown,), wish) as page:
            if number:
                page.console.print()
            show_draft(markdown, page)
