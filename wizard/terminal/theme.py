"""Colours and weights. Nothing is said by colour alone: NO_COLOR and old terminals lose no meaning."""

from typing import Final

STYLES: Final = {
    "title": "bold",
    "rule": "fg:ansibrightblack",
    "dim": "fg:ansibrightblack",
    "question": "bold",
    "about": "italic",
    "pointer": "fg:ansicyan bold",
    "pointed": "bold",
    "picked": "fg:ansigreen",
    "separator": "fg:ansicyan",
    "field": "",
    "choice": "",
    "notice": "fg:ansigreen",
    "refusal": "fg:ansired bold",
    "footer": "fg:ansibrightblack",
    "draft.title": "bold",
    "draft.heading": "bold",
    "draft.strong": "bold",
    "draft.mark": "fg:ansimagenta",
    "draft.note": "fg:ansibrightblack",
    "draft.rule": "fg:ansibrightblack",
    "draft.table-head": "bold",
    "new": "bold",
}
"""Style names of the screen: only the sixteen colours that every terminal lets its owner choose, and of these only what
can be read on white and on black."""
