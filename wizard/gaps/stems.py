"""Stems: what is left of words without their endings, so that two texts can be compared whatever their grammar."""

import functools
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.matching import forms_of, words_of
from wizard.gaps.word_lists import lists_of, parsed

_ENDINGS: Final = {
    "en": later(r"(?:ations?|ing|ied|ies|ed|es|s|ly|e|y)$"),
    "ru": later(  # on the copy, where й is и
        r"(?:ением|анием|иями|ение|ения|ению|ании|ание|ания|анию|ями|ами|ают|яют|уют|ает|яет|ует|ого|его|ому|ему|ыми|ими"
        r"|иях|ах|ях|ии|ия|ию|ие|ов|ев|ои|еи|ом|ем|ым|им|ых|их|ую|юю|ая|яя|ое|ее|ые|ыи|ет|ит|ут|ют|ат|ят|ть"
        r"|а|я|о|е|ы|и|у|ю|ь)$"
    ),
    "ar": later("(?:ات|ون|ين|ان|ها|هم|يه|ه|ي)$"),
}
_LEAST_LEFT: Final = 3


@functools.lru_cache(maxsize=1024)
def stems_of(text: str, language: str) -> frozenset[str]:
    """The words of a text without endings and joined particles, less those that say nothing; for comparing texts.

    Light stems, not roots: a dictionary analyser costs more than the whole review (source: notes on morphology).
    """
    idle = parsed(lists_of(language)["aid-stop"].phrases[0], language).items[0].whole
    return frozenset(_stem(word.copy, language) for word in words_of(text, language) if word.copy not in idle)


def _stem(word: str, language: str) -> str:
    bare = min(forms_of(word, language), key=len)
    cut = _ENDINGS[language].sub("", bare) if language in _ENDINGS else bare
    return cut if len(cut) >= _LEAST_LEFT else bare
