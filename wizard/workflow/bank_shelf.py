"""The question banks for their authors: checked with every remark, and shown as one page of paper."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.banks import bank_names, check_bank, open_bank, open_law
from wizard.errors import BankError, Complaint
from wizard.model.bank import Bank
from wizard.model.question import Field, Kind, Question
from wizard.model.text import Text, in_language
from wizard.phrases import phrase, say
from wizard.workflow.condition_words import worded
from wizard.workflow.desk import Desk

EXAMPLES = 40
"""Suggestions that a page shows of one question before it only counts them."""


class Checked(NamedTuple):
    """One bank that can be opened: how much it asks, and what could be better."""

    name: str
    questions: int
    suggestions: int
    remarks: tuple[Complaint, ...]


def check_banks(desk: Desk, names: tuple[str, ...]) -> tuple[Checked, ...]:
    """Read each bank afresh (default: all, and what they know of the law).

    What is wrong with any of them comes as one BankError.
    """
    complaints: dict[tuple[str, int, int, str], Complaint] = {}
    checked: list[Checked] = []
    for name in names or bank_names(desk.own_banks):
        try:
            bank, remarks = check_bank(name, desk.own_banks)
        except BankError as failure:
            complaints |= {(held.file, held.line, held.column, held.code): held for held in failure.complaints}
        else:
            offered = sum(len(question.suggestions) for question in bank)
            checked.append(Checked(name, len(bank.ids), offered, remarks))
    if not names:
        open_law()
    if complaints:
        raise BankError(complaints.values())
    return tuple(checked)


def bank_page(desk: Desk, name: str) -> str:
    """A bank as Markdown for paper: what is asked, why, of whom and when, and what is offered."""
    bank = open_bank(name, desk.own_banks)
    return "\n".join(_page(bank, desk.language)) + "\n"


def _page(bank: Bank, language: str) -> Iterator[str]:
    yield f"# {in_language(bank.head.title, language)}"
    yield ""
    yield say("bank.lead", language, bank=bank.head.id, version=bank.head.version, number=len(bank.ids))
    number = 0
    for section in bank.sections:
        yield ""
        yield f"## {in_language(section.title, language)}"
        if section.intro:
            yield ""
            yield in_language(section.intro, language)
        for question in section.questions:
            number += 1
            yield ""
            yield from _question(number, question, bank, language)
    yield ""
    yield from _law(language)


def _question(number: int, question: Question, bank: Bank, language: str) -> Iterator[str]:
    star = " \\*" if question.field.required else ""
    yield f"{number}. {in_language(question.field.ask, language)}{star}"
    yield from (f"   - {line}" for line in _details(question.field, bank, language))
    for column in question.fields:
        mark = " \\*" if column.required else ""
        yield f"   - **{in_language(column.ask, language)}**{mark}"
        yield from (f"     - {line}" for line in _details(column, bank, language, question))
    if question.suggestions:
        yield f"   - {say('bank.offered', language)}"
        for offered in question.suggestions[:EXAMPLES]:
            first: Text = next(iter(offered.values.values()))
            when = ""
            if offered.when is not None:
                when = f" ({say('bank.when', language, condition=worded(offered.when, bank, language))})"
            yield f"     - {in_language(first, language)}{when}"
            yield from (f"       - {in_language(asked, language)}" for asked in offered.asks.values())
        left = len(question.suggestions) - EXAMPLES
        if left > 0:
            yield f"     - {say('bank.more', language, number=left)}"
    if not question.suggestions and not question.fields and question.kind not in (Kind.CHOICE, Kind.CHOICES):
        yield f"   - {'_' * 40}"


def _details(field: Field, bank: Bank, language: str, row_of: Question | None = None) -> Iterator[str]:
    """What stands under a question: when it is asked, of whom, why, a hint, an example, the choices to tick."""
    if field.when is not None:
        yield say("bank.when", language, condition=worded(field.when, bank, language, row_of))
    if (row_of is None or field.owner != "head") and field.owner in bank.owners:
        yield say("bank.owner", language, owner=in_language(bank.owners[field.owner], language))
    for key, held in (("why", field.why), ("hint", field.hint), ("example", field.example)):
        if held:
            yield say(f"bank.{key}", language, text=in_language(held, language))
    if field.kind is Kind.YES_NO:
        yield f"☐ {in_language(phrase('interview.yes'), language)}  ☐ {in_language(phrase('interview.no'), language)}"
    elif field.choices:
        yield "  ".join(f"☐ {in_language(choice.label, language)}" for choice in field.choices)


def _law(language: str) -> Iterator[str]:
    """What each country's acts say, how we know and since when; a page for the lawyer."""
    law = open_law()
    yield f"## {say('bank.law', language)}"
    yield ""
    yield say("bank.no-advice", language)
    for country, notes in law.notes.items():
        yield ""
        yield f"### {in_language(law.countries[country], language)}"
        yield ""
        for note in notes:
            act = in_language(note.act, language)
            place = say("bank.article", language, act=act, article=note.article) if note.article else act
            known = say(f"bank.status.{note.status}", language)
            checked = say("bank.checked", language, status=known, date=note.checked)
            yield f"- {place}. {in_language(note.says, language)} ({checked})"
