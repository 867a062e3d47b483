"""A choice that switches duties and rights together: until it is made, nobody knows what belongs here."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact
from wizard.model.question import Kind, Severity


def _check(case: Case) -> Iterator[Hit]:
    applies = case.applies
    branches = {
        name
        for question in case.bank
        for offered in question.suggestions
        if offered.when is not None and question.id in ("duties.items", "rights.items")
        for name in offered.when.reads
    }
    for question in case.bank:
        answer = case.answers.get(question.id)
        if question.id not in branches or question.kind not in (Kind.CHOICE, Kind.YES_NO, Kind.CHOICES):
            continue
        if applies.question(question) and (answer is None or answer.value is None):
            fact: Fact[str] = Fact(question.id, absence=answer.absence if answer else None, owner=question.field.owner)
            if not fact.excused:
                evidence = (Evidence(question.id, absent=True),)
                yield Hit((question.id,), question.id, evidence, {"ask": question.field.ask}, fact)


RULES = (Rule("GAP037", "scope-branch-unanswered", FindingKind.MISSING, Severity.MAJOR, "head", _check),)
