"""The gap report as JSON for other programs: versioned, sorted, without a clock, the same bytes for the same report."""

import json
from typing import Any, Final

from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import gate
from wizard.model.question import Severity

SCHEMA: Final = "role-wizard/gap-report/1"


def write(view: ReportView) -> bytes:
    """The whole report as UTF-8 JSON."""
    text = json.dumps(content(view), ensure_ascii=False, indent=2, sort_keys=True)
    return (text + "\n").encode("utf-8", "replace")


def content(view: ReportView) -> dict[str, Any]:
    """The report as plain values: what the JSON holds, and what the web page is made from."""
    report = view.report
    return {
        "schema": SCHEMA,
        "role": report.role,
        "title": dict(report.title),
        "bank": report.bank,
        "language": view.language,
        "ready": report.ready,
        "gate": gate(view),
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [_finding(line) for line in view.lines],
        "coverage": [fraction._asdict() for fraction in report.coverage],
        "not_checked": [
            {"key": key, "text": text} for key, text in zip(report.not_checked, view.not_checked, strict=False)
        ],
        "crashed": list(report.crashed),
        "ending": list(report.ending),
        **_compared(view),
    }


def _compared(view: ReportView) -> dict[str, Any]:
    if view.compared is None:
        return {}
    from wizard.export.compared import plain

    return {"compared": plain(view.compared)}


def _finding(line: ReportLine) -> dict[str, Any]:
    finding = line.finding
    return {
        "code": finding.code,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "clauses": list(finding.clauses),
        "at": finding.at,
        "fingerprint": finding.fingerprint,
        "evidence": [
            {"at": evidence.at, "quote": dict(evidence.quote), "absent": evidence.absent}
            for evidence in finding.evidence
        ],
        "owner": {**finding.owner._asdict(), "shown": line.owner, "asked": line.asked},
        "values": {key: value if isinstance(value, str) else dict(value) for key, value in finding.values.items()},
        "due": finding.due,
        "note": dict(finding.note),
        "message": line.message,
        "question": line.question,
        "why": line.why,
        "remedy": line.remedy,
    }
