"""What the deeds on paragraphs mean: what they are, where they end, and what is learned of it for a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from annotate.errors import ShirushiError
from annotate.identity import new_id
from annotate.model import SiteRule, ZoneKind
from annotate.zones import zones_in
from ui.i18n import tr
from ui.widgets.messages import Message
from ui.zones.zone_words import kind_words, reason_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Shape, Zone
    from annotate.site_rules import Site
    from ui.article.article_view import ArticleView
    from ui.desk import Desk
    from ui.widgets.messages import MessageBar


class ZoneDesk(QObject):
    """The part "zones" of the table of actions: acts on the paragraphs that are selected or in focus.

    Signals:
        learning_requested: the like of a correction is to be done on other pages.
            args: a SiteRule to begin with, its possible conditions as list of (Shape, pattern).
        menu_requested: the kinds of paragraphs are to be offered.  arg: where, on the screen.
    """

    learning_requested = Signal(object, list)
    menu_requested = Signal(QPoint)

    def __init__(self, desk: Desk, view: ArticleView, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view, self._messages = desk, view, messages
        self._as_found: dict[tuple[int, int], Zone] = {}

    def at_hand(self) -> Sequence[Zone]:
        """The paragraphs that are meant: those of the selection, of the annotation or sentence in focus."""
        content, focus = self._desk.content, self._view.focus
        annotation = focus.annotation
        span = focus.selection or (annotation.span if annotation else focus.sentence)
        if content is None or span is None:
            return ()
        return zones_in(content, span)

    def kind_at_hand(self) -> ZoneKind | None:
        """What the first of them is."""
        zones = self.at_hand()
        return zones[0].kind if zones else None

    def reason(self) -> str:
        """Why the first of them is what it is."""
        zones = self.at_hand()
        return reason_words(zones[0]) if zones else ""

    def set_kind(self, kind: str) -> None:
        """Say what the paragraphs at hand are, and offer to learn from it."""
        from annotate.zoning import correct  # with the first correction, not with the window

        article, content, zones = self._desk.article, self._desk.content, self.at_hand()
        if article is None or content is None:
            return
        session = self._desk.session
        edit = correct(article, content, zones, ZoneKind(kind), session.annotator, session.now())
        if edit is None:
            return
        for zone in zones:
            self._as_found.setdefault((article.id, zone.span.start), zone)
        if self._desk.write(edit):
            number = sum(zone.kind != kind for zone in zones)
            said = tr("message.zone_corrected", kind=kind_words(kind), n=number)
            self._messages.say(Message(said, button=tr("message.learn_zone"), act=self.learn, fades=True))

    def split(self) -> None:
        """Let what is selected of a paragraph be one of its own."""
        from annotate.zoning import split

        article, content, selection = self._desk.article, self._desk.content, self._view.selection()
        if article is None or content is None:
            return
        session, edit = self._desk.session, None
        if selection:
            edit = split(article, content, selection, session.annotator, session.now())
        if edit is None:
            self._messages.inform(tr("message.split_needs_part"))
        else:
            self._desk.write(edit)

    def learn(self) -> None:
        """Ask by what paragraphs like the one at hand are to be known on the site's other pages."""
        from annotate import site_rules

        article, content, zones = self._desk.article, self._desk.content, self.at_hand()
        if article is None or content is None or not zones:
            return
        zone = zones[0]
        try:
            site = site_rules.site_of(article, content.text)
        except ShirushiError as error:
            self._desk.failed.emit(error)
            return
        before = self._as_found.get((article.id, zone.span.start)) or _as_found(content.text, zone)
        conditions = site_rules.proposals(content, zone, before, zone.kind)
        self.learning_requested.emit(self._rule(site, zone.kind, *conditions[0]), conditions)

    def show_menu(self) -> None:
        """Offer the kinds below the paragraph at hand."""
        zones = self.at_hand()
        if not zones:
            return
        box, view = self._view.span_rect(zones[0].span), self._view.viewport()
        y = min(max(box.bottom(), 0), view.height() - 1)
        self.menu_requested.emit(view.mapToGlobal(QPoint(self._view.column_left(), y)))

    def _rule(self, site: Site, kind: ZoneKind, shape: Shape, pattern: str) -> SiteRule:
        session = self._desk.session
        who, now = session.annotator, session.now()
        return SiteRule(new_id(), site.by, site.name, shape, pattern, kind, who, now)


def _as_found(text: str, zone: Zone) -> Zone:
    """The zone as the rules for pages take it, else as it is."""
    from annotate.page.analysis import analyse

    return next((found for found in analyse(text).zones if found.span == zone.span), zone)
