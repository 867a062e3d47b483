"""A small bank with every id that the position knows, and answers for it: full, partial and empty roles for the tests."""

from collections.abc import Mapping
from typing import Any

from wizard.assembly import assemble
from wizard.model.answers import Absence, Answer, Answers, Reason, Source, State
from wizard.model.bank import Bank, BankHead, Section
from wizard.model.gaps import Mark, Owner
from wizard.model.position import Position
from wizard.model.question import Choice, Field, Kind, Question

LANGUAGES = ("en", "ru", "ar")

QUESTIONS = """
identity.title text
identity.unit text
identity.category choice manager specialist employee worker
identity.headcount number
identity.vacancy choice filled vacant
identity.jurisdiction choice ru sa other
identity.form choice annex separate
identity.contract text
identity.uses choices probation hiring
reporting.reports_to position
reporting.has_second_superior yes-no
reporting.second_superior position
reporting.superior_split text
reporting.direct_reports texts
reporting.substituted_by position
reporting.substitution_terms choice by-order standing
reporting.substitutes_for position
reporting.appointed_by position
purpose.statement paragraph
purpose.results texts
duties.items records text:text action_class:choice result:text recipient:text frequency:choice deadline:text
 share:percent essential:yes-no own_work:links rights:links kpis:links
exclusions.items records text:text action_class:choice done_by:position
rights.items records text:text power:choice subject:text limit:text amount:money granted_by:text
interactions.items records partner:text direction:choice subject:text method:text reply_time:text lead_time:text
kpis.items records name:text definition:text target:number unit:choice better:choice period:choice source:text
 weight:percent baseline:number
requirements.items records text:text kind:choice level:choice duties:links
conditions.hours text
conditions.travel text
conditions.hazards text
conditions.workplace text
competencies.items texts
attestation.procedure paragraph
attestation.criteria texts
attestation.assessor position
attestation.period choice year
documents.items texts
liability.items records text:text kind:choice duties:links basis:text
formalities.organisation text
formalities.number text
formalities.date date
formalities.city text
formalities.developed_by position
formalities.agreed_with texts
formalities.approved_by position
formalities.acquaintance yes-no
formalities.copies number
formalities.version text
formalities.effective_date date
formalities.review_date date
formalities.prevailing_language choice en ru ar
security.clearance text
security.renewal date
"""

LABELS = {
    "monthly": ("Monthly", "Ежемесячно", "شهريًا"),
    "per-case": ("For each contract", "По каждому договору", "لكل عقد"),
    "manager": ("Managers", "Руководители", "الوظائف القيادية"),
    "specialist": ("Specialists", "Специалисты", "الوظائف التخصصية"),
    "ru": ("Russia", "Россия", "روسيا"),
    "both": ("Gives and receives", "Передаёт и получает", "يقدّم ويستلم"),
    "percent": ("Per cent", "Процент", "نسبة مئوية"),
    "days": ("Days", "Дни", "أيام"),
}
"""Labels of choices that the tests look at; any other choice is labelled with its own value."""


def said(en: str, ru: str = "", ar: str = "") -> dict[str, str]:
    """A text in as many languages as are given."""
    return {language: word for language, word in zip(LANGUAGES, (en, ru, ar), strict=True) if word}


def bank() -> Bank:
    """The small bank: one section per first word, three owners."""
    sections: dict[str, list[Question]] = {}
    for line in QUESTIONS.strip().replace("\n ", " ").splitlines():
        name, kind, *rest = line.split()
        fields = tuple(_field(*column.split(":")) for column in rest) if kind == "records" else ()
        asked = Question(_field(name, kind, *(() if fields else rest)), fields, row_prefix=name[0] if fields else "")
        sections.setdefault(name.partition(".")[0], []).append(asked)
    owners = {
        "head": said("Department head", "Руководитель подразделения", "مدير الإدارة"),
        "hr": said("Human resources", "Отдел кадров", "الموارد البشرية"),
        "counterpart": said(
            "Head of the other department", "Руководитель смежного подразделения", "مدير الإدارة الأخرى"
        ),
    }
    made = tuple(
        Section(name, said(name.capitalize(), name.capitalize(), "قسم"), {}, tuple(q)) for name, q in sections.items()
    )
    return Bank(BankHead("specimen", said("Specimen"), "1", "", LANGUAGES), made, owners, {}, {}, "0")


def _field(name: str, kind: str, *values: str) -> Field:
    offered = values or (list(LABELS) if kind == "choice" else [])
    choices = tuple(Choice(value, said(*LABELS.get(value, (value, value, value)))) for value in offered)
    return Field(name, Kind(kind), said(f"{name}?", f"{name}?", f"{name}؟"), choices=choices)


def answers(cells: Mapping[str, Any], state: State = State.ANSWERED) -> Answers:
    """Answers from plain values; an Answer or an Absence stands for itself."""
    source = Source("A. Head", "2026-11-24T10:00:00", "screen", "specimen@1")
    made = {}
    for at, value in cells.items():
        if isinstance(value, Absence):
            made[at] = Answer(None, State.ABSENT, value, source)
        else:
            made[at] = value if isinstance(value, Answer) else Answer(value, state, None, source)
    return Answers(made)


def position(cells: Mapping[str, Any], state: State = State.ANSWERED) -> Position:
    """The role of those answers, assembled over the small bank."""
    return assemble(bank(), answers(cells, state), "specimen")


def mark(role: str = "head", code: str = "GAP001", due: str = "", person: str = "") -> Mark:
    """A mark as the reviewer makes it."""
    return Mark(code, Owner(role, person), due)


def missing(reason: Reason = Reason.UNKNOWN) -> Absence:
    """Nobody knew the answer, or it was excused."""
    return Absence(reason, "head", "2026-12-04")


FULL: Mapping[str, Any] = {
    "identity.title": said("Contracts specialist", "Специалист по договорной работе", "أخصائي عقود"),
    "identity.unit": said("Legal department", "Юридический отдел", "الإدارة القانونية"),
    "identity.category": "specialist",
    "identity.headcount": "2",
    "identity.vacancy": "filled",
    "identity.jurisdiction": "ru",
    "identity.form": "annex",
    "identity.contract": said("No. 12 of 1 December 2026", "№ 12 от 1 декабря 2026 г.", "رقم 12 بتاريخ 1 ديسمبر 2026"),
    "identity.uses": ["probation", "hiring"],
    "reporting.reports_to": said(
        "Head of the legal department", "Начальник юридического отдела", "مدير الإدارة القانونية"
    ),
    "reporting.has_second_superior": True,
    "reporting.second_superior": said("Chief accountant", "Главный бухгалтер", "رئيس الحسابات"),
    "reporting.superior_split": said("payments only", "только по оплате", "المدفوعات فقط"),
    "reporting.direct_reports": [
        said("Archivist", "Архивариус", "أمين الأرشيف"),
        said("Clerk", "Делопроизводитель", "كاتب"),
    ],
    "reporting.substituted_by": said("Lawyer", "Юрисконсульт", "محامٍ"),
    "reporting.substitution_terms": "by-order",
    "reporting.substitutes_for": said("Lawyer", "Юрисконсульт", "محامٍ"),
    "reporting.appointed_by": said("General director", "Генеральный директор", "المدير العام"),
    "purpose.statement": said(
        "Contracts are concluded\nand kept.", "Договоры заключаются\nи исполняются.", "إبرام العقود\nومتابعتها."
    ),
    "purpose.results": [said("Register is complete", "Реестр полон", "اكتمال السجل")],
    "duties.items": ["d1", "d2"],
    "duties.items[d1]": {"suggestion": "draft-contract"},
    "duties.items[d1].text": said("Draft the text of contracts", "Подготавливает текст договоров", "إعداد نصوص العقود"),
    "duties.items[d1].result": said("a draft contract", "проект договора", "مسودة العقد"),
    "duties.items[d1].recipient": said("initiating unit", "инициатор договора", "الوحدة الطالبة"),
    "duties.items[d1].frequency": "per-case",
    "duties.items[d1].deadline": said("3 working days", "3 рабочих дня", "3 أيام عمل"),
    "duties.items[d1].share": "40",
    "duties.items[d1].rights": ["r1"],
    "duties.items[d1].kpis": ["k1", "k2"],
    "duties.items[d2]": {},
    "duties.items[d2].text": said("Keep the contract register", "Ведёт реестр договоров", "مسك سجل العقود"),
    "duties.items[d2].rights": Absence(Reason.NOT_APPLICABLE, note=said("the register is the post's own")),
    "exclusions.items": ["x1"],
    "exclusions.items[x1]": {},
    "exclusions.items[x1].text": said("Sign contracts", "Подписание договоров", "توقيع العقود"),
    "exclusions.items[x1].done_by": said("General director", "Генеральный директор", "المدير العام"),
    "rights.items": ["r1", "r2"],
    "rights.items[r1]": {},
    "rights.items[r1].text": said("Request documents from units", "Запрашивать документы", "طلب المستندات من الوحدات"),
    "rights.items[r1].power": "information",
    "rights.items[r1].limit": said("contracts only", "только по договорам", "العقود فقط"),
    "rights.items[r1].amount": {"amount": "500000", "currency": "RUB"},
    "rights.items[r2]": {},
    "rights.items[r2].text": said("Training once a year", "Обучение раз в год", "التدريب مرة في السنة"),
    "rights.items[r2].power": "entitlement",
    "interactions.items": ["i1"],
    "interactions.items[i1]": {},
    "interactions.items[i1].partner": said("Accounting", "Бухгалтерия", "المحاسبة"),
    "interactions.items[i1].direction": "both",
    "interactions.items[i1].subject": said("invoices | acts", "счета | акты", "الفواتير | المحاضر"),
    "interactions.items[i1].reply_time": said("2 days", "2 дня", "يومان"),
    "kpis.items": ["k1", "k2"],
    "kpis.items[k1]": {},
    "kpis.items[k1].name": said("Contracts in time", "Договоры в срок", "العقود في موعدها"),
    "kpis.items[k1].target": "95",
    "kpis.items[k1].unit": "percent",
    "kpis.items[k1].better": "higher",
    "kpis.items[k2]": {},
    "kpis.items[k2].name": said("Time of drafting", "Срок подготовки", "مدة الإعداد"),
    "kpis.items[k2].target": "2",
    "kpis.items[k2].unit": "days",
    "kpis.items[k2].better": "lower",
    "requirements.items": ["q1", "q2"],
    "requirements.items[q1]": {},
    "requirements.items[q1].text": said("higher legal", "высшее юридическое", "بكالوريوس في القانون"),
    "requirements.items[q1].kind": "education",
    "requirements.items[q1].level": "minimum",
    "requirements.items[q1].duties": ["d1"],
    "requirements.items[q2]": {},
    "requirements.items[q2].text": said("English B1", "английский B1", "الإنجليزية B1"),
    "requirements.items[q2].level": "preferred",
    "conditions.hours": said("40 hours a week", "40 часов в неделю", "40 ساعة في الأسبوع"),
    "competencies.items": [said("Asks until the fact is clear", "Уточняет до ясности", "يسأل حتى تتضح الواقعة")],
    "attestation.procedure": said("Once a year", "Раз в год", "مرة في السنة"),
    "attestation.period": "year",
    "documents.items": [said("Contract regulation", "Положение о договорной работе", "لائحة العقود")],
    "liability.items": ["l1"],
    "liability.items[l1]": {},
    "liability.items[l1].text": said("Missed deadlines", "Нарушение сроков", "الإخلال بالمواعيد"),
    "liability.items[l1].kind": "disciplinary",
    "liability.items[l1].duties": ["d1", "d2"],
    "formalities.organisation": said("North Wind Ltd", "ООО «Северный ветер»", "شركة رياح الشمال"),
    "formalities.number": said("7", "7", "7"),
    "formalities.date": "2026-12-01",
    "formalities.city": said("Moscow", "Москва", "موسكو"),
    "formalities.developed_by": said("Head of human resources", "Начальник отдела кадров", "مدير الموارد البشرية"),
    "formalities.agreed_with": [said("Chief accountant", "Главный бухгалтер", "رئيس الحسابات")],
    "formalities.approved_by": said("General director", "Генеральный директор", "المدير العام"),
    "formalities.acquaintance": True,
    "formalities.copies": "2",
    "formalities.prevailing_language": "ru",
    "security.clearance": said("Second level", "Второй уровень", "المستوى الثاني"),
    "security.renewal": "2027-03-08",
}
"""A role with an answer in every section."""
