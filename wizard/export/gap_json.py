"""The gap report as JSON for other programs: versioned, sorted, without a clock, the same bytes for the same report.

`gap_report.schema.json` beside this module is its JSON Schema.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from wizard.export.format import ReportLine, ReportView, WaivedLine
from wizard.export.sheet import gate, section_of
from wizard.model.gaps import FALLBACK_OWNER, Evidence
from wizard.model.question import Severity

SCHEMA: Final = "role-wizard/gap-report/2"
UNIT: Final = "codepoint"
"""What `start` and `end` of a quotation count."""


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
        "as_of": view.as_of,
        "rules": {
            "version": report.rules,
            "active": list(report.active),
            "off": dict(report.off),
            "selected": list(view.selected),
            "crashed": list(report.crashed),
        },
        "ready": view.ready,
        "gate": gate(view),
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [_finding(view, line) for line in view.shown],
        "hidden": [_finding(view, line) for line in view.hidden],
        "waived": [_waived(view, held) for held in view.waived],
        "coverage": [fraction._asdict() for fraction in report.coverage],
        "not_checked": [
            {"key": key, "text": text} for key, text in zip(report.not_checked, view.not_checked, strict=False)
        ],
        "ending": list(report.ending),
        **_compared(view),
    }


def _compared(view: ReportView) -> dict[str, Any]:
    if view.compared is None:
        return {}
    from wizard.export.compared import plain

    return {"compared": plain(view.compared)}


def _finding(view: ReportView, line: ReportLine) -> dict[str, Any]:
    finding = line.finding
    rule = view.rules.get(finding.code)
    return {
        "number": line.number,
        "code": finding.code,
        "name": rule.name if rule else "",
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "raised": finding.raised,
        "confidence": finding.confidence.value,
        "legal": finding.legal,
        "confirmed": finding.confirmed,
        "preview": finding.preview,
        "status": "assigned" if finding.owner.because.endswith("-assigned") else "open",
        "section": section_of(finding.at),
        "clauses": list(finding.clauses),
        "members": [list(clauses) for clauses in finding.members],
        "at": finding.at,
        "fingerprint": finding.fingerprint,
        "fingerprints": list(finding.fingerprints),
        "text_hash": finding.text_hash,
        "evidence": [held for evidence in finding.evidence for held in _evidence(evidence)],
        "owner": {
            **finding.owner._asdict(),
            "unit": dict(finding.owner.unit),
            "fallback": FALLBACK_OWNER,
            "shown": line.owner,
            "asked": line.asked,
        },
        "values": {key: value if isinstance(value, str) else dict(value) for key, value in finding.values.items()},
        "due": finding.due,
        "note": dict(finding.note),
        "message": line.message,
        "question": line.question,
        "answer": {"kind": line.answer, "choices": list(line.choices)},
        "why": line.why,
        "remedy": line.remedy,
        "source": {
            "basis": rule.basis if rule else "",
            "jurisdiction": rule.jurisdiction if rule else "",
            "checked": rule.checked if rule else "",
        },
    }


def _evidence(held: Evidence) -> Iterator[dict[str, Any]]:
    """An empty place, or the words meant in each language in which they were seen; `quote == text[start:end]`."""
    if not held.quote:
        yield {"at": held.at, "absent": True}
        return
    for language in sorted(held.spans or held.quote):
        text = held.quote.get(language, "")
        start, end = held.spans.get(language, (0, len(text)))
        yield {
            "at": held.at,
            "absent": False,
            "lang": language,
            "text": text,
            "quote": text[start:end],
            "start": start,
            "end": end,
            "unit": UNIT,
        }


def _waived(view: ReportView, held: WaivedLine) -> dict[str, Any]:
    waiver = {**held.waiver._asdict(), "clauses": list(held.waiver.clauses), "fingerprint": held.waiver.fingerprint}
    return {"finding": {**_finding(view, held.line), "status": "waived"}, "waiver": waiver}
