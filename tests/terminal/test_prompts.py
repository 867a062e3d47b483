"""Prompts asked alone: each is a questionary question, and the internals of questionary that are used are there."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from on_screen import CTRL_C, DOWN, ENTER, UP
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from questionary import Choice, Question, Separator
from questionary.prompts.common import InquirerControl

from roles import bank as opened
from wizard.interview.prompter import Said
from wizard.interview.session import Session
from wizard.interview.steps import StepKind
from wizard.model.answers import Answers
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import (
    ChoicePrompt,
    ConfirmPrompt,
    PositionPrompt,
    SuggestedPrompt,
    TextsPrompt,
    TickPrompt,
)
from wizard.terminal.prompts.for_step import prompt_for
from wizard.terminal.prompts.prompt import Page, Prompt
from wizard.terminal.prompts.records import RowsPrompt
from wizard.terminal.prompts.rows import Item, Rows
from wizard.terminal.prompts.text import NumberPrompt, ParagraphPrompt, TextPrompt
from wizard.terminal.rtl import Order

PAPER = Paper("en", Order.VISUAL)


def room() -> tuple[int, int]:
    return 60, 20


def items() -> list[Choice]:
    return [Item("First", "a"), Item("Second", "b"), Item("Third", "c")]


ALONE: dict[type[Prompt], tuple[Callable[[], Prompt], str, Any]] = {
    TextPrompt: (lambda: TextPrompt(PAPER, room), "hello" + ENTER, "hello"),
    ParagraphPrompt: (lambda: ParagraphPrompt(PAPER, room), "one\ntwo" + ENTER, "one\ntwo"),
    NumberPrompt: (lambda: NumberPrompt(PAPER, room), "١٢" + ENTER, "١٢"),
    ChoicePrompt: (lambda: ChoicePrompt(PAPER, room, items()), DOWN + ENTER, "b"),
    TickPrompt: (lambda: TickPrompt(PAPER, room, items()), " " + DOWN + DOWN + " " + ENTER, ["a", "c"]),
    ConfirmPrompt: (lambda: ConfirmPrompt(PAPER, room, items()), "2 " + ENTER, ["b"]),
    SuggestedPrompt: (lambda: SuggestedPrompt(PAPER, room, items()), "thi" + DOWN + ENTER, "c"),
    PositionPrompt: (lambda: PositionPrompt(PAPER, room, items()), "Own" + ENTER, "Own"),
    TextsPrompt: (lambda: TextsPrompt(PAPER, room, items()), "Own" + ENTER + ENTER, ["Own"]),
    RowsPrompt: (lambda: RowsPrompt(PAPER, room, items(), first_field=str), "Own" + ENTER, "Own"),
}


def test_every_prompt_is_tried() -> None:
    """A new kind of prompt has to be asked alone too; a page asks nothing."""

    def below(kind: type[Prompt]) -> set[type[Prompt]]:
        return {kind}.union(*(below(sub) for sub in kind.__subclasses__()))

    named = {kind for kind in below(Prompt) if kind.__module__.startswith("wizard.") and kind not in (Prompt, Page)}
    assert {kind.__name__ for kind in named} - {"ListPrompt"} == {kind.__name__ for kind in ALONE} != set()


@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.__name__)
def test_a_prompt_can_be_asked_alone(kind: type[Prompt]) -> None:
    """`unsafe_ask` gives the reply; Ctrl-C raises, so that no answer is lost behind a None."""
    make, keys, said = ALONE[kind]
    for typed in (keys, CTRL_C):
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            prompt = make()
            assert isinstance(prompt, Question)
            pipe.send_text(typed)
            if typed == CTRL_C:
                with pytest.raises(KeyboardInterrupt):
                    prompt.unsafe_ask()
            else:
                assert Said(said) == prompt.unsafe_ask()


def test_the_internals_of_questionary_are_there() -> None:
    """What our list overrides or reads. questionary is bounded to 2.1 for this."""
    for name in ("filtered_choices", "is_selection_a_separator", "is_selection_disabled", "select_next"):
        assert hasattr(InquirerControl, name)
    for name in ("get_pointed_at", "is_selection_valid", "_get_choice_tokens", "_assign_shortcut_keys", "choice_count"):
        assert hasattr(InquirerControl, name)
    assert "self.application.run()" in inspect.getsource(Question.unsafe_ask)


def test_moving_ends_whatever_the_filter_leaves() -> None:
    """A separator, a disabled row, nothing at all: never an endless loop, never an answer."""
    choices: list[Choice] = [
        Separator("One"),
        Item("Cat", "cat"),
        Choice("Cow", "cow", disabled="no"),
        Separator("Two"),
    ]
    rows = Rows(choices, PAPER, lambda: 40, many=False)
    for wanted in ("", "cow", "c", "zebra", "cat"):
        rows.search(wanted)
        for move in (rows.select_next, rows.select_previous, rows.select_next):
            move()
            assert rows.pointed is None or rows.pointed.id == "cat"
    rows.search("zebra")
    assert rows.pointed is None


def test_a_long_row_is_wrapped_with_a_hanging_indent() -> None:
    """Nothing is cut at the edge; a letter keeps its marks."""
    title = "word " * 100 + "e\u0301nd 👍🏽"
    for paper in (PAPER, Paper("ar", Order.VISUAL)):
        rows = Rows([Item(title, "a")], paper, lambda: 40, many=True)
        lines = "".join(text for _, text, *_ in rows._get_choice_tokens()).split("\n")
        assert 100 == sum(line.count("word") for line in lines)
        assert all(len(line) <= 42 for line in lines)
        assert sum("[ ]" in line for line in lines) == 1


def test_every_kind_of_question_has_its_prompt() -> None:
    """For each step of a bank, with nothing answered and with nothing to choose from."""
    session = Session(opened(), Answers())
    seen = set()
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        for section in session.bank.sections:
            for question in section.questions:
                for field in (question.field, *question.fields):
                    step = session.steps[0]._replace(
                        kind=StepKind.ROWS if field is question.field and question.fields else StepKind.QUESTION,
                        address=question.id,
                        section=section,
                        question=question,
                        field=field,
                    )
                    seen.add(field.kind)
                    assert isinstance(prompt_for(step, session, PAPER, room), Prompt)
    assert len(seen) >= 11


def test_the_pointer_never_leaves_the_list() -> None:
    """Up from the top of a list with a field goes back into the field."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(DOWN + DOWN + UP + UP + UP + "mine" + ENTER)
        assert Said("mine") == SuggestedPrompt(PAPER, room, items()).unsafe_ask()
