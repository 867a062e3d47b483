"""Text is stored once in one form, shown in the reader's language, and compared without its accidents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.model.text import (
    LANGUAGES,
    PLURAL_FORMS,
    fill,
    fold,
    in_language,
    isolate,
    plural_form,
    tidy,
    western_digits,
)


@given(st.text())
def test_tidy_twice_is_tidy_once(typed: str) -> None:
    """What is stored does not change when it is stored again."""
    once = tidy(typed, lines=True)
    assert once == tidy(once, lines=True)
    assert tidy(typed) == tidy(tidy(typed))


def test_tidy_drops_what_nobody_sees() -> None:
    """Controls, direction overrides and byte order marks go; letters, marks and the zero-width joiners stay."""
    assert "ab cd" == tidy("\ufeffa\u202eb\x00 \t c\x1bd\u2069\n")
    assert "کتاب\u200cها" == tidy("کتاب\u200cها")
    assert "عَقْد" == tidy("عَقْد")
    assert "a\nb" == tidy(" a \r\n\r\n\u2028 b ", lines=True)


def test_another_language_stands_in() -> None:
    """A missing wording falls back to a language that has one."""
    assert "да" == in_language({"ru": "да"}, "ar")
    assert "نعم" == in_language({"ru": "да", "ar": "نعم"}, "ar")


@pytest.mark.parametrize(
    ("language", "number", "form"),
    [
        *(("en", n, f) for n, f in ((0, "other"), (1, "one"), (2, "other"), (21, "other"))),
        *(
            ("ru", n, f)
            for n, f in ((0, "many"), (1, "one"), (3, "few"), (5, "many"), (11, "many"), (21, "one"), (112, "many"))
        ),
        *(
            ("ar", n, f)
            for n, f in ((0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other"), (103, "few"))
        ),
    ],
)
def test_plurals_follow_cldr(language: str, number: int, form: str) -> None:
    """Samples of the CLDR rules."""
    assert form == plural_form(language, number)


def test_every_language_has_plural_forms() -> None:
    """A new language is not forgotten here."""
    assert set(LANGUAGES) == set(PLURAL_FORMS)


def test_fill_never_reads_what_it_inserted() -> None:
    """A typed `{name}` stays what it is."""
    assert "a {b} c" == fill("a {x} c", {"x": "{b}", "b": "!"})
    assert isolate("x") == fill("{x}", {"x": "x"}, isolated=True)


def test_fold_forgets_accidents_of_writing() -> None:
    """ё=е, أإآ=ا, no marks, no tatweel, any digits."""
    assert fold("Отчёт") == fold("отчет")
    assert fold("إعـــداد العَقْد") == fold("اعداد العقد")
    assert "34" == western_digits("٣٤") == fold("٣٤")
