"""Laws: what must never change a finding, whatever is written; over whole interviews and every rule's own bad case.

Each law is about accidents of writing or of order, and about nothing that a person decided. What is compared is the
identity of each finding, its severity and its owner, the hidden ones included.
"""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles import BANKS, TESTS, answers_of, complete_persona, patched, report_of
from test_every_rule import cases
from wizard.gaps import RULES, page
from wizard.model.answers import Answers
from wizard.model.gaps import GapReport
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled
from wizard.workflow.interviews import interview_from_file
from wizard.workspace import Workspace

NAMES = sorted(path.stem for path in (BANKS / "examples").glob("*.yaml"))
EXAMPLES = {name: BANKS / "examples" / f"{name}.yaml" for name in NAMES}
INTERVIEWS = [(name, path) for name in NAMES for path in (EXAMPLES[name], complete_persona(name))]
PHASE = {rule.code: rule.phase for rule in RULES}
SUBJECTS = st.integers(0, 10_000)
SEEDS = st.integers(0, 2**32)

Told = set[tuple[str, Severity, str]]


class Subject(NamedTuple):
    """Answers to look at, and the findings as they were before anything was changed."""

    title: str
    bank: str
    answers: Answers
    told: Told


def told(report: GapReport) -> Told:
    """Identity, severity and owner of all findings, shown or hidden, each for itself."""
    assert () == report.crashed
    folded = [(f, print_) for f in report.hidden for print_ in f.fingerprints]
    single = [(f, f.fingerprint) for f in report.singles]
    return {(print_, f.severity, f.owner.role) for f, print_ in (*single, *folded)}


Place = tuple[str, str, Mapping[str, Any]]


@functools.cache
def places() -> tuple[Place, ...]:
    """Title, bank and what is laid over its complete interview: the bad case of every rule, in each of its languages."""
    found: list[Place] = []
    for rule in RULES:
        told_of = page(rule.code)
        name = told_of.case.get("bank", "contracts-specialist")
        found += [(f"{rule.code}/{number}", name, bad) for number, (bad, _) in enumerate(cases(told_of))]
    return tuple(found)


@functools.cache
def subject(index: int) -> Subject:
    """One of the examples, complete interviews and bad cases."""
    known = index % (len(INTERVIEWS) + len(places()))
    if known < len(INTERVIEWS):
        name, path = INTERVIEWS[known]
        title, answers = path.stem, answers_of(path, name)
    else:
        title, name, bad = places()[known - len(INTERVIEWS)]
        answers = patched(answers_of(complete_persona(name), name), bad, name)
    return Subject(title, name, answers, told(report_of(answers, name)))


def test_the_laws_have_something_to_look_at() -> None:
    """Every rule's bad case is among the subjects, and a bad case has its finding: a law about it can fail."""
    assert {rule.code for rule in RULES} == {title.partition("/")[0] for title, *_ in places()}
    for index in range(len(INTERVIEWS), len(INTERVIEWS) + len(RULES), 7):
        assert subject(index).title[:6] in {fingerprint[:6] for fingerprint, *_ in subject(index).told}


def rewritten(answers: Answers, change: Callable[[str, str], str]) -> Answers:
    """The answers with every human text changed by `change(wording, language)`."""

    def text(value: Any) -> Any:
        if isinstance(value, Mapping) and value and set(value) <= set(LANGUAGES):
            return {language: change(wording, language) for language, wording in value.items()}
        return [text(item) for item in value] if isinstance(value, list) else value

    return answers.put({at: answers[at]._replace(value=text(answers[at].value)) for at in answers})


def here_and_there(chance: Random, pattern: str, choose: Callable[[str], str], wording: str) -> str:
    """Each match of `pattern` is changed or left."""
    return re.sub(pattern, lambda found: choose(found[0]) if chance.random() < 0.6 else found[0], wording)


def spaces(wording: str, language: str, chance: Random) -> str:
    return here_and_there(chance, " ", lambda _: chance.choice(["\u00a0", "\u2009", "\u202f", "  "]), wording)


def dashes(wording: str, language: str, chance: Random) -> str:
    between = here_and_there(
        chance, "(?<= )[-–—](?= )|(?<=[0-9])[-–](?=[0-9])", lambda _: chance.choice("-–—"), wording
    )
    return here_and_there(chance, r"(?<=[^\W\d_])-(?=[^\W\d_])", lambda _: chance.choice("\u2010\u2011"), between)


def quotes(wording: str, language: str, chance: Random) -> str:
    opening, closing = chance.choice(["«»", "“”", "„“", '""'])
    return re.sub('«([^»]*)»|“([^”]*)”|"([^"]*)"', lambda m: f"{opening}{m[1] or m[2] or m[3] or ''}{closing}", wording)


def yo(wording: str, language: str, chance: Random) -> str:
    pairs = {"ё": "е", "Ё": "Е"}
    return here_and_there(chance, "[ёЁ]", pairs.__getitem__, wording) if language == "ru" else wording


def tatweel(wording: str, language: str, chance: Random) -> str:
    return here_and_there(chance, "(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ا-ي])", lambda _: "ـ", wording)


def diacritics(wording: str, language: str, chance: Random) -> str:
    plain = here_and_there(chance, "[\u064b-\u0652]", lambda _: "", wording)
    return here_and_there(chance, "(?<=[بتثجحخدذرزسشصضطظعغفقكلمنهي])(?=[ء-ي])", lambda _: chance.choice("َُِّْ"), plain)


def hamza(wording: str, language: str, chance: Random) -> str:
    return here_and_there(chance, "[أإآ]", lambda _: "ا", wording)


def digits(wording: str, language: str, chance: Random) -> str:
    if language != "ar":
        return wording
    script = chance.choice(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
    return here_and_there(chance, "[0-9]+", lambda number: "".join(script[int(digit)] for digit in number), wording)


def capital(wording: str, language: str, chance: Random) -> str:
    """The first letter only: TBD is a placeholder and «tbd» is not."""
    first, rest = wording[:1], wording[1:]
    return wording if rest[:1].isupper() else chance.choice([first.upper(), first.lower()]) + rest


ACCIDENTS = (spaces, dashes, quotes, yo, tatweel, diacritics, hamza, digits, capital)


@pytest.mark.parametrize("accident", ACCIDENTS)
@settings(max_examples=50)
@given(index=SUBJECTS, seed=SEEDS)
def test_an_accident_of_writing_changes_no_finding(accident: Callable[..., str], index: int, seed: int) -> None:
    """Spaces, quotes, dashes, ё, tatweel, diacritics, hamza, the script of digits, a capital letter."""
    chance, held = Random(seed), subject(index)
    changed = rewritten(held.answers, lambda wording, language: accident(wording, language, chance))
    assert held.told == told(report_of(changed, held.bank)), held.title


@settings(max_examples=50)
@given(index=SUBJECTS, seed=SEEDS)
def test_the_order_on_paper_changes_no_finding(index: int, seed: int) -> None:
    """Rows, links and lists of texts in any order: identity is the row's id, and numbers are given by the draft."""
    chance, held = Random(seed), subject(index)
    moved = {}
    for at in held.answers:
        value = held.answers[at].value
        if isinstance(value, list):
            moved[at] = held.answers[at]._replace(value=chance.sample(value, len(value)))
    assert len(moved) > 5
    assert held.told == told(report_of(held.answers.put(moved), held.bank)), held.title


@settings(max_examples=50)
@given(index=SUBJECTS, seed=SEEDS)
def test_a_lost_translation_is_a_question_about_translation_only(index: int, seed: int) -> None:
    """Each text keeps one language at least; what comes is of the family LNG, and no structural finding goes."""
    chance = Random(seed)
    name, path = INTERVIEWS[index % len(INTERVIEWS)]
    answers = answers_of(path, name)

    def fewer(text: Text) -> Text:
        kept = chance.sample(sorted(text), chance.randint(1, len(text)))
        return {language: text[language] for language in kept}

    def shorter(value: Any) -> Any:
        if isinstance(value, Mapping) and value and set(value) <= set(LANGUAGES):
            return fewer(value)
        return [shorter(item) for item in value] if isinstance(value, list) else value

    lost = {at: answers[at]._replace(value=shorter(answers[at].value)) for at in answers if chance.random() < 0.2}
    before, after = (told(report_of(held, name)) for held in (answers, answers.put(lost)))
    assert {"LNG"} >= {fingerprint[:3] for fingerprint, *_ in after - before}
    assert {2} >= {PHASE[fingerprint[:6]] for fingerprint, *_ in before - after}


@pytest.mark.parametrize("name", NAMES)
def test_the_language_of_the_interview_changes_no_structural_finding(name: str) -> None:
    """The same answers, given in English, Russian or Arabic, leave the same questions (complete ones: see personas)."""
    held = [structural(told(report_of(answers_of(EXAMPLES[name], name, language), name))) for language in LANGUAGES]
    assert set() != held[0] == held[1] == held[2]


def structural(findings: Told) -> Told:
    """Those that rest on facts of the interview, not on wording."""
    return {held for held in findings if PHASE[held[0][:6]] == 1}


def test_other_roles_of_the_workspace_change_no_finding(tmp_path: Path) -> None:
    """A role alone in its folder, and the same beside others, of its own bank and of another."""
    storekeeper = TESTS / "personas" / "storekeeper.yaml"
    alone = list(reports(tmp_path / "alone", {"sales-manager": EXAMPLES["sales-manager"]}))
    beside = {"a": storekeeper, "sales-manager": EXAMPLES["sales-manager"], "z": EXAMPLES["sales-manager"]}
    together = list(reports(tmp_path / "beside", beside))
    assert alone[0] == together[1] == together[2] != together[0]
    assert alone[0]


def reports(folder: Path, roles: Mapping[str, Path]) -> Iterator[Told]:
    """The findings of each role as the commands see them, when all of them lie in one workspace."""
    desk = Desk(Workspace(folder), "en", "head", lambda: "2026-11-24T10:00:00Z")
    for role, path in roles.items():
        interview_from_file(desk, role, "", path)
    yield from (told(assembled(desk, role).report) for role in roles)
