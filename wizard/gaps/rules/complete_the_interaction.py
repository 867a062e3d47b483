"""What every service interaction must say: one check, a table of its columns."""

from wizard.gaps.rule import PartOfRow, rules_of_parts
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity

RULES = rules_of_parts(
    __name__,
    FindingKind.MISSING,
    lambda position: position.interactions,
    ("partner", "partner"),
    (
        PartOfRow("GAP022", "interaction-without-subject", Severity.MAJOR, "head", lambda row: row.subject),
        PartOfRow("GAP023", "interaction-without-method", Severity.MINOR, "head", lambda row: row.method),
        PartOfRow(
            "GAP024", "interaction-without-reply-time", Severity.MAJOR, "counterpart", lambda row: row.reply_time
        ),
        PartOfRow("GAP025", "interaction-without-request-time", Severity.MINOR, "head", lambda row: row.lead_time),
    ),
    counterparts=True,
)
