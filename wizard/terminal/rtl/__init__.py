"""Right-to-left text for terminals: levels (UAX #9), Arabic letter forms, wrapping, and the order a terminal wants.

Stored text is always logical. It is laid out at the last moment, in one place, and never twice.
"""

from wizard.terminal.order import Order
from wizard.terminal.rtl.layout import Cell, Row, laid_out, shown

__all__ = ["Cell", "Order", "Row", "laid_out", "shown"]
