"""One post, one title, one rank: other names in the text, two ranks in one title, a claim to the highest rank."""

from collections.abc import Iterator

from wizard.gaps.rule import EVERYWHERE, Case, Hit, Rule
from wizard.gaps.wording import Place, places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_HEAD_OF_ENTERPRISE = "head-of-enterprise"
_RANKS = 2


def _highest(case: Case) -> Iterator[Hit]:
    """The head of the enterprise may say so; nobody else."""
    from wizard.gaps.word_lists import found_in

    title = case.position.identity.title.value or {}
    if case.position.bank == _HEAD_OF_ENTERPRISE or not case.reading.any("top-rank"):
        return
    if any(found_in(wording, language, "aid-head-title") for language, wording in title.items()):
        return
    for place in places(case, "purpose", "duties", "rights"):
        spans = case.reading.hits("top-rank", place.text)
        if spans:
            yield place.hit(spans)


def _other_name(case: Case) -> Iterator[Hit]:
    """A post that is the subject of a sentence, and whose name is not the title."""
    if not case.reading.any("post-acts"):
        return
    for place in places(case, "purpose", "duties", "exclusions", "rights", "liability"):
        spans = {
            language: named
            for language, span in case.reading.hits("post-acts", place.text).items()
            if (named := _named(case, place, language, span)) is not None
        }
        if spans:
            title = case.position.identity.title.value or {}
            hit = place.hit(spans)
            yield hit._replace(values={**hit.values, "title": title})


def _named(case: Case, place: Place, language: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """The post at the head of the sentence, unless its words stand in the title or in the unit's name."""
    from wizard.gaps.matching import words_of
    from wizard.gaps.stems import stems_of
    from wizard.gaps.word_lists import found_in

    identity = case.position.identity
    known = stems_of(
        " ".join((fact.value or {}).get(language, "") for fact in (identity.title, identity.unit)), language
    )
    wording = place.text[language]
    posts = [post for post in found_in(wording, language, "aid-post") if span[0] <= post[0] and post[1] <= span[1]]
    if not posts:
        return None
    if language == "ar":  # its subject stands behind the verb, and its words behind the post
        return None if stems_of(wording[slice(*posts[0])], language) <= known else posts[0]
    words = [word for word in words_of(wording, language) if word.end <= posts[0][1] and word.start >= span[0]]
    start = next((w.start for w in words if stems_of(wording[w.start : w.end], language)), posts[0][0])
    named = stems_of(wording[start : posts[0][1]], language)
    return None if named <= known else (start, posts[0][1])


def _two_ranks(case: Case) -> Iterator[Hit]:
    """«Head of the section - chief accountant»: two entries of the staffing table in one title."""
    from wizard.gaps.word_lists import found_in

    for place in places(case, "title"):
        spans = {}
        for language, wording in place.text.items():
            ranks = found_in(wording, language, "aid-rank")
            if len(ranks) >= _RANKS and _joined(wording[ranks[0][1] : ranks[1][0]]):
                spans[language] = (ranks[0][0], ranks[1][1])
        if spans:
            yield place.hit(spans)


def _joined(between: str) -> bool:
    """A dash, a stroke or a conjunction parts the two ranks."""
    return bool(set("-–—/,") & set(between.replace("-", " - "))) or bool({"and", "и", "و"} & set(between.split()))


_LIKELY = Confidence.LIKELY

RULES = (
    Rule(
        *("CON104", "top-rank-claimed", FindingKind.CONTRADICTION, Severity.MAJOR, "hr", _highest),
        phase=2,
        confidence=_LIKELY,
        preview=EVERYWHERE,
    ),
    Rule(
        *("CON122", "role-name-drift", FindingKind.CONTRADICTION, Severity.MINOR, "hr", _other_name),
        phase=2,
        confidence=_LIKELY,
        preview=EVERYWHERE,
    ),
    Rule(
        *("DOC721", "two-ranks-in-one-title", FindingKind.VAGUE, Severity.MINOR, "hr", _two_ranks),
        phase=2,
        confidence=_LIKELY,
        preview=EVERYWHERE,
    ),
)
