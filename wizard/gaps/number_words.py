"""Numbers written as words in English, Russian and Arabic: all that a text may mean by them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wizard.gaps.later import later
from wizard.model.text import fold

_IN_ORDER: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve",
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "- - - - - - - - - - - - - thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "- - - - - - - - - - - - - thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
)
_TENS: Final = (
    "ten twenty thirty forty fifty sixty seventy eighty ninety",
    "tenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
)

_ENGLISH: Final[Mapping[str, tuple[float, ...]]] = {
    **{word: (number,) for words in _IN_ORDER for number, word in enumerate(words.split())},
    **{word: (number * 10,) for words in _TENS for number, word in enumerate(words.split(), 1)},
    "hundred": (100,), "hundreds": (100,), "thousand": (1000,), "thousands": (1000,), "million": (1e6,),
    "millions": (1e6,), "billion": (1e9,), "half": (0.5, 50), "halves": (0.5, 50), "quarter": (0.25, 25, 4),
    "quarters": (0.25, 25), "thirds": (3,), "once": (1,), "twice": (2,), "double": (2,), "both": (2,), "pair": (2,),
    "pairs": (2,), "couple": (2,), "dual": (2,), "bilateral": (2,), "duplicate": (2,),
    "thrice": (3,), "triple": (3,), "triplicate": (3,), "dozen": (12,), "fortnight": (14, 2), "fortnightly": (14, 2),
    "biweekly": (14, 2), "no": (0,), "none": (0,), "nil": (0,), "not": (0,), "never": (0,), "without": (0,),
    "all": (100,), "every": (100,), "each": (100,), "full": (100,), "fully": (100,), "whole": (100,),
    "complete": (100,), "entire": (100,), "noon": (12,), "midnight": (0, 24, 12),
}  # fmt: skip

_RUSSIAN: Final = later(
    r"(?P<n0>нол|нул|нет$|без$|ни$|не$|отсутств)"
    r"|(?P<n100>ст[оа]$|сто-|стопроц|сот(?:ый|ая|ой|ого|ом|ен|ня|ни|ню|нь|ней|не)?$|все[хмй]?$|вс[яю]$|весь$|кажд|полн)"
    r"|(?P<n11>одиннадцат)|(?P<n12>двенадцат|дюжин|полдень|полудн)|(?P<n13>тринадцат)|(?P<n14>четырнадцат)"
    r"|(?P<n15>пятнадцат)|(?P<n16>шестнадцат)|(?P<n17>семнадцат)|(?P<n18>восемнадцат)|(?P<n19>девятнадцат)"
    r"|(?P<n200>двест|двухс|двумяст)|(?P<n300>трист|трехс|тремяст)|(?P<n400>четырест|четырехс|четырьмяст)"
    r"|(?P<n500>пятьс|пятис|пятьюст)|(?P<n600>шестьс|шестис|шестьюст)|(?P<n700>семьс|семис|семьюст)"
    r"|(?P<n800>восемьс|восьмис|восемьюст)|(?P<n900>девятьс|девятис|девятьюст)|(?P<n50>пятьдесят|пятидесят)"
    r"|(?P<n60>шестьдесят|шестидесят)|(?P<n70>семьдесят|семидесят)|(?P<n80>восемьдесят|восьмидесят)"
    r"|(?P<n90>девяност)|(?P<n20>двадцат)"
    r"|(?P<n30>тридцат)|(?P<n40>сорок)|(?P<n10>десят)|(?P<n1>один$|одн|перв|единств)"
    r"|(?P<n2>два$|две$|двух|двум|двое|двойн|дву|втор|дважд|пар[аыуе]$|об[ае]$|обои|обеи)"
    r"|(?P<n3>три$|трех|трем|трое|тройн|трет|трижд)|(?P<n4>четыр|четвер)|(?P<n5>пят(?!ниц|н))|(?P<n6>шест)"
    r"|(?P<n7>семь$|семи(?!н)|семью$|семер|седьм)|(?P<n8>восем|восьм)|(?P<n9>девят)"
    r"|(?P<n1000>тысяч|тыс$)|(?P<n1000000>миллион|млн$)|(?P<n1000000000>миллиард|млрд$)|(?P<n1_5>полтор)"
    r"|(?P<n0_5>половин|пол(?:час|год|дня|недел|месяц|смен|став|суток)|наполовин)"
)
_RUSSIAN_MORE: Final[Mapping[float, tuple[float, ...]]] = {0.5: (50,), 4: (0.25, 25), 3: (33,)}

_ARABIC: Final[Mapping[str, tuple[float, ...]]] = {
    word: values
    for words, values in (
        ("صفر بلا بدون دون عدم لا غير ليس", (0,)),
        ("واحد واحده احد احدي اول اولي مره وحيد", (1,)),
        ("اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثان ثاني ثانيه مرتان مرتين كلا كلتا زوج ضعف مزدوج", (2,)),
        ("ثلاث ثلاثه ثالث ثالثه ثلاثي", (3,)),
        ("اربع اربعه رابع رابعه رباعي", (4,)),
        ("خمس خمسه خامس خامسه", (5,)),
        ("ست سته سادس سادسه", (6,)),
        ("سبع سبعه سابع سابعه", (7,)),
        ("ثمان ثماني ثمانيه ثامن ثامنه", (8,)),
        ("تسع تسعه تاسع تاسعه", (9,)),
        ("عشر عشره عاشر عاشره", (10,)),
        ("عشرون عشرين", (20,)),
        ("ثلاثون ثلاثين", (30,)),
        ("اربعون اربعين", (40,)),
        ("خمسون خمسين", (50,)),
        ("ستون ستين", (60,)),
        ("سبعون سبعين", (70,)),
        ("ثمانون ثمانين", (80,)),
        ("تسعون تسعين", (90,)),
        ("ميه مايه كل جميع كامل كامله كافه كاملا", (100,)),
        ("ميتان ميتين مايتان مايتين ميتا ميتي مايتا مايتي", (200,)),
        ("ثلاثميه ثلاثمايه", (300,)),
        ("اربعميه اربعمايه", (400,)),
        ("خمسميه خمسمايه", (500,)),
        ("ستميه ستمايه", (600,)),
        ("سبعميه سبعمايه", (700,)),
        ("ثمانميه ثمانمايه ثمانيميه ثمانيمايه", (800,)),
        ("تسعميه تسعمايه", (900,)),
        ("الف الاف الفا", (1000,)),
        ("الفان الفين", (2000,)),
        ("مليون ملايين مليونا", (1e6,)),
        ("مليونان مليونين", (2e6,)),
        ("مليار مليارات", (1e9,)),
        ("نصف", (0.5, 50)),
        ("ربع", (0.25, 25, 4)),
        ("ثلث", (3, 33)),
    )
    for word in words.split()
}
_LETTERS: Final = later(r"[^\W\d_]+")
_ARABIC_HEAD: Final = later(r"^(?:[وف]?(?:[بكل]?ال|لل|[بكل])|[وف])(?=.{2})")
_DUAL: Final = later(r"..(?:ان|ين|تا|تي)$|(?:يوم|شهر|اسبوع|عام)[اي]$")


def numbers_in_words(wording: str, language: str) -> set[float]:
    """Every number that the words of a text may stand for; rather too many than too few."""
    meant: set[float] = set()
    run: list[tuple[float, ...]] = []
    words = fold(wording.replace("-", " ")) if language == "ar" else wording.lower().replace("ё", "е")
    for token in [*_LETTERS.findall(words), ""]:
        values = _values(token, language)
        if values:
            run.append(values)
            meant.update(values)
        elif token not in ("and", "и", "و") and run:
            meant.update(_composed([first for first, *_ in run]))
            run = []
        if language == "ar" and _DUAL.search(token):
            meant.add(2)
    halves = {value + 0.5 for value in (1, *meant)} if 0.5 in meant else set()
    return {float(value) for value in (*meant, *halves)}


def _values(token: str, language: str) -> tuple[float, ...]:
    if language == "ru":
        found = _RUSSIAN.match(token)
        if not found or not found.lastgroup:
            return ()
        value = float(found.lastgroup[1:].replace("_", "."))
        return (value, *_RUSSIAN_MORE.get(value, ()))
    if language == "ar":
        return _ARABIC.get(token) or _ARABIC.get(_ARABIC_HEAD.sub("", token)) or ()
    return _ENGLISH.get(token, ())


def _composed(values: Sequence[float]) -> Iterator[float]:
    """The sums and products of neighbouring number words: "two hundred and fifty" is 250, and also 2, 200 and 50."""
    for start in range(len(values)):
        total = part = 0.0
        for value in values[start:]:
            if value >= 1000:
                total, part = total + (part or 1) * value, 0.0
            elif value == 100 and 0 < part < 10:
                part *= 100
            else:
                part += value
            yield total + part
