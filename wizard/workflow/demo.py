"""The demo: the sample interview replayed in every language, with all that comes of it."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from wizard.export.format import ReportView
from wizard.model.text import LANGUAGES
from wizard.shelves import shelf
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled, drafts_of, hand_over
from wizard.workflow.interviews import interview_from_file
from wizard.workflow.papers import FORMATS, Wanted, draft_files, linked_view
from wizard.workspace import Workspace


class Demo(NamedTuple):
    """What the demo wrote and what it shows."""

    folder: Path
    answered: Mapping[str, int]
    """How many answers the interview kept, by its language: the same number in each."""
    files: tuple[Path, ...]
    draft: str
    view: ReportView


DEMO_ROLE = "contracts-specialist"


def demo(folder: Path, language: str, now: Callable[[], str]) -> Demo:
    """Replay the example interview in every language, then write its drafts and gap report into `folder`."""
    example = shelf("question_banks") / "examples" / f"{DEMO_ROLE}.yaml"
    answered: dict[str, int] = {}
    for spoken in LANGUAGES:
        desk = Desk(Workspace(folder / "workspace" / spoken), spoken, "demo", now)
        answered[spoken] = len(interview_from_file(desk, DEMO_ROLE, "", example).session.answers)
    desk = Desk(Workspace(folder / "workspace" / language), language, "demo", now)
    ready = assembled(desk, DEMO_ROLE)
    drafts = drafts_of(desk, ready, (language,))
    files = list(draft_files(desk, DEMO_ROLE, Wanted(LANGUAGES, FORMATS), folder).paths)
    view = linked_view(desk, DEMO_ROLE, ready, folder / "gaps.html")
    for form in ("html", "md", "json"):
        path = folder / f"gaps.{form}"
        hand_over(view, form, path, BytesIO())
        files.append(path)
    return Demo(folder, answered, tuple(files), drafts[language], view)
