"""Commands about question banks."""

from typing import TYPE_CHECKING

import click

from wizard.cli.root import root_options, say_phrase, spoken_language, the_desk, the_wish, told
from wizard.errors import ExitCode

if TYPE_CHECKING:
    pass


@click.group()
def banks() -> None:
    """The question banks."""


@banks.command("list")
@told
def list_banks() -> int:
    """Name every bank that an interview can use."""
    from wizard.banks import bank_names, open_bank
    from wizard.terminal.status_view import print_banks

    desk = the_desk()
    heads = {name: open_bank(name, desk.own_banks).head for name in bank_names(desk.own_banks)}
    print_banks(heads, desk.language, the_wish())
    return ExitCode.FINE


@banks.command("check")
@click.argument("names", nargs=-1, metavar="[BANK|PATH]...")
@told
def check_banks(names: tuple[str, ...]) -> int:
    """Read banks and name everything that is wrong with them or could be better, with its line."""
    from wizard.phrases import explain
    from wizard.workflow.bank_shelf import check_banks

    remarks = 0
    for bank in check_banks(the_desk(), names):
        say_phrase("cli.bank-fine", bank=bank.name, number=bank.questions)
        for remark in bank.remarks:
            click.echo(f"  {explain(remark, spoken_language(root_options()))}")
        remarks += len(bank.remarks)
    if remarks:
        say_phrase("bank.remarks", number=remarks)
    return ExitCode.FINDINGS if remarks else ExitCode.FINE


@banks.command("show")
@click.argument("name", metavar="BANK")
@told
def show_bank(name: str) -> int:
    """Print all questions of BANK as one page of Markdown, in the language of --lang."""
    from wizard.workflow.bank_shelf import bank_page

    click.echo(bank_page(the_desk(), name), nl=False)
    return ExitCode.FINE
