"""What a country or a company leaves out is asked by no other rule instead."""

import pytest

from roles import COMPLETE, answers_of, bank, patched, position_of, report_of
from wizard.gaps import Case, review
from wizard.model.gaps import Profile

UNUSUAL = ("reporting.appointed_by", "formalities.city", "formalities.approved_by")
"""No practice in English-speaking countries (source: law notes, section 5)."""


@pytest.mark.parametrize("country", ["us", "uk"])
def test_what_is_no_practice_of_a_country_is_not_missed(country: str) -> None:
    """Neither by the rule that is off there nor by the one for required answers."""
    answers = answers_of(COMPLETE)
    emptied = dict.fromkeys(UNUSUAL, "")
    assert {"GAP018", "DOC704", "DOC706"} == {finding.code for finding in report_of(patched(answers, emptied)).findings}
    abroad = report_of(patched(answers, {**emptied, "identity.jurisdiction": country}))
    assert set() == {*UNUSUAL, "liability.items"} & {finding.at for finding in abroad.findings}
    assert not {"GAP013", "GAP018", "DOC704", "DOC706"} & set(abroad.active)


def test_what_a_company_switched_off_is_not_missed() -> None:
    """A reason was given for it: asking again under another code would be no answer to that."""
    answers = patched(answers_of(COMPLETE), {"formalities.city": ""})
    case = Case(bank(), answers, position_of(answers), profile=Profile({"DOC704": "our paper names the city"}))
    assert () == review(case).findings
