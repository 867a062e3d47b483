"""A rule's page on the terminal: what it checks, why, an example of each kind, and when the rule is wrong."""

import sys

from wizard.gaps import RulePage
from wizard.model.text import Text, fields_of, fill, in_language
from wizard.phrases import say

PARTS = ("checks", "why", "question", "fix", "bad", "good", "wrong", "basis", "since")


def print_page(page: RulePage, language: str) -> None:
    """Print the page in `language` to standard output, wrapped at 80 columns."""
    from rich.console import Console
    from rich.text import Text as Line

    console = Console(file=sys.stdout, width=min(80, Console().width), highlight=False, markup=False, emoji=False)
    console.print(Line(f"{page.code}  {in_language(page.title, language)}", style="bold"))
    for part in PARTS:
        wording: Text | str = getattr(page, part)
        shown = wording if isinstance(wording, str) else in_language(wording, language)
        if shown:
            console.print()
            console.print(Line(say(f"cli.page-{part}", language), style="bold"))
            console.print(Line(fill(shown, dict.fromkeys(fields_of(shown), "…"))))
