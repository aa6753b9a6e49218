"""When what a claim foresees would happen: a stretch of time by its name, or a written interval."""

from __future__ import annotations

from annotate.claims import horizon
from ui.i18n import current_language
from ui.widgets.line_field import LineField


class HorizonField(LineField):
    """Shows the names of the stretches, stores their ids; what is no such name is stored as it is."""

    def __init__(self) -> None:
        super().__init__(lambda: self._ids)
        language = current_language()
        self._ids = {bucket.name(language): bucket.id for bucket in horizon.BUCKETS}

    def value(self) -> str:
        """Return what is to be stored."""
        text = super().value()
        return self._ids.get(text, text)

    def give(self, value: str) -> None:
        """Show a stored value."""
        super().give(horizon.label(value, current_language()))
