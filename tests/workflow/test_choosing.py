"""What a run counts and what it shows: rules left out with a reason, a part of the questions, one person's."""

import pytest

from report_specimen import FINDINGS, finding, report, view
from wizard.errors import UsageError
from wizard.export import ReportView
from wizard.export.sheet import gate, groups, sheets, unchecked, unpicked
from wizard.gaps import RULES
from wizard.model.gaps import Confidence, Owner
from wizard.model.question import Severity
from wizard.workflow.choosing import Choice, chosen, ignored, words_of
from wizard.workflow.documents import verdict

FOLDED = finding("GAP008", Severity.MAJOR, "duties.items", "head")._replace(
    clauses=("d1", "d2"), members=(("d1",), ("d2",))
)
PARTS = tuple(finding("GAP008", Severity.MAJOR, f"duties.items[d{n}].result", "head") for n in (1, 2))


def held(language: str = "en") -> ReportView:
    """Nine findings, one that is told for two places, and a hidden one."""
    seen = view(
        language, report((*FINDINGS, FOLDED))._replace(singles=(*FINDINGS, *PARTS), off={"DOC702": "no register"})
    )
    singles = tuple(
        line._replace(number=min(n, 10)) for n, line in enumerate(view(language, report((*FINDINGS, *PARTS))).lines, 1)
    )
    unsure = seen.lines[1]._replace(number=11, finding=FINDINGS[1]._replace(confidence=Confidence.POSSIBLE))
    names = {"duties": "Duties", "interactions": "Interactions", "reporting": "Reporting"}
    return seen._replace(singles=singles, hidden=(unsure,), sections=names)


def numbers(seen: ReportView) -> list[int]:
    """Which questions are shown."""
    return [line.number for line in seen.shown]


def test_nothing_chosen_shows_the_report() -> None:
    """And nothing about a choice."""
    seen = chosen(held(), Choice())
    assert list(range(1, 11)) == numbers(seen)
    assert "" == unpicked(seen)
    assert 11 == len(seen.places)


@pytest.mark.parametrize(
    ("only", "shown"),
    [
        ("blocker", [9]),
        ("major", [1, 10]),
        ("major,blocker", [1, 9, 10]),
        ("head,major", [10]),
        ("duties", [2, 3, 4, 5, 6, 7, 8, 10]),
        ("owner:counterpart", [1]),
        ("kind:missing,MINOR", list(range(2, 9))),
    ],
)
def test_only_takes_severities_sections_owners_and_kinds(only: str, shown: list[int]) -> None:
    """Words of one sort are added up, of several sorts they narrow; numbers and gate stay those of the whole report."""
    seen = chosen(held(), Choice(only=words_of([only])))
    assert shown == numbers(seen)
    assert gate(held()) == gate(seen)
    assert f"Shown: {len(shown)} of 10 questions." == unpicked(seen)


def test_all_shows_what_is_hidden_behind_the_others() -> None:
    """And then it is not counted as unseen."""
    seen = chosen(held(), Choice(everything=True))
    assert [*range(1, 11), 11] == numbers(seen)
    assert any("--all" in line for line in unchecked(held()))
    assert not any("--all" in line for line in unchecked(seen))
    assert gate(held()) == gate(seen)


def test_selected_rules_alone_count() -> None:
    """Gate and exit code follow, but a run of some rules never says "ready"."""
    seen = chosen(held(), Choice(select=("GAP014", "gap024")))
    assert [1, 9] == numbers(seen)
    assert any("GAP014, GAP024" in line for line in unchecked(seen))
    calm = chosen(held(), Choice(select=("LNK",)))
    assert ([], False, 0) == (numbers(calm), calm.ready, verdict(calm.report, "note"))
    assert "Not decided: only LNK looked" in gate(calm)


def test_ignored_rules_are_counted_with_their_reason() -> None:
    """Beside those that the company switched off."""
    seen = chosen(held(), Choice(ignore=ignored(['GAP014="agreed with the works council"'])))
    assert [*range(1, 9), 10] == numbers(seen)
    assert ("GAP014, switched off: agreed with the works council" in unchecked(seen)) is True
    assert "DOC702, switched off: no register" in unchecked(seen)
    assert gate(seen).startswith("Ready: no blockers")
    family = chosen(held(), Choice(ignore=ignored(["gap=what is missing is known to everybody"])))
    assert list(range(2, 9)) == numbers(family)


@pytest.mark.parametrize("word", ["GAP014", "GAP014=", 'GAP014="too short"', "GAP014=   .             "])
def test_a_rule_is_left_out_for_a_reason_only(word: str) -> None:
    """At least fifteen characters."""
    with pytest.raises(UsageError) as refused:
        ignored([word])
    assert ("ignore-reason", "GAP014") == (refused.value.complaints[0].code, refused.value.complaints[0].values["code"])


@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        (Choice(only=("blockr",)), "blocker"),
        (Choice(only=("owner:duties",)), ""),
        (Choice(select=("DUTY-WITHOUT-POWR",)), "duty-without-power"),
        (Choice(ignore={"duty-without-powr": "a reason that is long enough"}), "duty-without-power"),
        (Choice(person="I. Petrov"), "I. Petrova"),
    ],
)
def test_a_word_that_names_nothing_is_refused(choice: Choice, meant: str) -> None:
    """With what was probably meant."""
    with pytest.raises(UsageError) as refused:
        chosen(held(), choice)
    assert meant == refused.value.complaints[0].values["meant"]


@pytest.mark.parametrize(
    ("name", "shown"), [("hr", [9]), ("i. petrova", [9]), ("everybody", list(range(1, 11))), ("finance", [])]
)
def test_one_persons_questions(name: str, shown: list[int]) -> None:
    """By role or by name; an owner who is asked nothing has none."""
    assert shown == numbers(chosen(held(), Choice(person=name)))


def test_groups_in_the_words_of_the_reader() -> None:
    """By section, severity and kind, each question once."""
    seen = held("ru")
    assert ["I. Petrova", "head", "counterpart"] == [sheet.owner for sheet in groups(seen)]
    for by, names in (
        ("section", ["Duties", "Interactions", "Reporting"]),
        ("severity", ["блокирующее", "существенное", "незначительное"]),
        ("kind", ["пропуск"]),
    ):
        made = groups(seen._replace(grouping=by))
        assert names == [sheet.owner for sheet in made]
        assert 10 == sum(len(sheet.lines) for sheet in made)


def test_counterparts_of_two_units_are_two_people() -> None:
    """One person in two posts is one."""
    asked = [
        finding("GAP024", Severity.MAJOR, f"interactions.items[i{n}].reply_time", "counterpart")._replace(
            owner=Owner("counterpart", unit={"en": unit})
        )
        for n, unit in enumerate(("Accounting", "Warehouse", "Accounting"), 1)
    ]
    seen = view("en", report(tuple(asked)))
    lines = tuple(
        line._replace(post=f"Head ({line.finding.owner.unit['en']})", owner=f"Head ({line.finding.owner.unit['en']})")
        for line in seen.lines
    )
    assert [("Head (Accounting)", 2), ("Head (Warehouse)", 1)] == [
        (sheet.owner, len(sheet.lines)) for sheet in sheets(seen._replace(lines=lines))
    ]
    assert "for 2 people" in gate(seen._replace(lines=lines))
    both = tuple(
        line._replace(
            finding=line.finding._replace(owner=Owner(role)), person="A. B.", post=role, owner=f"A. B. ({role})"
        )
        for line, role in zip(seen.lines, ("hr", "legal", "hr"), strict=True)
    )
    assert ["A. B. (hr, legal)"] == [sheet.owner for sheet in sheets(seen._replace(lines=both))]


def test_every_code_can_be_selected() -> None:
    """By code, by name and by family."""
    for rule in RULES:
        for word in (rule.code, rule.name, rule.family.lower()):
            chosen(held(), Choice(select=(word,)))
