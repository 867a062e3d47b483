"""Where the screen goes after a reply: through a row that is open as a form, back to the end, or just on."""

from typing import NamedTuple

from wizard.interview.conduct import Conversation
from wizard.interview.prompter import Back, Done, Jump, Reply, Said, Silent, Undo
from wizard.interview.steps import Step, StepKind
from wizard.terminal.screen.question import next_field, row_opened


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
        self._form = ""
        """The row that is open as a form, as `question[row]`."""
        self._visiting = False
        """Whether a question was gone to from the end: its list or row is asked whole, then the end comes again."""
        self._goes_on = False
        """Whether the person goes on although the minutes are over."""

    def visit(self, address: str, talk: Conversation, *, from_the_end: bool) -> None:
        """A question is gone to on purpose; a row by its first field is opened as a form."""
        self._visiting, self.time_up = from_the_end, False
        self._form = row_opened(address, talk.session)

    def go_on(self) -> None:
        """The minutes are over, and the person goes on all the same."""
        self._goes_on, self.time_up = True, False

    def after(self, step: Step | None, reply: Reply, talk: Conversation, clock: Clock) -> None:
        """Lead on from a reply that was taken to this step."""
        if step is not None:
            self._through_the_form(step, reply, talk)
        if isinstance(reply, Back | Jump | Undo):
            return
        if clock.over and not self._goes_on:
            here = talk.step
            inside = here is not None and step is not None and here.question.id == step.question.id
            self.time_up = not (self._visiting and inside)

    def _through_the_form(self, step: Step, reply: Reply, talk: Conversation) -> None:
        """Field by field; any other way out closes the form."""
        if isinstance(reply, Jump):
            self._form = row_opened(reply.address, talk.session) if step.kind is StepKind.ROWS else ""
            return
        following = next_field(talk.session, step) if isinstance(reply, Said | Silent | Done) else None
        if self._form and following is not None:
            talk.hear(Jump(following.address))
        else:
            self._form = ""
