# The recipes of this project. `just` lists them; each runs in the environment .venv, which `just setup` makes.

set shell := ["bash", "-euo", "pipefail", "-c"]

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

pinned := "--quiet --constraint requirements/dev.txt"

[private]
default:
    @just --list --unsorted

# Install bilat from this tree into .venv, with every tool at its pinned version
setup:
    test -d .venv || python3 -m venv .venv
    python -m pip install {{ pinned }} --upgrade pip
    python -m pip install {{ pinned }} --editable . --group dev

# Everything that must hold besides the tests
check: lint format lengths types layers spelling shell stale-docs

# The README's test: the suite without what is set apart, or what ARGUMENTS name
test *arguments:
    python -m pytest {{ arguments }}

# The tests that are set apart: they start many programs, ask other ones, or measure; and twice the examples of each property (`--unskipped`: none may be skipped)
apart *arguments:
    python -m pytest -m 'apart or hypothesis' --fuller {{ arguments }}

# Fix what the linter can fix, and format
fix:
    ruff check --fix .
    ruff format .

# Regenerate every generated page and schema
docs:
    python docs/make.py

# Property tests with thousands of examples, every mutant of the record, and every long table of names
fuzz *arguments:
    pytest --long -m '' tests/fuzz tests/test_similar_names.py tests/authoring/test_new.py {{ arguments }}
    pytest --long --ignore tests/fuzz -m hypothesis {{ arguments }}

# Change the source a little in hundreds of places, and see which changes no test notices (`just mutants NAME*`)
mutants *names:
    mutmut run {{ names }}
    mutmut results

# Time bilat beside other tools (benchmarks/README.md)
bench *arguments:
    python -m benchmarks {{ arguments }}

# Time questions to tables of many events beside DuckDB by hand, polars and pandas: `just tables 10000000` takes minutes
tables events="1000000":
    python -m benchmarks.tables {{ events }} "${TMPDIR:-/tmp}/bilat-tables-{{ events }}"

# The README's tests with branch coverage, which must not fall below the floor in pyproject.toml
coverage:
    coverage run -m pytest -q -n 0
    coverage report

# Build the wheel, install it into an environment of its own, and ask it from an empty folder
wheel:
    #!/usr/bin/env bash
    set -euo pipefail
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    python -m build --wheel --outdir dist . >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
    python -m venv "$work/env"
    "$work/env/bin/pip" install --quiet "$(ls -t "$PWD"/dist/*.whl | head -n 1)"
    mkdir "$work/empty"
    cd "$work/empty"
    for question in "timeline --since 2015" "trade --year 2018" "meetings --person Lavrov --json"; do
      "$work/env/bin/bilat" $question >"$work/answer"
      test -s "$work/answer"
    done
    echo "The wheel answers from an empty folder."

# Hold Sail and Spark against memory, in an environment of their own in which none of these tests may be skipped (needs java)
engines:
    #!/usr/bin/env bash
    set -euo pipefail
    command -v java >/dev/null || { echo "Install Java first: openjdk-17-jre-headless."; exit 1; }
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    python3 -m venv "$work/env"
    "$work/env/bin/python" -m pip install --quiet --editable '.[test]' 'pyspark[connect]>=4,<4.3' 'pandas>=2.2,<3' pysail
    BILAT_TEST_SERVERS=1 "$work/env/bin/python" -m pytest -q -n 0 -m '' tests/engines -k "sail or spark or server"

# Write requirements/dev.txt anew, with the newest versions that pyproject.toml allows
pin:
    #!/usr/bin/env bash
    set -euo pipefail
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    python -m venv "$work/env"
    "$work/env/bin/pip" install --quiet --upgrade pip
    "$work/env/bin/pip" install --quiet --editable . --group dev
    {
      echo "# The versions that every recipe is known to pass with. Written by: just pin"
      "$work/env/bin/pip" freeze --all --exclude-editable --exclude setuptools
    } >"$work/dev.txt"
    mv "$work/dev.txt" requirements/dev.txt

[private]
lint:
    ruff check .

[private]
format:
    ruff format --check .

# A file longer than 400 lines is to be split
[private]
lengths:
    ! wc -l $(git ls-files '*.py') | awk '$1 > 400 && $2 != "total"' | grep .

[private]
types:
    mypy --strict src tests docs benchmarks

[private]
layers:
    PYTHONPATH=src lint-imports

[private]
spelling:
    codespell

[private]
shell:
    shellcheck .ci/run

# Generate everything, and fail where that changes a file
[private]
stale-docs:
    #!/usr/bin/env bash
    set -euo pipefail
    sums() { find docs data src -type f ! -name '*.pyc' -exec cksum {} + | sort -k 3; }
    before=$(sums)
    {{ quote(just_executable()) }} docs
    diff <(echo "$before") <(sums) || { echo "These were stale, and are now made anew: commit them."; exit 1; }
