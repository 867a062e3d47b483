"""Words: the document's own phrases in one language, and its dates, numbers, amounts and targets in words."""

import functools
import re
from collections.abc import Mapping
from typing import Any

from wizard.draft.safe import Safe, safe
from wizard.model.text import fill, plural_form
from wizard.phrases import group

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?")


class Words:
    """The phrases of `templates/phrases/draft.yaml` in one language; English stands in for what is not translated."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table: Mapping[str, Any] = {k: text.get(language) or text["en"] for k, text in group("draft").items()}
        self._labels: dict[str, Safe] = {}
        self.comma = Safe(self._table["sign.comma"] + " ")
        self.semicolon = Safe(self._table["sign.semicolon"] + " ")

    def knows(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in self._table

    def say(self, key: str, **values: str) -> str:
        """The phrase as plain text, its places filled."""
        wording: str = self._table[key]
        return fill(wording, values) if values else wording

    def label(self, key: str) -> Safe:
        """A phrase without places as Markdown; escaped once."""
        found = self._labels.get(key)
        if found is None:
            found = self._labels[key] = safe(self._table[key])
        return found

    def counted(self, key: str, number: str) -> str:
        """The phrase in the plural form of `number` (a decimal string)."""
        wording = self._table[key]
        if not isinstance(wording, str):
            form = plural_form(self.language, int(number)) if number.isdecimal() else "other"
            wording = wording.get(form) or wording["other"]
        return fill(wording, {"number": self.number(number)})

    def number(self, number: str) -> str:
        """A decimal string as the language writes it: `1234.5` is "1,234.5" or «1 234,5»; other text as it is."""
        found = _NUMBER.fullmatch(number)
        if found is None:
            return number
        sign, whole, fraction = found.groups()
        grouped = f"{int(whole):,}".replace(",", self._table["sign.thousands"])
        return sign + grouped + (self._table["sign.decimal"] + fraction if fraction else "")

    def percent(self, number: str) -> str:
        """A decimal string as a percentage."""
        return self.counted("amount.percent", number)

    def money(self, money: Mapping[str, str]) -> str:
        """An amount with its currency in words, or with the currency's code where we have no word."""
        code = money["currency"]
        currency = self._table.get(f"currency.{code}", code)
        return self.say("money", amount=self.number(money["amount"]), currency=currency)

    def date(self, iso: str) -> str:
        """An ISO date with the month in words, so that no reader swaps day and month; other text as it is."""
        found = _ISO_DATE.match(iso)
        if found is None or f"month.{int(found[2])}" not in self._table:
            return iso
        return self.say("date", day=str(int(found[3])), month=self._table[f"month.{int(found[2])}"], year=found[1])

    def target(self, number: str, unit: str, better: str) -> str:
        """A target with its direction in words, never in signs: a right-to-left reader sees those mirrored."""
        amount = self.counted(f"amount.{unit}", number) if f"amount.{unit}" in self._table else self.number(number)
        if (better, unit, number) in _EXACT or (better, number) == ("lower", "0"):
            return amount  # "at most 0" and "at least 100 %" say less than the number itself
        key = f"target.{better}"
        return self.say(key, amount=amount) if key in self._table else amount


_EXACT = {("higher", "percent", "100")}


@functools.cache
def words(language: str) -> Words:
    """The words of that language, prepared once per process."""
    return Words(language)
