"""A rule's page on the terminal: what it checks, why, an example of each kind, and when the rule is wrong."""

from collections.abc import Iterator, Sequence

from wizard.export.format import ReportLine, ReportView
from wizard.export.sheet import day
from wizard.gaps import Rule, RulePage
from wizard.model.text import LANGUAGES, fields_of, fill, in_language
from wizard.phrases import group, phrase, say
from wizard.terminal.gap_view import show_finding
from wizard.terminal.laid import island
from wizard.terminal.printing import NO_WISH, Page, Wish, page_for

PARTS = ("checks", "why", "question", "fix", "bad", "good", "wrong", "basis", "since")
BEHIND_A_FINDING = ("checks", "good", "wrong", "basis", "since")
"""What the finding does not say itself."""


def print_page(rule: Rule, told: RulePage, language: str, wish: Wish = NO_WISH, *, false_alarms: int = 0) -> None:
    """Print the page of a rule in `language` to standard output, wrapped at 80 columns."""
    parts = list(_parts(told, PARTS, language))
    with page_for(language, (text for _, text in parts), wish) as page:
        page.line(f"{island(page.paper, told.code)}  {in_language(told.title, language)}", style="bold")
        page.items(_facts(page, rule, told, false_alarms))
        _show(page, parts)


def print_finding(view: ReportView, line: ReportLine, rule: Rule, told: RulePage, wish: Wish = NO_WISH) -> None:
    """Print one finding with all its evidence, then what its rule says beyond it."""
    parts = list(_parts(told, BEHIND_A_FINDING, view.language))
    texts = (line.owner, line.question, line.message, *(quote.text for quote in line.quotes))
    with page_for(view.language, (*texts, *(text for _, text in parts)), wish) as page:
        page.line(f"{island(page.paper, told.code)}  {in_language(told.title, view.language)}", style="bold")
        show_finding(view, line, page)
        page.items(_facts(page, rule, told, 0))
        _show(page, parts)


def _show(page: Page, parts: Sequence[tuple[str, str]]) -> None:
    for part, text in parts:
        page.heading(page.say(f"cli.page-{part}"))
        page.line(text)


def _facts(page: Page, rule: Rule, told: RulePage, false_alarms: int) -> Iterator[str]:
    """Name and family; severity, confidence, whom it asks; where it runs and was measured."""
    language = page.language
    yield f"{page.say('rules.name')}: {island(page.paper, rule.name)} · {say(f'rules.family-{rule.family}', language)}"
    yield (
        f"{page.say('report.filter-severity')}: {say(f'report.severity-{rule.severity}', language)} · "
        f"{page.say('rules.confidence')}: {say(f'rules.confidence-{rule.confidence}', language)}"
    )
    if rule.legal:
        yield page.say("rules.legal")
    if rule.optional:
        yield page.say("rules.optional")
    where = rule.jurisdictions or ((told.jurisdiction,) if told.jurisdiction else ())
    if where:
        yield f"{page.say('rules.jurisdiction')}: {page.isolated(countries(where, language))}"
    if told.checked:
        yield page.say("rules.checked", date=day(told.checked, language))
    yield (
        page.say("rules.unmeasured", languages=spoken(rule.preview, language))
        if rule.preview
        else page.say("rules.shown")
    )
    if false_alarms:
        yield page.say("rules.false-alarms", number=false_alarms)


def countries(slugs: Sequence[str], language: str) -> str:
    """Countries by name, where we have one."""
    known = group("rules")
    joint = "، " if language == "ar" else ", "
    return joint.join(say(f"rules.country-{slug}", language) if f"country-{slug}" in known else slug for slug in slugs)


def spoken(languages: Sequence[str], language: str) -> str:
    """Languages by name."""
    joint = "، " if language == "ar" else ", "
    return joint.join(in_language(phrase(f"gaps.language-{held}"), language) for held in LANGUAGES if held in languages)


def _parts(told: RulePage, parts: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    """Name and words of every part that says something; an ellipsis stands where a finding has its own words."""
    for part in parts:
        wording = getattr(told, part)
        shown = wording if isinstance(wording, str) else in_language(wording, language)
        if shown:
            yield part, fill(shown, dict.fromkeys(fields_of(shown), "…"))
