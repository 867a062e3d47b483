"""Dates, numbers, amounts and targets as a document says them."""

import pytest

from wizard.draft.words import words


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1 December 2026"), ("ru", "1 декабря 2026 г."), ("ar", "1 ديسمبر 2026")]
)
def test_a_date_has_its_month_in_words(language: str, said: str) -> None:
    """Nobody can swap day and month."""
    assert said == words(language).date("2026-12-01")


@pytest.mark.parametrize("text", ["soon", "", "2026-13-01", "2026-00-10"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    """A date that cannot be is printed as it was stored."""
    assert text == words("en").date(text)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "-1,234,567.5"), ("ru", "-1\u00a0234\u00a0567,5"), ("ar", "-1,234,567.5")]
)
def test_a_number_has_the_signs_of_its_language(language: str, said: str) -> None:
    """Decimal sign and thousands; western digits everywhere."""
    assert said == words(language).number("-1234567.5")


@pytest.mark.parametrize(
    ("language", "number", "unit", "better", "said"),
    [
        ("en", "95", "percent", "higher", "at least 95\u00a0%"),
        ("ru", "95", "percent", "higher", "не менее 95\u00a0%"),
        ("ar", "95", "percent", "higher", "لا يقل عن 95%"),
        ("en", "1", "days", "lower", "at most 1 day"),
        ("ru", "1", "days", "lower", "не более 1 дня"),
        ("ru", "22", "days", "lower", "не более 22 дней"),
        ("ru", "2.5", "days", "lower", "не более 2,5 дня"),
        ("ar", "2", "days", "lower", "لا يزيد على يومين"),
        ("ar", "11", "hours", "lower", "لا يزيد على 11 ساعة"),
        ("ar", "2.5", "hours", "higher", "لا يقل عن 2.5 ساعة"),
        ("en", "1000000", "money", "higher", "at least 1,000,000"),
        ("en", "3", "", "", "3"),
    ],
)
def test_a_target_is_said_in_words(language: str, number: str, unit: str, better: str, said: str) -> None:
    """Direction and unit agree with the number; no sign that a right-to-left reader would see mirrored."""
    assert said == words(language).target(number, unit, better)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "500,000 roubles"), ("ru", "500\u00a0000 руб."), ("ar", "500,000 روبل")],
)
def test_money_names_its_currency(language: str, said: str) -> None:
    """An amount never stands without its currency."""
    assert said == words(language).money({"amount": "500000", "currency": "RUB"})


def test_an_unknown_currency_keeps_its_code() -> None:
    """We have words for a few currencies only."""
    assert "5 KZT" == words("en").money({"amount": "5", "currency": "KZT"})
