"""The gap report as Markdown with check boxes: one heading per person, ready to be sent, printed and ticked off."""

from collections.abc import Iterator
from typing import Any

from wizard.export.ending import ending
from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import Sheet, day, fractions, gate, obstacles, sheets, unchecked
from wizard.model.markdown import escape
from wizard.model.text import in_language
from wizard.phrases import say


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
    yield from _obstacles(view)
    for sheet in sheets(view):
        yield from _sheet(sheet, language)
    yield from _ending(view)
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
    from wizard.export.compared import groups, headline, remarks

    def told(key: str, **values: Any) -> str:
        return say(key, language, **values)

    yield f"## {escape(headline(held, language, told))}"
    yield ""
    for remark in remarks(held, told):
        yield escape(remark)
        yield ""
    for group in groups(held, language, told):
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
        yield f"- {escape(line.message)} {_code(line)}"
    yield ""


def _sheet(sheet: Sheet, language: str) -> Iterator[str]:
    questions = say("report.count-questions", language, number=len(sheet.lines))
    yield f"## {escape(say('report.person', language, person=sheet.owner, questions=questions))}"
    yield ""
    for line in sheet.lines:
        yield from _question(line, language)
    yield ""


def _question(line: ReportLine, language: str) -> Iterator[str]:
    """A check box with the question, then the finding as its evidence."""
    finding = line.finding
    due = f" ({escape(say('report.by', language, date=day(finding.due, language)))})" if finding.due else ""
    severity = escape(say(f"report.severity-{finding.severity}", language))
    yield f"- [ ] **{severity}** {escape(line.question)}{due}"
    yield f"  - {_labelled('found', line.message, language)} {_code(line)}"
    if line.quote:
        quoted = say("draft.sign.quoted", language, text=line.quote)
        yield f"  - {_labelled('quoted', quoted, language)}"
    note = in_language(finding.note, language)
    for key, text in (("noted", note), ("why", line.why), ("remedy", line.remedy), ("asked", line.asked)):
        if text:
            yield f"  - {_labelled(key, text, language)}"


def _labelled(key: str, text: str, language: str) -> str:
    return f"{escape(say(f'report.{key}', language))}: {escape(text)}"


def _code(line: ReportLine) -> str:
    """The identity of a finding: its code, the permanent ids of its clauses, and the place of the answer."""
    finding = line.finding
    clauses = "" if finding.clauses == (finding.at,) else f"{' + '.join(finding.clauses)}, "
    return escape(f"({finding.code}, {clauses}{finding.at})")
