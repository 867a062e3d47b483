"""Laws: what must never change a finding, whatever is written; over whole interviews and every rule's own bad case.

Each law is about accidents of writing or of order, and about nothing that a person decided. What is compared is the
identity of each finding, its severity and its owner, the hidden ones included.
"""

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from roles import BANKS, TESTS, answers_of, bank, complete_persona, patched, position_of
from test_every_rule import cases
from wizard.gaps import RULES, Case, page, review
from wizard.model.answers import Answers
from wizard.model.gaps import GapReport, Profile
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES
from wizard.workflow.desk import Desk
from wizard.workflow.documents import assembled
from wizard.workflow.interviews import interview_from_file
from wizard.workspace import Workspace

NAMES = sorted(path.stem for path in (BANKS / "examples").glob("*.yaml"))
EXAMPLES = {name: BANKS / "examples" / f"{name}.yaml" for name in NAMES}
INTERVIEWS = [(name, path) for name in NAMES for path in (EXAMPLES[name], complete_persona(name))]
PHASE = {rule.code: rule.phase for rule in RULES}
LOOKING = [rule for rule in RULES if rule.family != "WAV" and "today" not in page(rule.code).case]
"""Rules that look at answers alone; those that look at waivers have their own law in `test_compare`."""
SEEDS = st.integers(0, 2**32)
LOOK = settings(max_examples=3, phases=(Phase.reuse, Phase.generate))
"""A seed of chance is no simpler than another: shrinking would only take time."""

Told = set[tuple[str, Severity, str]]


class Subject(NamedTuple):
    """Answers to look at, and the findings as they were before anything was changed."""

    title: str
    bank: str
    answers: Answers
    told: Told


EVERYTHING = Profile(on=tuple(rule.code for rule in RULES if rule.optional))


def report_of(answers: Answers, name: str) -> GapReport:
    """The report of all rules, those included that a company has to switch on."""
    return review(Case(bank(name), answers, position_of(answers, name), profile=EVERYTHING))


def told(report: GapReport) -> Told:
    """Identity, severity and owner of all findings, shown or hidden, each for itself."""
    assert () == report.crashed
    folded = [(f, print_) for f in report.hidden for print_ in f.fingerprints]
    single = [(f, f.fingerprint) for f in report.singles]
    return {(print_, f.severity, f.owner.role) for f, print_ in (*single, *folded)}


@functools.cache
def subjects() -> tuple[Subject, ...]:
    """Every example and complete interview, and some with as many bad cases laid over one another as bear it."""
    whole = [
        Subject(path.stem, name, answers, told(report_of(answers, name)))
        for name, path in INTERVIEWS
        for answers in (answers_of(path, name),)
    ]
    return (*whole, *broken(), *itself())


TITLE = {
    "en": "head of the «North-West» shift 3",
    "ru": "Приёмщик-учётчик смены «Северо-Запад» 3",
    "ar": "أمين مستودع إدارة «الشمال-الغرب» 3 - الوردية الأولى",
}
"""A name with all that may be written in another way."""


def itself() -> Iterator[Subject]:
    """A post that reports to itself, or is replaced by nobody in particular, in one language only."""
    name = "contracts-specialist"
    complete = answers_of(complete_persona(name), name)
    for language in LANGUAGES:
        superior = {**complete["reporting.reports_to"].value, language: TITLE[language]}
        substitute = {**complete["reporting.substituted_by"].value, language: NOBODY[language]}
        patch = {
            "identity.title": TITLE,
            "reporting.reports_to": superior,
            "reporting.substituted_by": substitute,
        }
        answers = patched(complete, patch, name)
        yield Subject(f"itself/{language}", name, answers, told(report_of(answers, name)))


NOBODY = {
    "en": "a person appointed in the established order",
    "ru": "лицо, назначенное в установленном порядке",
    "ar": "شخص يُعيَّن وفق الإجراءات المتبعة",
}


def broken() -> tuple[Subject, ...]:
    """The bad cases of all rules in all their languages, packed so that each still has all of its findings."""
    packs: list[Subject] = []
    for rule in LOOKING:
        name = page(rule.code).case.get("bank", "contracts-specialist")
        complete = answers_of(complete_persona(name), name)
        for bad, _, _ in cases(page(rule.code)):
            alone = told(report_of(patched(complete, bad, name), name))
            for place, pack in enumerate(packs):
                if pack.bank == name and all(pack.answers.get(at) == complete.get(at) for at in bad):
                    answers = patched(pack.answers, bad, name)
                    together = told(report_of(answers, name))
                    if together >= pack.told | alone:
                        packs[place] = Subject(f"{pack.title} {rule.code}", name, answers, together)
                        break
            else:
                packs.append(Subject(rule.code, name, patched(complete, bad, name), alone))
    return tuple(packs)


def test_the_laws_have_something_to_look_at() -> None:
    """A finding of every rule stands in some subject: a law about it can fail."""
    assert {rule.code for rule in LOOKING} <= {print_[:6] for subject in subjects() for print_, *_ in subject.told}
    for subject in itself():
        assert {"CON101", "GAP015"} <= {print_[:6] for print_, *_ in subject.told}, subject.title


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
@LOOK
@given(seed=SEEDS)
def test_an_accident_of_writing_changes_no_finding(accident: Callable[..., str], seed: int) -> None:
    """Spaces, quotes, dashes, ё, tatweel, diacritics, hamza, the script of digits, a capital letter."""
    for subject in subjects():
        chance = Random(seed)
        changed = rewritten(subject.answers, functools.partial(accident, chance=chance))
        by_nature = BY_NATURE.get(accident, ())
        assert without(by_nature, subject.told) == without(by_nature, told(report_of(changed, subject.bank))), (
            subject.title
        )


BY_NATURE = {
    digits: ("LNG910",),  # it looks for two scripts of digits
    capital: ("LAW627",),  # a name is known by its capital letters
}
"""What an accident is the very matter of."""


def without(codes: Sequence[str], findings: Told) -> Told:
    """The findings of other rules."""
    return {held for held in findings if held[0][:6] not in codes}


@LOOK
@given(seed=SEEDS)
def test_the_order_on_paper_changes_no_finding(seed: int) -> None:
    """Rows, links and lists of texts in any order: identity is the row's id, and numbers are given by the draft."""
    for subject in subjects():
        chance, held = Random(seed), subject.answers
        lists = {at: held[at].value for at in held if isinstance(held[at].value, list)}
        assert len(lists) > 5
        moved = {at: held[at]._replace(value=chance.sample(value, len(value))) for at, value in lists.items()}
        assert subject.told == told(report_of(held.put(moved), subject.bank)), subject.title


@LOOK
@given(seed=SEEDS)
def test_a_lost_translation_is_a_question_about_translation_only(seed: int) -> None:
    """Each text keeps one language at least; what comes is of the family LNG, and no structural finding goes."""
    for name, path in INTERVIEWS:
        answers, chance = answers_of(path, name), Random(seed)
        lost = {at: answers[at]._replace(value=shorter(answers[at].value, chance)) for at in answers}
        before, after = (told(report_of(held, name)) for held in (answers, answers.put(lost)))
        assert {"LNG"} >= {fingerprint[:3] for fingerprint, *_ in after - before}, path.stem
        assert {2} >= {PHASE[fingerprint[:6]] for fingerprint, *_ in before - after}, path.stem


def shorter(value: Any, chance: Random) -> Any:
    """The value with its texts in fewer languages."""
    if isinstance(value, Mapping) and value and set(value) <= set(LANGUAGES):
        kept = chance.sample(sorted(value), chance.randint(1, len(value)))
        return {language: value[language] for language in kept}
    return [shorter(item, chance) for item in value] if isinstance(value, list) else value


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
