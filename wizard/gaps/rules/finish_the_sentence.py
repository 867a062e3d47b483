"""Who does what to what: a duty without an object, a pronoun that may mean two parties."""

from collections.abc import Iterator, Sequence

from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_JOINTS = frozenset(("and", "or", "и", "или"))


def _without_object(case: Case) -> Iterator[Hit]:
    """Nothing but verbs: «Plans and controls»."""
    from wizard.gaps.matching import words_of

    for place in places(case, "duties"):
        spans = {}
        for language, wording in place.text.items():
            if len(wording.split()) <= 3:  # verb, joint, verb
                words = words_of(wording, language)
                if words and _only_verbs([word.copy for word in words], language):
                    spans[language] = (words[0].start, words[-1].end)
        if spans:
            yield place.hit(spans)


def _only_verbs(words: Sequence[str], language: str) -> bool:
    """A single word, or words that are all acts, joined by a conjunction."""
    from wizard.gaps.word_lists import found_in

    if found_in(" ".join(words), language, "aid-needs-no-object"):
        return False
    if len(words) == 1:
        return True
    acts = [word for word in words if word not in _JOINTS]
    joined = len(acts) < len(words) or any(word.startswith("و") for word in words[1:])
    return joined and all(found_in(word, language, "aid-act") for word in acts)


def _pronoun(case: Case) -> Iterator[Hit]:
    """A pronoun behind two parties of the same sentence."""
    from wizard.gaps.word_lists import found_in

    if not case.reading.any("pronoun"):
        return
    for place in places(case, "duties", "rights", "interactions", "exclusions", "liability"):
        spans = {
            language: span
            for language in case.reading.hits("pronoun", place.text)
            for span in found_in(place.text[language], language, "pronoun")
            if len(found_in(_sentence_before(place.text[language], span[0]), language, "aid-party")) > 1
        }
        if spans:
            yield place.hit(spans)


def _sentence_before(wording: str, end: int) -> str:
    before = wording[:end]
    return before[max(before.rfind(sign) for sign in ".;!?") + 1 :]


_VAGUE = FindingKind.VAGUE

RULES = (
    Rule(
        *("CLR522", "duty-without-object", _VAGUE, Severity.MINOR, "head", _without_object),
        phase=2,
        confidence=Confidence.POSSIBLE,
        preview=EVERYWHERE,
    ),
    Rule(
        *("CLR523", "ambiguous-pronoun", _VAGUE, Severity.MINOR, "head", _pronoun),
        phase=2,
        confidence=Confidence.POSSIBLE,
        preview=EVERYWHERE,
    ),
)
