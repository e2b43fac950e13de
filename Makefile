# Needs Python 3.11, make and git; everything else is fetched into .venv/ by the target that needs it.

PYTHON  ?= python3
PORT    ?= 8000
WORKERS ?= logical
MUTANTS ?= *mutmut_11
SEED    := $(or $(SEED),$(shell date +%s))
BIN     := .venv/bin
SOURCES := $(wildcard domain verifier service migrations api_tests quality benchmarks scripts conftest.py)

.DEFAULT_GOAL := help
.PHONY: help install run test heavy mutants check format bench clean

help: ## show these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## make .venv/ with the locked packages (fast when nothing changed)
	@$(PYTHON) scripts/bootstrap.py

run: install ## serve the demonstration on 127.0.0.1:PORT (8000); DATABASE_URL chooses the store
	@PORT=$(PORT) $(BIN)/decisions demo --serve

test: install ## run every test, on SQLite and on PostgreSQL
	@$(BIN)/pytest -n $(WORKERS) --maxprocesses=4 --dist loadfile

heavy: install ## run the tests that take minutes or gigabytes, on new examples of each law (SEED tries the same again)
	@echo 'SEED=$(SEED)'
	@$(BIN)/pytest -m heavy --hypothesis-profile='new examples' --hypothesis-seed=$(SEED) -o faulthandler_timeout=3600

mutants: install ## change the rules in one place at a time and list what no example notices (MUTANTS='*': all, hours)
	@$(BIN)/uv run --quiet --with mutmut==3.8.1 mutmut run $(foreach name,$(MUTANTS),'$(name)')
	@$(BIN)/uv run --quiet --with mutmut==3.8.1 mutmut results

check: install ## hold the style, the types, the architecture, the sizes and the published API
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/pytest quality -q
	$(BIN)/decisions openapi --check

format: install ## put the code into its form
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

bench: install ## measure, and compare with the figures in the documents
	@$(BIN)/python -m benchmarks

clean: ## remove what the tools left behind, .venv/ included
	rm -rf .venv .coverage .coverage.* htmlcov mutants build dist .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
