"""What a waiver is worth on a day: the last word counts, and when in doubt it does not hold."""

import pytest

from roles import COMPLETE, answers_of, bank, patched, position_of, report_of
from wizard.gaps import RULES, Case, review
from wizard.gaps.rule import Hit, WaiverState
from wizard.gaps.waivers import ending_soon, judged
from wizard.model.gaps import Evidence, Finding, FindingKind, GapReport, Owner, Profile, Waiver
from wizard.model.question import Severity

TODAY = "2026-11-25"
FINDING = Finding(
    "GAP008",
    FindingKind.MISSING,
    Severity.MAJOR,
    ("d1",),
    "duties.items[d1].result",
    (Evidence("duties.items[d1].text", {"en": "Reads «all» letters", "ru": "Читает всё"}),),
    Owner("head"),
)
LEGAL = FINDING._replace(code="LAW601", severity=Severity.BLOCKER, legal=True)
WAIVER = Waiver(
    "w1",
    "GAP008",
    ("d1",),
    FINDING.text_hash,
    "deferred",
    "Agreed with the director",
    "I",
    "hr",
    "2026-11-01",
    "2027-03-01",
)


def state(waiver: Waiver, finding: Finding | None = FINDING, today: str = TODAY) -> str:
    """The one state, or nothing."""
    found = judged([waiver], [finding] if finding else [], today)
    return found[0].state.value if found else ""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "holds"),
        ({"expires": "2026-11-25"}, "holds"),
        ({"expires": "2026-11-24"}, "expired"),
        ({"expires": "٢٠٢٦-١١-٢٤"}, "expired"),
        ({"expires": "2027-11-01"}, "holds"),
        ({"expires": "2027-11-02"}, "too-long"),
        ({"expires": "2029-01-01", "on": "2025-11-24"}, "expired"),
        ({"expires": ""}, "too-long"),
        ({"expires": "", "on": "2025-11-24"}, "expired"),
        ({"expires": "", "category": "false-alarm"}, "holds"),
        ({"expires": "", "category": "fixed-by-law", "on": "2020-01-01"}, "holds"),
        ({"expires": "", "category": "false-alarm", "role": "head"}, "too-long"),
        ({"expires": "summer"}, "date-unreadable"),
        ({"expires": "2027-02-30"}, "date-unreadable"),
        ({"expires": "", "category": "false-alarm", "on": "long ago"}, "date-unreadable"),
        ({"on": "2027-01-01"}, "date-unreadable"),
        ({"on": "2026-11-26"}, "holds"),
        ({"reason": "ok"}, "without-reason"),
        ({"role": ""}, "wrong-owner"),
        ({"text_hash": ""}, "text-changed"),
        ({"clauses": ()}, "blanket"),
        ({"clauses": ("d1", "*")}, "blanket"),
        ({"code": "GAP*"}, "blanket"),
        ({"clauses": ("d2",)}, "unused"),
        ({"clauses": ("d2",), "expires": "2026-11-24"}, ""),
        ({"clauses": ("d2",), "expires": "summer"}, "unused"),
    ],
)
def test_what_a_waiver_is_worth(change: dict[str, object], expected: str) -> None:
    """Every state, at its border."""
    assert expected == state(WAIVER._replace(**change))


def test_every_state_was_seen() -> None:
    """A state that no test reaches is a state that nobody has thought through."""
    (marker,) = [mark for mark in test_what_a_waiver_is_worth.pytestmark if mark.name == "parametrize"]
    assert {held.value for held in WaiverState} == {expected for _, expected in marker.args[1]} - {""}


def test_a_legal_blocker_needs_the_lawyer() -> None:
    """The same record in the lawyer's name holds."""
    given = WAIVER._replace(code="LAW601")
    assert ["wrong-owner", "holds"] == [state(given, LEGAL), state(given._replace(role="legal"), LEGAL)]
    assert "holds" == state(given, LEGAL._replace(severity=Severity.MAJOR))


def test_respelling_is_no_change() -> None:
    """Spacing, quotes, ё, case; a new word is one."""
    same = FINDING._replace(
        evidence=(Evidence("duties.items[d1].text", {"en": 'reads  "all" letters', "ru": "Читает все"}),)
    )
    other = FINDING._replace(
        evidence=(Evidence("duties.items[d1].text", {"en": "Reads all letters now", "ru": "Читает всё"}),)
    )
    assert ["holds", "text-changed"] == [state(WAIVER, same), state(WAIVER, other)]


def test_the_last_word_counts() -> None:
    """An older waiver of the same finding is history, whatever it was worth."""
    shorter = WAIVER._replace(id="w2", expires="2026-11-20")
    assert [("w2", "expired")] == [(h.waiver.id, h.state.value) for h in judged([WAIVER, shorter], [FINDING], TODAY)]
    assert [("w1", "holds")] == [(h.waiver.id, h.state.value) for h in judged([shorter, WAIVER], [FINDING], TODAY)]


def test_without_a_day_nothing_ends() -> None:
    """A report without a calendar does not invent one."""
    assert "holds" == state(WAIVER._replace(on="1999-01-01", expires="1999-12-31"), today="")


def test_what_ends_within_a_month_is_named() -> None:
    """From today to the thirtieth day; what does not hold any more is not."""
    last = ["2026-11-24", "2026-11-25", "2026-12-25", "2026-12-26"]
    given = [WAIVER._replace(id=day, clauses=(f"d{n}",), expires=day) for n, day in enumerate(last)]
    findings = [FINDING._replace(clauses=waiver.clauses) for waiver in given]
    assert ("2026-11-25", "2026-12-25") == ending_soon(judged(given, findings, TODAY), TODAY)
    assert () == ending_soon(judged(given, findings, ""), "")


def of_role(waivers: tuple[Waiver, ...], **changed: object) -> GapReport:
    """The report on a role whose first duty has no result."""
    answers = patched(answers_of(COMPLETE), {"duties.items[d1].result": ""})
    return report_of(answers, today=TODAY, waivers=waivers, **changed)


def waiver_of(finding: Finding) -> Waiver:
    """A good waiver for a finding."""
    return WAIVER._replace(code=finding.code, clauses=finding.clauses, text_hash=finding.text_hash)


def test_a_rule_that_does_not_look_leaves_its_waivers_alone() -> None:
    """Off by the profile, or broken: nobody can say that the waiver is of no use."""
    (finding,) = of_role(()).findings
    given = (waiver_of(finding),)
    assert ((), [finding.fingerprint]) == (of_role(given).findings, [f.fingerprint for f, _ in of_role(given).waived])
    off = of_role(given, profile=Profile({"GAP008": "not in our house"}))
    assert ((), (), {"GAP008": "not in our house"}) == (off.findings, off.waived, off.off)
    answers = patched(answers_of(COMPLETE), {"duties.items[d1].result": ""})

    def broken(case: Case) -> list[Hit]:
        raise ValueError

    broken.__module__ = next(rule for rule in RULES if rule.code == "GAP008").check.__module__
    rules = [rule._replace(check=broken) if rule.code == "GAP008" else rule for rule in RULES]
    case = Case(bank(), answers, position_of(answers), today=TODAY, waivers=given)
    report = review(case, rules)
    assert (["GAP042"], ("GAP008",)) == ([held.code for held in report.findings], report.crashed)


def test_what_is_switched_off_is_not_asked_in_another_way() -> None:
    """The rule for whatever is left does not step in for a rule that a company does not want."""
    off = Profile({"GAP008": "results are in the regulation"})
    assert () == of_role((), profile=off).findings


def test_a_waiver_of_a_rule_that_never_was_is_unused() -> None:
    """A mistyped code is named, not passed over."""
    (finding,) = of_role(()).findings
    codes = [held.code for held in of_role((waiver_of(finding)._replace(code="GAP800"),)).findings]
    assert ["GAP008", "WAV952"] == codes
