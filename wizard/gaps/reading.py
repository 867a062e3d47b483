"""A reading: all texts of a role on their matching copies, made once and asked by every wording rule.

The manual for rules of wording:

    for place in places(case, "requirements"):              # clauses of one section, each with its id, fact and text
        spans = case.reading.hits("sex", place.text)        # {"ru": (0, 7)}: by language, the words in the original
        if spans and not case.reading.concrete(place.text, "ru", "document"):
            yield place.hit(spans)                          # evidence, values `text` and `words`, languages

Most rules are only a line of a table: `wording.py` makes them. A list holds its own exceptions (`word_lists.py`):
phrases in which the words are meant otherwise, `guards` such as a statement of equal opportunity, and `negated`.
Texts are read only in their own language and script; words in quotation marks never hit. One pass over the distinct
words of all texts finds the few texts that hold a candidate; only those are looked at closely.
"""

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from wizard.model.text import LANGUAGES, Text

if TYPE_CHECKING:
    from wizard.gaps.listed_phrase import Phrase
    from wizard.gaps.matching import Span

NOTHING: Mapping[str, "Span"] = {}


class Reading:
    """What the lists find in the texts of one role. Making one costs nothing; the first question does the work."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self.texts = tuple(texts)

    def hits(self, name: str, text: Text, languages: tuple[str, ...] = LANGUAGES) -> Mapping[str, "Span"]:
        """By language, the first words of `text` (one of this reading) that the list means; mostly nothing."""
        spans = self._found.get(name, {}).get(id(text), NOTHING)
        return {language: span for language, span in spans.items() if language in languages} if spans else spans

    def any(self, name: str) -> bool:
        """Whether any text holds words of the list: where not, its rules have nothing to look at."""
        return name in self._found

    def concrete(self, text: Text, language: str, *classes: str) -> bool:
        """Whether the wording holds a fact: `number`, `time`, `event`, `measure`, `document`, `position` (any)."""
        from wizard.gaps.word_lists import found_in

        wording = text.get(language, "")
        if "number" in classes and any(char.isdecimal() for char in wording):
            return True
        return any(found_in(wording, language, f"fact-{name}") for name in classes)

    def chunks(self, language: str) -> frozenset[str]:
        """What stands between spaces in the wordings of a language, each once: a cheap first look for odd spellings."""
        return self._chunks[language]

    @functools.cached_property
    def _chunks(self) -> Mapping[str, frozenset[str]]:
        from wizard.gaps.matching import mended

        return {
            language: frozenset(mended("\n".join([text[language] for text in self.texts if language in text])).split())
            for language in LANGUAGES
        }

    @functools.cached_property
    def _found(self) -> Mapping[str, Mapping[int, Mapping[str, "Span"]]]:
        from wizard.gaps.matching import mended
        from wizard.gaps.word_lists import lists_of, phrases_in

        found: dict[str, dict[int, dict[str, Span]]] = {}
        for language in LANGUAGES:
            held = [(text, mended(text[language])) for text in self.texts if language in text]
            lists = lists_of(language)
            wanted: dict[tuple[int, str], set[Phrase]] = {}
            for chunk in self._chunks[language]:
                suspects = _suspects(chunk, language)
                if not suspects:
                    continue
                for place, (_, wording) in enumerate(held):
                    if chunk in wording:
                        for name, phrase in suspects:
                            wanted.setdefault((place, name), set()).add(phrase)
            for (place, name), phrases in wanted.items():
                text, wording = held[place]
                spans = phrases_in(wording, lists[name], phrases)
                if spans:
                    found.setdefault(name, {}).setdefault(id(text), {})[language] = spans[0]
        return found


@functools.lru_cache(maxsize=16384)
def _suspects(chunk: str, language: str) -> tuple[tuple[str, "Phrase"], ...]:
    from wizard.gaps.matching import words_in
    from wizard.gaps.word_lists import candidates

    return tuple(found for word in words_in(chunk, language) for found in candidates(word.copy, language))
