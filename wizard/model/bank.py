"""Bank: the sections and questions of an interview in asking order, with the tables that go with them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wizard.model.question import Choice, Question
from wizard.model.text import Text


class Section(NamedTuple):
    """A part of the interview with a title, an opening sentence and its questions."""

    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]


class ActionClass(NamedTuple):
    """What kind of act a duty is, and the powers that it needs (source: domain table of action classes).

    `needs` is a conjunction of alternatives: (("information", "access"),) is "one of these two",
    (("demand",), ("information",)) is "both". Empty: the act needs no power.
    """

    id: str
    label: Text
    needs: tuple[tuple[str, ...], ...]

    def lacks(self, powers: frozenset[str]) -> tuple[tuple[str, ...], ...]:
        """The alternatives that none of these powers satisfies."""
        return tuple(group for group in self.needs if powers.isdisjoint(group))


class Power(NamedTuple):
    """A kind of right: its name, a ready sentence for a missing right, and whether a limit must be asked.

    A `staff` power (propose, entitlement) satisfies no duty and is never reported as unused.
    """

    id: str
    label: Text
    sentence: Text
    limited: bool
    staff: bool


class BankHead(NamedTuple):
    """Who the bank is: what a journal and a draft record of it."""

    id: str
    title: Text
    version: str
    extends: str
    languages: tuple[str, ...]
    short: tuple[str, ...] = ()
    """Questions (`duties.items`) and columns (`duties.items.result`) of a short sitting, most value first."""


class Bank:
    """One opened bank. Immutable by convention; the index of its questions is built once."""

    __slots__ = ("_questions", "action_classes", "digest", "head", "owners", "powers", "sections")

    def __init__(
        self,
        head: BankHead,
        sections: tuple[Section, ...],
        owners: Mapping[str, Text],
        action_classes: Mapping[str, ActionClass],
        powers: Mapping[str, Power],
        digest: str,
    ) -> None:
        self.head = head
        self.sections = sections
        self.owners = owners
        self.action_classes = action_classes
        self.powers = powers
        self.digest = digest
        self._questions = {question.id: question for section in sections for question in section.questions}

    @property
    def stamp(self) -> str:
        """`id@version`, as journals and drafts write it."""
        return f"{self.head.id}@{self.head.version}"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all questions in asking order."""
        return tuple(self._questions)

    def __iter__(self) -> Iterator[Question]:
        return iter(self._questions.values())

    def question(self, name: str) -> Question | None:
        """The question of that id, or None."""
        return self._questions.get(name)

    def section_of(self, name: str) -> Section | None:
        """The section that holds the question `name`."""
        return next((s for s in self.sections if any(q.id == name for q in s.questions)), None)


def label_of(choices: tuple[Choice, ...], value: str) -> Text:
    """The label of a choice, or the bare value where the choice is gone."""
    return next((choice.label for choice in choices if choice.value == value), {"en": value})
