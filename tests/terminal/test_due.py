"""«By Thursday»: what people type for a day, in three languages, and what is better asked again."""

import pytest

from wizard.terminal.due import due_of

TODAY = "2026-11-24"
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", ""),
        ("thursday", "2026-11-26"),
        ("by Thursday", "2026-11-26"),
        ("Thu", "2026-11-26"),
        ("tuesday", "2026-12-01"),
        ("tomorrow", "2026-11-25"),
        ("today", "2026-11-24"),
        ("30 November", "2026-11-30"),
        ("November 30, 2026", "2026-11-30"),
        ("1 Nov", "2027-11-01"),
        ("2026-12-01", "2026-12-01"),
        ("01.12.2026", "2026-12-01"),
        ("30.11", "2026-11-30"),
        ("٣٠/١١", "2026-11-30"),
        ("31.01", "2027-01-31"),
        ("в пятницу", "2026-11-27"),
        ("до пятницы", "2026-11-27"),
        ("пт", "2026-11-27"),
        ("завтра", "2026-11-25"),
        ("до 30 ноября", "2026-11-30"),
        ("30 ноября 2026 г.", "2026-11-30"),
        ("5 мая", "2027-05-05"),
        ("الخميس", "2026-11-26"),
        ("يوم الخميس", "2026-11-26"),
        ("خميس", "2026-11-26"),
        ("غدًا", "2026-11-25"),
        ("٣٠ نوفمبر", "2026-11-30"),
        ("الاحد", "2026-11-29"),
    ],
)
def test_a_day_is_understood(typed: str, day: str) -> None:
    """In the words and digits of any language."""
    assert day == due_of(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "next thursday",
        "thursday after next",
        "в след. четверг",
        "thursday or friday",
        "31.02",
        "30 30 november",
        "01.01.2020",
        "1 november 2020",
        "08/09/2026",
        "в",
        "5",
        "خميس القادم",
    ],
)
def test_what_may_mean_another_day_is_asked_again(typed: str) -> None:
    """Also a day that is past, and one that does not exist."""
    assert due_of(typed, TODAY) is None
