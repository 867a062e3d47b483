"""The gap report as a web page of its own, made from its JSON: filters in the browser, links into the draft's page."""

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.export.format import ReportLine, ReportView
from wizard.export.gap_json import content
from wizard.export.gap_markdown import MOST_QUOTED, marked
from wizard.export.html import anchor
from wizard.export.page import escaped, inserted, page, script
from wizard.export.sheet import accepted, clause_of, day, fractions, sheets, unchecked
from wizard.model.question import Severity
from wizard.model.text import in_language
from wizard.phrases import say


def write(view: ReportView) -> bytes:
    """The whole page. The same bytes for the same view."""
    told = content(view)
    title = say("report.title", view.language, title=view.title)
    body = "".join(_body(view, told, title))
    return page(title, view.language, body, kind="report wide", script=script("report.js"))


def _body(view: ReportView, told: Mapping[str, Any], title: str) -> Iterator[str]:
    language = view.language
    yield f'<a class="skip" href="#findings">{escaped(say("report.skip", language))}</a>\n<main>\n'
    yield f"<h1>{escaped(title)}</h1>\n"
    ready = " ready" if told["ready"] else ""
    yield f'<p class="verdict{ready}">{escaped(told["gate"])}</p>\n'
    yield f'<dl class="counts" aria-label="{_said("counts", language)}">'
    for severity in Severity:
        name = _said(f"severity-{severity}", language)
        yield f'<div><dt>{name}</dt><dd class="{severity}">{told["counts"][severity.value]}</dd></div>'
    yield "</dl>\n"
    yield from _comparison(view)
    if told["findings"]:
        yield from _filters(view, told)
        yield from _findings(view, told)
    yield from _waived(view)
    yield from _coverage(view)
    yield f"<h2>{_said('not-checked', language)}</h2>\n<ul>"
    yield from (f"<li>{escaped(sentence)}</li>" for sentence in unchecked(view))
    yield "</ul>\n</main>\n"


def _comparison(view: ReportView) -> Iterator[str]:
    """What has changed since the run that was asked for."""
    held, language = view.compared, view.language
    if held is None:
        return
    from wizard.export import compared

    def told(key: str, **values: Any) -> str:
        return say(key, language, isolated=False, **values)

    yield f"<h2>{escaped(compared.headline(held, language, told))}</h2>\n"
    yield from (f"<p>{escaped(remark)}</p>\n" for remark in compared.remarks(held, told))
    changes = [
        f"<li>{escaped(group.label)}<ul>{''.join(f'<li>{escaped(item)}</li>' for item in group.items)}</ul></li>"
        for group in compared.groups(held, language, told)
    ]
    if changes:
        yield f"<ul>{''.join(changes)}</ul>\n"


def _said(key: str, language: str, **values: object) -> str:
    return escaped(say(f"report.{key}", language, isolated=False, **values))


# --- filters ---------------------------------------------------------------------------------------------------------


def _filters(view: ReportView, told: Mapping[str, Any]) -> Iterator[str]:
    """Hidden until the script shows them: without it they would do nothing."""
    language = view.language
    found = told["findings"]
    severities = {
        severity.value: say(f"report.severity-{severity}", language)
        for severity in Severity
        if told["counts"][severity.value]
    }
    people = dict.fromkeys(sheet.owner for sheet in sheets(view))
    used = {finding["section"] for finding in found}
    sections = {key: title for key, title in view.sections.items() if key in used}
    yield f'<form id="filter" hidden aria-label="{_said("filter", language)}">\n'
    yield _select("severity", severities, language)
    yield _select("person", {person: person for person in people}, language)
    yield _select("section", sections or {key: key for key in sorted(used)}, language)
    yield f'<div><label for="f-text">{_said("filter-text", language)}</label>'
    yield '<input id="f-text" name="text" type="search" dir="auto"></div>\n'
    yield f'<button type="reset">{_said("filter-reset", language)}</button>\n</form>\n'
    words = _said("filter-shown", language, shown="{shown}", all="{all}")
    yield f'<p id="count" class="small" role="status" data-words="{words}"></p>\n'
    yield f'<p id="nothing" hidden>{_said("filter-nothing", language)}</p>\n'


def _select(name: str, options: Mapping[str, str], language: str) -> str:
    listed = "".join(f'<option value="{escaped(value)}">{escaped(shown)}</option>' for value, shown in options.items())
    return (
        f'<div><label for="f-{name}">{_said(f"filter-{name}", language)}</label><select id="f-{name}" name="{name}">'
        f'<option value="">{_said("filter-all", language)}</option>{listed}</select></div>\n'
    )


# --- findings --------------------------------------------------------------------------------------------------------


def _findings(view: ReportView, told: Mapping[str, Any]) -> Iterator[str]:
    """A group of rows for each person, the worst first: what is shown is what prints."""
    language = view.language
    told_of = {id(line): finding for line, finding in zip(view.shown, told["findings"], strict=True)}
    columns = {"filter-severity": "narrow", "column-place": "narrow", "column-question": "wide"}
    head = "".join(f'<th scope="col" class="{kind}">{_said(key, language)}</th>' for key, kind in columns.items())
    title = _said("findings", language)
    yield f'<div class="wrap" role="region" tabindex="0" aria-label="{title}">'
    yield f'<table id="findings"><caption>{title}</caption><thead><tr>{head}</tr></thead>\n'
    for sheet in sheets(view):
        questions = say("report.count-questions", language, number=len(sheet.lines))
        named = _said("person", language, person=sheet.owner, questions=questions)
        yield f'<tbody>\n<tr><th colspan="3" scope="rowgroup">{named}</th></tr>\n'
        for line in sheet.lines:
            yield _row(view, told_of[id(line)], sheet.owner, line)
        yield "</tbody>\n"
    yield "</table></div>\n"


def _row(view: ReportView, finding: Mapping[str, Any], person: str, line: ReportLine) -> str:
    language = view.language
    severity = finding["severity"]
    due = f" ({_said('by', language, date=day(finding['due'], language))})" if finding["due"] else ""
    told = [f'<p class="ask">{escaped(finding["question"])}{due}</p>', f"<p>{escaped(finding['message'])}</p>"]
    told += [
        f'<p class="small">{_said("quoted", language)}: {inserted(marked(quote, language))}</p>'
        for quote in line.found[:MOST_QUOTED]
    ]
    note = in_language(finding["note"], language)
    labelled = (
        ("noted", note),
        ("why", finding["why"]),
        ("remedy", finding["remedy"]),
        ("asked", finding["owner"]["asked"]),
    )
    told += [f'<p class="small">{_said(key, language)}: {escaped(text)}</p>' for key, text in labelled if text]
    return (
        f'<tr data-severity="{severity}" data-person="{escaped(person)}" '
        f'data-section="{escaped(finding["section"])}"><td class="{severity}">{_said(f"severity-{severity}", language)}'
        f'</td><td>{_place(view, finding)}</td><td dir="auto">{"".join(told)}</td></tr>\n'
    )


def _place(view: ReportView, finding: Mapping[str, Any]) -> str:
    """The clause, with a link where the draft's page is known; the section; the code of the rule and the address."""
    key = finding["section"]
    number = clause_of(finding["at"], view.clauses)
    parts = []
    if number:
        shown = _said("clause", view.language, number=number)
        linked = f'<a href="{escaped(view.draft_page)}#{anchor(number)}">{shown}</a>'
        parts.append(f"<p>{linked if view.draft_page else shown}</p>")
    parts.append(f"<p>{escaped(view.sections.get(key, key))}</p>")
    address = finding["at"]
    parts.append(f'<p class="small"><bdi>{escaped(finding["code"])}</bdi> <bdi>{escaped(address)}</bdi></p>')
    return "".join(parts)


def _waived(view: ReportView) -> Iterator[str]:
    """What was accepted as it is, with the reasons."""
    if not view.waived:
        return
    yield f"<h2>{_said('waived', view.language, number=len(view.waived))}</h2>\n<ul>"
    for held in view.waived:
        told = escaped(accepted(held, view.language))
        code = f"<bdi>{escaped(held.line.finding.fingerprint)}</bdi>"
        yield f'<li dir="auto">{escaped(held.line.message)} {code}<p class="small">{told}</p></li>'
    yield "</ul>\n"


def _coverage(view: ReportView) -> Iterator[str]:
    if not view.coverage:
        return
    yield f"<h2>{_said('coverage', view.language)}</h2>\n<ul>"
    for section in view.coverage:
        counted = " · ".join(fractions(section.parts, view.language))
        yield f"<li>{escaped(section.section)}: {escaped(counted)}</li>"
    yield "</ul>\n"
