"""The page behind a card: all of the card, and what the rule checks, why, how to mend it, and when it is wrong."""

from collections.abc import Iterator

from wizard.export.format import ReportLine
from wizard.gaps import page
from wizard.model.text import fields_of, fill, in_language
from wizard.phrases import say
from wizard.terminal.laid import island
from wizard.terminal.paper import Paper
from wizard.terminal.review.card import parts
from wizard.terminal.review.round import Round

PARTS = ("checks", "why", "fix", "bad", "good", "wrong", "basis")
"""Of the rule's page: the question stands above."""


def explained(held: Round, line: ReportLine, paper: Paper) -> Iterator[tuple[str, str]]:
    """Paragraphs and their styles; an empty one parts what belongs together."""
    language = held.language
    for part in parts(held, line, paper):
        yield part.text, part.style
    yield "", ""
    yield say("review.found", language, text=line.message), ""
    yield say("review.remedy", language, text=line.remedy), ""
    rule = page(line.finding.code)
    yield "", ""
    yield f"{island(paper, rule.code)}  {in_language(rule.title, language)}", "class:question"
    for name in PARTS:
        shown = in_language(getattr(rule, name), language)
        if shown:
            yield say(f"cli.page-{name}", language), "class:separator"
            yield fill(shown, dict.fromkeys(fields_of(shown), "…")), ""
