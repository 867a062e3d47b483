"""The demo on the terminal: what was replayed, the draft, the gap report, and where the files lie."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from wizard.export import ReportView
from wizard.phrases import say
from wizard.terminal.gap_view import show_markdown, show_report


def show_demo(answered: Mapping[str, int], draft: str, view: ReportView, files: Sequence[Path]) -> None:
    """Show the draft and the report in the report's language, then name every file.

    `answered` says how many answers each interview kept, by its language.
    """
    from rich.console import Console

    language = view.language
    console = Console(file=sys.stdout, width=min(80, Console().width), highlight=False, markup=False, emoji=False)
    console.print(say("cli.demo-replayed", language, title=view.title))
    for spoken, number in answered.items():
        console.print(f"  {spoken}: {say('cli.demo-answers', language, number=number)}")
    console.rule(say("cli.demo-draft", language))
    show_markdown(draft, console)
    console.rule(say("cli.demo-report", language))
    show_report(view, console)
    console.rule(say("cli.demo-files", language))
    for path in files:
        console.print(f"  {path}", soft_wrap=True)
    console.print(say("cli.demo-next", language))
