"""Reports: the gap report of a role in the reader's language, ready for any format and for the terminal."""

import datetime
from collections.abc import Iterator, Mapping

from wizard.export.format import Coverage, Part, Quoted, ReportLine, ReportView, RuleNote, WaivedLine
from wizard.gaps import RULES, page, question, sentence
from wizard.gaps.acts import titles
from wizard.model.answers import Place, field_at, place_of
from wizard.model.bank import Bank, Section
from wizard.model.gaps import Evidence, Finding, GapReport
from wizard.model.question import Field, Kind
from wizard.model.text import LANGUAGES, in_language
from wizard.phrases import group, phrase, say
from wizard.workflow.documents import Assembled

WORDING = 2
"""The phase of the rules that look at wording."""


def report_view(
    ready: Assembled,
    people: Mapping[str, str],
    language: str,
    clauses: Mapping[str, str] | None = None,
    beside: str = "",
) -> ReportView:
    """The gap report in the reader's language, ready for any format and for the terminal.

    A web page names the `clauses` of the draft by address, and links to them in the draft's page that lies `beside` it.
    """
    report = ready.report
    reader = _Reader(ready, people, language)
    lines = tuple(reader.line(finding, n) for n, finding in enumerate(report.findings, 1))
    hidden = tuple(reader.line(finding, n) for n, finding in enumerate(report.hidden, len(lines) + 1))
    return ReportView(
        report,
        language,
        in_language(report.title, language) or report.role,
        lines,
        tuple(_coverage(ready.bank, report, language)),
        tuple(say(key, language, acts=titles(report.old_acts, language)) for key in report.not_checked),
        {section.id: in_language(section.title, language) for section in ready.bank.sections},
        clauses or {},
        beside,
        hidden,
        reader.singles(lines),
        tuple(
            WaivedLine(reader.line(finding, 0), waiver, _category(waiver.category, language))
            for finding, waiver in report.waived
        ),
        as_of=_last_answer(ready),
        unmeasured=tuple(_unmeasured(ready, language)),
    )


def with_rules(view: ReportView) -> ReportView:
    """The same with what each rule says about itself, for formats that explain it."""
    lines = (*view.lines, *view.hidden, *(held.line for held in view.waived))
    return view._replace(rules={line.finding.code: _note(line.finding.code, view.language) for line in lines})


def _note(code: str, language: str) -> RuleNote:
    told = page(code)
    title, checks, wrong, basis = (
        in_language(words, language) for words in (told.title, told.checks, told.wrong, told.basis)
    )
    return RuleNote(told.name, title, checks, wrong, basis, told.jurisdiction, told.checked, told.since)


class _Reader:
    """Makes the lines of one report for one reader."""

    def __init__(self, ready: Assembled, people: Mapping[str, str], language: str) -> None:
        self.ready = ready
        self.people = people
        self.language = language

    def line(self, finding: Finding, number: int) -> ReportLine:
        """One finding with its sentences."""
        language, owner = self.language, finding.owner
        told = page(finding.code)
        quotes = tuple(_quoted(held, language) for held in finding.evidence if held.quote)
        person = owner.person or self.people.get(owner.role, "")
        post = self._post(finding)
        place = place_of(finding.at)
        field = self._field(place)
        return ReportLine(
            finding,
            sentence(finding, language),
            question(finding, language),
            in_language(told.why, language),
            in_language(told.fix, language),
            f"{person} ({post})" if person else post,
            quotes[0].text if quotes else "",
            say(owner.because, language),
            number,
            quotes,
            person,
            post,
            self._row(place),
            field.kind.value if field is not None else "",
            _choices(field, language),
        )

    def singles(self, lines: tuple[ReportLine, ...]) -> tuple[ReportLine, ...]:
        """A line for each place; places that are told as one have the number of that one."""
        if not any(line.finding.members for line in lines):
            return ()
        known = {name: line for line in lines for name in line.finding.fingerprints}
        made = []
        for finding in self.ready.report.singles:
            folded = known[finding.fingerprint]
            made.append(self.line(finding, folded.number) if folded.finding.members else folded)
        return tuple(made)

    def _post(self, finding: Finding) -> str:
        owner = finding.owner
        title = in_language(self.ready.bank.owners.get(owner.role, {"en": owner.role}), self.language)
        return f"{title} ({in_language(owner.unit, self.language)})" if owner.unit else title

    def _field(self, place: Place | None) -> Field | None:
        asked = self.ready.bank.question(place.question) if place is not None else None
        if place is None or asked is None:
            return None
        if place.field:
            return asked.column(place.field)
        return asked.fields[0] if place.row else asked.field

    def _row(self, place: Place | None) -> str:
        """The text of the row that an address belongs to."""
        asked = self.ready.bank.question(place.question) if place is not None and place.row else None
        if place is None or asked is None:
            return ""
        held = self.ready.answers.get(field_at(place.question, place.row, asked.fields[0].id))
        return in_language(held.value, self.language) if held is not None and isinstance(held.value, Mapping) else ""


def _quoted(held: Evidence, language: str) -> Quoted:
    """The text in the reader's language, or in the one in which it was seen."""
    spoken = (language, *LANGUAGES)
    seen = [name for name in spoken if name in held.spans and held.quote.get(name)]
    if seen:
        return Quoted(held.quote[seen[0]], seen[0], held.spans[seen[0]], held.at)
    chosen = next((name for name in spoken if held.quote.get(name)), next(iter(held.quote)))
    return Quoted(held.quote[chosen], chosen, None, held.at)


def _choices(field: Field | None, language: str) -> tuple[str, ...]:
    if field is None:
        return ()
    if field.kind is Kind.YES_NO:
        return say("interview.yes", language), say("interview.no", language)
    return tuple(in_language(choice.label, language) for choice in field.choices)


def _category(name: str, language: str) -> str:
    key = f"waived-{name}"
    return say(f"report.{key}", language) if key in group("report") else name


def _last_answer(ready: Assembled) -> str:
    """The day of the last answer, as ISO text; nothing where none has a moment."""
    moments = [answer.source.at for answer in map(ready.answers.get, ready.answers) if answer and answer.source.at]
    try:
        return datetime.datetime.fromisoformat(max(moments)).date().isoformat()
    except ValueError:
        return ""


def _unmeasured(ready: Assembled, language: str) -> Iterator[str]:
    """The languages of the role in which no rule about wording that looked was measured."""
    looked = set(ready.report.active)
    wording = [rule for rule in RULES if rule.code in looked and rule.phase == WORDING]
    for spoken in ready.position.languages if wording else ():
        if all(spoken in rule.preview for rule in wording):
            yield in_language(phrase(f"gaps.language-{spoken}"), language)


def _coverage(bank: Bank, report: GapReport, language: str) -> Iterator[Coverage]:
    """The fractions by section, with the words of the bank."""
    for section in bank.sections:
        parts = tuple(
            Part(_part_name(section, held.part, language), held.have, held.of, held.excused, held.assumed)
            for held in report.coverage
            if held.section == section.id
        )
        if parts:
            yield Coverage(in_language(section.title, language), parts)


def _part_name(section: Section, part: str, language: str) -> str:
    """The short name of a part; a column of a company's own bank is named by its question."""
    if f"part-{part}" in group("gaps"):
        return say(f"gaps.part-{part}", language)
    columns = (question.column(part) for question in section.questions)
    return next((in_language(column.ask, language) for column in columns if column is not None), part)
