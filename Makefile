# Two commands: `make course` opens the course, `make test` runs every test. Both install what they need, once.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
# Tests that run a browser, nbgrader or a hub. Two files at a time: three were slower, since each waits for the others.
REAL := tests/browser tests/grading tests/hub
# A class that works at the same moment takes the machine's cores from whatever runs beside it: after them, alone.
CROWD := tests/hub/test_class_at_once.py
# Servers of a hub that are forked, which is off unless a site asks for it: `make preloaded`, after a change of that.
PRELOADED := tests/hub/test_preloaded.py
# A hub with two courses, which takes four minutes: `make courses`, after a change of a hub's settings, groups or exchange.
COURSES := tests/hub/test_two_courses.py
# The coach taught again, which takes long and tells only whoever changed what it learns from: `make learnt`, after that.
LEARNT := tests/unit/coach/test_training.py
# JupyterHub of the next number, which the lock doesn't have yet: `make nexthub`, before the lock takes it.
NEXT := .venv/nexthub/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: course test preloaded courses nexthub learnt quick bench check lint lock help needs

course: $(INSTALLED)  ## open the course on its home page, in your working copy (my-course/)
	@$(BIN)/empathy open

test: $(INSTALLED) needs  ## run the tests, the browser's and the hub's included
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -rs -n auto --dist worksteal $(addprefix --ignore=,$(REAL) $(LEARNT))
	@$(BIN)/python -m pytest -rs -n 2 --dist loadfile $(REAL) --ignore=$(PRELOADED) --ignore=$(COURSES) --ignore=$(CROWD)
	@$(BIN)/python -m pytest -rs $(CROWD)

preloaded: $(INSTALLED) needs  ## run the tests of a hub's forked servers, which `make test` leaves out
	@$(BIN)/python -m pytest -rs $(PRELOADED)

courses: $(INSTALLED) needs  ## run the tests of two courses on one hub, which `make test` leaves out
	@$(BIN)/python -m pytest -rs $(COURSES)

nexthub: $(INSTALLED) needs  ## run a hub's tests with JupyterHub 6, in an environment of its own
	@test -x $(NEXT)/python || $(PYTHON) -m venv .venv/nexthub
	@$(NEXT)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(NEXT)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(NEXT)/python -m pip install --quiet --upgrade "jupyterhub>=6,<7"
	@$(NEXT)/python -m pytest -rs -n 2 --dist loadfile tests/hub --ignore=$(CROWD)
	@$(NEXT)/python -m pytest -rs $(CROWD)

learnt: $(INSTALLED)  ## teach the coach again and compare, which `make test` leaves out
	@$(BIN)/python -m pytest -n auto $(LEARNT)

quick: $(INSTALLED)  ## run the tests that need no browser, hub or nbgrader, but for a few slow ones
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow" $(addprefix --ignore=,$(REAL))

bench: $(INSTALLED) needs  ## print the project's figures beside its peers'
	@$(BIN)/python -m tests.bench

check: $(INSTALLED)  ## read all content and say what is wrong with it
	@$(BIN)/python -m course_lib check

lint: $(INSTALLED)  ## put the code into its form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@test ! -e tests/front_end/node_modules || npm run --silent --prefix tests/front_end lint

# Of the same versions: all that the project needs, and what a hub needs without and with assignments.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url pyproject.toml

lock: $(INSTALLED)  ## write requirements.lock and the hub's two anew from pyproject.toml
	@$(COMPILE) --all-extras --output-file requirements.lock
	@$(COMPILE) --extra hub --constraint requirements.lock --output-file deploy/requirements.lock
	@$(COMPILE) --extra hub --extra instructor --constraint requirements.lock --output-file deploy/assignments.lock

needs: $(INSTALLED)  # Chromium, bubblewrap and Node's tools, where they are missing
	@bash tests/needs.sh

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(INSTALLED): requirements.lock pyproject.toml deploy/jupyter_server_config.py $(wildcard course_lib/labextension/* course_lib/labextension/schemas/*/* course_lib/labextension/static/*)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which one with: make course PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the course's packages into .venv (once, about two minutes) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@mkdir -p .venv/etc/jupyter && cp deploy/jupyter_server_config.py .venv/etc/jupyter/
	@touch $@
