"""The card of a question: how grave it is, what is asked and about which words, of whom and why; for every face."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from wizard.export.format import ReportLine
from wizard.export.sheet import day
from wizard.model.text import in_language, tidy
from wizard.phrases import say
from wizard.terminal.laid import island, isolated, quoted
from wizard.terminal.paper import Paper
from wizard.terminal.review.round import Round

MOST_QUOTED: Final = 3
"""Texts that are quoted at once; a finding over a whole list has many."""

_QUOTED: Final = re.compile("«([^«»]*)»")


class Part(NamedTuple):
    """One paragraph of a card; where there is little room, parts of a higher rank are left to the page behind F1."""

    text: str
    style: str
    rank: int
    most: int = 0
    """How many rows it may take; 0: all it needs."""


def parts(held: Round, line: ReportLine, paper: Paper) -> Iterator[Part]:
    """The paragraphs in reading order."""
    language, finding = held.language, line.finding
    where = held.walk.where
    grave = say(f"report.severity-{finding.severity}", language)
    owner = isolated(paper, held.walk.owner_of(line))
    told = say("review.place", language, grave=grave, number=where.number, of=where.of, owner=owner)
    yield Part(told, "class:about", 0, 2)
    if held.walk.verdict is not None:
        yield Part(say(f"review.was-{held.walk.verdict}", language), "class:notice", 1, 2)
    yield Part(in_quotes_isolated(paper, line.question), "class:question", 0)
    for text in quotations(paper, line, language)[:MOST_QUOTED]:
        yield Part(say("review.text", language, quote=text), "", 2, 4)
    yield Part(say(f"review.severity-{finding.severity}", language), "class:severity", 3, 2)
    if finding.due:
        yield Part(say("review.awaited", language, date=day(finding.due, language)), "", 3, 1)
    if finding.note:
        yield Part(say("review.noted", language, note=quoted(paper, in_language(finding.note, language))), "", 5, 3)
    yield Part(say("review.why", language, text=line.why), "class:dim", 6)
    yield Part(say("review.asked", language, text=line.asked), "class:dim", 7, 2)
    yield Part(f"{island(paper, finding.code)} · {island(paper, finding.at)}", "class:dim", 4, 1)


def quotations(paper: Paper, line: ReportLine, language: str) -> list[str]:
    """The texts that were found between quotation marks, as far as the question does not quote them already."""
    made: list[str] = []
    for evidence in line.finding.evidence:
        text = in_language(evidence.quote, language)
        seen = [name for name in (language, *evidence.quote) if name in evidence.spans and evidence.quote.get(name)]
        if seen:
            text, (start, end) = evidence.quote[seen[0]], evidence.spans[seen[0]]
            words = f": {quoted(paper, text[start:end])}" if tidy(text[start:end]) != tidy(text) else ""
            made.append(quoted(paper, text) + words)
        elif text and text not in line.question:
            made.append(quoted(paper, text))
    return list(dict.fromkeys(made))


def in_quotes_isolated(paper: Paper, sentence: str) -> str:
    """A sentence of ours, in which the words of persons keep their own direction."""
    return _QUOTED.sub(lambda found: quoted(paper, found[1]), sentence)
