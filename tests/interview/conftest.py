"""A session over the small bank, and a memory that keeps acts without a disk."""

from pathlib import Path

import pytest

from notebook import Notebook
from small_bank import small_bank_file
from wizard.banks import open_bank
from wizard.interview.session import Session
from wizard.model.answers import Answers
from wizard.model.bank import Bank


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    path: Path = small_bank_file(tmp_path_factory.mktemp("banks"))
    return open_bank(str(path))


@pytest.fixture
def session(bank: Bank) -> Session:
    return Session(bank, Answers())


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()
