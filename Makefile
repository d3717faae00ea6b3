# Groundswell. `make run` and `make test` need Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet
# Three keep two processors busy: many tests wait for a terminal, a clock or another process.
WORKERS ?= 3

# The project itself goes in without its dependencies and without building in isolation: the locks have
# brought everything, the build backend included, so this step needs no network.
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation --no-index --editable .

.DEFAULT_GOAL := help
.PHONY: help run test lint facts evidence soak bench coins mutants coverage pictures docs catalogue bundle lock clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run-installed ## start Groundswell (ARGS="..." are handed on)
	@$(BIN)/groundswell $(ARGS)

test: lint ## everything that a change must pass: checks and the quick tests
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

lint: $(VENV)/.dev-installed
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

facts: $(VENV)/.dev-installed ## the model against the literature (long)
	$(BIN)/python -m pytest -q -n $(WORKERS) -m facts

evidence: $(VENV)/.dev-installed ## measure anew what the evidence screen and docs/validation.md show (long)
	$(BIN)/python -m simulator.evidence.results --workers $(WORKERS)
	$(BIN)/python -m simulator.evidence.page

soak: $(VENV)/.dev-installed ## long runs, random kills, whole days (long)
	$(BIN)/python -m pytest -q -m soak

bench: $(VENV)/.bench-installed ## speed limits, and ratios against Mesa and SimPy (a quiet machine)
	$(BIN)/python -m benchmarks.latency
	$(BIN)/python -m benchmarks.week
	$(BIN)/python -m benchmarks.mechanisms
	$(BIN)/python -m benchmarks.worlds
	$(BIN)/python -m benchmarks.pairing

coins: $(VENV)/.dev-installed ## the battery of the random numbers, written to docs/coins.md (PRACTRAND=path/to/RNG_test)
	$(BIN)/python -m tests.theory.coins_report

mutants: $(VENV)/.dev-installed ## small changes to the code, and whether the tests notice (hours; SAMPLE=50 for fewer)
	for room in chance ledger behaviour metrics reader; do \
	  $(BIN)/python -m tests.mutation $$room --sample $(or $(SAMPLE),0) || exit 1; done

coverage: $(VENV)/.dev-installed ## branches that the quick tests pass through (long)
	$(BIN)/python -m coverage erase
	-$(BIN)/python -m coverage run -m pytest -q -n 0 -p no:cacheprovider  # tracing is slow: a test of speed may fail
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report --include='simulator/*' --fail-under=95 --skip-covered
	$(BIN)/python -m coverage report --include='tui/*' --fail-under=85 --skip-covered

pictures: $(VENV)/.dev-installed ## take the pictures of every screen, in three sizes, from the running program
	$(BIN)/python docs/pictures/take.py

docs: $(VENV)/.run-installed ## write docs/scenario-reference.md and the editors' schema anew
	$(BIN)/python -m simulator.scenario.schema

catalogue: $(VENV)/.dev-installed ## bring the catalogues of the languages up to date (docs/translating.md)
	$(BIN)/python -m docs.making.catalogue

bundle: $(VENV)/.dev-installed ## make dist/groundswell-stick: installs from a USB stick without a network
	$(BIN)/python -m docs.making.bundle

# The locks name exact versions with hashes, no index and no path, and serve every Python from 3.11 on.
LOCK := $(BIN)/pip-compile --no-config --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --upgrade

GROUP := $(BIN)/python -c 'import sys, tomllib; \
	print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"][sys.argv[1]], sep="\n")'

lock: $(VENV)/.dev-installed ## renew the exact versions in requirements*.lock
	$(PIP) install pip-tools
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(GROUP) build | $(LOCK) --output-file requirements-build.lock -
	$(GROUP) dev | $(LOCK) --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml -
	$(GROUP) bench | $(LOCK) --constraint requirements-dev.lock --output-file requirements-bench.lock -
	@sed -i.bak 's/-r -$$/a group of pyproject.toml/' requirements-*.lock && rm requirements-*.lock.bak
	@! grep -nE '(https?|file)://|^--' requirements*.lock

clean: ## remove caches and built files; the environment stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Groundswell needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>/dev/null || echo not there)."; \
	  echo "Install one and say which: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python could not make a virtual environment; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.run-installed: requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	@echo "Installing Groundswell into $(VENV) (once, about a minute) ..."
	@$(PIP) install --require-hashes -r requirements.lock -r requirements-build.lock
	@$(INSTALL_SELF)
	@touch $@

$(VENV)/.dev-installed: requirements-dev.lock requirements-build.lock $(VENV)/.run-installed
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.bench-installed: requirements-bench.lock $(VENV)/.dev-installed
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@
