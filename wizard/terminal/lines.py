"""Lines: what every plain conversation needs: say a phrase, tell a line, read a line, pick from a numbered list."""

from collections.abc import Callable, Sequence
from typing import Any, TextIO

from wizard.model.text import western_digits
from wizard.phrases import say


class End(Exception):
    """Standard input has ended."""


class Lines:
    """Asks on `out`, reads lines from `source`; `today` is an ISO date for "by Thursday".

    With a `width`, long lines are broken between words; without one (a pipe) every line stays whole.
    """

    def __init__(
        self, source: TextIO, out: TextIO, language: str, today: Callable[[], str], width: int | None = None
    ) -> None:
        self.width = width
        self.source = source
        self.out = out
        self.language = language
        self.today = today

    def say(self, key: str, /, **values: Any) -> str:
        return say(f"interview.{key}", self.language, **values)

    def tell(self, line: str = "") -> None:
        if self.width is not None and len(line) >= self.width:
            from textwrap import fill as wrapped

            indent = " " * (len(line) - len(line.lstrip()) + 2)
            line = wrapped(line, self.width - 1, subsequent_indent=indent, break_on_hyphens=False)
        self.out.write(f"{line}\n")

    def read(self) -> str:
        self.out.write("> ")
        self.out.flush()
        line = self.source.readline()
        if not line:
            raise End
        return line.rstrip("\r\n").strip()

    def pick(self, lines: Sequence[str]) -> int | None:
        for number, line in enumerate(lines, 1):
            self.tell(f"  {number}. {line}")
        while True:
            line = self.read()
            if line in ("", "<"):
                return None
            chosen = numbers(line, len(lines))
            if len(chosen) == 1:
                return chosen[0]
            self.tell(self.say("type-choice"))


def numbers(line: str, most: int) -> list[int]:
    """Indexes from a line such as «1, 3» or «٢»; empty where the line is anything else."""
    parts = western_digits(line).replace("،", ",").replace(",", " ").split()
    if not parts or not all(part.isdigit() and 1 <= int(part) <= most for part in parts):
        return []
    return list(dict.fromkeys(int(part) - 1 for part in parts))
