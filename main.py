# -*- coding: utf-8 -*-
"""Start Shirushi: `python3 main.py [PROJECT | FILE...]` opens the window, `main.py COMMAND ...` runs one.

The first start sets up what the program needs (see `ui/launcher/`), later ones go straight on.
This file keeps to what any Python can parse, so that an old one can be told which one is needed.
"""

import sys

COMMANDS = frozenset([
    "import", "articles", "show", "extract", "annotate", "suggest", "evaluate",
    "search", "export", "merge", "verify", "backup", "restore",
])
ANSWERS = frozenset(["-h", "--help", "--version"])


def require_python():
    # type: () -> None
    """Leave with a sentence, in both languages, when this Python is too old."""
    if sys.version_info < (3, 11):
        found = ".".join(str(number) for number in sys.version_info[:3])
        sys.exit(
            "Shirushi needs Python 3.11 or newer; this is Python " + found + ".\n"
            "印（Shirushi）には Python 3.11 以降が必要です（これは Python " + found + " です）。"
        )


def open_window(argv):
    # type: (list[str]) -> int
    """Hand over to the window."""
    from ui.app import main

    return main(argv)


def run_command(argv):
    # type: (list[str]) -> int
    """Hand over to the commands, which know neither Qt nor a screen."""
    from ui.cli import main

    return main(argv)


def main(argv):
    # type: (list[str]) -> int
    """Start whatever `argv` asks for; return the exit status."""
    require_python()
    from storage.file_lock import FileLock
    from ui.launcher.launch import launch, take_no_setup
    from ui.launcher.purposes import COMMAND, WINDOW

    argv, may_set_up = take_no_setup(argv)
    asks_for_command = bool(argv) and (argv[0] in COMMANDS or argv[0] in ANSWERS)
    purpose, program = (COMMAND, run_command) if asks_for_command else (WINDOW, open_window)
    return launch(purpose, lambda: program(argv), FileLock, may_set_up=may_set_up)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
