"""What can go wrong, said as data: a code and its values, worded later in the reader's language.

The words stand in `templates/phrases/errors.yaml`; `wizard.phrases` joins the two.
"""

import enum
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class ExitCode(enum.IntEnum):
    """What the command tells the shell; the README has the same table."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    PARTIAL = 4
    BUG = 70
    INTERRUPTED = 130


class Complaint(NamedTuple):
    """One thing that is wrong: where (file, line and column from 1; 0 = the whole file), what, and its values."""

    code: str
    values: Mapping[str, object]
    file: str = ""
    line: int = 0
    column: int = 0

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class WizardError(Exception):
    """A mistake that a person can mend; it carries every complaint that was found, not only the first."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(f"{c.place}: {c.code} {dict(c.values)}" for c in self.complaints))


class YamlError(WizardError):
    """A file is not the strict YAML that we read."""


class BankError(WizardError):
    """A question bank does not say what a bank must say."""


class AnswersError(WizardError):
    """An answers file names what the bank does not know, or holds a value of the wrong form."""


class TemplateError(WizardError):
    """A template cannot be read or uses a name that it is not given."""


class LetterheadError(WizardError):
    """A letterhead cannot be opened, or its fields are not those that are filled."""


class DraftError(WizardError):
    """A draft cannot be read, or holds what a format cannot print."""


class WorkspaceError(WizardError):
    """The user's folder cannot be read, written or locked."""


class UsageError(WizardError):
    """The command line asks for something that does not exist."""

    exit_code = ExitCode.USAGE
