"""The page of a rule in every language: what it checks, why, what it asks, how to mend it, and when it is wrong.

A page lies beside its rule (`rules/<rule>.yaml`, by code) and is read only when a sentence of it is shown.
"""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import Complaint, UsageError
from wizard.gaps.rules import RULES
from wizard.model.gaps import Finding
from wizard.model.text import Text, fill, in_language, nearest
from wizard.shelves import compiled_yaml

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


@functools.cache
def _pages(file: str) -> Mapping[str, Any]:
    return compiled_yaml(FOLDER / file, f"wizard/gaps/rules/{file}")  # type: ignore[no-any-return]


@functools.cache
def page(name: str) -> RulePage:
    """The page of the rule with that code or name; UsageError where there is none."""
    wanted = name.strip()
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            file = f"{rule.check.__module__.rpartition('.')[2]}.yaml"
            return RulePage(rule.code, rule.name, **_pages(file)[rule.code])
    known = [known for rule in RULES for known in (rule.code, rule.name)]
    raise UsageError([Complaint("no-such-rule", {"name": name, "meant": nearest(wanted, known)})])


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
