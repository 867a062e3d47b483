# Everything a newcomer needs: `make demo`, `make interview`, `make test`. Needs Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo interview test check bench bench-gaps format clean

help:
	@echo "make demo       replay a sample interview, write and show its drafts and gap report"
	@echo "make interview  start the interview about a contracts specialist in build/workspace"
	@echo "make test       formatter, linter, types, floors, all tests"
	@echo "make check      the quick part of it (under a minute)"
	@echo "make bench      speed and memory, as ratios to a floor or a peer"
	@echo "make bench-gaps what the rules find of seeded defects, and what a review costs"

$(READY): pyproject.toml .ci/requirements-dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "role-wizard needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r .ci/requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	$(BIN)/role-wizard demo build/demo

interview: $(READY)
	$(BIN)/role-wizard --workspace build/workspace interview contracts-specialist --bank contracts-specialist

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"

bench: $(READY)
	$(BIN)/python tests/bench.py

bench-gaps: $(READY)
	$(BIN)/python tests/bench_gaps.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
