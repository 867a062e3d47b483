"""«By Thursday»: a day from a date or the name of a weekday, in any language."""

from wizard.interview.prompter import Refusal
from wizard.interview.validation import date_of
from wizard.model.text import fold
from wizard.phrases import phrase


def due_of(typed: str, today: str) -> str | None:
    """The day as ISO text; "" where nothing is typed, None where it is not clear. `today` is an ISO day."""
    wanted = fold(typed).split()
    if not wanted:
        return ""
    for names in phrase("interview.weekdays").values():
        for number, name in enumerate(fold(names).split()):
            if name in wanted:
                return _next_weekday(today, number)
    read = date_of(typed)
    return None if isinstance(read, Refusal) else read


def _next_weekday(today: str, number: int) -> str:
    import datetime

    start = datetime.date.fromisoformat(today)
    return (start + datetime.timedelta(days=(number - start.weekday() - 1) % 7 + 1)).isoformat()
