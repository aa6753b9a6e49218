"""How the launcher speaks: sentences on stderr, and one that ends the start."""

from __future__ import annotations

import sys


class CannotStartError(Exception):
    """The program cannot start; the message is the whole sentence for the person in front of it."""


def say(words: str) -> None:
    """Say something on stderr, at once; of nothing, nothing is said."""
    if words:
        print(words, file=sys.stderr, flush=True)
