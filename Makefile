# The same few commands for people and for CI. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := UV_SYSTEM_CERTS=1 $(BIN)/uv

.PHONY: help setup setup-dev run test check
help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/uv:
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet uv

$(VENV)/.base: requirements/base.txt pyproject.toml | $(BIN)/uv
	@$(UV) pip install --quiet --require-hashes -r requirements/base.txt
	@$(UV) pip install --quiet --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/uv
	@$(UV) pip install --quiet --require-hashes -r requirements/dev.txt
	@$(UV) pip install --quiet --no-deps -e .
	@touch $@ $(VENV)/.base

setup: $(VENV)/.base ## Install what the application needs
setup-dev: $(VENV)/.dev ## Install what developing needs

run: setup ## Serve the application with a filled demonstration municipality on 127.0.0.1:8000
	@$(BIN)/speelruimte demo

test: setup-dev ## Run every test; STRICT=1 skips nothing
	@STRICT=$(STRICT) $(BIN)/pytest -n 2 --dist loadfile

check: setup-dev ## Style, types, contracts and the rules of the house
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/djlint src/speelruimte --lint --quiet
	@$(BIN)/codespell
	@$(BIN)/pytest -q tests/architecture
