from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.project import Project, create_project, project_in_memory
from tests.invented import a_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotate.session import AnnotationSession


@pytest.fixture
def project() -> Iterator[Project]:
    with project_in_memory() as project:
        yield project


@pytest.fixture
def session(project: Project) -> AnnotationSession:
    return a_session(project)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """A project on disk, closed and empty."""
    path = tmp_path / "分析 案件.shirushi"
    create_project(path).close()
    return path
