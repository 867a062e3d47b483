"""The screen: one application from the first question to the last. Prompts are mounted in it; it never flickers."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import DynamicKeyBindings, merge_key_bindings
from prompt_toolkit.styles import Style

from wizard.interview.conduct import Conversation, Heard, Outcome
from wizard.interview.prompter import Back, Done, Jump, Pause, Refusal, Reply, Said, Silent, Undo
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Reason
from wizard.phrases import group, say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.for_step import prompt_for
from wizard.terminal.prompts.prompt import ESCAPE_WAITS, Page, Prompt
from wizard.terminal.prompts.records import ROW
from wizard.terminal.screen.canvas import Canvas
from wizard.terminal.screen.ending import Ending, jump_of
from wizard.terminal.screen.frame import Pace
from wizard.terminal.screen.keys import global_keys
from wizard.terminal.screen.menu import Menu
from wizard.terminal.screen.overview import overview
from wizard.terminal.screen.question import help_lines, next_field, row_opened
from wizard.terminal.screen.stage import Stage
from wizard.terminal.theme import STYLES

SAVE_AFTER: Final = 0.8
"""Seconds after a key until what is half typed is on disk."""
DRAFT_AFTER: Final = 0.05
"""Seconds after an answer until the draft is made anew: the next question comes first."""
TICK: Final = 20.0
"""Seconds after which the minutes in the header are counted again."""


class Screen:
    """An interview in the alternate screen. `run` returns when it is finished, paused or its time is up."""

    def __init__(
        self, talk: Conversation, paper: Paper, stage: Stage, keyboard: Input | None = None, spare: int = 0
    ) -> None:
        self.talk = talk
        self.paper = paper
        self.stage = stage
        self.language = paper.language
        self.stack: list[Prompt] = []
        """Prompts put before the question: the menu, the overview, a page; the last one is on top."""
        self.ending = Ending(self)
        self.time_up = False
        self.notice: tuple[str, str] = ("class:notice", stage.greeting)
        self.pace = Pace()
        self._asked_at = stage.clock()
        self.introduced = ""
        self.form = ""
        """The row that is open as a form, as `question[row]`."""
        self._saving: asyncio.TimerHandle | None = None
        self._waiting_draft: asyncio.TimerHandle | None = None
        self._resume = True
        self.canvas = Canvas(self, spare)
        self.prompt: Prompt = Page(paper, self.room, lambda _: [])
        self.app: Application[Outcome] = self._application(keyboard)
        self.mount()

    def _application(self, keyboard: Input | None) -> "Application[Outcome]":
        keys = merge_key_bindings([global_keys(self), DynamicKeyBindings(lambda: self.top.bindings)])
        app: Application[Outcome] = Application(
            self.canvas.layout(),
            key_bindings=keys,
            style=Style.from_dict(STYLES),
            full_screen=True,
            mouse_support=False,
            input=keyboard,
        )
        app.ttimeoutlen, app.timeoutlen = ESCAPE_WAITS
        return app

    @property
    def top(self) -> Prompt:
        """The prompt that has the keyboard."""
        return self.stack[-1] if self.stack else self.prompt

    @property
    def at_end(self) -> bool:
        """Whether the closing prompt stands instead of a question."""
        return self.talk.step is None or self.time_up

    def room(self) -> tuple[int, int]:
        """Columns and rows that a prompt may use."""
        return self.canvas.room()

    # Mounting.

    def mount(self, pointed: str = "") -> None:
        """Put the prompt of the current step, or the end; what was half typed there stands in it again."""
        self.stack.clear()
        step = self.talk.step
        if step is None or self.time_up:
            self.prompt = self.ending.prompt(
                self.talk.session, self.stage.report(self.talk.session), time_up=self.time_up
            )
        else:
            self.prompt = self._prompt(step, pointed)
        self._focus()
        self._asked_at = self.stage.clock()

    def _prompt(self, step: Step, pointed: str) -> Prompt:
        prompt = prompt_for(step, self.talk.session, self.paper, self.room, self.stage.positions)
        prompt.sink = self.reply
        prompt.dialog = self.open
        prompt.on_rebuilt = self._focus
        draft = self.stage.drafts.get(step.address)
        if draft:
            prompt.restore(draft)
            if self._resume:
                self.notice = ("class:notice", say("screen.restored", self.language))
        self._resume = False
        if pointed:
            prompt.point_at(pointed)
        prompt.on_changed = self._changed
        return prompt

    def _focus(self) -> None:
        if self.top.focus is not None:
            self.app.layout.focus(self.top.focus)

    def open(self, prompt: Prompt, then: Callable[[Reply], None]) -> None:
        """Put a prompt before the question; it is closed before its reply is given on."""

        def closed(reply: Reply) -> None:
            self.close()
            then(reply)

        prompt.sink = closed
        prompt.dialog = self.open
        self.stack.append(prompt)
        self.notice = ("", "")
        self._focus()

    def close(self) -> None:
        """Take the top prompt away."""
        if self.stack:
            self.stack.pop()
        self._focus()

    # Replies.

    def reply(self, reply: Reply) -> None:
        """Take a reply to the question; what is accepted is on disk before the next question is mounted."""
        step = self.talk.step
        if isinstance(reply, Pause):
            self.stop()
            return
        if isinstance(reply, Back | Jump | Undo):
            self._keep_draft()
        pointed = self.prompt.pointed_id
        heard = self.talk.hear(reply)
        if heard.refusal is not None:
            self.stack.clear()
            self._focus()
            self.refuse(heard.refusal)
            return
        if step is not None and isinstance(reply, Said | Silent | Done):
            self.stage.drafts.put(step.address, "")
            self.stage.drafts.save()
            self.pace.took(self.stage.clock() - self._asked_at)
        self._tell(step, reply, heard)
        self.introduced = step.section.id if step is not None else ""
        if step is not None:
            self._next_in_form(step, reply)
        here = self.talk.step
        stays = step is not None and here is not None and here.address == step.address
        self._watch_time(step)
        self.mount(pointed if stays and pointed.startswith(ROW) else "")
        self._draft_soon()

    def _next_in_form(self, step: Step, reply: Reply) -> None:
        """A row that was opened as a form is gone through field by field; any other way out closes it."""
        if isinstance(reply, Jump):
            self.form = row_opened(reply, self.talk.session) if step.kind is StepKind.ROWS else ""
        elif self.form and isinstance(reply, Said | Silent | Done):
            following = next_field(self.talk.session, step)
            if following is None:
                self.form = ""
            else:
                self.talk.hear(Jump(following.address))
        else:
            self.form = ""

    def _watch_time(self, step: Step | None) -> None:
        """The end comes when the minutes are over, and again after a question that was gone to from there."""
        here = self.talk.step
        over = self.stage.deadline is not None and self.stage.clock() >= self.stage.deadline
        if over and not self._goes_on:
            left = self._visited and here is not None and step is not None and here.question.id == step.question.id
            self.time_up = not left

    _goes_on = False
    """Whether the person wants to go on although the time is up."""
    _visited = False
    """Whether the question was gone to from the end: the list or row it belongs to is then asked whole."""

    def refuse(self, refusal: Refusal) -> None:
        """Say why; what was typed stays where it is."""
        values: dict[str, Any] = dict(refusal.values)
        where = "screen" if refusal.code in group("screen") else "interview"  # where keys are named, they differ
        self.notice = ("class:refusal", say(f"{where}.{refusal.code}", self.language, **values))

    def _tell(self, step: Step | None, reply: Reply, heard: Heard) -> None:
        """What a reply changed elsewhere."""
        told: list[str] = []
        for key in ("added", "parked", "returned"):
            addresses = getattr(heard.change, key)
            if addresses:
                told.append(say(f"interview.change-{key}", self.language, number=len(addresses)))
        if isinstance(reply, Undo):
            told.append(say("screen.undone", self.language))
        if isinstance(reply, Said) and isinstance(reply.raw, list) and any("drop" in _keys(raw) for raw in reply.raw):
            told.append(say("screen.dropped", self.language))
        self.notice = ("class:notice", " ".join(told))

    def go_to(self, address: str) -> None:
        """Ask the step at that address."""
        self._visited = self.at_end
        self.time_up = False
        self.talk.hear(Jump(address))
        self.mount()

    def assign(self, step: Step, reason: Reason) -> None:
        """Ask who answers that step and by when, and keep it."""

        def said(reply: Reply) -> None:
            self.talk.hear(Jump(step.address))
            self.talk.hear(reply)
            self.mount()

        self._menu(step).somebody(reason, said)

    def _menu(self, step: Step) -> Menu:
        return Menu(self, step, dict(self.talk.session.bank.owners), self.stage.today())

    # Acts behind keys and menus.

    def act(self, name: str) -> None:
        """One act by its name."""
        step = self.talk.step
        match name:
            case "previous":
                self.time_up = False
                self.reply(Back())
            case "goto" | "answers":
                here = step.address if step is not None else ""
                self.open(overview(self.paper, self.room, self.talk.session, here), self._jumped)
            case "draft":
                self._make_draft()
                self.open(Page(self.paper, self.room, self.canvas.pane.lines), lambda _: None)
            case "help" if step is not None and not self.at_end:
                asked = step
                page = Page(self.paper, self.room, lambda w: help_lines(self.paper, asked, self.talk.session, w))
                self.open(page, lambda _: None)
            case "menu" if step is not None and not self.at_end:
                self._menu(step).open()
            case "unknown" if step is not None and not self.at_end and step.kind is not StepKind.CONFIRM:
                self._menu(step).somebody(Reason.UNKNOWN, self.reply)
            case "next-field" if step is not None and not self.at_end:
                following = next_field(self.talk.session, step)
                if following is not None:
                    self._keep_draft()
                    self.talk.hear(Jump(following.address))
                    self.mount()
            case "undo":
                self.reply(Undo())
            case "stop":
                self.stop()
            case "finish":
                self.app.exit(result=Outcome.TIME_UP if self.time_up else Outcome.FINISHED)
            case "go-on":
                self._goes_on, self.time_up = True, False
                self.mount()
            case "end":
                self.mount()
            case _:
                pass

    def _jumped(self, reply: Reply) -> None:
        address = jump_of(reply)
        if address:
            self._keep_draft()
            self.go_to(address)

    def stop(self) -> None:
        """Save what is half typed and leave; the same command goes on here."""
        self._keep_draft()
        if self.app.is_running and not (self.app.future is not None and self.app.future.done()):
            self.app.exit(result=Outcome.PAUSED)

    # What is half typed.

    def _changed(self) -> None:
        if self._saving is None and self.app.loop is not None:
            self._saving = self.app.loop.call_later(SAVE_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None
        step = self.talk.step
        if step is not None and not self.at_end:
            self.stage.drafts.put(step.address, self.prompt.draft())
            self.stage.drafts.save()

    # The live draft.

    def _draft_soon(self) -> None:
        if self._waiting_draft is not None:
            self._waiting_draft.cancel()
        if self.app.loop is not None:
            self._waiting_draft = self.app.loop.call_later(DRAFT_AFTER, self._make_draft)

    @property
    def draft_is_new(self) -> bool:
        """Whether the draft shows the last answer."""
        return self._waiting_draft is None and bool(self.canvas.pane.text)

    def _make_draft(self) -> None:
        self._waiting_draft = None
        wrote = self.canvas.pane.show(self.stage.draft(self.talk.session))
        if wrote and not self.canvas.is_wide and not self.notice[1] and not self.stack and not self.at_end:
            self.notice = ("class:dim", say("screen.wrote", self.language, text=wrote))
        self.app.invalidate()

    # Running.

    def run(self) -> Outcome:
        """Run until the end. A closed window counts as a pause: everything is saved."""
        try:
            return asyncio.run(self.serve())
        except (EOFError, KeyboardInterrupt, OSError):
            with contextlib.suppress(OSError):
                self._keep_draft()
            return Outcome.PAUSED

    async def serve(self) -> Outcome:
        """The same inside a loop that runs already."""
        return await self.app.run_async(pre_run=self._started, set_exception_handler=False)

    def _started(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._failed)
        for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(number, self.stop)
        self._draft_soon()
        if self.stage.deadline is not None:
            loop.call_later(TICK, self._tick)

    def _tick(self) -> None:
        self.app.invalidate()
        asyncio.get_running_loop().call_later(TICK, self._tick)

    def _failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Whatever fails behind the keys ends the application, which restores the terminal, and is told there."""
        failure = context.get("exception")
        if self.app.is_running and self.app.future is not None and not self.app.future.done():
            self.app.exit(exception=failure or RuntimeError(str(context.get("message"))))


def _keys(raw: Any) -> Any:
    return raw if isinstance(raw, dict) else ()


if sys.platform == "win32":  # pragma: no cover  # no loop signals there: the console's own event ends the program
    signal.signal(signal.SIGBREAK, signal.default_int_handler)
