"""The tables (service interactions, KPIs) and the sections that stand only where they hold something."""

from collections.abc import Iterator
from typing import Any

from wizard.draft.pen import Pen
from wizard.draft.plan import SPACE, Chapter, Clause, Row, Table
from wizard.draft.safe import Safe, ended, joined, safe
from wizard.model.position import Extra, Interaction, Kpi, Position
from wizard.model.question import Kind

INTERACTION_COLUMNS = ("partner", "direction", "subject", "method", "reply_time", "lead_time")
KPI_COLUMNS = ("indicator", "definition", "target", "unit", "baseline", "period", "source", "weight")


def interactions(position: Position, pen: Pen) -> Chapter:
    """With whom the post deals, about what, how, and how fast each side answers."""
    rows = tuple(_interaction(row, pen) for row in position.interactions)
    return _tabled("interactions", INTERACTION_COLUMNS, rows, position, pen)


def _interaction(row: Interaction, pen: Pen) -> Row:
    partner = joined(SPACE, (pen.text(row.partner), pen.confirm_row(row.state, *row[3:])))
    direction = pen.choice(row.direction, "interactions.items", "direction")
    others = (pen.text(fact) for fact in (row.subject, row.method, row.reply_time, row.lead_time))
    return Row(row.at, (partner, direction, *others), pen.source(row.partner))


def kpis(position: Position, pen: Pen) -> Chapter:
    """How results are measured; targets with their direction in words."""
    rows = tuple(_kpi(row, pen) for row in position.kpis)
    return _tabled("kpis", KPI_COLUMNS, rows, position, pen)


def _kpi(row: Kpi, pen: Pen) -> Row:
    name = joined(SPACE, (pen.text(row.name), pen.confirm_row(row.state, *row[4:])))
    cells = (
        name,
        pen.text(row.definition),
        _target(row, pen),
        pen.choice(row.unit, "kpis.items", "unit"),
        _percent_or_number(row, pen),
        pen.choice(row.period, "kpis.items", "period"),
        pen.text(row.source),
        pen.percent(row.weight),
    )
    return Row(row.at, cells, pen.source(row.name))


def _target(row: Kpi, pen: Pen) -> Safe:
    """The target in words, then the mark of a direction that is missing."""
    if row.target.value is None:
        return pen.gap(row.target)
    target = pen.words.target(row.target.value, row.unit.value or "", row.better.value or "")
    return joined(SPACE, (safe(target), pen.gap(row.better)))


def _percent_or_number(row: Kpi, pen: Pen) -> Safe:
    return pen.percent(row.baseline) if row.unit.value == "percent" else pen.number(row.baseline)


def _tabled(name: str, columns: tuple[str, ...], rows: tuple[Row, ...], position: Position, pen: Pen) -> Chapter:
    title = pen.words.label(f"section.{name}")
    if not rows:
        return Chapter(name, title, pen.owed(position.lists.get(f"{name}.items")))
    return Chapter(name, title, (), Table(tuple(pen.words.label(f"column.{column}") for column in columns), rows))


def conditions(position: Position, pen: Pen) -> Chapter:
    """Hours, trips, hazards and workplace."""
    held = position.conditions
    printed = ("hours", held.hours), ("travel", held.travel), ("hazards", held.hazards), ("workplace", held.workplace)
    clauses = (clause for name, fact in printed for clause in pen.labelled(f"conditions.{name}", fact, pen.text(fact)))
    return Chapter("conditions", pen.words.label("section.conditions"), tuple(clauses))


def competencies(position: Position, pen: Pen) -> Chapter:
    """What the holder of the post must be able to do, as behaviour."""
    clauses = pen.group("competencies.lead", position.competencies)
    return Chapter("competencies", pen.words.label("section.competencies"), clauses)


def attestation(position: Position, pen: Pen) -> Chapter:
    """How, by which criteria, by whom and how often the holder of the post is assessed."""
    held = position.attestation
    period = pen.choice(held.period, "attestation.period")
    clauses = (
        *pen.labelled("attestation.procedure", held.procedure, pen.lines(held.procedure)),
        *pen.group("attestation.criteria", held.criteria),
        *pen.labelled("attestation.assessor", held.assessor, pen.text(held.assessor)),
        *pen.labelled("attestation.period", held.period, period),
    )
    return Chapter("attestation", pen.words.label("section.attestation"), clauses)


def extra(found: Extra, pen: Pen) -> tuple[Clause, ...]:
    """The answer to a question of a company's own: the question, then the answer as a sentence or a list."""
    words = tuple(_extra_words(found, pen))
    if not words:
        mark = pen.gap(found.fact)
        return (Clause(found.fact.at, mark),) if mark else ()
    ask = ended(pen.wording(found.ask))
    unsure = pen.confirm(found.fact.assumed)
    source = pen.source(found.fact)
    if len(words) == 1:
        return (Clause(found.fact.at, joined(SPACE, (ask, ended(words[0]), unsure)), source=source),)
    subs = tuple(Clause(f"{found.fact.at}#{n}", ended(word)) for n, word in enumerate(words, 1))
    return (Clause(found.fact.at, joined(SPACE, (ask, unsure)), subs=subs, source=source),)


def _extra_words(found: Extra, pen: Pen) -> Iterator[Safe]:
    question = pen.bank.question(found.fact.at)
    value: Any = found.fact.value
    if value is None:
        return
    match question.kind if question else Kind.TEXT:
        case Kind.DATE:
            yield safe(pen.words.date(value))
        case Kind.NUMBER:
            yield safe(pen.words.number(value))
        case Kind.PERCENT:
            yield safe(pen.words.percent(value))
        case Kind.MONEY:
            yield safe(pen.words.money(value))
        case _:
            yield from (pen.wording(word) for word in found.words)
