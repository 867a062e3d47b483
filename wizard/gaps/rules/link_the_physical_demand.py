"""A physical demand stands beside the sentence that offers reasonable accommodation (United States)."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import places
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    """That a requirement names its duty is asked elsewhere (CON116)."""
    if not case.reading.any("physical-demand"):
        return
    offered = any(
        case.reading.concrete(held.text, language, "accommodation") for held in case.texts for language in held.text
    )
    for place in places(case, "requirements", "conditions"):
        spans = case.reading.hits("physical-demand", place.text)
        if spans and not offered:
            hit = place.hit(spans)
            yield hit._replace(values={**hit.values, "text": place.text})


RULES = (
    Rule(
        "LAW614",
        "us-physical-demand-unlinked",
        FindingKind.LEGAL,
        Severity.MAJOR,
        "hr",
        _check,
        phase=2,
        confidence=Confidence.LIKELY,
        jurisdictions=("us",),
        legal=True,
        acts=("us-essential-functions", "us-essential-regulation"),
    ),
)
