"""One post requests, approves and pays the same expense. The head says so by choosing the duties, never words."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    duties = {duty.id: duty for duty in case.position.duties}
    for payment in case.position.duties:
        named = [duties[name] for name in payment.own_expense.value or () if name in duties]
        approvals = [duty for duty in named if duty.action_class.value == "approve"]
        before = [duties[name] for duty in approvals for name in duty.own_work.value or () if name in duties]
        requests = [duty for duty in (*named, *before) if duty.action_class.value not in ("approve", "spend", None)]
        if payment.action_class.value == "spend" and approvals and requests:
            chain = (requests[0], approvals[0], payment)
            words = ("request", "approval", "payment")
            values = {word: duty.text.value or {} for word, duty in zip(words, chain, strict=True)}
            evidence = tuple(quoted(duty.text) for duty in chain)
            yield Hit(tuple(duty.id for duty in chain), payment.own_expense.at, evidence, values, payment.own_expense)


RULES = (Rule("AUT315", "one-person-money-chain", FindingKind.CONTRADICTION, Severity.MAJOR, "finance", _check),)
