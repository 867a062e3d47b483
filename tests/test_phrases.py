"""Every complaint has its words, and no words stand there for nothing."""

import re
from pathlib import Path

from wizard.errors import BankError, Complaint
from wizard.interview.prompter import Refusal
from wizard.interview.validation import refusal_text
from wizard.phrases import explain, explain_all, group, say

SOURCE = Path(__file__).parent.parent / "wizard"


def code_in_source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))


def test_every_code_of_a_complaint_has_words() -> None:
    """And the search saw the codes that it should see."""
    source = code_in_source()
    found = set(re.findall(r"Complaint\(\s*\"([a-z0-9-]+)\"", source))
    found |= set(re.findall(r"(?:complain|refuse|at_key|fault)\([^()\"]*\"([a-z0-9]+-[a-z0-9-]+)\"", source))
    found |= set(re.findall(r"Fault\([^\"]*\"([a-z0-9-]+)\"", source))
    assert {"unknown-key", "condition-choice", "yaml-duplicate", "locked"} <= found
    assert found - set(group("errors")) == set()


def test_every_refusal_has_words() -> None:
    """Refusals are phrases of the interview."""
    found = set(re.findall(r"Refusal\(\s*\"([a-z-]+)\"", code_in_source()))
    assert "refuse-date" in found
    assert found - set(group("interview")) == set()


def test_no_words_for_nothing() -> None:
    """A sentence that no code says is taken away, or somebody forgot to say it."""
    source = code_in_source()
    used = {key for key in group("errors") if f'"{key}"' in source or f"errors.{key}" in source}
    assert set() == set(group("errors")) - used
    prefixes = ("menu-", "type-", "absent-", "change-", "refuse-")
    unused = {
        k
        for k in group("interview")
        if f'"{k}"' not in source
        and f"'{k}'" not in source
        and f"interview.{k}" not in source
        and not k.startswith(prefixes)
    }
    assert set() == unused


def test_a_complaint_says_where_what_and_what_to_do() -> None:
    """File, line and column first; the word that was probably meant only where there is one."""
    values = {"key": "tittle", "known": "title", "meant": "title"}
    complaint = Complaint("unknown-key", values, "banks/x.yaml", 41, 9)
    assert "banks/x.yaml:41:9: «tittle» is not known here. Did you mean «title»? Known: title" == explain(
        complaint, "en"
    )
    bare = explain(complaint._replace(values={**values, "meant": ""}), "en")
    assert "Did you mean" not in bare
    assert 2 == len(explain_all(BankError([complaint, complaint]), "ar"))


def test_a_refusal_can_be_told_in_every_language() -> None:
    """For a mistake in an answers file."""
    told = refusal_text(Refusal("refuse-number", {"typed": "x{y}"}))
    assert all("x{y}" in sentence for sentence in told.values())


def test_plural_forms_are_chosen_by_number() -> None:
    """Russian few and many, Arabic two."""
    assert "Добавилось 3 вопроса." == say("interview.change-added", "ru", number=3)
    assert "Добавилось 5 вопросов." == say("interview.change-added", "ru", number=5)
    assert "أُضيف سؤالان." == say("interview.change-added", "ar", number=2)
