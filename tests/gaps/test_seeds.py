"""The operators of `make bench-gaps`: each changes the answers, at the place it means and nowhere else."""

from collections.abc import Iterator

import pytest

import bench_gaps
from roles import complete_persona
from seeds import APART, SCORED, WAIVED, WORDING, Persona, Seed, persona
from seeds.kinds import CONSEQUENCES
from seeds.missing import FIELDS, RUSSIAN
from wizard.gaps import RULES
from wizard.model.answers import Answers
from wizard.model.text import LANGUAGES

OPERATORS = {**SCORED, **APART}
FEW = ("contracts-specialist", "head-of-enterprise")
"""One of them leads people, one is led; between them every operator finds its place."""
WHOLE_ROWS = ("delete a section", "copy a duty", "a requirement among the duties", "remove the limit")
"""What breaks several answers, each of them named in the patch."""


@pytest.fixture(scope="module", params=LANGUAGES)
def people(request: pytest.FixtureRequest) -> list[Persona]:
    return [persona(name, request.param) for name in FEW]


def seeds(operator: str, people: list[Persona]) -> Iterator[tuple[Persona, Seed]]:
    found = [(held, seed) for held in people for seed in OPERATORS[operator](held)]
    assert found, operator
    yield from found


def changed(before: Answers, after: Answers) -> set[str]:
    """The addresses that are not what they were."""
    return {at for at in {*before, *after} if before.get(at) != after.get(at)}


def places(addresses: set[str]) -> set[str]:
    """The addresses with their questions and rows; a superior and those who report stand for each other."""
    parts = {part for at in addresses for part in (at, at.partition("[")[0], at.partition("[")[2].partition("]")[0])}
    return parts | {"reporting.reports_to"} if "reporting.direct_reports" in parts else parts


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_breaks_what_it_says_and_nothing_else(operator: str, people: list[Persona]) -> None:
    """Something is different; all that is different was meant, and the finding is expected where it is."""
    for held, seed in seeds(operator, people):
        broken = changed(held.answers, held.answers.put(seed.patch))
        assert set() != broken == set(seed.patch)
        assert 1 == len(broken) or operator in WHOLE_ROWS or seed.waivers
        assert any(places(broken) & set(expected.clauses) for expected in seed.expected), broken


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_consequence_has_a_reason(operator: str, people: list[Persona]) -> None:
    """Nothing is allowed to come along without a reason that is written down."""
    single = {*FIELDS.values(), *RUSSIAN.values(), "GAP042"} if operator == "delete a section" else set()
    for _, seed in seeds(operator, people):
        assert seed.allowed <= {*CONSEQUENCES, *single}


@pytest.mark.parametrize(
    "operator", [*WORDING, *WAIVED, "a number in words differs", "a superior is «responsible person»"]
)
def test_a_wording_is_broken_in_one_language(operator: str, people: list[Persona]) -> None:
    """The other versions stay as they were; only what stands among the duties by mistake is there in all of them."""
    for held, seed in seeds(operator, people) if operator != "a requirement among the duties" else ():
        for at, answer in seed.patch.items():
            if answer is not None:
                before = held.answers[at].value
                assert {held.language} == {spoken for spoken in before if before[spoken] != answer.value[spoken]}


def test_the_sums_are_off_by_ten_and_the_links_lead_to_other_rows(people: list[Persona]) -> None:
    """Two operators whose harm does not show in the addresses."""
    for operator, column in (("shares are not 100", "share"), ("weights are not 100", "weight")):
        for held, seed in seeds(operator, people):
            after = held.answers.put(seed.patch)
            total = sum(int(after[at].value) for at in after if at.endswith(f".{column}"))
            assert 110 == total
    for held, seed in seeds("link a right of another power", people):
        ((at, answer),) = seed.patch.items()
        assert answer is not None
        assert set(answer.value) < set(held.answers.rows("rights.items"))
        assert set(answer.value).isdisjoint(held.answers[at].value)


def test_a_waiver_of_a_seed_holds_before_it_is_broken(people: list[Persona]) -> None:
    """With its day ahead and its text as it was, nothing is left to ask: what comes is the operator's doing."""
    for operator in WAIVED:
        for held, seed in seeds(operator, people):
            (waiver,) = seed.waivers
            patch = {at: answer for at, answer in seed.patch.items() if answer is None}
            good = (waiver._replace(on="2026-11-20", expires="2027-03-01"),)
            assert [] == bench_gaps.everything(bench_gaps.reviewed(held, held.answers.put(patch), good))


def test_every_complete_interview_is_broken_by_the_bench() -> None:
    """A path that leads nowhere would find all of nothing."""
    assert {"base", "contracts-specialist"} < set(bench_gaps.NAMES)
    assert all(complete_persona(name).exists() for name in bench_gaps.NAMES)
    assert {rule.code for rule in RULES} - {"GAP041", "GAP042"} <= set(bench_gaps.OWNERS_OF)


def test_a_defect_that_nobody_finds_is_counted() -> None:
    """The score can fail: an expected code that does not come, and a finding that was not declared."""
    held = persona("contracts-specialist", "en")
    seed = next(iter(SCORED["remove the target"](held)))
    found = bench_gaps.outcome("t", held, seed)
    assert (True, True, (), ()) == (found.found, found.shown, found.collateral, found.wrong)
    elsewhere = seed._replace(expected=(seed.expected[0]._replace(clauses=("k9",)),))
    missed = bench_gaps.outcome("t", held, elsewhere)
    assert (False, ("KPI401:k1",)) == (missed.found, missed.collateral)
