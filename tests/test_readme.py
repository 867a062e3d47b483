"""README stays true: its commands exist, its tables agree with the program, its settings are read."""

import re
from pathlib import Path

import click
from click.testing import CliRunner

from wizard.cli import main
from wizard.cli.gaps import FORMS, GROUPS
from wizard.errors import ExitCode
from wizard.export import FORMATS, sheet
from wizard.export.docx.fields import KNOWN
from wizard.workspace.settings import Settings, read_settings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
MAKEFILE = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")


def commands() -> dict[str, str]:
    """Every command of the program with its help."""
    found = {}
    context = click.Context(main)
    for name in main.list_commands(context):
        subs = getattr(main.get_command(context, name), "commands", None)
        for words in [[name, sub] for sub in subs] if subs else [[name]]:
            found[" ".join(words)] = CliRunner().invoke(main, [*words, "--help"]).output
    return found


def table() -> str:
    """The table of commands."""
    return README.partition("| command |")[2].partition("\n\n")[0]


def test_every_command_is_in_the_table_and_the_other_way_round() -> None:
    """The first word or two of each row."""
    rows = re.findall(r"^\| `([a-z]+(?: (?:list|check|show))?)", table(), re.MULTILINE)
    assert set(commands()) == set(rows) != set()


def test_the_options_of_the_table_exist() -> None:
    """Each `--option` of a row is known to its command."""
    seen = 0
    for row in re.findall(r"^\| `([a-z][^`]*)` \|", table(), re.MULTILINE):
        name = next((held for held in sorted(commands(), key=len, reverse=True) if row.startswith(held)), None)
        for option in re.findall(r"--[a-z-]+", row) if name else ():
            assert option in commands()[str(name)], row
            seen += 1
    assert seen >= 9


def test_the_forms_of_the_report_are_those_that_there_are() -> None:
    """Form for form, and the words of --group-by."""
    rows = re.findall(r"^\| `(\w+)` \|", README.partition("| form |")[2].partition("\n\n")[0], re.MULTILINE)
    assert list(FORMS) == rows
    assert {"text", *FORMATS} == set(FORMS)
    assert tuple(re.findall(r"--group-by ([a-z|]+)", README)[0].split("|")) == GROUPS == sheet.GROUPS


def test_the_exit_codes_are_those_of_the_program() -> None:
    """Number for number."""
    table = README.partition("| exit code |")[2].partition("\n\n")[0]
    assert {code.value for code in ExitCode} == {
        int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)
    }


def test_the_settings_of_the_example_are_read(tmp_path: Path) -> None:
    """The toml block is a file that works, and names every setting."""
    block = README.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "role-wizard.toml").write_text(block, encoding="utf-8")
    assert read_settings(tmp_path).jurisdiction == "ru"
    assert set(Settings._fields) == set(re.findall(r"^\[?([a-z]+)", block, re.MULTILINE)) - {
        "legal",
        "finance",
        "off",
        "on",
    }


def test_the_fields_of_a_letterhead_are_those_that_are_filled() -> None:
    """Every field, and no other."""
    table = README.partition("| field |")[2].partition("\n\n")[0]
    assert set(KNOWN) == set(re.findall(r"\{\{ (\w+) \}\}", table))


def test_the_make_targets_exist() -> None:
    """What README tells a newcomer to type."""
    wanted = set(re.findall(r"make (demo|interview|test|bench|check)", README))
    assert {"demo", "interview", "test", "bench"} <= wanted
    for target in wanted:
        assert f"\n{target}:" in MAKEFILE
