"""Owners: the one person who must answer a finding, why it is this one, and who finds out where nobody is known."""

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import FALLBACK_OWNER, OWNERS, Assignment, Owner
from wizard.model.text import Text


def owner_of(rule: Rule, hit: Hit, case: Case, assigned: Assignment | None = None) -> Owner:
    """Whoever it was given to; else whom the head named; else the field's owner, or the one the rule asks; else HR."""
    said = hit.fact.absence.owner if hit.fact is not None and hit.fact.absence is not None else ""
    if assigned is not None and assigned.owner:
        role, because = assigned.owner, "gaps.because-assigned"
    elif said:
        role, because = said, "gaps.because-said"
    elif hit.owner or rule.owner == "field":
        role, because = hit.owner or (hit.fact.owner if hit.fact is not None else ""), "gaps.because-field"
    else:
        role, because = rule.owner, f"gaps.because-{_REASONS.get(rule.owner, 'rule')}"
    if role not in OWNERS:
        role, because = FALLBACK_OWNER, "gaps.because-fallback"
    unit: Text = hit.unit if role == "counterpart" else {}
    return Owner(role, case.people.get(role, ""), because, unit)


_REASONS = {
    "legal": "law",
    "finance": "money",
    "data-owner": "data",
    "counterpart": "counterpart",
    "director": "director",
    "hr": "form",
}
"""Why a rule asks this owner, where the bank does not say; the head decides what is in the post: `because-rule`."""
