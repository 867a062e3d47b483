"""Runs the rules over a role, gives every finding its one owner, and orders them without chance."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from wizard.gaps.coverage import coverage
from wizard.gaps.places import open_places
from wizard.gaps.rule import Case, Hit, Rule, prepared
from wizard.gaps.rules import RULES
from wizard.model.answers import place_of
from wizard.model.applicability import Applicability
from wizard.model.gaps import FALLBACK_OWNER, OWNERS, Finding, GapReport, Owner

FEWEST_FOR_ONE = 5
"""From so many hits on, a rule that hits more than half of its places becomes one finding."""

NOT_CHECKED = tuple(f"gaps.unchecked-{what}" for what in ("truth", "workload", "fairness", "law", "wording", "others"))


def review(case: Case, rules: Sequence[Rule] = RULES) -> GapReport:
    """The gap report of a role. A rule that fails is named in `crashed` and the rest goes on."""
    found: list[Finding] = []
    crashed: list[str] = []
    seen = prepared(case)
    for last in (False, True):
        if last:
            taken = frozenset(at for finding in found for at in _asked(finding))
            seen = seen._replace(open_places=tuple(open_places(case.bank, case.answers, taken)))
        for rule in rules:
            if rule.last is not last:
                continue
            try:
                found.extend(_finding(rule, hit, case) for hit in _folded(rule.check(seen)))
            except Exception:  # noqa: BLE001  # one broken rule must not cost the person the whole report
                crashed.append(rule.code)
    found.sort(key=_order(case))
    position = case.position
    unsure = any(Applicability(case.bank, case.answers).question(question) is None for question in case.bank)
    not_checked = (*NOT_CHECKED, "gaps.unchecked-undecided") if unsure else NOT_CHECKED
    title = position.identity.title.value or {}
    return GapReport(position.role, title, position.bank, tuple(found), coverage(case), not_checked, tuple(crashed))


def _asked(finding: Finding) -> Iterator[str]:
    yield finding.at
    yield from (evidence.at for evidence in finding.evidence if evidence.absent)


def _folded(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Several hits on one clause are one; a rule that hits more than half of its places becomes one finding."""
    by_group: dict[str, dict[tuple[tuple[str, ...], str], Hit]] = {}
    for hit in hits:
        by_group.setdefault(hit.group, {}).setdefault((hit.clauses, hit.at), hit)
    for held in by_group.values():
        group = list(held.values())
        first = group[0]
        spread = 2 * len(group) <= first.of and not first.fold
        if not first.of or len(group) < FEWEST_FOR_ONE or spread:
            yield from group
            continue
        clauses = sorted({clause for hit in group for clause in hit.clauses}, key=_natural)
        counted = {**first.values, "number": str(len(group)), "total": str(first.of)}
        evidence = tuple(held for hit in group for held in hit.evidence)
        place = place_of(first.at)
        at = place.question if place is not None else first.at
        yield first._replace(clauses=tuple(clauses), at=at, evidence=evidence, values=counted)


def _finding(rule: Rule, hit: Hit, case: Case) -> Finding:
    absence = hit.fact.absence if hit.fact is not None else None
    said = absence.owner if absence is not None else ""
    if said:
        role, because = said, "gaps.because-said"
    elif hit.owner or rule.owner == "field":
        role, because = hit.owner or (hit.fact.owner if hit.fact is not None else ""), "gaps.because-field"
    else:
        role, because = rule.owner, "gaps.because-rule"
    if role not in OWNERS:
        role, because = FALLBACK_OWNER, "gaps.because-fallback"
    return Finding(
        rule.code,
        rule.kind,
        hit.severity or rule.severity,
        tuple(sorted(hit.clauses, key=_natural)),
        hit.at,
        hit.evidence,
        Owner(role, case.people.get(role, ""), because),
        hit.values,
        absence.due if absence is not None else "",
        absence.note if absence is not None else {},
    )


def _natural(clause: str) -> tuple[str, int]:
    """d2 before d10, whatever the order on paper."""
    word = clause.rstrip("0123456789")
    return word, int(clause[len(word) :] or 0)


def _order(case: Case) -> Callable[[Finding], tuple[object, ...]]:
    """Severity, then the bank's order of questions, then the clauses' ids: never the order on paper."""
    sections = {question.id: place for place, question in enumerate(case.bank)}

    def key(finding: Finding) -> tuple[object, ...]:
        place = place_of(finding.at)
        section = sections.get(place.question, len(sections)) if place is not None else len(sections)
        return finding.severity.rank, section, tuple(map(_natural, finding.clauses)), finding.code, finding.at

    return key
