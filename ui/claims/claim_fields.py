"""The ten fields of the claim form, each for one detail of a claim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from annotate.claims import scales
from annotate.model import QUOTATIONS
from ui.claims.horizon_field import HorizonField
from ui.i18n import current_language, tr
from ui.widgets.choice import Choice, Option
from ui.widgets.icons import icon
from ui.widgets.line_field import LineField
from ui.widgets.plain import plain_tooltip, set_plain_tooltip
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from annotate.claims.scales import Scale, Step
    from ui.claims.claim_background import Background
    from ui.theme import Theme

OBJECT_NAMES = {
    "holder": "holderEdit",
    "quotation": "quotationChoice",
    "stated_likelihood": "statedLikelihood",
    "assessed_likelihood": "assessedLikelihood",
    "confidence": "confidenceChoice",
    "source_reliability": "reliabilityChoice",
    "credibility": "credibilityChoice",
    "actor": "actorEdit",
    "target": "targetEdit",
    "horizon": "horizonChoice",
}
"""The details of a claim with the names of their fields."""

SCALES: dict[str, tuple[Scale, ...]] = {
    "confidence": scales.scales("confidence"),
    "source_reliability": scales.scales("reliability"),
    "credibility": scales.scales("credibility"),
}
"""The scales of the fields whose scale is not for the analyst to choose."""


class Field(Protocol):
    """What the form asks of each of its fields."""

    def value(self) -> str: ...
    def give(self, value: str) -> None: ...


def likelihood_scales(chosen: str) -> dict[str, tuple[Scale, ...]]:
    """The scales of the two likelihoods, `chosen` being the id of that of the analyst's own."""
    own = scales.scale(chosen)
    return {"assessed_likelihood": (own,), "stated_likelihood": (own, *scales.scales("stated"))}


def read(value: str) -> Option:
    """A stored value as an option; free text as it is."""
    found = scales.find(value)
    return _option(*found) if found else Option(value, value)


def make_fields(theme: Theme, background: Background) -> dict[str, Any]:
    """Make the field of every detail, named and explained; each is a widget and a `Field`."""
    made: dict[str, Any] = {name: _line(name, background) for name in ("holder", "actor", "target")}
    made["horizon"] = horizon = HorizonField()
    horizon.setPlaceholderText(tr("form.horizon_hint"))
    horizon.add_list_button(icon("down", theme, 16), plain_tooltip(tr("form.horizon_list")))
    made["quotation"] = Segments(
        [Option(value, tr(f"quotation.{value}"), tip=tr(f"quotation.{value}_tip")) for value in QUOTATIONS]
    )
    for name in ("stated_likelihood", "assessed_likelihood", *SCALES):
        made[name] = choice = Choice(tr(f"column.{name}"), theme, read)
        choice.set_unchosen(Option("", tr("form.not_chosen")))
        offer(choice, SCALES.get(name, ()))
    for name, field in made.items():
        field.setObjectName(OBJECT_NAMES[name])
        set_plain_tooltip(field, tr(f"form.{name}_tip"))
        if not isinstance(field, Choice):
            field.setAccessibleName(tr(f"column.{name}"))
    return made


def offer(choice: Choice, offered: tuple[Scale, ...]) -> None:
    """Let a field offer the steps of these scales, and name the scales below them."""
    choice.set_options(_options(offered))
    choice.fill_menu = partial(_name_scales, offered)


def add_scale(menu: QMenu, scale: Scale) -> QAction:
    """Let a list say which scale its steps are of, and on being pointed at where that is from."""
    language = current_language()
    action = menu.addAction(tr("form.scale", scale=scale.name(language)))
    source = tr("form.scale_source", source=scale.source)
    action.setToolTip(plain_tooltip(f"{source}\n{scale.note(language)}".strip()))
    return action


def _name_scales(offered: Iterable[Scale], menu: QMenu) -> None:
    menu.addSeparator()
    for scale in offered:
        add_scale(menu, scale).setEnabled(False)


def _line(name: str, background: Background) -> LineField:
    return LineField(lambda: background.offers(name))


def _options(offered: Iterable[Scale]) -> list[Option]:
    return [_option(scale, step, key) for scale in offered for key, step in _keyed(scale)]


def _keyed(scale: Scale) -> list[tuple[str, Step]]:
    """The steps with their keys: the letter or digit of the scale; else 1 is the least, and comes last."""
    if scale.kind in ("reliability", "credibility"):
        return [(step.id, step) for step in scale.steps]
    if scale.kind == "stated":
        return [("0", step) for step in scale.steps]
    return [(str(number), step) for number, step in enumerate(scale.steps, 1)][::-1]


def _option(scale: Scale, step: Step, key: str = "") -> Option:
    language = current_language()
    value = scale.value(step)
    return Option(value, scales.label(value, language), step.percent, step.note(language), key)
