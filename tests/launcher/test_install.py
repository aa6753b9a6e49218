"""Making `.venv`: the stamp comes last, and what goes wrong is one sentence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from storage.file_lock import FileLock
from ui import i18n
from ui.launcher import install
from ui.launcher.environment import python_in, stamp_in
from ui.launcher.purposes import Purpose
from ui.launcher.speech import CannotStartError

if TYPE_CHECKING:
    from pathlib import Path

PURPOSE = Purpose(("requirements.txt",), ())


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(i18n._Current, "language", "en")


@pytest.fixture
def place(tmp_path: Path, monkeypatch) -> Path:
    """Where `.venv` of an invented checkout will be."""
    place = tmp_path / "「分析 ツール」" / ".venv"
    monkeypatch.setattr(install, "places", lambda: (place, tmp_path / "cache" / ".venv"))
    return place


def installers(monkeypatch, *scripts: str) -> None:
    """Let each way to install be one Python script that gets the environment's path."""
    ways = [lambda environment, s=s: [[sys.executable, "-c", s, str(environment)]] for s in scripts]
    monkeypatch.setattr(install, "installers", lambda environment, _files: [way(environment) for way in ways])


def make_python(place: Path) -> str:
    python = str(python_in(place))
    return f"from pathlib import Path; p = Path({python!r}); p.parent.mkdir(parents=True); p.touch()"


def test_a_finished_install_is_stamped_and_the_lock_is_gone(place, monkeypatch, capsys):
    installers(monkeypatch, make_python(place))
    assert install.set_up(PURPOSE, FileLock) == place
    assert stamp_in(place, "requirements.txt").exists()
    assert not place.with_name(".venv.lock").exists()
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


def test_a_failed_install_leaves_no_stamp_and_goes_on_next_time(place, monkeypatch):
    installers(monkeypatch, "print('ERROR: hash differs'); raise SystemExit(1)")
    place.mkdir(parents=True)
    stamp_in(place, "requirements.txt").write_text("of an earlier install")
    with pytest.raises(CannotStartError, match="hash differs"):
        install.set_up(PURPOSE, FileLock)
    assert not stamp_in(place, "requirements.txt").exists()
    installers(monkeypatch, make_python(place))
    install.set_up(PURPOSE, FileLock)
    assert stamp_in(place, "requirements.txt").exists()


def test_the_second_way_is_tried_when_the_first_fails(place, monkeypatch):
    installers(monkeypatch, "raise SystemExit(1)", make_python(place))
    install.set_up(PURPOSE, FileLock)
    assert python_in(place).exists()


def test_what_another_start_installed_meanwhile_is_not_installed_again(place, monkeypatch, capsys):
    installers(monkeypatch, make_python(place))
    install.set_up(PURPOSE, FileLock)
    capsys.readouterr()
    other = FileLock(place.with_name(".venv.lock"))
    other.try_acquire("pid 1")
    monkeypatch.setattr(install.time, "sleep", lambda _seconds: other.release())
    installers(monkeypatch, "raise SystemExit('installed twice')")
    install.set_up(PURPOSE, FileLock)
    assert "waiting" in capsys.readouterr().err


def test_a_checkout_that_cannot_be_written_to_is_set_up_in_the_cache(place, monkeypatch, tmp_path):
    place.parent.write_text("a file where the folder should be: nothing can be made in it")
    installers(monkeypatch, make_python(tmp_path / "cache" / ".venv"))
    assert install.set_up(PURPOSE, FileLock) == tmp_path / "cache" / ".venv"


def test_nowhere_to_write_is_said(place, tmp_path):
    place.parent.write_text("")
    (tmp_path / "cache").write_text("")
    with pytest.raises(CannotStartError, match="cannot be written to"):
        install.set_up(PURPOSE, FileLock)


def test_files_of_another_user_are_a_sentence_not_a_traceback(place):
    place.with_name(".venv.lock").mkdir(parents=True)  # refuses to be opened even for root
    with pytest.raises(CannotStartError, match=r"\.venv\.lock"):
        install.set_up(PURPOSE, FileLock)


def test_pip_is_asked_for_hashes_and_uv_only_when_it_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(install.shutil, "which", lambda _name: None)
    [pip] = install.installers(tmp_path / ".venv", ["requirements.txt"])
    assert {"--require-hashes", "--use-pep517", "--disable-pip-version-check", "-q"} <= set(pip[-1])
    monkeypatch.setattr(install.shutil, "which", lambda _name: "/bin/uv")
    uv, fallback = install.installers(tmp_path / ".venv", ["requirements.txt"])
    assert uv[0][0] == uv[1][0] == "/bin/uv"
    assert "--require-hashes" in uv[1]
    assert fallback == pip


@pytest.mark.parametrize("setting", [
    "version = {}.{}.0", "version_info = {}.{}.0.final.0", "version_info={}.{}",
])
def test_an_environment_for_this_python_is_kept(tmp_path, setting):
    python_in(tmp_path).parent.mkdir()
    python_in(tmp_path).touch()
    (tmp_path / "pyvenv.cfg").write_text(f"home = /usr/bin\n{setting.format(*sys.version_info)}\n")
    assert not install.needs_to_be_made_anew(tmp_path)


def test_one_for_another_python_or_without_any_is_made_anew(tmp_path):
    assert not install.needs_to_be_made_anew(tmp_path / "none yet")
    assert install.needs_to_be_made_anew(tmp_path)
    python_in(tmp_path).parent.mkdir()
    python_in(tmp_path).touch()
    (tmp_path / "pyvenv.cfg").write_text("version = 3.9.18\n")
    assert install.needs_to_be_made_anew(tmp_path)


@pytest.mark.parametrize(("output", "words"), [
    ("WARNING: Retrying: [Errno -3] Temporary failure in name resolution\nERROR: No match", "internet"),
    ("error: Request failed\n  Caused by: dns error", "internet"),
    ("ERROR: Could not install packages: [Errno 28] No space left on device", "too full"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "DO NOT MATCH"),
])
def test_the_reason_for_a_failure_is_one_sentence(output, words):
    assert words in install.reason(output)
