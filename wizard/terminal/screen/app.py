"""The screen: one application from the first question to the last. Prompts are mounted in it; it never flickers."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import DynamicKeyBindings, merge_key_bindings
from prompt_toolkit.styles import Style

from wizard.errors import WizardError
from wizard.interview.agenda import Aim
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.prompter import Back, Done, Jump, Pause, Refusal, Reply, Said, Silent, Undo
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind, next_field
from wizard.model.answers import Reason
from wizard.phrases import explain_all, say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.for_step import prompt_for
from wizard.terminal.prompts.prompt import ESCAPE_WAITS, Fragments, Page, Prompt
from wizard.terminal.prompts.records import ROW
from wizard.terminal.screen.canvas import Canvas
from wizard.terminal.screen.ending import Ending, jump_of
from wizard.terminal.screen.frame import Pace, header
from wizard.terminal.screen.half_typed import HalfTyped
from wizard.terminal.screen.keys import global_keys
from wizard.terminal.screen.menu import SLOTS, Menu, may_be_silent
from wizard.terminal.screen.overview import overview
from wizard.terminal.screen.question import help_lines
from wizard.terminal.screen.route import Clock, Route
from wizard.terminal.screen.running import can_exit, run, watch
from wizard.terminal.screen.stage import Stage
from wizard.terminal.telling import changed_elsewhere, rearranges, refused
from wizard.terminal.theme import STYLES

HERE: Final = "@here"
"""Where the address that one had gone to is kept among the drafts."""
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
        self.route = Route()
        self.notice: tuple[str, str] = ("class:notice", stage.greeting)
        self.pace = Pace()
        self._asked_at = stage.clock()
        self.introduced = ""
        self.unsaved = False
        """Whether the last answer could not be written."""
        self.half_typed = HalfTyped(stage.drafts, self._here, self._repaint)
        self._resume = True
        self.canvas = Canvas(self, spare)
        self.prompt: Prompt = Page(paper, self.room, lambda _: [])
        self.app: Application[Outcome] = self._application(keyboard)
        self._go_where_one_was()
        self.mount()

    def _go_where_one_was(self) -> None:
        """To the question that the last sitting had gone to on purpose; a sitting with an aim begins with its aim."""
        here = self.stage.drafts.get(HERE)
        if here and isinstance(here, str) and self.talk.session.agenda.aim is Aim.EVERYTHING:
            self.talk.hear(Jump(here))

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
        return self.talk.step is None or self.route.time_up

    def room(self) -> tuple[int, int]:
        """Columns and rows that a prompt may use."""
        return self.canvas.room()

    # Mounting.

    def mount(self, pointed: str = "") -> None:
        """Put the prompt of the current step, or the end; what was half typed there stands in it again."""
        self.stack.clear()
        step = self.talk.step
        if step is None or self.route.time_up:
            self.prompt = self.end_prompt()
        else:
            self.prompt = self._prompt(step, pointed)
        self._focus()
        self._asked_at = self.stage.clock()

    def end_prompt(self) -> Prompt:
        """What stands where no question does."""
        report = self.stage.report(self.talk.session)
        return self.ending.prompt(self.talk.session, report, time_up=self.route.time_up)

    def end_hints(self) -> list[tuple[str, str]]:
        """Keys of the closing prompt beside those that every one has."""
        return []

    def header(self, minutes_left: int | None, width: int, state: str) -> list[Fragments]:
        """Who and how far, and what is saved."""
        return header(self.paper, self.talk.session, self.pace, minutes_left, width, state)

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

    def _here(self) -> dict[str, Any]:
        """What is half typed, by where it belongs: the question, and the dialogs before it."""
        step = self.talk.step
        typed = {prompt.slot: prompt.draft() for prompt in self.stack if prompt.slot}
        if step is not None and not self.at_end:
            typed[step.address] = self.prompt.draft()
            typed[HERE] = step.address if self.talk.session.gone_to else ""
        return typed

    def _changed(self) -> None:
        if self.notice[0] == "class:refusal":
            self.notice = ("", "")
        self.half_typed.touched()

    def _focus(self) -> None:
        if self.top.focus is not None:
            self.app.layout.focus(self.top.focus)

    def open(self, prompt: Prompt, then: Callable[[Reply], None]) -> None:
        """Put a prompt before the question; it is closed before its reply is given on."""

        def closed(reply: Reply) -> None:
            prompt.on_left = None
            self.close()
            then(reply)

        prompt.sink = closed
        prompt.dialog = self.open
        if prompt.slot:
            prompt.on_changed = self._changed
            prompt.restore(self.stage.drafts.get(prompt.slot))
        self.stack.append(prompt)
        self.notice = ("", "")
        self._focus()

    def close(self) -> None:
        """Take the top prompt away."""
        self.half_typed.keep()
        left = self.stack.pop() if self.stack else None
        if self.notice[0] == "class:refusal":
            self.notice = ("", "")
        self._focus()
        if left is not None and left.on_left is not None:
            left.on_left()

    # Replies.

    def reply(self, reply: Reply) -> None:
        """Take a reply to the question; what is accepted is on disk before the next question is mounted."""
        step = self.talk.step
        if isinstance(reply, Pause):
            self.stop()
            return
        if isinstance(reply, Back | Jump | Undo):
            self.half_typed.keep()
        pointed = self.prompt.pointed_id
        before = self.talk.session
        try:
            heard = self.talk.hear(reply)
        except WizardError as failure:  # it could not be written: what was typed stays, and may be given again
            self.unsaved = True
            self.half_typed.keep()
            self.notice = ("class:refusal", " ".join(explain_all(failure, self.language)))
            return
        self.unsaved = False
        if heard.refusal is not None:
            self.stack.clear()
            self._focus()
            self.refuse(heard.refusal)
            return
        if step is not None and isinstance(reply, Said | Silent | Done):
            if rearranges(reply):
                self.half_typed.keep()
            else:
                self.half_typed.settle(HERE, step.address, *(f"{step.address}#{slot}" for slot in SLOTS))
            self.pace.took(self.stage.clock() - self._asked_at)
        self.notice = ("class:notice", changed_elsewhere(reply, heard, self.talk.session.bank.owners, self.language))
        self.introduced = step.section.id if step is not None else ""
        self.route.after(step, reply, self.talk, Clock(self.stage.clock(), self.stage.deadline))
        here = self.talk.step
        stays = step is not None and here is not None and here.address == step.address
        self.mount(pointed if stays and pointed.startswith(ROW) else "")
        if isinstance(reply, Undo):
            self._give_back(before)
        self._draft_soon()

    def _give_back(self, before: Session) -> None:
        """What was taken back stands in its question again, to be mended or given once more."""
        step = self.talk.step
        if step is None or self.at_end or self.prompt.draft():
            return
        held, now = before.answers.get(step.address), self.talk.session.answers.get(step.address)
        if held is None or held == now or held.value is None or step.kind is StepKind.ROWS:
            return
        taken = prompt_for(step, before, self.paper, self.room, self.stage.positions)
        self.prompt.restore(taken.given())
        self.prompt.point_at(taken.pointed_id)
        self.notice = ("class:notice", say("screen.undone-here", self.language))

    def refuse(self, refusal: Refusal) -> None:
        """Say why; what was typed stays where it is."""
        self.notice = ("class:refusal", refused(refusal, self.language))

    def go_to(self, address: str) -> None:
        """Ask the step at that address."""
        self.notice = ("", "")
        self.route.visit(from_the_end=self.at_end)
        self.talk.hear(Jump(address))
        self.mount()

    def assign(self, step: Step, reason: Reason, then: Callable[[], None]) -> None:
        """Ask who answers that step and by when, keep it, and then call."""

        def said(reply: Reply) -> None:
            then()
            self.route.visit(from_the_end=True)
            self.talk.hear(Jump(step.address))
            self.reply(reply)

        self._menu(step).somebody(reason, said)

    def _menu(self, step: Step) -> Menu:
        return Menu(self, step, dict(self.talk.session.bank.owners), self.stage.today())

    # Acts behind keys and menus.

    def act(self, name: str) -> None:
        """One act by its name."""
        step = self.talk.step
        match name:
            case "previous":
                self.route.visit(from_the_end=self.at_end)
                self.reply(Back())
            case "goto" | "answers":
                here = step.address if step is not None else ""
                self.open(overview(self.paper, self.room, self.talk.session, here), self._jumped)
            case "draft":
                self.canvas.pane.show(self.stage.draft(self.talk.session))
                self.open(Page(self.paper, self.room, self.canvas.pane.lines), lambda _: None)
            case "help" if step is not None and not self.at_end:
                asked = step
                page = Page(self.paper, self.room, lambda w: help_lines(self.paper, asked, self.talk.session, w))
                self.open(page, lambda _: None)
            case "menu" if step is not None and not self.at_end:
                self._menu(step).open()
            case "unknown" if step is not None and not self.at_end and may_be_silent(step):
                self._menu(step).somebody(Reason.UNKNOWN, self.reply)
            case "next-field" if step is not None and not self.at_end:
                following = next_field(self.talk.session.steps, step)
                if following is not None:
                    self.half_typed.keep()
                    self.talk.hear(Jump(following.address))
                    self.mount()
            case "undo":
                self.reply(Undo())
            case "stop":
                self.stop()
            case "finish":
                self.app.exit(result=Outcome.TIME_UP if self.route.time_up else Outcome.FINISHED)
            case "go-on":
                self.route.go_on()
                self.mount()
            case "end":
                self.mount()
            case _:
                pass

    def _jumped(self, reply: Reply) -> None:
        address = jump_of(reply)
        if address:
            self.half_typed.keep()
            self.go_to(address)

    def stop(self) -> None:
        """Save what is half typed and leave; the same command goes on here."""
        self.half_typed.keep()
        if can_exit(self.app):
            self.app.exit(result=Outcome.PAUSED)

    # The live draft.

    def _draft_soon(self) -> None:
        """Make the draft anew in a moment: the next question comes first."""
        self.canvas.pane.soon(lambda: self.stage.draft(self.talk.session), self._drafted)

    def _drafted(self, wrote: str) -> None:
        if wrote and not self.canvas.is_wide and not self.notice[1] and not self.stack and not self.at_end:
            self.notice = ("class:dim", say("screen.wrote", self.language, text=wrote))
        self._repaint()

    def _repaint(self) -> None:
        self.app.invalidate()

    # Running.

    def run(self) -> Outcome:
        """Run until the end."""
        return run(self.serve, self.half_typed.keep)

    async def serve(self) -> Outcome:
        """The same inside a loop that runs already."""
        return await self.app.run_async(pre_run=self._started, set_exception_handler=False)

    def _started(self) -> None:
        watch(self.app, self.stop)
        self._draft_soon()
        if self.stage.deadline is not None:
            self._tick()

    def _tick(self) -> None:
        self.app.invalidate()
        asyncio.get_running_loop().call_later(TICK, self._tick)
