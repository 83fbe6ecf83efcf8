# The whole developer interface. Every target does the set-up it needs; nothing else has to be typed first.
PYTHON ?= python3
BIN := .venv/bin
MEMBERS ?=
RECEIPTS ?=
STORES ?= 天河店,北京路店
SECONDS ?= 600
SEED ?=
ONLY ?=
QUICK ?=
CAMERA ?=

.PHONY: help setup demo test test-fast check bench soak package clean lock translations

help:
	@echo "make demo      a head office, a desk and the tour (or the window, where there is a display)"
	@echo "make test      everything; make test-fast leaves out what starts servers; make check only looks"
	@echo "make bench     speed and memory (ONLY=name QUICK=1); make soak SECONDS= SEED="
	@echo "make package   the frozen program and its .deb (CAMERA=1: with photos); make clean removes what was built"

setup:
	@$(PYTHON) installer/prepare.py --for demo

demo: setup
	@$(BIN)/python -m vipdesk --demo $(if $(MEMBERS),--members "$(MEMBERS)") $(if $(RECEIPTS),--receipts "$(RECEIPTS)") --stores "$(STORES)"

prepared-for-tests:
	@$(PYTHON) installer/prepare.py --for test

check: prepared-for-tests
	@$(BIN)/python -m tests.check

test: prepared-for-tests
	@rm -rf build/test
	@$(BIN)/python -m tests.check --beside python -m pytest --assert=plain -n 4 --max-worker-restart 0 --dist loadscope --no-loadscope-reorder --durations 8 --junit-xml build/test/junit.xml

test-fast: prepared-for-tests
	@$(BIN)/python -m pytest -n 2 --ignore tests/integration --ignore tests/convergence

bench: prepared-for-tests
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick)

soak: prepared-for-tests
	@$(BIN)/python -m tests.soak --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

package: prepared-for-tests
	@$(BIN)/python -m installer.build $(if $(CAMERA),--camera)

translations: prepared-for-tests
	@$(BIN)/python -m installer.translations

lock: prepared-for-tests
	@$(BIN)/uv pip compile pyproject.toml --extra headoffice --group build --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --upgrade -q -o requirements/runtime.lock
	@$(BIN)/uv pip compile pyproject.toml --extra headoffice --extra camera --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate -q -c requirements/runtime.lock -o requirements/development.lock

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
