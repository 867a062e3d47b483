"""A gap report with findings for three people, in any language, for the tests of formats and of the terminal."""

from roles import COMPLETE, answers_of, bank, patched, position_of, report_of
from wizard.export import Coverage, Part, Quoted, ReportLine, ReportView, RuleNote, WaivedLine
from wizard.export.format import Compared
from wizard.model.gaps import Evidence, Finding, FindingKind, Fraction, GapReport, Owner, Waiver
from wizard.model.question import Severity
from wizard.model.run import Change, ChangeKind, Comparison
from wizard.model.text import Text, in_language
from wizard.workflow.documents import Assembled
from wizard.workflow.reports import report_view, with_rules

THREE_SCRIPTS = {"en": "in good time", "ru": "в кратчайшие сроки", "ar": "في أقرب وقت"}


def finding(
    code: str, severity: Severity, at: str, role: str, *, person: str = "", due: str = "", quote: Text | None = None
) -> Finding:
    """One finding; its clause is the row of its address."""
    row = at.partition("[")[2].partition("]")[0] or at
    evidence = (Evidence(at, quote or {}, absent=not quote),)
    return Finding(code, FindingKind.MISSING, severity, (row,), at, evidence, Owner(role, person), {}, due)


COMPARED = Compared(
    Comparison(
        3,
        "2026-11-02",
        "A. Sidorov",
        ("2026.11", "2026.11"),
        (
            Change(ChangeKind.ANSWERED, "GAP010", ("d1",), "duties.items[d1].frequency", "minor"),
            Change(ChangeKind.OPEN, "GAP024", ("i1",), "interactions.items[i1].reply_time", "major", days=23),
        ),
    ),
    {"GAP010": "A duty without a time", "GAP024": "في أقرب وقت"},
)
"""What became of two findings since a run."""

FINDINGS = (
    finding("GAP024", Severity.MAJOR, "interactions.items[i1].reply_time", "counterpart", due="2026-12-04"),
    *(
        finding("CLR502", Severity.MINOR, f"duties.items[d{n}].deadline", "head", quote=THREE_SCRIPTS)
        for n in range(1, 8)
    ),
    finding("GAP014", Severity.BLOCKER, "reporting.reports_to", "hr", person="I. Petrova"),
)


def report(
    findings: tuple[Finding, ...] = FINDINGS, crashed: tuple[str, ...] = (), waived: tuple[Finding, ...] = ()
) -> GapReport:
    """A report of those findings."""
    coverage = (Fraction("duties", "result", 9, 12, 1, 2),)
    return GapReport(
        "specimen",
        THREE_SCRIPTS,
        "specimen@1",
        findings,
        coverage,
        ("truth",),
        crashed,
        waived=tuple((one, waiver(one)) for one in waived),
    )


def view(language: str, held: GapReport | None = None, *, words: str = "") -> ReportView:
    """That report in a language; `words` replaces every sentence and name."""
    held = report() if held is None else held
    lines = tuple(line(one, n, language, words) for n, one in enumerate(held.findings, 1))
    coverage = (Coverage(words or "Duties", (Part(words or "result", 9, 12, 1, 2), Part(words or "how often", 7, 12))),)
    codes = {one.code for one in held.findings} | {one.code for one, _ in held.waived}
    return ReportView(
        held,
        language,
        words or THREE_SCRIPTS[language],
        lines,
        coverage,
        (words or "whether it is true",),
        waived=tuple(
            WaivedLine(
                line(one, 0, language, words), waiver._replace(reason=words or waiver.reason), words or "false alarm"
            )
            for one, waiver in held.waived
        ),
        rules={code: RuleNote(f"name-of-{code.lower()}", *[words or f"{code} said"] * 4) for code in sorted(codes)},
    )


def line(one: Finding, number: int, language: str, words: str = "") -> ReportLine:
    """One finding with its sentences."""
    quotes = tuple(
        Quoted(words, language, (0, len(words)), held.at)
        if words
        else Quoted(in_language(held.quote, language), language, held.spans.get(language), held.at)
        for held in one.evidence
        if held.quote
    )
    return ReportLine(
        one,
        words or f"message {one.code}",
        words or f"question {number}?",
        words or "why",
        words or "remedy",
        words or one.owner.person or one.owner.role,
        quotes[0].text if quotes else "",
        number=number,
        quotes=quotes,
        person=f"{words} {one.owner.role}" if words else one.owner.person,
        post=words,
    )


def waiver(one: Finding) -> Waiver:
    """An acceptance of that finding."""
    reason = "it is agreed with the works council"
    return Waiver(
        "w1", one.code, one.clauses, "", "accepted-risk", reason, "A. Sidorov", "hr", "2026-11-01", "2027-04-30"
    )


def folded(language: str) -> ReportView:
    """A complete role in which every duty has lost its result: thirteen findings that are told as one."""
    answers = answers_of(COMPLETE)
    answers = patched(answers, {f"duties.items[{row}].result": "" for row in answers.rows("duties.items")})
    return with_rules(report_view(Assembled(bank(), answers, position_of(answers), report_of(answers)), {}, language))
