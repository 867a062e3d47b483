"""The last words after an interview: the gate, who must answer what, where the files lie, and how to go on."""

import sys
from collections.abc import Sequence
from pathlib import Path

from wizard.export.format import ReportView
from wizard.export.sheet import gate
from wizard.model.text import RIGHT_TO_LEFT
from wizard.phrases import say
from wizard.terminal.closing import who_answers_what
from wizard.terminal.printing import NO_WISH, Wish, page_for


def print_end(
    view: ReportView,
    files: Sequence[Path],
    onwards: str,
    commands: Sequence[str],
    wish: Wish = NO_WISH,
    *,
    everybody: bool,
) -> None:
    """Print to standard output; the questions of each person only with `everybody` (after a sitting cut short)."""
    language = view.language
    questions = list(who_answers_what(view)) if everybody else []
    texts = [gate(view), onwards, *(text for text, _ in questions)]
    with page_for(language, texts, wish) as page:
        page.line(gate(view), style="bold")
        for text, style in questions:
            page.line(text, style="bold" if style == "question" else "")
        page.line(say("screen.files", language))
        for path in files:
            page.address(str(path))
        page.line(onwards)
        for command in commands:
            page.address(command)


def print_paused(command: str, language: str, wish: Wish = NO_WISH) -> None:
    """That everything is saved, and the command to go on, alone on its line so that it can be copied."""
    told = say("interview.paused", language)
    if not sys.stdout.isatty() or (language not in RIGHT_TO_LEFT and _fits(told, f"  {command}")):
        sys.stdout.write(f"{told}\n  {command}\n")  # rich takes longer than all the rest of leaving
        return
    with page_for(language, (told,), wish) as page:
        page.line(told)
        page.address(command)


def _fits(*lines: str) -> bool:
    """Whether no line is wider than the terminal."""
    import shutil

    return max(map(len, lines)) <= shutil.get_terminal_size().columns
