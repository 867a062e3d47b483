"""A person at the screen: each act of a transcript as the keys that do it."""

from collections.abc import Iterator

from on_screen import BACK_TAB, CTRL_Z, DOWN, ENTER, ESCAPE, F2, F3, UP, Driven

from transcript import Act, Person
from wizard.interview.steps import Step, StepKind
from wizard.model.question import Kind
from wizard.terminal.offers import offers
from wizard.terminal.prompts.rows import Item
from wizard.terminal.screen.app import Screen

CLEAR = "\x05\x15"
"""To the end of the line, then all before it away."""


def keys_of(act: Act, step: Step, screen: Screen) -> Iterator[str]:
    """The keys, from what the screen shows now. Those behind an Esc or a jump are read when they are needed."""
    match act.name:
        case "back":
            yield BACK_TAB
        case "undo":
            yield CTRL_Z
        case "nothing":
            yield from _nothing(screen)
        case "type":
            yield from _typed(act.text, step)
        case "pick":
            yield from _picked(act, step, screen)
        case "jump":
            yield F3
            yield from _moved_to(act.text, screen)
            yield ENTER
        case "unknown":
            yield F2
            yield from (str(act.owner + 1), ENTER, act.due, ENTER, act.text, ENTER)
        case "later":
            yield from (ESCAPE, "5", ENTER)
        case "not-applicable":
            yield from (ESCAPE, "4", ENTER, act.text, ENTER)


def _nothing(screen: Screen) -> Iterator[str]:
    rows = getattr(screen.top, "rows", None)
    if rows is not None and not screen.top.own and not rows.many:
        left_out = any(item.id == "left-out" for item in rows.items)
        yield from _moved_to("left-out" if left_out else screen.top.standing_id, screen)
    yield ENTER


def _typed(text: str, step: Step) -> Iterator[str]:
    yield from CLEAR
    if step.kind is not StepKind.ROWS and step.field.kind is Kind.TEXTS:
        for part in text.split("; "):
            yield from (part, ENTER)
    else:
        yield text
    yield ENTER


def _picked(act: Act, step: Step, screen: Screen) -> Iterator[str]:
    rows = screen.top.rows  # type: ignore[attr-defined]
    session = screen.talk.session
    wanted = [offers(step, session, screen.language)[place].raw for place in act.places]
    chosen = [item.id for raw in wanted for item in rows.items if item.raw == raw]
    assert len(chosen) == len(act.places)
    for value in [value for value in rows.selected_options if rows.many and value not in chosen]:
        yield from _moved_to(value, screen)
        yield " "
    for value in chosen:
        yield from _moved_to(value, screen)
        if rows.many and value not in rows.selected_options:
            yield " "
    yield ENTER


def _moved_to(value: str, screen: Screen) -> Iterator[str]:
    """Arrow keys until that row is pointed at."""
    for _ in range(400):
        rows = screen.top.rows  # type: ignore[attr-defined]
        if rows.pointed is not None and rows.pointed.id == value:
            return
        shown = [choice for choice in rows.filtered_choices if isinstance(choice, Item) and not choice.disabled]
        ids = [item.id for item in shown]
        at = ids.index(rows.pointed.id) if rows.pointed is not None else -1
        yield DOWN if ids.index(value) > at else UP
    raise AssertionError(f"the keys never reach {value}")


async def type_through(drive: Driven, person: Person, most: int = 3_000) -> None:
    """Answer until nothing is open, as this person does."""
    screen = drive.screen
    for _ in range(most):
        step = screen.talk.step
        if step is None:
            return
        act = person.act(step, screen.talk.session)
        for key in keys_of(act, step, screen):
            await drive.keys(key)
        assert not screen.stack, (act, step.address, drive.text)
    raise AssertionError("the interview does not end")


async def finish(drive: Driven) -> None:
    """Leave the questions that are read out at the end, and finish."""
    for _ in range(6):
        if drive.task is not None and drive.task.done():
            return
        keys = [item.id for item in drive.screen.top.rows.items]  # type: ignore[attr-defined]
        await drive.keys(str(keys.index("leave") + 1) if "leave" in keys else "1", ENTER)
