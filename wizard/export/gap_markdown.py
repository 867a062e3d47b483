"""The gap report as Markdown with check boxes: one heading per person, ready to be sent, printed and ticked off."""

from collections.abc import Iterator
from typing import Any, Final

from wizard.export.ending import ending
from wizard.export.format import Quoted, ReportLine, ReportView
from wizard.export.sheet import Sheet, accepted, due, fractions, gate, groups, obstacles, unchecked, unpicked
from wizard.model.markdown import escape
from wizard.model.text import in_language
from wizard.phrases import say

MOST_QUOTED: Final = 3
"""Quotations of one question; the rest is counted."""


def write(view: ReportView) -> bytes:
    """The whole report as UTF-8 Markdown."""
    return ("\n".join(_lines(view)).strip("\n") + "\n").encode("utf-8", "replace")


def _lines(view: ReportView) -> Iterator[str]:
    language = view.language
    yield f"# {escape(say('report.title', language, title=view.title))}"
    yield ""
    yield f"**{escape(gate(view))}**"
    yield ""
    yield from _comparison(view)
    if told := unpicked(view):
        yield f"- {escape(told)}"
        yield ""
    yield from _obstacles(view)
    for sheet in groups(view):
        yield from _sheet(sheet, view)
    yield from _ending(view)
    yield from _waived(view)
    if view.coverage:
        yield f"## {escape(say('report.coverage', language))}"
        yield ""
        for section in view.coverage:
            yield f"- {escape(section.section)}: {escape(' · '.join(fractions(section.parts, language)))}"
        yield ""
    yield f"## {escape(say('report.not-checked', language))}"
    yield ""
    for sentence in unchecked(view):
        yield f"- {escape(sentence)}"


def _comparison(view: ReportView) -> Iterator[str]:
    """What has changed since the run that was asked for."""
    held, language = view.compared, view.language
    if held is None:
        return
    from wizard.export import compared

    def told(key: str, **values: Any) -> str:
        return say(key, language, **values)

    yield f"## {escape(compared.headline(held, language, told))}"
    yield ""
    for remark in compared.remarks(held, told):
        yield escape(remark)
        yield ""
    for group in compared.groups(held, language, told):
        yield f"- {escape(group.label)}"
        for item in group.items:
            yield f"  - {escape(item)}"
    yield ""


def _ending(view: ReportView) -> Iterator[str]:
    """Waivers that somebody has to look at within a month."""
    if view.report.ending:
        yield f"## {escape(say('compared.ending-soon', view.language))}"
        yield ""
        for sentence in ending(view):
            yield f"- {escape(sentence)}"
        yield ""


def _obstacles(view: ReportView) -> Iterator[str]:
    """The list that decides the gate."""
    found = obstacles(view)
    if not found:
        return
    yield f"## {escape(say('report.obstacles', view.language))}"
    yield ""
    for line in found:
        yield f"- {escape(line.message)} {code_of(line)}"
    yield ""


def _waived(view: ReportView) -> Iterator[str]:
    """What was accepted as it is, with the reasons."""
    if not view.waived:
        return
    yield f"## {escape(say('report.waived', view.language, number=len(view.waived)))}"
    yield ""
    for held in view.waived:
        yield f"- {escape(held.line.message)} {code_of(held.line)}"
        yield f"  - {escape(accepted(held, view.language))}"
    yield ""


def _sheet(sheet: Sheet, view: ReportView) -> Iterator[str]:
    language = view.language
    questions = say("report.count-questions", language, number=len(sheet.lines))
    yield f"## {escape(say('report.person', language, person=sheet.owner, questions=questions))}"
    yield ""
    for line in sheet.lines:
        yield from _question(line, view)
    yield ""


def _question(line: ReportLine, view: ReportView) -> Iterator[str]:
    """A check box with the question, then the finding as its evidence."""
    language, finding = view.language, line.finding
    severity = escape(say(f"report.severity-{finding.severity}", language))
    yield f"- [ ] **{severity}** {escape(line.question + due(line, language))}"
    if view.grouping != "person":
        yield f"  - {labelled('to', line.owner, language)}"
    yield f"  - {labelled('found', line.message, language)} {code_of(line)}"
    for quote in line.found[:MOST_QUOTED]:
        yield f"  - {labelled('quoted', marked(quote, language), language)}"
    if len(line.found) > MOST_QUOTED:
        yield f"  - {escape(say('report.more-places', language, number=len(line.found) - MOST_QUOTED))}"
    note = in_language(finding.note, language)
    for key, text in (("noted", note), ("why", line.why), ("remedy", line.remedy), ("asked", line.asked)):
        if text:
            yield f"  - {labelled(key, text, language)}"


def marked(quote: Quoted, language: str) -> str:
    """A quotation in the marks of the language; where only some words are meant, those stand in «»."""
    before, meant, after = quote.parts
    if quote.span is None:
        return say("draft.sign.quoted", language, text=meant)
    return f"{before}«{meant}»{after}"


def labelled(key: str, text: str, language: str) -> str:
    """A label of ours and the text behind it."""
    return f"{escape(say(f'report.{key}', language))}: {escape(text)}"


def code_of(line: ReportLine) -> str:
    """The identity of a finding: its code, the permanent ids of its clauses, and the place of the answer."""
    finding = line.finding
    clauses = "" if finding.clauses == (finding.at,) else f"{' + '.join(finding.clauses)}, "
    return escape(f"({finding.code}, {clauses}{finding.at})")
