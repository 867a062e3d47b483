"""Whether the end stands on the screen: the minutes are over, or a question was only visited from there."""

from typing import NamedTuple

from wizard.interview.conduct import Conversation
from wizard.interview.prompter import Back, Jump, Reply, Undo
from wizard.interview.steps import Step


class Clock(NamedTuple):
    """Seconds now, and when the minutes of this sitting are over (None: they never are)."""

    now: float
    deadline: float | None

    @property
    def over(self) -> bool:
        """Whether the minutes are over."""
        return self.deadline is not None and self.now >= self.deadline


class Route:
    """`time_up` says that the end stands on the screen because the minutes are over."""

    def __init__(self) -> None:
        self.time_up = False
        self._visiting = False
        """Whether a question was gone to from the end: its list or row is asked whole, then the end comes again."""
        self._goes_on = False
        """Whether the person goes on although the minutes are over."""

    def visit(self, *, from_the_end: bool) -> None:
        """A question is gone to on purpose."""
        self._visiting, self.time_up = from_the_end, False

    def go_on(self) -> None:
        """The minutes are over, and the person goes on all the same."""
        self._goes_on, self.time_up = True, False

    def after(self, step: Step | None, reply: Reply, talk: Conversation, clock: Clock) -> None:
        """Lead on from a reply that was taken to this step."""
        if isinstance(reply, Back | Jump | Undo):
            return
        if clock.over and not self._goes_on:
            here = talk.step
            inside = here is not None and step is not None and here.question.id == step.question.id
            self.time_up = not (self._visiting and inside)
