"""The keyboard of the screen: keys typed before it opened come first; late replies of the terminal are no text."""

import sys

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import store_typeahead

from wizard.terminal.terminals import Heard, Strainer


def keyboard(heard: Heard) -> Input:
    """Standard input for prompt_toolkit, with what was typed while the program was being loaded."""
    if sys.platform == "win32":  # nothing was asked there, and the console keeps its keys
        return create_input()
    from prompt_toolkit.input.vt100 import Vt100Input
    from prompt_toolkit.key_binding import KeyPress

    class Keyboard(Vt100Input):
        """The terminal's input with a strainer before it."""

        strainer = Strainer(heard)

        def take(self, data: str) -> list[KeyPress]:
            """The keys that this input means."""
            self.vt100_parser.feed(data)
            taken, self._buffer = self._buffer, []
            return taken

        def read_keys(self) -> list[KeyPress]:
            return self.take(self.strainer.feed(self.stdin_reader.read()))

    made = Keyboard(sys.stdin)
    store_typeahead(made, made.take(heard.keys.decode("utf-8", "replace")))
    return made
