"""Stored times as the analyst's clock would have shown them."""

from __future__ import annotations

from datetime import datetime


def local_time(utc: str) -> str:
    """Return an ISO 8601 time as local date and minutes; what is no time is returned as it is."""
    try:
        return f"{datetime.fromisoformat(utc).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):  # OSError: years the platform's clock never knew
        return utc
