"""Coverage counts answers, not places that are filled with something."""

from roles import COMPLETE, answers_of, patched, report_of


def of(report, section: str, part: str):
    """One fraction."""
    (found,) = [held for held in report.coverage if (held.section, held.part) == (section, part)]
    return found


def test_a_placeholder_is_no_answer() -> None:
    """It stands there, and the fraction says that one is missing."""
    complete = answers_of(COMPLETE)
    before = of(report_of(complete), "duties", "result")
    assert before.have == before.of > 1
    filled = patched(complete, {"duties.items[d1].result": {"en": "TBD", "ru": "ХХХ", "ar": "يحدد لاحقًا"}})
    assert before._replace(have=before.have - 1) == of(report_of(filled), "duties", "result")


def test_too_few_duties_are_still_answers() -> None:
    """A finding about a whole list does not take back what stands in it."""
    complete = answers_of(COMPLETE)
    few = complete.put({"duties.items": complete["duties.items"]._replace(value=["d1", "d2", "d3"])})
    report = report_of(few)
    assert "GAP006" in {finding.code for finding in report.findings}
    assert of(report, "duties", "answers").have == of(report, "duties", "answers").of
