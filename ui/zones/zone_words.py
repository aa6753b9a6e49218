"""How zones, the reasons for them and the rules of sites are spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.model import Shape, SiteBy
from ui.i18n import knows, tr
from ui.widgets.local_time import local_time

if TYPE_CHECKING:
    from annotate.model import Zone, ZoneKind

_BY_HAND, _SITE = "hand", "site."  # `annotate.zoning.BY_HAND`, `annotate.site_rules.PREFIX`: read lazily


def kind_words(kind: ZoneKind | str) -> str:
    """What a kind of zone is called."""
    return tr(f"zone.{kind}")


def reason_words(zone: Zone) -> str:
    """Why a zone is what it is, in one sentence."""
    if zone.rule == _BY_HAND:
        return tr("zone_reason.hand", who=zone.who, when=local_time(zone.at))
    if zone.rule.startswith(_SITE):
        shape, _, pattern = zone.rule.removeprefix(_SITE).partition(".")
        return tr("zone_reason.site", condition=condition_words(shape, pattern), who=zone.who)
    return tr(f"rule.{zone.rule}") if knows(f"rule.{zone.rule}") else tr("zone_reason.unknown")


def condition_words(shape: Shape | str, pattern: str) -> str:
    """Which paragraphs a rule speaks of."""
    if shape == Shape.BETWEEN:
        above, _, below = pattern.partition(" ")
        return tr("site_rule.between", above=kind_words(above), below=kind_words(below))
    if shape == Shape.REASON:
        reason = tr(f"rule.{pattern}") if knows(f"rule.{pattern}") else pattern
        return tr("site_rule.reason", reason=reason.rstrip("。."))
    return tr(f"site_rule.{shape}", pattern=pattern)


def site_words(site_by: SiteBy | str, site: str) -> str:
    """What a site is called: its host or outlet as it is, a layout by its name."""
    return tr(f"layout.{site}") if site_by == SiteBy.LAYOUT else site
