"""Words of the profession: the glossary's term, no known slip of a translation, no word said twice."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from wizard.gaps.looks import Look
from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import Place, everything
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import bare


def _instead(words: str) -> Callable[[Case], Iterator[Hit]]:
    """Words of a list that knows the right ones."""

    def check(case: Case) -> Iterator[Hit]:
        from wizard.gaps.word_lists import instead_of

        for place in everything(case) if case.reading.any(words) else ():
            spans = case.reading.hits(words, place.text)
            if spans:
                hit = place.hit(spans)
                said = {language: place.text[language][start:end] for language, (start, end) in spans.items()}
                right = {language: instead_of(wrong, language, words) for language, wrong in said.items()}
                yield hit._replace(values={**hit.values, "right": right})

    check.__module__ = __name__
    return check


_SHORTEST = 4
"""Letters of an Arabic word that may be said twice by mistake; shorter ones are particles."""


def _doubled(case: Case) -> Iterator[Hit]:
    """Arabic words that stand twice, one behind the other: what a machine makes of a term it does not know."""
    for held, spans in case.reading.found(_DOUBLED, ("ar",)):
        yield Place(*held).hit(spans)


def _may_double(wording: str) -> bool:
    """Whether two neighbours begin alike: a cheap look before the exact one."""
    before = ""
    for word in wording.split():
        core = word.removeprefix("و").removeprefix("ال")[:_SHORTEST]
        if core == before and len(core) == _SHORTEST:
            return True
        before = core
    return False


def _twice(wording: str, _language: str) -> tuple[int, int] | None:
    if not _may_double(bare(wording).text):
        return None
    from wizard.gaps.matching import quoted_in, words_of

    words = words_of(wording, "ar")
    for place, (first, second) in enumerate(pairwise(words)):
        one, other = (word.copy.removeprefix("و").removeprefix("ال") for word in (first, second))
        same = one == other or other in (f"{one}يه", f"{one[:-1]}يه") or one in (f"{other}يه", f"{other[:-1]}يه")
        named = second.copy.startswith("و") and any(word.copy.startswith("ال") for word in words[place + 2 : place + 3])
        if same and len(one) >= _SHORTEST and not named:  # «bills and tax bills» are two things
            span = (first.start, second.end)
            return None if any(start <= span[0] < end for start, end in quoted_in(wording)) else span
    return None


_DOUBLED: Final = Look(_twice)

_VAGUE, _LIKELY = FindingKind.VAGUE, Confidence.LIKELY

RULES = (
    Rule(
        *("CLR520", "translation-scar", _VAGUE, Severity.MINOR, "hr", _doubled),
        phase=2,
        confidence=_LIKELY,
        preview=EVERYWHERE,
    ),
    Rule(
        *("LNG906", "term-off-glossary", _VAGUE, Severity.MINOR, "hr", _instead("off-glossary")),
        phase=2,
        confidence=_LIKELY,
    ),
    Rule(
        *("LNG907", "slip-term-used", _VAGUE, Severity.MINOR, "hr", _instead("calque")),
        phase=2,
        confidence=_LIKELY,
        preview=EVERYWHERE,
    ),
)
