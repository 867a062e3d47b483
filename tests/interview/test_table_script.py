"""A table of questions comes back from a spreadsheet: filled answers go through the one engine, mistakes are named."""

import csv
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from roles import BANKS
from wizard.errors import AnswersError, UsageError
from wizard.export import export
from wizard.model.answers import Answers, State
from wizard.model.cells import COLUMNS
from wizard.phrases import explain, phrase
from wizard.workflow.choosing import Choice
from wizard.workflow.desk import Desk
from wizard.workflow.gap_papers import gap_view
from wizard.workflow.interviews import Sitting, interview_from_file
from wizard.workspace import Workspace

ROLE = "sales-consultant"
EXAMPLE = BANKS / "examples" / f"{ROLE}.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A workspace with the example interview of the sales consultant."""
    made = Desk(Workspace(tmp_path / "ws"), "en", "head", lambda: "2026-11-24T10:00:00Z")
    interview_from_file(made, ROLE, ROLE, EXAMPLE)
    return made


def table(desk: Desk, language: str = "en") -> list[list[str]]:
    """The rows that the report writes."""
    written = export(gap_view(desk._replace(language=language), ROLE, "csv", Choice()), "csv")
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def filled(rows: list[list[str]], given: Mapping[str, str]) -> list[list[str]]:
    """The rows with answers by address."""
    answer, address = COLUMNS.index("answer"), COLUMNS.index("address")
    assert set(given) <= {cells[address] for cells in rows}
    return [[given.get(cells[address], c) if n == answer else c for n, c in enumerate(cells)] for cells in rows]


def saved(path: Path, rows: list[list[str]], *, sign: str = ",", encoding: str = "utf-8-sig") -> Path:
    """A file as a spreadsheet saves it."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=sign, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def answers(desk: Desk) -> Answers:
    """What stands in the journal."""
    return desk.workspace.role(ROLE).read().answers


def fingerprints(desk: Desk) -> set[str]:
    """What is open."""
    return {line.finding.fingerprint for line in gap_view(desk, ROLE, "csv", Choice()).places}


GIVEN = {
    "kpis.items[k4].target": "٣٫٥",
    "formalities.date": "01.12.2026",
    "formalities.number": "=17/к",
    "client_standard.handover": "yes",
    "attestation.procedure": "every year\nby a commission",
}


def read_back(desk: Desk, path: Path) -> Sitting:
    return interview_from_file(desk, ROLE, "", path)


def test_filled_answers_settle_their_questions(desk: Desk, tmp_path: Path) -> None:
    """Typed as people type: other digits, dates with points, lines, yes for a suggestion. Empty cells change nothing."""
    rows = table(desk)
    asked = {cells[COLUMNS.index("fingerprint")] for cells in rows if cells[COLUMNS.index("address")] in GIVEN}
    assert len(GIVEN) == len(asked)
    kept = dict(answers(desk)._cells)
    sitting = read_back(desk, saved(tmp_path / "a.csv", filled(table(desk), GIVEN)))
    assert () == sitting.unused
    assert set() == asked & fingerprints(desk)
    now = answers(desk)
    assert ("3.5", "2026-12-01") == (now["kpis.items[k4].target"].value, now["formalities.date"].value)
    assert {"en": "=17/к"} == now["formalities.number"].value
    assert State.ANSWERED is now["client_standard.handover"].state
    assert kept["client_standard.handover"].value == now["client_standard.handover"].value
    assert {"en": "every year\nby a commission"} == now["attestation.procedure"].value
    assert set(GIVEN) == {at for at in now if now[at] != kept.get(at)}


@pytest.mark.parametrize(
    ("name", "sign", "encoding"),
    [
        ("a.csv", ",", "utf-8-sig"),
        ("a.csv", ";", "utf-8-sig"),
        ("a.csv", ";", "utf-8"),
        ("a.tsv", "\t", "utf-8"),
        ("a.txt", "\t", "utf-16"),
        ("a.csv", "\t", "utf-16"),
    ],
)
def test_however_a_spreadsheet_saves_it(desk: Desk, tmp_path: Path, name: str, sign: str, encoding: str) -> None:
    """Commas, semicolons, tabs; UTF-8 with or without a mark, UTF-16."""
    read_back(desk, saved(tmp_path / name, filled(table(desk), GIVEN), sign=sign, encoding=encoding))
    assert {"en": "=17/к"} == answers(desk)["formalities.number"].value
    assert "3.5" == answers(desk)["kpis.items[k4].target"].value


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_texts_have_the_language_of_the_headings(desk: Desk, tmp_path: Path, language: str) -> None:
    """Whoever reads it back; columns may stand in another order, and one of one's own among them."""
    rows = filled(table(desk, language), {"formalities.number": "17", "client_standard.handover": "نعم"})
    moved = [[*reversed(cells), "note"] for cells in rows]
    read_back(desk, saved(tmp_path / "a.csv", moved))
    assert {language: "17"} == answers(desk)["formalities.number"].value
    assert State.ANSWERED is answers(desk)["client_standard.handover"].state


def test_a_table_read_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """The same answers stand already."""
    rows = filled(table(desk), GIVEN)
    more = ["" for _ in COLUMNS]
    more[COLUMNS.index("answer")], more[COLUMNS.index("address")] = "for spoilt goods", "liability.items"
    path = saved(tmp_path / "a.csv", [*rows, more])
    read_back(desk, path)
    journal = (desk.workspace.role(ROLE).folder / "journal.jsonl").read_bytes()
    read_back(desk, path)
    assert journal == (desk.workspace.role(ROLE).folder / "journal.jsonl").read_bytes()


def spoilt(column: str, value: str, at: str = "formalities.number") -> Callable[[list[list[str]]], list[list[str]]]:
    """A table with one other cell in the row of an address."""

    def spoil(rows: list[list[str]]) -> list[list[str]]:
        address = COLUMNS.index("address")
        number = next(n for n, cells in enumerate(rows) if cells[address] == at)
        changed = list(rows[number])
        changed[COLUMNS.index("answer")] = changed[COLUMNS.index("answer")] or "17"
        changed[COLUMNS.index(column)] = value
        return [*rows[:number], changed, *rows[number + 1 :]]

    return spoil


WRONG: dict[str, tuple[Callable[[list[list[str]]], list[list[str]]], str, str]] = {
    "a date of two readings": (spoilt("answer", "08/09/2026", "formalities.date"), "answer-refused", "2026-08-09"),
    "no number": (spoilt("answer", "about three", "kpis.items[k4].target"), "answer-refused", "about three"),
    "an unknown address": (spoilt("address", "formalities.numbr"), "unknown-answer", "formalities.number"),
    "no address": (spoilt("address", "???"), "unknown-answer", "???"),
    "a row that is gone": (spoilt("address", "kpis.items[k99].target"), "table-no-row", "k1, k2"),
    "an unknown field": (spoilt("address", "kpis.items[k1].taget"), "table-no-field", "target"),
    "another role": (spoilt("role", "storekeeper"), "table-other-role", "storekeeper"),
    "no to a suggestion": (spoilt("answer", "no", "client_standard.handover"), "table-say-what", "handover"),
    "a whole row": (lambda rows: spoilt("answer", "d1", "rights.items[r6]")(spoilt("address", "rights.items[r6]")(rows)), "table-in-interview", "role-wizard interview"),
    "two answers": (lambda rows: [*spoilt("answer", "17")(rows), *spoilt("answer", "18")(rows)[1:]], "table-two-answers", "Leave one of the two"),
    "no headings": (lambda rows: spoilt("answer", "17")(rows)[1:], "table-no-column", "Answer"),
    "nothing at all": (lambda rows: [], "table-no-column", "Address"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_named_with_its_row_and_nothing_is_kept(desk: Desk, tmp_path: Path, what: str) -> None:
    """File, row and column, what is wrong, what to do; good answers beside it wait until it is mended."""
    spoil, code, said = WRONG[what]
    path = saved(tmp_path / "a.csv", spoil(filled(table(desk), {"identity.contract": "№ 4"})))
    journal = (desk.workspace.role(ROLE).folder / "journal.jsonl").read_bytes()
    with pytest.raises(AnswersError) as refused:
        read_back(desk, path)
    complaints = refused.value.complaints
    assert {code} == {complaint.code for complaint in complaints}
    for language in ("en", "ru", "ar"):
        told = " ".join(explain(complaint, language) for complaint in complaints)
        assert str(path) in told and "{" not in told
        assert language != "en" or said in told
    if code != "table-no-column":
        assert all((held.row if hasattr(held, "row") else held.line) > 1 for held in complaints)
        assert {COLUMNS.index("answer") + 1} == {held.column for held in complaints}
    assert journal == (desk.workspace.role(ROLE).folder / "journal.jsonl").read_bytes()


def test_letters_of_no_unicode_are_refused(desk: Desk, tmp_path: Path) -> None:
    """Excel's plain CSV has lost the Arabic already."""
    path = saved(tmp_path / "a.csv", [["Ответ", "Адрес"], ["да", "x"]], encoding="cp1251")
    with pytest.raises(AnswersError) as refused:
        read_back(desk, path)
    assert "table-encoding" == refused.value.complaints[0].code
    with pytest.raises(AnswersError) as absent:
        read_back(desk, tmp_path / "absent.csv")
    assert "file-unreadable" == absent.value.complaints[0].code


def test_a_role_that_does_not_exist_has_no_questions(desk: Desk, tmp_path: Path) -> None:
    """A table cannot start a role."""
    path = saved(tmp_path / "a.csv", table(desk))
    with pytest.raises(UsageError):
        interview_from_file(desk, "sales-consultnt", "", path)


def test_a_separator_line_of_excel_is_understood(desk: Desk, tmp_path: Path) -> None:
    """`sep=;` before the headings."""
    path = saved(tmp_path / "a.csv", filled(table(desk), GIVEN), sign=";", encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbfsep=;\r\n" + path.read_bytes())
    read_back(desk, path)
    assert "3.5" == answers(desk)["kpis.items[k4].target"].value


def test_lines_for_a_list_become_rows_and_translations_stay_together(desk: Desk, tmp_path: Path) -> None:
    """A list grows by a row a line, with fresh ids; a text in another language joins the one that stands."""
    heads = [phrase(f"table.{name}")["ru"] for name in ("address", "answer")]
    before = answers(desk)
    text = next(at for at in before if at.endswith(".result") and set(before[at].value or ()) == {"en", "ru", "ar"})
    rows = before.rows("liability.items")
    path = saved(
        tmp_path / "a.csv",
        [heads, ["liability.items", "за порчу товара\n\nза недостачу"], ["formalities.number", "17"]],
    )
    read_back(desk, path)
    now = answers(desk)
    assert rows == now.rows("liability.items")[: len(rows)]
    fresh = now.rows("liability.items")[len(rows) :]
    first = desk_first_column(desk)
    assert [{"ru": "за порчу товара"}, {"ru": "за недостачу"}] == [
        now[f"liability.items[{row}].{first}"].value for row in fresh
    ]
    again = saved(tmp_path / "b.csv", [["Address", "Answer"], ["formalities.number", "17/a"]])
    read_back(desk, again)
    assert {"ru": "17", "en": "17/a"} == answers(desk)["formalities.number"].value
    assert before[text] == answers(desk)[text]


def desk_first_column(desk: Desk) -> str:
    """The id of the first column of the list of liabilities."""
    from wizard.banks import open_bank

    question: Any = open_bank(ROLE).question("liability.items")
    return str(question.fields[0].id)
