PYTHON ?= python3
BIN := .venv/bin
ROUNDS ?= 1000
SEED ?= 0
TIMES ?= 10

.PHONY: setup demo test walk recount check audit takeover faults guards bench lock

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Votum needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: setup
	$(BIN)/votum demo

test: setup
	$(BIN)/pytest -rfEs --numprocesses auto --dist loadfile --no-loadscope-reorder

walk: setup
	$(BIN)/python -m tests.walk --rounds $(ROUNDS) --seed $(SEED)

recount: setup
	$(BIN)/python -m tests.verifier.recount

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: setup
	$(BIN)/python -m tests.architecture.audit

takeover: setup
	$(BIN)/pytest -m takeover tests/stories/test_takeover.py
	$(BIN)/python -m tests.stories.takeover_report --times $(TIMES) --seed $(SEED)

faults: setup
	$(BIN)/python -m tests.faults.report --page docs/faults-report.md

guards: setup
	$(BIN)/python -m tests.guards

bench: setup
	$(BIN)/python -m benchmarks.bench

lock: setup
	$(BIN)/uv pip compile --quiet --generate-hashes --extra dev --no-emit-index-url --no-header \
		pyproject.toml --output-file requirements.lock
