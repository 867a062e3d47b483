"""What is left when every other rule has asked: "I don't know" as a question to its owner, and required answers."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.answers import Answer, Reason, field_at
from wizard.model.applicability import Applicability
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Field, Severity

_ASKED = (Reason.UNKNOWN, Reason.UNDECIDED)


def _places(case: Case) -> Iterator[tuple[str, str, Field, Answer | None, str, int]]:
    """Every address that applies and that no finding asks about: clause, address, field, answer, group, how many."""
    applies = Applicability(case.bank, case.answers)
    for question in case.bank:
        if not applies.question(question):
            continue
        if question.id not in case.taken:
            yield question.id, question.id, question.field, case.answers.get(question.id), "", 0
        rows = case.answers.rows(question.id)
        for row in rows:
            for column in question.fields:
                at = field_at(question.id, row, column.id)
                if at in case.taken or not applies.field(question, row, column):
                    continue
                if column.links and not case.answers.rows(column.links):
                    continue  # nothing to choose among: the empty list is the finding
                yield row, at, column, case.answers.get(at), f"{question.id}.{column.id}", len(rows)


def _awaited(case: Case) -> Iterator[Hit]:
    for clause, at, field, answer, _, _ in _places(case):
        absence = answer.absence if answer is not None and answer.value is None else None
        if absence is not None and absence.reason in _ASKED:
            fact: Fact[object] = Fact(at, absence=absence, owner=field.owner)
            evidence = (Evidence(at, absent=True),)
            yield Hit((clause,), at, evidence, {"ask": field.ask}, fact, severity=field.severity)


def _required(case: Case) -> Iterator[Hit]:
    for clause, at, field, answer, group, of in _places(case):
        absence = answer.absence if answer is not None else None
        answered = answer is not None and answer.value is not None
        if answered or not field.required or (absence and absence.reason in (*_ASKED, Reason.NOT_APPLICABLE)):
            continue
        fact: Fact[object] = Fact(at, absence=absence, owner=field.owner)
        evidence = (Evidence(at, absent=True),)
        yield Hit((clause,), at, evidence, {"ask": field.ask}, fact, severity=field.severity, group=group, of=of)


RULES = (
    Rule("GAP041", "answer-awaited", FindingKind.AWAITED, Severity.MINOR, "field", _awaited, last=True),
    Rule("GAP042", "required-answer-missing", FindingKind.MISSING, Severity.MINOR, "field", _required, last=True),
)
