"""An old Python is told what is needed, in words and not in a traceback."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(main.__file__).parent
OLD_PYTHONS = ("python2.7", "python3.6", "python3.8", "python3.10")


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 99)])
def test_an_old_python_is_refused_in_both_languages(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as refusal:
        main.require_python()
    assert "needs Python 3.11 or newer" in refusal.value.code
    assert "Python 3.11 以降が必要です" in refusal.value.code


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1)])
def test_a_new_python_is_welcome(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", version)
    main.require_python()


def is_new(node: ast.AST) -> bool:
    """Return whether a node is something that Python 2.7 or 3.5 cannot parse."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__"
    if isinstance(node, ast.arguments):
        return bool(node.kwonlyargs or node.posonlyargs or any(each.annotation for each in node.args))
    if isinstance(node, ast.FunctionDef):
        return node.returns is not None
    return isinstance(node, (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Starred))


@pytest.mark.parametrize("name", ["main.py", "tests/__main__.py"])
def test_the_first_file_has_only_syntax_that_old_pythons_parse(name):
    tree = ast.parse((ROOT / name).read_text("utf-8"))
    assert [ast.unparse(node) for node in ast.walk(tree) if is_new(node)] == []


@pytest.mark.parametrize("python", OLD_PYTHONS)
@pytest.mark.parametrize("arguments", [["main.py"], ["-m", "tests"]])
def test_a_real_old_python_says_the_sentence(python, arguments):
    found = shutil.which(python)
    if found is None or subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip(f"this machine has no {python}")
    start = subprocess.run([found, "-B", *arguments], cwd=ROOT, capture_output=True, check=False)
    assert start.returncode == 1
    assert b"needs Python 3.11 or newer" in start.stderr
    assert b"Traceback" not in start.stderr
