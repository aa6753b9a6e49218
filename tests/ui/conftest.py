from __future__ import annotations

from collections.abc import Iterator

import pytest

from ui import i18n


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Widgets speak Japanese unless a test asks for something else."""
    i18n.set_language("ja")
    yield
    i18n.set_language("ja")
