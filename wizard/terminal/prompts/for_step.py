"""Which prompt a step gets: one for each kind of question, filled with what stands there now."""

from collections.abc import Callable, Sequence
from typing import Any

from questionary import Choice, Separator

from wizard.interview.prompter import Done, Reply, Said, Silent
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Absence, Answer, Reason, State, field_at
from wizard.model.question import Kind
from wizard.model.text import in_language
from wizard.phrases import say
from wizard.terminal.offers import nothing_said, offers, suggestions
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import (
    LEFT_OUT,
    ChoicePrompt,
    ConfirmPrompt,
    PositionPrompt,
    SuggestedPrompt,
    TextsPrompt,
    TickPrompt,
)
from wizard.terminal.prompts.listing import ListPrompt
from wizard.terminal.prompts.prompt import Prompt, Room
from wizard.terminal.prompts.records import ROW, RowsPrompt
from wizard.terminal.prompts.rows import Item
from wizard.terminal.prompts.text import NumberPrompt, ParagraphPrompt, TextPrompt
from wizard.terminal.wording import row_text, shown_answer


def prompt_for(
    step: Step, session: Session, paper: Paper, room: Room, positions: Callable[[], Sequence[str]] = tuple
) -> Prompt:
    """The prompt of a step; `positions` names the positions that the workspace knows."""

    def empty() -> Reply:
        return nothing_said(step, session)

    maker = _Maker(step, session, paper, room, empty, positions)
    if step.kind is StepKind.CONFIRM:
        return ConfirmPrompt(paper, room, maker.offered(), empty=empty)
    if step.kind is StepKind.ROWS:
        return maker.records()
    prompt = maker.of_kind(step.field.kind)
    prompt.emptied = maker.emptied
    prompt.nothing = {Done: "key-keep", Silent: "key-leave-out"}.get(type(empty()), "key-go-on")
    return prompt


class _Maker:
    def __init__(
        self,
        step: Step,
        session: Session,
        paper: Paper,
        room: Room,
        empty: Callable[[], Reply],
        positions: Callable[[], Sequence[str]],
    ) -> None:
        self.step = step
        self.session = session
        self.paper = paper
        self.room = room
        self.empty = empty
        self.positions = positions
        self.language = paper.language
        self.held: Answer | None = session.answers.get(step.address)
        self.value: Any = self.held.value if self.held is not None else None

    def emptied(self) -> Reply:
        """What stood there was taken away: left out, or refused where something is needed."""
        return Said("") if self.step.field.required else Silent(Absence(Reason.DECLINED))

    def of_kind(self, kind: Kind) -> ListPrompt | TextPrompt:
        match kind:
            case Kind.CHOICE | Kind.YES_NO:
                return self.choice()
            case Kind.CHOICES | Kind.LINKS:
                return TickPrompt(self.paper, self.room, self.offered(ticked=self.value or ()), empty=self.empty)
            case Kind.TEXTS:
                return self.texts()
            case Kind.POSITION:
                return PositionPrompt(
                    self.paper, self.room, self.known_positions(), empty=self.empty, text=self.standing()
                )
            case Kind.TEXT | Kind.PARAGRAPH if offered := self.offered():
                return SuggestedPrompt(
                    self.paper,
                    self.room,
                    offered,
                    empty=self.empty,
                    text=self.standing(),
                    several_lines=kind is Kind.PARAGRAPH,
                )
            case Kind.PARAGRAPH:
                return ParagraphPrompt(self.paper, self.room, self.standing(), empty=self.empty)
            case Kind.TEXT | Kind.RECORDS:
                return TextPrompt(self.paper, self.room, self.standing(), empty=self.empty)
            case Kind.NUMBER | Kind.PERCENT | Kind.MONEY | Kind.DATE:
                return NumberPrompt(self.paper, self.room, self.standing(), empty=self.empty)

    def standing(self) -> str:
        """The answer that stands there, as it would be typed."""
        value = self.value
        if value is None:
            return ""
        if self.step.field.kind is Kind.MONEY:
            return f"{value['amount']} {value['currency']}"
        return str(value) if isinstance(value, str) else in_language(value, self.language)

    def offered(self, ticked: Sequence[str] = ()) -> list[Choice]:
        """What can be chosen, by ids that mean the same in the next sitting."""
        made: list[Choice] = []
        for offer in offers(self.step, self.session, self.language):
            mark = f" {say('interview.suggested', self.language)}" if offer.taken else ""
            raw = offer.raw
            name = f"suggestion:{raw['suggestion']}" if isinstance(raw, dict) else f"choice:{raw}"
            made.append(Item(offer.line + mark, name, raw, ticked=raw in ticked))
        return made

    def choice(self) -> ListPrompt:
        """The choices, and a way past them where the question may be left out or its answer may stay as it is."""
        made = self.offered()
        pointed = next((i.id for i in made if isinstance(i, Item) and i.raw == self.value), "")
        standing = pointed if self.held is not None and self.held.state is State.ANSWERED else ""
        if not standing:
            said = self.empty()
            if isinstance(said, Silent):
                made.append(Item(say("screen.leave-out", self.language), LEFT_OUT))
            elif isinstance(said, Done) and self.held is not None:
                shown = shown_answer(self.session, self.step.question, self.step.field, self.held, self.language)
                made.append(Item(say("screen.leave-so", self.language, text=shown), LEFT_OUT))
        return ChoicePrompt(
            self.paper, self.room, made, empty=self.empty, pointed=pointed, standing=standing, guess=bool(pointed)
        )

    def known_positions(self) -> list[Choice]:
        """The positions of the workspace, each once."""
        made = self.offered()
        known = {str(item.title) for item in made}
        for name in self.positions():
            if name not in known:
                known.add(name)
                made.append(Item(name, f"position:{name}", name))
        return made

    def texts(self) -> ListPrompt:
        """The texts that stand there, ticked, then what is suggested."""
        made: list[Choice] = []
        for text in self.value or ():
            line = in_language(text, self.language)
            made.append(Item(line, f"own:{line}", dict(text), ticked=True))
        for held in suggestions(self.step, self.session):
            text = next(iter(held.values.values()))
            if text not in (self.value or ()):
                made.append(Item(in_language(text, self.language), held.id, text))
        return TextsPrompt(self.paper, self.room, made, empty=self.empty)

    def records(self) -> Prompt:
        """The rows of the list, then what is suggested."""
        question, session = self.step.question, self.session
        made: list[Choice] = []
        for number, row in enumerate(session.answers.rows(question.id), 1):
            line = f"{number}. {row_text(session, question, row, self.language)}"
            made.append(Item(line, ROW + row, tickable=False))
        offered = self.offered()
        if made and offered:
            made.append(Separator(say("screen.suggestions", self.language)))

        def first_field(row: str) -> str:
            return field_at(question.id, row, question.fields[0].id)

        return RowsPrompt(self.paper, self.room, [*made, *offered], empty=self.empty, first_field=first_field)
