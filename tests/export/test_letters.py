"""A letter to one person: their questions alone, answerable on paper, silent about what is empty."""

import re

import pytest

from report_specimen import FINDINGS, finding, folded, report, view
from wizard.export.gap_letter import letters
from wizard.model.gaps import Evidence, Owner
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_person_has_a_letter_of_their_own(language: str) -> None:
    """With the role, and every question of theirs and of nobody else."""
    made = letters(view(language), "HR office", "the head")
    assert ["hr", "counterpart", "head"] == [letter.name for letter in made]
    assert [1, 1, 7] == [letter.text.count("\n## ") for letter in made]
    for letter in made:
        assert ("specimen" in letter.text and "HR office" in letter.text) or letter.name == "hr"
        assert 0 < letter.text.count("……") >= letter.text.count("\n## ")
        assert "\n\n\n" not in letter.text and "{" not in letter.text and "None" not in letter.text


def test_a_letter_says_why_when_and_where_to() -> None:
    """State of the answers, the reason of the choice, the first day, the way back; HR answers to the head."""
    seen = view("en")._replace(as_of="2026-11-24", clauses={"interactions.items[i1]": "5.1"})
    seen = seen._replace(lines=tuple(line._replace(asked="knows the data") for line in seen.lines))
    hr, other, head = (letter.text for letter in letters(seen, "HR office", "the head"))
    assert "Role specimen, as answered up to 24 November 2026." in other
    assert "Why these questions come to you: knows the data." in other
    assert "## 1. question 1? (by 4 December 2026)" in other
    assert "clause 5.1" in other
    assert "The first answer is needed by 4 December 2026." in other
    assert "Please send this sheet back to: HR office" in other
    assert "back to: the head" in hr
    assert "by 4 December" not in head and "clause" not in head
    assert "“in good time”" in head


def test_several_reasons_name_their_questions() -> None:
    """Whoever is asked for more than one reason reads which is whose."""
    seen = view("en")
    lines = tuple(line._replace(asked=("decides", "knows")[place % 2]) for place, line in enumerate(seen.lines))
    *_, head = (letter.text for letter in letters(seen._replace(lines=lines), "HR office", "the head"))
    (told,) = re.findall("Why these questions come to you: (.*)", head)
    assert sorted(map(int, re.findall(r"\d+", told))) == list(range(1, 8))
    assert "knows (" in told and "; " in told


def test_what_can_be_chosen_can_be_ticked() -> None:
    """Boxes instead of a line; more lines where more is to be written."""
    seen = view("en")
    ticks = seen.lines[-1]._replace(choices=("yes", "no"), answer="yes-no")
    long = seen.lines[0]._replace(answer="paragraph")
    first, last = (letter.text for letter in letters(seen._replace(lines=(ticks, long)), "HR"))
    assert "☐ yes  ☐ no" in first and "Answer:" not in first
    assert 4 == len(re.findall("^.*……+$", last, re.MULTILINE))


def test_a_question_for_many_places_has_a_line_for_each() -> None:
    """Thirteen duties without a result: their clauses, and a line under each."""
    (letter,) = letters(folded("en"), "HR")
    assert 1 == letter.text.count("\n## ")
    assert 13 == letter.text.count("\n- ") == letter.text.count("\n  Answer: …")


def test_counterparts_of_two_units_get_two_letters() -> None:
    """Each with a file name of its own, in whatever script."""
    units = ({"en": "Accounting & tax"}, {"ar": "إدارة المستودعات"}, {"en": "../etc"}, {"en": "?"}, {"en": "!"})
    asked = tuple(
        finding("GAP024", Severity.MAJOR, f"interactions.items[i{n}].reply_time", "counterpart")._replace(
            owner=Owner("counterpart", unit=unit)
        )
        for n, unit in enumerate(units, 1)
    )
    seen = view("en", report(asked))
    lines = tuple(line._replace(owner=f"Head {n}", post=f"Head {n}") for n, line in enumerate(seen.lines))
    made = letters(seen._replace(lines=lines), "HR")
    names = [letter.name for letter in made]
    assert 5 == len(set(names))
    assert {"counterpart-accounting-tax", "counterpart-etc", "counterpart", "counterpart-2"} <= set(names)
    assert all(re.fullmatch(r"[\w-]+", name) for name in names)


def test_only_some_words_are_meant() -> None:
    """They stand in «» inside their sentence."""
    marked = FINDINGS[1]._replace(
        evidence=(Evidence("duties.items[d1]", {"en": "ends it soon"}, spans={"en": (8, 12)}),)
    )
    (letter,) = letters(view("en", report((marked,))), "HR")
    assert "ends it «soon»" in letter.text
