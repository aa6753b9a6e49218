"""The lock, between real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.file_lock import FileLock

ROOT = Path(__file__).parents[2]

_HOLD = """
import sys
from pathlib import Path
from storage.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.try_acquire(sys.argv[2]), flush=True)
sys.stdin.read()
lock.release()
"""
_COUNT = """
import sys, time
from pathlib import Path
from storage.file_lock import FileLock
counter = Path(sys.argv[1] + ".count")
for _ in range(100):
    lock = FileLock(Path(sys.argv[1]))
    while not lock.try_acquire("counting"):
        time.sleep(0.0001)
    counter.write_text(str(int(counter.read_text()) + 1))
    lock.release()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "調査 計画.shirushi.lock"


def other_process(script: str, path: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path), *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )


def test_another_process_is_kept_out_and_can_read_who_holds_it(path):
    with other_process(_HOLD, path, "pid 7, 佐倉") as holder:
        assert holder.stdout.readline() == "True\n"
        lock = FileLock(path)
        assert not lock.try_acquire("second")
        assert lock.holder() == "pid 7, 佐倉"
        holder.stdin.close()
        holder.wait()
        assert lock.try_acquire("second")
        assert lock.holder() == "second"
        lock.release()


def test_a_killed_process_holds_nothing(path):
    with other_process(_HOLD, path, "a much longer name than the next owner has") as holder:
        holder.stdout.readline()
        holder.kill()
    lock = FileLock(path)
    assert path.exists()
    assert lock.try_acquire("next")
    assert lock.holder() == "next"
    lock.release()


def test_no_two_processes_are_ever_inside_together(path):
    counter = path.with_name(path.name + ".count")
    counter.write_text("0")
    workers = [other_process(_COUNT, path) for _ in range(3)]
    for worker in workers:
        worker.communicate()
        assert worker.returncode == 0
    assert counter.read_text() == "300"
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let a child inherit a lock")
def test_a_child_that_inherits_the_descriptor_keeps_the_lock(path):
    lock = FileLock(path)
    lock.try_acquire("parent")
    command = [sys.executable, "-c", "input()"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=(lock.fileno(),))
    os.close(lock.fileno())  # what the system does when the parent is killed
    assert not FileLock(path).try_acquire("next")
    child.communicate(b"\n")
    next_lock = FileLock(path)
    assert next_lock.try_acquire("next")
    next_lock.release()


def test_it_excludes_within_one_process_and_taking_it_twice_is_harmless(path):
    lock = FileLock(path)
    assert lock.try_acquire("first")
    assert lock.try_acquire("first")
    assert not FileLock(path).try_acquire("second")
    lock.release()
    lock.release()
    assert not path.exists()


def test_a_replaced_file_is_left_alone_on_release(path):
    lock = FileLock(path)
    lock.try_acquire("first")
    path.unlink()
    second = FileLock(path)
    assert second.try_acquire("second")
    lock.release()
    assert second.holder() == "second"
    assert not FileLock(path).try_acquire("third")
    second.release()


def test_without_a_file_there_is_no_holder_and_no_descriptor(path):
    lock = FileLock(path)
    assert lock.holder() == ""
    with pytest.raises(ValueError, match="not held"):
        lock.fileno()


def test_the_holder_is_one_line_of_bounded_length_whatever_the_file_says(path):
    path.write_bytes(b"one\ntwo\xff" + b"x" * 5000)
    assert FileLock(path).holder().startswith("one two\ufffdx")
    assert len(FileLock(path).holder()) <= 1024


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot refuse links")
def test_a_planted_link_is_not_written_through(path, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path.symlink_to(victim)
    with pytest.raises(OSError, match="symbolic"):
        FileLock(path).try_acquire("me")
    assert victim.read_text() == "precious"
