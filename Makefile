# Each target makes the environment it needs, from Python 3.11 or newer with venv.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

# Stamps: made anew when pyproject.toml changes, and only when everything went well.
READY_TO_INSTALL = $(VENV)/ready-to-install
READY_TO_RUN = $(VENV)/ready-to-run
READY_TO_TEST = $(VENV)/ready-to-test

# Where CI is set, a test that is skipped has failed.
NO_SKIPS = $(if $(CI),-p no_skips)

.DEFAULT_GOAL := help
.PHONY: help run demo test lint check bench pictures clean

help:
	@echo "make run       open the program (make run ARGS='list --json' for a command)"
	@echo "make demo      open a filled sample journal"
	@echo "make test      run the tests"
	@echo "make lint      run ruff, mypy and import-linter"
	@echo "make check     run the slow tests"
	@echo "make bench     time the program (make bench ARGS='--n 1000 --only list')"
	@echo "make pictures  draw each screen into docs/pictures"
	@echo "make clean     remove the environment and everything that was made"

run: $(READY_TO_RUN)
	@exec $(BIN)/mentorjournal $(ARGS)

demo: $(READY_TO_RUN)
	@exec $(BIN)/mentorjournal demo $(ARGS)

test: $(READY_TO_TEST)
	@PYTHONPATH=tests $(BIN)/python -m pytest -n auto --dist loadgroup -rs $(NO_SKIPS) $(ARGS)

check: $(READY_TO_TEST)
	@PYTHONPATH=tests $(BIN)/python -m pytest -m slow -rs $(NO_SKIPS) $(ARGS)

lint: $(READY_TO_TEST)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY_TO_TEST)
	@$(BIN)/python bench/run.py $(ARGS)

pictures: $(READY_TO_TEST)
	@$(BIN)/python bench/pictures.py $(ARGS)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY_TO_INSTALL): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "mentorjournal needs Python 3.11 or newer, and $(PYTHON) is not." >&2; \
	    echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "$(PYTHON) cannot make environments: its venv module is missing." >&2; \
	    echo "On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "Making the environment in $(VENV) (once; a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

$(READY_TO_RUN): $(READY_TO_INSTALL)
	@$(PIP) install --editable .
	@$(BIN)/python -m compileall -q src  # or each start compiles anew where Python may not cache
	@touch $@

$(READY_TO_TEST): $(READY_TO_RUN)
	@$(PIP) install --group dev
	@touch $@
