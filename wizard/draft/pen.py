"""Pen: how one fact looks on paper - its words, a visible mark where they are missing, or nothing at all."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from wizard.draft.plan import SPACE, Clause
from wizard.draft.safe import NOTHING, Gap, Safe, bold, capital, ended, joined, safe
from wizard.draft.words import Words
from wizard.model.answers import State
from wizard.model.bank import Bank, label_of
from wizard.model.gaps import FALLBACK_OWNER, Mark
from wizard.model.markdown import escape, escape_lines
from wizard.model.position import Fact, LinkFact, NumberFact, SlugFact, TextFact
from wizard.model.text import LANGUAGES, Text, in_language

_ROW: Final = re.compile(r"\[[^\]]*\]")
_STOP: Final = re.compile(r"(?<=\w{4})\.$")


class Pen:
    """Writes the facts of one draft in one language and counts what is not settled."""

    def __init__(self, bank: Bank, words: Words, marks: Mapping[str, Mark], *, provenance: bool) -> None:
        self.bank = bank
        self.words = words
        self.marks = marks
        self.provenance = provenance
        self.gaps = 0
        self.unconfirmed = 0
        self.untranslated = 0
        self._labels: dict[tuple[str, str, str], Text] = {}

    # --- one fact ------------------------------------------------------------------------------------------------

    def text(self, fact: TextFact) -> Safe:
        """A text of one line in the draft's language, marked where only another language has it."""
        if fact.value is None:
            return self.gap(fact)
        return self.wording(fact.value)

    def lines(self, fact: TextFact) -> Safe:
        """A text of several lines as a paragraph with line breaks."""
        if fact.value is None:
            return self.gap(fact)
        shown = Safe(escape_lines(in_language(fact.value, self.words.language)))
        return joined(SPACE, (shown, self._foreign(fact.value)))

    def number(self, fact: NumberFact) -> Safe:
        """A plain number."""
        return self.gap(fact) if fact.value is None else safe(self.words.number(fact.value))

    def percent(self, fact: NumberFact) -> Safe:
        """A percentage."""
        return self.gap(fact) if fact.value is None else safe(self.words.percent(fact.value))

    def money(self, fact: Fact[Mapping[str, str]]) -> Safe:
        """An amount with its currency."""
        return self.gap(fact) if fact.value is None else safe(self.words.money(fact.value))

    def date(self, fact: SlugFact) -> Safe:
        """A date with its month in words."""
        return self.gap(fact) if fact.value is None else safe(self.words.date(fact.value))

    def choice(self, fact: SlugFact, question: str, column: str = "", *, name: bool = False) -> Safe:
        """What the person read when they chose it; inside a sentence, unless it is the `name` of something."""
        if fact.value is None:
            return self.gap(fact)
        label = self.label(question, column, fact.value)
        return label if name else _small(label)

    def label(self, question: str, column: str, value: str) -> Safe:
        """The label of a choice of a question, or of a column of its records."""
        text = self._labels.get((question, column, value))
        if text is None:
            asked = self.bank.question(question)
            field = asked.column(column) if asked and column else asked.field if asked else None
            text = self._labels[question, column, value] = label_of(field.choices if field else (), value)
        return self.wording(text)

    def listed(self, fact: Fact[tuple[Text, ...]]) -> Safe:
        """Several texts in one line."""
        if not fact.value:
            return self.gap(fact)
        return joined(self.words.semicolon, (_bare(self.wording(text)) for text in fact.value))

    def wording(self, text: Text) -> Safe:
        """A text in the draft's language, or in another with a mark that says so."""
        shown = text.get(self.words.language)
        if shown:
            return safe(shown)
        return joined(SPACE, (safe(in_language(text, self.words.language)), self._foreign(text)))

    def gap(self, fact: Fact[Any]) -> Safe:
        """The mark for a fact that is missing; nothing where it is excused or no finding asks for it."""
        mark = self.marks.get(fact.at)
        if mark is None or not (fact.missing or fact.value == ()):
            return NOTHING
        self.gaps += 1
        key = "mark.due" if mark.due else "mark.open"
        places = {"what": self._name(fact.at), "who": self._who(mark), "code": mark.code}
        if mark.due:
            places["date"] = self.words.date(mark.due)
        return Gap(f"**[{escape(self.words.say(key, **places))}]**")

    # --- what is built of facts ----------------------------------------------------------------------------------

    def details(self, pairs: Iterable[tuple[str, Safe]]) -> Safe:
        """Labelled facts as one sentence, "Result: …; handed to: …"; a mark stands without a label."""
        parts = [
            value if type(value) is Gap else Safe(f"{self.words.label(key)}: {_bare(value)}")
            for key, value in pairs
            if value
        ]
        return ended(capital(joined(self.words.semicolon, parts)))

    def labelled(self, key: str, fact: Fact[Any], value: Safe, *more: tuple[str, Safe]) -> tuple[Clause, ...]:
        """A clause "Label: value; label: value." about one fact, or no clause where there is nothing to say."""
        said = self.details(((key, value), *more))
        if not said:
            return ()
        return (Clause(fact.at, joined(SPACE, (said, self.confirm(fact.assumed))), source=self.source(fact)),)

    def group(self, key: str, fact: Fact[tuple[Text, ...]]) -> tuple[Clause, ...]:
        """A clause that introduces a list, and the list under it."""
        if not fact.value:
            mark = self.gap(fact)
            return (Clause(fact.at, mark),) if mark else ()
        subs = tuple(
            Clause(f"{fact.at}#{n}", ended(self.wording(text))) for n, text in enumerate(fact.value, 1) if text
        )
        lead = joined(SPACE, (self.words.label(key), self.confirm(fact.assumed)))
        return (Clause(fact.at, lead, subs=subs, source=self.source(fact)),)

    def owed(self, fact: Fact[Any] | None) -> tuple[Clause, ...]:
        """The mark of a whole section that nobody has filled."""
        mark = self.gap(fact) if fact is not None else NOTHING
        return (Clause(fact.at, mark),) if fact is not None and mark else ()

    def confirm(self, unconfirmed: bool) -> Safe:
        """The mark of a suggestion that nobody has confirmed."""
        if not unconfirmed:
            return NOTHING
        self.unconfirmed += 1
        return Safe(f"*[{self.words.label('mark.confirm')}]*")

    def confirm_row(self, state: State, *facts: Fact[Any]) -> Safe:
        """The same for a row: one mark, whether the row or only a part of it is unconfirmed."""
        return self.confirm(state is State.SUGGESTED or any(fact.assumed for fact in facts))

    def missing_link(self, fact: LinkFact) -> Safe:
        """The mark for a link that a finding asks for."""
        return NOTHING if fact.value else self.gap(fact)

    def source(self, fact: Fact[Any]) -> Safe:
        """Where a fact came from: address, person, day and bank; nothing unless the draft is to say so."""
        if not self.provenance or not fact.at:
            return NOTHING
        words = self.words
        by, moment, _, bank = fact.source
        said = words.say("source.by", who=by) if by else ""
        if fact.value is None:
            said = words.say("source.absent")
        elif fact.assumed:
            said = words.say("source.suggested")
        parts = [part for part in (fact.at, said, moment[:10], bank) if part]
        return safe(words.say("source", parts=words.comma.join(parts)))

    def notice(self, blockers: int) -> Safe:
        """The line on top of a draft that is not finished: what forbids issuing it, what is to do. Written last."""
        counts = (
            ("blockers", blockers),
            ("state", self.gaps),
            ("confirm", self.unconfirmed),
            ("translate", self.untranslated),
        )
        said = [self.words.counted(f"notice.{name}", str(count)) for name, count in counts if count]
        return bold(self.words.say("notice", counts=self.words.comma.join(said))) if said else NOTHING

    # --- helpers -------------------------------------------------------------------------------------------------

    def _foreign(self, text: Text) -> Safe:
        language = self.words.language
        if text.get(language):
            return NOTHING
        origin = next((other for other in (*LANGUAGES, *text) if text.get(other)), "")
        if not origin:
            return NOTHING
        self.untranslated += 1
        known = f"from.{origin}"
        shown = self.words.say(known) if self.words.knows(known) else origin
        return Safe(f"*[{escape(self.words.say('mark.translate', language=shown))}]*")

    def _name(self, at: str) -> str:
        """What a missing fact is called: by our phrase, or by the question where a company's bank added it."""
        path = _ROW.sub("", at)
        if self.words.knows(f"fact.{path}"):
            return self.words.say(f"fact.{path}")
        question = self.bank.question(path)
        if question is None:
            name, _, column = path.rpartition(".")
            records = self.bank.question(name)
            field = records.column(column) if records else None
        elif question.clause:
            return in_language(question.clause, self.words.language).rstrip(":")
        else:
            field = question.field
        return in_language(field.ask, self.words.language) if field else at

    def _who(self, mark: Mark) -> str:
        """The person who answers, or the title of the role that does."""
        owners = self.bank.owners
        title = owners.get(mark.owner.role) or owners.get(FALLBACK_OWNER) or {}
        return mark.owner.person or in_language(title, self.words.language) or mark.owner.role


def _small(label: Safe) -> Safe:
    """A label inside a sentence: a small first letter, unless the word is an abbreviation."""
    return Safe(label[:1].lower() + label[1:]) if label[1:2].islower() else label


def _bare(text: Safe) -> Safe:
    """A text inside a sentence: without its own full stop (an abbreviation keeps it)."""
    if text[-1:] != "." or type(text) is Gap:
        return text
    return Safe(_STOP.sub("", text))
