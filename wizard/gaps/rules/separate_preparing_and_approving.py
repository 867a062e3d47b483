"""One post prepares and approves the same thing. The head says so by choosing the duties; words are not compared."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    duties = {duty.id: duty for duty in case.position.duties}
    for duty in case.position.duties:
        for name in duty.own_work.value or ():
            if name in duties and duty.action_class.value == "approve":
                own = duties[name]
                values = {"duty": duty.text.value or {}, "own": own.text.value or {}}
                evidence = (quoted(duty.text), quoted(own.text))
                yield Hit((duty.id, own.id), duty.own_work.at, evidence, values, duty.own_work)


RULES = (Rule("AUT304", "prepares-and-approves", FindingKind.CONTRADICTION, Severity.MAJOR, "director", _check),)
