"""Operators that change a text: all but one in a single language, while the other two stay as they were."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from seeds.kinds import NEW, Expected, Operator, Persona, Seed, one
from wizard.model.answers import Answer, field_at, place_of, row_at
from wizard.model.question import Kind
from wizard.model.text import LANGUAGES, Text


def is_text(value: Any) -> bool:
    """Whether an answer is one human text."""
    return isinstance(value, Mapping) and bool(value) and set(value) <= set(LANGUAGES)


def texts(held: Persona) -> Iterator[tuple[str, str, Text]]:
    """Address, clause and text of every answer that is one text in all languages."""
    for at in held.answers:
        place, value = place_of(at), held.answers[at].value
        if place is not None and is_text(value) and set(value) == set(LANGUAGES):
            yield at, place.row or at, value


def reworded(held: Persona, at: str, wording: str) -> dict[str, Answer | None]:
    """The text with another wording in the persona's language."""
    answer = held.answers[at]
    return {at: answer._replace(value={**answer.value, held.language: wording})}


RENAMED = frozenset(("LNG903",))
PLACEHOLDERS = {"en": "TBD", "ru": "(указать)", "ar": "يُستكمل لاحقًا"}


def placeholder(held: Persona) -> Iterator[Seed]:
    """A text is a placeholder in one language.

    Its numbers are gone from that version (LNG901); a paper has neither number nor date (AUT306).
    """
    for at, clause, text in texts(held):
        counted = re.search(r"\d", text["en"]) or NUMBERS["en"].search(text["en"])
        beside = {"LNG901", "LNG903"} if counted else {"LNG903"}
        beside |= {"AUT306"} if at.endswith(".granted_by") else set()
        yield Seed(reworded(held, at, PLACEHOLDERS[held.language]), one("GAP032", clause), frozenset(beside))


NOBODY = {"en": "Responsible person", "ru": "Ответственное лицо", "ar": "الشخص المسؤول"}


def unnamed_person(held: Persona) -> Iterator[Seed]:
    """Whoever acts instead, or does what the post must not do, is "the responsible person" in one language."""
    for at, clause, _ in texts(held):
        if at == "reporting.substituted_by" or at.endswith(".done_by"):
            code = "GAP015" if at == "reporting.substituted_by" else "CLR508"
            yield Seed(reworded(held, at, NOBODY[held.language]), one(code, clause), RENAMED)


def unnamed_elsewhere(held: Persona) -> Iterator[Seed]:
    """The superior, the assessor or the author is "the responsible person" in one language."""
    for at, clause, _ in texts(held):
        question = held.bank.question(at)
        if question is not None and question.kind is Kind.POSITION and at != "reporting.substituted_by":
            yield Seed(reworded(held, at, NOBODY[held.language]), one("CLR508", clause), RENAMED)


def own_superior(held: Persona) -> Iterator[Seed]:
    """The post reports to itself, in one language."""
    title = held.answers["identity.title"].value[held.language]
    at = "reporting.reports_to"
    yield Seed(reworded(held, at, title), one("CON101", at), RENAMED)


PREFIXES: Mapping[str, Text] = {
    "experience": {"en": "Experience in", "ru": "Опыт работы:", "ar": "خبرة في"},
    "knowledge": {"en": "Knowledge of", "ru": "Знание:", "ar": "معرفة"},
    "skill": {"en": "Ability to apply:", "ru": "Умение:", "ar": "القدرة على"},
    "education": {"en": "Bachelor's degree:", "ru": "Высшее образование:", "ar": "مؤهل:"},
    "language": {"en": "Proficiency in", "ru": "Владение:", "ar": "إجادة"},
}


def requirement_as_duty(held: Persona) -> Iterator[Seed]:
    """A requirement stands among the duties, with everything a duty has; its row is gone.

    A right or a KPI has one duty more; the list of requirements one row less.
    """
    rows = held.answers["requirements.items"]
    for row in rows.value:
        kind = str(held.answers[field_at("requirements.items", row, "kind")].value)
        text = held.answers[field_at("requirements.items", row, "text")].value
        if kind in PREFIXES and not any(
            PREFIXES[kind][s].split()[0].rstrip(":").lower() in text[s].lower() for s in text
        ):
            wording = {
                spoken: f"{PREFIXES[kind][spoken]} {text[spoken][:1].lower()}{text[spoken][1:]}" for spoken in text
            }
            left = [other for other in rows.value if other != row]
            yield Seed({**_plain(held, wording), "requirements.items": rows._replace(value=left)}, one("CON127", NEW))


def _plain(held: Persona, wording: Text) -> dict[str, Answer | None]:
    """A new duty that needs neither right nor KPI, with a result and a recipient of the first one."""
    first, rows = held.answers.rows("duties.items")[0], held.answers["duties.items"]
    cells = {
        "text": Answer(wording),
        "action_class": Answer("operate"),
        "result": held.answers[field_at("duties.items", first, "result")],
        "recipient": held.answers[field_at("duties.items", first, "recipient")],
        "frequency": Answer("monthly"),
        "essential": Answer(value=False),
    }
    return {
        "duties.items": rows._replace(value=[*rows.value, NEW]),
        row_at("duties.items", NEW): Answer(None),
        **{field_at("duties.items", NEW, column): cell for column, cell in cells.items()},
    }


NUMBERS = {
    "en": re.compile(r"\b(?:one|two|three|four|five|ten)\b"),
    "ru": re.compile(r"\b(?:одного|двух|трёх|четырёх|пяти|один|два|три|две|десяти)\b"),
    "ar": re.compile("ثلاثة|أربعة|خمسة|عشرة|يومي عمل|يوما عمل"),
}
NEXT = dict(
    pair.split(">")
    for pair in (
        *("one>two", "two>three", "three>four", "four>five", "five>six", "ten>eleven"),
        *("одного>двух", "двух>трёх", "трёх>четырёх", "четырёх>пяти", "пяти>шести", "десяти>двенадцати"),
        *("один>два", "два>три", "две>три", "три>четыре"),
        *("ثلاثة>أربعة", "أربعة>خمسة", "خمسة>ستة", "عشرة>تسعة", "يومي عمل>ثلاثة أيام عمل", "يوما عمل>ثلاثة أيام عمل"),
    )
)


def number_in_figures(held: Persona) -> Iterator[Seed]:
    """A number in figures is one higher in one language.

    A limit in words may part from the amount (CON120), and a term from another one.
    """
    for at, clause, text in texts(held):
        found = list(re.finditer(r"\d+", text[held.language]))
        for number in found:
            wording = text[held.language]
            more = f"{wording[: number.start()]}{int(number[0]) + 1}{wording[number.end() :]}"
            yield Seed(reworded(held, at, more), one("LNG901", clause), RENAMED | {"CON120"})


def number_in_words(held: Persona) -> Iterator[Seed]:
    """A number in words is another one in one language."""
    for at, clause, text in texts(held):
        found = NUMBERS[held.language].search(text[held.language])
        if found is not None and all(pattern.search(text[spoken]) for spoken, pattern in NUMBERS.items()):
            wording = text[held.language]
            more = wording[: found.start()] + NEXT[found[0]] + wording[found.end() :]
            yield Seed(reworded(held, at, more), one("LNG901", clause))


UNSEEN: Mapping[str, tuple[str, ...]] = {
    "en": ("in good time", "without undue delay", "while it still helps", "at a convenient moment"),
    "ru": ("не затягивая", "в разумный срок", "пока это не поздно", "в удобное время"),
    "ar": ("دون تأخير لا مبرر له", "خلال مدة معقولة", "قبل فوات الأوان", "في وقت مناسب"),
}
TIMES = {"deadline": "GAP010", "reply_time": "GAP024", "lead_time": "GAP025"}


def vague_time(held: Persona) -> Iterator[Seed]:
    """A time is a vague phrase in every language: the fact is gone, the text is there."""
    number = 0
    for at, clause, _ in texts(held):
        column = at.rpartition(".")[2]
        if "[" in at and column in TIMES:
            vague = {spoken: UNSEEN[spoken][number % len(UNSEEN[spoken])] for spoken in LANGUAGES}
            number += 1
            expected = (Expected((TIMES[column], "CLR502"), (clause,)),)
            yield Seed({at: held.answers[at]._replace(value=vague)}, expected)


WORDING: Mapping[str, Operator] = {
    "a person is «responsible person»": unnamed_person,
    "a text is a placeholder": placeholder,
    "reports to itself": own_superior,
    "a requirement among the duties": requirement_as_duty,
    "a number in figures differs": number_in_figures,
}
APART: Mapping[str, Operator] = {
    "a time is an unlisted vague phrase": vague_time,
    "a number in words differs": number_in_words,
    "a superior is «responsible person»": unnamed_elsewhere,
}
"""What no rule claims to see: how much of it is seen all the same is said, and not scored."""
