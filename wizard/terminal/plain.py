"""The plain face: one line at a time on standard input and output, for pipes, screen readers and any old terminal.

No colours, no cursor movement, numbered choices, digits of any script. Commands are signs that stand on every keyboard:
`<` back, `?` help, `!` don't know and more, `/` go to.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TextIO

from wizard.interview.prompter import Back, Done, Jump, Pause, Refusal, Reply, Said, Silent, Undo
from wizard.interview.session import DUTIES, RIGHTS, Change, Session
from wizard.interview.steps import Step, StepKind, suggested_in
from wizard.interview.validation import date_of
from wizard.model.answers import Absence, Answer, Reason, State, field_at, place_of
from wizard.model.question import Field, Kind, Suggestion
from wizard.model.text import Text, fields_of, fill, fold, in_language, western_digits
from wizard.phrases import phrase, say
from wizard.terminal.wording import shown_answer, shown_row

_HELP = ("?", "؟")
_ALL = ("*", "٭")


class Offer(NamedTuple):
    """One numbered line: what is read, and what choosing it says."""

    line: str
    raw: Any
    taken: bool = False


class _End(Exception):
    """Standard input has ended."""


class PlainPrompter:
    """Asks on `out`, reads lines from `source`; `today` is an ISO date for "by Thursday".

    With a `width`, long lines are broken between words; without one (a pipe) every line stays whole.
    """

    def __init__(
        self, source: TextIO, out: TextIO, language: str, today: Callable[[], str], width: int | None = None
    ) -> None:
        self.width = width
        self.source = source
        self.out = out
        self.language = language
        self.today = today
        self.section = ""
        self.asked = ""

    def say(self, key: str, /, **values: Any) -> str:
        return say(f"interview.{key}", self.language, **values)

    def tell(self, line: str = "") -> None:
        if self.width is not None and len(line) >= self.width:
            from textwrap import fill as wrapped

            indent = " " * (len(line) - len(line.lstrip()) + 2)
            line = wrapped(line, self.width - 1, subsequent_indent=indent, break_on_hyphens=False)
        self.out.write(f"{line}\n")

    def greet(self, title: Text, saved: int, *, torn: bool, old: str, new: str) -> None:
        """The first lines: what this is, and a word about everything that is not as it was left."""
        self.tell(self.say("welcome", title=title))
        if saved:
            self.tell(self.say("resumed", number=saved))
        if torn:
            self.tell(self.say("torn-line"))
        if old:
            self.tell(self.say("bank-changed", old=old, new=new))

    def read(self) -> str:
        self.out.write("> ")
        self.out.flush()
        line = self.source.readline()
        if not line:
            raise _End
        return line.rstrip("\r\n").strip()

    def ask(self, step: Step, session: Session) -> Reply:
        """Put the step and wait until a line means a reply."""
        try:
            return self._ask(step, session)
        except (_End, KeyboardInterrupt):
            self.tell()
            return Pause()

    def _ask(self, step: Step, session: Session) -> Reply:
        offers = self._offers(step, session)
        if step.address != self.asked:
            self.asked = step.address
            self._head(step, session)
            self._put(step, session, offers)
        while True:
            line = self.read()
            match line:
                case "<":
                    self.asked = ""
                    return Back()
                case "!":
                    reply = self._menu(step, session)
                case "/":
                    reply = self._goto(session)
                case _ if line in _HELP:
                    self._help(step)
                    reply = None
                case _ if line.startswith("/"):
                    reply = self._found(session, line[1:])
                case _:
                    return self._reply(step, session, line, offers)
            if reply is not None:
                self.asked = ""
                return reply

    def _head(self, step: Step, session: Session) -> None:
        if step.section.id != self.section:
            self.section = step.section.id
            self.tell()
            self.tell(self.say("section", title=step.section.title))
            if step.section.intro:
                self.tell(in_language(step.section.intro, self.language))
            if left := session.progress.needed_here:
                self.tell(f"({self.say('progress', number=left)})")
        self.tell()

    def _put(self, step: Step, session: Session, offers: Sequence[Offer]) -> None:
        """The question, what stands there now, the numbered offers, and what may be typed."""
        if step.kind is StepKind.CONFIRM:
            self.tell(self.say("confirm-ask"))
        else:
            if step.row:
                self.tell(self.say("about-row", text=shown_row(session, step.question, step.row, self.language)))
            self.tell(in_language(step.field.ask, self.language))
            for key in ("hint", "example"):
                text: Text = getattr(step.field, key)
                if text:
                    self.tell("  " + self.say(key, text=text))
            self._standing(step, session)
            if step.address == RIGHTS:
                self._needed(step, session)
        for number, offer in enumerate(offers, 1):
            mark = f" {self.say('suggested')}" if offer.taken else ""
            self.tell(f"  {number}. {offer.line}{mark}")
        self.tell(self._how(step, session, offers))
        self.tell(self.say("keys"))

    def _needed(self, step: Step, session: Session) -> None:
        """Which duties still lack the power for their act, with a ready sentence each, the first five."""
        duties, powers = session.bank.question(DUTIES), session.bank.powers
        for row, power in session.duties_without_power()[:5] if duties else ():
            sentence = in_language(powers[power].sentence, self.language)
            ready = fill(sentence, dict.fromkeys(fields_of(sentence), "…"))
            duty = shown_row(session, duties, row, self.language) if duties else row
            self.tell("  " + self.say("needs-power", duty=duty, power=powers[power].label, sentence=ready))

    def _standing(self, step: Step, session: Session) -> None:
        answer = session.answers.get(step.address)
        if answer is None:
            return
        shown = shown_answer(session, step.question, step.field, answer, self.language)
        if shown:
            self.tell("  " + self.say("listed" if step.kind is StepKind.ROWS else "now", text=shown))

    def _how(self, step: Step, session: Session, offers: Sequence[Offer]) -> str:
        if step.kind is StepKind.CONFIRM:
            return self.say("confirm-type")
        if step.kind is StepKind.ROWS:
            return self.say("type-rows" if offers else "type-own-rows")
        kind = step.field.kind
        key = {
            Kind.YES_NO: "type-choice",
            Kind.POSITION: "type-text",
            Kind.PARAGRAPH: "type-text",
            Kind.RECORDS: "type-rows",
        }.get(kind, f"type-{kind.value}")
        if kind in (Kind.TEXT, Kind.PARAGRAPH, Kind.POSITION) and offers:
            key = "type-suggested"
        how = self.say(key, currency="RUB") if kind is Kind.MONEY else self.say(key)
        if step.address in session.answers:
            return f"{how} {self.say('enter-keeps')}"
        return how if step.field.required else f"{how} {self.say('enter-skips')}"

    def _offers(self, step: Step, session: Session) -> list[Offer]:
        """What can be chosen by number at this step."""
        field = step.field
        if step.kind is StepKind.CONFIRM:
            return [
                Offer(self._confirmable(session, address), address)
                for address in suggested_in(session.answers, step.section)
            ]
        if step.kind is StepKind.ROWS:
            taken = {session.answers.origin(field.id, row) for row in session.answers.rows(field.id)}
            return [self._suggestion(held) for held in self._suggestions(step, session) if held.id not in taken]
        if field.kind in (Kind.CHOICE, Kind.CHOICES):
            return [Offer(in_language(choice.label, self.language), choice.value) for choice in field.choices]
        if field.kind is Kind.YES_NO:
            return [Offer(self.say("yes"), True), Offer(self.say("no"), False)]
        if field.kind is Kind.LINKS:
            return self._linkable(step, session)
        if step.kind is StepKind.QUESTION and step.question.suggestions:
            return [self._suggestion(held) for held in self._suggestions(step, session)]
        return []

    def _suggestions(self, step: Step, session: Session) -> list[Suggestion]:
        """The suggestions that fit these answers, those that serve what was chosen before the others."""
        fitting = [held for held in step.question.suggestions if session.fits(held)]
        return sorted(fitting, key=lambda held: not session.serves(step.question, held)) if fitting else []

    def _suggestion(self, suggestion: Suggestion) -> Offer:
        text: Text = next(iter(suggestion.values.values()))
        return Offer(in_language(text, self.language), {"suggestion": suggestion.id})

    def _linkable(self, step: Step, session: Session) -> list[Offer]:
        target = session.bank.question(step.field.links)
        held = session.answers.get(step.address)
        proposed = held.value if held is not None and held.state is State.SUGGESTED and held.value else ()
        if target is None:
            return []
        rows = sorted(session.answers.rows(target.id), key=lambda row: row not in proposed)
        return [
            Offer(shown_row(session, target, row, self.language), row, row in proposed)
            for row in rows
            if (target.id, row) != (step.question.id, step.row)
        ]

    def _confirmable(self, session: Session, address: str) -> str:
        place = place_of(address)
        question = session.bank.question(place.question) if place else None
        if place is None or question is None:
            return address
        if not place.row:
            return shown_answer(session, question, question.field, session.answers[address], self.language)
        parts = [shown_row(session, question, place.row, self.language)]
        for column in question.fields[1:]:
            cell = session.answers.get(field_at(place.question, place.row, column.id))
            if cell is not None and cell.state is State.SUGGESTED and not column.after:
                label = in_language(column.ask, self.language).rstrip("؟? ")
                parts.append(f"{label}: {shown_answer(session, question, column, cell, self.language)}")
        return " | ".join(parts)

    def _reply(self, step: Step, session: Session, line: str, offers: Sequence[Offer]) -> Reply:
        """What a typed line means at this step."""
        self.asked = ""
        if not line:
            return self._empty(step, session)
        chosen = _numbers(line, len(offers))
        if step.kind is StepKind.CONFIRM:
            if line in _ALL:
                return Said("all")
            return Said([offers[n].raw for n in chosen] if chosen else None)
        if step.kind is StepKind.ROWS:
            return Said([offers[n].raw for n in chosen] if chosen else line)
        kind = step.field.kind
        if chosen and kind in (Kind.CHOICES, Kind.LINKS):
            return Said([offers[n].raw for n in chosen])
        if chosen and kind is Kind.TEXTS:
            texts = [next(iter(s.values.values())) for s in self._suggestions(step, session)]
            return Said([texts[n] for n in chosen])
        if len(chosen) == 1 and offers:
            return Said(offers[chosen[0]].raw)
        return Said(line)

    def _empty(self, step: Step, session: Session) -> Reply:
        if step.kind is StepKind.CONFIRM:
            return Said([])
        if step.kind is StepKind.ROWS:
            return Done()
        held = session.answers.get(step.address)
        if held is not None and held.state is State.SUGGESTED and step.field.kind is Kind.LINKS:
            return Said(list(held.value))
        if held is not None and not held.postponed:
            return Done()
        return Said("") if step.field.required else Silent(Absence(Reason.DECLINED))

    def _help(self, step: Step) -> None:
        field: Field = step.field
        if field.help:
            self.tell(in_language(field.help, self.language))
        if field.why:
            self.tell(self.say("why", text=field.why))
        self.tell(self.say("help-general"))

    def _menu(self, step: Step, session: Session) -> Reply | None:
        """Everything that may be said instead of an answer."""
        keys = ["unknown", "undecided", "not-applicable", "later", "undo", "pause", "back"]
        self.tell(self.say("menu-title"))
        picked = self._pick([self.say(f"menu-{key}") for key in keys])
        if picked is None or keys[picked] == "back":
            self.asked = ""
            self._put(step, session, self._offers(step, session))
            return None
        match keys[picked]:
            case "undo":
                return Undo()
            case "pause":
                return Pause()
            case "later":
                return Silent(Absence(Reason.LATER))
            case "not-applicable":
                self.tell(self.say("ask-because"))
                because = self.read()
                return Silent(Absence(Reason.NOT_APPLICABLE, note={self.language: because} if because else {}))
            case reason:
                return self._somebody(Reason(reason), step, session)

    def _somebody(self, reason: Reason, step: Step, session: Session) -> Reply:
        """Who answers it, by when, with which note."""
        owners = session.bank.owners
        roles = sorted(owners, key=lambda role: role != step.field.owner)
        self.tell(self.say("ask-owner"))
        picked = self._pick([in_language(owners[role], self.language) for role in roles])
        owner = roles[picked] if picked is not None else step.field.owner
        self.tell(self.say("ask-due"))
        while (due := self._due(self.read())) is None:
            self.tell(self.say("refuse-due"))
        self.tell(self.say("ask-note"))
        note = self.read()
        return Silent(Absence(reason, owner, due, {self.language: note} if note else {}))

    def _due(self, line: str) -> str | None:
        """A day from a date or a weekday's name; "" for none, None where it is not clear."""
        if not line:
            return ""
        wanted = fold(line).split()
        for names in phrase("interview.weekdays").values():
            for number, name in enumerate(fold(names).split()):
                if name in wanted:
                    return _next_weekday(self.today(), number)
        read = date_of(line)
        return None if isinstance(read, Refusal) else read

    def _pick(self, lines: Sequence[str]) -> int | None:
        for number, line in enumerate(lines, 1):
            self.tell(f"  {number}. {line}")
        while True:
            line = self.read()
            if line in ("", "<"):
                return None
            chosen = _numbers(line, len(lines))
            if len(chosen) == 1:
                return chosen[0]
            self.tell(self.say("type-choice"))

    def _goto(self, session: Session) -> Reply | None:
        self.tell(self.say("ask-jump"))
        return self._found(session, self.read())

    def _found(self, session: Session, wanted: str) -> Reply | None:
        """A jump to an address, or to the one step whose question has these words; a list where there are several."""
        words = fold(wanted)
        if not words:
            return None
        steps = [step for step in session.steps if step.kind is not StepKind.CONFIRM]
        if any(step.address == wanted.strip() for step in steps):
            return Jump(wanted.strip())
        found = [step for step in steps if words in fold(in_language(step.field.ask, self.language))][:20]
        if len(found) > 1:
            lines = [
                " – ".join(
                    part
                    for part in (
                        in_language(step.field.ask, self.language),
                        shown_row(session, step.question, step.row, self.language) if step.row else "",
                    )
                    if part
                )
                for step in found
            ]
            picked = self._pick(lines)
            return None if picked is None else Jump(found[picked].address)
        return Jump(found[0].address if found else wanted.strip())

    def refuse(self, step: Step, refusal: Refusal) -> None:
        """Why the reply was not accepted."""
        self.tell(self.say(refusal.code, **dict(refusal.values)))
        self.asked = step.address

    def kept(self, step: Step, cells: Mapping[str, Answer | None], change: Change) -> None:
        """One short line: it is saved, and what changed elsewhere."""
        told = [self.say("saved")]
        for key, addresses in (("added", change.added), ("parked", change.parked), ("returned", change.returned)):
            if addresses:
                told.append(self.say(f"change-{key}", number=len(addresses)))
        self.tell(" ".join(told))


def _numbers(line: str, most: int) -> list[int]:
    """Indexes from a line such as «1, 3» or «٢»; empty where the line is anything else."""
    parts = western_digits(line).replace("،", ",").replace(",", " ").split()
    if not parts or not all(part.isdigit() and 1 <= int(part) <= most for part in parts):
        return []
    return list(dict.fromkeys(int(part) - 1 for part in parts))


def _next_weekday(today: str, number: int) -> str:
    import datetime

    start = datetime.date.fromisoformat(today)
    return (start + datetime.timedelta(days=(number - start.weekday() - 1) % 7 + 1)).isoformat()
