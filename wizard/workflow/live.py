"""Live: the draft and the gap report of an interview that is still going on, from the answers in memory."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.export.format import ReportView
from wizard.interview.session import Session
from wizard.model.answers import Answers
from wizard.model.bank import Bank
from wizard.model.position import Position
from wizard.model.text import LANGUAGES
from wizard.workflow.desk import Desk

if TYPE_CHECKING:
    from wizard.gaps import Case


class Live:
    """Makes both at most once for each state of the answers. Templates and rules are loaded when first needed."""

    def __init__(
        self,
        bank: Bank,
        role: str,
        language: str,
        *,
        case: Callable[[Bank, Answers, Position], "Case"] | None = None,
        people: Mapping[str, str] | None = None,
        languages: tuple[str, ...] = LANGUAGES,
        templates: Path | None = None,
        order: tuple[str, ...] = (),
    ) -> None:
        self.bank = bank
        self.role = role
        self.language = language
        self.people = people or {}
        self._case = case
        self.languages = languages
        self.templates = templates
        self.order = order
        self._of: Answers | None = None
        self._draft = ""
        self._report: ReportView | None = None

    def forget(self) -> None:
        """Make both anew, for something was decided that is no answer."""
        self._of = None

    def _look_at(self, answers: Answers) -> None:
        if self._of is not answers:
            self._of, self._draft, self._report = answers, "", None

    def _seen(self, answers: Answers, position: Position) -> "Case":
        from wizard.gaps import Case

        if self._case is not None:
            return self._case(self.bank, answers, position)
        return Case(self.bank, answers, position, self.people)

    def draft(self, session: Session) -> str:
        """The job description as Markdown in the language of the interview."""
        from wizard.assembly import assemble
        from wizard.draft import ORDER, write
        from wizard.gaps import review
        from wizard.model.gaps import marks_of
        from wizard.model.question import Severity

        self._look_at(session.answers)
        if not self._draft:
            position = assemble(self.bank, session.answers, self.role, self.languages)
            report = review(self._seen(session.answers, position))
            self._draft = write(
                position,
                self.bank,
                self.language,
                marks_of(report),
                order=self.order or ORDER,
                templates=self.templates,
                blockers=report.count(Severity.BLOCKER),
            )
        return self._draft

    def report(self, session: Session) -> ReportView:
        """The gap report in the language of the interview."""
        from wizard.assembly import assemble
        from wizard.gaps import review
        from wizard.workflow.documents import Assembled
        from wizard.workflow.reports import report_view

        self._look_at(session.answers)
        if self._report is None:
            position = assemble(self.bank, session.answers, self.role, self.languages)
            report = review(self._seen(session.answers, position))
            ready = Assembled(self.bank, session.answers, position, report)
            self._report = report_view(ready, self.people, self.language)
        return self._report


def live_for(desk: Desk, role: str, bank: Bank) -> Live:
    """The live documents of a role, with what the workspace says about drafts."""
    settings = desk.settings
    own = desk.workspace.folder / "templates"

    def case(bank: Bank, answers: Answers, position: Position) -> "Case":
        from wizard.workflow.cases import case_of

        return case_of(desk, role, bank, answers, position, forgiving=True)

    return Live(
        bank,
        role,
        desk.language,
        case=case,
        people=settings.people,
        languages=settings.languages,
        templates=own if own.is_dir() else None,
        order=settings.sections,
    )
