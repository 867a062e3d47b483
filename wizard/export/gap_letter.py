"""A letter to one person: only the questions they are asked, to be answered on paper, as Markdown.

No greeting: whoever sends it knows how the person is addressed. What is empty is not mentioned.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from wizard.export.format import ReportLine, ReportView
from wizard.export.gap_markdown import code_of, labelled, marked
from wizard.export.sheet import Sheet, clause_of, day, due, sheets
from wizard.model.gaps import FALLBACK_OWNER
from wizard.model.markdown import escape
from wizard.model.question import Kind
from wizard.model.text import fold, in_language
from wizard.phrases import say

LINE: Final = "…" * 32
"""A line to write on, which every reader of Markdown leaves alone."""
LONG: Final = (Kind.PARAGRAPH, Kind.TEXTS, Kind.RECORDS)
"""Kinds of answer that need more than one line."""
BOX: Final = "☐"


class Letter(NamedTuple):
    """One letter: who it is for, a name for its file, and its Markdown."""

    person: str
    name: str
    text: str


def letters(view: ReportView, collector: str, head: str = "") -> tuple[Letter, ...]:
    """A letter for each person who is asked; it goes back to the `collector` (HR), whose own goes to the head."""
    made: list[Letter] = []
    for sheet in sheets(view):
        name = stem = _name(sheet)
        number = 1
        while any(name == held.name for held in made):
            number += 1
            name = f"{stem}-{number}"
        is_collector = any(line.finding.owner.role == FALLBACK_OWNER for line in sheet.lines)
        back = (head or collector) if is_collector else collector
        text = "\n".join(_lines(view, sheet, back)).strip("\n") + "\n"
        made.append(Letter(sheet.owner, name, text))
    return tuple(made)


def _name(sheet: Sheet) -> str:
    """The owner's role; behind it the unit of a counterpart, or whatever of the person's name a file can bear."""
    first = sheet.lines[0]
    owner = first.finding.owner
    unit = in_language(owner.unit, "en") if owner.unit else ""
    roles = dict.fromkeys(line.finding.owner.role for line in sheet.lines)
    words = "-".join((*roles, *fold(unit).split()))
    return re.sub(r"[^\w-]+", "-", words)[:60].strip("-")


def _lines(view: ReportView, sheet: Sheet, returned_to: str) -> Iterator[str]:
    language = view.language
    yield f"# {escape(say('letter.title', language, title=view.title))}"
    yield ""
    yield f"**{escape(say('letter.to', language, person=sheet.owner))}**"
    yield ""
    role = view.report.role
    told = say("letter.state", language, role=role, date=day(view.as_of, language)) if view.as_of else ""
    yield escape(told or say("letter.state-undated", language, role=role))
    yield ""
    reasons = list(_reasons(sheet, language))
    if reasons:
        yield escape(say("letter.why-you", language, reason=_between(language).join(reasons)))
        yield ""
    for number, line in enumerate(sheet.lines, 1):
        yield from _question(view, line, number)
    yield escape(say("letter.back", language, person=returned_to))
    days = sorted(line.finding.due for line in sheet.lines if line.finding.due)
    if days:
        yield ""
        yield escape(say("letter.first-day", language, date=day(days[0], language)))
    yield ""
    yield f"{escape(say('letter.signed', language))} {LINE}"


def _reasons(sheet: Sheet, language: str) -> Iterator[str]:
    """Why this person is asked; where there are several reasons, each with the numbers of its questions."""
    numbers: dict[str, list[str]] = {}
    for number, line in enumerate(sheet.lines, 1):
        if line.asked:
            numbers.setdefault(line.asked, []).append(str(number))
    between = "، " if language == "ar" else ", "
    for reason, held in numbers.items():
        yield f"{reason} ({between.join(held)})" if len(numbers) > 1 else reason


def _question(view: ReportView, line: ReportLine, number: int) -> Iterator[str]:
    language, finding = view.language, line.finding
    severity = escape(say(f"report.severity-{finding.severity}", language))
    yield f"## {number}. {escape(line.question + due(line, language))}"
    yield ""
    yield f"{severity} · {escape(line.message)} {code_of(line)}"
    yield ""
    if line.why:
        yield labelled("why", line.why, language)
        yield ""
    places = _places(view, line)
    if len(places) > 1:
        for held in places:
            yield f"- {_about(view, held) or escape(held.finding.at)}"
            yield f"  {_room(held, language)}"
        yield ""
        return
    about = _about(view, line)
    if about:
        yield about
        yield ""
    yield _room(line, language)
    if line.answer in LONG:
        yield ""
        yield LINE
        yield ""
        yield LINE
    yield ""


def _places(view: ReportView, line: ReportLine) -> list[ReportLine]:
    """What is told as one question, each place for itself."""
    names = set(line.finding.fingerprints)
    return [held for held in view.singles if held.finding.fingerprint in names] if len(names) > 1 else [line]


def _between(language: str) -> str:
    return "؛ " if language == "ar" else "; "


def _about(view: ReportView, line: ReportLine) -> str:
    """The clause of the draft and the words that are meant."""
    number = clause_of(line.finding.at, view.clauses)
    clause = say("report.clause", view.language, number=number) if number else ""
    quotes = [marked(quote, view.language) for quote in line.found]
    return escape(": ".join(part for part in (clause, _between(view.language).join(quotes)) if part))


def _room(line: ReportLine, language: str) -> str:
    """What can be ticked, or a line to write on."""
    if line.choices:
        return "  ".join(f"{BOX} {escape(choice)}" for choice in line.choices)
    return f"{escape(say('letter.answer', language))} {LINE}"
