"""The rules on the terminal: a list by family, with what each costs in trust and where it looks."""

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from wizard.gaps import Rule, RulePage
from wizard.model.text import LANGUAGES, in_language
from wizard.phrases import say
from wizard.terminal.laid import island
from wizard.terminal.page_view import countries, spoken
from wizard.terminal.printing import NO_WISH, Page, Wish, page_for


class Entry(Protocol):
    """A rule, its page, and how often it was called wrong."""

    @property
    def rule(self) -> Rule: ...
    @property
    def page(self) -> RulePage: ...
    @property
    def false_alarms(self) -> int: ...


def print_rules(entries: Sequence[Entry], language: str, wish: Wish = NO_WISH) -> None:
    """A heading per family, a short paragraph per rule."""
    titles = (in_language(entry.page.title, language) for entry in entries)
    with page_for(language, titles, wish) as page:
        page.line(page.say("rules.count", number=len(entries)), style="bold")
        for family, held in groupby(entries, key=lambda entry: entry.rule.family):
            page.heading(f"{island(page.paper, family)}  {say(f'rules.family-{family}', language)}")
            for entry in held:
                _show(page, entry.rule, entry.page, entry.false_alarms)


def _show(page: Page, rule: Rule, told: RulePage, alarms: int) -> None:
    language = page.language
    page.line(in_language(told.title, language), lead=island(page.paper, rule.code), indent=2)
    facts = [say(f"report.severity-{rule.severity}", language), say("rules.phase", language, number=rule.phase)]
    if rule.preview:
        every = len(rule.preview) == len(LANGUAGES)
        shown = page.say("rules.preview-all") if every else ""
        facts.append(shown or page.say("rules.preview", languages=spoken(rule.preview, language)))
    where = rule.jurisdictions or ((told.jurisdiction,) if told.jurisdiction else ())
    if where:
        facts.append(countries(where, language))
    if rule.optional:
        facts.append(page.say("rules.optional-short"))
    if alarms:
        facts.append(page.say("rules.false-alarms", number=alarms))
    page.line(" · ".join(map(page.isolated, facts)), indent=9)
    page.line(island(page.paper, rule.name), indent=9, style="dim")
