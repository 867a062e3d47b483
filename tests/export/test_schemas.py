"""What other programs are promised: our JSON keeps its schema, and SARIF is what the standard's own schema accepts."""

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

import wizard.export.gap_json
from report_specimen import FINDINGS, finding, folded, report, view
from roles import BANKS, answers_of, bank, position_of, report_of
from wizard.export import ReportView, export
from wizard.model.gaps import Confidence, Evidence
from wizard.model.question import Severity
from wizard.model.text import LANGUAGES
from wizard.workflow.choosing import Choice, chosen
from wizard.workflow.documents import Assembled
from wizard.workflow.reports import report_view, with_rules

EXAMPLES = [path.stem for path in sorted((BANKS / "examples").glob("*.yaml"))]
SPAN = finding("CLR502", Severity.MINOR, "duties.items[d9].deadline", "head")._replace(
    evidence=(Evidence("duties.items[d9]", {"en": "𝕊ends it in good time", "ar": "يرسل"}, spans={"en": (9, 21)}),)
)


@functools.cache
def schema(name: str) -> Any:
    """Ours lies beside the module, the standard's beside this test."""
    if name == "json":
        return json.loads((Path(wizard.export.gap_json.__file__).parent / "gap_report.schema.json").read_text("utf-8"))
    return json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))


def valid(written: bytes, name: str) -> Any:
    """The content, once the schema has accepted it."""
    held = json.loads(written)
    validator = Draft202012Validator(schema("json")) if name == "json" else Draft4Validator(schema("sarif"))
    assert [] == [f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(held)]
    return held


@functools.cache
def example(name: str, language: str) -> ReportView:
    """The report of an example interview."""
    answers = answers_of(BANKS / "examples" / f"{name}.yaml", name)
    ready = Assembled(bank(name), answers, position_of(answers, name), report_of(answers, name))
    return with_rules(report_view(ready, {"legal": "I. Petrova"}, language))


def everything(language: str) -> ReportView:
    """Open, hidden, waived and marked findings, and a rule that failed."""
    held = report((*FINDINGS, SPAN), crashed=("GAP014",), waived=(FINDINGS[0],))
    unsure = FINDINGS[1]._replace(confidence=Confidence.POSSIBLE, preview=True)
    seen = view(language, held)
    return seen._replace(hidden=(seen.lines[1]._replace(finding=unsure, number=99),))


@pytest.mark.parametrize("name", ["json", "sarif"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_keeps_the_schema(name: str, language: str) -> None:
    """Every example interview, folded findings, waived and hidden ones, an empty report, a chosen part."""
    assert len(EXAMPLES) > 4
    views = [example(held, language) for held in EXAMPLES]
    views += [folded(language), everything(language), view(language, report(()))]
    views += [chosen(views[0], Choice(only=("major",), everything=True)), chosen(views[0], Choice(select=("GAP",)))]
    for held in views:
        valid(export(held, name), name)


def test_the_schema_refuses_what_is_not_promised() -> None:
    """It is not a schema that accepts everything."""
    held = json.loads(export(view("en"), "json"))
    validator = Draft202012Validator(schema("json"))
    Draft202012Validator.check_schema(schema("json"))
    del held["findings"][0]["owner"]
    held["findings"][1]["severity"] = "dreadful"
    held["surprise"] = 1
    assert 3 == len(list(validator.iter_errors(held)))


def test_evidence_is_a_span_or_an_empty_place() -> None:
    """`quote == text[start:end]` in code points, in the languages in which it was seen."""
    told = {f["fingerprint"]: f["evidence"] for f in json.loads(export(everything("ar"), "json"))["findings"]}
    assert [{"absent": True, "at": "reporting.reports_to"}] == told["GAP014:reporting.reports_to"]
    (marked,) = told["CLR502:d9"]
    assert ("in good time", "en", "codepoint") == (marked["quote"], marked["lang"], marked["unit"])
    assert marked["quote"] == marked["text"][marked["start"] : marked["end"]]


def test_waived_and_hidden_findings_are_told_apart() -> None:
    """With the words of whoever accepted them; numbers go on behind the open ones."""
    held = json.loads(export(everything("en"), "json"))
    ((waived,), (hidden,)) = held["waived"], held["hidden"]
    assert ("waived", "GAP024:i1") == (waived["finding"]["status"], waived["waiver"]["fingerprint"])
    assert "it is agreed with the works council" == waived["waiver"]["reason"]
    assert (True, "possible", 99) == (hidden["preview"], hidden["confidence"], hidden["number"])
    assert list(range(1, len(FINDINGS) + 2)) == [f["number"] for f in held["findings"]]


def test_a_finding_rests_on_its_source() -> None:
    """Name of the rule, what it rests on, and where the answer goes."""
    told = json.loads(export(example("contracts-specialist", "en"), "json"))
    assert told["findings"]
    for one in told["findings"]:
        assert one["name"] and one["source"]["basis"] and one["section"] == one["at"].partition(".")[0]
        assert one["answer"]["kind"] and one["owner"]["fallback"] == "hr"
    assert (told["rules"]["version"], True) == (example("base", "en").report.rules, len(told["rules"]["active"]) > 60)


# --- SARIF ------------------------------------------------------------------------------------------------------------


def test_sarif_has_a_result_for_each_place() -> None:
    """What is told as one question is thirteen identities, each at its own address, and no line numbers."""
    (run,) = valid(export(folded("ru"), "sarif"), "sarif")["runs"]
    prints = [held["partialFingerprints"]["codeClause/v1"] for held in run["results"]]
    assert [f"GAP008:d{n}" for n in range(1, 14)] == sorted(prints, key=lambda name: int(name.partition(":d")[2]))
    places = [held["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for held in run["results"]]
    assert "role/duties.items[d1].result" in places
    assert "physicalLocation" not in json.dumps(run)
    assert ("ru", "unicodeCodePoints") == (run["language"], run["columnKind"])
    (rule,) = run["tool"]["driver"]["rules"]
    assert "Почему это важно" in rule["help"]["text"]


def test_sarif_levels_are_the_severities() -> None:
    """Blocker and major are errors, minor a warning, note a note."""
    (run,) = valid(export(everything("en"), "sarif"), "sarif")["runs"]
    seen = {held["properties"]["severity"]: held["level"] for held in run["results"]}
    assert {"blocker": "error", "major": "error", "minor": "warning"} == seen


def test_sarif_suppresses_what_was_waived() -> None:
    """With the reason as justification; then every result says whether it is suppressed, else none does."""
    (run,) = valid(export(everything("en"), "sarif"), "sarif")["runs"]
    held = [one["suppressions"] for one in run["results"]]
    ((accepted,),) = [one for one in held if one]
    assert ("external", "accepted") == (accepted["kind"], accepted["status"])
    assert "it is agreed with the works council" == accepted["justification"]
    assert "2027-04-30" == accepted["properties"]["expires"]
    (calm,) = valid(export(view("en"), "sarif"), "sarif")["runs"]
    assert not any("suppressions" in one for one in calm["results"])


def test_sarif_says_that_a_report_is_partial() -> None:
    """A rule that failed is no silence."""
    (run,) = valid(export(everything("en"), "sarif"), "sarif")["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert "GAP014" == invocation["toolExecutionNotifications"][0]["descriptor"]["id"]
