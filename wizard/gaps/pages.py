"""The page of a rule in every language: what it checks, why, what it asks, how to mend it, and when it is wrong.

A page lies beside its rule (`rules/<rule>.yaml`, by code) and is read only when a sentence of it is shown. A rule
whose page lacks a part, a language or an example does not load: `whole` is asked before any rule looks.
"""

import functools
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import Complaint, UsageError
from wizard.gaps.acts import checked, citation
from wizard.gaps.rule import Rule
from wizard.gaps.rules import RULES
from wizard.model.gaps import Finding
from wizard.model.text import LANGUAGES, Text, fill, in_language, nearest
from wizard.shelves import compiled, compiled_yaml, digest_of

FOLDER = Path(__file__).parent / "rules"


class RulePage(NamedTuple):
    """Everything that is said about a rule; `case` holds what its tests break and mend."""

    code: str
    name: str
    title: Text
    checks: Text
    why: Text
    message: Text
    question: Text
    fix: Text
    wrong: Text
    basis: Text
    bad: Text
    good: Text
    since: str
    message_many: Text = {}
    question_many: Text = {}
    case: Mapping[str, Any] = {}
    checked: str = ""
    """ISO date on which the oldest of the rule's acts was looked at; only where it rests on some."""
    jurisdiction: str = ""
    """The country of the act, or nothing."""


PARTS = ("title", "checks", "why", "message", "question", "fix", "wrong", "basis", "bad", "good")
"""What a page says, each in every language."""


@functools.cache
def _index() -> frozenset[str]:
    """The codes whose pages are whole; read from the pages once for each state of their folder."""
    files = sorted((held.name, held.stat()) for held in os.scandir(FOLDER) if held.name.endswith(".yaml"))
    stamp = "\n".join(f"{name} {held.st_size} {held.st_mtime_ns}" for name, held in files)

    def build() -> list[str]:
        return [code for name, _ in files for code, told in _pages(name).items() if _is_whole(told)]

    return frozenset(compiled("pages", digest_of([stamp.encode()]), build))


def _is_whole(told: Mapping[str, Any]) -> bool:
    said = all(told.get(part, {}).get(language) for part in PARTS for language in LANGUAGES)
    return bool(said and told.get("since") and "case" in told)


def whole(rules: Sequence[Rule]) -> frozenset[str]:
    """The codes of those `rules` that may run."""
    index = _index()
    return frozenset(rule.code for rule in rules if rule.code in index)


@functools.cache
def _pages(file: str) -> Mapping[str, Any]:
    return compiled_yaml(FOLDER / file, f"wizard/gaps/rules/{file}")  # type: ignore[no-any-return]


@functools.cache
def page(name: str) -> RulePage:
    """The page of the rule with that code or name; UsageError where there is none."""
    wanted = name.strip()
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return _with_acts(RulePage(rule.code, rule.name, **_pages(f"{rule.file}.yaml")[rule.code]), rule)
    known = [known for rule in RULES for known in (rule.code, rule.name)]
    raise UsageError([Complaint("no-such-rule", {"name": name, "meant": nearest(wanted, known)})])


def _with_acts(told: RulePage, rule: Rule) -> RulePage:
    """The page with the acts that the rule rests on behind its basis, and the day on which the oldest was looked at."""
    if not rule.acts:
        return told
    cited = citation(rule.acts)
    basis = {language: f"{wording} {cited[language]}" for language, wording in told.basis.items()}
    return told._replace(basis=basis, checked=checked(rule.acts))


def sentence(finding: Finding, language: str) -> str:
    """What was found, in `language`."""
    told = page(finding.code)
    return _filled(told.message_many if "total" in finding.values else told.message, finding, language)


def question(finding: Finding, language: str) -> str:
    """What its owner is asked, in `language`."""
    told = page(finding.code)
    return _filled(told.question_many if "total" in finding.values else told.question, finding, language)


def _filled(wording: Text, finding: Finding, language: str) -> str:
    values = {
        name: in_language(value, language) if isinstance(value, Mapping) else value
        for name, value in finding.values.items()
    }
    return fill(in_language(wording, language), values)
