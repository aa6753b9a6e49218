from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.invented import HOSTILE, PLAIN
from ui import i18n
from ui.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Words are Japanese unless a test asks for something else."""
    i18n.set_language("ja")
    yield
    i18n.set_language("ja")


@pytest.fixture
def english(japanese: None) -> None:
    """Words are English, whatever the machine speaks."""
    i18n.set_language("en")


@pytest.fixture
def marked(tmp_path: Path, capsys: pytest.CaptureFixture[str], english: None) -> Path:
    """A project with two articles and one annotation, made by the commands."""
    path = tmp_path / "project.shirushi"
    (tmp_path / "plain.txt").write_text(PLAIN, "utf-8")
    (tmp_path / "hostile.txt").write_text(HOSTILE, "utf-8")
    main(["import", str(path), str(tmp_path / "plain.txt"), str(tmp_path / "hostile.txt")])
    main(["annotate", str(path), "1", "20", "40", "assertion", "--annotator", "花子", "--note", "=1+1"])
    capsys.readouterr()
    return path
