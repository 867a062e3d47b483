"""Waivers, assignments and confirmations: refused with one sentence, kept in plain files, safe under hand edits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from roles import EXAMPLE
from wizard.errors import UsageError, WorkspaceError
from wizard.model.gaps import Assignment, Finding, GapReport
from wizard.model.question import Severity
from wizard.phrases import explain
from wizard.strict_yaml import write
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled
from wizard.workflow.interviews import interview_from_file
from wizard.workflow.reviews import assign, confirm, review_book, waive, withdraw
from wizard.workspace import Workspace

ROLE = "contracts-specialist"
REASON = "Agreed with the general director"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the example interview."""
    made = Desk(Workspace(tmp_path), "en", "I. Petrova", lambda: "2026-11-25T10:00:00Z")
    interview_from_file(made, ROLE, ROLE, EXAMPLE)
    return made


@pytest.fixture
def bare(tmp_path: Path) -> Desk:
    """A desk with six duties of which nothing else is known."""
    made = Desk(Workspace(tmp_path / "bare"), "en", "I. Petrova", lambda: "2026-11-25T10:00:00Z")
    duties = [{"id": f"d{number}", "text": f"Reads letter {number}"} for number in range(1, 7)]
    path = tmp_path / "answers.yaml"
    path.write_text(write({"bank": ROLE, "answers": {"duties.items": duties}}), encoding="utf-8")
    interview_from_file(made, ROLE, ROLE, path)
    return made


def report(desk: Desk) -> GapReport:
    """The gap report as it stands."""
    return assembled(desk, ROLE).report


def folder(desk: Desk) -> Path:
    """Where the decisions lie."""
    return desk.workspace.role(ROLE).folder


def single(desk: Desk) -> Finding:
    """A finding that is told alone."""
    return next(finding for finding in report(desk).findings if not finding.members and not finding.legal)


def folded(desk: Desk) -> Finding:
    """A finding that stands for many: no duty has a result."""
    return next(finding for finding in report(desk).findings if finding.code == "GAP008" and finding.members)


def refused(act: Callable[[], object]) -> str:
    """The code of the one complaint, worded in every language."""
    with pytest.raises(UsageError) as caught:
        act()
    (complaint,) = caught.value.complaints
    assert 3 == len({explain(complaint, language) for language in ("en", "ru", "ar")})
    return complaint.code


def test_a_waived_finding_leaves_the_questions_and_stays_in_the_report(desk: Desk) -> None:
    """With its reason, until its day, in a file that a person can read."""
    finding = single(desk)
    (waiver,) = waive(desk, ROLE, finding, "accepted-risk", f"  {REASON} ")
    assert ("w1", finding.code, finding.clauses, REASON) == (waiver.id, waiver.code, waiver.clauses, waiver.reason)
    assert ("I. Petrova", "hr", "2026-11-25", "2027-05-24") == (waiver.by, waiver.role, waiver.on, waiver.expires)
    after = report(desk)
    assert finding.fingerprint not in {held.fingerprint for held in after.singles}
    assert [(finding.fingerprint, waiver)] == [(held.fingerprint, given) for held, given in after.waived]
    assert f"reason: {REASON}\n" in (folder(desk) / "waivers.yaml").read_text(encoding="utf-8")


def test_a_finding_told_for_many_gives_one_waiver_each(bare: Desk) -> None:
    """Each with the hash of its own text; nothing is waived as a whole."""
    finding = folded(bare)
    made = waive(bare, ROLE, finding, "deferred", REASON)
    assert len(finding.members) == len(made) == 6
    assert sorted(finding.members) == sorted(waiver.clauses for waiver in made)
    assert len(made) == len({waiver.text_hash for waiver in made})
    assert len(made) == len(report(bare).waived)


def test_a_finding_that_has_changed_meanwhile_is_not_waived(bare: Desk) -> None:
    """The person decides on what is there, not on what was."""
    finding = folded(bare)
    gone = finding._replace(members=(*finding.members, ("d99",)))
    assert "finding-gone" == refused(lambda: waive(bare, ROLE, gone, "deferred", REASON))
    assert not (folder(bare) / "waivers.yaml").exists()


@pytest.mark.parametrize(
    "reason", ["", "ok", "Agreed with CEO"[:-1], "-" * 40, "ok" + "." * 40, "нннннннннннннннннн", "ـ" * 30, "_ " * 20]
)
def test_a_reason_must_say_something(desk: Desk, reason: str) -> None:
    """Fifteen characters, none of them padding."""
    finding = single(desk)
    assert "waiver-reason-short" == refused(lambda: waive(desk, ROLE, finding, "deferred", reason))


@pytest.mark.parametrize("reason", ["Agreed with CEO", "Решено с юристом", "اتفقنا مع المدير العام"])
def test_fifteen_characters_in_any_script_are_enough(desk: Desk, reason: str) -> None:
    """Counted as a person counts."""
    assert reason == waive(desk, ROLE, single(desk), "deferred", reason)[0].reason


@pytest.mark.parametrize(
    ("category", "as_role", "expires", "code"),
    [
        ("accepted", "hr", None, "unknown-word"),
        ("deferred", "boss", None, "unknown-word"),
        ("deferred", "hr", "2026-11-24", "waiver-in-the-past"),
        ("deferred", "hr", "2027-11-26", "waiver-too-long"),
        ("deferred", "hr", "tomorrow", "bad-value"),
        ("deferred", "hr", "2027-02-30", "bad-value"),
        ("deferred", "hr", "", "waiver-open-ended"),
        ("false-alarm", "head", "", "waiver-open-ended"),
    ],
)
def test_terms_are_refused(desk: Desk, category: str, as_role: str, expires: str | None, code: str) -> None:
    """Each with one sentence, and nothing is kept."""
    finding = single(desk)
    assert code == refused(lambda: waive(desk, ROLE, finding, category, REASON, as_role=as_role, expires=expires))
    assert () == review_book(desk, ROLE).waivers


@pytest.mark.parametrize(
    ("category", "expires", "kept"),
    [
        ("deferred", "2026-11-25", "2026-11-25"),
        ("deferred", "2027-11-25", "2027-11-25"),
        ("deferred", "٢٠٢٧-٠١-٠٥", "2027-01-05"),
        ("false-alarm", "", ""),
        ("fixed-by-law", "", ""),
    ],
)
def test_terms_are_kept(desk: Desk, category: str, expires: str, kept: str) -> None:
    """From today to a year; without an end only what HR knows to be final."""
    assert kept == waive(desk, ROLE, single(desk), category, REASON, expires=expires)[0].expires


def test_a_legal_blocker_is_for_the_lawyer(desk: Desk) -> None:
    """Waived and confirmed by nobody else."""
    finding = single(desk)._replace(legal=True, severity=Severity.BLOCKER)
    assert "waiver-legal-only" == refused(lambda: waive(desk, ROLE, finding, "deferred", REASON))
    assert "legal" == waive(desk, ROLE, finding, "deferred", REASON, as_role="legal")[0].role
    assert "not-for-the-lawyer" == refused(lambda: confirm(desk, ROLE, single(desk)))
    confirm(desk, ROLE, finding)
    assert {finding.fingerprint} == review_book(desk, ROLE).confirmed


def test_a_withdrawn_waiver_is_kept_and_holds_no_more(desk: Desk) -> None:
    """Another record; its id is never given again."""
    finding = single(desk)
    waive(desk, ROLE, finding, "deferred", REASON)
    assert "w1" == withdraw(desk, ROLE, "w1").id
    book = review_book(desk, ROLE)
    assert ((), ["w1"]) == (book.waivers, [waiver.id for waiver in book.withdrawn])
    assert finding.fingerprint in {held.fingerprint for held in report(desk).singles}
    assert "no-such-waiver" == refused(lambda: withdraw(desk, ROLE, "w1"))
    assert "w2" == waive(desk, ROLE, finding, "deferred", REASON)[0].id


def test_who_was_asked_answers_the_finding(bare: Desk) -> None:
    """The last word counts; day and note stand beside the question."""
    finding = folded(bare)
    assign(bare, ROLE, finding, "finance")
    assign(bare, ROLE, finding, "director", "2026-12-01", "two candidates")
    assert Assignment("director", "2026-12-01", "two candidates") in review_book(bare, ROLE).assigned.values()
    (after,) = [held for held in report(bare).findings if held.code == finding.code and held.members]
    assert ("director", "gaps.because-assigned", "2026-12-01") == (after.owner.role, after.owner.because, after.due)
    assert "two candidates" == after.note["en"]
    assert "unknown-word" == refused(lambda: assign(bare, ROLE, finding, "everybody"))
    assert "bad-value" == refused(lambda: assign(bare, ROLE, finding, "hr", "soon"))
    assert "no-such-role" == refused(lambda: assign(bare, "contract-specialist", finding, "hr"))


def test_one_of_many_can_be_asked_of_somebody_else(bare: Desk) -> None:
    """The others are still told as one, without it."""
    finding = folded(bare)
    one = next(held for held in report(bare).singles if held.fingerprint == finding.fingerprints[0])
    assign(bare, ROLE, one, "director")
    told = [held for held in report(bare).findings if held.code == finding.code]
    assert {"director", finding.owner.role} == {held.owner.role for held in told}
    assert [one.clauses] == [held.clauses for held in told if held.owner.role == "director"]


def test_what_a_person_wrote_by_hand_stays(desk: Desk) -> None:
    """Comments, order and spacing of the file are left alone when a record is added."""
    path = folder(desk) / "waivers.yaml"
    ours = "# ours\n\n  - id: old\n    code: GAP001   # see the minutes\n    clauses: identity.title\n    category: deferred\n"
    path.write_text(ours, encoding="utf-8")
    waive(desk, ROLE, single(desk), "deferred", REASON)
    assert path.read_text(encoding="utf-8").startswith(ours)
    assert ["old", "w1"] == [waiver.id for waiver in review_book(desk, ROLE).waivers]


@pytest.mark.parametrize(
    "before",
    [
        "[]\n",
        "[{id: a, code: GAP001, category: deferred}]",
        "# nothing yet\n",
        "---\n- {id: a, code: GAP001, category: deferred}\n...\n",
    ],
)
def test_any_list_can_be_gone_on_with(desk: Desk, before: str) -> None:
    """In brackets, empty, or a comment only."""
    path = folder(desk) / "waivers.yaml"
    path.write_text(before, encoding="utf-8")
    known = [waiver.id for waiver in review_book(desk, ROLE).waivers]
    waive(desk, ROLE, single(desk), "deferred", REASON)
    assert [*known, "w1"] == [waiver.id for waiver in review_book(desk, ROLE).waivers]


GOOD = "- id: w1\n  code: GAP008\n  clauses: [d1]\n  category: deferred\n"


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("waivers.yaml", "id: w1\n", "expected-list", (1, 1)),
        ("waivers.yaml", "- w1\n", "expected-mapping", (1, 3)),
        ("waivers.yaml", "[1, 2]\n", "expected-mapping", (1, 2)),
        (
            "waivers.yaml",
            "- {code: GAP008, category: deferred}\n- {code: GAP008, category: deferred}\n",
            "missing-key",
            (1, 3),
        ),
        ("waivers.yaml", GOOD + "  resaon: x\n", "unknown-key", (5, 3)),
        ("waivers.yaml", GOOD + "  reason: [x]\n", "expected-text", (5, 11)),
        ("waivers.yaml", GOOD + GOOD, "duplicate-id", (5, 7)),
        ("waivers.yaml", GOOD.replace("deferred", "defered"), "unknown-word", (4, 13)),
        ("waivers.yaml", GOOD.replace("[d1]", "{d1: d2}"), "expected-list", (3, 12)),
        ("waivers.yaml", "- id: w1\n  category: deferred\n", "missing-key", (1, 3)),
        ("waivers.yaml", "- withdraws: w7\n", "no-such-waiver", (1, 14)),
        ("waivers.yaml", GOOD + "  reason: 'x\n", "yaml-quote", (6, 1)),
        ("assigned.yaml", "- code: GAP008\n  clauses: [d1]\n  owner: finanse\n", "unknown-word", (3, 10)),
        ("assigned.yaml", "- code: GAP008\n  clauses: [d1]\n  owner: hr\n  due: soon\n", "bad-value", (4, 8)),
        ("assigned.yaml", "- confirms: LAW601\n", "missing-key", (1, 3)),
    ],
)
def test_a_broken_file_is_an_error_at_its_place(
    desk: Desk, name: str, text: str, code: str, place: tuple[int, int]
) -> None:
    """File, line and column; and the file is not touched."""
    path = folder(desk) / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorkspaceError) as caught:
        report(desk)
    complaint = caught.value.complaints[0]
    assert (str(path), code, place) == (complaint.file, complaint.code, (complaint.line, complaint.column))
    assert all(explain(complaint, language) for language in ("en", "ru", "ar"))
    assert text == path.read_text(encoding="utf-8")


def test_bad_values_are_kept_as_they_are(desk: Desk) -> None:
    """They become findings: what is unreadable must not be lost."""
    text = GOOD + "  expires: next summer\n  role: everybody\n  clauses_: x\n".replace("  clauses_: x\n", "")
    (folder(desk) / "waivers.yaml").write_text(text, encoding="utf-8")
    (waiver,) = review_book(desk, ROLE).waivers
    assert ("next summer", "everybody", "", "") == (waiver.expires, waiver.role, waiver.reason, waiver.text_hash)


def test_a_rule_is_switched_off_for_a_company(bare: Desk) -> None:
    """With its reason, which stands in the report; nobody is asked in another way."""
    assert "GAP008" in {held.code for held in report(bare).singles}
    settings = bare.workspace.folder / "role-wizard.toml"
    settings.write_text('[rules]\noff = {GAP008 = "results stand in the regulation"}\n', encoding="utf-8")
    after = report(bare._replace(workspace=Workspace(bare.workspace.folder)))
    assert {"GAP008": "results stand in the regulation"} == after.off
    assert not [held for held in after.singles if held.at.endswith(".result")]


@pytest.mark.parametrize(("code", "meant"), [("GAP0008", "GAP008"), ("duty-without-result", "GAP008"), ("ZZZ1", "")])
def test_an_unknown_rule_is_named_at_its_line(bare: Desk, code: str, meant: str) -> None:
    """With the code that was probably meant."""
    settings = bare.workspace.folder / "role-wizard.toml"
    settings.write_text(f'city = "Dubai"\n\n[rules]\noff = {{{code} = "a reason"}}\n', encoding="utf-8")
    with pytest.raises(WorkspaceError) as caught:
        report(bare._replace(workspace=Workspace(bare.workspace.folder)))
    (complaint,) = caught.value.complaints
    assert ("no-such-rule", str(settings), 4, meant) == (
        complaint.code,
        complaint.file,
        complaint.line,
        complaint.values["meant"],
    )
