"""Numbers in several languages: a word, a dual, another unit or notation excuses a digit; nothing else does."""

import pytest

from roles import BANKS, bank
from wizard.gaps.numbers import differing
from wizard.model.text import LANGUAGES
from wizard.phrases import group, groups

AGREE = [
    ("30 working days before the end", "за 30 рабочих дней", "قبل الانتهاء بثلاثين يوم عمل"),
    ("within 2 days", "в течение двух дней", "خلال يومين"),
    ("2 employees", "два работника", "عاملين"),
    ("2 working days", "два рабочих дня", "يوما عمل"),
    ("500,000 per contract", "до 500 000 руб.", "حتى ٥٠٠٬٠٠٠ ريال"),
    ("1,250,000.50", "1\u00a0250\u00a0000,50", "١٬٢٥٠٬٠٠٠٫٥٠"),
    ("2.5 hours", "2,5 часа", "٢٫٥ ساعة"),
    ("1 December 2026", "01.12.2026", "1 ديسمبر 2026"),
    ("December 1, 2026", "1 декабря 2026 г.", "٢٠٢٦/١٢/٠١"),
    ("by 1 December", "до 1 декабря 2026 г.", "حتى 1 كانون الأول"),
    ("from 9 am to 6 p.m.", "с 9:00 до 18:00", "من 9:00 صباحًا إلى 6:00 مساءً"),
    ("9:00–18:00", "с 9 до 18 часов", "من التاسعة إلى 18:00"),
    ("within 24 hours", "в течение суток", "خلال يوم"),
    ("48 hours", "двое суток", "يومان"),
    ("half an hour", "30 минут", "نصف ساعة"),
    ("1.5 hours", "полтора часа", "ساعة ونصف"),
    ("12 months", "год", "سنة"),
    ("6 months", "полгода", "ستة أشهر"),
    ("a 5-day week", "пятидневная неделя", "أسبوع من خمسة أيام"),
    ("100 % of the contracts", "все договоры", "جميع العقود"),
    ("0 complaints", "без жалоб", "بلا شكاوى"),
    ("50 %", "половина", "النصف"),
    ("5 million roubles", "5 млн руб.", "خمسة ملايين روبل"),
    ("250 cases", "двести пятьдесят случаев", "مئتان وخمسون حالة"),
    ("1,200 items", "тысяча двести позиций", "ألف ومئتا صنف"),
    ("in 3 copies", "в трёх экземплярах", "بثلاث نسخ"),
    ("the 3rd day", "на третий день", "اليوم الثالث"),
    ("two shifts, 12 hours each", "две смены по двенадцать часов", "ورديتان، كل منهما اثنتا عشرة ساعة"),
    ("Law of 12.12.2023 No. 565-FZ", "Закон от 12.12.2023 № 565-ФЗ", "القانون رقم 565 المؤرخ 12 ديسمبر 2023"),
    ("Decree No. 37 of 21.08.1998", "постановление № 37 от 21.08.1998", "القرار رقم 37 لسنة 1998"),
    ("GOST R 7.0.97-2025", "ГОСТ Р 7.0.97-2025", "المواصفة الروسية"),
    ("Windows 11, 1C", "Windows 11, 1С", "ويندوز 11، ون سي"),
    ("ISO 9001:2015", "ИСО 9001:2015", "آيزو 9001:2015"),
    ("24/7", "круглосуточно", "على مدار الساعة"),
    ("shifts of two days", "сменный график 2/2", "ورديات من يومين"),
    ("level B1", "уровень B1", "المستوى B1"),
    ("5k items", "5 тыс. позиций", "5 آلاف صنف"),
    ("clause 2.1", "пункт 2.1", "البند 2.1"),
    ("+7 495 123-45-67", "+7 (495) 123-45-67", "‎+7 495 123 45 67"),
    ("from 16 June 2026", "с 16 июня 2026 г.", "من 1 محرم 1448هـ"),
    ("category III", "3-я категория", "الفئة الثالثة"),
    ("5 to 10 days", "5–10 дней", "من خمسة إلى عشرة أيام"),
    ("1, 2 and 3", "1, 2 и 3", "1 و2 و3"),
]
DIFFER = [
    ("30 days", "20 дней", "30 يومًا", "20"),
    ("30 days", "тридцать дней", "٢٠ يومًا", "٢٠"),
    ("500,000", "50 000", "500 ألف", "50 000"),
    ("1 December 2026", "2 декабря 2026 г.", "1 ديسمبر 2026", "2 декабря 2026"),
    ("1 December 2026", "1 декабря 2025 г.", "1 ديسمبر 2026", "1 декабря 2025"),
    ("9:00 to 18:00", "9:00–17:00", "9:00 - 18:00", "17:00"),
    ("9:00 to 18:00", "9:00–18:00", "من 9:00 إلى 18:30", "18:30"),
    ("within 3 days", "в течение двух дней", "خلال يومين", "3"),
    ("7 days", "пять дней", "خمسة أيام", "7"),
    ("5 million", "5 тыс.", "5 ملايين", "5 тыс"),
    ("2.5 %", "25 %", "2.5%", "25"),
    ("up to 500,000 per contract", "в пределах лимита", "حتى 500000", "500,000"),
    ("level B2, 3 years", "уровень B2, 5 лет", "المستوى B2، ثلاث سنوات", "5"),
    ("HR-14/2026", "HR-17/2026", "HR-14/2026", "HR-17"),
]


@pytest.mark.parametrize(("en", "ru", "ar"), AGREE)
def test_one_number_in_many_forms_is_one_number(en: str, ru: str, ar: str) -> None:
    """A blocker must never be wrong."""
    assert {} == differing({"en": en, "ru": ru, "ar": ar}, LANGUAGES)


@pytest.mark.parametrize(("en", "ru", "ar", "wrong"), DIFFER)
def test_another_number_is_found_where_it_stands(en: str, ru: str, ar: str, wrong: str) -> None:
    """And its words are marked, digit by digit as they were typed."""
    text = {"en": en, "ru": ru, "ar": ar}
    found = differing(text, LANGUAGES)
    marked = {text[language][number.start : number.end] for language, held in found.items() for number in held}
    assert wrong in marked


ONES = {
    "en": "one two three four five six seven eight nine",
    "ru": "один два три четыре пять шесть семь восемь девять",
    "ar": "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
}
TEENS = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "ru": "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать"
    " девятнадцать",
    "ar": "عشرة أحد_عشر اثنا_عشر ثلاثة_عشر أربعة_عشر خمسة_عشر ستة_عشر سبعة_عشر ثمانية_عشر تسعة_عشر",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "ar": "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
}


def in_words(number: int, language: str) -> str:
    """A number from 1 to 99 as it is spoken."""
    if number < 10:
        return ONES[language].split()[number - 1]
    if number < 20:
        return TEENS[language].split()[number - 10].replace("_", " ")
    ten, one = TENS[language].split()[number // 10 - 2], number % 10
    if not one:
        return ten
    unit = ONES[language].split()[one - 1]
    return {"en": f"{ten}-{unit}", "ru": f"{ten} {unit}", "ar": f"{unit} و{ten}"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_words_excuses_its_digits_and_no_other(language: str) -> None:
    """From 1 to 99; a 1 is never missed, for a noun alone says it."""
    other = "ru" if language == "en" else "en"
    for number in range(1, 100):
        spoken = in_words(number, language)
        assert {} == differing({other: f"{number} km", language: spoken}, LANGUAGES), spoken
        assert differing({other: f"{number + 100} km", language: spoken}, LANGUAGES), spoken


def test_languages_that_are_not_issued_are_not_compared() -> None:
    """A version that nobody will read contradicts nobody."""
    text = {"en": "30 days", "ru": "20 дней", "ar": "٣٠ يومًا"}
    assert {} == differing(text, ("en", "ar"))
    assert differing(text, ("en", "ru"))


def test_no_text_of_ours_differs_in_a_number() -> None:
    """Banks and phrases: every hit would be a mistake of theirs, or of the rule."""
    seen = 0
    wrong = []
    for path in sorted(BANKS.glob("*.yaml")):
        for question in bank(path.stem):
            texts = [field.ask for field in (question.field, *question.fields)]
            texts += [part for field in (question.field, *question.fields) for part in (field.hint, field.example)]
            texts += [v for offered in question.suggestions for v in offered.values.values() if isinstance(v, dict)]
            texts += [text for offered in question.suggestions for text in offered.asks.values()]
            seen += sum(any(c.isdecimal() for wording in text.values() for c in wording) for text in texts)
            wrong += [text for text in texts if differing(text, LANGUAGES)]
    for name in groups():
        for phrase in group(name).values():
            plain = {language: said for language, said in phrase.items() if isinstance(said, str)}
            wrong += [plain] if differing(plain, LANGUAGES) else []
    assert seen > 20
    assert [] == wrong
