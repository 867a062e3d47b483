"""A Memory without a disk, for tests of the interview."""

from collections.abc import Mapping

from wizard.model.answers import Answer, Answers


class Notebook:
    """A Memory without a disk; it remembers every act."""

    def __init__(self, answers: Answers | None = None) -> None:
        self.answers = answers or Answers()
        self.before: list[Answers] = []
        self.acts: list[tuple[str, Mapping[str, Answer | None]]] = []

    def keep(self, act: str, cells: Mapping[str, Answer | None]) -> Answers:
        self.before.append(self.answers)
        self.acts.append((act, dict(cells)))
        self.answers = self.answers.put(cells)
        return self.answers

    def undo(self) -> Answers | None:
        if not self.before:
            return None
        self.answers = self.before.pop()
        return self.answers
