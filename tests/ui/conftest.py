from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.invented import HOSTILE, PLAIN
from ui.cli import main
from ui.i18n import _Current

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences in English, whatever the machine speaks."""
    monkeypatch.setattr(_Current, "language", "en")


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
