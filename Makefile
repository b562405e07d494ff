# Workbench: `make run` opens the window, `make test` runs the whole suite.
PYTHON ?= python3
ONLY ?= (P[0-9]+|traces)
FUZZ_S ?= 600
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ENGINES := $(VENV)/.engines
# Quoted for the compiler's shell: the folder may have spaces.
TILES := -include "$(CURDIR)/packaging/amx_tiles.h"

.PHONY: run setup engines test lint fuzz bench shots clean

run: setup
	@$(BIN)/workbench

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@sh packaging/check_tools.sh "$(PYTHON)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the program needs; the first time builds llama.cpp, some minutes."
	@CFLAGS='$(CFLAGS) $(TILES)' CXXFLAGS='$(CXXFLAGS) $(TILES)' \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)

# Every engine, also those that the program can do without, and the peer server; the tests run
# them all.
$(ENGINES): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[engines,bench]'
	@touch $(ENGINES)

engines: $(ENGINES)

lint: engines
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# tests/unit runs where Qt cannot be imported: the rooms below ui must not need it. Three parts
# run side by side, so that both cores have work to the end; what the first two say comes last.
test: lint
	@$(BIN)/python -m pytest -p no:pytest-qt -p tests.no_qt tests/unit > $(VENV)/unit-tests.log 2>&1 & unit=$$!; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/e2e > $(VENV)/e2e-tests.log 2>&1 & e2e=$$!; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/ui; window=$$?; \
	wait $$e2e; e2e=$$?; cat $(VENV)/e2e-tests.log; wait $$unit; unit=$$?; cat $(VENV)/unit-tests.log; \
	test $$unit = 0 && test $$e2e = 0 && test $$window = 0

# Longer than the few seconds within `make test`; `make fuzz FUZZ_S=3600` for an hour.
fuzz: setup
	$(BIN)/python tests/fuzz/fuzz_headers.py -max_total_time=$(FUZZ_S)

# Wants a quiet machine and some 50 minutes; prints one JSON line per case.
# `make bench ONLY=P10` or `ONLY=traces` runs one; `tests/benchmarks/table.py` makes a table of the lines.
bench: engines
	@files=$$(grep -liE '^"""([^:]*[ ,])?$(ONLY)[:,]' tests/benchmarks/bench_*.py); \
	test -n "$$files" || { echo "There is no benchmark '$(ONLY)'; take one of P1-P15, traces." >&2; exit 2; }; \
	for file in $$files; do QT_QPA_PLATFORM=offscreen $(BIN)/python $$file || exit 1; done

shots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/benchmarks/shots.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
