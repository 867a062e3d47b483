"""What is told at the end of a walk, for every face: what became of the questions, and what is left."""

from wizard.phrases import say
from wizard.terminal.review.round import Round
from wizard.terminal.review.stops import Verdict


def what_became(held: Round) -> tuple[str, ...]:
    """One line for each thing that was done, none for what was not; then how many questions are open."""
    walk, language = held.walk, held.language
    counted = walk.tally
    told = [
        say(f"review.tally-{verdict}", language, number=counted[verdict]) for verdict in Verdict if counted[verdict]
    ]
    return (*told, say("review.tally-left", language, number=walk.left))


def what_next(held: Round) -> str:
    """The message above the closing menu."""
    return "\n".join(
        (say("review.end-title", held.language), *what_became(held), say("screen.end-what", held.language))
    )
