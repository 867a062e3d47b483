"""The shelf of rules: filters, and how often people of this workspace called a rule wrong."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from report_specimen import FINDINGS, report, waiver
from wizard.errors import Complaint, UsageError, WorkspaceError
from wizard.gaps import RULES
from wizard.workflow import rule_shelf
from wizard.workflow.desk import Desk
from wizard.workflow.documents import Assembled
from wizard.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Three roles: two with waivers, of which one cannot be read, and one without any."""
    for name in ("calm", "broken", "waived"):
        (tmp_path / "roles" / name).mkdir(parents=True)
        (tmp_path / "roles" / name / "journal.jsonl").write_text("", encoding="utf-8")
    for name in ("broken", "waived"):
        (tmp_path / "roles" / name / "waivers.yaml").write_text("[]\n", encoding="utf-8")

    def assembled(_: Desk, role: str) -> Any:
        assert role != "calm", "a role without waivers is not worth a review"
        if role == "broken":
            raise WorkspaceError([Complaint("yaml-empty", {})])
        wrong = [(one, waiver(one)._replace(category="false-alarm")) for one in FINDINGS[1:3]]
        return Assembled(None, None, None, report()._replace(waived=((FINDINGS[0], waiver(FINDINGS[0])), *wrong)))  # type: ignore[arg-type]

    monkeypatch.setattr(rule_shelf, "assembled", assembled)
    return Desk(Workspace(tmp_path), "en", "head", lambda: "2026-11-24T10:00:00Z")


def test_false_alarms_are_counted_by_rule(desk: Desk) -> None:
    """Only what was called a false alarm; a role that cannot be read does not take the page of a rule away."""
    assert {"CLR502": 2} == rule_shelf.false_alarms(desk)
    assert 0 == rule_shelf.rule_entry(desk, "LNK201").false_alarms


def test_rules_come_by_family(desk: Desk) -> None:
    """Each once, and every filter keeps what it names."""
    entries = rule_shelf.rule_entries(desk)
    assert sorted(rule.code for rule in RULES) == sorted(entry.rule.code for entry in entries)
    seen = [entry.rule.family for entry in entries]
    assert list(rule_shelf.families()) == list(dict.fromkeys(seen))
    assert sum(a != b for a, b in itertools.pairwise(seen)) == len(rule_shelf.families()) - 1
    assert {1} == {entry.rule.phase for entry in rule_shelf.rule_entries(desk, phase=1)}
    countries = {country for entry in entries for country in entry.jurisdictions}
    for country in countries:
        found = rule_shelf.rule_entries(desk, jurisdiction=country.upper())
        assert found and all(country in entry.jurisdictions for entry in found)


def test_unknown_filters_are_refused(desk: Desk) -> None:
    """With what there is."""
    for words in ({"family": "LNX"}, {"jurisdiction": "atlantis"}):
        with pytest.raises(UsageError):
            rule_shelf.rule_entries(desk, **words)


def test_every_family_and_country_has_its_words(desk: Desk) -> None:
    """A new family of rules needs a phrase."""
    from wizard.phrases import group

    assert {f"family-{rule.family}" for rule in RULES} <= set(group("rules"))
    countries = {country for entry in rule_shelf.rule_entries(desk) for country in entry.jurisdictions}
    assert {f"country-{country}" for country in countries} <= set(group("rules"))
