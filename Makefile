# Workbench: `make run` opens the window, `make test` runs the whole suite.
PYTHON ?= python3
ONLY ?= (P[0-9]+|traces|evaluation)
FUZZ_S ?= 600
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ENGINES := $(VENV)/.engines
# Quoted for the compiler's shell: the folder may have spaces.
TILES := -include "$(CURDIR)/packaging/amx_tiles.h"

# A bundle is built with a Python of its own, where only what it needs is installed.
PACKED := $(CURDIR)/build/bundle
PACKER := $(VENV)-bundle
PACKER_READY := $(PACKER)/.ready
# The parts of llama.cpp for all processors, each a library of its own, beside the others.
PARTS := -DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=ON -DLLAMA_BUILD_TESTS=OFF \
  -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF -DLLAVA_BUILD=OFF \
  -DCMAKE_INSTALL_BINDIR:STRING=llama_cpp/lib -DCMAKE_INSTALL_LIBDIR:STRING=llama_cpp/lib

.PHONY: run setup engines test lint fuzz bench shots translations bundle bundle-test bundle-bench packer-here bundle-here bundle-here-test clean

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

# tests/unit runs where Qt cannot be imported: the rooms below ui must not need it. Five parts
# run side by side, so that both cores have work to the end; what four of them say comes last.
HALF := tests/unit/app tests/unit/engines
WINDOWS := tests/ui/models tests/ui/shell tests/ui/tools tests/ui/trace tests/ui/widgets
SLOW := --durations=10 --durations-min=2
UNIT := $(BIN)/python -m pytest -p no:pytest-qt -p tests.no_qt $(SLOW)

# The tests start the program some hundred times: its modules are compiled once, before.
test: lint
	@$(BIN)/python -m compileall -q -j 0 workbench
	@$(UNIT) $(HALF) > $(VENV)/unit-tests-1.log 2>&1 & first=$$!; \
	$(UNIT) tests/unit $(HALF:%=--ignore=%) > $(VENV)/unit-tests-2.log 2>&1 & second=$$!; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(SLOW) tests/e2e > $(VENV)/e2e-tests.log 2>&1 & e2e=$$!; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(SLOW) $(WINDOWS) > $(VENV)/ui-tests.log 2>&1 & ui=$$!; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(SLOW) tests/ui $(WINDOWS:%=--ignore=%); window=$$?; \
	wait $$first; first=$$?; cat $(VENV)/unit-tests-1.log; wait $$second; second=$$?; cat $(VENV)/unit-tests-2.log; \
	wait $$e2e; e2e=$$?; cat $(VENV)/e2e-tests.log; wait $$ui; ui=$$?; cat $(VENV)/ui-tests.log; \
	test $$first = 0 && test $$second = 0 && test $$e2e = 0 && test $$ui = 0 && test $$window = 0

# Longer than the few seconds within `make test`; `make fuzz FUZZ_S=3600` for an hour.
fuzz: setup
	$(BIN)/python tests/fuzz/fuzz_headers.py -max_total_time=$(FUZZ_S)

# Wants a quiet machine and about an hour; prints one JSON line per case.
# `make bench ONLY=P10` or `ONLY=traces` runs one; `tests/benchmarks/table.py` makes a table of the lines.
bench: engines
	@files=$$(grep -liE '^"""([^:]*[ ,])?$(ONLY)[:,]' tests/benchmarks/bench_*.py); \
	test -n "$$files" || { echo "There is no benchmark '$(ONLY)'; take one of P1-P15, traces, evaluation." >&2; exit 2; }; \
	for file in $$files; do QT_QPA_PLATFORM=offscreen $(BIN)/python $$file || exit 1; done

shots: setup
	for language in en pt-BR es; do QT_QPA_PLATFORM=offscreen $(BIN)/python tests/benchmarks/shots.py --language $$language || exit 1; done

# Takes new texts into the catalogues and compiles them; packaging/translations.py says the rest.
translations: setup
	$(BIN)/python packaging/translations.py update

# The wheel of llama.cpp is built anew, for a cached one is for this machine's processor only.
$(PACKER_READY): pyproject.toml constraints.txt packaging/amx_tiles.h
	@sh packaging/check_tools.sh "$(PYTHON)"
	@test -x $(PACKER)/bin/python || $(PYTHON) -m venv $(PACKER)
	@echo "Building llama.cpp for all processors; this takes some minutes."
	@CMAKE_ARGS='$(PARTS)' CFLAGS='$(CFLAGS) $(TILES)' CXXFLAGS='$(CXXFLAGS) $(TILES)' \
	$(PACKER)/bin/python -m pip wheel --quiet --disable-pip-version-check --no-cache-dir --no-deps \
	  -c constraints.txt -w $(PACKED)/wheels llama-cpp-python
	@$(PACKER)/bin/python -m pip install --quiet --disable-pip-version-check \
	  -c constraints.txt --find-links $(PACKED)/wheels -e '.[bundle]'
	@$(PACKER)/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall \
	  --no-deps $(PACKED)/wheels/llama_cpp_python-*.whl
	@touch $(PACKER_READY)

# `make bundle KEYS=keys.pub.json` makes one that takes updates and packs signed with that key.
bundle: $(PACKER_READY)
	@PYTHON="$(PACKER)/bin/python" BUILD="$(PACKED)" KEYS="$(KEYS)" sh packaging/linux/build.sh

# P10 with both sides packaged.
bundle-bench: $(PACKER_READY) $(READY)
	@for one in "typist start_typist" "bare bare_window"; do set -- $$one; \
	  WORKBENCH_NAME=$$1 WORKBENCH_START="$(CURDIR)/tests/benchmarks/$$2.py" WORKBENCH_BUILD="$(PACKED)" \
	  WORKBENCH_BARE=$$(test $$1 = bare && echo 1) $(PACKER)/bin/python -m PyInstaller --noconfirm \
	  --log-level WARN --distpath dist/bench --workpath "$(PACKED)/work-$$1" packaging/workbench.spec || exit 1; done
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/benchmarks/bench_start.py --packaged dist/bench

# What CI starts: made with the Python of the tests, so llama.cpp is for this machine's processor
# only, and a bare window packaged the same way.
HERE := $(CURDIR)/build/here
PACKER_HERE := $(VENV)/.packer
$(PACKER_HERE): $(ENGINES)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bundle]'
	@touch $(PACKER_HERE)

packer-here: $(PACKER_HERE)

bundle-here: $(PACKER_HERE)
	@PYTHON="$(BIN)/python" BUILD="$(HERE)" DIST="$(HERE)/dist" sh packaging/linux/build.sh
	@WORKBENCH_NAME=bare WORKBENCH_BARE=1 WORKBENCH_BUILD="$(HERE)" WORKBENCH_START="$(CURDIR)/tests/benchmarks/bare_window.py" \
	  $(BIN)/python -m PyInstaller --noconfirm --log-level WARN --distpath "$(HERE)/dist" --workpath "$(HERE)/work-bare" packaging/workbench.spec

bundle-here-test:
	@$(BIN)/python packaging/smoke_test.py "$(HERE)/dist/Workbench" --bare "$(HERE)/dist/bare" --picture "$(HERE)/window.png"

bundle-test:
	@$(PACKER)/bin/python packaging/smoke_test.py dist/Workbench

clean:
	rm -rf $(VENV) $(PACKER) build dist .mypy_cache .ruff_cache .pytest_cache
