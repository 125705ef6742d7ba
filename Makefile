# Every command a developer needs. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
TEMPLATES := $(shell find templates -name '*.html')

.PHONY: help run dev test lint format check bench lock messages reset
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ \t/' | expand -t 12

run: .venv/production var/static/staticfiles.json  ## the portal with its demo newsroom; PORT=8001 make run for another port
	@exec $(MANAGE) run

dev: .venv/production  ## the same with autoreload and DEBUG on
	@DEBUG=1 exec $(MANAGE) run --dev

test: .venv/development  ## the whole suite
	@$(BIN)/python -m pytest

lint: .venv/development  ## style, types, templates, migrations, deployment
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djade --target-version 5.2 --check $(TEMPLATES)
	$(BIN)/djhtml --tabwidth 2 --check $(TEMPLATES)
	$(BIN)/mypy
	$(MANAGE) makemigrations --check --dry-run
	SECRET_KEY=$$(head -c 60 /dev/urandom | base64 -w0) ALLOWED_HOSTS=portal.example \
		DATABASE_URL=postgres://localhost/portal $(MANAGE) check --deploy --fail-level WARNING

format: .venv/development  ## put the style right
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)
	$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

check: lint test  ## what CI runs

bench: .venv/development var/static/staticfiles.json  ## how fast the admin's list is over 100,000 articles
	@$(BIN)/python -m bench.admin_list

messages:  ## collect and compile the texts to translate; needs GNU gettext
	$(MANAGE) makemessages --locale vi --no-obsolete --no-location --ignore 'var/*' --ignore '.venv/*'
	$(MANAGE) compilemessages --locale vi --ignore '.venv'

lock:  ## compile the requirements again; needs uv
	uv pip compile --universal --generate-hashes --no-annotate --python-version 3.11 --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-annotate --python-version 3.11 --no-emit-index-url \
		--custom-compile-command "make lock" --constraint requirements.txt --group dev pyproject.toml \
		-o requirements-dev.txt

reset:  ## throw away var/: the embedded database, uploads, keys; asks first
	@printf 'Delete var/ with the embedded database and all uploads? [y/N] ' && read answer && [ "$$answer" = y ]
	rm -rf var

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name it: make run PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo 'The venv module is missing; on Debian and Ubuntu: apt-get install python3-venv'; exit 1; }

.venv/production: .venv/bin/python requirements.txt requirements-dev.txt
	@[ ! -e .venv/development ] || $(MAKE) --no-print-directory .venv/development
	@[ -e .venv/development ] || $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/development: .venv/bin/python requirements-dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

var/static/staticfiles.json: .venv/production $(shell find static -type f)
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
