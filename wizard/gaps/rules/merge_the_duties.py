"""Two duties that say the same. Only the pair is compared: stems without weights, and the class of act decides."""

import functools
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule, quoted
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import bare

ALIKE: Final = 0.6
"""Shared stems of all stems (Jaccard) from which two duties are shown to each other."""
SAME: Final = 0.9
"""… and from which they certainly say the same (source: the catalogue of rules)."""
_RAW: Final = 0.25
_FEWEST: Final = 3
"""Stems a duty must have: two short duties share too much by chance."""


def _check(case: Case) -> Iterator[Hit]:
    from wizard.gaps.stems import stems_of

    held = [(duty, duty.text.value or {}) for duty in case.position.duties if duty.action_class.value is not None]
    for (one, texts), (other, others) in combinations(held, 2):
        if one.action_class.value != other.action_class.value:
            continue
        shares = {
            language: _share(stems_of(wording, language), stems_of(others[language], language))
            for language, wording in texts.items()
            if language in others and _may_be_alike(wording, others[language])
        }
        alike = tuple(language for language, share in shares.items() if share >= ALIKE)
        if alike:
            values = {"duty": one.text.value or {}, "other": other.text.value or {}}
            evidence = (quoted(one.text), quoted(other.text))
            sure = any(share >= SAME for share in shares.values())
            yield Hit((one.id, other.id), other.text.at, evidence, values, languages=alike, sure=sure)


def _may_be_alike(one: str, other: str) -> bool:
    """Whether enough words are the very same: a cheap look before their stems are compared."""
    words, others = _words(one), _words(other)
    return len(words & others) >= _RAW * len(words | others)


@functools.lru_cache(maxsize=1024)
def _words(wording: str) -> frozenset[str]:
    return frozenset(bare(wording).text.split())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared stems of all; nothing where a text is too short to tell."""
    return len(one & other) / len(one | other) if min(len(one), len(other)) >= _FEWEST else 0.0


RULES = (
    Rule(
        *("CON126", "duplicate-duty", FindingKind.OVERLAP, Severity.MINOR, "head", _check),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
