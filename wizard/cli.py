"""The command line: options, languages and exit codes. No logic; everything heavy is imported by the command that needs it."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from wizard import __version__
from wizard.errors import Complaint, ExitCode, UsageError, WizardError
from wizard.model.text import LANGUAGES
from wizard.terminal.order import CHOICES

if TYPE_CHECKING:
    from wizard.interview.conduct import Outcome
    from wizard.terminal.printing import Wish
    from wizard.workflow.desk import Desk, Opened
    from wizard.workflow.papers import Written

DRAFTS = ("md", "html", "docx", "pdf")
FAIL_ON = ("blocker", "major", "minor", "note", "never")


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command; a mistake a person can mend becomes one sentence each and an exit code, never a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except WizardError as failure:
            _fail(failure)
        except KeyboardInterrupt:
            sys.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:
            _nobody_reads()
            sys.exit(ExitCode.FINE)
        except click.ClickException:
            raise
        except Exception as failure:
            if os.environ.get("ROLE_WIZARD_TRACE"):
                raise
            what = f"{type(failure).__name__}: {failure}"
            _fail(WizardError([Complaint("bug", {"what": what})]), ExitCode.BUG)
        else:
            sys.exit(code or ExitCode.FINE)

    return run


def _nobody_reads() -> None:
    """The reader has gone: what is still written goes nowhere, and leaving does not fail."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _fail(failure: WizardError, code: ExitCode | None = None) -> NoReturn:
    from wizard.phrases import explain_all
    from wizard.terminal.printing import tell

    language = _language(_root())
    for sentence in explain_all(failure, language):
        try:
            tell(sentence, language, _wish(), sys.stderr)
        except WizardError:
            click.echo(sentence, err=True)  # the wish itself is what is wrong
    sys.exit(failure.exit_code if code is None else code)


def _root() -> dict[str, Any]:
    context = click.get_current_context(silent=True)
    return {} if context is None else dict(context.find_root().params)


def _language(root: dict[str, Any]) -> str:
    """Options beat environment beat `role-wizard.toml` beat the system's language beat English."""
    if root.get("lang"):
        return str(root["lang"])
    folder = Path(root.get("workspace") or ".")
    if (folder / "role-wizard.toml").is_file():
        from wizard.workspace import Workspace

        try:
            chosen = Workspace(folder).settings().language
        except WizardError:
            chosen = ""
        if chosen:
            return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        spoken = os.environ.get(name, "")[:2]
        if spoken in LANGUAGES:
            return spoken
    return "en"


def _wish() -> "Wish":
    """How the person wants what is printed: `--plain`, `--bidi`, and the setting `bidi`."""
    from wizard.terminal.printing import Wish
    from wizard.workspace import Workspace

    root = _root()
    folder = Path(root.get("workspace") or ".")
    setting = ""
    if (folder / "role-wizard.toml").is_file():
        try:
            setting = Workspace(folder).settings().bidi
        except WizardError:
            setting = ""  # the command that needs the settings says what is wrong with them
    return Wish(bool(root.get("plain")), root.get("bidi"), setting)


def _now() -> str:
    import datetime

    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _today() -> str:
    import datetime

    return datetime.date.today().isoformat()  # noqa: DTZ011  # the person's own calendar day


def _desk() -> "Desk":
    from wizard.workflow.desk import Desk
    from wizard.workspace import Workspace

    root = _root()
    who = os.environ.get("ROLE_WIZARD_USER") or os.environ.get("USER") or os.environ.get("USERNAME") or "head"
    return Desk(Workspace(Path(root.get("workspace") or ".")), _language(root), who, _now)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


@main.command()
@click.argument("role")
@click.option("--bank", default="", help="The question bank: a name or a YAML file. Only needed to start a role.")
@click.option("--answers", type=click.Path(dir_okay=False, path_type=Path), help="Take the answers from this file.")
@click.option("--no-input", is_flag=True, help="Ask nobody: what the answers file lacks becomes a gap.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), help="Ask what matters most first, for so long.")
@click.option("--only", default="", metavar="WHAT", help="Ask only: missing, unknown, mine, or section:NAME.")
@told
def interview(role: str, bank: str, answers: Path | None, no_input: bool, minutes: float | None, only: str) -> int:
    """Start, go on with or revise the interview about ROLE."""
    from wizard.workflow.interviews import interview_from_file

    desk = _desk()
    if no_input and answers is None:
        raise UsageError([Complaint("no-input-needs-answers", {})])
    if answers is not None:
        sitting = interview_from_file(desk, role, bank, answers)
        if sitting.unused:
            _say_err("interview.unused-answers", number=len(sitting.unused), names=", ".join(sitting.unused))
        if no_input:
            return ExitCode.FINE
    return _ask(desk, role, bank, minutes, only)


def _ask(desk: "Desk", role: str, bank: str, minutes: float | None, only: str) -> int:
    """The interview with whoever sits at the terminal, on the screen or line by line."""
    from wizard.interview.conduct import Conversation, Outcome
    from wizard.terminal import faces, opening
    from wizard.workflow.interviews import agenda_of, interview, known_positions
    from wizard.workflow.live import live_for
    from wizard.workspace.drafts import DraftBook

    wish = _wish()
    faces.somebody_is_there(plain=wish.plain)
    screen = faces.wants_screen(plain=wish.plain)
    if not screen:
        opening.close()

    def face(start: "Opened", talk: Conversation) -> Outcome:
        live = live_for(desk, role, start.bank)
        ground = faces.Ground(
            desk.language,
            start.bank.head.title,
            len(start.role.answers),
            start.torn,
            start.old_bank,
            start.bank.stamp,
            DraftBook(desk.workspace.role(role).typing),
            live.draft,
            live.report,
            lambda: known_positions(desk, role),
            _today,
            minutes,
        )
        if screen:
            return faces.on_screen(ground, talk, wish.bidi, wish.setting)
        width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
        return faces.line_by_line(ground, talk, width)

    sitting = interview(desk, role, bank, face, agenda_of(desk, only, minutes))
    opening.close()
    return _end(desk, role, sitting.outcome)


def _end(desk: "Desk", role: str, outcome: "Outcome") -> int:
    """Say how to go on; after the last question the draft and the report are written."""
    from wizard.interview.conduct import Outcome
    from wizard.terminal.end_view import print_end, print_paused

    if outcome is Outcome.PAUSED:
        try:
            print_paused(_command("interview", role), desk.language, _wish())
            sys.stdout.flush()
        except OSError:
            _nobody_reads()  # the window has been closed; everything is saved
        return ExitCode.INTERRUPTED
    from wizard.phrases import explain_all, say
    from wizard.terminal.printing import tell
    from wizard.workflow.papers import hand_in

    done = hand_in(desk, role)
    for sentence in explain_all(done.trouble, desk.language) if done.trouble is not None else ():
        tell(sentence, desk.language, _wish(), sys.stderr)
    short = outcome is Outcome.TIME_UP
    told = say("interview.to-be-continued" if short else "interview.finished", desk.language)
    commands = [_command("interview", role)] if short else [_command("draft", role), _command("gaps", role)]
    print_end(done.view, done.paths, told, commands, _wish(), everybody=short)
    return ExitCode.FINE


def _command(*words: str) -> str:
    """A command line with the options of this call, quoted so that a person can type or paste it again."""
    root = _root()
    given = [word for name in ("workspace", "lang") if root.get(name) for word in (f"--{name}", str(root[name]))]
    line = ["role-wizard", *given, *(["--plain"] if root.get("plain") else []), *words]
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline(line)
    from shlex import join

    return join(line)


def _say_err(key: str, **values: Any) -> None:
    from wizard.phrases import say
    from wizard.terminal.printing import tell

    language = _language(_root())
    tell(say(key, language, **values), language, _wish(), sys.stderr)


@main.command()
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

    desk = _desk()
    if printed:
        drafts = documents.draft(desk, role, languages, provenance=provenance)
        if sys.stdout.isatty():
            from wizard.terminal.draft_view import print_drafts

            print_drafts(drafts, _wish())
            return ExitCode.FINE
        click.echo("\n".join(drafts.values()), nl=False)
        return ExitCode.FINE
    wanted = papers.Wanted(languages, formats, beside, letterhead, provenance)
    return _written(papers.draft_files(desk, role, wanted, out))


def _written(done: "Written") -> int:
    """Name the files on standard output, and on the other one what is worth a word about them."""
    for key, values in done.remarks:
        _say_err(key, **values)
    for path in done.paths:
        click.echo(str(path))
    return ExitCode.FINE


@main.command()
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

    return _written(papers.export_files(_desk(), file, formats, language, letterhead, out))


@main.command()
@click.argument("role")
@click.option("--format", "form", type=click.Choice(["text", "md", "html", "json"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="blocker",
    show_default=True,
    help="Exit with 1 where something this bad is open.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@told
def gaps(role: str, form: str, fail_on: str, out: Path | None) -> int:
    """Report what is missing in ROLE, and who has to answer it."""
    from wizard.workflow import documents, papers

    desk = _desk()
    ready = documents.assembled(desk, role)
    view = (
        papers.linked_view(desk, role, ready, out)
        if form == "html"
        else documents.report_view(ready, desk.settings.people, desk.language)
    )
    if form == "text":
        from wizard.terminal.gap_view import print_report

        print_report(view, out, _wish())
    else:
        documents.hand_over(view, form, out, sys.stdout.buffer)
    return documents.verdict(ready.report, fail_on)


@main.command()
@click.argument("code")
@told
def explain(code: str) -> int:
    """Print the page of a rule: by its code (LNK201) or its name."""
    from wizard.terminal.page_view import print_page
    from wizard.workflow.documents import rule_page

    print_page(rule_page(code), _language(_root()), _wish())
    return ExitCode.FINE


@main.command()
@told
def roles() -> int:
    """List the roles of this workspace: open questions and gate."""
    from wizard.terminal.status_view import print_roles
    from wizard.workflow.documents import overview

    desk = _desk()
    print_roles(overview(desk), desk.language, _wish())
    return ExitCode.FINE


@main.group()
def banks() -> None:
    """The question banks."""


@banks.command("list")
@told
def list_banks() -> int:
    """Name every bank that an interview can use."""
    from wizard.banks import bank_names, open_bank
    from wizard.terminal.status_view import print_banks

    desk = _desk()
    heads = {name: open_bank(name, desk.own_banks).head for name in bank_names(desk.own_banks)}
    print_banks(heads, desk.language, _wish())
    return ExitCode.FINE


@banks.command("check")
@click.argument("names", nargs=-1, metavar="[BANK|PATH]...")
@told
def check_banks(names: tuple[str, ...]) -> int:
    """Read banks and name everything that is wrong with them or could be better, with its line."""
    from wizard.phrases import explain
    from wizard.workflow.bank_shelf import check_banks

    remarks = 0
    for bank in check_banks(_desk(), names):
        _say("cli.bank-fine", bank=bank.name, number=bank.questions)
        for remark in bank.remarks:
            click.echo(f"  {explain(remark, _language(_root()))}")
        remarks += len(bank.remarks)
    if remarks:
        _say("bank.remarks", number=remarks)
    return ExitCode.FINDINGS if remarks else ExitCode.FINE


@banks.command("show")
@click.argument("name", metavar="BANK")
@told
def show_bank(name: str) -> int:
    """Print all questions of BANK as one page of Markdown, in the language of --lang."""
    from wizard.workflow.bank_shelf import bank_page

    click.echo(bank_page(_desk(), name), nl=False)
    return ExitCode.FINE


def _say(key: str, **values: Any) -> None:
    from wizard.phrases import say
    from wizard.terminal.printing import tell

    language = _language(_root())
    tell(say(key, language, **values), language, _wish())


@main.command()
@click.argument("folder", default="role-wizard-demo", type=click.Path(file_okay=False, path_type=Path))
@told
def demo(folder: Path) -> int:
    """Replay a sample interview into FOLDER and show its draft and gap report."""
    from wizard.terminal.demo_view import show_demo
    from wizard.workflow.demo import demo as replay

    language = _language(_root())
    shown = replay(folder, language, _now)
    show_demo(shown.answered, shown.draft, shown.view, shown.files, _wish())
    return ExitCode.FINE


@main.command()
@click.option("--forget", is_flag=True, help="Take back what was chosen for this terminal.")
@told
def doctor(forget: bool) -> int:
    """Say how this terminal shows Arabic, and choose the way that reads correctly."""
    from wizard.terminal.doctor import doctor as examine

    wish = _wish()
    examine(_language(_root()), wish.bidi, wish.setting, plain=wish.plain, forget=forget)
    return ExitCode.FINE
