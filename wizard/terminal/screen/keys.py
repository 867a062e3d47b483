"""The keys of the whole screen. No letters: they are other keys on Arabic and Cyrillic keyboards."""

from typing import Protocol

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent

from wizard.terminal.prompts.prompt import Prompt


class Host(Protocol):
    """The screen, as far as its keys need it."""

    stack: list[Prompt]

    @property
    def top(self) -> Prompt:
        """The prompt that has the keyboard."""

    @property
    def at_end(self) -> bool:
        """Whether the closing prompt stands."""

    def act(self, name: str) -> None:
        """One act by its name."""

    def close(self) -> None:
        """Take the top prompt away."""

    def stop(self) -> None:
        """Save and leave."""


def global_keys(host: Host) -> KeyBindings:
    """Every key that works at every question; each act is also in the menu behind Esc."""
    keys = KeyBindings()
    idle = Condition(lambda: not host.top.typing)
    answering = Condition(lambda: not host.stack)

    @keys.add("c-c", eager=True)
    @keys.add("<sigint>", eager=True)
    def _(_: KeyPressEvent) -> None:
        host.stop()

    @keys.add("s-tab", eager=True)
    def _(_: KeyPressEvent) -> None:
        if host.stack:
            host.close()
        else:
            host.act("previous")

    def escape() -> None:
        if host.top.escape():
            return
        if host.stack:
            host.close()
        else:
            host.act("menu")

    @keys.add("escape")
    def _(_: KeyPressEvent) -> None:
        escape()

    for digit in "0123456789":  # typed right behind Esc they would be an argument of Emacs

        @keys.add("escape", digit)
        def _(event: KeyPressEvent) -> None:
            escape()
            event.app.key_processor.feed(KeyPress(event.key_sequence[-1].key))

    def bind(key: str, act: str, *, only_idle: bool = False) -> None:
        @keys.add(key, filter=answering & idle if only_idle else answering)
        def _(_: KeyPressEvent) -> None:
            host.act(act)

    for key, act in (("f1", "help"), ("f2", "unknown"), ("f3", "goto"), ("f5", "draft"), ("tab", "next-field")):
        bind(key, act)
    for key in ("?", "؟"):
        bind(key, "help", only_idle=True)

    @keys.add("c-z", eager=True)
    def _(_: KeyPressEvent) -> None:
        """Take back what was typed or ticked here; where nothing was, the last answer."""
        if not host.top.undo() and not host.stack:
            host.act("undo")

    return keys
