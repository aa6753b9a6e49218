"""What the processes of the search share: lines of JSON in and out, and an end when nobody speaks."""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.errors import ShirushiError


class Lines:
    """Standard input, which is heard in a thread of its own, and standard output.

    `changed` is held while what was heard is taken in, and told of every line.
    """

    def __init__(self, take: Callable[[dict[str, Any]], object]) -> None:
        """`take` is given every line."""
        self.changed = threading.Condition()
        self._take = take

    def begin(self) -> None:
        """Listen from now on; the process ends with its input, whatever it is doing."""
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, what: str, told: object) -> None:
        """Say one thing."""
        try:
            sys.stdout.buffer.write(json.dumps({what: told}).encode() + b"\n")
            sys.stdout.buffer.flush()
        except OSError:  # nobody listens any more
            os._exit(0)

    def fail(self, error: ShirushiError) -> None:
        """Say what makes it impossible to go on."""
        values = {name: str(value) for name, value in error.values.items()}
        self.send("failed", [error.key, values, error.details])

    def _listen(self) -> None:
        for line in sys.stdin.buffer:
            with self.changed:
                self._take(json.loads(line))
                self.changed.notify_all()
        os._exit(0)  # what is being written into the index is all or nothing
