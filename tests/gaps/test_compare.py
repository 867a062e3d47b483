"""Runs compared: who did what, and what only looks like progress."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles import BANKS, answers_of, bank, position_of
from wizard.gaps import Case, review
from wizard.gaps.compare import compare
from wizard.model.answers import Answer, Answers
from wizard.model.bank import Bank
from wizard.model.gaps import Waiver
from wizard.model.question import Kind
from wizard.model.run import Cause, ChangeKind, KeptFinding, Run, Spot, dated, same
from wizard.model.text import western_digits
from wizard.workflow.desk import Desk
from wizard.workflow.documents import Assembled
from wizard.workflow.runs import run_of
from wizard.workspace import Workspace

FOUND = KeptFinding(
    "GAP008", ("d1",), "duties.items[d1].result", "major", "h", (Spot("duties.items[d1].result", absent=True),)
)
VAGUE = KeptFinding(
    "CLR501",
    ("d2",),
    "duties.items[d2].text",
    "minor",
    "h",
    (Spot("duties.items[d2].text", absent=False, answer="old"),),
)
RUN = Run(
    "role",
    "b@1",
    "x",
    "2026.11",
    ("CLR501", "GAP008"),
    {},
    (),
    "ru",
    "a1",
    (FOUND, VAGUE),
    n=3,
    day="2026-10-01",
    by="I",
)
NOW = RUN._replace(n=0, day="2026-11-25", answers="a2")


def told(before: Run, now: Run, said: dict[str, str] | None = None, failed: tuple[str, ...] = ()) -> dict[str, str]:
    """What became of each finding: kind and cause by fingerprint."""
    answers = {"duties.items[d2].text": "old"} | (said or {})
    made = compare(before, now, lambda at: answers.get(at, ""), failed)
    return {change.fingerprint: " ".join(filter(None, (change.kind, change.cause))) for change in made.changes}


def without(*gone: KeptFinding, **changes: object) -> Run:
    """Today's run without these findings."""
    return NOW._replace(findings=tuple(held for held in NOW.findings if held not in gone), **changes)


@pytest.mark.parametrize(
    ("now", "said", "expected"),
    [
        (without(FOUND), {"duties.items[d1].result": "a letter"}, "fixed-by-answer"),
        (without(FOUND), {}, "fixed-by-edit"),  # something else that the rule looks at was changed
        (without(FOUND, rules="2026.12"), {}, "gone rules"),
        (without(FOUND, rules="2026.12"), {"duties.items[d1].result": "a letter"}, "fixed-by-answer"),
        (
            without(FOUND, off={"GAP008": "not in our house"}, active=("CLR501",)),
            {"duties.items[d1].result": "x"},
            "gone profile",
        ),
        (without(FOUND, jurisdiction="us", active=("CLR501",)), {}, "gone jurisdiction"),
        (without(FOUND, rules="2026.12", active=("CLR501",)), {}, "gone rules"),
        (without(FOUND, off={"GAP042": "x"}), {}, "gone profile"),
        (without(FOUND, digest="y"), {}, "gone bank"),
        (without(FOUND, jurisdiction="sa"), {}, "gone jurisdiction"),
    ],
)
def test_why_an_empty_place_is_asked_no_more(now: Run, said: dict[str, str], expected: str) -> None:
    """Filled, or gone for another reason."""
    assert {"CLR501:d2": "still-open", "GAP008:d1": expected} == told(RUN, now, said)


@pytest.mark.parametrize(
    ("now", "said", "expected"),
    [
        (without(VAGUE), {"duties.items[d2].text": "new"}, "fixed-by-edit"),
        (without(VAGUE), {"duties.items[d2].text": ""}, "fixed-by-edit"),
        (without(VAGUE, rules="2026.12"), {"duties.items[d2].text": ""}, "fixed-by-edit"),
        (without(VAGUE, rules="2026.12"), {"duties.items[d2].text": "new"}, "gone rules"),
        (without(VAGUE, rules="2026.12"), {}, "gone rules"),
        (without(VAGUE, digest="y"), {"duties.items[d2].text": "new"}, "fixed-by-edit"),
    ],
)
def test_why_a_text_is_blamed_no_more(now: Run, said: dict[str, str], expected: str) -> None:
    """A rule upgrade never looks like progress: a text that was edited meanwhile proves nothing."""
    assert expected == told(RUN, now, said)["CLR501:d2"]


def test_a_rule_that_failed_proves_nothing() -> None:
    """Its findings are gone, and nobody has fixed them."""
    assert "gone failed" == told(RUN, without(FOUND), failed=("GAP008",))["GAP008:d1"]


def test_waived_reopened_and_new() -> None:
    """Each from the state before."""
    waived = FOUND._replace(waiver="w1")
    assert "waived" == told(RUN, NOW._replace(findings=(waived,)))["GAP008:d1"]
    assert "reopened" == told(RUN._replace(findings=(waived,)), NOW._replace(findings=(FOUND,)))["GAP008:d1"]
    assert {} == told(RUN._replace(findings=(waived,)), NOW._replace(findings=(waived,)))
    assert "new" == told(RUN._replace(findings=()), NOW._replace(findings=(FOUND,)))["GAP008:d1"]
    gone = RUN._replace(findings=(), gone=("GAP008:d1",))
    assert "reopened" == told(gone, NOW._replace(findings=(FOUND,)))["GAP008:d1"]


@pytest.mark.parametrize(
    ("before", "cause"),
    [
        (RUN._replace(active=("CLR501",), rules="2026.10"), "new rules"),
        (RUN._replace(active=("CLR501",), off={"GAP008": "x"}), "new profile"),
        (RUN._replace(active=("CLR501",), jurisdiction="us"), "new jurisdiction"),
        (RUN._replace(rules="2026.10"), "new rules"),
        (RUN._replace(rules="2026.10", answers="a0"), "new"),
        (RUN, "new"),
    ],
)
def test_a_new_finding_says_whether_only_the_rules_are_new(before: Run, cause: str) -> None:
    """Where it is certain; an edit and an upgrade together prove nothing."""
    now = RUN._replace(findings=(FOUND,))
    assert cause == told(before._replace(findings=()), now)["GAP008:d1"]


def test_ages_are_counted_from_the_run_in_which_it_came_up() -> None:
    """Through any number of runs; whoever comes back starts anew."""
    first = dated(RUN._replace(day="2026-10-01"), None, 1)
    second = dated(RUN._replace(day="2026-10-20"), first, 2)
    assert [(1, "2026-10-01")] * 2 == [(held.first_seen, held.since) for held in second.findings]
    third = dated(RUN._replace(day="2026-11-01", findings=(VAGUE,)), second, 3)
    assert ("GAP008:d1",) == third.gone
    fourth = dated(NOW, third, 4)
    assert [(4, "2026-11-25"), (1, "2026-10-01")] == [(held.first_seen, held.since) for held in fourth.findings]
    ages = {change.code: change.days for change in compare(first, fourth, lambda _: "").changes}
    assert {"GAP008": 0, "CLR501": 55} == ages
    assert () == fourth.gone


def test_day_and_person_make_no_other_run() -> None:
    """But answers, rules and decisions do."""
    assert same(dated(NOW, RUN, 9)._replace(by="J"), NOW)
    assert not same(NOW, NOW._replace(answers="a3"))
    assert not same(NOW, NOW._replace(findings=(FOUND._replace(waiver="w1"),)))


# --- identity over real interviews ----------------------------------------------------------------------------------

NAMES = sorted(path.stem for path in (BANKS / "examples").glob("*.yaml"))
EXPECTED_NAMES = 5
DESK = Desk(Workspace(BANKS), "en", "I", lambda: "2026-11-25T10:00:00Z")


def run_on(name: str, answers: Answers) -> Run:
    """The run of an interview."""
    position = position_of(answers, name)
    report = review(Case(bank(name), answers, position))
    return run_of(DESK, "role", Assembled(bank(name), answers, position, report))


def kinds(name: str, before: Answers, after: Answers) -> set[ChangeKind]:
    """What a comparison of two states of the answers tells."""
    from wizard.workflow.runs import said_at

    return {c.kind for c in compare(run_on(name, before), run_on(name, after), lambda at: said_at(after, at)).changes}


def open_in_spite_of_waivers(name: str, before: Answers, after: Answers) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Everything is waived as it was; what is asked afterwards all the same, shown and hidden."""
    opened = bank(name)
    report = review(Case(opened, before, position_of(before, name)))
    given = tuple(
        Waiver(
            f"w{n}",
            held.code,
            held.clauses,
            held.text_hash,
            "deferred",
            "Agreed with all",
            "I",
            "legal",
            "2026-11-01",
            "2027-03-01",
        )
        for n, held in enumerate((*report.singles, *report.hidden_singles), 1)
    )
    later = review(Case(opened, after, position_of(after, name), today="2026-11-25", waivers=given))
    shown, hidden = ((held.fingerprint for held in part) for part in (later.singles, later.hidden_singles))
    return tuple(shown), tuple(hidden)


def gaps_in(answers: Answers, opened: Bank, chance: list[bool]) -> Answers:
    """The answers with some cells of rows and some single facts taken out, but no row and no list."""
    lists = {question.id for question in opened if question.kind is Kind.RECORDS}
    firsts = {f"{question.id}].{question.fields[0].id}" for question in opened if question.fields}
    free = [
        at
        for at in answers
        if at not in lists and not at.endswith("]") and f"{at.partition('[')[0]}].{at.rpartition('.')[2]}" not in firsts
    ]
    return answers.put({at: None for at, taken in zip(free, chance * len(free), strict=False) if taken})


def respelled(value: object) -> object:
    """The same words: other quotes, doubled spaces, ё, tatweel, other digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and set(value) <= {"en", "ru", "ar"}:
        return {language: RESPELL[language](text) for language, text in value.items()}
    if isinstance(value, dict):
        return {key: respelled(held) for key, held in value.items()}
    return [respelled(held) for held in value] if isinstance(value, list | tuple) else value


EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
RESPELL = {
    "en": lambda text: text.replace(" ", "  ").replace("'", "’"),
    "ru": lambda text: text.replace("е", "ё", 1) if "ё" not in text else text.replace("ё", "е"),
    "ar": lambda text: text.replace("ا", "اـ", 1).translate(EASTERN),
}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12, deadline=None)
@given(chance=st.lists(st.booleans(), min_size=3, max_size=40), seed=st.randoms(use_true_random=False))
def test_moving_and_respelling_rows_changes_nothing(name: str, chance: list[bool], seed: object) -> None:
    """Reorder every list, which renumbers the clauses on paper, and respell every text: all is still open."""
    opened = bank(name)
    before = gaps_in(answers_of(BANKS / "examples" / f"{name}.yaml", name), opened, chance)
    assert len(run_on(name, before).findings) > 0
    moved: dict[str, Answer | None] = {}
    for at in before:
        held = before[at]
        value = respelled(held.value)
        question = opened.question(at)
        if question is not None and question.kind is Kind.RECORDS and held.value:
            value = list(held.value)
            seed.shuffle(value)  # type: ignore[attr-defined]
        moved[at] = held._replace(value=value)
    after = before.put(moved)
    assert {ChangeKind.OPEN} == kinds(name, before, after)
    assert ((), ()) == open_in_spite_of_waivers(name, before, after)


@pytest.mark.parametrize("name", NAMES)
def test_inserting_a_row_on_top_makes_no_old_finding_new(name: str) -> None:
    """Only the new row's own findings are new."""
    before = answers_of(BANKS / "examples" / f"{name}.yaml", name)
    rows = before.rows("duties.items")
    assert rows
    after = before.put(
        {
            "duties.items": Answer(["d99", *rows]),
            "duties.items[d99]": Answer({}),
            "duties.items[d99].text": Answer({"en": "Keeps the archive", "ru": "Ведёт архив", "ar": "يحفظ الأرشيف"}),
        }
    )
    made = compare(run_on(name, before), run_on(name, after), lambda _: "").changes
    new = [change for change in made if change.kind is ChangeKind.NEW]
    assert new
    assert all("d99" in " ".join(change.clauses) for change in new)
    assert {held.fingerprint for held in run_on(name, before).findings} <= {change.fingerprint for change in made}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12, deadline=None)
@given(chance=st.lists(st.booleans(), min_size=3, max_size=40))
def test_no_two_findings_share_an_identity(name: str, chance: list[bool]) -> None:
    """A waiver, an assignment and a comparison each mean exactly one finding."""
    opened = bank(name)
    answers = gaps_in(answers_of(BANKS / "examples" / f"{name}.yaml", name), opened, chance)
    report = review(Case(opened, answers, position_of(answers, name)))
    names = [finding.fingerprint for finding in (*report.singles, *report.hidden_singles)]
    assert len(names) == len(set(names))


def test_the_examples_are_there() -> None:
    """The laws above looked at something; western digits are what Eastern ones are compared as."""
    assert len(NAMES) >= EXPECTED_NAMES
    assert "12" == western_digits("12".translate(EASTERN))
    assert Cause.NONE == ""
