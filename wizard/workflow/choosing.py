"""Choosing: which rules a run is limited to, and which of its questions are shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from wizard.errors import Complaint, UsageError
from wizard.export.format import ReportLine, ReportView
from wizard.gaps import RULES
from wizard.model.gaps import OWNERS, FindingKind, GapReport
from wizard.model.question import Severity
from wizard.model.text import fold, nearest

SHORTEST_REASON: Final = 15
"""Characters of a reason to leave a rule out."""
EVERYBODY: Final = "everybody"


class Choice(NamedTuple):
    """What the person asked for.

    `select` and `ignore` (codes or families; each ignored one with its reason) decide what this run is about: gate and
    exit code follow. `only` (severities, sections, owners, kinds), `person` and `everything` decide what is shown.
    """

    select: tuple[str, ...] = ()
    ignore: Mapping[str, str] = {}
    only: tuple[str, ...] = ()
    person: str = ""
    everything: bool = False
    grouping: str = "person"


def words_of(given: Iterable[str]) -> tuple[str, ...]:
    """The words of a repeatable option; several may stand in one, with commas between them."""
    return tuple(word.strip() for part in given for word in part.split(",") if word.strip())


def ignored(words: Iterable[str]) -> dict[str, str]:
    """`CODE=reason` of each `--ignore`; UsageError where there is no reason, or one too short to say anything."""
    made: dict[str, str] = {}
    for word in words:
        code, _, reason = word.partition("=")
        told = reason.strip().strip("\"'«»“”").strip()
        if len(told) < SHORTEST_REASON:
            raise UsageError([Complaint("ignore-reason", {"code": code.strip(), "least": SHORTEST_REASON}, "--ignore")])
        made[code.strip()] = told
    return made


def chosen(view: ReportView, choice: Choice) -> ReportView:
    """The view of a run that is limited, and shows what was asked for; numbers stay those of the whole report."""
    off = {code: reason for word, reason in choice.ignore.items() for code in _codes(word, "--ignore")}
    on = frozenset(code for word in choice.select for code in _codes(word, "--select"))
    view = _limited(view, off, on, choice.select)._replace(grouping=choice.grouping)
    looks = [_only(view, choice.only)] if choice.only else []
    if choice.person and fold(choice.person) != EVERYBODY:
        looks.append(_asked_of(view, choice.person))
    if not looks and not choice.everything:
        return view
    whole = (*view.lines, *view.hidden) if choice.everything else view.lines
    each = (*view.places, *view.hidden) if choice.everything else view.places
    return view._replace(
        picked=tuple(line for line in whole if all(fits(line) for fits in looks)),
        picked_singles=tuple(line for line in each if all(fits(line) for fits in looks)),
    )


def _codes(word: str, option: str) -> tuple[str, ...]:
    """The codes of a rule (by code or name) or of a family."""
    wanted = word.strip()
    codes = tuple(
        rule.code for rule in RULES if wanted.upper() in (rule.code, rule.family) or wanted.lower() == rule.name
    )
    if not codes:
        known = sorted({known for rule in RULES for known in (rule.code, rule.name, rule.family)})
        values = {"name": wanted, "meant": nearest(wanted.upper(), known) or nearest(wanted.lower(), known)}
        raise UsageError([Complaint("no-such-rule", values, option)])
    return codes


def _limited(view: ReportView, off: Mapping[str, str], on: frozenset[str], words: tuple[str, ...]) -> ReportView:
    if not off and not on:
        return view

    def stays(code: str) -> bool:
        return code not in off and (not on or code in on)

    report = view.report
    left: GapReport = report._replace(
        findings=tuple(held for held in report.findings if stays(held.code)),
        singles=tuple(held for held in report.singles if stays(held.code)),
        hidden=tuple(held for held in report.hidden if stays(held.code)),
        waived=tuple(pair for pair in report.waived if stays(pair[0].code)),
        active=tuple(code for code in report.active if stays(code)),
        off={**report.off, **off},
    )
    return view._replace(
        report=left,
        lines=tuple(line for line in view.lines if stays(line.finding.code)),
        singles=tuple(line for line in view.singles if stays(line.finding.code)),
        hidden=tuple(line for line in view.hidden if stays(line.finding.code)),
        waived=tuple(held for held in view.waived if stays(held.line.finding.code)),
        selected=tuple(word.strip().upper() for word in words),
    )


Look = Callable[[ReportLine], bool]


def _only(view: ReportView, words: Sequence[str]) -> Look:
    """A line fits when it fits every facet that is named, in one of the words of that facet."""
    facets: dict[str, tuple[Sequence[str], Callable[[ReportLine], str]]] = {
        "severity": (tuple(Severity), lambda line: line.finding.severity.value),
        "section": (tuple(view.sections), lambda line: line.finding.at.partition(".")[0]),
        "owner": (OWNERS, lambda line: line.finding.owner.role),
        "kind": (tuple(FindingKind), lambda line: line.finding.kind.value),
    }
    wanted: dict[str, set[str]] = {}
    for given in words:
        word = given.strip().lower()
        named, _, rest = word.partition(":")
        facet, value = (named, rest) if rest else (next((f for f, held in facets.items() if word in held[0]), ""), word)
        if facet not in facets or value not in facets[facet][0]:
            named_facets = [facets[facet]] if facet in facets else facets.values()
            known = list(dict.fromkeys(str(one) for held, _ in named_facets for one in held))
            values = {"word": given, "known": ", ".join(known), "meant": nearest(value, known)}
            raise UsageError([Complaint("unknown-word", values, "--only")])
        wanted.setdefault(facet, set()).add(value)
    return lambda line: all(facets[facet][1](line) in values for facet, values in wanted.items())


def _asked_of(view: ReportView, name: str) -> Look:
    """Whoever is meant by an owner's role, a person's name, a title, or the unit of a counterpart."""
    wanted = fold(name)

    def fits(line: ReportLine) -> bool:
        owner = line.finding.owner
        names = (owner.role, line.person, line.post, line.owner, *owner.unit.values())
        return wanted in map(fold, filter(None, names))

    lines = (*view.lines, *view.hidden)
    if not any(map(fits, lines)) and wanted not in map(fold, OWNERS):
        known = sorted({name for line in lines for name in (line.finding.owner.role, line.person) if name})
        values = {"name": name, "known": ", ".join((*known, EVERYBODY)), "meant": nearest(name, known)}
        raise UsageError([Complaint("no-such-person", values, "--for")])
    return fits
