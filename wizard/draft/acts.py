"""Sections "Duties", "Rights" and "Liability": what the post does, must not do, may do, and answers for."""

from wizard.draft.general import is_worker
from wizard.draft.pen import Pen
from wizard.draft.plan import SPACE, Chapter, Clause, Ref, rows_at
from wizard.draft.safe import ended, joined
from wizard.model.position import Duty, Exclusion, Liability, Position, Right

ENTITLEMENT = "entitlement"


def duties(position: Position, pen: Pen) -> Chapter:
    """The duties, then what is expressly no part of the post."""
    title = "section.duties.worker" if is_worker(position) else "section.duties"
    clauses = tuple(_duty(row, pen) for row in position.duties) or pen.owed(position.lists.get("duties.items"))
    return Chapter("duties", pen.words.label(title), (*clauses, *_exclusions(position, pen)))


def _duty(row: Duty, pen: Pen) -> Clause:
    details = pen.details(
        (
            ("duty.result", pen.text(row.result)),
            ("duty.recipient", pen.text(row.recipient)),
            ("duty.frequency", pen.choice(row.frequency, "duties.items", "frequency")),
            ("duty.deadline", pen.text(row.deadline)),
            ("duty.share", pen.percent(row.share)),
        )
    )
    owed = (pen.missing_link(row.rights), pen.missing_link(row.kpis))
    unsure = pen.confirm_row(row.state, row.text, row.result, row.recipient, row.frequency, row.deadline, row.share)
    text = joined(SPACE, (ended(pen.text(row.text)), details, *owed, unsure))
    refs = (
        Ref("ref.rights", rows_at("rights.items", row.rights.value)),
        Ref("ref.kpis", rows_at("kpis.items", row.kpis.value)),
    )
    return Clause(row.at, text, refs, source=pen.source(row.text))


def _exclusions(position: Position, pen: Pen) -> tuple[Clause, ...]:
    rows = position.exclusions
    if not rows:
        return pen.owed(position.lists.get("exclusions.items"))
    subs = tuple(_exclusion(row, pen) for row in rows)
    return (Clause("exclusions.items", pen.words.label("exclusion.lead"), subs=subs),)


def _exclusion(row: Exclusion, pen: Pen) -> Clause:
    details = pen.details((("exclusion.done_by", pen.text(row.done_by)),))
    unsure = pen.confirm_row(row.state, row.text, row.done_by)
    return Clause(row.at, joined(SPACE, (ended(pen.text(row.text)), details, unsure)), source=pen.source(row.text))


def rights(position: Position, pen: Pen) -> Chapter:
    """The powers of the post; what the employee is entitled to stands apart, for it enables no duty."""
    powers = tuple(_right(row, pen) for row in position.rights if row.power.value != ENTITLEMENT)
    entitlements = tuple(_right(row, pen) for row in position.rights if row.power.value == ENTITLEMENT)
    clauses = powers or pen.owed(position.lists.get("rights.items"))
    if entitlements:
        lead = pen.words.label("right.entitlements")
        clauses = (*clauses, Clause("rights.items#entitlements", lead, subs=entitlements))
    return Chapter("rights", pen.words.label("section.rights"), clauses)


def _right(row: Right, pen: Pen) -> Clause:
    details = pen.details(
        (
            ("right.subject", pen.text(row.subject)),
            ("right.limit", pen.text(row.limit)),
            ("right.amount", pen.money(row.amount)),
            ("right.granted_by", pen.text(row.granted_by)),
            ("right.granted_until", pen.date(row.granted_until)),
        )
    )
    facts = (row.text, row.subject, row.limit, row.amount, row.granted_by, row.granted_until)
    unsure = pen.confirm_row(row.state, *facts)
    return Clause(row.at, joined(SPACE, (ended(pen.text(row.text)), details, unsure)), source=pen.source(row.text))


def liability(position: Position, pen: Pen) -> Chapter:
    """What the post answers for, of which kind, for which duties and by which law."""
    clauses = tuple(_liability(row, pen) for row in position.liabilities)
    owed = clauses or pen.owed(position.lists.get("liability.items"))
    return Chapter("liability", pen.words.label("section.liability"), owed)


def _liability(row: Liability, pen: Pen) -> Clause:
    details = pen.details(
        (
            ("liability.kind", pen.choice(row.kind, "liability.items", "kind")),
            ("liability.basis", pen.text(row.basis)),
        )
    )
    unsure = pen.confirm_row(row.state, row.text, row.kind, row.basis)
    text = joined(SPACE, (ended(pen.text(row.text)), details, pen.missing_link(row.duties), unsure))
    return Clause(
        row.at, text, (Ref("ref.duties", rows_at("duties.items", row.duties.value)),), source=pen.source(row.text)
    )
