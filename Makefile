# Four things can be asked for: demo, test, check, bench. Each installs what it needs first.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := demo
.PHONY: demo test check bench

PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
TEMPLATES = $$(find templates -name '*.html')
AS_IN_PRODUCTION := FYRBODAL_DEBUG=0 FYRBODAL_HTTPS=1 FYRBODAL_ALLOWED_HOSTS=natverk.example.org \
	FYRBODAL_SECRET_KEY=of-no-use-but-long-enough-and-with-many-different-letters-0123456789
export PIP_DISABLE_PIP_VERSION_CHECK := 1

demo: .venv/stamp
	@deploy/need pango
	@$(BIN)/python manage.py demo --port $(PORT)

test: .venv/stamp
	@deploy/need pango
	@deploy/need chromium || true
	@deploy/need office || true
	@status=0; $(BIN)/pytest -n logical || status=$$?; $(BIN)/python manage.py database stop || true; exit $$status

check: .venv/stamp
	@deploy/need pango
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(AS_IN_PRODUCTION) $(BIN)/mypy
	$(BIN)/lint-imports
	$(AS_IN_PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run
	$(AS_IN_PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(BIN)/python manage.py database stop || true  # makemigrations asks it what has been done

bench: .venv/stamp
	@deploy/need pango
	@$(BIN)/python -m bench

.venv/stamp: requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 eller senare behövs. Ange den så här: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python saknar venv. Kör: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installerar Pythonpaketen i .venv ..."
	@$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
