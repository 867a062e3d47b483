"""A person who reviews a role: what they do at each question, said once, and put through both faces as keys and lines."""

import asyncio
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from on_screen import ENTER, ESCAPE, Drafts, Driven, driven
from typist import keys_of

from transcript import TODAY, Act, lines_of
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.steps import Step
from wizard.terminal.plain import PlainPrompter
from wizard.terminal.review.keeping import before
from wizard.terminal.review.plain import PlainReview
from wizard.terminal.review.round import Round
from wizard.terminal.review.screen import ReviewScreen
from wizard.terminal.review.stops import Scope
from wizard.workflow.desk import Desk, Opened
from wizard.workflow.interviews import interview_from_file
from wizard.workflow.reviewing import Decisions, review_with
from wizard.workspace import Workspace

ROLE = "role"
NOW = f"{TODAY}T09:00:00Z"
FEW = """\
bank: contracts-specialist
answers:
  identity.title: {title}
  identity.category: specialist
  duties.items:
    - {{id: d1, text: {duty} 1, action_class: prepare}}
    - {{id: d2, text: {duty} 2, action_class: check}}
    - {{id: d3, text: {duty} 3, action_class: sign}}
    - {{id: d4, text: {duty} 4, action_class: prepare}}
    - {{id: d5, text: {duty} 5, action_class: prepare}}
"""
"""An interview that has just begun: nearly every question is open."""
WORDS = {
    "en": {"title": "Contracts specialist", "duty": "Keeps the register of contracts"},
    "ru": {"title": "Специалист по договорам", "duty": "Ведёт реестр договоров"},
    "ar": {"title": "أخصائي عقود", "duty": "حفظ سجل العقود"},
}
REASONS = {
    "en": "The director has agreed to this in writing",
    "ru": "Директор письменно согласился с этим",
    "ar": "وافق المدير العام على ذلك كتابةً",
}


class Deed(NamedTuple):
    """One thing a person does at a card: its act, replies to what is asked then, a place in a list, texts."""

    name: str
    replies: tuple[Act, ...] = ()
    place: int = 0
    text: str = ""
    due: str = ""


SKIP = Deed("skip")


def begun(folder: Path, language: str) -> Desk:
    """A role of which little is known."""
    desk = Desk(Workspace(folder), language, "head", lambda: NOW)
    answers = folder / "few.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    answers.write_text(FEW.format(**WORDS[language]), encoding="utf-8")
    interview_from_file(desk, ROLE, "contracts-specialist", answers)
    return desk


def kept(folder: Path) -> dict[str, str]:
    """What a review has left: the journal and the decisions."""
    role = folder / "roles" / ROLE
    names = ("journal.jsonl", "waivers.yaml", "assigned.yaml")
    return {name: (role / name).read_text(encoding="utf-8") for name in names if (role / name).exists()}


Sitting = Callable[[Round, Drafts], Outcome]


def reviewed(desk: Desk, sit: Sitting, drafts: Drafts | None = None, scope: Scope | None = None) -> Outcome:
    """One sitting of a review, whatever face it has."""
    held_drafts = drafts or Drafts()

    def face(_: Opened, talk: Conversation, decisions: Decisions) -> Outcome:
        held = Round(talk, decisions, TODAY, scope or Scope(), "head", before(held_drafts))
        return sit(held, held_drafts)

    return review_with(desk, ROLE, face)


def on_screen(held: Round, drafts: Drafts, test: "Callable[[Driven, Round], object]", **size: int) -> Outcome:
    """A sitting on the screen; `test` types, and the sitting is stopped where it does not end it."""

    async def run() -> Outcome:
        talk = held.talk
        async with driven(
            talk.session.bank,
            talk.language,
            talk=talk,
            drafts=drafts,
            make=lambda talk, paper, stage: ReviewScreen(talk, paper, stage, held),
            **size,  # type: ignore[arg-type]
        ) as drive:
            await test(drive, held)  # type: ignore[misc]
            if drive.task is not None and not drive.task.done():
                drive.screen.stop()
            return await drive.done()

    return asyncio.run(run())


class Reviewer:
    """Knows what to do by the code of a question, once each; skips the others, and finishes at the end."""

    def __init__(self, deeds: Mapping[str, tuple[Deed, ...]]) -> None:
        self.deeds = {code: list(held) for code, held in deeds.items()}
        self.done: list[str] = []

    def deed(self, held: Round) -> Deed:
        """What is done at the question that stands now."""
        assert held.line is not None
        waiting = self.deeds.get(held.line.finding.code, [])
        chosen = waiting.pop(0) if waiting else SKIP
        self.done.append(f"{held.line.finding.fingerprint} {chosen.name}")
        return chosen

    async def type_through(self, drive: Driven, held: Round) -> None:
        """All of it as keys."""
        while held.line is not None:
            deed = self.deed(held)
            await drive.keys(str(held.acts().index(deed.name) + 1), ENTER)
            match deed.name:
                case "answer":
                    await self._answer(drive, held, deed)
                case "assign":
                    await drive.keys(str(deed.place + 1), ENTER, *_typed(deed.due), *_typed(deed.text))
                case "waive":
                    await drive.keys(str(deed.place + 1), ENTER, *_typed(deed.text), *_typed(deed.due))
                case "false-alarm":
                    await drive.keys(*_typed(deed.text), *_typed(deed.due))
                case "explain":
                    await drive.keys(ESCAPE)
        await drive.keys(ENTER)

    async def _answer(self, drive: Driven, held: Round, deed: Deed) -> None:
        replies = list(deed.replies)
        while (step := held.talk.step) is not None:
            for key in keys_of(replies.pop(0) if replies else Act("later"), step, drive.screen):
                await drive.keys(key)

    def lines_through(self, held: Round) -> Iterator[str]:
        """All of it as lines; to be asked for one by one, for each is chosen by what stands there."""
        while held.line is not None:
            deed = self.deed(held)
            yield str(held.acts().index(deed.name) + 1)
            match deed.name:
                case "answer":
                    replies = list(deed.replies)
                    while (step := held.talk.step) is not None:
                        yield from _spoken(replies.pop(0) if replies else Act("later"), step)
                case "assign":
                    yield from (str(deed.place + 1), deed.due, deed.text)
                case "waive":
                    yield from (str(deed.place + 1), deed.text, deed.due)
                case "false-alarm":
                    yield from (deed.text, deed.due)
        yield "1"


def _typed(text: str) -> tuple[str, ...]:
    return (text, ENTER) if text else (ENTER,)


def _spoken(act: Act, step: Step) -> Iterator[str]:
    yield from lines_of(act, step)


class Spoken:
    """Standard input: each line is made when it is read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines

    def readline(self) -> str:
        line = next(self.lines, None)
        return "" if line is None else f"{line}\n"


def line_by_line(held: Round, drafts: Drafts, lines: Iterator[str], out: io.StringIO | None = None) -> Outcome:
    """A sitting of the plain face."""
    source = Spoken(lines)
    prompter = PlainPrompter(source, out or io.StringIO(), held.language, lambda: TODAY)  # type: ignore[arg-type]
    return PlainReview(prompter, held, drafts).run()
