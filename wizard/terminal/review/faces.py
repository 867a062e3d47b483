"""The two faces of a review: the screen, and plain lines; everything else about terminals is as in an interview."""

import sys
from collections.abc import Iterator
from typing import NamedTuple

from wizard.interview.conduct import Conversation, Outcome
from wizard.phrases import say
from wizard.terminal import faces
from wizard.terminal.review.keeping import before
from wizard.terminal.review.round import Book, Round
from wizard.terminal.review.stops import Scope


class Start(NamedTuple):
    """What a review starts with beside the ground of every sitting; `role` is the owner for whom the person decides."""

    book: Book
    scope: Scope
    role: str


def begin(ground: faces.Ground, talk: Conversation, start: Start) -> Round:
    """The walk, where the last sitting left it."""
    return Round(talk, start.book, ground.today(), start.scope, start.role, before(ground.drafts))


def on_screen(ground: faces.Ground, held: Round, choice: str | None, setting: str) -> Outcome:
    """The screen. `choice` and `setting` say how Arabic is sent (`--bidi`, `role-wizard.toml`)."""
    from wizard.terminal.review.screen import ReviewScreen

    told = " ".join(greeting(ground, held))
    return faces.on_screen(
        ground,
        held.talk,
        choice,
        setting,
        lambda talk, paper, stage, keyboard, spare: ReviewScreen(
            talk, paper, stage._replace(greeting=told), held, keyboard, spare
        ),
        lambda: line_by_line(ground, held, None),
    )


def line_by_line(ground: faces.Ground, held: Round, width: int | None) -> Outcome:
    """The plain face on standard input and output."""
    from wizard.terminal.plain import PlainPrompter
    from wizard.terminal.review.plain import PlainReview

    prompter = PlainPrompter(sys.stdin, sys.stdout, ground.language, ground.today, width)
    prompter.tell(say("review.welcome", ground.language, title=ground.title, number=len(held.walk.lines)))
    for line in greeting(ground, held):
        prompter.tell(line)
    with faces.signals_pause():
        return PlainReview(prompter, held, ground.drafts).run()


def greeting(ground: faces.Ground, held: Round) -> Iterator[str]:
    """What the person should know before the first question; nothing at a fresh start."""
    done = len(held.walk.trail)
    if done:
        yield say("review.resumed", ground.language, number=done)
    if ground.torn:
        yield say("interview.torn-line", ground.language)
    if ground.old_bank:
        yield say("interview.bank-changed", ground.language, old=ground.old_bank, new=ground.new_bank)
