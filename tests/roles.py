"""Roles made from answers files, for tests of the rules, the drafts and the commands."""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from notebook import Notebook
from wizard.assembly import assemble
from wizard.banks import open_bank
from wizard.gaps import Case, review
from wizard.interview.conduct import conduct
from wizard.interview.script import read_script
from wizard.interview.scripted import ScriptedPrompter
from wizard.interview.session import Session
from wizard.model.answers import Absence, Answer, Answers, Reason, Source, State, place_of
from wizard.model.bank import Bank
from wizard.model.gaps import GapReport, Profile, Waiver
from wizard.model.position import Position
from wizard.model.question import Kind
from wizard.model.text import LANGUAGES

TESTS = Path(__file__).parent
BANKS = TESTS.parent / "question_banks"
EXAMPLE = BANKS / "examples" / "contracts-specialist.yaml"
NOTHING_SWITCHED = Profile()
COMPLETE = TESTS / "personas" / "complete-contracts-specialist.yaml"


def complete_persona(name: str) -> Path:
    """The example interview of a bank with every gap closed by hand."""
    return TESTS / "personas" / f"complete-{name}.yaml"


@functools.cache
def bank(name: str = "contracts-specialist") -> Bank:
    """An opened bank, once for all tests."""
    return open_bank(name)


@functools.cache
def answers_of(path: Path, name: str = "contracts-specialist", language: str = "en") -> Answers:
    """The answers that a scripted interview keeps."""
    opened = bank(name)
    notebook = Notebook()
    prompter = ScriptedPrompter(read_script(path, opened, language), language)
    conduct(Session(opened, Answers()), prompter, notebook, language)
    return notebook.answers


def position_of(
    answers: Answers, name: str = "contracts-specialist", languages: tuple[str, ...] = LANGUAGES
) -> Position:
    """The assembled position."""
    return assemble(bank(name), answers, "role", languages)


def report_of(
    answers: Answers,
    name: str = "contracts-specialist",
    profile: Profile = NOTHING_SWITCHED,
    *,
    today: str = "",
    waivers: Sequence[Waiver] = (),
    languages: tuple[str, ...] = LANGUAGES,
) -> GapReport:
    """The gap report."""
    position = position_of(answers, name, languages)
    return review(Case(bank(name), answers, position, today=today, profile=profile, waivers=tuple(waivers)))


def waivers_of(records: Sequence[Mapping[str, Any]], answers: Answers, name: str) -> tuple[Waiver, ...]:
    """The waivers of a rule page's `case`; the text hash `as-found` is that of the finding as it stands."""
    hashes = {finding.fingerprint: finding.text_hash for finding in report_of(answers, name).singles}
    given = [Waiver(**{**record, "clauses": tuple(record["clauses"])}) for record in records]
    return tuple(
        waiver._replace(text_hash=hashes.get(waiver.fingerprint, "")) if waiver.text_hash == "as-found" else waiver
        for waiver in given
    )


def patched(answers: Answers, patch: Mapping[str, Any], name: str = "contracts-specialist") -> Answers:
    """Answers with a rule page's `case` laid over them: a stored value, "" to delete, `absent`, `suggested`, or `said`.

    `said` gives a stored value its `state`, and the moment `on` which it was said.
    """
    cells: dict[str, Answer | None] = {}
    for address, value in patch.items():
        cells[address] = _cell(answers, address, value, name)
    return answers.put(cells)


def _cell(answers: Answers, address: str, value: Any, name: str) -> Answer | None:
    if value == "":
        return None
    if isinstance(value, Mapping) and "absent" in value:
        return Answer(
            None, State.ABSENT, Absence(Reason(value["absent"]), note={"en": "because", "ru": "так", "ar": "لأن"})
        )
    if isinstance(value, Mapping) and "suggested" in value:
        held = value["suggested"]
        return Answer(held if isinstance(held, list) else {"suggestion": held}, State.SUGGESTED)
    if isinstance(value, Mapping) and "said" in value:
        return Answer(value["said"], State(value.get("state", "answered")), source=Source(at=value.get("on", "")))
    place = place_of(address)
    question = bank(name).question(place.question) if place else None
    field = question.column(place.field) if place and place.field and question else question.field if question else None
    if field is not None and field.kind is Kind.YES_NO:
        return Answer(value == "true")
    return Answer(value)
