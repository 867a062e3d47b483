"""The last words after a review: what became of the questions, how many are left, and how to go on."""

from collections.abc import Sequence

from wizard.phrases import say
from wizard.terminal.printing import NO_WISH, Wish, page_for
from wizard.terminal.review.round import Round
from wizard.terminal.review.telling import what_became


def print_reviewed(held: Round, commands: Sequence[str], wish: Wish = NO_WISH, *, paused: bool) -> None:
    """Print to standard output; each command stands alone on its line, so that it can be copied."""
    language = held.language
    told = what_became(held)
    onwards = say("review.paused" if paused else "review.finished", language)
    with page_for(language, (*told, onwards), wish) as page:
        for line in told:
            page.line(line)
        page.line(onwards)
        for command in commands:
            page.address(command)
