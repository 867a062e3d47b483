"""Operators on what was accepted: a waiver whose day has passed, and a text that changed after it."""

from collections.abc import Iterator, Mapping

from seeds.kinds import TODAY, Expected, Operator, Persona, Seed, reviewed
from seeds.wording import reworded
from wizard.model.answers import Answer, field_at
from wizard.model.gaps import Waiver


def _waived(held: Persona, on: str, expires: str) -> Iterator[tuple[str, dict[str, Answer | None], Waiver]]:
    """Rights whose paper is missing: the right, what was taken away, and the waiver of the finding."""
    for right in held.answers.rows("rights.items"):
        at = field_at("rights.items", right, "granted_by")
        if held.answers[field_at("rights.items", right, "power")].value not in ("sign", "represent"):
            continue
        patch: dict[str, Answer | None] = {at: None}
        (finding,) = [f for f in reviewed(held, held.answers.put(patch)).singles if f.code == "AUT305"]
        words = "the lawyer issues the power of attorney with the new budget"
        yield (
            right,
            patch,
            Waiver(
                "w1",
                "AUT305",
                finding.clauses,
                finding.text_hash,
                "accepted-risk",
                words,
                "A. Person",
                "legal",
                on,
                expires,
            ),
        )


def expired_waiver(held: Persona) -> Iterator[Seed]:
    """A waiver whose day has passed: the finding is back, and the waiver is asked about."""
    for right, patch, waiver in _waived(held, "2026-05-25", "2026-11-20"):
        yield Seed(patch, (Expected(("AUT305",), (right,)), Expected(("WAV951",), ("w1",))), waivers=(waiver,))


def altered_waived_text(held: Persona) -> Iterator[Seed]:
    """The text that was accepted has changed in one language: the finding is back, and the waiver is asked about."""
    for right, patch, waiver in _waived(held, TODAY, "2027-03-01"):
        at = field_at("rights.items", right, "text")
        wording = held.answers[at].value[held.language]
        more = {"en": f"{wording} of all branches", "ru": f"{wording} всех филиалов", "ar": f"{wording} في جميع الفروع"}
        changed = {**patch, **reworded(held, at, more[held.language])}
        yield Seed(changed, (Expected(("AUT305",), (right,)), Expected(("WAV953",), ("w1",))), waivers=(waiver,))


WAIVED: Mapping[str, Operator] = {
    "a waiver has expired": expired_waiver,
    "a waived text has changed": altered_waived_text,
}
