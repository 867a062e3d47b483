"""The walk of a review, without a terminal: order, next, back, counts, and what a new report does to it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from wizard.export.format import ReportLine, ReportView
from wizard.model.gaps import Finding, FindingKind, GapReport, Owner
from wizard.model.question import Severity
from wizard.terminal.review.stops import Kept, News, Scope, Verdict, Where
from wizard.terminal.review.walk import Walk

NAMES = {"head": "Head", "hr": "HR", "legal": "Lawyer", "finance": "Finance"}


def line(code: str, owner: str = "head", severity: str = "major", *clauses: str, **more: object) -> ReportLine:
    """A question with that rule and owner; `clauses` name several findings told as one."""
    kind = FindingKind(more.pop("kind", "missing"))
    held = clauses or (code.lower(),)
    members = tuple((clause,) for clause in clauses)
    finding = Finding(
        code, kind, Severity(severity), held, held[0], (), Owner(owner, because=str(more.pop("because", ""))), **more
    )._replace(members=members)
    return ReportLine(finding, code, f"{code}?", "", "", NAMES[owner])


def view(*lines: ReportLine) -> ReportView:
    """A report of these lines."""
    report = GapReport("role", {}, "bank", tuple(held.finding for held in lines), (), ())
    return ReportView(report, "en", "Role", tuple(lines), (), ())


def codes(lines: Sequence[ReportLine]) -> list[str]:
    return [held.finding.code for held in lines]


def now(walk: Walk) -> str:
    """The code of the question that is asked."""
    return walk.current.finding.code if walk.current is not None else ""


THREE = view(line("A", "hr", "minor"), line("B", "head", "major"), line("C", "legal", "blocker"))


def test_blockers_come_first_and_each_person_once() -> None:
    """The order of the sheets of the report."""
    shown = view(
        line("A", "hr", "minor"), line("B", "hr", "blocker"), line("C", "head", "major"), line("D", "head", "blocker")
    )
    assert ["D", "C", "B", "A"] == codes(Walk(shown).lines)


def test_what_is_skipped_is_not_asked_again() -> None:
    """Every question once, then the end."""
    walk = Walk(THREE)
    asked = []
    while walk.current is not None:
        asked.append(now(walk))
        walk.deal(Verdict.SKIPPED)
    assert ["C", "B", "A"] == asked
    assert 3 == walk.tally[Verdict.SKIPPED] == walk.left


def test_what_was_skipped_can_be_asked_once_more() -> None:
    """Only what was skipped."""
    walk = Walk(THREE)
    walk.deal(Verdict.ASSIGNED)
    walk.deal(Verdict.SKIPPED)
    walk.deal(Verdict.SKIPPED)
    walk.again()
    assert ["B", "A"] == codes(walk.waiting)


def test_the_number_of_a_question_counts_what_this_person_was_asked() -> None:
    """Settled questions of the person stay counted; so the total does not shrink under the reader's eyes."""
    before = view(line("A", "hr"), line("B", "hr"), line("C", "hr"), line("D", "head"))
    walk = Walk(before)
    assert Where(1, 1, 4) == walk.where
    walk.deal(Verdict.SKIPPED)
    assert Where(1, 3, 3) == walk.where
    walk.take(view(line("B", "hr"), line("C", "hr"), line("D", "head")))
    assert ("B", Where(2, 3, 2)) == (now(walk), walk.where)


def test_back_leads_through_what_still_stands() -> None:
    """What was settled cannot be gone back to; passing by changes nothing."""
    walk = Walk(view(line("A"), line("B"), line("C")))
    walk.deal(Verdict.ASSIGNED)
    walk.take(view(line("A"), line("C")))
    assert "C" == now(walk)
    assert walk.back()
    assert ("A", Verdict.ASSIGNED, Where(1, 3, 1)) == (now(walk), walk.verdict, walk.where)
    assert not walk.back()
    walk.deal(Verdict.SKIPPED)
    assert "C" == now(walk)
    assert 1 == walk.tally[Verdict.ASSIGNED]


def test_a_second_thought_replaces_the_first() -> None:
    """A question that was assigned and is then waived counts once."""
    walk = Walk(THREE)
    walk.deal(Verdict.ASSIGNED)
    walk.back()
    walk.deal(Verdict.WAIVED)
    assert (0, 1) == (walk.tally[Verdict.ASSIGNED], walk.tally[Verdict.WAIVED])
    assert "B" == now(walk)


def test_what_vanishes_is_settled_and_what_is_new_joins_in_its_place() -> None:
    """A new blocker is asked next; a new trifle waits for its turn."""
    walk = Walk(view(line("A", "head"), line("B", "head"), line("M", "hr", "minor")))
    news = walk.take(view(line("B", "head"), line("N", "hr", "minor"), line("X", "head", "blocker")))
    assert News(2, 2) == news
    assert ["X", "B", "N"] == codes(walk.waiting)
    assert 2 == walk.tally[Verdict.SETTLED]


def test_a_person_whose_last_blocker_is_settled_goes_on() -> None:
    """The order of persons stays: nobody is sent from one to the other and back."""
    walk = Walk(view(line("A", "legal", "blocker"), line("B", "legal", "minor"), line("C", "head", "blocker")))
    assert ["C", "A", "B"] == codes(walk.lines)
    walk.deal(Verdict.SKIPPED)
    walk.take(view(line("B", "legal", "minor"), line("C", "head", "blocker")))
    assert "B" == now(walk)


def test_what_was_waived_is_not_called_settled() -> None:
    """It vanishes from the report, too."""
    walk = Walk(THREE)
    walk.deal(Verdict.WAIVED)
    assert News() == walk.take(view(line("A", "hr", "minor"), line("B", "head", "major")))
    assert (1, 0) == (walk.tally[Verdict.WAIVED], walk.tally[Verdict.SETTLED])
    assert not walk.back()


def test_a_question_that_was_just_handed_on_is_not_asked() -> None:
    """«Ask finance by Thursday» is an answer: the question that waits for finance is not put to the same person."""
    walk = Walk(view(line("A"), line("B")))
    news = walk.take(view(line("B"), line("W", "finance", "minor", kind="awaited")))
    assert News(1, 0) == news
    assert ["B"] == codes(walk.waiting)
    assert 1 == walk.tally[Verdict.ASSIGNED]


def test_a_question_that_stands_and_now_waits_for_somebody_was_assigned() -> None:
    """Many rules ask on, of whoever was named."""
    walk = Walk(view(line("A"), line("B")))
    walk.take(view(line("A", "finance", because="gaps.because-said", due="2026-12-01"), line("B")))
    assert "B" == now(walk)
    assert 1 == walk.tally[Verdict.ASSIGNED]


def test_an_answer_that_settles_nothing_leaves_the_question_where_it_is() -> None:
    """The person sees it again and may skip it."""
    walk = Walk(THREE)
    assert News() == walk.take(THREE)
    assert "C" == now(walk)


def test_many_findings_told_as_one_are_settled_one_by_one() -> None:
    """What is left of them is the same question; a new place in it is asked."""
    walk = Walk(view(line("F", "head", "major", "d1", "d2", "d3"), line("B", "hr")))
    assert News(1, 0) == walk.take(view(line("F", "head", "major", "d2", "d3"), line("B", "hr")))
    assert "F" == now(walk)
    walk.deal(Verdict.SKIPPED)
    walk.take(view(line("F", "head", "major", "d3"), line("B", "hr")))
    assert "B" == now(walk)
    walk.take(view(line("F", "head", "major", "d3", "d4"), line("B", "hr")))
    assert "F" == now(walk)


def test_only_some_questions() -> None:
    """For one owner, or of one severity."""
    assert ["C"] == codes(Walk(THREE, Scope(roles=frozenset({"legal"}))).lines)
    assert ["B", "A"] == codes(Walk(THREE, Scope(severities=frozenset({"major", "minor"}))).lines)


def test_one_may_go_anywhere_and_the_rest_waits() -> None:
    """What was asked before the jump comes afterwards."""
    walk = Walk(THREE)
    walk.go_to(walk.lines[2])
    assert "A" == now(walk)
    walk.deal(Verdict.ASSIGNED)
    assert "C" == now(walk)
    assert {"a"} == {name.partition(":")[2] for name in walk.kept.dealt_with}


def test_the_next_sitting_goes_on() -> None:
    """What was dealt with and still stands is not asked again; what has changed is."""
    walk = Walk(THREE)
    walk.deal(Verdict.SKIPPED)
    walk.deal(Verdict.ASSIGNED)
    assert {"C:c": "skipped", "B:b": "assigned"} == walk.kept.dealt_with
    again = Walk(view(*THREE.lines, line("N", "head", "blocker")), before=walk.kept)
    assert ["N", "A"] == codes(again.waiting)
    assert (0, 1) == (again.tally[Verdict.ASSIGNED], again.tally[Verdict.SKIPPED]), "counted is what is done now"
    again.again()
    assert ["C", "N", "A"] == codes(again.waiting)


def test_the_next_sitting_asks_the_same_person_on() -> None:
    """Although somebody else has the worse questions by now."""
    walk = Walk(view(line("A", "head", "blocker"), line("B", "head", "minor"), line("C", "legal", "major")))
    walk.take(view(line("B", "head", "minor"), line("C", "legal", "major")))
    assert "B" == now(walk)
    again = Walk(view(line("B", "head", "minor"), line("C", "legal", "major")), before=walk.kept)
    assert "B" == now(again)


def test_rubbish_from_the_disk_asks_everything() -> None:
    """A broken file costs a memory, never a question."""
    assert ["C", "B", "A"] == codes(Walk(THREE, before=Kept({"C:c": "eaten", "Z:z": "skipped"}, ("Nobody",))).waiting)


SEVERITIES = [severity.value for severity in Severity]
LINES = st.lists(
    st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from(sorted(NAMES)), st.sampled_from(SEVERITIES)),
    max_size=8,
    unique_by=lambda held: held[0],
)


@given(LINES, st.lists(st.tuples(st.sampled_from([*Verdict, "back", "look"]), LINES), max_size=12))
def test_every_walk_ends_and_asks_nothing_twice(
    start: list[tuple[str, str, str]], moves: list[tuple[str, list[tuple[str, str, str]]]]
) -> None:
    """Whatever is done and whatever reports come: the rest can be skipped, each question once."""
    walk = Walk(view(*(line(*held) for held in start)))
    for move, lines in moves:
        if move == "back":
            walk.back()
        elif move == "look":
            walk.take(view(*(line(*held) for held in lines)))
        elif walk.current is not None:
            walk.deal(Verdict(move))
        assert (walk.current is None) <= (not walk.waiting)
        where = walk.where
        assert 0 <= where.number <= where.of
    waiting = len(walk.waiting)
    skipped = 0
    while walk.current is not None:
        revisiting = walk.verdict is not None
        walk.deal(Verdict.SKIPPED)
        skipped += not revisiting
        assert skipped <= waiting
    assert skipped == waiting
    assert not walk.waiting
