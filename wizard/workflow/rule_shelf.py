"""The shelf of rules: what each says about itself, where it was measured, and how often people called it wrong."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from wizard.errors import Complaint, UsageError, WizardError
from wizard.gaps import RULES, Rule, RulePage, page
from wizard.gaps.rules import RULE_SET
from wizard.model.gaps import Category
from wizard.model.text import LANGUAGES, in_language, nearest
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled

SCHEMA: Final = "role-wizard/rules/1"


class RuleEntry(NamedTuple):
    """A rule, its page, and how many of its findings people of this workspace called a false alarm."""

    rule: Rule
    page: RulePage
    false_alarms: int = 0

    @property
    def measured(self) -> tuple[str, ...]:
        """The languages in whose texts it is not in preview."""
        return tuple(language for language in LANGUAGES if language not in self.rule.preview)

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The countries in which it looks; none: everywhere. Where its page names one act, that act's country."""
        return self.rule.jurisdictions or ((self.page.jurisdiction,) if self.page.jurisdiction else ())


def families() -> tuple[str, ...]:
    """The families of codes, in the order of the table."""
    return tuple(dict.fromkeys(rule.family for rule in RULES))


def rule_entry(desk: Desk, name: str) -> RuleEntry:
    """One rule, by code or name."""
    told = page(name)
    rule = next(rule for rule in RULES if rule.code == told.code)
    return RuleEntry(rule, told, false_alarms(desk).get(rule.code, 0))


def rule_entries(desk: Desk, family: str = "", phase: int = 0, jurisdiction: str = "") -> tuple[RuleEntry, ...]:
    """The rules by family and code, those that were asked for; UsageError where a word names nothing."""
    if family and family.upper() not in families():
        values = {"word": family, "known": ", ".join(families()), "meant": nearest(family.upper(), families())}
        raise UsageError([Complaint("unknown-word", values, "--family")])
    alarms = false_alarms(desk)
    order = {name: place for place, name in enumerate(families())}
    entries = [RuleEntry(rule, page(rule.code), alarms.get(rule.code, 0)) for rule in RULES]
    countries = sorted({country for entry in entries for country in entry.jurisdictions})
    if jurisdiction and jurisdiction.lower() not in countries:
        values = {"word": jurisdiction, "known": ", ".join(countries), "meant": nearest(jurisdiction, countries)}
        raise UsageError([Complaint("unknown-word", values, "--jurisdiction")])
    kept = (
        entry
        for entry in entries
        if (not family or entry.rule.family == family.upper())
        and (not phase or entry.rule.phase == phase)
        and (not jurisdiction or jurisdiction.lower() in entry.jurisdictions)
    )
    return tuple(sorted(kept, key=lambda entry: (order[entry.rule.family], entry.rule.code)))


def false_alarms(desk: Desk) -> Mapping[str, int]:
    """By code, the findings that were waived as false alarms; a role that cannot be read is passed over here."""
    counted: Counter[str] = Counter()
    for role in desk.workspace.roles():
        if not (desk.workspace.role(role).folder / "waivers.yaml").is_file():
            continue  # most roles have none, and a review is what costs
        try:
            waived = assembled(desk, role).report.waived
        except WizardError:
            continue
        counted.update(finding.code for finding, waiver in waived if waiver.category == Category.FALSE_ALARM)
    return counted


def rules_content(entries: tuple[RuleEntry, ...], language: str) -> dict[str, Any]:
    """The rules as plain values for other programs; texts in `language`."""
    return {"schema": SCHEMA, "version": RULE_SET, "language": language, "rules": [_told(e, language) for e in entries]}


def _told(entry: RuleEntry, language: str) -> dict[str, Any]:
    rule, told = entry.rule, entry.page
    parts = ("title", "checks", "why", "question", "fix", "wrong", "basis", "bad", "good")
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "kind": rule.kind.value,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "phase": rule.phase,
        "owner": rule.owner,
        "legal": rule.legal,
        "optional": rule.optional,
        "preview": list(rule.preview),
        "jurisdictions": list(entry.jurisdictions),
        "checked": told.checked,
        "since": told.since,
        "false_alarms": entry.false_alarms,
        **{part: in_language(getattr(told, part), language) for part in parts},
    }
