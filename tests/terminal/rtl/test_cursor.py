"""The layer of an input field: styles go with their letters, and repeated painting costs nothing."""

from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.document import Document
from prompt_toolkit.layout.processors import TransformationInput

from direction_specimen import lines
from wizard.terminal.order import SHAPED, Order
from wizard.terminal.rtl.cursor import Layer


def seen(layer: Layer, fragments: list[tuple[str, str]], width: int = 40):
    """What the layer makes of a line."""
    text = "".join(part for _, part in fragments)
    return layer.apply_transformation(TransformationInput(Mock(), Document(text), 0, lambda n: n, fragments, width, 10))


def test_styles_go_with_their_letters() -> None:
    """A marked word stays marked where it is painted."""
    made = seen(Layer(Order.VISUAL, 1), [("", "من "), ("class:found", "لا"), ("", " KPI")])
    assert ["class:found"] == [style for style, text in made.fragments if "ﻻ" in text]
    assert "".join(text for _, text in made.fragments).strip() == "KPI ﻻ ﻦﻣ"
    assert {"ﻻ"} == {text for style, text in made.fragments if style}


def test_the_same_line_is_laid_out_once() -> None:
    """prompt_toolkit asks twice in every painting; several lines are remembered."""
    layer = Layer(Order.VISUAL, 1)
    first, second = seen(layer, [("", "واحد")]), seen(layer, [("", "اثنان")])
    assert first is seen(layer, [("", "واحد")])
    assert second is seen(layer, [("", "اثنان")])
    assert first is not seen(layer, [("", "واحد")], 30)
    assert first is not seen(layer, [("class:x", "واحد")])


def test_short_latin_lines_are_left_alone() -> None:
    """In a left-to-right interview nothing is done to them."""
    fragments = [("", "Director")]
    assert fragments == seen(Layer(Order.VISUAL, 0), fragments).fragments


@given(lines, st.integers(8, 60), st.sampled_from(SHAPED), st.sampled_from([0, 1]))
def test_every_place_has_a_place(text: str, width: int, order: Order, base: int) -> None:
    """Each cursor position maps into what is displayed, and back to a position of the line."""
    made = seen(Layer(order, base), [("", text)], width)
    display = "".join(part for _, part in made.fragments)
    places = [made.source_to_display(n) for n in range(len(text) + 1)]
    assert all(0 <= place <= len(display) for place in places)
    assert all(0 <= made.display_to_source(n) <= len(text) for n in range(len(display) + 1))
