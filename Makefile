# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := build/demo
SHARED ?= ../shared
GOLD := $(SHARED)/gold

.PHONY: demo test check unit postgresql debian gold gold-own gold-real reading learn learn-on learning fuzz simulate clean

# --- the environment: made once, and again when what it is made from changes ---

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) scripts/environment.py $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	touch $(STAMP)

# --- the sample consultation, from the empty state to the published site ---

demo: $(STAMP)
	$(BIN)/python scripts/demo.py $(DEMO)

# --- what must be true ---

# what is checked without running it is checked meanwhile
test: debian $(STAMP)
	@$(MAKE) --no-print-directory --jobs=2 check unit

debian:
	@sh scripts/debian.sh

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

# every line and every branch of the rules is run by the tests, or it is not needed;
# six files of tests at a time, for many wait (tests/sharing.py); compiled before, for who
# keeps Python from writing that
unit: $(STAMP)
	$(BIN)/python -m compileall -q rules pipeline outbox tests
	$(BIN)/python -m pytest --numprocesses 6 --dist loadfile --no-loadscope-reorder -p tests.branches --durations=25

# what people do, once more with PostgreSQL in the place of SQLite
postgresql: $(STAMP)
	$(BIN)/python -m pytest --postgresql $(addprefix tests/integration/test_,$(addsuffix .py,decisions corrections points extension))

fuzz: $(STAMP)
	$(BIN)/python tests/fuzz/run.py $(or $(N),10000)

# seasons of six weeks; one that goes wrong tells its seed, to be played again
simulate: $(STAMP)
	$(BIN)/python -m tests.simulation.run $(if $(SEED),--seed $(SEED),--seeds $(or $(SEEDS),100))

gold: $(STAMP)
	$(BIN)/python scripts/gold.py $(GOLD) seed1 seed2 seed3

gold-own: $(STAMP)
	$(BIN)/python -m tests.attribution.measure $(ERRORS) tests/attribution/*.txt

gold-real: $(STAMP)
	$(BIN)/python scripts/gold.py $(GOLD)/real rn nist63 gdpr-de

# --- what people ask for, learnt from rules/wordings; the libraries are needed for it only

learn: learning
	$(BIN)/python scripts/learn.py
	$(BIN)/python scripts/learn_encoder.py
	$(BIN)/python scripts/learn_leading.py
	$(BIN)/python scripts/learn_acting.py

learn-on: learning
	$(BIN)/python scripts/learn.py
	$(BIN)/python scripts/learn_encoder.py --on
	$(BIN)/python scripts/learn_leading.py

learning: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group learn

# --- what is read, as a table; from the constructs that the tests read ---

reading: $(STAMP)
	mkdir -p build
	$(BIN)/python scripts/reading_table.py > build/reading.md
	mv build/reading.md docs/reading.md

clean:
	rm -rf build
