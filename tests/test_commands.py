"""The command as a person starts it: exit codes, one clear message each, the same bytes twice, nothing lost."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from papers import Word
from roles import BANKS, COMPLETE, EXAMPLE
from tagged_pdf import TaggedPdf

ROOT = Path(__file__).parent.parent
ROLE = "contracts-specialist"


def run(*words: str, text: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`role-wizard WORDS` in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "wizard", *words],
        input=text,
        env=env,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the example interview."""
    folder = tmp_path_factory.mktemp("workspace")
    done = run("--workspace", str(folder), "interview", ROLE, "--bank", ROLE, "--answers", str(EXAMPLE), "--no-input")
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
    return folder


def test_draft_and_report_are_the_same_bytes_twice(workspace: Path) -> None:
    """On standard output, for programs and for people."""
    for words in (
        ("draft", ROLE, "--lang", "ar", "--stdout"),
        ("gaps", ROLE, "--format", "json"),
        ("gaps", ROLE, "--format", "md"),
        ("gaps", ROLE),
    ):
        first, second = (run("--workspace", str(workspace), *words) for _ in range(2))
        assert (1 if "gaps" in words else 0) == first.returncode
        assert "" == first.stderr
        assert first.stdout == second.stdout != ""
    assert (
        "role-wizard/gap-report/2"
        == json.loads(run("--workspace", str(workspace), "gaps", ROLE, "--format", "json").stdout)["schema"]
    )


def test_a_second_run_of_the_same_answers_adds_nothing(workspace: Path) -> None:
    """Every answer stands already."""
    journal = workspace / "roles" / ROLE / "journal.jsonl"
    before = journal.read_bytes()
    assert (
        0 == run("--workspace", str(workspace), "interview", ROLE, "--answers", str(EXAMPLE), "--no-input").returncode
    )
    assert before == journal.read_bytes()


def test_a_changed_answers_file_revises_what_changed(tmp_path: Path) -> None:
    """The complete interview over the example: only what differs is written."""
    ws = ("--workspace", str(tmp_path))
    run(*ws, "interview", ROLE, "--bank", ROLE, "--answers", str(EXAMPLE), "--no-input")
    done = run(*ws, "interview", ROLE, "--answers", str(COMPLETE), "--no-input")
    assert (0, "") == (done.returncode, done.stderr)
    assert 0 == run(*ws, "gaps", ROLE, "--fail-on", "note").returncode


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("blocker", 1), ("major", 1), ("minor", 1), ("note", 1)])
def test_fail_on_decides_the_exit_code(workspace: Path, fail_on: str, code: int) -> None:
    """1 where something that bad is open."""
    assert code == run("--workspace", str(workspace), "gaps", ROLE, "--fail-on", fail_on).returncode


WRONG = [
    (("gaps", "nobody"), 2, "nobody"),
    (("draft", "contracts-specialst"), 2, "contracts-specialist"),
    (("interview", "New Role"), 2, "New Role"),
    (("interview", "new-role"), 2, "--bank"),
    (("interview", "new-role", "--bank", "contract-specialist"), 2, "contracts-specialist"),
    (("interview", "new-role", "--bank", "base", "--no-input"), 2, "--answers"),
    (("explain", "duty-without-powr"), 2, "duty-without-power"),
    (("nonsense",), 2, "nonsense"),
    (("draft", "contracts-specialist", "--side-by-side", "ar"), 2, "ar,ru"),
    (("draft", "contracts-specialist", "--side-by-side", "ar,ar"), 2, "ar,ru"),
    (("draft", "contracts-specialist", "--side-by-side", "ar,fr"), 2, "fr"),
    (("draft", "contracts-specialist", "--side-by-side", "ar,ru", "--to", "md"), 2, "docx"),
    (("draft", "contracts-specialist", "--to", "docx", "--letterhead", "absent.docx"), 3, "absent.docx"),
    (("export", "absent.md", "--to", "docx"), 3, "absent.md"),
    (("export", "absent.md"), 2, "--to"),
    (("interview", "x", "--bank", "base", "--answers", "absent.yaml", "--no-input"), 3, "absent.yaml"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG)
def test_a_wrong_call_gets_one_clear_message(workspace: Path, words: tuple[str, ...], code: int, said: str) -> None:
    """Where, what, what to do; never a traceback."""
    done = run("--workspace", str(workspace), *words)
    assert code == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_messages_come_in_the_readers_language(workspace: Path) -> None:
    """Option beats environment."""
    assert "Роли «nobody»" in run("--workspace", str(workspace), "--lang", "ru", "gaps", "nobody").stderr
    assert "لا توجد وظيفة" in run("--workspace", str(workspace), "--lang", "ar", "gaps", "nobody").stderr


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_the_other_commands_answer(workspace: Path, language: str) -> None:
    """explain, roles, banks list, show and check, in each language."""
    ws = ("--workspace", str(workspace), "--lang", language)
    for words, said in (
        (("explain", "LNK201"), "LNK201"),
        (("explain", "duty-without-power"), "LNK201"),
        (("roles",), ROLE),
        (("banks", "list"), ROLE),
        (("banks", "check"), "base"),
        (("banks", "show", "sales-manager"), "##"),
    ):
        done = run(*ws, *words)
        assert (0, "") == (done.returncode, done.stderr), words
        assert said in done.stdout
        assert "{" not in done.stdout


def test_a_pause_saves_and_says_how_to_go_on(tmp_path: Path) -> None:
    """The end of input is a pause: 130, and the line to type."""
    done = run("--workspace", str(tmp_path), "interview", ROLE, "--bank", ROLE, text="Contracts specialist\nLegal\n")
    assert 130 == done.returncode
    assert f"role-wizard --workspace {tmp_path} interview {ROLE}" in done.stdout
    again = run("--workspace", str(tmp_path), "interview", ROLE, text="")
    assert "2 answers are already saved" in again.stdout
    assert "Which category is it?" in again.stdout


def test_settings_answer_once_for_all_roles(tmp_path: Path) -> None:
    """Organisation and city come from role-wizard.toml and are not asked; people are named in the report."""
    (tmp_path / "role-wizard.toml").write_text(
        'organisation = "North"\ncity = "Dubai"\njurisdiction = "ae"\n[people]\nhr = "M. Ali"\n', encoding="utf-8"
    )
    run("--workspace", str(tmp_path), "interview", "any-role", "--bank", "base", text="Storekeeper\n")
    report = run("--workspace", str(tmp_path), "gaps", "any-role")
    assert 1 == report.returncode
    assert "M. Ali" in report.stdout
    assert "DOC701" not in report.stdout
    assert "Dubai" in run("--workspace", str(tmp_path), "draft", "any-role", "--lang", "en", "--stdout").stdout


def test_an_empty_interview_still_has_a_draft(tmp_path: Path) -> None:
    """The draft exists from the first answer, with marks that name who answers."""
    run("--workspace", str(tmp_path), "interview", "nurse", "--bank", "base", text="Nurse\n")
    for language in ("en", "ru", "ar"):
        done = run("--workspace", str(tmp_path), "draft", "nurse", "--lang", language, "--stdout")
        assert 0 == done.returncode
        assert "GAP014" in done.stdout


OWN_BANK = """\
bank: {id: own, version: "1", title: {en: Own bank}}
owners:
  head: {en: Head}
sections:
  - id: shift
    title: {en: Shifts}
    questions:
      - {id: shift.pattern, kind: choice, ask: {en: Which pattern?}, choices: [{value: a, label: {en: Early}}], required: true}
      - id: shift.tools
        kind: records
        row: t
        ask: {en: Which tools?}
        fields:
          - {id: text, kind: text, ask: {en: Tool}, required: true}
          - {id: checked_by, kind: position, ask: {en: Who checks it?}, required: true}
"""


def test_a_companys_own_bank_goes_the_whole_way(tmp_path: Path) -> None:
    """A bank that extends nothing: interview, draft and report in every format, without one known question."""
    (tmp_path / "question_banks").mkdir()
    (tmp_path / "question_banks" / "own.yaml").write_text(OWN_BANK, encoding="utf-8")
    ws = ("--workspace", str(tmp_path))
    done = run(*ws, "interview", "welder", "--bank", "own", text="1\nTorch\n\nForeman\n")
    assert (0, "") == (done.returncode, done.stderr)
    for words, said in (
        (("draft", "welder", "--lang", "en", "--stdout"), "Torch"),
        (("draft", "welder", "--lang", "ar", "--stdout"), "Torch"),
        (("gaps", "welder", "--fail-on", "never"), "Who checks it?"),
        (("gaps", "welder", "--fail-on", "never", "--format", "json"), "welder"),
        (("banks", "list"), "own"),
        (("roles",), "welder"),
    ):
        done = run(*ws, *words)
        assert (0, "") == (done.returncode, done.stderr), words
        assert said in done.stdout


def test_a_bank_given_as_a_file_is_found_again(tmp_path: Path) -> None:
    """The journal remembers where it lay; a missing file is said, a changed bank and another bank too."""
    path = tmp_path / "own.yaml"
    path.write_text(OWN_BANK, encoding="utf-8")
    ws = ("--workspace", str(tmp_path / "w"))
    assert 130 == run(*ws, "interview", "welder", "--bank", str(path), text="1\n").returncode
    assert 0 == run(*ws, "gaps", "welder", "--fail-on", "never").returncode
    path.write_text(OWN_BANK.replace('version: "1"', 'version: "2"'), encoding="utf-8")
    again = run(*ws, "interview", "welder", text="")
    assert "own@1" in again.stdout
    assert "own@2" in again.stdout
    other = run(*ws, "interview", "welder", "--bank", "base", text="")
    assert (2, True) == (other.returncode, "own" in other.stderr)
    path.unlink()
    gone = run(*ws, "gaps", "welder")
    assert 2 == gone.returncode
    assert "own.yaml" in gone.stderr


def mutations(source: str, seed: int, count: int) -> list[str]:
    """The text with one thing broken: a line gone, doubled, shifted, cut, a character changed, a word swapped."""
    dice = random.Random(seed)
    lines = source.split("\n")
    made = []
    for _ in range(count):
        broken = list(lines)
        at = dice.randrange(len(broken))
        act = dice.randrange(8)
        if act == 0:
            del broken[at]
        elif act == 1:
            broken.insert(at, broken[at])
        elif act == 2:
            broken[at] = " " * dice.randrange(1, 4) + broken[at]
        elif act == 3:
            broken = broken[:at]
        elif act == 4 and broken[at]:
            place = dice.randrange(len(broken[at]))
            broken[at] = broken[at][:place] + dice.choice("{}[]:,'\"&*!|>%@`\t\x00#-?\u202e") + broken[at][place + 1 :]
        elif act == 5:
            broken[at] = broken[at].replace(": ", " : !x ", 1)
        elif act == 6:
            broken[at] = broken[at].replace("text", "txet").replace("kind", "knid").replace("rights", "right")
        else:
            broken[at] = (
                broken[at]
                .replace("true", "maybe")
                .replace("choice", "[choice]")
                .replace("records", "{}")
                .replace("d1", "d99")
            )
        made.append("\n".join(broken))
    return made


@pytest.mark.slow
def test_mutated_banks_never_give_a_traceback(tmp_path: Path) -> None:
    """150 broken banks: opened, or refused with file, line and column and a sentence in every language."""
    from wizard.banks import open_bank
    from wizard.errors import WizardError
    from wizard.phrases import explain

    source = (BANKS / "contracts-specialist.yaml").read_text(encoding="utf-8")
    path = tmp_path / "broken.yaml"
    refused = 0
    for text in mutations(source, 1, 150):
        path.write_text(text, encoding="utf-8")
        try:
            open_bank(str(path))
        except WizardError as failure:
            refused += 1
            for complaint in failure.complaints:
                assert complaint.file
                whole_file = complaint.code.startswith(("extends", "yaml-empty"))
                assert (complaint.line and complaint.column) or whole_file, complaint
                assert all(len(explain(complaint, language)) > 20 for language in ("en", "ru", "ar"))
    assert refused > 60


@pytest.mark.slow
def test_mutated_answers_never_give_a_traceback(tmp_path: Path) -> None:
    """150 broken answers files: taken, or refused with file, line and column; nothing is written then."""
    from wizard.errors import WizardError
    from wizard.phrases import explain
    from wizard.workflow.desk import Desk
    from wizard.workflow.interviews import interview_from_file
    from wizard.workspace import Workspace

    source = EXAMPLE.read_text(encoding="utf-8")
    path = tmp_path / "broken.yaml"
    refused = 0
    for number, text in enumerate(mutations(source, 2, 150)):
        path.write_text(text, encoding="utf-8")
        desk = Desk(Workspace(tmp_path / str(number)), "en", "head", lambda: "2026-11-24T10:00:00Z")
        try:
            interview_from_file(desk, ROLE, ROLE, path)
        except WizardError as failure:
            refused += 1
            for complaint in failure.complaints:
                assert (complaint.file, complaint.line > 0, complaint.column > 0) == (str(path), True, True), complaint
                assert all(len(explain(complaint, language)) > 20 for language in ("en", "ru", "ar"))
    assert refused > 60


HOSTILE = [
    "{{ 7*7 }}{% raw %}",
    "<script>alert(1)</script>",
    "[a](http://x) ![i](http://y)",
    "1986. A good year",
    "# heading | cell | `code` \\ *b* _i_",
    "=cmd|' /C calc'!A0",
    "a\u202eb\u2066c\x1b[31m",
    "كلمة **عربية** {% x %}",
    "x" * 1_000_000,
]


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_answers_come_through_as_text(tmp_path: Path, text: str) -> None:
    """From the answers file through the journal into the draft and the report: the same text, nothing interpreted."""
    from markdown_it import MarkdownIt

    from wizard.model.text import tidy
    from wizard.strict_yaml import write
    from wizard.workflow.desk import Desk
    from wizard.workflow.documents import draft
    from wizard.workflow.interviews import interview_from_file
    from wizard.workspace import Workspace

    path = tmp_path / "a.yaml"
    shown = tidy(text)
    path.write_text(
        write({"bank": "base", "answers": {"identity.title": text, "duties.items": [{"id": "d1", "text": text}]}}),
        encoding="utf-8",
    )
    desk = Desk(Workspace(tmp_path / "w"), "en", "head", lambda: "2026-11-24T10:00:00Z")
    interview_from_file(desk, "role", "base", path)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(draft(desk, "role", ("en",))["en"])
    plain = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert any(shown in line for line in plain)
    assert {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"} >= {
        child.type for token in tokens if token.type == "inline" for child in token.children or ()
    }


def test_a_draft_is_written_in_every_format(workspace: Path, tmp_path: Path) -> None:
    """The names of the files on standard output; the same bytes again."""
    words = ("--workspace", str(workspace), "draft", ROLE, "--to", "md", "--to", "html", "--to", "docx", "--to", "pdf")
    done = [run(*words, "--lang", "ru", "--out", str(tmp_path / folder)) for folder in ("a", "b")]
    assert [(0, ""), (0, "")] == [(held.returncode, held.stderr) for held in done]
    names = [f"{ROLE}.ru.{name}" for name in ("md", "html", "docx", "pdf")]
    assert names == [Path(line).name for line in done[0].stdout.split()]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_languages_stand_side_by_side(workspace: Path, tmp_path: Path) -> None:
    """In Word, where nothing else is asked for."""
    done = run("--workspace", str(workspace), "draft", ROLE, "--side-by-side", "ar,ru", "--out", str(tmp_path))
    assert (0, "") == (done.returncode, done.stderr)
    assert [f"{ROLE}.ar-ru.docx"] == [path.name for path in tmp_path.iterdir()]


def test_a_draft_edited_by_hand_is_exported(workspace: Path, tmp_path: Path) -> None:
    """Beside the file, in the language that it is written in, on the workspace's letterhead; the file stays."""
    ws = ("--workspace", str(workspace))
    run(*ws, "draft", ROLE, "--lang", "ar", "--out", str(tmp_path))
    path = tmp_path / f"{ROLE}.ar.md"
    edited = path.read_text(encoding="utf-8").replace("1.1. ", "1.1. أُضيف باليد. ", 1)
    path.write_text(edited, encoding="utf-8")
    done = run(*ws, "export", str(path), "--to", "docx", "--to", "html", "--to", "pdf")
    assert (0, "") == (done.returncode, done.stderr)
    assert [f"{ROLE}.ar.{name}" for name in ("docx", "html", "pdf")] == [Path(x).name for x in done.stdout.split()]
    assert "أُضيف باليد" in (tmp_path / f"{ROLE}.ar.html").read_text(encoding="utf-8")
    assert edited == path.read_text(encoding="utf-8")


def test_numbers_that_are_out_of_order_are_told(workspace: Path, tmp_path: Path) -> None:
    """With their line; the file is written all the same."""
    path = tmp_path / "edited.md"
    path.write_text("# A\n\n## 1. B\n\n1.1. c\n\n1.3. d\n", encoding="utf-8")
    done = run("--workspace", str(workspace), "export", str(path), "--to", "docx")
    assert 0 == done.returncode
    assert f"{path}:7: " in done.stderr
    assert "1.3" in done.stderr
    assert (tmp_path / "edited.docx").is_file()


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "no text"), (b"\xff\xfe\x00", "UTF-8"), ("\U0001f600".encode(), "U+1F600")]
)
def test_a_draft_that_cannot_be_exported_gets_its_sentence(
    workspace: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    """The file, what is wrong, what to do; nothing is written."""
    path = tmp_path / "odd.md"
    path.write_bytes(content)
    done = run("--workspace", str(workspace), "export", str(path), "--to", "html", "--to", "pdf")
    assert 3 == done.returncode
    assert done.stderr.startswith(f"{path}: ")
    assert said in done.stderr
    assert ["odd.md"] == [held.name for held in tmp_path.iterdir()]


def test_a_template_of_the_company_changes_every_format(tmp_path: Path) -> None:
    """One road: the Markdown is what all formats are read from."""
    ws = ("--workspace", str(tmp_path))
    run(*ws, "interview", ROLE, "--bank", ROLE, "--answers", str(EXAMPLE), "--no-input")
    parts = tmp_path / "templates" / "parts"
    parts.mkdir(parents=True)
    (parts / "foot.md.j2").write_text("Printed by the company.\n", encoding="utf-8")
    done = run(
        *ws,
        "draft",
        ROLE,
        "--lang",
        "en",
        "--to",
        "md",
        "--to",
        "html",
        "--to",
        "docx",
        "--to",
        "pdf",
        "--out",
        str(tmp_path / "out"),
    )
    assert (0, "") == (done.returncode, done.stderr)
    out = tmp_path / "out"
    wanted = "Printed by the company."
    assert wanted in (out / f"{ROLE}.en.md").read_text(encoding="utf-8")
    assert f'<p class="text">{wanted}</p>' in (out / f"{ROLE}.en.html").read_text(encoding="utf-8")
    assert wanted == Word((out / f"{ROLE}.en.docx").read_bytes()).lines()[-1]
    assert ("/P", wanted) == TaggedPdf((out / f"{ROLE}.en.pdf").read_bytes()).elements()[-1]


def test_the_report_links_to_the_page_of_the_draft(workspace: Path, tmp_path: Path) -> None:
    """Where it lies beside the report, or in the role's own folder; otherwise the clause is only named."""
    ws = ("--workspace", str(workspace), "--lang", "en")
    out = tmp_path / "gaps.html"
    run(*ws, "gaps", ROLE, "--format", "html", "--out", str(out))
    assert "clause 3.8" in out.read_text(encoding="utf-8")
    assert 'href="#findings' in out.read_text(encoding="utf-8")
    assert f"{ROLE}.en.html" not in out.read_text(encoding="utf-8")
    run(*ws, "draft", ROLE, "--lang", "en", "--to", "html", "--out", str(tmp_path))
    run(*ws, "gaps", ROLE, "--format", "html", "--out", str(out))
    assert f'href="{ROLE}.en.html#c3.8"' in out.read_text(encoding="utf-8")
    assert 'id="c3.8"' in (tmp_path / f"{ROLE}.en.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_approval_block_stands_where_the_settings_say(tmp_path: Path, side: str) -> None:
    """On the right in English: behind the requisites."""
    (tmp_path / "role-wizard.toml").write_text(f'approval = "{side}"\n', encoding="utf-8")
    ws = ("--workspace", str(tmp_path))
    run(*ws, "interview", ROLE, "--bank", ROLE, "--answers", str(EXAMPLE), "--no-input")
    run(*ws, "draft", ROLE, "--lang", "en", "--to", "html", "--out", str(tmp_path))
    head = (tmp_path / f"{ROLE}.en.html").read_text(encoding="utf-8").partition('<div class="head">')[2]
    assert (side == "left") == head.startswith('<div class="approval">')
