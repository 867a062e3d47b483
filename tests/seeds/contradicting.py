"""Operators that make parts disagree: links, sums, reporting lines, a duty that stands there twice."""

from collections.abc import Iterator, Mapping, Sequence

from seeds.kinds import NEW, Expected, Operator, Persona, Seed, is_asked, one, power_of
from seeds.missing import FIELDS
from wizard.model.answers import Answer, State, field_at, place_of, row_at

NEEDS: Mapping[str, tuple[frozenset[str], ...]] = {
    **dict.fromkeys(("plan", "analyse", "prepare", "check"), (frozenset(("information", "access")),)),
    **dict.fromkeys(("negotiate", "represent"), (frozenset(("represent",)),)),
    **{act: (frozenset((act,)),) for act in ("decide", "approve", "sign", "spend")},
    "claim": (frozenset(("demand",)), frozenset(("information",))),
    "lead": (frozenset(("direct",)),),
}
"""Action class to the groups of powers of which one each is needed (source: the table of action classes)."""


def _is_enough(held: Persona, act: str, rights: Sequence[str]) -> bool:
    powers = {power_of(held, right) for right in rights}
    return all(group & powers for group in NEEDS.get(act, ()))


def delete_link(held: Persona) -> Iterator[Seed]:
    """A duty loses one right that it needs, or its only KPI; a requirement or a liability its only duty.

    The right or KPI may be left without a duty (LNK203, LNK205).
    """
    for at in held.answers:
        place = place_of(at)
        if place is None or (place.question, place.field) not in LINKS or not held.answers[at].value:
            continue
        if not is_asked(held, place):
            continue
        targets = list(held.answers[at].value)
        act = held.answers[field_at("duties.items", place.row, "action_class")].value if place.row[0] == "d" else ""
        for target in targets:
            left = [other for other in targets if other != target]
            if place.field == "rights" and not _is_enough(held, act, left):
                code = one("LNK202", place.row, *left) if left else one("LNK201", place.row)
            elif place.field != "rights" and not left:
                codes = (FIELDS[f"{place.question}.{place.field}"], *LEGAL.get(place.question, ()))
                code = (Expected(codes, (place.row,)),)
            else:
                continue
            cell = held.answers[at]._replace(value=left) if left else None
            yield Seed({at: cell}, code, frozenset(("LNK203", "LNK205")))


LEGAL = {"requirements.items": ("LAW633", "LAW634")}
"""A licence or a language that no duty needs is asked for by a rule of its own."""

LINKS = (
    ("duties.items", "rights"),
    ("duties.items", "kpis"),
    ("requirements.items", "duties"),
    ("liability.items", "duties"),
)


def retarget_link(held: Persona) -> Iterator[Seed]:
    """A duty is linked to a right of a power that its class does not need.

    The right that it had may be left without a duty (LNK203).
    """
    rights = held.answers.rows("rights.items")
    for duty in held.answers.rows("duties.items"):
        at = field_at("duties.items", duty, "rights")
        act = str(held.answers[field_at("duties.items", duty, "action_class")].value)
        if at not in held.answers or not held.answers[at].value or act not in NEEDS:
            continue
        for right in rights:
            if right not in held.answers[at].value and power_of(held, right) not in frozenset().union(*NEEDS[act]):
                cell = held.answers[at]._replace(value=[right])
                yield Seed({at: cell}, one("LNK202", duty, right), frozenset(("LNK203",)))


def _sum(question: str, column: str, code: str) -> Operator:
    def operator(held: Persona) -> Iterator[Seed]:
        for row in held.answers.rows(question):
            at = field_at(question, row, column)
            if at in held.answers:
                more = str(int(held.answers[at].value) + 10)
                yield Seed({at: held.answers[at]._replace(value=more)}, one(code, question))

    operator.__doc__ = f"One {column} of the list grows by ten: together they make 110."
    return operator


def subordinate_as_manager(held: Persona) -> Iterator[Seed]:
    """Whoever the post reports to stands among those who report to it.

    A post that leads somebody for the first time has no duty that leads (CON110); a head has no superior inside (CON105).
    """
    at = "reporting.direct_reports"
    reports = held.answers[at].value or []
    for report in reports:
        patch = {"reporting.reports_to": Answer(report)}
        yield Seed(patch, one("CON106", "reporting.reports_to"), frozenset(("CON105",)))
    if not reports:
        listed = Answer([held.answers["reporting.reports_to"].value])
        yield Seed({at: listed}, one("CON106", "reporting.reports_to"), frozenset(("CON110",)))


def copied(held: Persona, duty: str) -> dict[str, Answer | None]:
    """The duty a second time as a row of its own, but for its share of time."""
    rows = held.answers["duties.items"]
    start = row_at("duties.items", duty)
    cells: dict[str, Answer | None] = {
        at.replace(start, row_at("duties.items", NEW)): held.answers[at]
        for at in held.answers
        if at.startswith(start) and not at.endswith(".share")
    }
    cells[row_at("duties.items", NEW)] = Answer(None, State.ANSWERED)
    return {**cells, "duties.items": rows._replace(value=[*rows.value, NEW])}


def copy_duty(held: Persona) -> Iterator[Seed]:
    """A duty stands there twice."""
    for duty in held.answers.rows("duties.items"):
        yield Seed(copied(held, duty), one("CON126", duty, NEW))


CONTRADICTING: Mapping[str, Operator] = {
    "delete a link": delete_link,
    "link a right of another power": retarget_link,
    "shares are not 100": _sum("duties.items", "share", "CON118"),
    "weights are not 100": _sum("kpis.items", "weight", "KPI407"),
    "own subordinate as manager": subordinate_as_manager,
    "copy a duty": copy_duty,
}
