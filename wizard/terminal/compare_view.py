"""What has changed since an earlier run, on the terminal: above the questions."""

from typing import Final

from wizard.export.compared import groups, headline, remarks
from wizard.export.format import Compared
from wizard.terminal.printing import Page

SHOWN_EACH: Final = 5
"""How many rules of one kind of change are named; the rest is counted, and stands in every written format."""


def show_comparison(compared: Compared, page: Page, *, most: int = SHOWN_EACH) -> None:
    """The run it was compared with, then each kind of change with its rules."""
    page.heading(headline(compared, page.language, page.say))
    for remark in remarks(compared, page.say):
        page.line(remark, indent=2)
    for group in groups(compared, page.language, page.say):
        page.line(group.label, lead="-", indent=2)
        for item in group.items[:most]:
            page.line(item, lead="·", indent=4)
        if len(group.items) > most:
            page.line(page.say("compared.more", number=len(group.items) - most), indent=6)
