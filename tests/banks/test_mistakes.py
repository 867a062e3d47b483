"""Forty-odd mistakes that authors of banks make: each is reported at its line, with what to do."""

from pathlib import Path

import pytest

from roles import BANKS
from wizard.banks import check_bank
from wizard.errors import BankError, Complaint
from wizard.model.text import LANGUAGES
from wizard.phrases import explain

GOOD = """\
bank: {id: own, version: "1", extends: base, title: {en: Own, ru: Своя, ar: خاص}}
choices:
  shifts:
    - {value: day, label: {en: Day, ru: День, ar: نهار}}
    - {value: night, label: {en: Night, ru: Ночь, ar: ليل}}
sections:
  - id: duties
    questions:
      - id: duties.shift
        kind: choice
        choices: shifts
        before: duties.items
        ask: {en: "When is the work done?", ru: "Когда выполняется работа?", ar: "متى يُنجز العمل؟"}
        why: {en: "It adds duties.", ru: "Добавляет обязанности.", ar: "يضيف مهامًا."}
        required: true
      - id: duties.dangerous
        kind: yes-no
        before: duties.items
        ask: {en: "Are there dangerous goods?", ru: "Есть ли опасные грузы?", ar: "هل توجد مواد خطرة؟"}
        when: "duties.shift == 'night'"
      - id: duties.items
        drop_suggestions: [core-operation]
        suggestions:
          - id: inspect-goods
            text: {en: "Inspects the goods", ru: "Осматривает грузы", ar: "فحص البضائع"}
            action_class: check
            frequency: daily
            when: "duties.dangerous"
  - id: rights
    questions:
      - id: rights.items
        suggestions:
          - id: ask-for-papers
            text: {en: "Request the papers", ru: "Запрашивать документы", ar: "طلب المستندات"}
            power: information
            serves: [inspect-goods]
            asks: {subject: {en: "Which papers?", ru: "Какие документы?", ar: "أي مستندات؟"}}
  - id: house
    title: {en: House, ru: Порядки, ar: الأنظمة}
    before: formalities
    questions:
      - id: house.keys
        kind: records
        row: y
        ask: {en: "Which keys are handed out?", ru: "Какие ключи выдаются?", ar: "ما المفاتيح المسلَّمة؟"}
        clause: {en: "Keys:", ru: "Ключи:", ar: "المفاتيح:"}
        fields:
          - {id: name, kind: text, ask: {en: Key, ru: Ключ, ar: المفتاح}}
          - {id: number, kind: number, ask: {en: How many?, ru: Сколько?, ar: كم عددها؟}}
"""

# what is changed, into what, the complaint, where it points, and words of the remedy
MISTAKES = [
    ("kind: yes-no", "kind: yesno", "unknown-word", "yesno", "«yes-no»"),
    ('ask: {en: "Are there dangerous', 'aks: {en: "Are there dangerous', "unknown-key", "aks:", "«ask»"),
    ("required: true", "required: yes", "expected-flag", "yes\n", "true or false"),
    ("required: true", 'required: "true"', "expected-flag", '"true"', "true or false"),
    ("choices: shifts", "choices: shift", "unknown-list", "shift\n        before", "«shifts»"),
    ("before: formalities", "before: formality", "unknown-section", "formality", "«formalities»"),
    (
        'before: duties.items\n        ask: {en: "When',
        'before: duties.item\n        ask: {en: "When',
        "unknown-question",
        "duties.item\n",
        "«duties.items»",
    ),
    ("duties.shift == 'night'", "duties.shift == 'nigth'", "condition-choice", "'nigth'", "«night»"),
    ("duties.shift == 'night'", "dutis.shift == 'night'", "condition-unknown", "dutis.shift", "«duties.shift»"),
    ("duties.shift == 'night'", "duties.shift = 'night'", "condition-syntax", None, "double quotes"),
    ("duties.shift == 'night'", "kpis.items == 'night'", "condition-later", "kpis.items ==", "asked before"),
    ("duties.shift == 'night'", "duties.shift", "condition-bare", 'duties.shift"', "Compare"),
    ("duties.shift == 'night'", "duties.shift > 'day'", "condition-size", "duties.shift >", "=="),
    ("duties.shift == 'night'", "count(duties.shift) > 1", "condition-count", "duties.shift) >", "list"),
    ("duties.shift == 'night'", "answerd(duties.shift)", "condition-call", "answerd", "«answered»"),
    ("duties.shift == 'night'", "purpose.statement == 'x'", "condition-text", "'x'", "answered(purpose.statement)"),
    ('when: "duties.dangerous"', 'when: "duties.dangerous == True"', "condition-bool", "True", "lower case"),
    ("action_class: check", "action_class: chek", "unknown-word", "chek", "«check»"),
    ("            action_class: check\n", "", "suggestion-without-class", "id: inspect-goods", "action_class:"),
    ("serves: [inspect-goods]", "serves: [inspect-good]", "unknown-suggestion", "[inspect-good]", "«inspect-goods»"),
    ("serves: [inspect-goods]", "serves: []", "duty-without-right", "id: inspect-goods", "serves:"),
    (
        "drop_suggestions: [core-operation]",
        "drop_suggestions: [core-operations]",
        "unknown-suggestion",
        "core-operations",
        "«core-operation»",
    ),
    ("power: information", "powers: information", "unknown-key", "powers:", "«power»"),
    ("asks: {subject:", "asks: {subjekt:", "unknown-key", "subjekt:", "«subject»"),
    ("asks: {subject:", "asks: {limit:", "asks-never", '{en: "Which papers', "never asked"),
    ("frequency: daily", "frequency: dayly", "unknown-word", "dayly", "«daily»"),
    (
        "id: duties.dangerous",
        "id: duties.shift",
        "duplicate-id",
        "duties.shift\n        kind: yes-no",
        "Ids are unique",
    ),
    ("id: duties.dangerous", "id: Dangerous goods", "bad-id", "Dangerous goods", "lower-case"),
    ("id: duties.dangerous", "id: duties.class", "reserved-id", "duties.class", "another"),
    ("id: inspect-goods", "id: inspect_goods", "bad-id", "inspect_goods\n", "lower-case"),
    ("value: night", "value: day", "duplicate-choice", "{value: day, label: {en: Night", "twice"),
    ("row: y", "row: Y", "bad-row", "Y\n", "lower-case"),
    ("        row: y\n", "", "missing-key", "id: house.keys", "«row»"),
    ("kind: records\n        row: y", "kind: text\n        row: y", "fields-without-records", "fields:", "records"),
    ("kind: number", "kind: links", "missing-key", "links,", "«links»"),
    ("ru: Порядки, ", "", "untranslated", "{en: House", "languages:"),
    ("ru: Порядки", 'ru: ""', "empty-text", '"", ar', "delete the line"),
    ("title: {en: House, ru: Порядки, ar: الأنظمة}", "title: House", "untranslated", "House\n", "ru, ar"),
    ("ru: Порядки", "rus: Порядки", "unknown-language", "rus:", "«ru»"),
    ('en: "It adds duties."', 'of: 123456, en: "It adds duties."', "translation-stale", "123456", "of: "),
    (
        '        why: {en: "It adds duties.", ru: "Добавляет обязанности.", ar: "يضيف مهامًا."}\n',
        "",
        "required-without-why",
        "true\n",
        "why:",
    ),
    (
        'en: "Are there dangerous goods?"',
        'en: "Are there dangerous goods? Which ones?"',
        "compound-question",
        '"Are there',
        "two questions",
    ),
    (
        'en: "Are there dangerous goods?"',
        'en: "Are there dangerous goods and/or gases?"',
        "compound-question",
        '"Are there',
        "two questions",
    ),
    ("Есть ли опасные грузы?", "Есть ли опaсные грузы?", "mixed-alphabets", '"Есть ли', "one alphabet"),
    ('en: "Keys:"', 'en: "Keys of {unit}:"', "placeholders-differ", '{en: "Keys', "equal"),
    ('en: "It adds duties."', 'en: "GOST R 7.0.97-2016 says so."', "act-replaced", '"GOST', "7.0.97-2025"),
    (
        'when: "duties.dangerous"',
        "when: \"duties.dangerous and duties.shift == 'day'\"",
        "condition-never",
        '"duties.dangerous and',
        "never be true",
    ),
    (
        "duties.shift == 'night'",
        "duties.shift in ['day', 'night']",
        "condition-always",
        '"duties.shift in',
        "always true",
    ),
    ("duties.shift == 'night'", "not (duties.shift == 'day')", "condition-not-compared", '"not (', "!="),
    ("  - id: house\n", "\t- id: house\n", "yaml-tab", "\t-", "spaces"),
    ('version: "1", ', 'version: "1", version: "2", ', "yaml-duplicate", 'version: "2"', "Keep one"),
    ("extends: base", "extends: bse", "extends-unknown", None, "«base»"),
]


def said(text: str, tmp_path: Path) -> tuple[Complaint, ...]:
    """Everything that a check says of this bank."""
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return check_bank(str(path))[1]
    except BankError as failure:
        return failure.complaints


def test_the_good_bank_is_good(tmp_path: Path) -> None:
    """Nothing is said of it, so whatever is said below is about the mistake."""
    assert () == said(GOOD, tmp_path)
    assert len(MISTAKES) >= 40


@pytest.mark.parametrize("mistake", MISTAKES, ids=[f"{m[2]}-{n}" for n, m in enumerate(MISTAKES)])
def test_a_mistake_is_reported_at_its_line_with_what_to_do(mistake, tmp_path: Path) -> None:
    """File, line and column point at the mistake; the sentence holds the remedy, in three languages."""
    old, new, code, at, remedy = mistake
    assert 1 == GOOD.count(old) or old == "required: true", old
    text = GOOD.replace(old, new, 1)
    complaints = [held for held in said(text, tmp_path) if held.code == code]
    assert complaints, said(text, tmp_path)
    assert complaints[0].file.endswith("own.yaml")
    if at is not None:
        start = text.index(at)
        assert (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)) in {
            (held.line, held.column) for held in complaints
        }, complaints
    sentences = [explain(complaints[0], language) for language in LANGUAGES]
    assert remedy in sentences[0]
    assert 3 == len(set(sentences))


def test_a_remark_on_a_bank_below_is_made_when_that_bank_is_checked(tmp_path: Path) -> None:
    """Whoever writes a role is not told what somebody else's base lacks."""
    (tmp_path / "below.yaml").write_text(GOOD.replace("id: own", "id: below").replace("ru: Порядки, ", ""), "utf-8")
    above = 'bank: {id: above, version: "1", extends: below, title: {en: A, ru: А, ar: أ}}\nsections: []\n'
    (tmp_path / "above.yaml").write_text(above, encoding="utf-8")
    assert () == check_bank(str(tmp_path / "above.yaml"))[1]
    assert ["untranslated"] == [held.code for held in check_bank(str(tmp_path / "below.yaml"))[1]]


@pytest.mark.parametrize("name", [path.stem for path in sorted(BANKS.glob("*.yaml"))])
def test_nothing_is_said_of_ours(name: str) -> None:
    """Not a mistake, not a remark."""
    assert () == check_bank(name)[1]
