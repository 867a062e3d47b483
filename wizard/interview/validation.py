"""Raw reply -> stored value, or one friendly refusal. Only the form is checked: everything else is a finding later."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from wizard.interview.prompter import Refusal
from wizard.interview.session import Session
from wizard.model.answers import Absence, Answer, Reason, State
from wizard.model.question import Field, Kind, Question
from wizard.model.text import LANGUAGES, Text, fold, in_language, tidy, western_digits
from wizard.phrases import phrase, say

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_CURRENCIES: Final = {
    "RUB": ("rub", "₽", "руб", "рублей", "рубля", "р", "روبل", "rur"),
    "SAR": ("sar", "ريال", "ر.س", "sr", "﷼"),
    "AED": ("aed", "درهم", "د.إ", "dh"),
    "EGP": ("egp", "جنيه", "ج.م", "le"),
    "USD": ("usd", "$", "долл", "دولار"),
    "EUR": ("eur", "€", "евро", "يورو"),
    "GBP": ("gbp", "£"),
}
_HOME_CURRENCY: Final = {"ru": "RUB", "sa": "SAR", "ae": "AED", "eg": "EGP", "us": "USD", "uk": "GBP"}


def understand(field: Field, raw: Any, session: Session, question: Question, language: str) -> Answer | Refusal:
    """The answer that a raw reply means for this field."""
    if isinstance(raw, Mapping) and "suggestion" in raw:
        return _suggested(question, raw)
    if field.kind is Kind.LINKS:
        return _links(field, raw, session)
    value = value_of(field, raw, language, home_currency(session))
    return value if isinstance(value, Refusal) else Answer(value)


def value_of(field: Field, raw: Any, language: str, currency: str = "") -> Any:
    """The stored value of any kind except links and records, or a Refusal."""
    readers: Mapping[Kind, Callable[[], Any]] = {
        Kind.TEXT: lambda: text_of(raw, language),
        Kind.POSITION: lambda: text_of(raw, language),
        Kind.PARAGRAPH: lambda: text_of(raw, language, lines=True),
        Kind.NUMBER: lambda: number_of(raw),
        Kind.PERCENT: lambda: _percent(raw),
        Kind.MONEY: lambda: _money(raw, currency),
        Kind.DATE: lambda: date_of(raw),
        Kind.YES_NO: lambda: _yes_no(raw),
        Kind.CHOICE: lambda: _choice(field, raw),
        Kind.CHOICES: lambda: _choices(field, raw),
        Kind.TEXTS: lambda: _texts(raw, language),
    }
    return readers[field.kind]()


def excuse(step: Any, session: Session, absence: Absence) -> Mapping[str, Answer | None] | Refusal:
    """Why nothing is said, put at the step; "not applicable" needs its reason, "later" keeps what already stands."""
    if absence.reason is Reason.NOT_APPLICABLE and not absence.note:
        return Refusal("refuse-no-reason")
    held = session.answers.get(step.address)
    kept = held.value if held is not None and absence.reason is Reason.LATER else None
    return {step.address: Answer(kept, State.ANSWERED if kept else State.ABSENT, absence)}


def home_currency(session: Session) -> str:
    """The currency of the role's country, or an empty string."""
    held = session.answers.get("identity.jurisdiction")
    return _HOME_CURRENCY.get(str(held.value), "") if held is not None else ""


def _suggested(question: Question, raw: Mapping[str, Any]) -> Answer | Refusal:
    offered = question.suggestion(str(raw["suggestion"]))
    if offered is None or "text" not in offered.values:
        return Refusal("refuse-suggestion", {"name": raw["suggestion"]})
    state = State.ANSWERED if raw.get("confirmed") else State.SUGGESTED
    return Answer(offered.values["text"] if question.kind is not Kind.TEXTS else [offered.values["text"]], state)


def text_of(raw: Any, language: str, *, lines: bool = False) -> Mapping[str, str] | Refusal:
    """One human text; a mapping gives it in several languages at once."""
    wordings = raw if isinstance(raw, Mapping) else {language: raw}
    made = {}
    for spoken, wording in wordings.items():
        if spoken not in LANGUAGES or not isinstance(wording, str):
            return Refusal("refuse-text", {"languages": ", ".join(LANGUAGES)})
        if kept := tidy(wording, lines=lines):
            made[spoken] = kept
    return made or Refusal("refuse-empty")


def _texts(raw: Any, language: str) -> list[Mapping[str, str]] | Refusal:
    items = [raw] if isinstance(raw, Mapping) else raw
    if isinstance(items, str):
        items = [part for part in re.split(r"[\n;؛]", items) if tidy(part)]
    if not isinstance(items, list | tuple) or not items:
        return Refusal("refuse-empty")
    made = [text_of(item, language) for item in items]
    bad = next((item for item in made if isinstance(item, Refusal)), None)
    return bad or [item for item in made if not isinstance(item, Refusal)]


def number_of(raw: Any) -> str | Refusal:
    """A number in any digits, with spaces between thousands and a decimal point or comma, as a plain decimal string."""
    text = western_digits(tidy(str(raw)))
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f'’٬](?=\d)", "", text).replace("٫", ".").replace("−", "-")
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", text) and text.count(",") == 1:
        whole, part = text.split(",")
        return Refusal("refuse-comma", {"thousands": whole + part, "decimal": f"{whole}.{part}"})
    if text.count(",") > 1:
        text = text.replace(",", "")
    text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return Refusal("refuse-number", {"typed": tidy(str(raw))})
    sign = "-" if text.startswith("-") else ""
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return number if number == "0" else sign + number


def _percent(raw: Any) -> str | Refusal:
    number = number_of(re.sub(r"[%٪]", "", str(raw)))
    if isinstance(number, Refusal):
        return number
    return number if 0 <= float(number) <= 100 else Refusal("refuse-percent", {"typed": number})


def _money(raw: Any, home: str) -> Mapping[str, str] | Refusal:
    if isinstance(raw, Mapping):
        typed, named = str(raw.get("amount", "")), str(raw.get("currency", ""))
    else:
        text = tidy(western_digits(str(raw)))
        found = re.search(r"[-+\d][\d\s\u00a0\u202f.,٫٬]*", text)
        typed = found[0].strip(" .,\u00a0\u202f") if found else text
        named = text.replace(found[0], " ").strip() if found else ""
    amount = number_of(typed)
    if isinstance(amount, Refusal):
        return amount
    spelt = fold(named) or named
    currency = next((c for c, names in _CURRENCIES.items() if spelt in names or named in names or named == c), "")
    if not named:
        currency = home
    if not currency or amount.startswith("-"):
        return Refusal("refuse-money", {"currencies": ", ".join(_CURRENCIES)})
    return {"amount": amount, "currency": currency}


def date_of(raw: Any) -> str | Refusal:
    """A calendar day as ISO text; `01.12.2026` and `2026-12-01` are clear, `08/09/2026` is refused as two-way."""
    import datetime

    text = western_digits(tidy(str(raw)))
    parts = [part for part in re.split(r"[-./\s]+", text) if part]
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return Refusal("refuse-date", {"typed": text})
    year_first = len(parts[0]) == 4
    year, month, day = (int(part) for part in (parts if year_first else reversed(parts)))
    if not year_first and "/" in text and day <= 12 and day != month:
        first = f"{year:04}-{month:02}-{day:02}"
        return Refusal("refuse-date-two-ways", {"first": first, "second": f"{year:04}-{day:02}-{month:02}"})
    if not year_first and "/" in text and day > 31:
        return Refusal("refuse-date", {"typed": text})
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return Refusal("refuse-date", {"typed": text})


def _yes_no(raw: Any) -> bool | Refusal:
    said = raw if isinstance(raw, bool) else yes_or_no(str(raw))
    return Refusal("refuse-yes-no") if said is None else said


def yes_or_no(typed: str) -> bool | None:
    """What a word for yes or no means, in any language; None where it is neither."""
    word = fold(typed)
    for value, key in ((True, "interview.yes-words"), (False, "interview.no-words")):
        if any(word in fold(words).split() for words in phrase(key).values()):
            return value
    return None


def _choice(field: Field, raw: Any) -> str | Refusal:
    text = str(raw).strip()
    folded = fold(text)
    for choice in field.choices:
        if text == choice.value or (folded and folded in (fold(label) for label in choice.label.values())):
            return choice.value
    return Refusal("refuse-choice", {"typed": tidy(text)})


def _choices(field: Field, raw: Any) -> list[str] | Refusal:
    items = re.split(r"[,،;؛\n]", raw) if isinstance(raw, str) else raw
    if not isinstance(items, list | tuple) or not items:
        return Refusal("refuse-empty")
    found = [_choice(field, item) for item in items]
    bad = next((item for item in found if isinstance(item, Refusal)), None)
    return bad or [choice.value for choice in field.choices if choice.value in found]


def _links(field: Field, raw: Any, session: Session) -> Answer | Refusal:
    items = re.split(r"[,،\s]+", raw.strip()) if isinstance(raw, str) else raw
    rows = session.answers.rows(field.links)
    if not isinstance(items, list | tuple) or not items:
        return Refusal("refuse-empty")
    for item in items:
        if item not in rows:
            return Refusal("refuse-link", {"typed": str(item), "rows": ", ".join(rows) or "—"})
    return Answer(list(dict.fromkeys(items)))


def shown_choice(field: Field, value: str, language: str) -> str:
    """The label of a choice in `language`."""
    return next((in_language(choice.label, language) for choice in field.choices if choice.value == value), value)


def refusal_text(refusal: Refusal) -> Text:
    """A refusal in every language, for the complaint about an answers file."""
    values: dict[str, Any] = dict(refusal.values)
    return {language: say(f"interview.{refusal.code}", language, **values) for language in LANGUAGES}
