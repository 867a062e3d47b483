"""The screen by its keys: every kind of question, everything that may be said instead, rows, the overview, the end."""

import asyncio
import functools
import re
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from on_screen import (
    BACK_TAB,
    CTRL_A,
    CTRL_C,
    CTRL_DOWN,
    CTRL_UP,
    CTRL_Z,
    DELETE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    F1,
    F2,
    F3,
    F5,
    F7,
    TAB,
    UP,
    Drafts,
    driven,
    pasted,
)

from notebook import Notebook
from roles import EXAMPLE, answers_of
from roles import bank as opened
from small_bank import small_bank_file
from wizard.banks import open_bank
from wizard.interview.agenda import Agenda, Aim
from wizard.interview.conduct import Outcome
from wizard.model.answers import Absence, Answer, Answers, Reason, State
from wizard.model.bank import Bank
from wizard.model.text import LANGUAGES
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.rtl import Order

Test = Callable[..., Coroutine[Any, Any, None]]


def by_keys(test: Test) -> Callable[..., None]:
    """A test that types."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """The small bank with every kind of question."""
    return open_bank(str(small_bank_file(tmp_path_factory.mktemp("banks"))))


def held(bank: Bank, **values: Any) -> Answers:
    """Answers of the section `identity`."""
    return Answers({f"identity.{name}": Answer(value) for name, value in values.items()})


def list_bank(choices: str) -> str:
    """A bank of one list with these choices."""
    return f"""\
bank: {{id: long, version: "1", title: {{en: L, ru: Л, ar: ل}}}}
owners: {{head: {{en: Head, ru: Глава, ar: رئيس}}}}
sections:
  - id: a
    title: {{en: A, ru: А, ar: أ}}
    questions:
      - {{id: a.one, kind: choices, ask: {{en: Which?, ru: Какие?, ar: أيها؟}}, choices: [{choices}]}}
"""


# --- every kind of question --------------------------------------------------------------------------------------


@by_keys
async def test_a_text_is_typed_and_finished_with_enter(bank: Bank) -> None:
    """It is kept before the next question stands there."""
    notebook = Notebook()
    async with driven(bank, memory=notebook) as drive:
        assert "Title?" in drive.text
        await drive.keys("Clerk", ENTER)
        assert {"en": "Clerk"} == notebook.answers["identity.title"].value
        assert "Scope?" in drive.text
        assert "Clerk" in drive.lines[0]


@pytest.mark.parametrize(
    ("language", "digit", "kept"), [("en", "2", "wide"), ("ar", "٢", "wide"), ("ru", DOWN, "wide")]
)
@by_keys
async def test_one_of_a_list_by_digit_of_any_script_or_arrows(bank: Bank, language: str, digit: str, kept: str) -> None:
    """No letters: they are other keys on other keyboards."""
    notebook = Notebook(held(bank, title={language: "x"}))
    async with driven(bank, language, memory=notebook, answers=notebook.answers) as drive:
        assert "identity.scope" == drive.asked
        await drive.keys(ENTER)
        assert "identity.scope" == drive.asked, "a doubled Enter answers nothing"
        await drive.keys(*([digit] if len(digit) == 1 else [DOWN, DOWN]))
        assert "identity.scope" == drive.asked
        await drive.keys(ENTER)
        assert kept == notebook.answers["identity.scope"].value


@pytest.mark.parametrize(
    ("address", "typed", "value"),
    [
        ("identity.headcount", "٣٤", "34"),
        ("identity.budget", "500 000 руб", {"amount": "500000", "currency": "RUB"}),
        ("identity.part", "٩٥٪", "95"),
        ("identity.since", "01.12.2026", "2026-12-01"),
    ],
)
@by_keys
async def test_numbers_in_any_digits_and_a_friendly_refusal(bank: Bank, address: str, typed: str, value: Any) -> None:
    """What is not one is refused with an example; the text stays where it is."""
    notebook = Notebook(held(bank, title={"en": "x"}, scope="wide", leads=True))
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to(address)
        await drive.keys("many", ENTER)
        assert address == drive.asked
        assert "many" in drive.text
        assert "example" in drive.text or "like 2026" in drive.text
        await drive.keys("\x15", typed, ENTER)
        assert value == notebook.answers[address].value


@by_keys
async def test_a_paragraph_breaks_lines_with_ctrl_j(bank: Bank) -> None:
    """Enter is always done."""
    notebook = Notebook(held(bank, title={"en": "x"}))
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to("identity.purpose")
        await drive.keys("first", "\n", "second", pasted("third\r\nfourth"), ENTER)
        assert {"en": "first\nsecondthird\nfourth"} == notebook.answers["identity.purpose"].value


@by_keys
async def test_several_of_a_list_are_ticked_and_counted(bank: Bank) -> None:
    """Space ticks, Enter goes on; the counter says how many."""
    notebook = Notebook(held(bank, title={"en": "x"}))
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to("identity.uses")
        await drive.keys(" ")
        assert "1 of 2 ticked" in drive.text
        await drive.keys(DOWN, " ", ENTER)
        assert ["hiring", "review"] == notebook.answers["identity.uses"].value


@by_keys
async def test_a_list_of_texts_grows_by_typing_and_by_pasting(bank: Bank) -> None:
    """Several pasted lines are offered as several items."""
    notebook = Notebook(held(bank, title={"en": "x"}))
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to("identity.papers")
        await drive.keys("Labour code", ENTER)
        assert "[x] Labour code" in drive.text
        await drive.keys(pasted("Statute\r\nOrder 5\n\nPlan"))
        assert "You pasted 3 lines" in drive.text
        await drive.keys("1", ENTER)
        assert "4 of 4 ticked" in drive.text
        await drive.keys(ENTER)
        texts = [text["en"] for text in notebook.answers["identity.papers"].value]
        assert ["Labour code", "Statute", "Order 5", "Plan"] == texts


@by_keys
async def test_a_position_is_completed_from_the_workspace(bank: Bank) -> None:
    """Typing narrows the positions that are known; another one may always be typed."""
    notebook = Notebook(held(bank, title={"en": "x"}))
    known = ["Head of legal", "Chief accountant"]
    async with driven(bank, memory=notebook, answers=notebook.answers, positions=known) as drive:
        drive.screen.go_to("identity.boss")
        await drive.keys("acc")
        assert "Head of legal" not in drive.text
        await drive.keys(DOWN, ENTER)
        assert {"en": "Chief accountant"} == notebook.answers["identity.boss"].value
        drive.screen.go_to("identity.boss")
        await drive.keys("\x15", "Director", ENTER)
        assert {"en": "Director"} == notebook.answers["identity.boss"].value


@pytest.mark.parametrize(
    ("language", "typed", "found", "hidden"),
    [("ru", "ОТЧЕТ", "отчёт", "реестр"), ("ar", "اداره", "إدارةٌ", "سجل"), ("en", "repo", "report", "register")],
)
@by_keys
async def test_the_filter_reads_every_script(
    tmp_path: Path, language: str, typed: str, found: str, hidden: str
) -> None:
    """Folded: ё is е, أ is ا, ة is ه, without marks and case; Space is a letter while one types."""
    words = {"en": ["a report", "a register"], "ru": ["отчёт", "реестр"], "ar": ["إدارةٌ عامة", "سجل"]}[language]
    listed = [*words, *(f"n{number}" for number in range(8))]
    choices = ", ".join(f"{{value: v{n}, label: {{en: '{w}', ru: '{w}', ar: '{w}'}}}}" for n, w in enumerate(listed))
    notebook = Notebook()
    async with driven(
        open_bank(str(small_bank_file(tmp_path, list_bank(choices)))), language, memory=notebook
    ) as drive:
        paper = Paper(language, Order.VISUAL)
        await drive.keys(typed)
        assert paper.one(found) in drive.text
        assert paper.one(hidden) not in drive.text
        await drive.keys(DOWN, " ", ENTER)
        assert ["v0"] == notebook.answers["a.one"].value


@by_keys
async def test_all_means_all_that_the_filter_shows(tmp_path: Path) -> None:
    """And Tab inverts nothing."""
    choices = ", ".join(f"{{value: v{n}, label: {{en: 'item {n}', ru: 'п {n}', ar: 'ب {n}'}}}}" for n in range(40))
    notebook = Notebook()
    async with driven(open_bank(str(small_bank_file(tmp_path, list_bank(choices)))), memory=notebook) as drive:
        await drive.keys("3", CTRL_A)
        assert "13 of 40 ticked" in drive.text
        await drive.keys(TAB, ESCAPE)
        assert "13 of 40 ticked" in drive.text
        await drive.keys(ENTER)
        assert 13 == len(notebook.answers["a.one"].value)


# --- instead of an answer ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "day"), [("en", "by thursday"), ("ru", "четверг"), ("ar", "الخميس")])
@by_keys
async def test_i_dont_know_ask_finance_by_thursday(bank: Bank, language: str, day: str) -> None:
    """F2, who, by when, a note: one answer."""
    notebook = Notebook()
    async with driven(bank, language, memory=notebook) as drive:
        await drive.keys(F2, DOWN, ENTER, day, ENTER, "plan", ENTER)
        absence = Absence(Reason.UNKNOWN, "finance", "2026-11-26", {language: "plan"})
        assert absence == notebook.answers["identity.title"].absence
        assert "identity.scope" == drive.asked


@by_keys
async def test_a_day_can_be_chosen_and_nonsense_is_asked_again(bank: Bank) -> None:
    """The next days are offered by name; what was said before stays said."""
    notebook = Notebook()
    async with driven(bank, memory=notebook) as drive:
        await drive.keys(F2, "1", ENTER, "some day", ENTER)
        assert "not clear" in drive.text
        await drive.keys("\x15", DOWN, DOWN)
        assert "▸ Wednesday, 25 November 2026" in drive.text
        await drive.keys(ENTER, ENTER)
        absence = notebook.answers["identity.title"].absence
        assert ("head", "2026-11-25") == (absence and (absence.owner, absence.due))


@by_keys
async def test_the_menu_holds_everything(bank: Bank) -> None:
    """Not applicable because, later, back, undo: each by the menu behind Esc."""
    notebook = Notebook(held(bank, title={"en": "x"}))
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        await drive.keys(ESCAPE, "4", ENTER, "no such thing", ENTER)
        assert {"en": "no such thing"} == (notebook.answers["identity.scope"].absence or Absence(Reason.LATER)).note
        await drive.keys(ESCAPE, "5", ENTER)
        assert Reason.LATER is (notebook.answers["identity.leads"].absence or Absence(Reason.UNKNOWN)).reason
        await drive.keys(ESCAPE, "6", ENTER)
        assert "identity.leads" == drive.asked
        await drive.keys(CTRL_Z)
        assert "identity.leads" not in notebook.answers
        await drive.keys(ESCAPE, ESCAPE)
        assert not drive.screen.stack
        await drive.keys(ESCAPE, END, ENTER)
        assert Outcome.PAUSED is await drive.done()


@by_keys
async def test_a_digit_right_behind_esc_is_a_digit(bank: Bank) -> None:
    """It points in the menu that Esc opens."""
    async with driven(bank) as drive:
        drive.pipe.send_text(ESCAPE + "3")
        await drive._until(lambda: bool(drive.screen.stack) and drive.screen.top.pointed_id == "undecided")


@by_keys
async def test_back_works_while_the_answer_is_no_answer(bank: Bank) -> None:
    """The half-typed text waits there."""
    drafts = Drafts()
    answers = held(bank, title={"en": "x"}, scope="wide")
    async with driven(bank, answers=answers, drafts=drafts) as drive:
        assert "identity.budget" == drive.asked
        await drive.keys("five mil", BACK_TAB)
        assert "identity.scope" == drive.asked
        assert {"identity.budget": "five mil"} == drafts.held
        await drive.keys(ENTER)
        assert "identity.budget" == drive.asked
        assert "five mil" in drive.text


@by_keys
async def test_esc_clears_a_search_first(tmp_path: Path, bank: Bank) -> None:
    """Then it opens the menu; once more, the question is there again."""
    async with driven(opened(), answers=answers_of(EXAMPLE)) as drive:
        await drive.keys(F3, "purpose")
        shown = drive.text
        await drive.keys(ESCAPE)
        assert drive.screen.stack
        assert shown != drive.text
        await drive.keys(ESCAPE)
        assert not drive.screen.stack
        await drive.keys(ESCAPE)
        assert "instead of answering" in drive.text


@pytest.mark.parametrize("key", ["?", "؟", F1])
@by_keys
async def test_help_on_a_key_of_every_keyboard(bank: Bank, key: str) -> None:
    """Where something is typed already, the sign is a sign."""
    async with driven(bank) as drive:
        await drive.keys(key)
        assert "Shift-Tab goes back" in drive.text
        await drive.keys(ESCAPE, "why", key)
        assert ("why" + key in drive.text) is (key != F1)
        assert bool(drive.screen.stack) is (key == F1)


@by_keys
async def test_the_overview_jumps_anywhere_and_comes_back(bank: Bank) -> None:
    """By words of the question or of its state; afterwards the first open question is asked again."""
    unknown = Answer(None, State.ABSENT, Absence(Reason.UNKNOWN, "finance", "2026-12-03"))
    answers = held(bank, title={"en": "x"}, scope="wide").put({"identity.leads": unknown})
    async with driven(bank, answers=answers, memory=Notebook(answers)) as drive:
        assert "identity.budget" == drive.asked
        await drive.keys(F3)
        assert "Title: x" in drive.text
        assert "Leads people [don't know: Finance, by 3 December 2026]" in drive.text
        await drive.keys("finance", ENTER)
        assert "identity.leads" == drive.asked
        await drive.keys("2", ENTER)
        assert "identity.budget" == drive.asked


@by_keys
async def test_what_is_set_aside_is_shown_and_cannot_be_chosen(bank: Bank) -> None:
    """An answer whose question no longer applies is kept."""
    answers = held(bank, title={"en": "x"}, scope="narrow", budget={"amount": "5", "currency": "USD"})
    async with driven(bank, answers=answers) as drive:
        await drive.keys(F3)
        assert re.search(r"Set aside.*\n +Budget: 5 USD", drive.text)
        await drive.keys("budget", ENTER)
        assert "identity.leads" == drive.asked


# --- rows --------------------------------------------------------------------------------------------------------


def three_duties() -> Answers:
    cells: dict[str, Answer] = {"duties.items": Answer(["d1", "d2", "d3"])}
    for number, text in enumerate(("One", "Two", "Three"), 1):
        cells[f"duties.items[d{number}]"] = Answer({})
        cells[f"duties.items[d{number}].text"] = Answer({"en": text})
    return Answers(cells)


@by_keys
async def test_rows_are_added_from_suggestions_and_in_own_words(bank: Bank) -> None:
    """From the filter field itself; an empty Enter says that the list is complete."""
    notebook = Notebook()
    async with driven(bank, memory=notebook) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys("Keeps the register", ENTER)
        assert "1. Keeps the register" in drive.text
        await drive.keys("draft")
        await drive.keys(DOWN, ENTER)
        assert "2. Drafts it" in drive.text
        await drive.keys(ENTER)
        assert ["d1", "d2"] == notebook.answers["duties.items"].value
        assert not notebook.answers["duties.items"].postponed


@by_keys
async def test_rows_are_reordered_copied_taken_out_and_brought_back(bank: Bank) -> None:
    """The pointer follows the row."""
    notebook = Notebook(three_duties())
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(DOWN, DOWN, CTRL_UP)
        assert ["d2", "d1", "d3"] == notebook.answers["duties.items"].value
        assert "▸ 1. Two" in re.sub(r"\[.\] ", "", drive.text)
        await drive.keys(CTRL_DOWN, CTRL_DOWN)
        assert ["d1", "d3", "d2"] == notebook.answers["duties.items"].value
        await drive.keys(F7)
        assert ["d1", "d3", "d2", "d4"] == notebook.answers["duties.items"].value
        await drive.keys(DELETE)
        assert ["d1", "d3", "d4"] == notebook.answers["duties.items"].value
        assert "Ctrl-Z brings it back" in drive.text
        await drive.keys(CTRL_Z)
        assert ["d1", "d3", "d2", "d4"] == notebook.answers["duties.items"].value


@by_keys
async def test_a_row_is_a_small_form(bank: Bank) -> None:
    """Its fields stand around the one that is asked; Enter keeps and goes on through the row, then the list again."""
    notebook = Notebook(three_duties().put({"duties.items[d2].action_class": Answer("sign")}))
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(DOWN, DOWN, ENTER, "1", ENTER)
        assert "duties.items[d2].text" == drive.asked
        assert re.search(r"Act: .*sign", drive.text, re.IGNORECASE)
        await drive.keys("!", ENTER)
        assert {"en": "Two!"} == notebook.answers["duties.items[d2].text"].value
        assert "duties.items[d2].action_class" == drive.asked
        await drive.keys(BACK_TAB)
        assert "duties.items[d2].text" == drive.asked
        await drive.keys(TAB)
        assert "duties.items[d2].action_class" == drive.asked


@by_keys
async def test_pasted_lines_become_rows_after_a_question(bank: Bank) -> None:
    """Joined forms of a screen become letters again."""
    notebook = Notebook()
    async with driven(bank, "ar", memory=notebook) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(pasted("\ufee3\ufeae\ufea3\ufe92\ufe8e\r\nإعداد"))
        await drive.keys("1", ENTER)
        texts = [notebook.answers[f"duties.items[d{n}].text"].value["ar"] for n in (1, 2)]
        assert ["مرحبا", "إعداد"] == texts


@by_keys
async def test_the_marks_of_a_list_in_word_are_left_out(bank: Bank) -> None:
    """Numbers and bullets are no part of a duty; a number that begins a text is."""
    notebook = Notebook()
    async with driven(bank, memory=notebook) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(pasted("1. Prepares\n2) Keeps\n- Sends\n•\tFiles\n2026 plan"), "1", ENTER)
        texts = [notebook.answers[f"duties.items[d{n}].text"].value["en"] for n in range(1, 6)]
        assert ["Prepares", "Keeps", "Sends", "Files", "2026 plan"] == texts


@by_keys
async def test_moving_a_row_keeps_what_is_ticked_and_typed(bank: Bank) -> None:
    """Only an answer uses them up."""
    notebook = Notebook(three_duties())
    async with driven(bank, memory=notebook, answers=notebook.answers) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(DOWN, DOWN, DOWN, DOWN, " ", UP, CTRL_UP)
        assert ["d1", "d3", "d2"] == notebook.answers["duties.items"].value
        assert "1 of 1 ticked" in drive.text
        await drive.keys(DELETE)
        assert "1 of 1 ticked" in drive.text
        await drive.keys(CTRL_Z)
        assert "duties.items" == drive.asked
        assert ["d1", "d3", "d2"] == notebook.answers["duties.items"].value


@by_keys
async def test_what_is_taken_away_is_away(bank: Bank) -> None:
    """An emptied list or text that nobody needs is left out; one that is needed is asked for."""
    answers = held(bank, title={"en": "x"}, papers=[{"en": "Order 5"}], boss={"en": "Director"})
    notebook = Notebook(answers)
    async with driven(bank, memory=notebook, answers=answers) as drive:
        drive.screen.go_to("identity.papers")
        await drive.keys(DOWN, " ", ENTER)
        assert Reason.DECLINED is (notebook.answers["identity.papers"].absence or Absence(Reason.LATER)).reason
        drive.screen.go_to("identity.boss")
        await drive.keys("\x15", ENTER)
        assert Reason.DECLINED is (notebook.answers["identity.boss"].absence or Absence(Reason.LATER)).reason
        drive.screen.go_to("identity.title")
        await drive.keys("\x15", ENTER)
        assert "identity.title" == drive.asked
        assert say("screen.refuse-empty", "en") in drive.text


@by_keys
async def test_ctrl_z_gives_words_back_before_it_takes_an_answer_back(bank: Bank) -> None:
    """And an answer that is taken back stands in its question again."""
    notebook = Notebook()
    async with driven(bank, memory=notebook) as drive:
        await drive.keys("Clerk of letters", ENTER, "1", ENTER)
        await drive.keys(CTRL_Z)
        assert "identity.scope" == drive.asked
        assert "▸ 1. Narrow" in drive.text
        await drive.keys(CTRL_Z)
        assert "identity.title" == drive.asked
        assert "Clerk of letters" in drive.text
        await drive.keys("\x15")
        assert "Clerk of letters" not in drive.text
        await drive.keys(CTRL_Z)
        assert "Clerk of letters" in drive.text
        assert "identity.title" == drive.asked


# --- never lost --------------------------------------------------------------------------------------------------


@by_keys
async def test_half_typed_text_is_saved_within_a_second_and_offered_again(bank: Bank) -> None:
    """And gone once it is answered."""
    drafts = Drafts()
    async with driven(bank, drafts=drafts) as drive:
        await drive.keys("Cler")
        assert "typing" in drive.lines[0]
        await asyncio.sleep(1)
        assert {"identity.title": "Cler"} == drafts.held
    async with driven(bank, drafts=drafts) as drive:
        assert "had typed when the last sitting ended" in drive.text
        await drive.keys("k", ENTER)
        assert {} == drafts.held
        assert {"en": "Clerk"} == drive.screen.talk.session.answers["identity.title"].value


@by_keys
async def test_ticks_and_own_items_are_half_typed_too(bank: Bank) -> None:
    """By ids that mean the same in the next sitting."""
    drafts = Drafts()
    async with driven(bank, drafts=drafts) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(DOWN, " ", CTRL_C)
        assert Outcome.PAUSED is await drive.done()
    assert {"text": "", "picked": ["suggestion:draft-it"]} == drafts.held["duties.items"]
    async with driven(bank, drafts=drafts) as drive:
        drive.screen.go_to("duties.items")
        await drive.keys(UP)
        assert "[x] Drafts it" in drive.text


@by_keys
async def test_a_bug_behind_a_key_ends_the_screen_and_is_raised(bank: Bank) -> None:
    """Nothing hangs, nothing is printed over the screen."""
    with pytest.raises(ZeroDivisionError):
        async with driven(bank) as drive:
            drive.screen.act = lambda _: 1 // 0  # type: ignore[method-assign]
            await drive.keys(F2)
            await drive.done()


@by_keys
async def test_a_note_half_typed_in_a_dialog_is_kept(bank: Bank) -> None:
    """Esc goes one step back in the dialog; Ctrl-C keeps the words for the next time."""
    drafts, notebook = Drafts(), Notebook()
    async with driven(bank, drafts=drafts) as drive:
        await drive.keys(F2, "2", ENTER, "fri", ENTER, "a long note")
        await drive.keys(ESCAPE)
        assert "By when?" in drive.text
        assert "fri" in drive.text or "2026-11-27" in drive.text
        await drive.keys(ENTER, " and more", CTRL_C)
        assert Outcome.PAUSED is await drive.done()
    assert any("a long note and more" in str(held) for held in drafts.held.values())
    async with driven(bank, drafts=drafts, memory=notebook) as drive:
        await drive.keys(F2, "2", ENTER, ENTER)
        assert "a long note and more" in drive.text
        await drive.keys(ENTER)
        assert {"en": "a long note and more"} == (
            notebook.answers["identity.title"].absence or Absence(Reason.LATER)
        ).note
        assert {} == drafts.held


@by_keys
async def test_the_next_sitting_goes_on_where_one_was(bank: Bank) -> None:
    """At a question that one had gone to on purpose, with the words that were half typed there."""
    drafts = Drafts()
    answers = held(bank, title={"en": "x"})
    async with driven(bank, drafts=drafts, answers=answers) as drive:
        await drive.keys(F3, "superior", ENTER, "Head of", CTRL_C)
        assert Outcome.PAUSED is await drive.done()
    async with driven(bank, drafts=drafts, answers=answers) as drive:
        assert "identity.boss" == drive.asked
        assert "Head of" in drive.text
        await drive.keys(ENTER)
        assert "identity.scope" == drive.asked
        assert {} == drafts.held


# --- the draft ---------------------------------------------------------------------------------------------------


@by_keys
async def test_the_draft_shows_what_this_answer_wrote() -> None:
    """Beside the question where the window is wide; else as one line, and on a key."""
    async with driven(opened(), columns=120, rows=30) as drive:
        await drive.settle()
        assert any("│ The draft so far" in line for line in drive.lines)
        await drive.keys("Reader of contracts", ENTER)
        await drive.settle()
        assert any(line.split("┃")[-1].strip() == "Reader of contracts" for line in drive.lines)
    async with driven(opened(), columns=80) as drive:
        await drive.settle()
        await drive.keys("Clerk", ENTER)
        await drive.settle()
        await drive.keys("Legal department", ENTER)
        await drive.settle()
        assert "In the draft: 1.3. Structural unit: Legal department." in drive.text
        await drive.keys(F5)
        assert "DRAFT" in drive.text
        await drive.keys(ESCAPE)
        assert "identity.category" == drive.asked


# --- the end -----------------------------------------------------------------------------------------------------


@by_keys
async def test_three_questions_are_read_out_then_it_is_finished() -> None:
    """One is answered now, one handed to somebody, one left; then the menu of the end."""
    answers = answers_of(EXAMPLE)
    notebook = Notebook(answers)
    async with driven(opened(), answers=answers, memory=notebook, columns=100, rows=40) as drive:
        screen = drive.screen
        while screen.talk.step is not None:
            screen.talk.session = screen.talk.session.pass_over()
        screen.mount()
        await drive.keys(CTRL_Z)
        assert "Important question 1 of 3" in drive.text
        before = len(notebook.acts)
        await drive.keys("2", ENTER, "1", ENTER, ENTER, ENTER)
        assert before + 1 == len(notebook.acts)
        assert "Important question 2 of 3" in drive.text
        await drive.keys("1", ENTER)
        assert drive.asked
        await drive.keys(BACK_TAB)
        while screen.talk.step is not None:
            screen.talk.session = screen.talk.session.pass_over()
        screen.mount()
        await drive.painted_again()
        assert "Important question 3 of 3" in drive.text
        await drive.keys(DOWN, DOWN, ENTER)
        assert say("screen.end-title", "en") in drive.text
        await drive.keys("3", ENTER)
        assert "questions" in drive.text
        await drive.keys(ESCAPE, "4", ENTER, ESCAPE, "1", ENTER)
        assert Outcome.FINISHED is await drive.done()


@by_keys
async def test_when_the_minutes_are_over_the_end_comes() -> None:
    """After the answer that was being given; one may go on all the same."""
    now = [0.0]
    async with driven(
        opened(), minutes=10, clock=lambda: now[0], agenda=Agenda(Aim.SHORT, first=opened().head.short)
    ) as drive:
        assert "10 minutes left" in drive.text
        now[0] = 601
        await drive.keys("Clerk", ENTER)
        assert drive.screen.route.time_up
        await drive.keys(*["3", ENTER] * 3)
        assert "time is up" in drive.text
        await drive.keys("5", ENTER)
        assert "identity.unit" == drive.asked
        await drive.keys("Legal", ENTER)
        assert "reporting.reports_to" == drive.asked


# --- every size and language -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("columns", "rows"), [(24, 10), (30, 12), (40, 20), (80, 24), (120, 40), (200, 60)])
@by_keys
async def test_the_question_stands_whole_at_every_size(language: str, columns: int, rows: int) -> None:
    """And again after the window has become another one."""
    async with driven(opened(), language, columns=columns, rows=rows) as drive:
        paper = Paper(language, Order.VISUAL)
        for width, height in ((columns, rows), (rows + 30, max(14, columns // 4)), (columns, rows)):
            drive.resize(width, height)
            await drive.settle()
            asked = opened().question("identity.title").field.ask[language]  # type: ignore[union-attr]
            for row in paper.rows(asked, drive.screen.room()[0]):
                assert any(row in line for line in drive.painted.screen.display), (row, drive.text)


@pytest.mark.parametrize(("language", "names"), [("ru", "LATIN"), ("ar", "LATIN")])
@by_keys
async def test_no_english_on_a_russian_or_arabic_screen(language: str, names: str) -> None:
    """Names of keys are all that stands in Latin letters."""
    known = {"Enter", "Esc", "Tab", "Ctrl", "A", "C", "F", "Del", "KPI", "J", "Shift", "Z"}
    async with driven(opened(), language, rows=50) as drive:
        for keys in ((), (F1,), (ESCAPE, ESCAPE), (ESCAPE, F3), (ESCAPE, F2), (ESCAPE, F5)):
            await drive.keys(*keys)
            assert set(re.findall(r"[A-Za-z]+", drive.text)) - known - {"DOC", "GAP"} == set(), drive.text


@pytest.mark.parametrize(
    ("language", "columns", "rows"), [("ru", 30, 10), ("en", 40, 20), ("ar", 80, 24), ("ru", 100, 24)]
)
@by_keys
async def test_every_question_leaves_room_for_its_input(language: str, columns: int, rows: int) -> None:
    """However long its text, and however small the window."""
    async with driven(opened(), language, columns=columns, rows=rows, answers=answers_of(EXAMPLE)) as drive:
        small = Paper(language, Order.VISUAL).rows(say("screen.too-small", language), columns)[0]
        seen = set()
        for step in drive.screen.talk.session.steps:
            if (step.question.id, step.field.id) in seen:
                continue
            seen.add((step.question.id, step.field.id))
            drive.screen.go_to(step.address)
            await drive.painted_again()
            assert small not in drive.text, step.address
        assert len(seen) > 60
