"""A condition in the words of the questions that it reads, for whoever fills in a bank on paper."""

from collections.abc import Sequence
from typing import Any

from wizard.model.bank import Bank, label_of
from wizard.model.condition import Condition
from wizard.model.question import Field, Question
from wizard.model.text import in_language
from wizard.phrases import phrase, say


def worded(condition: Condition, bank: Bank, language: str, question: Question | None = None) -> str:
    """The condition as a sentence; its text in the bank where it says more than words can.

    `question` is the records question for a condition on its columns.
    """
    return _Words(bank, language, question).of(condition.tree) or f"`{condition.source}`"


class _Words:
    def __init__(self, bank: Bank, language: str, question: Question | None) -> None:
        self.bank = bank
        self.language = language
        self.question = question

    def of(self, tree: Sequence[Any]) -> str:
        match list(tree):
            case ["and" | "or" as word, *parts]:
                said = [self.of(part) for part in parts]
                return say(f"bank.if.{word}", self.language).join(said) if all(said) else ""
            case ["==", ["id", name], ["is", value]]:
                return self.answered(name, [value])
            case ["in", ["id", name], ["is", [*values]]]:
                return self.answered(name, values)
            case ["in", ["is", value], ["id", name]]:
                return self.answered(name, [value])
            case ["any_of", name, [*values]]:
                return self.answered(name, values)
            case ["not in", ["id", name], ["is", [*values]]]:
                field = self.field(name)
                left = [choice.value for choice in field.choices if choice.value not in values] if field else []
                return self.answered(name, left) if left else ""
            case ["id", name]:
                return self.answered(name, [True])
            case ["not", ["id", name]]:
                return self.answered(name, [False])
            case ["not", ["answered", name]]:
                field = self.field(name)
                return say("bank.if.unanswered", self.language, ask=self.ask(field)) if field is not None else ""
            case [">", ["count", name], ["is", 0]]:
                return self.about("any", name)
            case ["answered", name]:
                return self.about("answered", name)
        return ""

    def about(self, word: str, name: str) -> str:
        field = self.field(name)
        return say(f"bank.if.{word}", self.language, ask=self.ask(field)) if field is not None else ""

    def answered(self, name: str, values: Sequence[Any]) -> str:
        field = self.field(name)
        if field is None:
            return ""
        return say("bank.if.is", self.language, ask=self.ask(field), answers=self.labels(field, values))

    def labels(self, field: Field, values: Sequence[Any]) -> str:
        words = []
        for value in values:
            if isinstance(value, bool):
                words.append(phrase("interview.yes" if value else "interview.no"))
            else:
                words.append(label_of(field.choices, str(value)))
        return " / ".join(in_language(word, self.language) for word in words)

    def ask(self, field: Field) -> str:
        return in_language(field.ask, self.language)

    def field(self, name: str) -> Field | None:
        if name.startswith("row."):
            return self.question.column(name[4:]) if self.question is not None else None
        held = self.bank.question(name)
        return held.field if held is not None else None
