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

import bisect
import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from wizard.model.text import LANGUAGES, Text

if TYPE_CHECKING:
    from wizard.gaps.matching import Span

NOTHING: Mapping[str, "Span"] = {}
_BORDER = "\x02"
"""Stands between two texts; no text holds it (`text.tidy`)."""


class Reading:
    """What the lists find in the texts of one role. Making one costs nothing; the first question does the work."""

    def __init__(self, texts: Iterable[Text], issued: Collection[str] = LANGUAGES) -> None:
        """`issued` are the languages of the document: what a bank says in others beside them, nobody will read."""
        self.texts = tuple(texts)
        self.issued = frozenset(issued)

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
        return self._sheets[language].chunks

    def holding(self, language: str, chunks: Iterable[str]) -> frozenset[int]:
        """The ids (`id(text)`) of the texts whose wording in that language holds one of these chunks."""
        sheet = self._sheets[language]
        return frozenset(id(sheet.texts[place]) for chunk in chunks for place in sheet.places(chunk))

    @functools.cached_property
    def _sheets(self) -> Mapping[str, "_Sheet"]:
        return {language: _sheet(self._read_in(language), language) for language in LANGUAGES}

    def _read_in(self, language: str) -> Iterable[Text]:
        """The texts that the document says in that language; in one that is not issued, what it says nowhere else."""
        if language in self.issued:
            return self.texts
        return [text for text in self.texts if self.issued.isdisjoint(text)]

    @functools.cached_property
    def _found(self) -> Mapping[str, Mapping[int, Mapping[str, "Span"]]]:
        from wizard.gaps.word_lists import lists_of, phrases_in

        found: dict[str, dict[int, dict[str, Span]]] = {}
        for language, sheet in self._sheets.items():
            wanted: dict[tuple[int, str], set[str]] = {}
            for chunk, suspects in _suspects(sheet.chunks, language):
                for place in sheet.places(chunk):
                    for name, phrase in suspects:
                        wanted.setdefault((place, name), set()).add(phrase)
            for (place, name), phrases in wanted.items():
                text = sheet.texts[place]
                spans = phrases_in(text[language], lists_of(language)[name], phrases)
                if spans:
                    found.setdefault(name, {}).setdefault(id(text), {})[language] = spans[0]
        return found


class _Sheet(NamedTuple):
    """All wordings of one language in one line, so that a word is looked for in all of them at once."""

    texts: tuple[Text, ...]
    line: str
    borders: tuple[int, ...]
    chunks: frozenset[str]

    def places(self, chunk: str) -> Iterator[int]:
        """Which of the texts hold the chunk."""
        word = f" {chunk} "
        at = self.line.find(word)
        while at >= 0:
            place = bisect.bisect(self.borders, at)
            yield place
            at = self.line.find(word, self.borders[place])


def _sheet(texts: Iterable[Text], language: str) -> _Sheet:
    from wizard.gaps.matching import mended

    held = tuple(text for text in texts if language in text)
    joined = f" {_BORDER} ".join([text[language].replace(_BORDER, " ") for text in held])
    words = mended(joined).split()
    line = f" {' '.join(words)} {_BORDER}"
    borders = tuple(found.start() for found in re.finditer(_BORDER, line))
    return _Sheet(held, line, borders, frozenset(words) - {_BORDER})


def _suspects(chunks: Iterable[str], language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The chunks that may belong to a phrase all of whose words stand somewhere in the document."""
    from wizard.gaps.listed_phrase import STEM
    from wizard.gaps.word_lists import parsed

    looked = [(chunk, *_looked_at(chunk, language)) for chunk in chunks]
    words = frozenset([form for _, forms, _ in looked for form in forms])
    heads = frozenset([word[:STEM] for word in words])
    possible: dict[str, bool] = {}
    for chunk, _, suspects in looked:
        kept = []
        for name, phrase in suspects:
            if phrase not in possible:
                possible[phrase] = all(item.may_stand_in(words, heads) for item in parsed(phrase, language).items)
            if possible[phrase]:
                kept.append((name, phrase))
        if kept:
            yield chunk, kept


@functools.lru_cache(maxsize=16384)
def _looked_at(chunk: str, language: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The forms of a chunk's words, and the phrases that one of them may stand for."""
    from wizard.gaps.matching import forms_of, words_in
    from wizard.gaps.word_lists import candidates

    words = [word.copy for word in words_in(chunk, language)]
    forms = tuple(form for word in words for form in forms_of(word, language))
    return forms, tuple(found for word in words for found in candidates(word, language))
