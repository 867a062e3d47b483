"""Accepted findings: whatever is the matter with a waiver, one check over a table of states."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Judged, Rule, Stage, WaiverState
from wizard.model.answers import row_at
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text
from wizard.model.waiver_terms import day_of


def _rule(code: str, name: str, kind: FindingKind, severity: Severity, owner: str, state: WaiverState) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        return (_hit(held, case.position.languages) for held in case.judged if held.state is state)

    check.__module__ = __name__
    return Rule(code, name, kind, severity, owner, check, Stage.WAIVERS)


def _hit(held: Judged, languages: tuple[str, ...]) -> Hit:
    """What was accepted, why, by whom and until when; where its text has changed, the new text as well."""
    waiver = held.waiver
    at = row_at("waivers", waiver.id)
    said = waiver.reason or waiver.expires
    evidence = [Evidence(at, dict.fromkeys(languages, said), absent=not said)]
    if held.state is WaiverState.TEXT_CHANGED and held.finding is not None:
        evidence += [found for found in held.finding.evidence if found.quote]
    return Hit(
        (waiver.id,),
        at,
        tuple(evidence),
        {
            "code": waiver.code,
            "clauses": ", ".join(waiver.clauses) or "*",
            "reason": waiver.reason or "—",
            "by": waiver.by or "—",
            "date": _day(waiver.expires),
        },
    )


def _day(written: str) -> Text | str:
    """A date in words; what is none, as it was written."""
    day = day_of(written)
    if day is None:
        return written or "—"
    from wizard.phrases import say  # only where a waiver needs a word

    return {
        language: say(
            "draft.date", language, day=day.day, month=say(f"draft.month.{day.month}", language), year=day.year
        )
        for language in LANGUAGES
    }


RULES = (
    _rule("WAV951", "waiver-expired", FindingKind.AWAITED, Severity.MAJOR, "hr", WaiverState.EXPIRED),
    _rule("WAV952", "waiver-unused", FindingKind.MISPLACED, Severity.NOTE, "hr", WaiverState.UNUSED),
    _rule("WAV953", "waived-text-changed", FindingKind.AWAITED, Severity.MAJOR, "hr", WaiverState.TEXT_CHANGED),
    _rule("WAV954", "waiver-without-reason", FindingKind.MISSING, Severity.MAJOR, "hr", WaiverState.WITHOUT_REASON),
    _rule("WAV955", "waiver-by-wrong-owner", FindingKind.AWAITED, Severity.MAJOR, "legal", WaiverState.WRONG_OWNER),
    _rule("WAV956", "waiver-blanket", FindingKind.VAGUE, Severity.MAJOR, "hr", WaiverState.BLANKET),
    _rule("WAV957", "waiver-date-unreadable", FindingKind.VAGUE, Severity.MAJOR, "hr", WaiverState.DATE_UNREADABLE),
    _rule("WAV958", "waiver-too-long", FindingKind.VAGUE, Severity.MINOR, "hr", WaiverState.TOO_LONG),
)
