"""Random lines for the laws: realistic Arabic office text, and soups of everything that can go wrong."""

from hypothesis import strategies as st

WORDS = [
    "الموافقة",
    "على",
    "الإجازات",
    "حتى",
    "ريال",
    "نسبة",
    "مؤشرات",
    "الأداء",
    "قسم",
    "الموارد",
    "البشرية",
    "خلال",
    "أيام",
    "عمل",
    "والتقارير",
    "المدير",
    "لا",
    "الله",
    "مُحَمَّد",
    "إلى",
]
ISLANDS = [
    "KPI",
    "SLA",
    "SAP ERP",
    "50,000",
    "15%",
    "95.5%",
    "2026",
    "3",
    "1.",
    "(KPI)",
    "(المدير)",
    "(3 أيام)",
    "24/7",
]
ISLANDS += ["2026-11-23", "–", "«نعم»", "a@b.sa", "+966 55 123", "[أ]", "١٢٣", "Иванов", "\u2068Sever LLC\u2069"]
STOPS = ["،", ".", "؟", ":", "", "", "", ""]
MARKS = "\u064b\u064e\u064f\u0651\u0652\u0670"
LETTERS = [*"ابتثلاسمنهوىيءأ", "لا", "لأ", *(c + m for c in "محدلا" for m in MARKS)]
SOUP = [*LETTERS, *"abcXYZяю", *"0123456789٠١", *" .,:-/()%[]{}<>«»\"'\u00a0\t", "ال", "KPI", *MARKS, "\u0640"]
ODD = [
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u202b",
    "\u202c",
    "\u00ad",
    "\ufeff",
]
ODD += [
    "é",
    "e\u0301",
    "漢",
    "한",
    "👍🏽",
    "❤️",
    "👨\u200d👩\u200d👧",
    "🇸🇦",
    "1️⃣",
    "\x1b",
    "\x07",
    "שלום",
    "\u0930\u094d\u0915\u093f",
]


@st.composite
def realistic(draw: st.DrawFn) -> str:
    """A sentence with digits, Latin and brackets."""
    part = st.one_of(*[st.sampled_from(WORDS)] * 3, st.sampled_from(ISLANDS))
    pieces = draw(st.lists(st.tuples(part, st.sampled_from(STOPS)), min_size=1, max_size=9))
    return " ".join(word + stop for word, stop in pieces)


soup = st.lists(st.sampled_from(SOUP), max_size=40).map("".join)
anything = st.lists(st.sampled_from([*SOUP, *ODD]), max_size=40).map("".join)
lines = st.one_of(realistic(), soup, anything)
