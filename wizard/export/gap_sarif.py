"""The gap report as SARIF 2.1.0 (OASIS standard, errata 01), for programs that collect findings of many tools.

A result is one finding at its address in the role: there are no files and no lines, only logical locations.
"""

import json
import re
from typing import Any, Final

from wizard import __version__
from wizard.export.format import ReportLine, ReportView, RuleNote, WaivedLine
from wizard.export.sheet import gate, section_of, unchecked
from wizard.model.gaps import Waiver
from wizard.model.question import Severity
from wizard.phrases import say

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINK: Final = re.compile(r"\[(?=[^\[\]]*\]\()")
LEVELS: Final = {Severity.BLOCKER: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NOTE: "note"}


def write(view: ReportView) -> bytes:
    """The whole log as UTF-8 JSON."""
    text = json.dumps(_log(view), ensure_ascii=False, indent=2, sort_keys=True)
    return (text + "\n").encode("utf-8", "replace")


def _log(view: ReportView) -> dict[str, Any]:
    lines = [*view.places, *(held.line for held in view.waived)]
    codes = list(dict.fromkeys(line.finding.code for line in lines))
    worst = {
        code: min((held.finding.severity for held in lines if held.finding.code == code), key=_rank) for code in codes
    }
    marks = bool(view.waived)
    results = [_result(view, line, codes, () if marks else None) for line in view.places]
    results += [_result(view, held.line, codes, (held,)) for held in view.waived]
    driver = {
        "name": "role-wizard",
        "version": __version__,
        "rules": [_rule(view, code, worst[code]) for code in codes],
        "properties": {"ruleSet": view.report.rules},
    }
    run = {
        "tool": {"driver": driver},
        "language": view.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(view)],
        "logicalLocations": [{"name": view.report.role, "kind": "role"}],
        "properties": {
            "bank": view.report.bank,
            "gate": gate(view),
            "notChecked": list(unchecked(view)),
            "ready": view.ready,
            "role": view.report.role,
        },
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _message(text: str) -> dict[str, str]:
    """A message in which nothing is a placeholder or a link (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return {"text": _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))}


def _rank(severity: Severity) -> int:
    return severity.rank


def _invocation(view: ReportView) -> dict[str, Any]:
    """Whether every rule could look; a rule that failed is a notification of the tool."""
    told = [
        {
            "level": "error",
            "message": _message(say("report.crashed", view.language, code=code)),
            "descriptor": {"id": code},
        }
        for code in view.report.crashed
    ]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _rule(view: ReportView, code: str, severity: Severity) -> dict[str, Any]:
    note = view.rules.get(code, RuleNote(code, code, code, "", ""))
    line = next(
        line
        for line in (*view.places, *view.lines, *view.hidden, *(held.line for held in view.waived))
        if line.finding.code == code
    )
    parts = (("why", line.why), ("fix", line.remedy), ("wrong", note.wrong), ("basis", note.basis))
    said = [f"{say(f'cli.page-{part}', view.language)}: {text}" for part, text in parts if text]
    properties: dict[str, Any] = {"tags": [code[:3], line.finding.kind.value], "name": note.name}
    given = (("jurisdiction", note.jurisdiction), ("checked", note.checked), ("since", note.since))
    properties |= {key: value for key, value in given if value}
    return {
        "id": code,
        "name": note.name,
        "shortDescription": {"text": note.title},
        "fullDescription": {"text": note.checks},
        "help": {"text": "\n".join(said)},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": properties,
    }


def _result(
    view: ReportView, line: ReportLine, codes: list[str], waived: tuple[WaivedLine, ...] | None
) -> dict[str, Any]:
    """One finding. `suppressions` stand on every result of a run, or on none (SARIF 2.1.0, 3.27.23)."""
    finding = line.finding
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.severity],
        "message": _message(f"{line.message}\n{line.question}"),
        "locations": [{"logicalLocations": [_place(view, finding.at)]}],
        "relatedLocations": [
            {
                "id": number,
                "logicalLocations": [_place(view, quote.at or finding.at)],
                "message": _message("{}«{}»{}".format(*quote.parts)),
            }
            for number, quote in enumerate(line.quotes)
        ],
        "partialFingerprints": {"codeClause/v1": finding.fingerprint, "textHash/v1": finding.text_hash},
        "properties": {
            "number": line.number,
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "preview": finding.preview,
            "legal": finding.legal,
            "section": section_of(finding.at),
            "clauses": list(finding.clauses),
            "owner": finding.owner.role,
            "person": line.owner,
            "question": line.question,
            "due": finding.due,
        },
    }
    if waived is not None:
        made["suppressions"] = [_suppression(held.waiver) for held in waived]
    return made


def _place(view: ReportView, address: str) -> dict[str, Any]:
    return {
        "name": address,
        "fullyQualifiedName": f"{view.report.role}/{address}",
        "kind": "clause" if "[" in address else "question",
        "parentIndex": 0,
    }


def _suppression(waiver: Waiver) -> dict[str, Any]:
    """A waiver; its last day has no place of its own before SARIF 2.2 and stands in the properties."""
    held = {"category": waiver.category, "by": waiver.by, "role": waiver.role, "on": waiver.on}
    if waiver.expires:
        held["expires"] = waiver.expires
    return {"kind": "external", "status": "accepted", "justification": waiver.reason, "properties": held}
