"""What makes a text a document: one check, a table of formalities."""

from collections.abc import Callable, Iterator
from typing import Any

from wizard.gaps.rule import Case, Hit, Rule, empty, quoted
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact, Position
from wizard.model.question import Severity

Pick = Callable[[Position], Fact[Any]]


def _rule(
    code: str,
    name: str,
    severity: Severity,
    owner: str,
    pick: Pick,
    *only_in: str,
    where: Callable[[Position], bool] = lambda _: True,
) -> Rule:
    """`where` is said again for a question with a condition: while that is undecided, nothing is missing."""

    def check(case: Case) -> Iterator[Hit]:
        fact = pick(case.position)
        if not where(case.position):
            return
        if fact.missing:
            yield empty(fact)
        elif fact.value is False:
            yield Hit((fact.at,), fact.at, (Evidence(fact.at, absent=True),), fact=fact)

    check.__module__ = __name__
    return Rule(code, name, FindingKind.MISSING, severity, owner, check, jurisdictions=only_in)


def _annex(case: Case) -> Iterator[Hit]:
    """An annex names its contract by number or date; at a vacant post the contract is still to be signed."""
    identity = case.position.identity
    fact = identity.contract
    if identity.form.value != "annex" or identity.vacancy.value == "vacant" or fact.excused:
        return
    wordings = (fact.value or {}).values()
    if not any(character.isdecimal() for wording in wordings for character in wording):
        yield Hit((fact.at,), fact.at, (quoted(fact),), {}, fact)


RULES = (
    _rule("DOC701", "organisation-missing", Severity.MAJOR, "hr", lambda p: p.formalities.organisation),
    _rule("DOC702", "number-missing", Severity.MINOR, "hr", lambda p: p.formalities.number),
    _rule("DOC703", "date-missing-or-impossible", Severity.MAJOR, "hr", lambda p: p.formalities.date),
    _rule("DOC704", "place-missing", Severity.NOTE, "hr", lambda p: p.formalities.city),
    _rule("DOC706", "approval-block-missing", Severity.BLOCKER, "director", lambda p: p.formalities.approved_by),
    _rule(
        "DOC707",
        "approver-too-low",
        Severity.MAJOR,
        "director",
        lambda p: p.formalities.delegation,
        where=lambda p: p.formalities.approval.value == "delegated",
    ),
    _rule("DOC708", "unit-head-agreement-missing", Severity.MAJOR, "head", lambda p: p.formalities.agreed_with),
    _rule("DOC709", "acquaintance-block-missing", Severity.MAJOR, "hr", lambda p: p.formalities.acquaintance),
    _rule("DOC711", "form-not-chosen", Severity.MINOR, "hr", lambda p: p.identity.form, "ru"),
    Rule("DOC712", "annex-reference-missing", FindingKind.MISSING, Severity.MINOR, "hr", _annex, jurisdictions=("ru",)),
    _rule("DOC716", "version-missing-or-differs", Severity.MAJOR, "hr", lambda p: p.formalities.version),
    _rule("DOC720", "copies-not-stated", Severity.NOTE, "hr", lambda p: p.formalities.copies, "ru"),
    _rule("DOC722", "author-block-missing", Severity.NOTE, "hr", lambda p: p.formalities.developed_by),
    _rule(
        "DOC723",
        "contract-clause-missing",
        Severity.NOTE,
        "hr",
        lambda p: p.formalities.contract_clause,
        "ru",
        where=lambda p: p.identity.form.value == "separate",
    ),
)
