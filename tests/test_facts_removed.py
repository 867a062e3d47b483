"""Taking one fact out of a whole interview adds exactly the finding for it, at its clause; taking nothing adds nothing."""

import pytest

from roles import COMPLETE, EXAMPLE, answers_of, patched, report_of

REMOVED = [
    ("duties.items[d10].rights", "LNK201", "d10"),
    ("kpis.items[k1].target", "KPI401", "k1"),
    ("kpis.items[k1].unit", "KPI402", "k1"),
    ("kpis.items[k1].period", "KPI403", "k1"),
    ("kpis.items[k1].source", "KPI404", "k1"),
    ("reporting.substituted_by", "GAP015", "reporting.substituted_by"),
    ("interactions.items[i1].reply_time", "GAP024", "i1"),
    ("interactions.items[i1].lead_time", "GAP025", "i1"),
    ("interactions.items[i1].method", "GAP023", "i1"),
    ("reporting.reports_to", "GAP014", "reporting.reports_to"),
    ("duties.items[d1].result", "GAP008", "d1"),
    ("duties.items[d1].recipient", "GAP009", "d1"),
    ("duties.items[d5].frequency", "GAP010", "d5"),
    ("rights.items[r1].subject", "AUT307", "r1"),
    ("rights.items[r2].limit", "AUT308", "r2"),
    ("rights.items[r7].granted_by", "AUT305", "r7"),
    ("exclusions.items[x1].done_by", "LNK212", "x1"),
    ("liability.items[l1].duties", "CON115", "l1"),
    ("liability.items[l1].basis", "LAW630", "l1"),
    ("requirements.items[q1].duties", "CON116", "q1"),
    ("formalities.organisation", "DOC701", "formalities.organisation"),
    ("formalities.approved_by", "DOC706", "formalities.approved_by"),
    ("identity.title", "GAP001", "identity.title"),
    ("purpose.statement", "GAP004", "purpose.statement"),
]


def identities(answers) -> set[str]:
    return {finding.fingerprint for finding in report_of(answers).findings}


@pytest.mark.parametrize("path", [COMPLETE, EXAMPLE], ids=["complete", "example"])
@pytest.mark.parametrize(("address", "code", "clause"), REMOVED)
def test_one_fact_removed_is_one_finding_more(path, address: str, code: str, clause: str) -> None:
    """With the clause's permanent id, and at that address."""
    answers = answers_of(path)
    assert answers[address].value is not None or path is EXAMPLE
    before = identities(answers)
    report = report_of(patched(answers, {address: ""}))
    added = [finding for finding in report.findings if finding.fingerprint not in before]
    if f"{code}:{clause}" in before:
        assert [] == added  # the example's own honest gap
        return
    assert [(code, (clause,), address)] == [(f.code, f.clauses, f.at) for f in added]
    assert before <= identities(patched(answers, {address: ""}))


def test_nothing_removed_is_nothing_added() -> None:
    """The complete interview has no finding; a second look at the example gives the same report."""
    assert set() == identities(answers_of(COMPLETE))
    assert report_of(answers_of(EXAMPLE)) == report_of(answers_of(EXAMPLE).put({}))


def test_the_language_of_the_interview_changes_no_structural_finding() -> None:
    """The same answers given in another language lead to the same questions."""
    for language in ("ru", "ar"):
        assert identities(answers_of(EXAMPLE)) == identities(answers_of(EXAMPLE, language=language))


def test_order_of_rows_changes_no_finding() -> None:
    """Identity is the clause's id, never its place."""
    answers = answers_of(EXAMPLE)
    turned = {
        name: answers[name]._replace(value=list(reversed(answers[name].value)))
        for name in ("duties.items", "rights.items", "kpis.items", "interactions.items")
    }
    assert [f.fingerprint for f in report_of(answers).findings] == [
        f.fingerprint for f in report_of(answers.put(turned)).findings
    ]
