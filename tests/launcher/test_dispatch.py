"""Which program a command line starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import main
from ui.launcher import launch as launching
from ui.launcher.purposes import COMMAND, WINDOW


@pytest.fixture
def started(monkeypatch):
    """Return a function that starts `main` and tells its purpose, its program and what that was given."""

    def start(*argv):
        told = []
        monkeypatch.setattr(main, "open_window", lambda rest: told.append(("window", rest)) or 7)
        monkeypatch.setattr(main, "run_command", lambda rest: told.append(("command", rest)) or 3)

        def launch(purpose, hand_over, _make_lock, *, may_set_up):
            return purpose, hand_over(), may_set_up

        monkeypatch.setattr(launching, "launch", launch)
        purpose, status, may_set_up = main.main(list(argv))
        return purpose, *told[0], status, may_set_up

    return start


@pytest.mark.parametrize("argv", [[], ["調査.shirushi"], ["a.txt", "import"], ["--", "import"], ["importer"]])
def test_without_a_command_the_window_opens(started, argv):
    assert started(*argv) == (WINDOW, "window", argv, 7, True)


@pytest.mark.parametrize("word", [*sorted(main.COMMANDS), "-h", "--help", "--version"])
def test_commands_and_questions_go_to_the_commands(started, word):
    assert started(word, "x") == (COMMAND, "command", [word, "x"], 3, True)


def test_no_setup_is_the_launchers_own_word(started):
    assert started("--no-setup", "export", "p", "-") == (COMMAND, "command", ["export", "p", "-"], 3, False)
    assert started("p", "--no-setup") == (WINDOW, "window", ["p"], 7, False)
    assert started("--", "--no-setup") == (WINDOW, "window", ["--", "--no-setup"], 7, True)


def test_nothing_but_the_standard_library_is_imported_on_the_way():
    script = (
        "import sys; before = set(sys.modules)\n"
        "import main, storage.file_lock, ui.launcher.launch, ui.launcher.install, ui.launcher.apt\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - sys.stdlib_module_names - {'main', 'ui', 'storage', 'annotate'}))"
    )
    root = Path(main.__file__).parent
    answer = subprocess.check_output([sys.executable, "-c", script], cwd=root, text=True)
    assert answer == "[]\n"
