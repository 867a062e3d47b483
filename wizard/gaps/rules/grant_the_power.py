"""The product's central rule: a duty has the right that makes it possible, chosen by the head (source: A.76)."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, Value, quoted
from wizard.model.answers import State
from wizard.model.bank import Bank
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Duty, Right
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, Text, fields_of, fill, in_language


def linked(duty: Duty, rights: dict[str, Right]) -> list[Right]:
    """The rights that the head chose for a duty; a proposal that nobody confirmed grants nothing."""
    if duty.rights.state is not State.ANSWERED:
        return []
    return [rights[name] for name in duty.rights.value or () if name in rights]


def _unmet(case: Case, *, without_right: bool) -> Iterator[Hit]:
    """Duties whose class needs a power that no chosen right grants; split by whether a right was chosen at all."""
    rights = {right.id: right for right in case.position.rights}
    for duty in case.position.duties if rights else ():
        act = case.bank.action_classes.get(duty.action_class.value or "")
        if act is None or duty.rights.excused:
            continue
        chosen = linked(duty, rights)
        if any(right.power.value is None for right in chosen) or bool(chosen) is without_right:
            continue  # a power still to be chosen is asked for at the right itself
        lacking = act.lacks(frozenset(right.power.value or "" for right in chosen))
        if lacking:
            values = _values(case.bank, duty, act.label, lacking)
            evidence: tuple[Evidence, ...]
            if without_right:
                evidence = (quoted(duty.text), Evidence(duty.rights.at, absent=True))
                yield Hit((duty.id,), duty.rights.at, evidence, values, duty.rights)
            else:
                names = {"right": _joined([right.text.value or {} for right in chosen])}
                evidence = (quoted(duty.text), *(quoted(right.text) for right in chosen))
                clauses = (duty.id, *(right.id for right in chosen))
                yield Hit(clauses, duty.rights.at, evidence, {**values, **names}, duty.rights)


def _values(bank: Bank, duty: Duty, act: Text, lacking: tuple[tuple[str, ...], ...]) -> dict[str, Value]:
    wanted = lacking[0]
    return {
        "duty": duty.text.value or {},
        "act": act,
        "power": _joined([bank.powers[power].label for power in wanted if power in bank.powers], " / "),
        "sentence": _with_gaps(bank.powers[wanted[0]].sentence) if wanted[0] in bank.powers else {},
    }


def _with_gaps(sentence: Text) -> Text:
    """The ready sentence with dots where its places are: the owner fills them."""
    return {language: fill(wording, dict.fromkeys(fields_of(wording), "…")) for language, wording in sentence.items()}


def _joined(texts: list[Text], between: str = "") -> Text:
    return {
        language: (between or ("؛ " if language == "ar" else "; ")).join(in_language(text, language) for text in texts)
        for language in LANGUAGES
    }


RULES = (
    Rule(
        "LNK201",
        "duty-without-power",
        FindingKind.MISSING,
        Severity.MAJOR,
        "head",
        lambda case: _unmet(case, without_right=True),
    ),
    Rule(
        "LNK202",
        "right-of-wrong-power",
        FindingKind.CONTRADICTION,
        Severity.MAJOR,
        "head",
        lambda case: _unmet(case, without_right=False),
    ),
)
