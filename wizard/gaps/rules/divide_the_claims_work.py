"""Claims work goes step by step: reminder, claim, settlement, court. Which of them the post takes alone is said."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.gaps.rules.grant_the_power import linked
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity

CLAIM = "claim"


def _check(case: Case) -> Iterator[Hit]:
    """The rights to demand that the head chose for such duties; a missing right is asked for first."""
    rights = {right.id: right for right in case.position.rights}
    claims = [duty for duty in case.position.duties if duty.action_class.value == CLAIM]
    for right in case.position.rights if claims else ():
        if right.power.value != "demand" or not right.limit.missing:
            continue
        served = [duty.text for duty in claims if right in linked(duty, rights)]
        if served:
            evidence = (*map(quoted, served), quoted(right.text), Evidence(right.limit.at, absent=True))
            values = {"duty": served[0].value or {}, "right": right.text.value or {}}
            yield Hit((right.id,), right.limit.at, evidence, values, right.limit)


RULES = (Rule("AUT309", "claims-mandate-undefined", FindingKind.UNMEASURABLE, Severity.MAJOR, "legal", _check),)
