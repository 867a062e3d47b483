"""Prompts that choose: one row, several rows, a text with suggestions, a position, a list of texts."""

from collections.abc import Sequence
from typing import Any, Final

from questionary import Choice, Separator

from wizard.interview.prompter import Reply, Said
from wizard.model.text import fold
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.listing import ListPrompt
from wizard.terminal.prompts.prompt import Prompt, Room
from wizard.terminal.prompts.rows import Item

LEFT_OUT: Final = "left-out"
"""The id of the row that leaves a question without an answer."""


class ChoicePrompt(ListPrompt):
    """One of a closed list; yes and no are such a list, since their letters are other keys on other keyboards.

    `standing` is the id of the answer that stands; it, and the row that leaves the question out, say what an empty
    reply says. Without `guess` no row is pointed at before a key is pressed: a doubled Enter answers nothing.
    """

    def __init__(self, *parts: Any, standing: str = "", guess: bool = True, **more: Any) -> None:
        self.standing_id = standing
        super().__init__(*parts, **more)
        if self.rows is not None and not guess:
            self.rows.pointing = False

    def chosen(self, item: Item) -> Reply:
        return self.empty() if item.id in (self.standing_id, LEFT_OUT) else super().chosen(item)


class SuggestedPrompt(ListPrompt):
    """A text of one's own, or one of the suggestions."""

    def __init__(self, *parts: Any, **more: Any) -> None:
        super().__init__(*parts, own=True, **more)


class PositionPrompt(SuggestedPrompt):
    """The name of a position, completed from the positions that the workspace knows."""


class TickPrompt(ListPrompt):
    """Several of a list: Space ticks, Enter goes on with what is ticked."""

    many = True

    def _bind(self) -> None:
        super()._bind()
        self.on(" ", act=self._tick, when=lambda: self._pointed is not None and self._space_ticks)
        self.on("c-a", act=self._all, when=lambda: not self.own or (self.rows is not None and self.rows.pointing))

    @property
    def _space_ticks(self) -> bool:
        return self.navigated or not self.buffer.text

    def _tick(self) -> None:
        item = self._pointed
        if item is not None and item.tickable and self.rows is not None:
            self.ticked_before.append([*self.rows.selected_options])
            self.rows.toggle(item.id)
            self.changed()

    def _all(self) -> None:
        """Every row that the filter shows; once more, none of them."""
        if self.rows is None:
            return
        self.ticked_before.append([*self.rows.selected_options])
        shown = [c.id for c in self.rows.filtered_choices if isinstance(c, Item) and c.tickable]
        held = self.rows.selected_options
        if all(value in held for value in shown):
            self.rows.selected_options = [value for value in held if value not in shown]
        else:
            held.extend(value for value in shown if value not in held)
        self.changed()

    def _enter(self) -> None:
        picked = self.rows.picked if self.rows is not None else []
        state = self._state("", [item.id for item in picked])
        if state == self.standing:
            self.finish(self.empty())
        else:
            self.finish(self.ticked(picked) if picked else self.emptied())

    def ticked(self, picked: Sequence[Item]) -> Reply:
        """The reply of what is ticked, in the order of the list."""
        held = {item.id for item in picked}
        return Said([item.raw for item in (self.rows.items if self.rows else ()) if item.id in held])

    def counted(self) -> str:
        language = self.paper.language
        items = [item for item in self.rows.items if item.tickable] if self.rows is not None else []
        place = super().counted()
        picked = len(self.rows.selected_options) if self.rows is not None else 0
        chosen = say("screen.ticked", language, picked=picked, number=len(items)) if items else ""
        return " · ".join(part for part in (chosen, place) if part)

    def hints(self) -> list[tuple[str, str]]:
        search = [("⌕", "key-search")] if self.searchable and not self.own else []
        return [("␣", "key-tick"), ("Ctrl-A", "key-all"), *Prompt.hints(self), *search]


class ConfirmPrompt(TickPrompt):
    """What was suggested in a section: ticked means "yes, it is so here"."""


class TextsPrompt(TickPrompt):
    """A list of texts: suggestions are ticked, own items are typed; pasted lines become items after a question."""

    def __init__(self, *parts: Any, **more: Any) -> None:
        super().__init__(*parts, own=True, **more)

    def _enter(self) -> None:
        text = self.buffer.text.strip()
        if self._pointed is not None and not self.standing and not (self.rows and self.rows.selected_options):
            self._tick()
        elif text and self._pointed is None:
            self.add([text])
        else:
            super()._enter()

    def add(self, texts: Sequence[str]) -> None:
        """Put items of one's own on the list, ticked."""
        held: list[Item] = list(self.rows.items) if self.rows is not None else []
        known = {fold(str(item.title)): item.id for item in held}
        picked = list(self.rows.selected_options) if self.rows is not None else []
        for text in texts:
            value = known.get(fold(text), f"own:{text}")
            if value not in {item.id for item in held}:
                held.insert(len(picked), Item(text, value, text))
            if value not in picked:
                picked.append(value)
        self.buffer.reset()
        self.rebuild(held, picked)
        self.changed()

    def rebuild(self, items: Sequence[Choice], picked: Sequence[str]) -> None:
        """A new list in the same prompt."""
        self.rows = self._list(items)
        if self.rows is not None:
            self.rows.selected_options = list(picked)
        self.split.children = self._parts("")
        if self.on_rebuilt is not None:
            self.on_rebuilt()

    def pasted(self, lines: list[str]) -> None:
        if len(lines) < 2 or self.dialog is None:
            self.buffer.insert_text(" ".join(lines))
            return
        self.dialog(paste_question(self.paper, self.room, lines), lambda reply: self._after_paste(reply, lines))

    def _after_paste(self, reply: Reply, lines: list[str]) -> None:
        if reply == Said("each"):
            self.add(lines)
        elif reply == Said("one"):
            self.buffer.insert_text(" ".join(lines))

    def draft(self) -> Any:
        state = super().draft()
        own = [i.title for i in self.rows.items if i.id.startswith("own:")] if self.rows is not None else []
        return {**state, "own": own} if isinstance(state, dict) and own else state

    def restore(self, draft: Any) -> None:
        if isinstance(draft, dict) and draft.get("own"):
            self.add([text for text in draft["own"] if isinstance(text, str)])
        super().restore(draft)

    def hints(self) -> list[tuple[str, str]]:
        add = [("Enter", "key-add")] if self.buffer.text else Prompt.hints(self)
        return [*add, *([("↓", "key-suggestions"), ("␣", "key-tick")] if self.rows is not None else [])]


def paste_question(paper: Paper, room: Room, lines: Sequence[str]) -> ChoicePrompt:
    """Several lines were pasted: each an item of its own, or one text?"""
    language = paper.language
    items: list[Choice] = [
        Item(say("screen.paste-each", language, number=len(lines)), "each"),
        Item(say("screen.paste-one", language), "one"),
        Item(say("screen.paste-none", language), "none"),
        *(Separator(f"· {line}") for line in lines[:9]),
    ]
    return ChoicePrompt(paper, room, items, message=say("screen.paste-title", language, number=len(lines)))
