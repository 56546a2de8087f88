# What can be done here; `make help` lists it. Everything lives in .venv, made on the first call and reused.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
UV ?= uv
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# A stamp is newer than what it was made from, so the second call installs nothing.
RUN := .venv/installed-run
DEV := .venv/installed-dev
PO := $(wildcard coopctl/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)
# A file at a time, in the order of tests/conftest.py, so that what a file makes once is made once.
PYTEST ?= -n auto --dist loadfile --no-loadscope-reorder
FUZZ ?= 60
LONG ?= 40
BENCH ?= dist/bench.json
# The programs that ours is held against, in an environment of their own; without the network those of the tests'.
PEERS := [[ -x .venv/peers/bin/check-jsonschema ]] || { $(BIN)/python -m venv .venv/peers && \
  .venv/peers/bin/python -m pip -qq --disable-pip-version-check install check-jsonschema pyyaml jsonschema; } \
  || { rm -rf .venv/peers; echo "no network: the peers are those of this environment" >&2; }
# The tests that draw their examples, or take long: they ask tests/samples.py how many, or whether.
DRAWN = $(shell grep -rlE --include="test_*.py" "^(from|import) tests.*\bsamples\b" tests)
# Exact versions: they are no part of coopctl, only of its tests.
NODE := yaml-language-server@1.25.0 playwright-core@1.65.1 axe-core@4.14.1

.PHONY: help status pdf test long coverage tools check fmt docs man bundle messages lock bench bench-quick bench-compare bench-parts agreement fuzz wheel release clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

status: $(RUN) $(MO) ## show where the agreements in data/ stand today
	@$(BIN)/coopctl status --format table

pdf: $(RUN) ## install what writes PDF too (a wheel of 34 MB); Word and all else come with make status
	@sed -n '/^typst==/,/# via/p' requirements/dev.txt >.venv/pdf.txt
	@$(PIP) install --require-hashes -r .venv/pdf.txt

test: $(DEV) $(MO) ## run every test (PYTEST="-k words" runs some)
	@$(BIN)/python -m pytest $(PYTEST)

long: $(DEV) $(MO) ## draw many more examples than the tests have time for, and count them (LONG=100 times as many; 40 unless told)
	@COOPCTL_LONG=$(LONG) $(BIN)/python -m pytest $(PYTEST) --hypothesis-show-statistics $(DRAWN)

coverage: $(DEV) $(MO) ## run every test and show the lines and branches that none reaches
	@$(BIN)/python -m pytest $(PYTEST) --cov --cov-report=term-missing

tools: .venv/bin/python ## install what some tests need beyond Python: node packages, Chromium, LibreOffice, shells, jq, unzip, groff, openssl (apt, as root)
	@if command -v npm >/dev/null; then \
	  [[ -d .venv/node/node_modules/axe-core ]] || npm install --prefix .venv/node --no-audit --no-fund --no-package-lock \
	    --ignore-scripts --loglevel=error $(NODE); \
	else echo "npm is not installed: the tests of editors and pages are skipped" >&2; fi
	@missing=""; command -v chromium >/dev/null || missing="chromium"; \
	office=$$(readlink -f "$$(command -v soffice)" || true); \
	[[ -e $${office%/*}/libswlo.so ]] || missing="$$missing libreoffice-writer-nogui"; \
	[[ -e $${office%/*}/libsclo.so ]] || missing="$$missing libreoffice-calc-nogui"; \
	for program in zsh fish jq unzip groff openssl; do command -v $$program >/dev/null || missing="$$missing $$program"; done; \
	if [[ -n "$$missing" ]]; then \
	  if command -v apt-get >/dev/null && [[ $$(id -u) == 0 ]]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  else echo "to run the tests of pages, documents and shells, install: $$missing" >&2; fi; fi

check: $(DEV) $(MO) ## lint, format, types and generated docs; prints what is not translated: nothing is changed
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet || { echo "run: make fmt" >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python tools/messages.py check
	@$(BIN)/python docs/build_docs.py --check
	@echo "check: all fine"

fmt: $(DEV) ## format the code and mend what ruff can mend safely
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

docs: $(DEV) $(MO) ## write the generated pages of docs/ again
	@$(BIN)/python docs/build_docs.py

man: $(RUN) $(MO) ## write the manual for man, in each language, into dist/man (then: man -M dist/man coopctl)
	@$(BIN)/python tools/manual.py dist/man

bundle: $(RUN) $(MO) ## make a folder, and its zip, that runs without installing (BUNDLE="--runtime FOLDER": with a Python of its own)
	@$(BIN)/python tools/bundle.py $(BUNDLE) dist

messages: $(DEV) ## collect the sentences to translate into coopctl.pot and each language's coopctl.po
	@$(BIN)/python tools/messages.py update

lock: ## resolve the dependencies again and write requirements/ (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	@env -u PIP_FIND_LINKS -u UV_FIND_LINKS -u UV_INDEX -u UV_DEFAULT_INDEX $(LOCK) --group build --extra docx --extra xlsx --extra ics --extra iati -o requirements/run.txt
	@env -u PIP_FIND_LINKS -u UV_FIND_LINKS -u UV_INDEX -u UV_DEFAULT_INDEX $(LOCK) --group dev --extra docx --extra xlsx --extra ics --extra iati --extra pdf --extra dask -c requirements/run.txt -o requirements/dev.txt

bench: $(DEV) ## measure what is promised of speed, as ratios of one run; kept as JSON (BENCH=FILE)
	@$(PEERS)
	@$(BIN)/python benchmarks/table.py --large 100000 --save $(BENCH)

bench-quick: $(DEV) ## the same in about ten minutes: fewer rounds and papers, no looking back
	@$(PEERS)
	@$(BIN)/python benchmarks/table.py --quick --save $(BENCH)

bench-compare: $(DEV) ## compare two tables of make bench (BENCH="OLDER.json NEWER.json"): before each release
	@$(BIN)/python benchmarks/table.py --compare $(BENCH)

bench-parts: $(DEV) ## measure the parts: reading, schemas, rules, hostile sizes, looking back
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/past.py

agreement: $(DEV) ## measure where our verdicts are those of PyYAML, check-jsonschema and yamllint
	@$(BIN)/python -c 'import yamllint' 2>/dev/null || $(call GROUP,peers)
	@$(BIN)/python benchmarks/agreement.py

fuzz: $(RUN) $(MO) ## feed hostile files to the reader, the schemas and the rules for a minute (FUZZ=600 for ten)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(call GROUP,fuzz) || true
	@$(BIN)/python fuzz/anything.py -max_total_time=$(FUZZ)

wheel: $(RUN) ## build the wheel and the source archive into dist/
	@rm -rf dist
	@$(BIN)/python -m hatchling build -d dist

release: test check ## what a release must pass: all tests, all checks, no sentence without a translation; then the wheel
	@$(BIN)/python tools/messages.py release
	@$(MAKE) wheel

clean: ## remove everything that make makes
	@rm -rf .venv dist .coverage .coverage.* htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz $(MO)

# ---------------------------------------------------------------- how

# Universal: one lock for every platform. Without hashes nothing is installed; no index is named.
# Extras are kept: an older pip takes `coverage==1` for no pin of the `coverage[toml]` that another package wants.
LOCK = $(UV) pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-strip-extras \
	--custom-compile-command "make lock" pyproject.toml

# An optional group of pyproject.toml: tools that only one target needs, so that no lock holds them.
GROUP = $(PIP) install $$($(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["$(1)"])')

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "coopctl needs Python 3.11 or later; no $(PYTHON) was found." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "coopctl needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv

# Two steps: what is locked, checked by its hash; then this checkout, built by the tools that were locked.
$(RUN): requirements/run.txt pyproject.toml hatch_build.py coopctl/__init__.py | .venv/bin/python
	@echo "installing into .venv (the first time takes a minute) …" >&2
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@echo "installing the development tools into .venv …" >&2
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

%.mo: %.po | $(RUN)
	@$(BIN)/python hatch_build.py
	@touch $@
