"""A post that works with clients: how it introduces itself, what is worn, and which tools settle a conflict."""

import re
from collections.abc import Iterator
from typing import Final

from wizard.gaps.later import later
from wizard.gaps.rule import Case, Hit, Rule, asked_of
from wizard.model.answers import Reason
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import Text

PARTS: Final = ("client_standard.introduction", "client_standard.dress", "client_standard.conflict_tools")
TOOLS: Final = PARTS[2]
ASKED: Final = (Reason.UNKNOWN, Reason.UNDECIDED)
PAYS: Final = frozenset(("spend", "decide"))

_COSTS: Final = later(
    r"\b(?:discount|refund|replacement|exchange|gift|compensat|voucher)"
    r"|\b(?:скидк|возврат|замен|обмен|подар|компенсац)"
    r"|خصم|رد المبلغ|استرداد|استبدال|هدية|هدايا|تعويض",
    re.IGNORECASE,
)
"""Tools that cost money (source: A.103, catalogue LNK213)."""
_BY_OTHERS: Final = later(
    r"manager|director|head of|руководител|директор|начальник|заведующ|مدير|رئيس|المشرف", re.IGNORECASE
)
"""Where another position is named, the tool may be its own."""


def _missing(case: Case) -> Iterator[Hit]:
    """Whatever somebody was asked about by name stays a question to that person."""
    facts = [asked_of(case.position, name) for name in PARTS]
    left = [f for f in facts if f.missing and (f.absence is None or f.absence.reason not in ASKED)]
    if left:
        asks = [question.field for fact in left if (question := case.bank.question(fact.at)) is not None]
        worst = min((ask.severity for ask in asks), key=lambda severity: severity.rank)
        evidence = tuple(Evidence(fact.at, absent=True) for fact in left)
        yield Hit((PARTS[0],), left[0].at, evidence, fact=left[0], severity=worst)


def _without_power(case: Case) -> Iterator[Hit]:
    """Only where no right at all could cover the tool: a right whose power is still open might."""
    rights = case.position.rights
    if not rights or any(right.power.value is None or right.power.value in PAYS for right in rights):
        return
    for tool in asked_of(case.position, TOOLS).value or ():
        if _costs(tool):
            evidence = (Evidence(TOOLS, tool), Evidence("rights.items", absent=True))
            yield Hit((TOOLS,), "rights.items", evidence, {"tool": tool})
            return


def _costs(tool: Text) -> bool:
    return any(_COSTS.search(said) and not _BY_OTHERS.search(said) for said in tool.values())


RULES = (
    Rule("GAP029", "client-standard-missing", FindingKind.MISSING, Severity.MINOR, "head", _missing),
    Rule("LNK213", "conflict-tool-without-power", FindingKind.MISSING, Severity.MAJOR, "head", _without_power),
)
