"""Typing right-to-left text in prompt_toolkit: a line is laid out as it is typed, the cursor where the eye looks.

The buffer holds logical text. A processor, last in the chain, wraps it in logical order, reorders every row and fills
the rows to the exact width of the window, so that prompt_toolkit's own wrapping falls where ours did.
"""

from collections.abc import Callable
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from wizard.terminal.order import Order
from wizard.terminal.rtl.layout import columns, has_right_to_left, laid_out, needs_care

FREE_COLUMNS: Final = 2
"""One at each end: prompt_toolkit appends a blank behind the line, and the cursor at the end of a right-to-left line
stands left of its last letter."""
MOST_KEPT: Final = 64
"""Lines whose layout is remembered; prompt_toolkit asks for each line twice in every painting."""


class Layer(Processor):
    """Lays out one line of a buffer; `base` is 1 where the interview's language is right to left."""

    def __init__(self, order: Order, base: int) -> None:
        self.order = order
        self.base = base
        self._kept: dict[object, Transformation] = {}

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        fragments = transformation_input.fragments
        width = max(transformation_input.width, 4 + FREE_COLUMNS)
        key = (width, *((style, text) for style, text, *_ in fragments))
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = known = self._transformed(fragments, width)
        return known

    def _transformed(self, fragments: StyleAndTextTuples, width: int) -> Transformation:
        text = fragment_list_to_text(fragments)
        short = len(text) < (width - FREE_COLUMNS) // 2
        if not self.base and short and columns(text) == len(text) and not needs_care(text):
            return Transformation(fragments)
        order = self.order if self.base or has_right_to_left(text) else Order.VISUAL
        base, rows = laid_out(text, width - FREE_COLUMNS, self.base, order)
        parts: list[str] = []
        to_display: list[int] = []
        to_source: list[int] = []
        place = 0  # in what is displayed
        end_of_line = 0
        for row in rows:
            padding = width - 1 - row.width
            if base == 1:
                parts.append(" " * padding)
                to_source.extend([row.end] * padding)
                place += padding
                end_of_line = place - 1
            there, back = row.line.maps(row.end - row.start)
            to_display.extend([place + n if n >= 0 else -1 for n in there])
            to_source.extend([row.start + n for n in back])
            parts.append(row.text)
            place += len(row.text)
            if base == 0:
                end_of_line = place
            if row is not rows[-1]:  # filled to the full width: there prompt_toolkit wraps
                padding = 1 if base == 1 else padding + 1
                parts.append(" " * padding)
                to_source.extend([row.end] * padding)
                place += padding
        to_display.append(end_of_line)
        if -1 in to_display:  # a line of which nothing is seen
            to_display = [n if n >= 0 else end_of_line for n in to_display]
        count, last = len(text), len(to_source) - 1
        return Transformation(
            _styled("".join(parts), to_source, fragments),
            source_to_display=lambda place: to_display[min(max(place, 0), count)],
            display_to_source=lambda place: to_source[min(place, last)] if to_source else 0,
        )


def _styled(display: str, to_source: list[int], fragments: StyleAndTextTuples) -> StyleAndTextTuples:
    """The displayed text in the styles of its source; padding has the style of what it follows."""
    styles = [style for style, text, *_ in fragments if text]
    if len(set(styles)) <= 1:
        return [(styles[0] if styles else "", display)]
    each = [style for style, text, *_ in fragments for _ in text]
    each.append("")  # behind the end
    painted: StyleAndTextTuples = []
    start = 0
    for place in range(1, len(display) + 1):
        if place == len(display) or each[to_source[place]] != each[to_source[start]]:
            painted.append((each[to_source[start]], display[start:place]))
            start = place
    return painted


def arrow_keys(right_to_left: Callable[[], bool]) -> KeyBindings:
    """Left and Right move the way the eye expects; Home and End stay logical."""
    keys = KeyBindings()

    def letters(forward: bool) -> Callable[[KeyPressEvent], None]:
        def move(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            (buffer.cursor_right if forward is not right_to_left() else buffer.cursor_left)(event.arg)

        return move

    def words(forward: bool) -> Callable[[KeyPressEvent], None]:
        def move(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            document = buffer.document
            if forward is not right_to_left():
                step = document.find_next_word_beginning() or len(document.text) - document.cursor_position
            else:
                step = document.find_previous_word_beginning() or -document.cursor_position
            buffer.cursor_position += step

        return move

    keys.add("left")(letters(forward=False))
    keys.add("right")(letters(forward=True))
    keys.add("c-left")(words(forward=False))
    keys.add("c-right")(words(forward=True))
    return keys
