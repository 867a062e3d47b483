"""One fact said twice with two values. Only what nobody can read otherwise is compared."""

import functools
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.rule import Case, Hit, Rule, Value, quoted
from wizard.gaps.rules.report_to_somebody_else import differ, same_name
from wizard.model.bank import label_of
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Right
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, fold, western_digits

# --- how often ---------------------------------------------------------------------------------------------------

_OFTEN: Final = (
    ("daily", r"daily|(?:every|each|once a) day", r"ежедневно|каждыи день", r"يوميا|كل يوم"),
    ("weekly", r"weekly|(?:every|each|once a) week", r"еженедельно|каждую неделю", r"اسبوعيا|كل اسبوع"),
    ("monthly", r"monthly|(?:every|each|once a) month", r"ежемесячно|каждыи месяц", r"شهريا|كل شهر"),
    ("quarterly", r"quarterly|(?:every|each|once a) quarter", r"ежеквартально|каждыи квартал", r"كل ثلاثه اشهر"),
    ("yearly", r"yearly|annually|(?:every|each|once a) year", r"ежегодно|каждыи год", r"سنويا|كل سنه|كل عام"),
)
"""Closed class of words as `fold` writes them, by the value of the field.

An English adjective («monthly report») never ends a sentence.
"""
_SAID: Final = {
    "en": later(rf"\b(?:{'|'.join(f'({row[1]})' for row in _OFTEN)})$"),
    "ru": later(rf"\b(?:{'|'.join(f'({row[2]})' for row in _OFTEN)})\b"),
    "ar": later(rf"\b(?:{'|'.join(f'({row[3]})' for row in _OFTEN)})$"),
}
_SIGNS: Final = {
    "en": ("daily", "weekly", "monthly", "quarterly", "yearly", "annually", "every ", "each ", "once a "),
    "ru": ("еже", "кажд"),
    "ar": ("يومي", "أسبوعي", "اسبوعي", "شهري", "سنوي", "كل "),
}
"""Every such word holds one of these: a plain search costs a tenth of folding the text."""
_LOOSE: Final = later(
    r"at least|no less|not less|twice|times|half|other|\bне реже|не менее|минимум|дважды|\bраза?\b|полугод"
    r"|علي الاقل|مرتين|مرات|نصف|ربع|كل شهرين"
)
"""A bound, several times, or half of a period: then the word and the field may both be right."""
REGULAR: Final = frozenset(row[0] for row in _OFTEN)


def _frequency(case: Case) -> Iterator[Hit]:
    question = case.bank.question("duties.items")
    column = question.column("frequency") if question else None
    for duty in case.position.duties:
        fact = duty.frequency
        if fact.value not in REGULAR or column is None:
            continue
        for language, wording in (duty.text.value or {}).items():
            said = _often(wording, language)
            if said and said != fact.value:
                label = label_of(column.choices, fact.value or "")
                values = {"one": {language: wording}, "other": label}
                yield Hit((duty.id,), fact.at, (quoted(duty.text), Evidence(fact.at, label)), values, fact)
                break


@functools.lru_cache(maxsize=1024)
def _often(wording: str, language: str) -> str:
    """The one value that a text names, or nothing."""
    if language not in _SAID:
        return ""
    low = wording.lower()
    if not any(sign in low for sign in _SIGNS[language]):
        return ""
    plain = fold(wording)
    if _LOOSE.search(plain):
        return ""
    found = {place for held in _SAID[language].finditer(plain) for place, word in enumerate(held.groups()) if word}
    return _OFTEN[found.pop()][0] if len(found) == 1 else ""


# --- how much ----------------------------------------------------------------------------------------------------

_CURRENCIES: Final = {
    "RUB": r"RUB|₽|ro?ubles?|руб\w*|روبل\w*",
    "USD": r"USD|US dollars?|доллар\w* США|دولار أمريكي",
    "EUR": r"EUR|€|euros?|евро|يورو",
    "SAR": r"SAR|riyals?|риял\w*|ريالا?",
    "AED": r"AED|dirhams?|дирхам\w*|درهما?",
    "EGP": r"EGP|Egyptian pounds?|египетск\w* фунт\w*|جنيها?",
}
_TIMES: Final = (
    (1_000_000, later(r"million|mln|млн|миллион|مليون|ملايين", re.IGNORECASE)),
    (1_000, later(r"thousand|тыс|ألف|آلاف|الاف", re.IGNORECASE)),
)
_NUMBER: Final = (
    r"(\d{1,3}(?:[ \u00a0\u202f,.٬]\d{3})+|\d+)"
    r"(\s*(?:million|mln|thousand|млн|миллион\w*|тыс\w*|مليون|ملايين|ألف|آلاف)\.?)?"
)
_UP_TO: Final = (
    r"(?:up to|no more than|not more than|at most|\bдо|не более|не свыше"
    r"|حتى|بما لا يتجاوز|لا يتجاوز|لا تتجاوز|بحد أقصى)"
)
_ELSE: Final = later(
    r"\b(?:above|over|alone|consent|without|beyond)\b|(?<!не )свыше|согласи|самостоятельно|\bбез\b"
    r"|موافقة|منفرد|دون|يزيد"
    r"|\b(?:month|year|annual|week|quarter|da[iy]|total|altogether)|месяц|год|недел|квартал|\bд(?:ень|ня|ней)\b|сутк"
    r"|всего|итог|в сумме|совокупн|شهر|سن[ةو]|عام|أسبوع|يوم|إجمال|مجموع",
    re.IGNORECASE,
)
"""An amount for a period, for all cases together or for acting alone is another fact than that of one case."""


def _amount(case: Case) -> Iterator[Hit]:
    """Where the limit holds exactly one amount, in the currency of the amount for one case, and names no period."""
    for right in case.position.rights:
        given, limit = right.amount.value, right.limit.value
        if given and limit and given.get("currency") in _CURRENCIES and (said := _differing(right)):
            amount = f"{given['amount']} {given['currency']}"
            values: dict[str, Value] = {"one": {said: limit[said]}, "other": amount}
            evidence = (quoted(right.limit), Evidence(right.amount.at, dict.fromkeys(LANGUAGES, amount)))
            yield Hit((right.id,), right.amount.at, evidence, values, right.amount)


def _differing(right: Right) -> str:
    """The language in which the limit names another amount, or nothing."""
    given: dict[str, str] = dict(right.amount.value or {})
    money = re.compile(rf"({_UP_TO}\s+)?{_NUMBER}\s*(?:{_CURRENCIES[given['currency']]})", re.IGNORECASE)
    for language, wording in (right.limit.value or {}).items():
        if _ELSE.search(wording):
            continue
        found = money.findall(western_digits(wording))
        if len(found) != 1 or not found[0][0]:
            continue
        number = float(re.sub(r"\D", "", found[0][1]))
        number *= next((times for times, word in _TIMES if word.search(found[0][2])), 1)
        if number != float(given["amount"]):
            return language
    return ""


# --- how fast ----------------------------------------------------------------------------------------------------


def _reply(case: Case) -> Iterator[Hit]:
    """One exchange in two rows with two reply times."""
    for one, other in combinations(case.position.interactions, 2):
        first, second = one.reply_time.value, other.reply_time.value
        if first is None or second is None or one.direction.value != other.direction.value:
            continue
        same = same_name(one.partner.value, other.partner.value) and same_name(one.subject.value, other.subject.value)
        if same and differ(first, second):
            evidence = (quoted(one.partner), quoted(one.reply_time), quoted(other.reply_time))
            values = {"one": first, "other": second}
            yield Hit((one.id, other.id), other.reply_time.at, evidence, values, other.reply_time)


def _check(case: Case) -> Iterator[Hit]:
    yield from _frequency(case)
    yield from _amount(case)
    yield from _reply(case)


RULES = (Rule("CON120", "one-fact-two-values", FindingKind.CONTRADICTION, Severity.BLOCKER, "head", _check),)
