"""What the post must not do: no duty does it, and somebody else is named for it."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, empty, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _contradiction(case: Case) -> Iterator[Hit]:
    """Only the class of act that the head chose for both is compared, never the words."""
    for exclusion in case.position.exclusions:
        act = exclusion.action_class.value
        for duty in case.position.duties:
            if act is not None and duty.action_class.value == act:
                values = {"duty": duty.text.value or {}, "exclusion": exclusion.text.value or {}}
                evidence = (quoted(duty.text), quoted(exclusion.text))
                yield Hit((duty.id, exclusion.id), duty.action_class.at, evidence, values)


def _nobody(case: Case) -> Iterator[Hit]:
    for exclusion in case.position.exclusions:
        if exclusion.done_by.missing:
            yield empty(exclusion.done_by, exclusion.id, exclusion=exclusion.text.value or {})


RULES = (
    Rule("CON114", "duty-against-exclusion", FindingKind.CONTRADICTION, Severity.MAJOR, "head", _contradiction),
    Rule("LNK212", "excluded-act-without-owner", FindingKind.MISSING, Severity.MINOR, "head", _nobody),
)
