"""Documents in one language, and answers that only a hand-edited journal can hold."""

from roles import COMPLETE, answers_of, bank, patched
from wizard.assembly import assemble
from wizard.gaps import Case, review
from wizard.model.answers import Answer, State
from wizard.model.gaps import GapReport
from wizard.workflow.desk import settled_by
from wizard.workspace import Settings

REGIME = [{"ru": "Положение о коммерческой тайне"}]
SECRECY = {"en": "Keeps trade secrets", "ru": "Соблюдает коммерческую тайну", "ar": "الحفاظ على الأسرار التجارية"}


def report(patch: dict[str, object], *languages: str) -> GapReport:
    """The report on a document in these languages."""
    answers = patched(answers_of(COMPLETE), patch)
    return review(Case(bank(), answers, assemble(bank(), answers, "role", languages)))


def test_what_a_bank_says_in_a_language_nobody_issues_is_not_read() -> None:
    """The same clause is asked about where the regulation is missing, and there in Russian only."""
    for documents, asked in ((REGIME, []), ([{"ru": "Устав"}], ["ru"])):
        found = report({"duties.items[d13].text": SECRECY, "documents.items": documents}, "ru")
        spoken = [
            language
            for finding in (*found.singles, *found.hidden)
            if finding.code == "LAW626"
            for evidence in finding.evidence
            for language in evidence.spans
        ]
        assert asked == spoken


def test_a_text_where_a_list_belongs_stops_no_rule() -> None:
    """One text is a list of one."""
    found = report({"documents.items": {"ru": "Устав"}, "duties.items[d13].text": SECRECY}, "ru")
    assert () == found.crashed


def test_a_suggested_row_without_a_text_stops_no_rule() -> None:
    """There is nothing in it to confirm."""
    answers = answers_of(COMPLETE)
    emptied = {at: None for at in answers if at.startswith("duties.items[d13].")}
    answers = answers.put({**emptied, "duties.items[d13]": Answer(None, State.SUGGESTED)})
    found = review(Case(bank(), answers, assemble(bank(), answers, "role")))
    assert () == found.crashed


def test_one_language_prevails_by_itself() -> None:
    """Nobody is asked which of one version prevails."""
    alone = settled_by(Settings(languages=("ar",)), bank())
    assert "ar" == alone["formalities.prevailing_language"].value
    assert "formalities.prevailing_language" not in settled_by(Settings(languages=("ar", "ru")), bank())
