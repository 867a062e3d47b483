"""Runs: each gap report is kept, and compared with an earlier one."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from wizard.errors import WizardError
from wizard.export.format import Compared
from wizard.gaps import RULES, page
from wizard.model.answers import Answer, Answers
from wizard.model.gaps import Finding
from wizard.model.run import KeptFinding, Run, Spot, dated, same
from wizard.model.text import fold, in_language
from wizard.workflow.desk import Desk
from wizard.workflow.documents import Assembled
from wizard.workspace.journal import cell_to_json
from wizard.workspace.runs import asked_run, keep_run, last_run


class Looked(NamedTuple):
    """What a look at the report gives besides the report: the comparison, and why the run could not be kept."""

    compared: Compared | None = None
    trouble: WizardError | None = None


def look(desk: Desk, role: str, ready: Assembled, since: str = "", *, keep: bool = True) -> Looked:
    """Keep the report as a run where it differs from the last, and compare it with the one that `since` names.

    A partial report is not kept: what a failed rule did not see would count as gone. A run that cannot be kept (a
    folder without access) costs the history, never the report. `since` is `last`, a number or a file.
    """
    folder = desk.workspace.role(role).folder
    before = asked_run(folder, since) if since else None
    run, last = run_of(desk, role, ready), last_run(folder)
    compared = _compared(desk, ready, before, dated(run, last, 0)) if since else None
    if not keep or ready.report.crashed or (last is not None and same(run, last)):
        return Looked(compared)
    try:
        keep_run(folder, lambda last, n: None if last and same(run, last) else dated(run, last, n), desk.who, desk.now)
    except WizardError as failure:
        return Looked(compared, failure)
    return Looked(compared)


def _compared(desk: Desk, ready: Assembled, before: Run | None, now: Run) -> Compared:
    if before is None:
        return Compared(None)
    from wizard.gaps.compare import compare  # only where it is asked for: most looks only keep

    comparison = compare(before, now, lambda at: said_at(ready.answers, at), ready.report.crashed)
    here = {rule.code for rule in RULES} & {change.code for change in comparison.changes}
    return Compared(comparison, {code: in_language(page(code).title, desk.language) for code in sorted(here)})


def run_of(desk: Desk, role: str, ready: Assembled) -> Run:
    """The report as a run that has no number yet."""
    report, answers = ready.report, ready.answers
    findings = [
        *(_kept(finding, "", answers) for finding in report.singles),
        *(_kept(finding, waiver.id, answers) for finding, waiver in report.waived),
    ]
    return Run(
        role,
        ready.bank.stamp,
        ready.bank.digest,
        report.rules,
        tuple(sorted(report.active)),
        dict(report.off),
        tuple(sorted(desk.settings.rules.on)),
        ready.position.identity.jurisdiction.value or "",
        _all_said(answers),
        tuple(sorted(findings, key=lambda held: held.fingerprint)),
        day=desk.today,
        by=desk.who,
    )


def _kept(finding: Finding, waiver: str, answers: Answers) -> KeptFinding:
    places = {finding.at: False} | {held.at: held.absent for held in finding.evidence}
    spots = tuple(Spot(at, absent, said_at(answers, at)) for at, absent in sorted(places.items()))
    return KeptFinding(
        finding.code, finding.clauses, finding.at, finding.severity.value, finding.text_hash, spots, waiver
    )


def said_at(answers: Answers, address: str) -> str:
    """A name for what is said at an address, whatever its spelling and order; nothing where nothing is."""
    answer = answers.get(address)
    return _name_of(_bare(answer)) if answer is not None else ""


def _all_said(answers: Answers) -> str:
    """A name for all answers together, exactly as they are written."""
    cells = [
        (at, held.value, str(held.state), held.absence) for at, held in ((at, answers[at]) for at in sorted(answers))
    ]
    return hashlib.blake2b(repr(cells).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _bare(answer: Answer) -> Any:
    return _folded(cell_to_json(answer))


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, Mapping):
        return {key: _folded(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return sorted((_folded(held) for held in value), key=lambda held: json.dumps(held, sort_keys=True))
    return value


def _name_of(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
