"""What can go wrong, said in the analyst's words."""

from __future__ import annotations


class ShirushiError(Exception):
    """Something in the surroundings went wrong, or was asked for wrongly; nothing was lost.

    `key` names the sentence in the translations (`error.<key>`), `values` fill its places.
    `details` is what an expert may want to copy; it is never translated.
    """

    def __init__(self, key: str, *, details: str = "", **values: object) -> None:
        self.key = key
        self.values = values
        self.details = details
        super().__init__(f"{key} {values}" if values else key)


class ReadError(ShirushiError):
    """A file that was to come in could not be read."""


class ProjectError(ShirushiError):
    """The project file cannot be opened, or cannot be written to."""


class StaleError(ShirushiError):
    """What was to be changed is no longer as the caller knew it."""


class UsageError(ShirushiError):
    """A command was called in a way it does not understand (exit status 2)."""
