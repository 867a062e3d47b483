"""Section "General provisions": the post, its lines of command, its purpose, requirements and governing documents."""

from wizard.draft.pen import Pen
from wizard.draft.plan import SPACE, Chapter, Clause, Ref, rows_at
from wizard.draft.safe import Safe, capital, ended, joined
from wizard.model.position import Fact, Identity, Position, ReportingLines, Requirement

WORKER = "worker"
SEPARATE_LAW = "other"


def is_worker(position: Position) -> bool:
    """Whether the post is a worker's profession, whose document has another name."""
    return position.identity.category.value == WORKER


def general(position: Position, pen: Pen) -> Chapter:
    """The whole section."""
    clauses = (
        _lead(position, pen),
        *_post(position.identity, pen),
        *_appointment(position.reporting, pen),
        *_command(position.reporting, pen),
        *_substitution(position.reporting, pen),
        *_purpose(position, pen),
        *_requirements(position, pen),
        *pen.group("general.documents", position.governing_documents),
        *_uses(position.identity, pen),
    )
    return Chapter("general", pen.words.label("section.general"), clauses)


def _lead(position: Position, pen: Pen) -> Clause:
    """What the document is and for whom: for the post as a whole, never for one person."""
    return Clause("", pen.words.label("lead.worker" if is_worker(position) else "lead"))


def _post(identity: Identity, pen: Pen) -> tuple[Clause, ...]:
    law = identity.jurisdiction
    knows_law = law.value != SEPARATE_LAW
    contract = ("general.contract", pen.text(identity.contract))
    form = pen.choice(identity.form, "identity.form")
    return (
        *pen.labelled("general.title", identity.title, pen.text(identity.title)),
        *pen.labelled("general.classified_title", identity.classified_title, pen.text(identity.classified_title)),
        *pen.labelled("general.unit", identity.unit, pen.text(identity.unit)),
        *pen.labelled("general.category", identity.category, pen.choice(identity.category, "identity.category")),
        *pen.labelled("general.headcount", identity.headcount, pen.number(identity.headcount)),
        *pen.labelled("general.form", identity.form, form, contract),
        *(
            pen.labelled("general.jurisdiction", law, pen.choice(law, "identity.jurisdiction", name=True))
            if knows_law
            else ()
        ),
    )


def _appointment(lines: ReportingLines, pen: Pen) -> tuple[Clause, ...]:
    return pen.labelled("general.appointed_by", lines.appointed_by, pen.text(lines.appointed_by))


def _command(lines: ReportingLines, pen: Pen) -> tuple[Clause, ...]:
    split = ("general.superior_split", pen.text(lines.superior_split))
    return (
        *pen.labelled("general.reports_to", lines.reports_to, pen.text(lines.reports_to)),
        *pen.labelled("general.second_superior", lines.second_superior, pen.text(lines.second_superior), split),
        *pen.labelled("general.direct_reports", lines.direct_reports, pen.listed(lines.direct_reports)),
    )


def _substitution(lines: ReportingLines, pen: Pen) -> tuple[Clause, ...]:
    terms = pen.choice(lines.substitution_terms, "reporting.substitution_terms")
    signing = pen.text(lines.substitute_signing)
    more = (("general.substitution_terms", terms), ("general.substitute_signing", signing))
    return (
        *pen.labelled("general.substituted_by", lines.substituted_by, pen.text(lines.substituted_by), *more),
        *pen.labelled("general.substitutes_for", lines.substitutes_for, pen.text(lines.substitutes_for)),
    )


def _purpose(position: Position, pen: Pen) -> tuple[Clause, ...]:
    purpose = position.purpose
    return (
        *pen.labelled("general.purpose", purpose.statement, pen.lines(purpose.statement)),
        *pen.group("general.results", purpose.results),
        *pen.group("general.probation", purpose.probation),
    )


def _requirements(position: Position, pen: Pen) -> tuple[Clause, ...]:
    """What the post requires at least, then what is preferred: two lists, never one (source: A.12)."""
    preferred = tuple(row for row in position.requirements if row.level.value == "preferred")
    minimum = tuple(row for row in position.requirements if row.level.value != "preferred")
    clauses = []
    for key, rows in (("minimum", minimum), ("preferred", preferred)):
        subs = tuple(_requirement(row, pen) for row in rows)
        if subs:
            at = f"requirements.items#{key}"
            clauses.append(Clause(at, pen.words.label(f"general.{key}"), subs=subs))
    return tuple(clauses) or pen.owed(position.lists.get("requirements.items"))


def _requirement(row: Requirement, pen: Pen) -> Clause:
    kind = pen.choice(row.kind, "requirements.items", "kind", name=True)
    named = row.kind.value is not None
    text = Safe(f"{capital(kind)}: {pen.text(row.text)}") if named else joined(SPACE, (pen.text(row.text), kind))
    level = pen.gap(row.level)
    marks = (level, pen.missing_link(row.duties), pen.confirm_row(row.state, row.text, row.kind, row.level))
    refs = (Ref("ref.duties", rows_at("duties.items", row.duties.value)),)
    return Clause(row.at, joined(SPACE, (ended(text), *marks)), refs, source=pen.source(row.text))


def _uses(identity: Identity, pen: Pen) -> tuple[Clause, ...]:
    uses: Fact[tuple[str, ...]] = identity.uses
    named = (pen.choice(Fact(uses.at, use), "identity.uses") for use in uses.value or ())
    said = joined(pen.words.comma, named) or pen.gap(uses)
    return pen.labelled("general.uses", uses, said)
