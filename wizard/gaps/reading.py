"""A reading: all texts of a role on their matching copies, made once and asked by every wording rule.

The manual for rules of wording:

    for place in places(case, "requirements"):              # clauses of one section, each with its id, fact and text
        spans = case.reading.hits("sex", place.text)        # {"ru": (0, 7)}: by language, the words in the original
        if spans and not case.reading.concrete(place.text, "ru", "document"):
            yield place.hit(spans)                          # evidence, values `text` and `words`, languages

Most rules are only a line of a table: `wording.py` makes them. A list holds its own exceptions (`word_lists.py`):
phrases in which the words are meant otherwise, `guards` such as a statement of equal opportunity, and `negated`.
Texts are read only in their own language and script; words in quotation marks never hit. The words of a wording are
looked up in one index of all lists; only the few wordings that hold a candidate are looked at closely. What a wording
holds is kept by its characters: the next review of the role, or of another with the same clauses, reads what is new.
"""

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from wizard.gaps.listed_phrase import STEM
from wizard.gaps.looks import Look, Memo
from wizard.gaps.matching import Span, forms_of, mended, words_in
from wizard.gaps.word_lists import candidates, found_in, lists_of, parsed, phrases_in
from wizard.model.text import LANGUAGES, Text

NOTHING: Mapping[str, Span] = {}


H = TypeVar("H")
T = TypeVar("T")


class Reading(Generic[H]):
    """What the lists find in the texts of one role. Making one costs nothing; the first question does the work.

    `held` are, in the order of the texts, what the rules know of each: its clause and its fact.
    """

    def __init__(self, texts: Iterable[Text], held: Sequence[H] = (), issued: Collection[str] = LANGUAGES) -> None:
        """`issued` are the languages of the document: what a bank says in others beside them, nobody will read."""
        self.texts = tuple(texts)
        self._issued = frozenset(issued)
        self._held = held
        self.sections: dict[str, tuple[Any, ...]] = {}
        """The clauses of each section, which many rules ask for (`wording.places`)."""

    def hits(self, name: str, text: Text, languages: tuple[str, ...] = LANGUAGES) -> Mapping[str, Span]:
        """By language, the first words of `text` (one of this reading) that the list means; mostly nothing."""
        held = self._found.get(name)
        spans = held.get(id(text)) if held else None
        if not spans:
            return NOTHING
        if languages is LANGUAGES:
            return spans
        return {language: span for language, span in spans.items() if language in languages}

    def texts_with(self, name: str) -> list[H]:
        """The texts in which the list finds something, in their order."""
        found = self._found.get(name, {})
        return [held for text, held in zip(self.texts, self._held, strict=True) if id(text) in found] if found else []

    def any(self, name: str) -> bool:
        """Whether any text holds words of the list: where not, its rules have nothing to look at."""
        return name in self._found

    def concrete(self, text: Text, language: str, *classes: str) -> bool:
        """Whether the wording holds a fact: `number`, `time`, `event`, `measure`, `document`, `position` (any)."""
        wording = text.get(language, "")
        if "number" in classes and any(char.isdecimal() for char in wording):
            return True
        return any(found_in(wording, language, f"fact-{name}") for name in classes)

    def found(self, look: Look[T], languages: tuple[str, ...] = LANGUAGES) -> list[tuple[H, dict[str, T]]]:
        """The texts in which `look` sees something, in their order, with what it sees by language."""
        return [(self._held[place], seen) for place, seen in self._seen(look, languages)]

    def _seen(self, look: Look[T], languages: tuple[str, ...] = LANGUAGES) -> list[tuple[int, dict[str, T]]]:
        found: dict[int, dict[str, T]] = {}
        for language in languages:
            places, wordings = self._wordings[language]
            seen = look.at(wordings, language)
            if any(seen):
                for place, value in zip(places, seen, strict=True):
                    if value is not None:
                        found.setdefault(place, {})[language] = value
        return sorted(found.items(), key=itemgetter(0))

    @functools.cached_property
    def _wordings(self) -> Mapping[str, tuple[list[int], list[str]]]:
        """By language, its wordings, and to which of the texts they belong."""
        made: dict[str, tuple[list[int], list[str]]] = {language: ([], []) for language in LANGUAGES}
        for place, text in enumerate(self.texts):
            read = self._issued if not self._issued.isdisjoint(text) else text.keys()
            for language, wording in text.items():
                if wording and language in made and language in read:
                    places, wordings = made[language]
                    places.append(place)
                    wordings.append(wording)
        return made

    @functools.cached_property
    def _found(self) -> Mapping[str, Mapping[int, Mapping[str, Span]]]:
        found: dict[str, dict[int, dict[str, Span]]] = {}
        for place, by_language in self._seen(_SPANS):
            for language, spans in by_language.items():
                for name, span in spans.items():
                    found.setdefault(name, {}).setdefault(id(self.texts[place]), {})[language] = span
        return found


def _spans_in(wording: str, language: str) -> Mapping[str, Span]:
    """By list, the first words in one wording that it means."""
    wanted: dict[str, set[str]] = {}
    for name, phrase in _suspects(wording, language):
        wanted.setdefault(name, set()).add(phrase)
    if not wanted:
        return NOTHING
    lists = lists_of(language)
    found = {name: phrases_in(wording, lists[name], phrases) for name, phrases in wanted.items()}
    return {name: spans[0] for name, spans in found.items() if spans}


_SPANS: Final = Look(_spans_in)


def _suspects(wording: str, language: str) -> list[tuple[str, str]]:
    """The lists and phrases all of whose words stand somewhere in the wording."""
    chunks = mended(wording).split()
    held = list(map(_CANDIDATES[language].__getitem__, chunks))
    if not any(held):
        return []
    words = frozenset([form for forms in map(_FORMS[language].__getitem__, chunks) for form in forms])
    heads = frozenset([word[:STEM] for word in words])
    return [
        (name, phrase)
        for suspects in held
        for name, phrase in suspects
        if len(items := parsed(phrase, language).items) == 1 or all(item.may_stand_in(words, heads) for item in items)
    ]


def _candidates_of(language: str) -> Memo[tuple[tuple[str, str], ...]]:
    """By chunk, the phrases that one of its words may stand for."""
    return Memo(
        lambda chunk: tuple([found for word in words_in(chunk, language) for found in candidates(word.copy, language)])
    )


def _forms_in(language: str) -> Memo[tuple[str, ...]]:
    """By chunk, the forms of its words."""
    return Memo(
        lambda chunk: tuple([form for word in words_in(chunk, language) for form in forms_of(word.copy, language)])
    )


_CANDIDATES: Final = {language: _candidates_of(language) for language in LANGUAGES}
_FORMS: Final = {language: _forms_in(language) for language in LANGUAGES}
