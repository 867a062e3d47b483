"""A reply becomes a value, or one refusal that names the way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.interview.prompter import Refusal
from wizard.interview.validation import date_of, number_of, text_of, value_of
from wizard.model.bank import Bank
from wizard.model.question import Field


def field(bank: Bank, name: str) -> Field:
    question = bank.question(name)
    assert question is not None
    return question.field


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        *(("12", "12"), ("12.50", "12.5"), ("12,5", "12.5"), ("٣٤", "34"), ("٣٤٫٥", "34.5"), ("500 000", "500000")),
        *(
            ("1\u00a0234\u202f567", "1234567"),
            ("007", "7"),
            ("-0", "0"),
            ("−3", "-3"),
            ("1,234,567", "1234567"),
            ("٬", None),
        ),
        *(("1,500", None), ("1e3", None), ("abc", None), ("", None), ("1.2.3", None), ("½", None), ("0x1F", None)),
    ],
)
def test_numbers_in_any_digits(typed: str, stored: str | None) -> None:
    """Two digit systems, thousands and decimal signs; what can be read in two ways is refused."""
    read = number_of(typed)
    assert stored == (None if isinstance(read, Refusal) else read)


def test_a_comma_that_can_be_read_in_two_ways_says_both() -> None:
    """The refusal offers the two spellings."""
    assert Refusal("refuse-comma", {"thousands": "1500", "decimal": "1.500"}) == number_of("1,500")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        *(
            ("2026-12-01", "2026-12-01"),
            ("01.12.2026", "2026-12-01"),
            ("٠١.١٢.٢٠٢٦", "2026-12-01"),
            ("13/12/2026", "2026-12-13"),
        ),
        *(
            ("08/09/2026", None),
            ("31.02.2026", None),
            ("00.00.00", None),
            ("tomorrow", None),
            ("2026-13-45", None),
            ("08/08/2026", "2026-08-08"),
        ),
    ],
)
def test_dates_exist_and_are_clear(typed: str, stored: str | None) -> None:
    """A day that does not exist, or can be two days, is refused."""
    read = date_of(typed)
    assert stored == (None if isinstance(read, Refusal) else read)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("500 000 ₽", {"amount": "500000", "currency": "RUB"}),
        ("500000 руб.", {"amount": "500000", "currency": "RUB"}),
        ("٥٠٠٠ ريال", {"amount": "5000", "currency": "SAR"}),
        ("$12.50", {"amount": "12.5", "currency": "USD"}),
        ("5000 AED", {"amount": "5000", "currency": "AED"}),
        ("5000", None),
        ("-5 USD", None),
        ("much", None),
    ],
)
def test_money_has_a_currency(bank: Bank, typed: str, stored: dict[str, str] | None) -> None:
    """An amount with its currency, in the writing of three languages."""
    read = value_of(field(bank, "identity.budget"), typed, "en")
    assert stored == (None if isinstance(read, Refusal) else read)


@pytest.mark.parametrize(
    ("typed", "stored"), [("да", True), ("Нет", False), ("نعم", True), ("لا", False), ("yes", True), ("maybe", None)]
)
def test_yes_and_no_in_every_language(bank: Bank, typed: str, stored: bool | None) -> None:
    """Whatever the language of the interview."""
    read = value_of(field(bank, "identity.leads"), typed, "en")
    assert stored is (None if isinstance(read, Refusal) else read)


@pytest.mark.parametrize(
    ("typed", "stored"), [("wide", "wide"), ("Широкий", "wide"), ("واسِع", "wide"), ("WIDE", "wide"), ("huge", None)]
)
def test_a_choice_by_value_or_label(bank: Bank, typed: str, stored: str | None) -> None:
    """The slug, or the label in any language and writing."""
    read = value_of(field(bank, "identity.scope"), typed, "en")
    assert stored == (None if isinstance(read, Refusal) else read)


def test_several_choices_keep_the_order_of_the_bank(bank: Bank) -> None:
    """Typed order does not matter."""
    assert ["hiring", "review"] == value_of(field(bank, "identity.uses"), "review, Hiring", "en")


@pytest.mark.parametrize(("typed", "stored"), [("55 %", "55"), ("٥٥٪", "55"), ("101", None), ("-1", None)])
def test_percent_is_from_0_to_100(bank: Bank, typed: str, stored: str | None) -> None:
    """With or without its sign."""
    read = value_of(field(bank, "identity.part"), typed, "en")
    assert stored == (None if isinstance(read, Refusal) else read)


@given(st.text(max_size=80))
def test_any_text_is_kept_or_refused_as_empty(typed: str) -> None:
    """Nothing but emptiness is refused, and nothing raises."""
    read = text_of(typed, "ru")
    assert read == Refusal("refuse-empty") or (isinstance(read, dict) and bool(read["ru"]))
    for reader in (number_of, date_of):
        assert isinstance(reader(typed), str | Refusal)
