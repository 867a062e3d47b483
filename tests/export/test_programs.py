"""What other programs make of our files: LibreOffice counts the clauses, Chromium runs the filters. Skipped without them."""

import csv
import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from papers import COMPLETE, EXAMPLES, document, expected, flat, paper
from report_specimen import FINDINGS, view
from roles import BANKS
from wizard.export import export
from wizard.export.document import Document, Paragraph, Table
from wizard.export.draft_format import export_draft
from wizard.model.cells import COLUMNS, guarded
from wizard.model.text import LANGUAGES
from wizard.workflow.choosing import Choice
from wizard.workflow.desk import Desk
from wizard.workflow.gap_papers import gap_view
from wizard.workflow.interviews import interview_from_file
from wizard.workspace import Workspace

TABLE_ROLE = "sales-consultant"
OFFICE = shutil.which("soffice")
CALC = OFFICE and shutil.which("localc")
"""Its spreadsheet, which some systems install apart."""
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_counts_the_same_clauses(tmp_path: Path) -> None:
    """Every draft opens, and its text has the Markdown's numbers: of sections, clauses and rows."""
    drafts = {f"{name}.{language}": (name, language) for name in (*EXAMPLES, COMPLETE) for language in LANGUAGES}
    for stem, (name, language) in drafts.items():
        (tmp_path / f"{stem}.docx").write_bytes(export_draft(paper(name, language), "docx"))
    subprocess.run(
        [
            str(OFFICE),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            *(str(tmp_path / f"{stem}.docx") for stem in drafts),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for stem, (name, language) in drafts.items():
        told = (tmp_path / f"{stem}.txt").read_text(encoding="utf-8-sig")
        lines = [re.sub(r"^(\d+(?:\.\d+)*)\.? ", r"\1 ", flat(line)) for line in told.splitlines()]
        held = document(name, language)
        clauses = [b for b in held.blocks if isinstance(b, Paragraph) and b.number]
        for clause in clauses:
            (line,) = expected(Document((language,), (clause,)))
            assert line in lines, stem
        rows = [number for b in held.blocks if isinstance(b, Table) for number in b.numbers]
        numbers = [found[0].rstrip(".") for line in lines if (found := re.match(r"\d+(\.\d+)+\.?(?= |$)", line))]
        written = [number for number in numbers if number in rows]
        assert rows == written, stem


@pytest.mark.slow
@pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_runs_the_filters(language: str, tmp_path: Path) -> None:
    """The policy lets our script run: the filters show, and count every finding."""
    path = tmp_path / "gaps.html"
    path.write_bytes(export(view(language), "html"))
    shown = subprocess.run(
        [
            str(BROWSER),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            path.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    ).stdout.decode()
    assert '<form id="filter" aria-label' in shown
    (count,) = re.findall(r'<p id="count"[^>]*>([^<]*)</p>', shown)
    assert 2 == count.count(str(len(FINDINGS)))


@pytest.mark.slow
@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_keeps_a_table_of_questions(language: str, tmp_path: Path) -> None:
    """Opened and saved again as a table and as a workbook: every cell is the same text, and it reads back."""
    desk = Desk(Workspace(tmp_path / "ws"), language, "head", lambda: "2026-11-24T10:00:00Z")
    interview_from_file(desk, TABLE_ROLE, TABLE_ROLE, BANKS / "examples" / f"{TABLE_ROLE}.yaml")
    given = {"formalities.number": "=17/ق", "formalities.date": "٠١.١٢.٢٠٢٦"}
    content = export(gap_view(desk, TABLE_ROLE, "csv", Choice()), "csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content, newline="")))
    answer, address = COLUMNS.index("answer"), COLUMNS.index("address")
    for cells in rows:
        cells[answer] = guarded(given.get(cells[address], cells[answer]))
    text = StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    (tmp_path / "table.csv").write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    as_text = "Text - txt - csv (StarCalc):44,34,76"  # comma, quotes, UTF-8: what the dialog of the desktop offers
    office = [str(OFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    for words in (
        [f"--infilter={as_text}", "--convert-to", "ods", "--outdir", "book", "table.csv"],
        ["--convert-to", f"csv:{as_text}", "--outdir", "again", "book/table.ods"],
    ):
        subprocess.run([*office, *words], check=True, capture_output=True, timeout=300, cwd=tmp_path)
    saved = tmp_path / "again" / "table.csv"
    again = list(csv.reader(StringIO(saved.read_text("utf-8-sig"), newline="")))
    own = {COLUMNS.index("number"), COLUMNS.index("due")}  # numbers and days, which LibreOffice writes in its own way
    before, after = ([[c for n, c in enumerate(cells) if n not in own] for cells in held] for held in (rows, again))
    assert before == after
    interview_from_file(desk, TABLE_ROLE, "", saved)
    held = desk.workspace.role(TABLE_ROLE).read().answers
    assert {language: "=17/ق"} == held["formalities.number"].value
    assert "2026-12-01" == held["formalities.date"].value
