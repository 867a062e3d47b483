"""What other programs make of our files: LibreOffice counts the clauses, Chromium runs the filters. Skipped without them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from papers import COMPLETE, EXAMPLES, document, expected, flat, paper
from report_specimen import FINDINGS, view
from wizard.export import export
from wizard.export.document import Document, Paragraph, Table
from wizard.export.draft_format import export_draft
from wizard.model.text import LANGUAGES

OFFICE = shutil.which("soffice")
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
