"""Greets every rule: listed, with a page in three languages; its bad case raises exactly it, its good one nothing."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roles import COMPLETE, answers_of, complete_persona, patched, report_of, waivers_of
from wizard.gaps import RULES, RulePage, page, question, rules, sentence
from wizard.gaps.pages import FOLDER
from wizard.model.answers import Answers
from wizard.model.gaps import OWNERS, Finding, GapReport, Profile
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES, fields_of
from wizard.strict_yaml import plain, read_file

CODES = [rule.code for rule in RULES]
BULK = {"GAP008", "GAP009", "GAP010", "GAP011", "LNK203", "LNG905", "GAP038", "GAP042"}
BULK |= {"KPI412", "LAW613", "LNG902", "LNG910", *(f"CLR50{number}" for number in (1, 2, 3, 6, 8, 9))}
ONLY_WITH = {
    # A breach of one rule is a breach of another by its nature: the declared consequences.
    "GAP005": {"LNK205", "LNK203", "CON118"},
    "GAP006": {"LNK205", "LNK203", "CON115", "CON118"},
    "GAP026": {"GAP042"},
    "GAP037": {"GAP042"},
    "CON103": {"GAP042"},
    # A waiver that does not hold brings its finding back.
    **{code: {"GAP008"} for code in ("WAV951", "WAV953", "WAV954", "WAV955", "WAV956", "WAV957")},
    "AUT306": {"LNG901"},  # one version lacks number and date of the paper
}


def test_the_guard_sees_rules() -> None:
    """A wrong path or an empty folder fails here instead of passing everywhere."""
    on_disk = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    listed = {rule.check.__module__.removeprefix(f"{rules.__name__}.") for rule in RULES}
    assert on_disk == listed != set()
    assert {path.stem for path in FOLDER.glob("*.yaml")} == on_disk
    assert 70 < len(RULES)


def test_codes_and_names_are_unique_and_owners_known() -> None:
    """Codes are never reused; every owner can be asked."""
    assert len(CODES) == len(set(CODES)) == len({rule.name for rule in RULES})
    assert {rule.owner for rule in RULES} <= {*OWNERS, "field"}


def test_every_page_has_its_rule() -> None:
    """No page without a rule, no rule without a page."""
    paged = [code for path in sorted(FOLDER.glob("*.yaml")) for code in plain(read_file(path))]
    assert sorted(CODES) == sorted(paged)


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_whole_in_every_language(code: str) -> None:
    """Title, reasons, sentences and examples; the same places in each language; Arabic without signs that mirror."""
    told = page(code)
    parts = ["title", "checks", "why", "message", "question", "fix", "wrong", "basis", "bad", "good"]
    parts += ["message_many", "question_many"] if code in BULK else []
    for part in parts:
        wording = getattr(told, part)
        assert set(LANGUAGES) == set(wording), part
        assert 1 == len({fields_of(text) for text in wording.values()}), part
        assert not set("≥≤<>") & set(wording["ar"]), part
    assert told == page(told.name)
    assert told.since


@pytest.mark.parametrize("code", CODES)
def test_the_bad_case_raises_exactly_this_rule_and_the_good_one_nothing(code: str) -> None:
    """On a complete interview, for each language where the words decide; hidden findings count as well."""
    told = page(code)
    name = told.case.get("bank", "contracts-specialist")
    complete = answers_of(complete_persona(name), name)
    looked, profile = 0, Profile(on=(code,))  # an optional rule is switched on for its own case
    for bad, good, languages in cases(told):
        found = everything(judged_report(told, complete, name, bad, "bad", profile, languages))
        others = {finding.code for finding in found} - {code} - ONLY_WITH.get(code, set())
        assert set() == others
        (finding,) = [finding for finding in found if finding.code == code]
        assert finding.evidence
        assert finding.owner.role in OWNERS
        for language in LANGUAGES:
            assert "{" not in sentence(finding, language) + question(finding, language)
        assert [] == [f.code for f in everything(judged_report(told, complete, name, good, "good", profile, languages))]
        looked += 1
    assert looked == (len(told.case.get("languages", LANGUAGES)) if "at" in told.case else 1)


def judged_report(
    told: RulePage,
    complete: Answers,
    name: str,
    patch: dict[str, Any],
    which: str,
    profile: Profile,
    languages: tuple[str, ...],
) -> GapReport:
    """The report on the answers as patched; a case may hold waivers (for its bad and its good side) and a day."""
    answers = patched(complete, patch, name)
    waivers = waivers_of(told.case.get("waivers", {}).get(which, []), answers, name)
    today = told.case.get("today", "")
    return report_of(answers, name, profile, today=today, waivers=waivers, languages=languages)


def cases(told: RulePage) -> Iterator[tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]]:
    """Bad and good answers, and the languages of the document.

    With `at`, the page's own examples stand at that address, one language at a time: in a document of that language
    alone, for the others would differ from it, and that is the matter of other rules. `together` keeps all languages.
    """
    if "at" not in told.case:
        yield told.case["bad"], told.case["good"], LANGUAGES
        return
    beside = told.case.get("with", {})
    for language in told.case.get("languages", LANGUAGES):
        worse = {**told.good, language: told.bad[language]}
        many = told.case.get("list", False)
        yield (
            {**beside, told.case["at"]: [worse] if many else worse},
            {**beside, told.case["at"]: [told.good] if many else dict(told.good)},
            LANGUAGES if told.case.get("together") else (language,),
        )


def everything(report: GapReport) -> list[Finding]:
    """All that the rules found, shown by default or not."""
    assert () == report.crashed
    return [*report.findings, *report.hidden]


def test_the_bulk_sentences_are_filled_too() -> None:
    """A rule that hits more than half of its places asks one question for all of them."""
    complete = answers_of(COMPLETE)
    patch = {f"duties.items[{row}].result": "" for row in complete.rows("duties.items")}
    (finding,) = report_of(patched(complete, patch)).findings
    assert ("GAP008", 13) == (finding.code, len(finding.clauses))
    assert "13 of 13 duties have no result." == sentence(finding, "en")
    assert finding.clauses[:3] == ("d1", "d2", "d3")


@pytest.mark.parametrize("code", CODES)
def test_no_finding_is_ever_without_words(code: str) -> None:
    """An interview with every answer of a column taken out: each finding still has its sentence and its question."""
    complete = answers_of(COMPLETE)
    for address in page(code).case.get("bad", {}):
        head, _, field = address.partition("].")
        question_id = head.partition("[")[0]
        rows = complete.rows(question_id) if field else ()
        emptied = report_of(patched(complete, {f"{question_id}[{row}].{field}": "" for row in rows}))
        assert () == emptied.crashed
        for finding in emptied.findings:
            for language in LANGUAGES:
                assert sentence(finding, language), finding.code
                assert question(finding, language), finding.code


def test_texts_to_translate_are_one_question() -> None:
    """Five of a hundred texts are one question to one person, not five."""
    complete = answers_of(COMPLETE)
    rows = complete.rows("duties.items")[:5]
    patch = {f"duties.items[{row}].result": {"ru": "итог"} for row in rows}
    (finding,) = report_of(patched(complete, patch)).findings
    assert ("LNG905", rows) == (finding.code, finding.clauses)


def test_rules_without_a_bulk_sentence_stay_single() -> None:
    """Six KPIs without a target are six questions."""
    complete = answers_of(COMPLETE)
    patch = {f"kpis.items[{row}].target": "" for row in complete.rows("kpis.items")}
    assert ["KPI401"] * 6 == [finding.code for finding in report_of(patched(complete, patch)).findings]


def test_severities_agree_with_the_catalogue() -> None:
    """A frozen copy of the catalogue's severities: changing one is a decision, not a slip."""
    with (Path(__file__).parent / "gaps" / "severities.csv").open(encoding="utf-8") as file:
        frozen = {row["code"]: row["severity"] for row in csv.DictReader(file)}
    assert {rule.code: rule.severity.value for rule in RULES} == frozen
    assert {severity.value for severity in Severity} == set(frozen.values())


def test_owners_agree_with_the_catalogue() -> None:
    """A frozen copy of the catalogue's owners; `field` is whoever the bank names."""
    with (Path(__file__).parent / "gaps" / "owners.csv").open(encoding="utf-8") as file:
        frozen = {row["code"]: row["owner"] for row in csv.DictReader(file)}
    compared = {rule.code: rule.owner for rule in RULES if rule.owner != "field" and rule.code in frozen}
    assert len(compared) > 180
    assert compared == {code: frozen[code] for code in compared}
