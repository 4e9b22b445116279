# Kradan: what a contributor types. `make help` lists the targets from the comments beside them.
#
# Every target first makes sure of the environment in .venv; when the lock file has not changed, that costs a moment.

SHELL      := /bin/sh
PYTHON     ?=
T          ?=
CORPUS     ?=
ARGS       ?=
ENVIRONMENT = PYTHON='$(PYTHON)' sh scripts/environment.sh
BIN        := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check fix exercises messages db-check bench budgets corpus explained humaneval fuzz soak screenshots images secrets lock clean corpus-named env env-dev

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: env  ## everything on this machine, with a demo school; Ctrl-C ends it (ARGS='--port 8080 --lan')
	@$(BIN)/python -m web.build
	@exec $(BIN)/kradan up --demo $(ARGS)

test: env-dev  ## what CI runs: the checks, then every test with real services (T=path for one file or folder)
	@exec $(BIN)/python -m scripts.test $(T)

check: env-dev  ## the fast half of `make test`: format, lint, types, contracts, unit tests
	@exec $(BIN)/python -m scripts.check

fix: env-dev  ## let the tools mend what they can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

exercises: env  ## prove every exercise: right answers pass, wrong ones fail where they say
	@exec $(BIN)/kradan check exercises/

messages: env  ## collect the sentences of the pages for translation, and compile them
	@exec $(BIN)/python -m web.messages

db-check: env  ## upgrade an empty database and ask whether models and migrations agree
	@exec $(BIN)/kradan db check

bench: env-dev  ## every number of docs/benchmarks.md, measured side by side (ARGS=--write puts them there)
	@exec $(BIN)/python -m tests.bench $(ARGS)

budgets: env-dev  ## what the student's pages weigh and how quickly they are there on a slow phone (ARGS=--write puts it into docs)
	@exec $(BIN)/python -m tests.budgets $(ARGS)

soak: env-dev  ## ten thousand good, wrong and hostile submissions in a row: what is there before must be there after
	@exec $(BIN)/python -m tests.soak $(ARGS)

fuzz: env-dev  ## the readers of the wire protocol and of a suite's conversations against many more tampered bytes than `make test` tries (EXAMPLES=20000)
	@KRADAN_FUZZ_EXAMPLES=$(or $(EXAMPLES),20000) exec $(BIN)/python -m pytest tests/sandbox/fuzz -q

corpus: corpus-named env-dev  ## grade a folder of real programs in Docker slots (CORPUS=path)
	@exec $(BIN)/python -m tests.corpus '$(CORPUS)'

explained: corpus-named env-dev  ## which wrong programs of such a folder get an explanation of their exception (CORPUS=path)
	@exec $(BIN)/python -m tests.corpus --explain '$(CORPUS)'

humaneval: corpus-named env-dev  ## grade HumanEval's solutions and empty bodies by pytest suites (CORPUS=path of its file)
	@exec $(BIN)/python -m tests.humaneval '$(CORPUS)' $(ARGS)

screenshots: env-dev  ## pictures of the pages for the README, both languages, phone and desk
	@exec $(BIN)/python -m tests.screenshots

images: env-dev  ## the container images kradan-web, kradan-worker and kradan-sandbox
	@exec $(BIN)/python -m scripts.images

secrets: env  ## random keys and passwords for compose.yaml, once
	@exec $(BIN)/python -m scripts.secrets_folder

lock: env-dev  ## write the lock files anew from pyproject.toml (UPGRADE=1 takes newer versions)
	@exec $(BIN)/python -m scripts.lock $(if $(UPGRADE),--upgrade)

clean:  ## remove what was built: environment, caches, front end (the data in var/ stays)
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
	rm -rf web/static/dist web/static/vendor web/frontend/node_modules

corpus-named:
	@test -n '$(CORPUS)' || { echo 'make $(MAKECMDGOALS) needs CORPUS=path: where the programs are' >&2; exit 2; }

env:
	@$(ENVIRONMENT) run

env-dev:
	@$(ENVIRONMENT) dev
