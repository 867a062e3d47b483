"""A rule's page on the terminal: what it checks, why, an example of each kind, and when the rule is wrong."""

from collections.abc import Iterator

from wizard.gaps import RulePage
from wizard.model.text import fields_of, fill, in_language
from wizard.terminal.laid import island
from wizard.terminal.printing import NO_WISH, Wish, page_for

PARTS = ("checks", "why", "question", "fix", "bad", "good", "wrong", "basis", "since")


def print_page(rule: RulePage, language: str, wish: Wish = NO_WISH) -> None:
    """Print the page of a rule in `language` to standard output, wrapped at 80 columns."""
    parts = list(_parts(rule, language))
    with page_for(language, (text for _, text in parts), wish) as page:
        page.line(f"{island(page.paper, rule.code)}  {in_language(rule.title, language)}", style="bold")
        for part, text in parts:
            page.heading(page.say(f"cli.page-{part}"))
            page.line(text)


def _parts(rule: RulePage, language: str) -> Iterator[tuple[str, str]]:
    """Name and words of every part that says something; an ellipsis stands where a finding has its own words."""
    for part in PARTS:
        wording = getattr(rule, part)
        shown = wording if isinstance(wording, str) else in_language(wording, language)
        if shown:
            yield part, fill(shown, dict.fromkeys(fields_of(shown), "…"))
