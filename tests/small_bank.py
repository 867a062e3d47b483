"""A small bank of our own for tests that need every kind of question and no more."""

from pathlib import Path

SMALL = """\
bank: {id: small, version: "1", title: {en: Small, ru: Малый, ar: صغير}}
owners:
  head: {en: Department head, ru: Руководитель подразделения, ar: رئيس الإدارة}
  finance: {en: Finance, ru: Финансовая служба, ar: الإدارة المالية}
sections:
  - id: identity
    title: {en: The role, ru: Должность, ar: الوظيفة}
    questions:
      - {id: identity.title, kind: text, ask: {en: Title?, ru: Название?, ar: المسمى؟}, required: true}
      - id: identity.scope
        kind: choice
        ask: {en: Scope?, ru: Объём?, ar: النطاق؟}
        choices: [{value: narrow, label: {en: Narrow, ru: Узкий, ar: ضيق}}, {value: wide, label: {en: Wide, ru: Широкий, ar: واسع}}]
        required: true
      - {id: identity.budget, kind: money, ask: {en: Budget?, ru: Бюджет?, ar: الميزانية؟}, when: "identity.scope == 'wide'"}
      - {id: identity.leads, kind: yes-no, ask: {en: Leads people?, ru: Руководит людьми?, ar: هل يرأس موظفين؟}}
      - {id: identity.headcount, kind: number, ask: {en: How many?, ru: Сколько?, ar: كم عددهم؟}, when: "identity.leads"}
      - {id: identity.since, kind: date, ask: {en: Since?, ru: С какого дня?, ar: منذ متى؟}}
      - {id: identity.part, kind: percent, ask: {en: Share?, ru: Доля?, ar: النسبة؟}}
      - id: identity.uses
        kind: choices
        ask: {en: Uses?, ru: Для чего?, ar: لماذا؟}
        choices: [{value: hiring, label: {en: Hiring, ru: Приём, ar: التعيين}}, {value: review, label: {en: Review, ru: Оценка, ar: التقييم}}]
      - {id: identity.papers, kind: texts, ask: {en: Papers?, ru: Документы?, ar: الوثائق؟}}
      - {id: identity.purpose, kind: paragraph, ask: {en: Purpose?, ru: Цель?, ar: الغرض؟}}
      - {id: identity.boss, kind: position, ask: {en: Superior?, ru: Руководитель?, ar: الرئيس؟}}
  - id: duties
    title: {en: Duties, ru: Обязанности, ar: المهام}
    questions:
      - id: duties.items
        kind: records
        row: d
        ask: {en: Duties?, ru: Обязанности?, ar: المهام؟}
        required: true
        fields:
          - {id: text, kind: text, ask: {en: Duty, ru: Обязанность, ar: المهمة}, required: true}
          - {id: action_class, kind: choice, choices: action-class, ask: {en: Act?, ru: Действие?, ar: الفعل؟}, required: true}
          - {id: rights, kind: links, links: rights.items, after: rights.items, ask: {en: Right?, ru: Право?, ar: الصلاحية؟}, when: "row.action_class in ['prepare', 'sign']"}
        suggestions:
          - {id: draft-it, text: {en: Drafts it, ru: Составляет, ar: إعداد}, action_class: prepare}
          - {id: sell-it, text: {en: Sells it, ru: Продаёт, ar: بيع}, action_class: operate, when: "identity.scope == 'wide'"}
  - id: rights
    title: {en: Rights, ru: Права, ar: الصلاحيات}
    questions:
      - id: rights.items
        kind: records
        row: r
        ask: {en: Rights?, ru: Права?, ar: الصلاحيات؟}
        fields:
          - {id: text, kind: text, ask: {en: Right, ru: Право, ar: الصلاحية}, required: true}
          - {id: power, kind: choice, choices: power, ask: {en: Power?, ru: Полномочие?, ar: الصلاحية؟}, required: true}
          - {id: amount, kind: money, ask: {en: Up to?, ru: До?, ar: حتى؟}, when: "row.power == 'sign'"}
        suggestions:
          - {id: ask-info, text: {en: Ask for papers, ru: Запрашивать, ar: طلب}, power: information, serves: [draft-it]}
"""


def small_bank_file(folder: Path, text: str = SMALL) -> Path:
    """Write the bank into `folder` and give its path."""
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path
