from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Widgets speak Japanese unless a test asks for something else."""
    i18n.set_language("ja")
    yield
    i18n.set_language("ja")
