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
