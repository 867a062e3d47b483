"""Commands that write a job description."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wizard.cli.root import say_aside, the_desk, the_wish, told
from wizard.errors import ExitCode
from wizard.model.text import LANGUAGES

if TYPE_CHECKING:
    from wizard.workflow.papers import Written

DRAFTS = ("md", "html", "docx", "pdf")


@click.command()
@click.argument("role")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="The language of the draft; may be repeated (default: all).",
)
@click.option(
    "--to", "formats", multiple=True, type=click.Choice(DRAFTS), help="The format; may be repeated (default: md)."
)
@click.option(
    "--side-by-side",
    "beside",
    default="",
    metavar="L,L",
    help="One document with a column for each of these languages, such as ar,ru (default format: docx).",
)
@click.option(
    "--letterhead",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The Word file to write into (default: letterhead.docx of the workspace, or ours).",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
@click.option("--stdout", "printed", is_flag=True, help="Print the Markdown instead of writing files.")
@click.option("--provenance", is_flag=True, help="Say under each clause who gave it, when, and from which bank.")
@told
def draft(
    role: str,
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    beside: str,
    letterhead: Path | None,
    out: Path | None,
    printed: bool,
    provenance: bool,
) -> int:
    """Write the job description of ROLE."""
    from wizard.workflow import documents, papers

    desk = the_desk()
    if printed:
        drafts = documents.draft(desk, role, languages, provenance=provenance)
        if sys.stdout.isatty():
            from wizard.terminal.draft_view import print_drafts

            print_drafts(drafts, the_wish())
            return ExitCode.FINE
        click.echo("\n".join(drafts.values()), nl=False)
        return ExitCode.FINE
    wanted = papers.Wanted(languages, formats, beside, letterhead, provenance)
    return _written(papers.draft_files(desk, role, wanted, out))


def _written(done: "Written") -> int:
    """Name the files on standard output, and on the other one what is worth a word about them."""
    for key, values in done.remarks:
        say_aside(key, **values)
    for path in done.paths:
        click.echo(str(path))
    return ExitCode.FINE


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.md")
@click.option(
    "--to", "formats", multiple=True, required=True, type=click.Choice(DRAFTS[1:]), help="The format; may be repeated."
)
@click.option(
    "--lang",
    "language",
    default="",
    type=click.Choice(["", *LANGUAGES]),
    show_choices=False,
    metavar="L",
    help="The language of the draft (default: the one whose letters it has).",
)
@click.option(
    "--letterhead",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The Word file to write into (default: letterhead.docx of the workspace, or ours).",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into (default: that of the file).",
)
@told
def export(file: Path, formats: tuple[str, ...], language: str, letterhead: Path | None, out: Path | None) -> int:
    """Turn a draft that was edited by hand into Word, PDF or a web page."""
    from wizard.workflow import papers

    return _written(papers.export_files(the_desk(), file, formats, language, letterhead, out))
