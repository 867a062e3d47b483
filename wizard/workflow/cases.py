"""A role as the rules see it: its answers, the person's own day, what the company switched, what was decided so far."""

from wizard.errors import WizardError
from wizard.gaps import Case
from wizard.model.answers import Answers
from wizard.model.bank import Bank
from wizard.model.position import Position
from wizard.workflow.desk import Desk
from wizard.workspace.reviews import ReviewBook, read_book


def case_of(
    desk: Desk, role: str, bank: Bank, answers: Answers, position: Position, *, forgiving: bool = False
) -> Case:
    """Everything that a review of the role depends on.

    `forgiving`: a file of decisions that cannot be read is left out, for it must not end an interview; the report
    says what is wrong with it.
    """
    try:
        book = read_book(desk.workspace.role(role).folder)
    except WizardError:
        if not forgiving:
            raise
        book = ReviewBook()
    return Case(
        bank,
        answers,
        position,
        desk.settings.people,
        today=desk.today,
        waivers=book.waivers,
        assigned=book.assigned,
        confirmed=book.confirmed,
    )
