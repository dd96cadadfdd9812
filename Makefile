# Two commands do everything: `make serve` shows the site, `make test` passes the tests.
PYTHON ?= python3
BIN := .venv/bin
# Where `make serve` shows the site; another, if that is taken: make serve PORT=8001
PORT ?= 8000
# As many tests at a time as there are processors.
PYTEST := $(BIN)/python -m pytest -n auto
# The pip that came with Python, if it can: to give .venv its own takes a quarter of all the time.
HOST_PIP := $(PYTHON) -m pip --python $(BIN)/python
PIP := $$(ls $(BIN)/pip 2>/dev/null || echo $(HOST_PIP)) install --disable-pip-version-check --no-compile
export NO_MKDOCS_2_WARNING = 1

.PHONY: serve test quick build offline handouts check bench mutants lock clean

serve: .venv/ready
	@$(BIN)/python -c 'import socket, sys; sys.exit(not socket.socket().connect_ex(("127.0.0.1", $(PORT))) and "Port $(PORT) is taken; choose another one, as in: make serve PORT=8001")'
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: .venv/dev .venv/browser
	$(PYTEST)

# The part without a browser, a built site or large inputs, dealt out without regard to groups.
quick: .venv/dev
	$(PYTEST) --dist load -m "not browser and not slow"

build: .venv/ready
	$(BIN)/mkdocs build --strict

# The whole site as one zip that opens from a disk.
offline: build
	@ls site/downloads/*.zip

# The sheets for a class as PDF files, in docs/classroom/handouts; the next build takes them along.
handouts: .venv/dev .venv/browser
	$(BIN)/python -m tools.handouts

check: .venv/ready
	$(BIN)/whosays check

bench: .venv/dev .venv/browser
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.lighthouse

# Changes the code in small ways, one at a time, and tells which changes no test notices.
mutants: .venv/dev
	$(BIN)/python -m tools.mutants

# What the site needs.
.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv --without-pip .venv
	$(HOST_PIP) --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --default-pip
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-build-isolation --no-deps -e .
	touch $@

# What tests and editors need besides.
.venv/dev: .venv/ready requirements-dev.txt
	$(PIP) --require-hashes -r requirements-dev.txt
	$(BIN)/python -m compileall -q -j 0 .venv/lib
	touch $@

# The machine's own Chromium if there is one; else Playwright's.
.venv/browser: .venv/dev
	$(BIN)/python -c 'import sys; from tools.chromium import find_chromium; sys.exit(not find_chromium())' || $(BIN)/playwright install --with-deps chromium
	touch $@

clean:
	rm -rf .venv site .cache docs/classroom/handouts

# Pins everything anew, for every system that Python runs on.
PIN := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" pyproject.toml
lock: .venv/dev
	$(BIN)/$(PIN) --upgrade --group install -o requirements.txt
	$(BIN)/$(PIN) --upgrade -c requirements.txt --all-extras --group dev -o requirements-dev.txt
