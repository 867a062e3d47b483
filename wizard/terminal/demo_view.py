"""The demo on the terminal: what was replayed, the draft, the gap report, and where the files lie."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from wizard.export.format import ReportView
from wizard.terminal.draft_view import show_draft
from wizard.terminal.gap_view import show_report, texts_of
from wizard.terminal.laid import island
from wizard.terminal.printing import NO_WISH, START, Wish, page_for


def show_demo(
    answered: Mapping[str, int], draft: str, view: ReportView, files: Sequence[Path], wish: Wish = NO_WISH
) -> None:
    """Show the draft and the report in the report's language, then name every file.

    `answered` says how many answers each interview kept, by its language.
    """
    with page_for(view.language, (draft, *texts_of(view)), wish) as page:
        page.line(page.say("cli.demo-replayed", title=view.title))
        for spoken, number in answered.items():
            page.line(f"{island(page.paper, spoken)}: {page.say('cli.demo-answers', number=number)}", indent=2)
        page.rule(page.say("cli.demo-draft"))
        show_draft(draft, page)
        page.rule(page.say("cli.demo-report"))
        show_report(view, page)
        page.rule(page.say("cli.demo-files"))
        for path in files:
            page.address(str(path))
        page.line(page.say("cli.demo-next"))
        page.address(START)
