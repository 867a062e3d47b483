"""The end of a sitting on the screen: the gate, three questions read out, then a menu to look back and to finish."""

from collections.abc import Callable
from typing import Protocol

from questionary import Choice

from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import gate
from wizard.interview.prompter import Jump, Reply, Said
from wizard.interview.session import Session
from wizard.interview.steps import Step
from wizard.model.answers import Reason
from wizard.phrases import say
from wizard.terminal.closing import heaviest, who_answers_what
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt
from wizard.terminal.prompts.prompt import Fragments, Page, Prompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.screen.block import lines_of
from wizard.terminal.screen.menu import may_be_silent


class Host(Protocol):
    """The screen, as far as the ending needs it."""

    paper: Paper

    def room(self) -> tuple[int, int]:
        """Columns and rows that a prompt may use."""

    def open(self, prompt: Prompt, then: Callable[[Reply], None]) -> None:
        """Put a prompt before this one."""

    def go_to(self, address: str) -> None:
        """Leave the end and ask the step at that address; afterwards the end comes again."""

    def assign(self, step: Step, reason: Reason, then: Callable[[], None]) -> None:
        """Ask who answers that step and by when, keep it, and then call."""

    def act(self, name: str) -> None:
        """Another act of the screen: `draft`, `goto`, `finish`, `go-on`."""


class Ending:
    """What was read out is remembered, so that nobody is asked twice about one finding."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.told: frozenset[str] = frozenset()

    def prompt(self, session: Session, view: ReportView, *, time_up: bool) -> Prompt:
        """The prompt that stands at the end now."""
        found = heaviest(view, session, self.told)
        if not found:
            return self._menu(session, view, time_up=time_up)
        line, step = found[0]
        return self._question(view, line, step, len(self.told) + len(found))

    def _choice(self, message: str, keys: tuple[str, ...], then: Callable[[str], None]) -> Prompt:
        language = self.host.paper.language
        items: list[Choice] = [Item(say(f"screen.end-{key}", language), key) for key in keys]
        prompt = ChoicePrompt(self.host.paper, self.host.room, items, message=message)
        prompt.sink = lambda reply: then(str(reply.raw)) if isinstance(reply, Said) else None
        return prompt

    def _question(self, view: ReportView, line: ReportLine, step: Step, number: int) -> Prompt:
        language = view.language
        head = say("screen.end-three", language, place=len(self.told) + 1, number=number, owner=line.owner)
        told = [head, line.question, line.why]

        def settled() -> None:
            self.told |= {line.finding.fingerprint}

        def chosen(key: str) -> None:
            match key:
                case "now":
                    settled()
                    self.host.go_to(step.address)
                case "assign":
                    self.host.assign(step, Reason.UNKNOWN, settled)
                case _:
                    settled()
                    self.host.act("end")

        keys = ("now", "assign", "leave") if may_be_silent(step) else ("now", "leave")
        return self._choice("\n".join(part for part in told if part), keys, chosen)

    def _menu(self, session: Session, view: ReportView, *, time_up: bool) -> Prompt:
        language = view.language
        head = say("screen.end-time" if time_up else "screen.end-title", language)
        message = "\n".join((head, gate(view), say("screen.end-what", language)))
        keys = ("finish", "draft", "people", "answers")
        still_open = time_up and session.current is not None

        def chosen(key: str) -> None:
            if key == "people":
                self.host.open(self._people(view), lambda _: None)
            else:
                self.host.act(key)

        return self._choice(message, (*keys, "go-on") if still_open else keys, chosen)

    def _people(self, view: ReportView) -> Page:
        paper = self.host.paper

        def lines(width: int) -> list[Fragments]:
            made: list[Fragments] = []
            for text, style in who_answers_what(view):
                made += lines_of(paper, text, width, f"class:{style}" if style else "") or [[("", "")]]
            return made

        return Page(paper, self.host.room, lines)


def jump_of(reply: Reply) -> str:
    """The address that an overview's reply leads to, or an empty string."""
    raw = reply.raw if isinstance(reply, Said) else reply
    return raw.address if isinstance(raw, Jump) else ""
