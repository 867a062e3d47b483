"""Greets every list of words: each phrase is met by one of its own sentences, each exception keeps one silent."""

import pytest

from wizard.gaps.matching import words_of
from wizard.gaps.word_lists import FOLDER, WordList, found_in, lists_of, parsed, phrases_in, raw_lists
from wizard.model.text import LANGUAGES

LISTS = [(language, name) for language in LANGUAGES for name in raw_lists(language)]
KEYS = {"words", "instead", "except", "unless", "guards", "negated", "where", "yes", "no"}
FACT_CLASSES = {"number", "time", "event", "measure", "document", "position"}


def test_the_guard_sees_lists() -> None:
    """A file for each language, and in each the guards and what makes a clause concrete."""
    assert {f"{language}.yaml" for language in LANGUAGES} == {path.name for path in FOLDER.iterdir()}
    for language in LANGUAGES:
        assert {*(f"fact-{name}" for name in FACT_CLASSES), "negation", "equal-opportunity"} <= set(lists_of(language))
    assert 20 < len(LISTS)


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_a_list_has_sentences_that_hit_and_sentences_that_do_not(language: str, name: str) -> None:
    """Every `yes` is found, every `no` is not; no key is misspelt."""
    held = raw_lists(language)[name]
    assert set(held) <= KEYS
    assert held["yes"]
    assert held["no"]
    assert [] == [text for text in held["yes"] if not found_in(text, language, name)]
    assert [] == [text for text in held["no"] if found_in(text, language, name)]


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_every_phrase_and_every_exception_earns_its_place(language: str, name: str) -> None:
    """Each phrase finds a `yes`, each exception alone keeps a `no` silent, each guard is a list."""
    held = lists_of(language)[name]
    yes, no = raw_lists(language)[name]["yes"], raw_lists(language)[name]["no"]
    assert [] == [phrase for phrase in held.phrases if not _met(phrase, yes, held)]
    for phrase in (*held.exceptions, *held.unless):
        assert _silences(phrase, no, held), phrase
    assert set(held.guards) <= set(lists_of(language))


def _met(phrase: str, sentences: list[str], held: WordList) -> bool:
    return any(phrases_in(sentence, held, [phrase]) for sentence in sentences)


def _silences(phrase: str, sentences: list[str], held: WordList) -> bool:
    """Whether some sentence would hit if this exception were not there."""
    without = held._replace(
        exceptions=tuple(other for other in held.exceptions if other != phrase),
        unless=tuple(other for other in held.unless if other != phrase),
    )
    return any(phrases_in(sentence, without, held.phrases) for sentence in sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_in_a_list(language: str) -> None:
    """A phrase that is written twice is a slip."""
    for held in lists_of(language).values():
        texts = [*held.phrases, *held.exceptions, *held.unless]
        assert len(texts) == len(set(texts)), held.name


def test_phrases_say_what_their_signs_mean() -> None:
    """Optional words, endings, gaps and numbers."""
    assert ("Takes an active part",) == _cut("Takes an active part in fairs", "en", "involvement")
    assert () == _cut("Assists the head by drafting letters", "en", "involvement")
    assert ("Assists",) == _cut("2.1. Assists the head of sales", "en", "involvement")
    assert () == _cut("The clerk assists the head of sales", "en", "involvement")
    assert () == _cut("The slogan is «timely»", "en", "undefined-time")
    assert ("timely",) == _cut("«A timely answer»", "en", "undefined-time")
    assert words_of("", "en") == ()


def _cut(text: str, language: str, name: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in found_in(text, language, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_looked_for(language: str) -> None:
    """Its rarest place holds whole words, stems of three letters and more, or a number."""
    for held in lists_of(language).values():
        for text in held.phrases:
            phrase = parsed(text, language)
            anchor = phrase.items[phrase.anchor]
            assert anchor.whole or anchor.stems or anchor.number, text
            assert all(len(stem) >= 3 for stem in anchor.stems), text
