"""Runs the rules over a role, gives every finding its one owner, lays waivers over them, and orders without chance."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from wizard.gaps.acts import grown_old
from wizard.gaps.coverage import coverage
from wizard.gaps.owners import owner_of
from wizard.gaps.pages import whole
from wizard.gaps.places import open_places
from wizard.gaps.profiles import runs_here, silenced, weighed
from wizard.gaps.rule import Case, Hit, Rule, Stage, Value, prepared
from wizard.gaps.rules import RULE_SET, RULES
from wizard.gaps.waivers import KEEPS_OUT, ending_soon, judged
from wizard.model.answers import place_of
from wizard.model.gaps import Confidence, Finding, GapReport, Waiver
from wizard.model.identity import natural

FEWEST_FOR_ONE = 5
"""From so many hits on, a rule that hits more than half of its places becomes one finding."""

NOT_CHECKED = tuple(f"gaps.unchecked-{what}" for what in ("truth", "workload", "fairness", "law", "wording", "others"))


class _Found(NamedTuple):
    """A finding with the hit it comes from: whether it can be told together with others of its rule."""

    finding: Finding
    hit: Hit


def review(case: Case, rules: Sequence[Rule] = RULES) -> GapReport:
    """The gap report of a role. A rule that fails is named in `crashed` and the rest goes on."""
    good = whole(rules)
    crashed = [rule.code for rule in rules if rule.code not in good]
    quiet = silenced(case)
    active = [rule for rule in rules if rule.code in good and rule.code not in quiet and runs_here(rule, case)]
    seen = prepared(case)
    found: list[_Found] = []
    waived: list[tuple[Finding, Waiver]] = []
    for stage in Stage:
        if stage is Stage.LEFT:
            asleep = [rule for rule in rules if rule.code in good and rule.code in quiet]
            taken = frozenset((*(at for held in found for at in _asked(held.finding)), *_not_asked(asleep, seen)))
            seen = seen._replace(open_places=tuple(open_places(case.bank, case.answers, seen.applies, taken)))
        elif stage is Stage.WAIVERS:
            if not case.waivers:
                break
            still = {rule.code for rule in rules} - {rule.code for rule in active} | set(crashed)
            seen = seen._replace(judged=judged(case.waivers, [held.finding for held in found], case.today, still))
            accepted = {
                held.waiver.fingerprint: held.waiver for held in seen.judged if held.finding and held.state in KEEPS_OUT
            }
            waived = [(h.finding, accepted[h.finding.fingerprint]) for h in found if h.finding.fingerprint in accepted]
            found = [held for held in found if held.finding.fingerprint not in accepted]
        for rule in [rule for rule in active if rule.stage is stage]:
            try:
                if hits := list(rule.check(seen)):
                    found += [_Found(_finding(rule, hit, case), hit) for hit in _once(hits)]
            except Exception:  # noqa: BLE001  # one broken rule must not cost the person the whole report
                crashed.append(rule.code)
    return _report(seen, found, waived, crashed, active)


def _report(
    case: Case,
    found: Sequence[_Found],
    waived: Sequence[tuple[Finding, Waiver]],
    crashed: Sequence[str],
    active: Sequence[Rule],
) -> GapReport:
    order = _order(case)
    position = case.position
    shown = [held for held in found if _is_shown(held.finding)]
    hidden = [held for held in found if not _is_shown(held.finding)]
    unsure = any(case.applies.question(question) is None for question in case.bank)
    old_acts = grown_old((act for rule in active for act in rule.acts), case.jurisdiction, case.today)
    also = {"gaps.unchecked-acts": bool(old_acts), "gaps.unchecked-undecided": unsure}
    not_checked = (*NOT_CHECKED, *(key for key, holds in also.items() if holds))
    return GapReport(
        position.role,
        position.identity.title.value or {},
        position.bank,
        tuple(sorted(_folded(shown), key=order)),
        coverage(case),
        not_checked,
        tuple(crashed),
        tuple(sorted((held.finding for held in shown), key=order)),
        tuple(sorted(_folded(hidden), key=order)),
        tuple(sorted(waived, key=lambda pair: order(pair[0]))),
        RULE_SET,
        tuple(rule.code for rule in active),
        case.profile.off,
        old_acts,
        tuple(sorted((held.finding for held in hidden), key=order)),
        ending_soon(case.judged, case.today) if case.judged else (),
    )


def _is_shown(finding: Finding) -> bool:
    """By default: what is certain or likely in a measured language, and every question to the lawyer."""
    return finding.legal or not (finding.preview or finding.confidence is Confidence.POSSIBLE)


def _asked(found: Finding | Hit) -> Iterator[str]:
    yield found.at
    yield from (evidence.at for evidence in found.evidence if evidence.absent)


def _not_asked(silenced: Sequence[Rule], case: Case) -> Iterator[str]:
    """The places of rules that are switched off: no other rule may ask for them in their stead."""
    for rule in silenced:
        if rule.stage is Stage.FACTS:
            with suppress(Exception):  # it is off: what is wrong with it concerns nobody
                yield from [at for hit in rule.check(case) for at in _asked(hit)]


def _once(hits: Iterable[Hit]) -> Iterable[Hit]:
    """Several hits on one clause are one."""
    kept: dict[tuple[tuple[str, ...], str, str], Hit] = {}
    for hit in hits:
        kept.setdefault((hit.clauses, hit.at, hit.group), hit)
    return kept.values()


def _folded(found: Sequence[_Found]) -> Iterator[Finding]:
    """A rule that hits more than half of its places is told as one finding; none is made or lost by it.

    Only to one person: what was given to somebody else is theirs alone.
    """
    groups: dict[tuple[str, str, str], list[_Found]] = {}
    for held in found:
        groups.setdefault((held.finding.code, held.hit.group, held.finding.owner.role), []).append(held)
    for group in groups.values():
        finding, hit = group[0]
        spread = 2 * len(group) <= hit.of and not hit.fold
        if not hit.of or len(group) < FEWEST_FOR_ONE or spread:
            yield from (held.finding for held in group)
            continue
        clauses = sorted({clause for held in group for clause in held.finding.clauses}, key=natural)
        counted: dict[str, Value] = {**finding.values, "number": str(len(group)), "total": str(hit.of)}
        place = place_of(finding.at)
        yield finding._replace(
            clauses=tuple(clauses),
            at=place.question if place is not None else finding.at,
            evidence=tuple(evidence for held in group for evidence in held.finding.evidence),
            values=counted,
            members=tuple(held.finding.clauses for held in group),
        )


def _finding(rule: Rule, hit: Hit, case: Case) -> Finding:
    absence = hit.fact.absence if hit.fact is not None else None
    clauses = tuple(sorted(hit.clauses, key=natural))
    fingerprint = f"{rule.code}:{'+'.join(clauses)}"
    assigned = case.assigned.get(fingerprint)
    severity, raised = weighed(rule, hit, case)
    finding = Finding(
        rule.code,
        rule.kind,
        severity,
        clauses,
        hit.at,
        hit.evidence,
        owner_of(rule, hit, case, assigned),
        hit.values,
        absence.due if absence is not None else "",
        absence.note if absence is not None else {},
        rule.confidence,
        rule.legal,
        fingerprint in case.confirmed,
        bool(rule.preview) and not hit.sure and frozenset(hit.languages) <= frozenset(rule.preview),
        raised,
    )
    if assigned is None:
        return finding
    note = dict.fromkeys(case.position.languages, assigned.note) if assigned.note else finding.note
    return finding._replace(due=assigned.due or finding.due, note=note)


def _order(case: Case) -> Callable[[Finding], tuple[object, ...]]:
    """Severity, then the bank's order of questions, then the clauses' ids: never the order on paper."""
    sections = {question.id: place for place, question in enumerate(case.bank)}

    def key(finding: Finding) -> tuple[object, ...]:
        place = place_of(finding.at)
        section = sections.get(place.question, len(sections)) if place is not None else len(sections)
        return finding.severity.rank, section, tuple(map(natural, finding.clauses)), finding.code, finding.at

    return key
