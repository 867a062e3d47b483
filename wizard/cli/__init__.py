"""The command line: options, languages and exit codes. No logic; everything heavy is imported by the command that needs it."""

import importlib
import sys
from typing import Any, Final

import click

from wizard import __version__
from wizard.model.text import LANGUAGES
from wizard.terminal.order import CHOICES

COMMANDS: Final = {
    "interview": "interviews",
    "draft": "papers",
    "export": "papers",
    "gaps": "gaps",
    "review": "review",
    "explain": "gaps",
    "rules": "gaps",
    "roles": "gaps",
    "banks": "banks",
    "demo": "interviews",
    "doctor": "interviews",
}
"""Every command, as help lists them, and the module that holds it: only that one is imported."""


class Commands(click.Group):
    """A group whose commands are found when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its module."""
        if cmd_name not in COMMANDS:
            return None
        held = vars(importlib.import_module(f"wizard.cli.{COMMANDS[cmd_name]}"))
        return next((c for c in held.values() if isinstance(c, click.Command) and c.name == cmd_name), None)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--workspace",
    type=click.Path(file_okay=False),
    envvar="ROLE_WIZARD_WORKSPACE",
    help="The folder of your roles (default: this one).",
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), envvar="ROLE_WIZARD_LANG", help="The language of questions and reports."
)
@click.option("--bidi", type=click.Choice(CHOICES), help="How Arabic is sent to the terminal (see doctor).")
@click.option("--plain", is_flag=True, help="Line by line, without colours: for screen readers and pipes.")
@click.version_option(__version__, prog_name="role-wizard")
def main(**_: Any) -> None:
    """An interview that writes a job description and says what it still lacks, and who has to answer it."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
