"""The plain face: one line at a time on standard input and output, for pipes, screen readers and any old terminal.

No colours, no cursor movement, numbered choices, digits of any script. Commands are signs that stand on every keyboard:
`<` back, `?` help, `!` don't know and more, `/` go to.
"""

from collections.abc import Mapping, Sequence

from wizard.interview.prompter import Back, Pause, Refusal, Reply, Said
from wizard.interview.session import RIGHTS, Change, Session
from wizard.interview.steps import Step, StepKind
from wizard.interview.validation import home_currency
from wizard.model.answers import Answer
from wizard.model.question import Field, Kind
from wizard.model.text import Text, in_language
from wizard.terminal.lines import End, numbers
from wizard.terminal.offers import Offer, needed_powers, nothing_said, offers, suggestions
from wizard.terminal.plain_menu import Menu
from wizard.terminal.wording import shown_answer, shown_row

_HELP = ("?", "؟")
_ALL = ("*", "٭")


class PlainPrompter(Menu):
    """Puts each step as lines of text and reads one line for it."""

    owners: Mapping[str, Text] = {}
    """The names of those who can be asked."""
    section = ""
    """The section that was announced last."""
    asked = ""
    """The step that stands on the screen; it is not put again after a refusal."""

    def greet(self, title: Text, saved: int, *, torn: bool, old: str, new: str) -> None:
        """The first lines: what this is, and a word about everything that is not as it was left."""
        self.tell(self.say("welcome", title=title))
        if saved:
            self.tell(self.say("resumed", number=saved))
        if torn:
            self.tell(self.say("torn-line"))
        if old:
            self.tell(self.say("bank-changed", old=old, new=new))

    def ask(self, step: Step, session: Session) -> Reply:
        """Put the step and wait until a line means a reply."""
        try:
            return self._ask(step, session)
        except (End, KeyboardInterrupt):
            self.tell()
            return Pause()

    def _ask(self, step: Step, session: Session) -> Reply:
        self.owners = session.bank.owners
        offered = offers(step, session, self.language)
        if step.address != self.asked:
            self.asked = step.address
            self._head(step, session)
            self._put(step, session, offered)
        while True:
            line = self.read()
            match line:
                case "<":
                    self.asked = ""
                    return Back()
                case "!":
                    reply = self.menu(step, session)
                    if reply is None:
                        self._put(step, session, offered)
                case "/":
                    reply = self.goto(session)
                case _ if line in _HELP:
                    self._help(step)
                    reply = None
                case _ if line.startswith("/"):
                    reply = self.found(session, line[1:])
                case _:
                    return self._reply(step, session, line, offered)
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

    def _put(self, step: Step, session: Session, offered: Sequence[Offer]) -> None:
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
            for needed in needed_powers(session, self.language) if step.address == RIGHTS else ():
                self.tell(f"  {needed}")
        for number, offer in enumerate(offered, 1):
            mark = f" {self.say('suggested')}" if offer.taken else ""
            self.tell(f"  {number}. {offer.line}{mark}")
        self.tell(self._how(step, session, offered))
        self.tell(self.say("keys"))

    def _standing(self, step: Step, session: Session) -> None:
        answer = session.answers.get(step.address)
        if answer is None:
            return
        shown = shown_answer(session, step.question, step.field, answer, self.language)
        if shown:
            self.tell("  " + self.say("listed" if step.kind is StepKind.ROWS else "now", text=shown))

    def _how(self, step: Step, session: Session, offered: Sequence[Offer]) -> str:
        if step.kind is StepKind.CONFIRM:
            return self.say("confirm-type")
        if step.kind is StepKind.ROWS:
            return self.say("type-rows" if offered else "type-own-rows")
        kind = step.field.kind
        key = {
            Kind.YES_NO: "type-choice",
            Kind.POSITION: "type-text",
            Kind.PARAGRAPH: "type-text",
            Kind.RECORDS: "type-rows",
        }.get(kind, f"type-{kind.value}")
        if kind in (Kind.TEXT, Kind.PARAGRAPH, Kind.POSITION) and offered:
            key = "type-suggested"
        how = self.say(key, currency=home_currency(session) or "USD") if kind is Kind.MONEY else self.say(key)
        if step.address in session.answers:
            return f"{how} {self.say('enter-keeps')}"
        return how if step.field.required else f"{how} {self.say('enter-skips')}"

    def _reply(self, step: Step, session: Session, line: str, offered: Sequence[Offer]) -> Reply:
        """What a typed line means at this step."""
        self.asked = ""
        if not line:
            return nothing_said(step, session)
        chosen = numbers(line, len(offered))
        if step.kind is StepKind.CONFIRM:
            if line in _ALL:
                return Said("all")
            return Said([offered[n].raw for n in chosen] if chosen else None)
        if step.kind is StepKind.ROWS:
            return Said([offered[n].raw for n in chosen] if chosen else line)
        kind = step.field.kind
        if chosen and kind in (Kind.CHOICES, Kind.LINKS):
            return Said([offered[n].raw for n in chosen])
        if chosen and kind is Kind.TEXTS:
            texts = [next(iter(s.values.values())) for s in suggestions(step, session)]
            return Said([texts[n] for n in chosen])
        if len(chosen) == 1 and offered:
            return Said(offered[chosen[0]].raw)
        return Said(line)

    def _help(self, step: Step) -> None:
        field: Field = step.field
        if field.help:
            self.tell(in_language(field.help, self.language))
        if field.why:
            self.tell(self.say("why", text=field.why))
        self.tell(self.say("help-general"))

    def refuse(self, step: Step, refusal: Refusal) -> None:
        """Why the reply was not accepted."""
        self.tell(self.say(refusal.code, **dict(refusal.values)))
        self.asked = step.address

    def kept(self, step: Step, cells: Mapping[str, Answer | None], change: Change) -> None:
        """One short line: it is saved, and what changed elsewhere."""
        told = [self.say("saved")]
        absence = next((c.absence for c in cells.values() if c is not None and c.absence and c.absence.owner), None)
        if absence is not None:
            from wizard.terminal.telling import handed_on

            told.append(handed_on(absence, self.owners, self.language))
        for key, addresses in (("added", change.added), ("parked", change.parked), ("returned", change.returned)):
            if addresses:
                told.append(self.say(f"change-{key}", number=len(addresses)))
        self.tell(" ".join(told))
