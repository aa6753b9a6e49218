"""The process that reads files is held to its limits, and is there again after it was ended."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ReadError
from storage.importers import Asked, Decoded, Incoming
from storage.reader import wire
from storage.reader.process import ReadingProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
PAGE = "<!DOCTYPE html><p>架空港湾局は石炭桟橋を閉じる。</p>".encode()
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of the kernel")

MISBEHAVING = """
import sys
sys.path.insert(0, sys.argv[1])
from storage.importers import Decoded, Incoming, html
from storage.reader import worker
def read(data, asked):
    {misdeed}
    yield Incoming(data, Decoded("海", "utf-8"))
html.read = read
worker.main()
"""
"""A reading process in which reading a page does something else."""


def error_after(misdeed: str) -> ReadError:
    process = ReadingProcess(start=MISBEHAVING.format(misdeed=misdeed))
    try:
        with pytest.raises(ReadError) as caught:
            process.read(PAGE, Asked("a.html"))
    finally:
        process.close()
    return caught.value


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    reading = ReadingProcess()
    yield reading
    reading.close()


def test_one_process_reads_many_files(process: ReadingProcess) -> None:
    assert process.read(PAGE, Asked("a.html"))[0].decoded.text == "架空港湾局は石炭桟橋を閉じる。"
    pid = process._running.pid
    with pytest.raises(ReadError, match="word_too_old"):
        process.read(b"\xd0\xcf\x11\xe0", Asked("a.doc"))
    assert process.read(PAGE, Asked("a.html"))[0].data == PAGE
    assert process._running.pid == pid


@pytest.mark.parametrize(
    "misdeed",
    [
        "open('/etc/hostname')",
        "open('/tmp/x', 'w')",
        "__import__('socket').socket()",
        "__import__('subprocess').run(['true'])",
        "__import__('os').listdir('/')",
        "__import__('os').remove('/tmp/x')",
        "__import__('os').fork()",
        "__import__('ctypes').CDLL('libc.so.6')",
        "__import__('wave')",
    ],
)
def test_python_opens_connects_and_starts_nothing_while_a_file_is_read(misdeed: str) -> None:
    error = error_after(misdeed)
    assert error.key == "file_damaged"
    assert "while a file is read" in error.details


@linux
def test_c_opens_and_connects_nothing_either() -> None:
    code = (
        "import ctypes, sys; libc = ctypes.CDLL(None, use_errno=True); "
        "sys.path.insert(0, sys.argv[1]); from storage.reader.seal import prepare, sealed; prepare()\n"
        "with sealed():\n"
        "    said = [(libc.open(b'/etc/hostname', 0), ctypes.get_errno()),"
        " (libc.socket(2, 1, 0), ctypes.get_errno())]\n"
        "print(said, open(sys.argv[1] + '/main.py').readline() != '')"
    )
    done = subprocess.run([sys.executable, "-c", code, ROOT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[(-1, 24), (-1, 24)] True"  # EMFILE; and afterwards files open again


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    slow = MISBEHAVING.format(misdeed="b'slow' in data and __import__('time').sleep(60)")
    process = ReadingProcess(1, slow)
    with pytest.raises(ReadError, match="took_too_long"):
        process.read(PAGE + b"slow", Asked("a.html"))
    assert process.read(PAGE, Asked("a.html"))[0].decoded.text == "海"
    process.close()


@linux
def test_memory_is_limited() -> None:
    assert error_after("bytearray(1 << 31)").key == "reader_memory"


@linux
def test_time_on_the_processor_is_limited() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from storage.reader import seal; seal.SECONDS = 0\n"
        "with seal.sealed():\n    while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", code, ROOT], check=False, timeout=30)
    assert done.returncode == -signal.SIGXCPU


@linux
def test_a_process_that_dies_costs_one_file(process: ReadingProcess) -> None:
    process.read(PAGE, Asked("a.html"))
    os.kill(process._running.pid, signal.SIGKILL)
    process._running.wait()
    assert process.read(PAGE, Asked("a.html"))
    assert error_after("__import__('os').abort()").key == "reader_died"


def test_memory_is_watched_where_the_kernel_sets_no_limit() -> None:
    code = (
        "import sys, threading, time; sys.path.insert(0, sys.argv[1]); from storage.reader import seal\n"
        "threading.Thread(target=seal.watch_memory, args=(1, 0.01), daemon=True).start(); time.sleep(30)"
    )
    done = subprocess.run([sys.executable, "-c", code, ROOT], check=False, timeout=25)
    assert done.returncode == 77


def test_what_comes_back_is_checked() -> None:
    message, own = wire.article(Incoming(b"x", Decoded("海", "utf-8")), b"x")
    assert wire.incoming_of(message, own, b"x") == Incoming(b"x", Decoded("海", "utf-8"))
    for wrong in (
        {"hints": [[0, 2, "html.title"]]},
        {"hints": [[0, 1, "no.rule"]]},
        {"hints": [[1, 0, "html.title"]]},
        {"hints": [[0, 1, "html.title"], [0, 1, "html.title"]]},
        {"replaced": "many"},
    ):
        with pytest.raises((ValueError, KeyError, TypeError)):
            wire.incoming_of({**message, **wrong}, own, b"x")


@pytest.mark.parametrize(
    "sent", [b"\xff" * 8, b"\0\0\0\1\0\0\0\0[", b"\0\0\0\2\0\0\0\0[]", b"\0\0\0\1\xff\0\0\0"]
)
def test_what_is_no_message_is_not_believed(sent: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # json's own is one
        wire.receive(io.BytesIO(sent))


@pytest.mark.parametrize("sent", [b"", b"\0\0", b"\0\0\0\4\0\0\0\0{"])
def test_a_message_that_is_cut_off_is_the_end(sent: bytes) -> None:
    assert wire.receive(io.BytesIO(sent)) is None
