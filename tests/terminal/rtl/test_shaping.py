"""Letter forms as arabic-reshaper makes them, order as python-bidi makes it, without the faults of either."""

import unicodedata

import arabic_reshaper
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from wizard.terminal.order import Order
from wizard.terminal.rtl import laid_out, shown
from wizard.terminal.rtl.shaping import forms, shape, unshaped

RESHAPER = arabic_reshaper.ArabicReshaper(
    {"delete_harakat": False, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False}
)
PLAIN = st.lists(st.sampled_from([*"ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ", " ", " ", "لا", "لأ"]), max_size=30).map(
    "".join
)


@given(PLAIN)
def test_forms_are_those_of_arabic_reshaper(text: str) -> None:
    """Each letter between its neighbours, lam-alef in one."""
    made, merged = shape(list(text))
    assert RESHAPER.reshape(text) == "".join(form for form, gone in zip(made, merged, strict=True) if not gone)


@given(PLAIN)
def test_order_is_that_of_python_bidi(text: str) -> None:
    """Letters and blanks only: brackets it does not mirror, and marks it leaves behind."""
    assert get_display(RESHAPER.reshape(text), base_dir="R").strip() == shown(text, Order.VISUAL, 1).strip()


def test_every_letter_of_the_block_has_its_forms() -> None:
    """The tables come from Unicode's decompositions; a Python without them would fail here."""
    letters, lam_alefs = forms()
    assert {"ا", "أ", "إ", "آ"} == set(lam_alefs)
    assert set("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچڤگک") <= set(letters)
    assert ("ﻩ", "ﻪ", "ﻫ", "ﻬ") == letters["ه"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("سلام", "ﻡﻼﺳ"),
        ("لا", "ﻻ"),
        ("لَا", "ﻻَ"),  # the mark of the lam stays
        ("الله", "ﻪﻠﻟﺍ"),  # four letters, not U+FDF2
        ("مُحَمَّد", "ﺪﻤَّﺤَﻣُ"),  # every mark with its letter
        ("نص (KPI) [أ]", "[ﺃ] (KPI) ﺺﻧ"),  # mirrored
        ("«نعم»", "«ﻢﻌﻧ»"),
        ("نسبة 15%", "%15 ﺔﺒﺴﻧ"),
        ("مـــا", "ﺎـــﻣ"),  # tatweel joins
        ("می\u200cخواهم", "ﻢﻫﺍﻮﺧﯽﻣ"),  # the non-joiner parts, and is not painted
        ("ه\u200d", "ﻫ"),  # the joiner joins
        ("اسم \u2068Sever\u2069 هنا", "ﺎﻨﻫ Sever ﻢﺳﺍ"),  # isolates are consumed
        ("\u2066Ctrl+X\u2069 حفظ", "ﻆﻔﺣ Ctrl+X"),
        ("من 3\u00a0أيام", "ﻡﺎﻳﺃ\u00a03 ﻦﻣ"),
        ("\u064eا", "ﺍ \u064e"),  # a mark without a letter stands on a blank
        ("عائلة 👨\u200d👩\u200d👧", "👨👩👧 ﺔﻠﺋﺎﻋ"),
        ("علم 🇸🇦", "SA ﻢﻠﻋ"),
        ("قلب ❤️", "❤ ﺐﻠﻗ"),
        ("\x1b[31mخطر", "ﺮﻄﺧ31m]"),  # nothing that a terminal obeys
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    """The visual order, from left to right."""
    assert seen == shown(text, Order.VISUAL, 1)


def test_words_that_are_broken_keep_their_joins() -> None:
    """A word wider than the row goes on in the next, in the forms of the whole word."""
    rows = laid_out("مستشفيات", 3, 1)[1]
    whole = laid_out("مستشفيات", 80, 1)[1][0].text
    assert whole[::-1] == "".join(row.text[::-1] for row in rows)
    assert [3, 3, 2] == [row.width for row in rows]


@given(PLAIN)
def test_text_copied_from_the_screen_is_letters_again(text: str) -> None:
    """In the order in which it was copied."""
    made, merged = shape(list(text))
    copied = "".join(form for form, gone in zip(made, merged, strict=True) if not gone)
    assert text == unshaped(copied)


def test_unshaping_leaves_everything_else_alone() -> None:
    """NFKC would also change fractions, units and the riyal."""
    assert "½ ² № ﷼ ﷺ é e\u0301" == unshaped("½ ² № ﷼ ﷺ é e\u0301")
    assert "الله \u064e" == unshaped("ﷲ \ufe77")
    assert unicodedata.normalize("NFKC", "ﻻﻷ") == unshaped("ﻻﻷ")
