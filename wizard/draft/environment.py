"""The template engine, locked: plain data in, every printed value escaped, mistakes told with file and line."""

import functools
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wizard.draft.safe import Gap, Safe
from wizard.errors import Complaint, TemplateError
from wizard.model.markdown import escape
from wizard.shelves import shelf

DOCUMENT: Final = "job_description.md.j2"

# What a template can do wrong while it runs; our own data cannot raise any of these, for it is plain.
_MISTAKES: Final = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)


def finalize(value: object) -> str:
    """What an expression of a template prints: Markdown of ours as it is, any other text or number escaped."""
    kind = type(value)
    if kind is Safe or kind is Gap:
        return value  # type: ignore[return-value]  # both are str
    if isinstance(value, jinja2.Undefined):
        return str(value)  # raises, and names what is undefined
    if isinstance(value, str):
        return escape(str(value))
    if kind is int:
        return str(value)
    raise jinja2.TemplateRuntimeError(f"a {kind.__name__} cannot be printed, only text and numbers")


@functools.cache
def environment(own: Path | None = None) -> jinja2.Environment:
    """The engine with our templates, or with those of the folder `own` before them. Compiled templates are kept."""
    folders = [shelf("templates")] if own is None else [own, shelf("templates")]
    made = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders], followlinks=False),
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        autoescape=False,  # HTML escaping is not ours; `finalize` escapes Markdown
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals.clear()  # no lipsum, no cycler: a document needs loops and conditions
    return made


def render(name: str, tree: Mapping[str, Any], own: Path | None = None) -> str:
    """The template `name` filled with `tree` (dicts, lists, texts, numbers). TemplateError with file and line."""
    try:
        return environment(own).get_template(name).render(tree)
    except jinja2.TemplateSyntaxError as failure:
        place = failure.filename or failure.name or name
        raise _told("template-syntax", failure.message or "", place, failure.lineno) from failure
    except jinja2.TemplateNotFound as failure:
        raise _told("template-missing", str(failure.name), *_place(failure, name)) from failure
    except jinja2.UndefinedError as failure:
        raise _told("template-undefined", failure.message or "", *_place(failure, name)) from failure
    except UnicodeDecodeError as failure:
        raise _told("template-not-utf8", "", name, 0) from failure
    except OSError as failure:
        raise _told(
            "template-unreadable", failure.strerror or str(failure), str(failure.filename or name), 0
        ) from failure
    except _MISTAKES as failure:
        raise _told("template-fails", str(failure), *_place(failure, name)) from failure


def _place(failure: BaseException, name: str) -> tuple[str, int]:
    """The innermost line of a template that was running; the engine has put those lines into the traceback."""
    frames = traceback.extract_tb(failure.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (inside[-1].filename, inside[-1].lineno or 0) if inside else (name, 0)


def _told(code: str, problem: str, place: str, line: int) -> TemplateError:
    ours = shelf("templates")
    path = Path(place)
    shown = f"templates/{path.relative_to(ours).as_posix()}" if path.is_relative_to(ours) else place
    return TemplateError([Complaint(code, {"problem": problem}, shown, line)])
