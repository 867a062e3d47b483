"""The matching copy: how a text was typed changes no hit, and every hit can be shown in the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.gaps.matching import copy_of, forms_of, in_script, quoted_in, words_of
from wizard.gaps.reading import Reading
from wizard.gaps.word_lists import ASKED, found_in, raw_lists
from wizard.model.text import LANGUAGES

SENTENCES = [
    (language, name, sentence)
    for language in LANGUAGES
    for name, held in raw_lists(language).items()
    for sentence in (*held["yes"], *held["no"])
]
LETTERS = "abcxyzABC 12٣٤۵ абвёйЁ АВС ابتةىأإآؤئـًٌّ لا لإ ﻻﷺﬁ½№…\u00ad\u00a0\u202f\u200f\n-«»“”\"'.,;:()٪،؟é"
ARABIC_MARKS = "\u064b\u064e\u0650\u0651\u0652\u0670"
LOOK_ALIKE = str.maketrans("асеорху", "aceopxy")


def test_the_properties_see_sentences() -> None:
    """Without sentences the laws below would hold of nothing."""
    assert 100 < len(SENTENCES)


@given(st.text(st.sampled_from(LETTERS) | st.characters(), max_size=60), st.sampled_from(LANGUAGES))
def test_every_word_of_the_copy_stands_in_the_original(text: str, language: str) -> None:
    """Places rise, never leave the text, and what stands there gives the word again."""
    behind = 0
    for word in words_of(text, language):
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= behind or word.start == behind - 1  # one sign may make two words: ½
        assert word.copy in copy_of(text[word.start : word.end], language).replace("\n", "")
        behind = word.end
    assert " ".join(word.copy for word in words_of(text, language)).split() == [
        word.copy for word in words_of(text, language)
    ]


def _typed(draw: st.DrawFn, char: str, language: str) -> str:
    if char == " ":
        return draw(st.sampled_from((" ", "\u00a0", "\u202f", "\u2009", "  ")))
    if char.isdecimal():
        return draw(st.sampled_from((char, chr(0x0660 + int(char)), chr(0x06F0 + int(char)))))
    if not char.isalpha():
        return char
    ways = [char, char.upper()] if len(char.upper()) == 1 else [char]
    if language == "ru":
        ways += [char.replace("ё", "е"), char.translate(LOOK_ALIKE)]
    marks = ["", "\u00ad"]
    if language == "ar":
        ways += {"أ": "اآإ", "إ": "اأ", "ى": "ي", "ة": "ه", "ؤ": "ئ"}.get(char, "")
        marks += ["\u0640", *ARABIC_MARKS]
    return draw(st.sampled_from(ways)) + draw(st.sampled_from(marks))


@st.composite
def respelt(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A sentence of a list, and the same sentence as somebody else types it."""
    language, name, sentence = draw(st.sampled_from(SENTENCES))
    made = [_typed(draw, char, language) for char in sentence]
    form = draw(st.sampled_from(("NFC", "NFD")))
    return language, name, sentence, unicodedata.normalize(form, "".join(made))


@given(respelt())
def test_the_way_a_text_is_typed_changes_no_hit(case: tuple[str, str, str, str]) -> None:
    """Case, spaces, soft hyphens, digits, ё, look-alikes, tatweel, marks, hamza forms, composed or not."""
    language, name, sentence, typed = case
    said = found_in(sentence, language, name)
    seen = found_in(typed, language, name)
    assert [copy_of(sentence[a:b], language) for a, b in said] == [
        " ".join(copy_of(typed[a:b], language).split()) for a, b in seen
    ]


@pytest.mark.parametrize(
    ("language", "typed", "plain"),
    [
        ("ru", "своевремен-\nно", "своевременно"),
        ("ru", "Cвoeвpeмeннo", "своевременно"),
        ("ru", "свое\u00adвременно", "своевременно"),
        ("ar", "مســـئُول", "مسءول"),
        ("ar", "مسؤول", "مسءول"),
        ("ar", "المسو\u0654ولية", "المسءوليه"),
        ("ar", "ﻻ يتجاوز ٣٥", "لا يتجاوز 35"),
        ("en", "A\u00a0\u2068timely\u2069 answer", "a timely answer"),
    ],
)
def test_known_spellings(language: str, typed: str, plain: str) -> None:
    """Each step of the normalisation once."""
    assert plain.split() == [word.copy for word in words_of(typed, language)]


def test_joined_particles_are_tried_after_the_whole_word() -> None:
    """«وبالوقت» holds «وقت»; what begins like a particle by its root stays whole."""
    assert "وقت" in forms_of("وبالوقت", "ar")
    assert "يساعد" in forms_of("سيساعد", "ar")
    assert "موظف" in forms_of("للموظف", "ar")
    assert ("وظيفه",) == forms_of("وظيفه", "ar")
    assert ("وقت",) == forms_of("وقت", "ar")
    assert ("timely",) == forms_of("timely", "en")


def test_quotations_and_scripts() -> None:
    """Names in quotation marks are nobody's words; a text of another script is not read."""
    assert ((5, 12),) == quoted_in("Plan «Timely»".replace("Timely", "Quick"))
    assert () == quoted_in("«All of it»")
    assert in_script("Своевременно", "ru")
    assert not in_script("Своевременно", "en")
    assert not in_script("Timely", "ar")
    assert in_script("Café", "en")


def test_a_reading_finds_what_the_lists_find() -> None:
    """The pass over all texts at once and the look at one text agree."""
    for language, name, sentence in SENTENCES:
        text = {language: sentence}
        found = found_in(sentence, language, name)
        if name.startswith(ASKED):
            continue
        reading = Reading([{language: "Something else"}, text])
        assert ({language: found[0]} if found else {}) == reading.hits(name, text)
        assert bool(found) is reading.any(name)
