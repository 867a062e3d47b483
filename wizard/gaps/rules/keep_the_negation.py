"""One language says "does not", another does not: the holder may do it in one version only."""

from collections.abc import Iterator

from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import Place, places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    if not case.reading.any("hard-negation"):
        return
    for place in places(case, "duties", "rights", "right-parts", "liability", "requirements"):
        negated = case.reading.hits("hard-negation", place.text)
        if not negated:
            continue
        plain = [language for language in place.text if language not in negated and _plain(place, language)]
        if plain:
            hit = place.hit(negated)
            (evidence,) = hit.evidence
            evidence = evidence._replace(quote=place.text)
            other = {language: place.text[language] for language in plain}
            yield hit._replace(
                evidence=(evidence,), values={**hit.values, "other": other}, languages=(*hit.languages, *plain)
            )


def _plain(place: Place, language: str) -> bool:
    """Nothing in the wording says no, in whatever way."""
    from wizard.gaps.matching import in_script
    from wizard.gaps.word_lists import found_in

    wording = place.text[language]
    return bool(wording) and in_script(wording, language) and not found_in(wording, language, "aid-no")


RULES = (
    Rule(
        *("LNG904", "negation-differs", FindingKind.CONTRADICTION, Severity.BLOCKER, "head", _check),
        phase=2,
        confidence=Confidence.LIKELY,
        preview=EVERYWHERE,
    ),
)
