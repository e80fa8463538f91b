SUPPORTED = import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))
PYTHON ?= $(shell for name in python3.12 python3.11 python3; do \
	$$name -c '$(SUPPORTED)' 2>/dev/null && echo $$name && break; done)
ARGS ?= --trials 200
PIP = .venv/bin/python -m pip --disable-pip-version-check

.PHONY: help setup search test

help:
	@echo "make search   set up, then search architectures  (make search ARGS=\"--trials 60\")"
	@echo "make test     set up, then check and test everything"
	@echo "make setup    .venv from requirements.lock; PYTHON=... chooses the interpreter (3.11 or 3.12)"

setup: .venv/ready

.venv/ready: requirements.lock
	@"$(PYTHON)" -c '$(SUPPORTED)' 2>/dev/null || \
		{ echo "error: Python 3.11 or 3.12 is needed; name one: make setup PYTHON=..." >&2; exit 2; }
	$(PYTHON) -m venv .venv
	@# uv unpacks and compiles on all cores. It knows nothing of pip's settings: where it finds no packages, pip may.
	$(PIP) install --quiet --constraint requirements.lock uv && \
		.venv/bin/uv pip install --quiet --compile-bytecode --python .venv --requirement requirements.lock || \
		$(PIP) install --quiet --requirement requirements.lock
	@touch $@

search: setup
	.venv/bin/python -m nas.search $(ARGS)

# It starts hundreds of processes, which are not to compile everything again.
test: export PYTHONDONTWRITEBYTECODE =
test: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python -m pytest --quiet --numprocesses auto --dist loadfile --no-loadscope-reorder
