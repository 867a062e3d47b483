"""Regular expressions that are compiled when they are first asked: most of them never are in one run of a command."""

import re
from typing import Any, cast


class _Later:
    """Stands for a compiled expression; what was asked once is kept, so that it costs no more than the expression."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(re.compile(*self._source), name)
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a start of the program does not pay for it (a third of it went into that)."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
