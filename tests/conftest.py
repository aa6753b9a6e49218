"""What every test stands on."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before anything imports Qt: without a screen, and without this, Qt aborts the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure. CI tries the same examples each time, a developer's machine new ones.
settings.register_profile(
    "shirushi",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shirushi")


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning in the log fails the test, as Python's and Qt's own do; `logs_a_warning` expects one."""
    yield
    warned = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    expected = request.node.get_closest_marker("logs_a_warning") is not None
    assert bool(warned) == expected, warned
