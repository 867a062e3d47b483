"""A phrase of a word list: which words may stand in which order, and where a text says it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from wizard.gaps.matching import Span, Word, forms_of, letters

ENDS: Final = frozenset(".;:!?")
"""Signs that end a sentence or a clause."""
_WIDEST_GAP: Final = 5
STEM: Final = 3
"""The shortest stem, in letters: by so many of them stems are found."""
_EVERYWHERE: Final = frozenset(("the", "and", "for", "with", "of", "to", "in", "on", "by", "at"))
"""Words that stand in every text: no phrase is looked for by them."""


class Item(NamedTuple):
    """One place of a phrase: the words that may stand there."""

    whole: frozenset[str]
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    number: bool = False
    optional: bool = False
    gap: bool = False
    end: bool = False

    def fits(self, word: str, language: str) -> bool:
        """Whether a word of the copy may stand here, by itself or without its particles."""
        if self.number and word[0].isdecimal():
            return True
        for form in forms_of(word, language):
            if form in self.whole or (self.stems and form.startswith(self.stems)):
                return True
        return bool(self.endings) and word.endswith(self.endings)

    def may_stand_in(self, words: frozenset[str], heads: frozenset[str]) -> bool:
        """Whether some of these forms, with these first letters, fits here: a cheap look at a whole document."""
        if self.gap or self.end or self.optional or self.number or self.endings or "" in self.stems:
            return True
        if not self.whole.isdisjoint(words):
            return True
        if all(len(stem) >= STEM for stem in self.stems) and heads.isdisjoint([stem[:STEM] for stem in self.stems]):
            return False
        return any(word.startswith(self.stems) for word in words)

    @property
    def weight(self) -> int:
        """How rare its words are, by their length: the rarest place of a phrase is looked for first."""
        known = (*self.whole, *self.stems)
        if not known or self.endings or self.number or self.optional or not _EVERYWHERE.isdisjoint(self.whole):
            return 0
        return min(map(len, known))


class Phrase(NamedTuple):
    """A phrase of a list, ready to be compared; `anchor` is the place by which it is found."""

    text: str
    items: tuple[Item, ...]
    anchor: int


def phrase_of(text: str, language: str) -> Phrase:
    """A phrase as it is written in a list."""
    items = tuple(item for part in text.split() for item in _items(part, letters(language)))
    return Phrase(text, items, max(range(len(items)), key=lambda place: (items[place].weight, place)))


def _items(part: str, table: Mapping[int, str]) -> Iterator[Item]:
    if part in ("...", "$"):
        yield Item(frozenset(), gap=part == "...", end=part == "$")
        return
    optional = part.endswith("?")
    words = part.rstrip("?").translate(dict.fromkeys(map(ord, ".,-/’'"), " ") | {ord("&"): " "}).split()
    for word in words:
        choices = [choice.translate(table) for choice in word.split("|")]
        yield Item(
            frozenset(choice for choice in choices if "*" not in choice and choice != "#"),
            tuple(choice[:-1] for choice in choices if choice.endswith("*")),
            tuple(choice[1:] for choice in choices if choice.startswith("*")),
            "#" in choices,
            optional,
        )


def runs_of(phrase: Phrase, words: Sequence[Word], text: str, language: str, starts: Sequence[int]) -> Iterator[Span]:
    for start in starts:
        end = _run(phrase.items, 0, words, text, language, start)
        if end > start:
            yield words[start].start, words[end - 1].end


def _run(items: Sequence[Item], place: int, words: Sequence[Word], text: str, language: str, at: int) -> int:
    """The word behind the last one of the phrase, or -1 where it does not stand at `at`."""
    if place == len(items):
        return at
    item = items[place]
    if item.end:
        return at if at == len(words) else -1
    if item.gap:
        for skipped in range(at, min(at + _WIDEST_GAP, len(words) - 1) + 1):
            if skipped and ENDS & set(text[words[skipped - 1].end : words[skipped].start]):
                return -1
            end = _run(items, place + 1, words, text, language, skipped)
            if end >= 0:
                return end
        return -1
    if at < len(words) and item.fits(words[at].copy, language):
        end = _run(items, place + 1, words, text, language, at + 1)
        if end >= 0:
            return end
    return _run(items, place + 1, words, text, language, at) if item.optional else -1
