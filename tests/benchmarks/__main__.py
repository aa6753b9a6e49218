"""`python -m tests.benchmarks [NAME...]` prints figures and floors of the same run as a Markdown table."""

from __future__ import annotations

import sys
from importlib import import_module

from tests.benchmarks.measured import HEAD

BENCHMARKS = {
    "start": "tests.benchmarks.starting",
    "reading": "tests.benchmarks.reading",
    "import": "tests.benchmarks.importing",
    "meanwhile": "tests.benchmarks.meanwhile",
    "duplicates": "tests.benchmarks.duplicates",
    "suggest": "tests.benchmarks.suggesting",
    "library": "tests.benchmarks.library",
    "memory": "tests.benchmarks.memory",
    "export": "tests.benchmarks.exporting",
    "search": "tests.benchmarks.searching",
}
"""Name -> the module whose `measure()` returns what it measured."""


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all; return 1 when a target was missed."""
    if unknown := set(names) - BENCHMARKS.keys():
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    print(HEAD, flush=True)
    missed = False
    for name in names or BENCHMARKS:
        for measured in import_module(BENCHMARKS[name]).measure():
            print(measured.row(), flush=True)
            missed |= measured.ratio > measured.target
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
