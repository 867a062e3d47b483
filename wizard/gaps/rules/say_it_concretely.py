"""Vague words where a fact belongs: one check, a table of word lists, sections, and the facts that silence them.

What the lists hold and except: `wordlists/`. Measured in English and Russian on real descriptions; where not, preview.
"""

from wizard.gaps.rule import EVERYWHERE, Case
from wizard.gaps.wording import Place, WordRule, rules_of_words
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.position import Duty, Kpi, Right
from wizard.model.question import Severity

_UNTIMED = (None, "per-case", "on-event")
"""Frequencies that are no time: only the deadline says when."""


def _time_known(_case: Case, place: Place, _language: str) -> bool:
    """The frequency says it, the deadline does, or another rule asks for both."""
    duty = place.row
    if not isinstance(duty, Duty):
        return False
    if duty.frequency.missing or duty.frequency.value not in _UNTIMED:
        return True
    return place.fact is not duty.deadline and duty.deadline.value is not None


def _granted(_case: Case, place: Place, _language: str) -> bool:
    """The document is a field of the right."""
    return isinstance(place.row, Right) and place.fact is not place.row.granted_by and bool(place.row.granted_by.value)


def _scaled(case: Case, place: Place, language: str) -> bool:
    """The definition or the source of the KPI names a scale or something counted."""
    kpi: Kpi = place.row
    texts = [fact.value for fact in (kpi.name, kpi.definition, kpi.source) if fact.value]
    return any(case.reading.concrete(text, language, "number", "measure", "scale") for text in texts)


def _targeted(_case: Case, place: Place, _language: str) -> bool:
    """A KPI with a target is compared with that number."""
    return isinstance(place.row, Kpi) and place.row.target.value is not None


def _is_holder(case: Case, _place: Place, _language: str) -> bool:
    """In the description of the head of the enterprise, «the manager» is the holder."""
    from wizard.gaps.word_lists import found_in

    title = case.position.identity.title.value or {}
    return any(found_in(wording, language, "aid-head-title") for language, wording in title.items())


_VAGUE = FindingKind.VAGUE
_ACTS = ("duties", "exclusions", "interactions")

RULES = rules_of_words(
    __name__,
    (
        WordRule(
            *("CLR501", "involvement-without-part", _VAGUE, Severity.MAJOR, "head", "involvement", ("duties",)),
            bulk=True,
            preview=("ar",),
        ),
        WordRule(
            *("CLR502", "undefined-time", _VAGUE, Severity.MINOR, "head", "undefined-time"),
            ("duties", "deadlines", "interactions", "interaction-times"),
            ("number", "time", "event", "document"),
            _time_known,
            bulk=True,
            preview=("ar",),
        ),
        WordRule(
            *("CLR503", "escape-clause", _VAGUE, Severity.MINOR, "head", "escape-clause"),
            ("duties", "deadlines", "interactions", "interaction-times"),
            ("number", "time", "event"),
            _time_known,
            bulk=True,
            preview=("ru", "ar"),
        ),
        WordRule(
            *("CLR504", "open-list", _VAGUE, Severity.MINOR, "head", "open-list"),
            (*_ACTS, "results", "rights", "right-parts", "requirements"),
            ("document",),
            preview=EVERYWHERE,
        ),
        WordRule(
            *("CLR505", "catch-all-duty", _VAGUE, Severity.MAJOR, "hr", "catch-all", ("duties",)),
            once=True,
            preview=("ar",),
        ),
        WordRule(
            *("CLR507", "unverifiable-qualification", _VAGUE, Severity.MINOR, "hr", "unverifiable"),
            ("requirements",),
            ("number", "document", "level"),
            preview=EVERYWHERE,
        ),
        WordRule(
            *("CLR508", "unnamed-party", _VAGUE, Severity.MAJOR, "head", "unnamed-party"),
            (*_ACTS, "recipients", "done-by", "partners", "rights", "right-parts"),
            ("named",),
            listed=True,
            defined=True,
            bulk=True,
            preview=EVERYWHERE,
        ),
        WordRule(
            *("CLR509", "reference-without-document", _VAGUE, Severity.MINOR, "head", "unnamed-document"),
            (*_ACTS, "deadlines", "rights", "right-parts"),
            ("document",),
            _granted,
            bulk=True,
            preview=("en", "ar"),
        ),
        WordRule(
            *("CLR524", "vague-quantity", _VAGUE, Severity.NOTE, "head", "vague-quantity"),
            (*_ACTS, "results", "rights", "requirements"),
            ("number", "named"),
            listed=True,
            confidence=Confidence.POSSIBLE,
            preview=EVERYWHERE,
        ),
        WordRule(
            *("CLR525", "comparison-without-base", _VAGUE, Severity.MINOR, "head", "comparison"),
            ("purpose", "duties", "results", "kpis"),
            ("number", "document"),
            _targeted,
            confidence=Confidence.POSSIBLE,
            preview=EVERYWHERE,
        ),
        WordRule(
            *("CLR526", "bare-manager-word", _VAGUE, Severity.MINOR, "head", "bare-manager"),
            (*_ACTS, "recipients", "deadlines", "done-by", "partners", "rights", "right-parts", "liability"),
            settled=_is_holder,
            defined=True,
            preview=EVERYWHERE,
        ),
        WordRule(
            *("KPI410", "subjective-kpi", FindingKind.UNMEASURABLE, Severity.MINOR, "head", "subjective-measure"),
            ("kpis",),
            settled=_scaled,
            preview=EVERYWHERE,
        ),
    ),
)
