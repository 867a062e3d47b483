"""Operators that take something away: a field, a section, a limit, what makes a KPI a measure."""

from collections.abc import Iterator, Mapping

from seeds.kinds import Operator, Persona, Seed, is_asked, one, power_of
from wizard.model.answers import field_at, place_of
from wizard.model.question import Kind

FIELDS: Mapping[str, str] = {
    "identity.title": "GAP001",
    "identity.unit": "GAP002",
    "identity.uses": "GAP034",
    "reporting.reports_to": "GAP014",
    "reporting.superior_split": "CON103",
    "reporting.substituted_by": "GAP015",
    "reporting.substitution_terms": "GAP016",
    "reporting.substitutes_for": "GAP017",
    "reporting.appointed_by": "GAP018",
    "reporting.substitute_signing": "AUT313",
    "purpose.statement": "GAP004",
    "purpose.probation": "GAP035",
    "interactions.escalation": "GAP040",
    "documents.items": "GAP027",
    "attestation.procedure": "GAP030",
    "formalities.organisation": "DOC701",
    "formalities.number": "DOC702",
    "formalities.date": "DOC703",
    "formalities.city": "DOC704",
    "formalities.approved_by": "DOC706",
    "formalities.agreed_with": "DOC708",
    "formalities.acquaintance": "DOC709",
    "formalities.version": "DOC716",
    "formalities.developed_by": "DOC722",
    "formalities.prevailing_language": "LNG908",
    "duties.scope": "GAP037",
    "duties.concludes_contracts": "GAP037",
    "duties.further_work": "GAP037",
    "duties.goods": "GAP037",
    "duties.takes_payment": "GAP037",
    "duties.takes_returns": "GAP037",
    "duties.items.action_class": "GAP011",
    "duties.items.result": "GAP008",
    "duties.items.recipient": "GAP009",
    "duties.items.rights": "LNK201",
    "duties.items.kpis": "LNK204",
    "exclusions.items.done_by": "LNK212",
    "interactions.items.subject": "GAP022",
    "interactions.items.method": "GAP023",
    "interactions.items.reply_time": "GAP024",
    "interactions.items.lead_time": "GAP025",
    "kpis.items.definition": "KPI405",
    "kpis.items.target": "KPI401",
    "kpis.items.unit": "KPI402",
    "kpis.items.better": "KPI413",
    "kpis.items.period": "KPI403",
    "kpis.items.source": "KPI404",
    "kpis.items.baseline": "KPI412",
    "requirements.items.level": "GAP020",
    "requirements.items.duties": "CON116",
    "liability.items.duties": "CON115",
    "liability.items.basis": "LAW630",
}
"""Question, or question and column, to the code that asks for it (source: the catalogue of rules)."""

RUSSIAN: Mapping[str, str] = {
    "identity.category": "GAP003",
    "identity.form": "DOC711",
    "identity.contract": "DOC712",
    "formalities.copies": "DOC720",
    "formalities.contract_clause": "DOC723",
}

SUBJECTS: Mapping[str, str] = {
    **dict.fromkeys(("decide", "approve"), "AUT303"),
    **dict.fromkeys(("information", "demand"), "AUT307"),
    "represent": "AUT308",
    "access": "AUT311",
    "direct": "AUT317",
}
LIMITS: Mapping[str, str] = {
    **{power: code for power, code in SUBJECTS.items() if power not in ("information", "demand")},
    "sign": "AUT301",
    "spend": "AUT302",
    "stop": "AUT310",
}

OPTIONAL = frozenset(
    ("identity.headcount", "identity.vacancy", "duties.items.share", "rights.items.amount", "kpis.items.weight")
)
"""Given for all rows or for none, or needed by nobody: taking one away is no defect."""


def code_of(held: Persona, question: str, row: str = "", column: str = "") -> str:
    """The code that must ask for what stands there; nothing where it may be left out."""
    name = f"{question}.{column}" if column else question
    asked = held.bank.question(question)
    if name in OPTIONAL or asked is None:
        return ""
    if held.country == "ru" and name in RUSSIAN:
        return RUSSIAN[name]
    if question == "rights.items" and column:
        power = held.answers[field_at(question, row, "power")].value
        if column == "subject":
            return SUBJECTS[power]
        if column == "limit" and power not in ("sign", "spend"):  # there an amount is a limit too
            return LIMITS.get(power, "GAP042")
        if column == "granted_by" and power in ("sign", "represent"):
            return "AUT305"
    if name == "duties.items.frequency" and field_at(question, row, "deadline") not in held.answers:
        return "GAP010"
    field = asked.column(column) if column else asked.field
    return FIELDS.get(name) or ("GAP042" if field is not None and field.required else "")


def delete_field(held: Persona) -> Iterator[Seed]:
    """A single answer or a cell is taken away.

    KPI and right lose a duty with the link (LNK203, LNK205); where it is open whether a duty is essential, the KPI
    that the bank proposes for it waits for a word (LNK210).
    """
    for at in held.answers:
        place = place_of(at)
        if place is None or held.answers[at].value is None or (place.row and not place.field):
            continue
        asked = held.bank.question(place.question)
        if asked is None or (asked.kind is Kind.RECORDS and not place.row) or not is_asked(held, place):
            continue
        code = code_of(held, place.question, place.row, place.field)
        if code:
            where = at if code == "GAP042" else place.row or at
            yield Seed({at: None}, one(code, where), BESIDE.get(place.field, frozenset()))


BESIDE: Mapping[str, frozenset[str]] = {
    "rights": frozenset(("LNK203",)),
    "kpis": frozenset(("LNK205",)),
    "essential": frozenset(("LNK210",)),
}


SECTIONS: Mapping[str, tuple[str, str]] = {
    "identity": ("GAP001", "identity.title"),
    "reporting": ("GAP014", "reporting.reports_to"),
    "purpose": ("GAP004", "purpose.statement"),
    "duties": ("GAP005", "duties.items"),
    "exclusions": ("GAP036", "exclusions.items"),
    "rights": ("GAP012", "rights.items"),
    "interactions": ("GAP021", "interactions.items"),
    "kpis": ("GAP026", "kpis.items"),
    "requirements": ("GAP019", "requirements.items"),
    "conditions": ("GAP028", "conditions.hours"),
    "client_standard": ("GAP029", "client_standard.introduction"),
    "attestation": ("GAP030", "attestation.procedure"),
    "documents": ("GAP027", "documents.items"),
    "liability": ("GAP013", "liability.items"),
    "formalities": ("DOC706", "formalities.approved_by"),
}


def delete_section(held: Persona) -> Iterator[Seed]:
    """Every answer of a section is taken away.

    What each of its single answers is asked for comes with it, and who leads names nobody any more (CON111).
    """
    for section, (code, at) in SECTIONS.items():
        inside = [name for name in held.answers if name.startswith(f"{section}.")]
        if inside:
            single = {code_of(held, name) for name in inside if "[" not in name}
            leads = {"CON111"} if section == "reporting" else set()
            yield Seed(dict.fromkeys(inside), one(code, at), frozenset(single - {""} | leads))


def remove_limit(held: Persona) -> Iterator[Seed]:
    """A right is granted without any limit, in words or in money."""
    for right in held.answers.rows("rights.items"):
        code = LIMITS.get(power_of(held, right))
        parts = [field_at("rights.items", right, part) for part in ("limit", "amount")]
        patch = {at: None for at in parts if at in held.answers}
        if code and patch:
            yield Seed(patch, one(code, right))


def _column(column: str) -> Operator:
    def operator(held: Persona) -> Iterator[Seed]:
        for row in held.answers.rows("kpis.items"):
            yield Seed({field_at("kpis.items", row, column): None}, one(FIELDS[f"kpis.items.{column}"], row))

    operator.__doc__ = f"A KPI loses its {column}."
    return operator


MISSING: Mapping[str, Operator] = {
    "delete a field": delete_field,
    "delete a section": delete_section,
    "remove the limit": remove_limit,
    "remove the target": _column("target"),
    "remove the unit": _column("unit"),
    "remove the period": _column("period"),
    "remove the source": _column("source"),
}
