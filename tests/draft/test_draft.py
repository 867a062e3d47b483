"""The written job description: what stands in it, what is left out, and what is marked."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt

from draft_specimen import FULL, LANGUAGES, bank, mark, missing, position, said
from wizard.draft import ORDER, write
from wizard.errors import UsageError
from wizard.model.answers import Absence, Answer, Reason, State
from wizard.model.gaps import Mark

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
REPLY = "interactions.items[i1].reply_time"


def draft(
    changes: Mapping[str, Any] | None = None, language: str = "en", marks: Mapping[str, Mark] | None = None, **more: Any
) -> str:
    """The full specimen with changes, as Markdown."""
    return write(position({**FULL, **(changes or {})}), bank(), language, marks or {}, **more)


def headings(text: str) -> list[str]:
    """The section headings."""
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "kind", "five"),
    [
        ("en", "JOB DESCRIPTION", ["General provisions", "Duties", "Rights", "Service interactions", "Liability"]),
        (
            "ru",
            "ДОЛЖНОСТНАЯ ИНСТРУКЦИЯ",
            ["Общие положения", "Должностные обязанности", "Права", "Служебные связи", "Ответственность"],
        ),
        ("ar", "وصف وظيفي", ["أحكام عامة", "المهام والواجبات الوظيفية", "الصلاحيات", "العلاقات الوظيفية", "المسؤولية"]),
    ],
)
def test_the_five_sections_come_first(language: str, kind: str, five: list[str]) -> None:
    """The document names its kind, and the five sections of the source stand in their order."""
    text = draft(language=language)
    assert f"# {kind}\n" in text
    assert [f"{n}. {title}" for n, title in enumerate(five, 1)] == headings(text)[:5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_answered_is_printed(language: str) -> None:
    """Every text that the head gave stands in the document, in the document's language."""
    answered = [
        value[language]
        for at, value in FULL.items()
        if isinstance(value, dict)
        and language in value
        and at not in ("purpose.statement", "interactions.items[i1].subject")
    ]
    text = draft(language=language)
    assert len(answered) > 30
    assert [] == [words for words in answered if words not in text]


def test_a_workers_document_has_its_own_name() -> None:
    """A worker's profession gets a production instruction."""
    text = draft({"identity.category": "worker"}, "ru")
    assert "# ПРОИЗВОДСТВЕННАЯ ИНСТРУКЦИЯ" in text
    assert "Настоящая производственная инструкция" in text
    assert "2. Обязанности" in headings(text)


def test_a_duty_is_one_readable_clause() -> None:
    """Act, result, recipient, how often, deadline, share; then the numbers of its right and its KPIs."""
    wanted = (
        "2.1. Draft the text of contracts. Result: a draft contract; handed to: initiating unit; how often: for each "
        "contract; deadline: 3 working days; share of working time: 40\u00a0%. Right: 3.1. KPIs: 6.1, 6.2.\n"
    )
    assert wanted in draft()


def test_references_follow_the_order_of_sections() -> None:
    """Numbers are given after the sections are put in order."""
    text = draft(order=("kpis", "rights", "duties"))
    assert ["1. Key performance indicators", "2. Rights", "3. Duties"] == headings(text)[:3]
    assert "Right: 2.1. KPIs: 1.1, 1.2." in text
    assert "Duties: 3.1, 3.2." in text


def test_a_link_to_a_row_that_is_gone_is_left_out() -> None:
    """No reference to a clause that nobody can find."""
    assert "Right:" not in draft({"duties.items[d1].rights": ["r9"]})


def test_an_unknown_section_is_refused() -> None:
    """A misspelt section is named, together with those that exist."""
    with pytest.raises(UsageError) as refused:
        draft(order=("dutys",))
    assert "draft-no-such-section" == refused.value.complaints[0].code
    assert ", ".join(ORDER) == refused.value.complaints[0].values["known"]


def test_exclusions_and_entitlements_stand_apart() -> None:
    """What the post must not do closes the duties; what the employee is entitled to closes the rights."""
    text = draft()
    assert "2.3.1. Sign contracts. Done by: General director." in text
    assert "3.2. Entitlements of the employee:" in text
    assert "3.2.1. Training once a year." in text


def test_minimum_and_preferred_are_two_lists() -> None:
    """A requirement that may be learnt is no ground for refusal."""
    text = draft()
    assert (
        text.index("Minimum requirements")
        < text.index("higher legal")
        < text.index("Preferred:")
        < text.index("English B1")
    )


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "**[To be stated: reply time. Answers: Head of the other department, by 4 December 2026 (GAP024)]**"),
        (
            "ru",
            "**[Необходимо указать: срок ответа. Отвечает: Руководитель смежного подразделения, срок: 4 декабря 2026 г. (GAP024)]**",
        ),
        ("ar", "**[يُستكمل: مهلة الرد. المكلَّف بالإجابة: مدير الإدارة الأخرى، في موعد أقصاه 4 ديسمبر 2026 (GAP024)]**"),
    ],
)
def test_a_missing_answer_with_a_finding_is_marked(language: str, wanted: str) -> None:
    """The mark says what is missing, who answers, by when, and which finding asks."""
    marks = {REPLY: mark("counterpart", "GAP024", "2026-12-04")}
    assert wanted in draft({REPLY: missing()}, language, marks)


def test_a_person_is_named_instead_of_a_role() -> None:
    """Where a person is bound to the role, the mark names the person; their name stays text."""
    text = draft({REPLY: missing()}, marks={REPLY: mark("counterpart", person="A_b* C")})
    assert "Answers: A\\_b\\* C (GAP001)" in text


def test_a_missing_answer_without_a_finding_is_left_out() -> None:
    """Nobody asks for it: the column goes, and no place stands empty."""
    text = draft({REPLY: missing()})
    assert "Reply time" not in text
    assert "To be stated" not in text


def test_what_is_excused_is_left_out() -> None:
    """Not applicable because …: neither a clause nor a mark, even if a finding were left over."""
    text = draft({REPLY: missing(Reason.NOT_APPLICABLE)}, marks={REPLY: mark()})
    assert "To be stated" not in text


def test_a_missing_link_is_marked_in_its_duty() -> None:
    """A duty without the right that it needs says so."""
    at = "duties.items[d2].rights"
    text = draft({at: missing()}, marks={at: mark(code="LNK201")})
    assert "2.2. Keep the contract register. **[To be stated: the right that this duty needs." in text


def test_an_unfilled_section_is_marked() -> None:
    """A whole section that a finding asks for stands there with its mark."""
    text = draft({"rights.items": missing()}, marks={"rights.items": mark(code="GAP012")})
    assert "3.1. **[To be stated: rights. Answers: Department head (GAP012)]**" in text


def test_an_unfilled_section_without_a_finding_is_not_printed() -> None:
    """No heading stands over nothing."""
    text = draft({"kpis.items": [], "duties.items[d1].kpis": []})
    assert "Key performance indicators" not in text


def test_a_draft_says_that_it_is_one() -> None:
    """The first line counts what forbids issuing it; a finished document has no such line."""
    at = "identity.unit"
    text = draft({at: missing()}, marks={at: mark()}, blockers=2)
    assert text.startswith("**DRAFT, not for signature: 2 blockers in the gap report, 1 fact to be stated.**\n")
    assert "DRAFT" not in draft()


def test_a_suggestion_is_marked_once() -> None:
    """A row that nobody has confirmed carries one mark, not one for each of its parts."""
    row = {at: Answer(value, State.SUGGESTED) for at, value in FULL.items() if at.startswith("duties.items[d1]")}
    text = draft(row)
    assert 1 == text.count("*[to be confirmed]*")
    assert "share of working time: 40\u00a0%. *[to be confirmed]* Right: 3.1." in text
    assert "1 suggestion to be confirmed" in text


def test_a_text_in_another_language_is_marked() -> None:
    """It is printed, and says that it needs translation."""
    text = draft({"duties.items[d2].text": said("", "Ведёт реестр")})
    assert "2.2. Ведёт реестр *[needs translation from Russian]*\n" in text
    assert "1 text to be translated" in text


def test_targets_and_amounts_are_words() -> None:
    """No sign of comparison stands in any draft."""
    assert "at least 95\u00a0%" in draft()
    assert "لا يقل عن 95%" in draft(language="ar")
    assert [] == [sign for language in LANGUAGES for sign in "≥≤" if sign in draft(language=language)]


def test_provenance_follows_each_clause() -> None:
    """Address, person, day and bank under every clause and every row of a table."""
    text = draft(provenance=True)
    assert "> source: duties.items\\[d1\\].text, answered by A. Head, 2026-11-24, specimen@1\n" in text
    assert "> 4.1. source: interactions.items\\[i1\\].partner," in text
    assert "source:" not in draft()


def test_a_companys_own_questions_get_a_section() -> None:
    """A question that no part of the position knows is printed with its answer, under its own heading."""
    text = draft()
    assert "10. Security" == headings(text)[-1]
    assert "10.1. security.clearance? Second level.\n\n10.2. security.renewal? 8 March 2027.\n" in text


def test_the_end_has_copies_signatures_and_acquaintance() -> None:
    """Who wrote it, who agreed, and the lines where employees sign."""
    text = draft()
    end = text[text.index("Drawn up in two copies") :]
    assert "| Head of human resources |  |  |  |" in end
    assert "| Chief accountant |  |  |  |" in end
    assert 3 == end.splitlines().count("|  |  |  |")
    assert "Acquaintance" not in draft({"formalities.acquaintance": False})


def test_numbers_are_those_of_a_counter() -> None:
    """Literal numbers run without a gap in every section, sub-clauses included."""
    numbers = [
        tuple(map(int, found.split(".")))
        for found in re.findall(r"^(?:\| )?(\d+(?:\.\d+)+)(?=\.? )", draft(), re.MULTILINE)
    ]
    assert len(numbers) > 30
    for before, after in pairwise(numbers):
        follows = {
            (*before, 1),
            *((*before[:depth], before[depth] + 1) for depth in range(1, len(before))),
            (before[0] + 1, 1),
        }
        assert after in follows, (before, after)


HOSTILE = [
    "{{ 7*7 }}",
    "{% raw %}",
    "<script>",
    "[a](http://b)",
    "1986. A good year",
    "C:\\temp\\*",
    "a | b",
    "# x",
    "- y",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_never_markup(typed: str, language: str) -> None:
    """Every text of the role replaced by a hostile one: the same blocks, no link, no HTML, and the text is there."""
    tokens = PARSER.parse(draft(_all_texts(typed), language))
    calm = PARSER.parse(draft(_all_texts("x"), language))
    assert [token.type for token in calm] == [token.type for token in tokens]
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"}
    printed = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert sum(typed in line for line in printed) > 25


def _all_texts(typed: str) -> dict[str, Any]:
    """The specimen with every text that a person gave replaced."""
    text = dict.fromkeys(LANGUAGES, typed)
    made: dict[str, Any] = {}
    for at, value in FULL.items():
        if isinstance(value, dict) and "en" in value:
            made[at] = text
        elif isinstance(value, list) and isinstance(value[0], dict):
            made[at] = [text]
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_role_is_a_document(language: str) -> None:
    """Nothing answered and nothing asked: a head, the first clause, and the lines to sign."""
    text = write(position({}), bank(), language, {})
    assert 1 == len(headings(text))
    assert "1.1. " in text
    assert "DRAFT" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_the_same_every_time(language: str) -> None:
    """No clock and no chance: the same role gives the same text."""
    assert draft(language=language) == draft(language=language)


def test_a_note_of_absence_alone_marks_nothing() -> None:
    """Only the review decides what is asked for; the draft does not judge."""
    text = draft({"identity.unit": Absence(Reason.UNKNOWN, "hr", "2026-12-01")})
    assert "Structural unit" not in text
