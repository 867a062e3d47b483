"""Transcripts: what a person does at each step, said once, and put through every face: replies, lines, keys."""

import random
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from wizard.interview.prompter import Back, Jump, Refusal, Reply, Said, Silent, Undo
from wizard.interview.session import Change, Session
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Absence, Reason
from wizard.model.question import Kind
from wizard.terminal.offers import nothing_said, offers
from wizard.terminal.plain import PlainPrompter

TODAY = "2026-11-24"
WORDS = {
    "en": [
        "draft",
        "contracts",
        "for",
        "supply",
        "of",
        "goods",
        "reviews",
        "terms",
        "keeps",
        "register",
        "answers",
        "claims",
        "monthly",
        "report",
        "head",
    ],
    "ru": [
        "готовит",
        "проекты",
        "договоров",
        "поставки",
        "проверяет",
        "условия",
        "ведёт",
        "реестр",
        "отвечает",
        "на",
        "претензии",
        "отчёт",
    ],
    "ar": [
        "إعداد",
        "مسودات",
        "العقود",
        "ومراجعة",
        "الشروط",
        "وحفظ",
        "السجل",
        "والرد",
        "على",
        "المطالبات",
        "والتقرير",
        "الشهري",
        "للرئيس",
    ],
}
TYPED = {Kind.NUMBER: "12", Kind.PERCENT: "95", Kind.MONEY: "500000 RUB", Kind.DATE: "2026-12-31"}


class Act(NamedTuple):
    """One thing a person does: pick offers by place, type, leave empty, hand on, go back, go to, take back."""

    name: str
    places: tuple[int, ...] = ()
    text: str = ""
    owner: int = 0
    due: str = ""


class Person:
    """Decides by a seed; two persons of one seed do the same at the same steps. Every interview comes to an end."""

    def __init__(self, seed: int, language: str, *, most_rows: int = 4, wanders: bool = True) -> None:
        self.dice = random.Random(seed)
        self.language = language
        self.most_rows = most_rows
        self.wanders = 12 if wanders else 0
        self.moves = 0

    def words(self, number: int) -> str:
        return " ".join(self.dice.choices(WORDS[self.language], k=number))

    def act(self, step: Step, session: Session) -> Act:
        """What this person does at this step."""
        dice = self.dice
        self.moves += 1
        if self.wanders and self.moves > 3 and dice.random() < 0.12:
            self.wanders -= 1
            return self._wander(step, session)
        if step.kind is StepKind.CONFIRM:
            number = len(offers(step, session, self.language))
            return Act("pick", tuple(sorted(dice.sample(range(number), k=dice.randint(1, number)))))
        held = session.answers.get(step.address)
        stands = held is not None and not held.postponed
        if stands and session.revising and step.kind is not StepKind.ROWS:
            return Act("nothing")
        if step.kind is not StepKind.ROWS and dice.random() < 0.06:
            return self._absent()
        return self._rows(step, session) if step.kind is StepKind.ROWS else self._value(step, session)

    def _wander(self, step: Step, session: Session) -> Act:
        places = [s.address for s in session.steps if s.kind is not StepKind.CONFIRM and s.address != step.address]
        if self.dice.random() < 0.4 and places:
            return Act("jump", text=self.dice.choice(places))
        return Act("back") if self.dice.random() < 0.6 else Act("undo")

    def _absent(self) -> Act:
        if self.dice.random() < 0.5:
            return Act("unknown", owner=self.dice.randrange(3), due="2026-12-03", text=self.words(3))
        return Act("not-applicable", text=self.words(4)) if self.dice.random() < 0.5 else Act("later")

    def _rows(self, step: Step, session: Session) -> Act:
        held, offered = session.answers.rows(step.address), offers(step, session, self.language)
        if len(held) >= self.most_rows or (held and self.dice.random() < 0.2):
            return Act("nothing")
        if offered and self.dice.random() < 0.6:
            number = min(len(offered), self.dice.randint(1, 2))
            return Act("pick", tuple(sorted(self.dice.sample(range(len(offered)), k=number))))
        return Act("type", text=self.words(5))

    def _value(self, step: Step, session: Session) -> Act:
        kind, offered = step.field.kind, offers(step, session, self.language)
        if not step.field.required and kind is not Kind.LINKS and self.dice.random() < 0.3:
            return Act("nothing")
        if kind in (Kind.CHOICE, Kind.YES_NO):
            return Act("pick", (self.dice.randrange(len(offered)),))
        if kind in (Kind.CHOICES, Kind.LINKS):
            number = self.dice.randint(1, min(3, len(offered)))
            return Act("pick", tuple(sorted(self.dice.sample(range(len(offered)), k=number))))
        if kind in TYPED:
            return Act("type", text=TYPED[kind])
        if kind is Kind.TEXTS:
            return Act("type", text=f"{self.words(2)}; {self.words(3)} x")
        if offered and self.dice.random() < 0.5:
            return Act("pick", (self.dice.randrange(len(offered)),))
        return Act("type", text=self.words(4))


def reply_of(act: Act, step: Step, session: Session, language: str) -> Reply:
    """The act as a reply: the face of a script."""
    note = {language: act.text}
    owners = sorted(session.bank.owners, key=lambda role: role != step.field.owner)
    match act.name:
        case "back":
            return Back()
        case "undo":
            return Undo()
        case "jump":
            return Jump(act.text)
        case "nothing":
            return nothing_said(step, session)
        case "later":
            return Silent(Absence(Reason.LATER))
        case "not-applicable":
            return Silent(Absence(Reason.NOT_APPLICABLE, note=note))
        case "unknown":
            return Silent(Absence(Reason.UNKNOWN, owners[act.owner], act.due, note))
        case "type":
            return Said(act.text)
    raws = [offers(step, session, language)[place].raw for place in act.places]
    many = step.kind in (StepKind.ROWS, StepKind.CONFIRM) or step.field.kind in (Kind.CHOICES, Kind.LINKS)
    return Said(raws if many else raws[0])


class Script:
    """A prompter that says what a person does."""

    def __init__(self, person: Person, language: str) -> None:
        self.person = person
        self.language = language
        self.refused: list[Refusal] = []

    def ask(self, step: Step, session: Session) -> Reply:
        return reply_of(self.person.act(step, session), step, session, self.language)

    def refuse(self, step: Step, refusal: Refusal) -> None:
        self.refused.append(refusal)

    def kept(self, step: Step, cells: Any, change: Change) -> None:
        """Nobody is told."""


def lines_of(act: Act, step: Step) -> Iterator[str]:
    """The act as lines of the plain face."""
    silent = step.kind is not StepKind.CONFIRM and not (step.row and step.field.id == step.question.fields[0].id)
    match act.name:
        case "back":
            yield "<"
        case "jump":
            yield f"/{act.text}"
        case "nothing":
            yield ""
        case "type":
            yield act.text
        case "pick":
            yield ",".join(str(place + 1) for place in act.places)
        case _:
            yield "!"
            yield {"unknown": "1", "not-applicable": "3", "later": "4", "undo": "5" if silent else "1"}[act.name]
            if act.name == "unknown":
                yield from (str(act.owner + 1), act.due, act.text)
            if act.name == "not-applicable":
                yield act.text


class Lines(PlainPrompter):
    """The plain face, typed by a person."""

    def __init__(self, person: Person, out: TextIO, language: str) -> None:
        super().__init__(self, out, language, lambda: TODAY)  # type: ignore[arg-type]
        self.person = person
        self.waiting: deque[str] = deque()
        self.refused: list[Refusal] = []

    def ask(self, step: Step, session: Session) -> Reply:
        self.waiting.extend(lines_of(self.person.act(step, session), step))
        return super().ask(step, session)

    def readline(self) -> str:
        return self.waiting.popleft() + "\n" if self.waiting else ""

    def refuse(self, step: Step, refusal: Refusal) -> None:
        self.refused.append(refusal)
        super().refuse(step, refusal)
