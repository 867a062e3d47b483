"""The four orders in which terminals want right-to-left text."""

import enum
from typing import Final


class Order(enum.StrEnum):
    """How right-to-left text is sent; which terminal wants which stands in `terminals`."""

    LOGICAL = "logical"  # as stored: files, pipes, plain mode
    VISUAL = "visual"  # reordered, joined forms, mirrored: terminals that paint what they are sent
    INVERSE = "inverse"  # what a terminal that reorders each line from the left turns into VISUAL
    WORDS = "words"  # words in visual order, letters of a word logical: kitty


CHOICES: Final = ("auto", *(order.value for order in Order))
"""What a person may say: leave it to the program, or one of the orders."""

SHAPED: Final = (Order.VISUAL, Order.INVERSE, Order.WORDS)
"""The orders that a terminal may want, in the order in which the calibration shows them."""
