"""Greets a new language or phrase: nothing missing, places equal, plural forms complete, no mixed scripts, no signs."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from wizard.model.text import LANGUAGES, PLURAL_FORMS, fields_of
from wizard.phrases import group, groups

CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
PHRASES = [(f"{name}.{key}", wording) for name in groups() for key, wording in group(name).items()]
IDS = [key for key, _ in PHRASES]

NAMES_A_KEY = {"errors.yaml-merge", "interview.keys", "interview.help-general", "review.type-act"}
"""Arabic phrases that name a sign to be typed; everywhere else the sign would be a comparison, seen mirrored."""

Wording = str | dict[str, str]


def forms(wording: Wording) -> dict[str, str]:
    """The plural forms of a wording; a plain one has a single form."""
    return wording if isinstance(wording, dict) else {"": wording}


def words() -> Iterator[tuple[str, str, str]]:
    """Every wording of every phrase: key, language, words."""
    for key, phrase in PHRASES:
        for language, wording in phrase.items():
            for said in forms(wording).values():
                yield key, language, said


def test_the_guard_sees_phrases() -> None:
    """A wrong path or an empty folder fails here instead of passing everywhere."""
    assert {"draft", "report"} <= set(groups())
    assert len(PHRASES) > 100


@pytest.mark.parametrize(("key", "phrase"), PHRASES, ids=IDS)
def test_every_language_has_every_phrase(key: str, phrase: dict[str, Wording]) -> None:
    """No language is missing, none is unknown, none is empty."""
    assert set(LANGUAGES) == set(phrase), key
    assert all(said.strip(" \n") for wording in phrase.values() for said in forms(wording).values()), key


@pytest.mark.parametrize(("key", "phrase"), PHRASES, ids=IDS)
def test_places_are_the_same_in_every_language(key: str, phrase: dict[str, Wording]) -> None:
    """Whatever one language inserts, the others insert; "one" and "two" may be words instead of the number."""
    places = {
        language: frozenset().union(*(fields_of(said) for said in forms(wording).values()))
        for language, wording in phrase.items()
    }
    assert 1 == len(set(places.values())), (key, places)
    for wording in phrase.values():
        for form, said in forms(wording).items():
            spared = {"number"} if form in ("zero", "one", "two") else set()
            assert places["en"] - spared <= fields_of(said), (key, said)


@pytest.mark.parametrize(("key", "phrase"), PHRASES, ids=IDS)
def test_plural_forms_are_complete(key: str, phrase: dict[str, Wording]) -> None:
    """A phrase that counts has every form that its language counts with, and has forms in every language or in none."""
    counted = {isinstance(wording, dict) for wording in phrase.values()}
    assert 1 == len(counted), key
    for language, wording in phrase.items():
        if isinstance(wording, dict):
            assert set(PLURAL_FORMS[language]) <= set(wording) <= CATEGORIES, (key, language)


def test_no_word_mixes_scripts() -> None:
    """A Latin «c» inside a Russian word looks right and is found by no search."""
    mixed = [
        (key, word)
        for key, _, said in words()
        for word in re.findall(r"[^\W\d_]+", said)
        if len({unicodedata.name(letter).partition(" ")[0] for letter in word} & {"LATIN", "CYRILLIC", "ARABIC"}) > 1
    ]
    assert [] == mixed


def test_each_language_is_in_its_own_script() -> None:
    """A phrase pasted into the wrong language is noticed."""
    own = {"en": "LATIN", "ru": "CYRILLIC", "ar": "ARABIC"}
    wrong = []
    for key, language, said in words():
        letters = [unicodedata.name(c).partition(" ")[0] for c in re.sub(r"\{[a-z_]+\}", "", said) if c.isalpha()]
        if language != "en" and len(letters) > 3 and own[language] not in letters:
            wrong.append((key, language, said))
        if language == "en" and {"CYRILLIC", "ARABIC"} & set(letters):
            wrong.append((key, language, said))
    assert [] == wrong


def test_arabic_has_no_signs_that_are_mirrored() -> None:
    """At least and at most are words in right-to-left text, where the signs would say the opposite."""
    signs = {True: "[≥≤]", False: "[≥≤<>]"}
    assert [] == [
        (key, said)
        for key, language, said in words()
        if language == "ar" and re.search(signs[key in NAMES_A_KEY], said)
    ]


def test_no_phrase_holds_a_control_character() -> None:
    """Overrides and isolates are the renderer's business; a left-to-right mark before an option's name may stand."""
    assert [] == [(key, said) for key, _, said in words() if re.search("[\u202a-\u202e\u2066-\u2069\ufeff]", said)]


def test_arabic_punctuation_is_arabic() -> None:
    """Comma, semicolon and question mark of the language, and its quotation marks."""
    wrong = [
        (key, said)
        for key, language, said in words()
        if language == "ar" and re.search(r"[\u0600-\u06ff]\s*[,;?]|[“”]", said)
    ]
    assert [] == wrong
