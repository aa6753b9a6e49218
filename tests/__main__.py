"""`python3 -m tests [--python | pytest's arguments]`: set up what the tests need, then run them.

`--python` prints the interpreter that has everything instead, for tools that check the code.
Like `main.py`, this file keeps to what any Python can parse.
"""

import sys

import main


def run_tests(argv):
    # type: (list[str]) -> int
    """Run pytest, or say which Python would; return the exit status."""
    if argv == ["--python"]:
        sys.stdout.write(sys.executable + "\n")
        return 0
    import pytest

    return pytest.main(argv)


if __name__ == "__main__":
    main.require_python()
    from storage.file_lock import FileLock
    from ui.launcher.launch import launch, take_no_setup
    from ui.launcher.purposes import TESTS

    arguments, may_set_up = take_no_setup(sys.argv[1:])
    sys.exit(launch(TESTS, lambda: run_tests(arguments), FileLock, may_set_up=may_set_up))
