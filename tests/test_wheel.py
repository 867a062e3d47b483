"""The installed wheel, run from an empty folder: banks, templates, phrases and rule pages travel with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from wizard.model.text import LANGUAGES

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_wheel_runs_the_demo_from_an_empty_folder(tmp_path: Path) -> None:
    """Built, unpacked where nothing else of ours lies, and started: the demo writes all its files."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    env = {**os.environ, "PYTHONPATH": str(site), "ROLE_WIZARD_CACHE": str(tmp_path / "cache")}
    start = (
        "import wizard, sys; assert wizard.__file__.startswith(sys.argv.pop(1)); from wizard.cli import main; main()"
    )
    for words in (["demo", "shown"], ["banks", "list"], ["explain", "LNK201"], ["demo", "shown"]):
        done = subprocess.run(
            [sys.executable, "-c", start, str(site), *words],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (0, "") == (done.returncode, done.stderr), words
    written = {path.name for path in (empty / "shown").iterdir() if path.is_file()}
    drafts = {f"contracts-specialist.{lang}.{name}" for lang in LANGUAGES for name in ("md", "html", "docx", "pdf")}
    assert drafts | {"gaps.md", "gaps.json", "gaps.html"} == written
