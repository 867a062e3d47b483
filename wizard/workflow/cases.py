"""A role as the rules see it: its answers, the person's own day, what the company switched, what was decided so far."""

from wizard.errors import Complaint, WizardError, WorkspaceError
from wizard.gaps import RULES, Case
from wizard.model.answers import Answers
from wizard.model.bank import Bank
from wizard.model.gaps import Profile
from wizard.model.position import Position
from wizard.model.text import nearest
from wizard.workflow.desk import Desk
from wizard.workspace import settings
from wizard.workspace.reviews import ReviewBook, read_book


def case_of(
    desk: Desk, role: str, bank: Bank, answers: Answers, position: Position, *, forgiving: bool = False
) -> Case:
    """Everything that a review of the role depends on.

    `forgiving`: decisions that cannot be read are left out, for they must not end an interview; the command `gaps`
    says what is wrong with them.
    """
    book, profile = ReviewBook(), Profile()
    try:
        book = read_book(desk.workspace.role(role).folder)
        profile = profile_of(desk)
    except WizardError:
        if not forgiving:
            raise
    return Case(
        bank,
        answers,
        position,
        desk.settings.people,
        today=desk.today,
        profile=profile,
        waivers=book.waivers,
        assigned=book.assigned,
        confirmed=book.confirmed,
    )


def profile_of(desk: Desk) -> Profile:
    """What the company switched; WorkspaceError at the line of a code that does not exist."""
    profile = desk.settings.rules
    if not profile.off and not profile.on:
        return profile
    known = [rule.code for rule in RULES]
    names = {rule.name: rule.code for rule in RULES}
    folder = desk.workspace.folder
    complaints = [
        Complaint(
            "no-such-rule",
            {"name": code, "meant": names.get(code.lower()) or nearest(code, known)},
            str(folder / settings.NAME),
            settings.line_of(folder, code),
        )
        for code in (*profile.off, *profile.on)
        if code not in known
    ]
    if complaints:
        raise WorkspaceError(complaints)
    return profile
