"""No test touches the person's own folders: cache, home and settings live in a temporary place."""

import os
import tempfile

import pytest
from hypothesis import settings

_CACHE = tempfile.mkdtemp(prefix="role-wizard-tests-")
os.environ["ROLE_WIZARD_CACHE"] = _CACHE
os.environ["ROLE_WIZARD_CONFIG"] = f"{_CACHE}/config"
for _name in ("ROLE_WIZARD_BIDI", "ROLE_WIZARD_LANG", "ROLE_WIZARD_WORKSPACE", "ROLE_WIZARD_TRACE"):
    os.environ.pop(_name, None)
os.environ["ROLE_WIZARD_USER"] = "head"
os.environ["LC_ALL"] = "C.UTF-8"


# No deadline: a busy machine is no mistake. In CI the same examples every time; at a desk, new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what is made now")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


SLOW_ELSEWHERE = (
    "tests/export/",
    "tests/test_every_bank.py::test_random_interviews",
    "tests/test_personas.py",
    "tests/test_every_format.py",
    "tests/banks/test_mistakes.py",
    "tests/banks/test_schema.py",
    "tests/draft/test_escaping.py",
    "tests/terminal/test_printing.py::test_every_view",
    "tests/terminal/test_draft_lines.py",
    "tests/terminal/rtl/test_typing.py",
    "tests/terminal/test_screen.py::test_every_question_leaves_room",
    "tests/terminal/test_screen.py::test_the_question_stands_whole",
    "tests/test_every_template.py",
    "tests/test_every_rule.py::test_no_finding_is_ever",
    "tests/test_every_rule.py::test_the_bad_case",
    "tests/test_gap_commands.py",
    "tests/test_since.py",
    "tests/workflow/",
    "tests/interview/test_table_script.py",
    "tests/gaps/test_countries.py",
    "tests/gaps/test_law.py",
    "tests/gaps/test_laws.py",
    "tests/gaps/test_seeds.py",
    "tests/gaps/test_compare.py",
    "tests/terminal/test_review_screen.py",
    "tests/terminal/test_review_faces_agree.py",
    "tests/terminal/test_review_process.py",
    "tests/test_commands.py::test_the_other_commands_answer",
)
"""What takes long together, measured: left out of `make check`, which has to end within a minute."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them; a place that no longer exists is noticed by the time that `make check` takes."""
    for item in items:
        if item.nodeid.startswith(SLOW_ELSEWHERE):
            item.add_marker(pytest.mark.slow)
