"""The list that every choosing prompt shows: questionary's own control, with a filter for every script and whole rows.

What is mended here was measured: the filter heard only ASCII, separators and the filter made an endless loop, a
separator could become the answer, and rows were cut at the edge.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from prompt_toolkit.formatted_text import StyleAndTextTuples
from questionary import Choice, Separator
from questionary.prompts.common import InquirerControl

from wizard.model.text import fold
from wizard.terminal.paper import Paper
from wizard.terminal.rtl.layout import columns

BOXES: Final = ("[ ] ", "[x] ")
HANG: Final = 2
"""Columns that a heading in the list leaves free."""


class Item(Choice):
    """One row: what is read, a unique id, what choosing it says, whether it can be ticked, further words to find it."""

    def __init__(
        self,
        title: str,
        value: str,
        raw: Any = None,
        *,
        ticked: bool = False,
        tickable: bool = True,
        words: str = "",
    ) -> None:
        super().__init__(title, value, checked=ticked, shortcut_key=False)
        self.id = value
        self.raw = value if raw is None else raw
        self.tickable = tickable
        self.words = words


class Rows(InquirerControl):
    """Choices, one or several of which are picked. Values are unique strings; `pointing` is off while one types."""

    def __init__(self, choices: Sequence[Choice], paper: Paper, width: Callable[[], int], *, many: bool) -> None:
        self.paper = paper
        self.width = width
        self.many = many
        self.pointing = True
        self.numbered = False
        """Whether a digit points at a row: then its number stands before it."""
        self._folded = {choice.value: fold(f"{choice.title} {getattr(choice, 'words', '')}") for choice in choices}
        self._matches: tuple[str, list[Choice]] = ("", [])
        self._downwards = False
        self.pointed_at = 0
        super().__init__(
            choices, pointer="▸", use_shortcuts=False, show_description=False, focusable=True, show_cursor=False
        )

    def _assign_shortcut_keys(self) -> None:
        """None: letters are other keys on other keyboards."""

    @property
    def filtered_choices(self) -> list[Choice]:
        """The choices that match what is typed, folded; separators only while nothing is typed."""
        wanted = fold(self.search_filter or "")
        if not wanted:
            return self.choices
        if self._matches[0] != wanted:
            words = wanted.split()
            found = [
                choice
                for choice in self.choices
                if not isinstance(choice, Separator) and all(word in self._folded[choice.value] for word in words)
            ]
            self._matches = wanted, found
        return self._matches[1]

    def search(self, text: str) -> None:
        """Filter by `text` and point at the first match."""
        self.search_filter = text or None
        self.found_in_search = bool(self.filtered_choices)
        self.pointed_at = 0
        if self.choice_count and not self.is_selection_valid():
            self.select_next()

    def is_selection_a_separator(self) -> bool:
        return self.choice_count > 0 and isinstance(self.get_pointed_at(), Separator)

    def is_selection_disabled(self) -> Any:
        return self.get_pointed_at().disabled if self.choice_count else "empty"

    def select_next(self) -> None:
        self._move(1)

    def select_previous(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        """To the next row that can be chosen; never in an endless loop, whatever the filter leaves."""
        self._downwards = step > 0
        for _ in range(self.choice_count):
            self.pointed_at = (self.pointed_at + step) % self.choice_count
            if self.is_selection_valid():
                return

    @property
    def items(self) -> list[Item]:
        """Every row that can be chosen, whatever the filter."""
        return [choice for choice in self.choices if isinstance(choice, Item)]

    @property
    def pointed(self) -> Item | None:
        """The row that is pointed at; None while one types, and where nothing can be chosen."""
        valid = self.pointing and self.choice_count > 0 and self.is_selection_valid()
        held = self.get_pointed_at() if valid else None
        return held if isinstance(held, Item) else None

    @property
    def at_the_top(self) -> bool:
        """Whether no row that can be chosen stands above the one pointed at."""
        above = self.filtered_choices[: self.pointed_at]
        return all(isinstance(choice, Separator) or choice.disabled for choice in above)

    @property
    def at_the_bottom(self) -> bool:
        """Whether no row that can be chosen stands below the one pointed at."""
        below = self.filtered_choices[self.pointed_at + 1 :]
        return all(isinstance(choice, Separator) or choice.disabled for choice in below)

    @property
    def picked(self) -> list[Item]:
        """The ticked rows in the order of ticking."""
        by_value = {item.id: item for item in self.items}
        return [by_value[value] for value in self.selected_options if value in by_value]

    def point_at(self, value: str) -> None:
        """Point at the choice of that value."""
        for place, choice in enumerate(self.filtered_choices):
            if choice.value == value and not isinstance(choice, Separator):
                self.pointed_at = place

    def toggle(self, value: str) -> None:
        """Pick or unpick; the order of picking is kept."""
        if value in self.selected_options:
            self.selected_options.remove(value)
        else:
            self.selected_options.append(value)

    def _get_choice_tokens(self) -> StyleAndTextTuples:
        tokens: StyleAndTextTuples = []
        number = 0
        for place, choice in enumerate(self.filtered_choices):
            if tokens:
                tokens.append(("", "\n"))
            pointed = self.pointing and place == self.pointed_at
            if isinstance(choice, Separator):
                tokens.extend(self._separator(str(choice.title)))
            else:
                number += isinstance(choice, Item)
                title = f"{number}. {choice.title}" if self.numbered else str(choice.title)
                tokens.extend(self._row(choice, title, pointed=pointed))
        return tokens

    def _separator(self, title: str) -> StyleAndTextTuples:
        width = self.width()
        rows = self.paper.rows(title, width - HANG) if title else [""]
        return [("class:separator", "\n".join(self.paper.flush(row, width) for row in rows))]

    def _row(self, choice: Choice, title: str, *, pointed: bool) -> StyleAndTextTuples:
        picked = self.many and choice.value in self.selected_options
        style = "class:pointed" if pointed else "class:picked" if picked else "class:choice"
        box = BOXES[picked] if self.many and isinstance(choice, Item) and choice.tickable else ""
        lead = 2 + len(box)
        width = self.width()
        rows = self.paper.rows(title, max(8, width - lead))
        pointer = ("◂ " if self.paper.right_to_left else "▸ ") if pointed else "  "
        tokens: StyleAndTextTuples = []
        seen = len(rows) - 1 if self._downwards else 0  # scrolling keeps this row of the choice on the screen
        for number, row in enumerate(rows):
            if number:
                tokens.append(("", "\n"))
            if pointed and number == seen:
                tokens.append(("[SetCursorPosition]", ""))
            if self.paper.right_to_left:
                side = (" " + box.strip() if box else "") + pointer[::-1] if not number else " " * lead
                tokens.append((style, " " * max(0, width - columns(row) - lead) + row))
                tokens.append((style, side))
            else:
                tokens.append((style, (pointer + box if not number else " " * lead)))
                tokens.append((style, row))
        return tokens
