"""A gap report with findings for three people, in any language, for the tests of formats and of the terminal."""

from wizard.export import Coverage, Part, ReportLine, ReportView
from wizard.model.gaps import Evidence, Finding, FindingKind, Fraction, GapReport, Owner
from wizard.model.question import Severity
from wizard.model.text import Text, in_language

THREE_SCRIPTS = {"en": "in good time", "ru": "в кратчайшие сроки", "ar": "في أقرب وقت"}


def finding(
    code: str, severity: Severity, at: str, role: str, *, person: str = "", due: str = "", quote: Text | None = None
) -> Finding:
    """One finding; its clause is the row of its address."""
    row = at.partition("[")[2].partition("]")[0] or at
    evidence = (Evidence(at, quote or {}, absent=not quote),)
    return Finding(code, FindingKind.MISSING, severity, (row,), at, evidence, Owner(role, person), {}, due)


FINDINGS = (
    finding("GAP024", Severity.MAJOR, "interactions.items[i1].reply_time", "counterpart", due="2026-12-04"),
    *(
        finding("CLR502", Severity.MINOR, f"duties.items[d{n}].deadline", "head", quote=THREE_SCRIPTS)
        for n in range(1, 8)
    ),
    finding("GAP014", Severity.BLOCKER, "reporting.reports_to", "hr", person="I. Petrova"),
)


def report(findings: tuple[Finding, ...] = FINDINGS, crashed: tuple[str, ...] = ()) -> GapReport:
    """A report of those findings."""
    coverage = (Fraction("duties", "result", 9, 12, 1, 2),)
    return GapReport("specimen", THREE_SCRIPTS, "specimen@1", findings, coverage, ("truth",), crashed)


def view(language: str, held: GapReport | None = None, *, words: str = "") -> ReportView:
    """That report in a language; `words` replaces every sentence and name."""
    held = report() if held is None else held
    lines = tuple(
        ReportLine(
            one,
            words or f"message {one.code}",
            words or f"question {n}?",
            words or "why",
            words or "remedy",
            words or one.owner.person or one.owner.role,
            words or in_language(one.evidence[0].quote, language),
        )
        for n, one in enumerate(held.findings, 1)
    )
    coverage = (Coverage(words or "Duties", (Part(words or "result", 9, 12, 1, 2), Part(words or "how often", 7, 12))),)
    return ReportView(
        held, language, words or THREE_SCRIPTS[language], lines, coverage, (words or "whether it is true",)
    )
