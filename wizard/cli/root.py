"""What every command shares: the options before its name, the language, the desk, and how a mistake is told."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from wizard.errors import Complaint, ExitCode, WizardError
from wizard.model.text import LANGUAGES

if TYPE_CHECKING:
    from wizard.terminal.printing import Wish
    from wizard.workflow.desk import Desk


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command; a mistake a person can mend becomes one sentence each and an exit code, never a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except WizardError as failure:
            fail(failure)
        except KeyboardInterrupt:
            sys.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:
            nobody_reads()
            sys.exit(ExitCode.FINE)
        except click.ClickException:
            raise
        except Exception as failure:
            if os.environ.get("ROLE_WIZARD_TRACE"):
                raise
            what = f"{type(failure).__name__}: {failure}"
            fail(WizardError([Complaint("bug", {"what": what})]), ExitCode.BUG)
        else:
            sys.exit(code or ExitCode.FINE)

    return run


def nobody_reads() -> None:
    """The reader has gone: what is still written goes nowhere, and leaving does not fail."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def fail(failure: WizardError, code: ExitCode | None = None) -> NoReturn:
    from wizard.phrases import explain_all
    from wizard.terminal.printing import tell

    language = spoken_language(root_options())
    for sentence in explain_all(failure, language):
        try:
            tell(sentence, language, the_wish(), sys.stderr)
        except WizardError:
            click.echo(sentence, err=True)  # the wish itself is what is wrong
    sys.exit(failure.exit_code if code is None else code)


def root_options() -> dict[str, Any]:
    context = click.get_current_context(silent=True)
    return {} if context is None else dict(context.find_root().params)


def spoken_language(root: dict[str, Any]) -> str:
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


def the_wish() -> "Wish":
    """How the person wants what is printed: `--plain`, `--bidi`, and the setting `bidi`."""
    from wizard.terminal.printing import Wish
    from wizard.workspace import Workspace

    root = root_options()
    folder = Path(root.get("workspace") or ".")
    setting = ""
    if (folder / "role-wizard.toml").is_file():
        try:
            setting = Workspace(folder).settings().bidi
        except WizardError:
            setting = ""  # the command that needs the settings says what is wrong with them
    return Wish(bool(root.get("plain")), root.get("bidi"), setting)


def moment() -> str:
    import datetime

    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def this_day() -> str:
    import datetime

    return datetime.date.today().isoformat()  # noqa: DTZ011  # the person's own calendar day


def the_desk() -> "Desk":
    from wizard.workflow.desk import Desk
    from wizard.workspace import Workspace

    root = root_options()
    who = os.environ.get("ROLE_WIZARD_USER") or os.environ.get("USER") or os.environ.get("USERNAME") or "head"
    return Desk(Workspace(Path(root.get("workspace") or ".")), spoken_language(root), who, moment)


def command_line(*words: str) -> str:
    """A command line with the options of this call, quoted so that a person can type or paste it again."""
    root = root_options()
    given = [word for name in ("workspace", "lang") if root.get(name) for word in (f"--{name}", str(root[name]))]
    line = ["role-wizard", *given, *(["--plain"] if root.get("plain") else []), *words]
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline(line)
    from shlex import join

    return join(line)


def say_aside(key: str, **values: Any) -> None:
    from wizard.phrases import say
    from wizard.terminal.printing import tell

    language = spoken_language(root_options())
    tell(say(key, language, **values), language, the_wish(), sys.stderr)


def say_trouble(failure: WizardError) -> None:
    """What went wrong beside the work itself, on standard error; the command goes on."""
    from wizard.phrases import explain_all
    from wizard.terminal.printing import tell

    language = spoken_language(root_options())
    for sentence in explain_all(failure, language):
        tell(sentence, language, the_wish(), sys.stderr)


def say_phrase(key: str, **values: Any) -> None:
    from wizard.phrases import say
    from wizard.terminal.printing import tell

    language = spoken_language(root_options())
    tell(say(key, language, **values), language, the_wish())
