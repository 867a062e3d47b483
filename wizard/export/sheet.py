"""The report as people read it: questions by the person who answers, blockers first; gate and coverage in words."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from wizard.export.format import Part, ReportLine, ReportView
from wizard.model.gaps import OWNERS
from wizard.model.question import Severity
from wizard.phrases import group, say


class Sheet(NamedTuple):
    """All that one person is asked, the worst first."""

    owner: str
    lines: tuple[ReportLine, ...]

    @property
    def worst(self) -> int:
        """The rank of the gravest finding; 0 is a blocker."""
        return min(line.finding.severity.rank for line in self.lines)


def sheets(view: ReportView) -> tuple[Sheet, ...]:
    """One sheet for each person: those with blockers first, then by who is usually asked first."""
    by_owner: dict[tuple[int, str], list[ReportLine]] = {}
    for line in view.lines:
        role = line.finding.owner.role
        rank = OWNERS.index(role) if role in OWNERS else len(OWNERS)
        by_owner.setdefault((rank, line.owner), []).append(line)
    ranked = {key: Sheet(key[1], tuple(sorted(held, key=_rank))) for key, held in by_owner.items()}
    return tuple(ranked[key] for key in sorted(ranked, key=lambda key: (ranked[key].worst, key)))


def _rank(line: ReportLine) -> int:
    return line.finding.severity.rank


def gate(view: ReportView) -> str:
    """The first sentence: ready or not, with the reasons counted."""
    report, language = view.report, view.language
    people = len({line.owner for line in view.lines})
    counted: dict[str, Any] = {
        "questions": say("report.count-questions", language, number=len(view.lines)),
        "people": say("report.count-people", language, number=people),
    }
    blockers = report.count(Severity.BLOCKER)
    if blockers:
        said = say("report.count-blockers", language, number=blockers)
        return say("report.verdict-blocked", language, blockers=said, **counted)
    if report.crashed:
        said = say("report.count-rules", language, number=len(report.crashed))
        return say("report.verdict-partial", language, rules=said, **counted)
    return say("report.verdict-open" if view.lines else "report.verdict-ready", language, **counted)


def obstacles(view: ReportView) -> tuple[ReportLine, ...]:
    """The findings that forbid issuing the description."""
    return tuple(line for line in view.lines if line.finding.severity is Severity.BLOCKER)


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
    """What nobody should believe to have been checked; a rule that failed comes first."""
    failed = (say("report.crashed", view.language, code=code) for code in view.report.crashed)
    return (*failed, *view.not_checked)
