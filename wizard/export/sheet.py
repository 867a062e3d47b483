"""The report as people read it: questions by the person who answers, blockers first; gate and coverage in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from wizard.export.format import Part, ReportLine, ReportView, WaivedLine
from wizard.model.gaps import OWNERS, FindingKind
from wizard.model.question import Severity
from wizard.phrases import group, say

GROUPS: Final = ("person", "section", "severity", "kind")
"""By what the questions can be grouped."""


class Sheet(NamedTuple):
    """All that one person is asked, the worst first; or what else the questions are grouped by."""

    owner: str
    lines: tuple[ReportLine, ...]

    @property
    def worst(self) -> int:
        """The rank of the gravest finding; 0 is a blocker."""
        return min(line.finding.severity.rank for line in self.lines)


def sheets(view: ReportView) -> tuple[Sheet, ...]:
    """One sheet for each person: those with blockers first, then by who is usually asked first.

    One person with two posts gets one sheet; the counterparts of two units are two people.
    """
    by_person: dict[tuple[str, str], list[ReportLine]] = {}
    for line in view.shown:
        by_person.setdefault(_who(line), []).append(line)
    ranked = [Sheet(_named(held), tuple(sorted(held, key=_rank))) for held in by_person.values()]
    return tuple(sorted(ranked, key=lambda sheet: (sheet.worst, min(map(_usual, sheet.lines)), sheet.owner)))


def _who(line: ReportLine) -> tuple[str, str]:
    unit = line.post if line.finding.owner.unit else ""
    return (line.person, unit) if line.person else (line.finding.owner.role, line.owner)


def _named(lines: Sequence[ReportLine]) -> str:
    """The person with every post in which they are asked."""
    first = lines[0]
    posts = list(dict.fromkeys(line.post for line in sorted(lines, key=_usual) if line.post))
    return f"{first.person} ({', '.join(posts)})" if first.person and len(posts) > 1 else first.owner


def _usual(line: ReportLine) -> int:
    role = line.finding.owner.role
    return OWNERS.index(role) if role in OWNERS else len(OWNERS)


def groups(view: ReportView) -> tuple[Sheet, ...]:
    """The questions by what the view is grouped by, each group in the report's order."""
    by = view.grouping
    if by == "person":
        return sheets(view)
    words: Mapping[str, str] = view.sections
    if by == "severity":
        words = {held.value: say(f"report.severity-{held}", view.language) for held in Severity}
    elif by == "kind":
        words = {held.value: say(f"report.kind-{held}", view.language) for held in FindingKind}
    made: dict[str, list[ReportLine]] = {key: [] for key in words}
    for line in view.shown:
        finding = line.finding
        key = {"section": section_of(finding.at), "severity": finding.severity.value}.get(by, finding.kind.value)
        made.setdefault(key, []).append(line)
    return tuple(Sheet(words.get(key, key), tuple(held)) for key, held in made.items() if held)


def section_of(address: str) -> str:
    """The section of the interview that an address belongs to."""
    return address.partition(".")[0]


def _rank(line: ReportLine) -> int:
    return line.finding.severity.rank


def gate(view: ReportView) -> str:
    """The first sentence: ready or not, with the reasons counted."""
    report, language = view.report, view.language
    people = len({_who(line) for line in view.lines})
    counted: dict[str, Any] = {
        "questions": say("report.count-questions", language, number=len(view.lines)),
        "people": say("report.count-people", language, number=people),
    }
    blockers = sum(finding.closes for finding in report.findings)
    if blockers:
        said = say("report.count-blockers", language, number=blockers)
        return say("report.verdict-blocked", language, blockers=said, **counted)
    if report.crashed:
        said = say("report.count-rules", language, number=len(report.crashed))
        return say("report.verdict-partial", language, rules=said, **counted)
    unconfirmed = report.count(Severity.BLOCKER)
    if unconfirmed:
        said = say("report.count-legal", language, number=unconfirmed)
        return say("report.verdict-legal", language, legal=said, **counted)
    if view.selected:
        return say("report.verdict-selected", language, codes=", ".join(view.selected), **counted)
    return say("report.verdict-open" if view.lines else "report.verdict-ready", language, **counted)


def obstacles(view: ReportView) -> tuple[ReportLine, ...]:
    """The findings that forbid issuing the description."""
    return tuple(line for line in view.shown if line.finding.severity is Severity.BLOCKER)


def fractions(parts: Sequence[Part], language: str) -> tuple[str, ...]:
    """Each part as "result 9/12 (1 left out with a reason)"; never one number for a section."""
    return tuple(_fraction(part, language) for part in parts)


def _fraction(part: Part, language: str) -> str:
    notes = [
        say(f"report.coverage-{name}", language, number=number)
        for name, number in (("excused", part.excused), ("assumed", part.assumed))
        if number
    ]
    joint = "، " if language == "ar" else ", "
    return f"{part.name} {part.have}/{part.of}" + (f" ({joint.join(notes)})" if notes else "")


def day(iso: str, language: str) -> str:
    """An ISO date with the month in words; other text as it is."""
    year, _, rest = iso[:10].partition("-")
    month, _, number = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and number.isdecimal()):
        return iso
    if f"month.{int(month)}" not in group("draft"):
        return iso
    name = say(f"draft.month.{int(month)}", language)
    return say("draft.date", language, day=int(number), month=name, year=year)


def unchecked(view: ReportView) -> tuple[str, ...]:
    """What nobody should believe to have been checked: failed rules first, then what was left out on purpose."""
    language = view.language
    failed = (say("report.crashed", language, code=code) for code in view.report.crashed)
    return (*failed, *_left_out(view), *view.not_checked)


def _left_out(view: ReportView) -> Iterator[str]:
    language = view.language
    if view.selected:
        yield say("report.selected", language, codes=", ".join(view.selected))
    reasons: dict[str, list[str]] = {}
    for code, reason in view.report.off.items():
        reasons.setdefault(reason, []).append(code)
    for reason, codes in reasons.items():
        yield say("report.off", language, number=len(codes), codes=", ".join(sorted(codes)), reason=reason)
    unseen = [line for line in view.hidden if line not in view.shown]
    if unseen:
        yield say("report.hidden", language, number=len(unseen))
    for spoken in view.unmeasured:
        yield say("report.unmeasured", language, language=spoken)


def unpicked(view: ReportView) -> str:
    """That not every question is shown, and how many are; nothing where all are."""
    if view.picked is None or all(line in view.picked for line in view.lines):
        return ""
    shown = sum(line in view.picked for line in view.lines)
    return say("report.picked", view.language, shown=shown, all=len(view.lines))


def clause_of(address: str, clauses: Mapping[str, str]) -> str:
    """The number of the clause that answers an address: its own, or that of the row that it is a part of."""
    row, bracket, _ = address.rpartition("]")
    return clauses.get(address) or (clauses.get(row + bracket, "") if bracket else "")


def accepted(held: WaivedLine, language: str) -> str:
    """Why a finding is accepted, by whom and how long."""
    waiver = held.waiver
    until = say("report.waived-until", language, date=day(waiver.expires, language)) if waiver.expires else ""
    joint = "، " if language == "ar" else ", "
    told = joint.join(part for part in (waiver.by, until) if part)
    return f"{held.category}: {waiver.reason}" + (f" ({told})" if told else "")


def due(line: ReportLine, language: str) -> str:
    """By when, in brackets behind the question; nothing where no day was named."""
    by = line.finding.due
    return f" ({say('report.by', language, date=day(by, language))})" if by else ""
