"""Moving a page under its viewport: what comes into view is laid out, and lines stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from annotate.spans import Span
from ui.article.reading_page import Look
from ui.widgets.motion import glide_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QAbstractScrollArea

    from ui.article.typesetting import Metrics, Typesetting

Held = tuple[int, int]
"""A place in the text and the height of its line in the viewport, in pixels."""


class PageScroll(QObject):
    """Keeps the scroll bar of `area` in line with `page`, of which only what is in view is laid out."""

    def __init__(self, area: QAbstractScrollArea, page: Typesetting) -> None:
        super().__init__(area)
        self._area = area
        self._bar = area.verticalScrollBar()
        self.page = page
        # What a row of changes keeps in place, and the offset since: else it would creep up line by line.
        self._held_over_resizing: tuple[Held | None, int] = (None, 0)
        self._held_over_setting: tuple[Held | None, int] = (None, -1)
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glided)

    @property
    def offset(self) -> int:
        """The place on the page, in pixels, that is at the top of the viewport."""
        return self._bar.value()

    def show(self, page: Typesetting) -> None:
        """Show another page from its beginning."""
        self._glide.stop()
        self.page = page
        self._held_over_resizing, self._held_over_setting = (None, 0), (None, -1)
        self._bar.setValue(0)
        self.settle()

    def show_refolded(self, page: Typesetting, place: int) -> None:
        """Show more or less of the page; its top, else `place`, else the top line stays where it is."""
        self.finish_glide()
        held = self._held_line(place) if self.offset else None
        self.page = page
        self._bring_back(held)

    def show_set_anew(self, metrics: Metrics, place: int) -> None:
        """Set the page in another way; `place`, or else the top line, stays where it is in view."""
        self.finish_glide()
        held, value = self._held_over_setting
        if value != self.offset:  # scrolled since
            held = self._held_line(place)
        self.page.set_metrics(metrics)
        self._bring_back(held)
        self._held_over_setting = held, self.offset

    def show_in_width(self, metrics: Metrics) -> None:
        """Break the lines anew for a column of another width; the top line stays where it is in view."""
        self.finish_glide()
        held, value = self._held_over_resizing
        if value != self.offset:  # scrolled since
            held = self._top_line() if self.offset else None
        self.page.set_metrics(metrics)
        self._bring_back(held)
        self._held_over_resizing = held, self.offset

    def reveal(self, span: Span) -> None:
        """Scroll calmly until the span is in view, a third from the top, if it is not well in view now."""
        if not self.page.blocks:
            return
        bar, height = self._bar, self._height()
        blocks = self.page.blocks_showing(span)
        self._lay(blocks[0])
        self._lay(blocks[-1])
        top, bottom = self.extent(span)
        offset = self._glide.endValue() if self._is_gliding() else bar.value()
        if top - offset >= height // 8 and bottom - offset <= height * 7 // 8:
            return
        near = abs(top - height // 3 - bar.value()) <= 2 * height
        if near and self._area.isVisible() and glide_time(self._area):
            # All of the way is laid out first: heights that changed under the glide would lead it astray.
            self._lay_between(min(bar.value(), top - height // 3), max(bar.value(), top) + height)
            self._fit_bar()
            self._glide_to(self.extent(span)[0] - height // 3)
        else:
            self._glide.stop()
            self._bring_back((span.start, height // 3))

    def stop_glide(self) -> None:
        """Stay where the page is now."""
        self._glide.stop()

    def finish_glide(self) -> None:
        """Go where the page was gliding to."""
        if self._is_gliding():
            self._glide.stop()
            self._bar.setValue(self._glide.endValue())

    def settle(self) -> None:
        """Lay out what is in view, so that painting changes no height, and bring the scroll bar in line."""
        for _ in range(2):  # heights that turn out smaller than guessed bring more blocks into view
            self._lay_between(self.offset, self.offset + self._height())
        self._fit_bar()

    def extent(self, span: Span) -> tuple[int, int]:
        """Top and bottom of the lines that show a span, on the page; guessed where not laid out."""
        if not self.page.blocks:
            return 0, 0
        blocks = self.page.blocks_showing(span)
        top = self.page.heights.top(blocks[0])
        bottom = self.page.heights.top(blocks[-1]) + self.page.heights[blocks[-1]]
        if self.page.is_laid(blocks[0]) and self.page.blocks[blocks[0]].pieces:
            laid = self.page.laid(blocks[0])
            top += laid.line_box(laid.line_of(span.start))[0]
        if self.page.is_laid(blocks[-1]) and self.page.blocks[blocks[-1]].pieces:
            laid = self.page.laid(blocks[-1])
            line_top, height = laid.line_box(laid.line_of(max(span.end - 1, span.start)))
            bottom = self.page.heights.top(blocks[-1]) + line_top + height
        return top, bottom

    def blocks_between(self, top: int, bottom: int) -> Iterator[int]:
        """Go through the blocks that reach into a stretch of the page."""
        if not self.page.blocks:
            return
        index = self.page.heights.at(max(top, 0))
        y = self.page.heights.top(index)
        while index < len(self.page.blocks) and y < bottom:
            yield index
            y += self.page.heights[index]
            index += 1

    def _height(self) -> int:
        return self._area.viewport().height()

    def _held_line(self, place: int) -> Held | None:
        if self.page.text and self.page.blocks:
            place = min(place, len(self.page.text) - 1)
            if self.page.is_laid(self.page.block_at(place)):
                y = self._line_top(place) - self.offset
                if 0 <= y < self._height():
                    return place, y
        return self._top_line()

    def visible(self) -> Span | None:
        """Return the text that is in view, in code points, None where there is none."""
        start = self._top_line()
        if start is None:
            return None
        bottom, end = self.offset + self._height(), start[0] + 1
        for index in self.blocks_between(self.offset, bottom):
            if span := self.page.blocks[index].span:
                below = self.page.laid(index).first_below(bottom - self.page.heights.top(index))
                end = max(end, span.end if below is None else below)
        return Span(start[0], end)

    def _top_line(self) -> Held | None:
        for index in self.blocks_between(self.offset, self.offset + self._height()):
            top = self.page.heights.top(index)
            position = self.page.laid(index).first_below(self.offset - top)
            if position is not None:
                return position, self._line_top(position) - self.offset
        return None

    def _line_top(self, position: int) -> int:
        """The top of the line that shows `position`, on the page."""
        index = self.page.block_at(position)
        laid = self.page.laid(index)
        line = laid.line_box(laid.line_of(position))[0] if laid.shown else 0
        return self.page.heights.top(index) + line

    def _bring_back(self, held: Held | None) -> None:
        """Scroll until a line is at a height of the viewport, as far as the page reaches."""
        if held is None:
            self.settle()
            return
        position, y = held
        for _ in range(3):  # what is laid out above the line on the way may move it
            offset = self._line_top(position) - y
            self._fit_bar()
            self._bar.setValue(offset)
            self.settle()
            if self._line_top(position) - self.offset == y:
                return

    def _fit_bar(self) -> None:
        self._bar.setPageStep(self._height())
        self._bar.setSingleStep(self.page.metrics.line_height(Look.BODY))
        self._bar.setRange(0, max(self.page.heights.total - self._height(), 0))

    def _lay_between(self, top: int, bottom: int) -> None:
        for index in self.blocks_between(top, bottom):
            self._lay(index)

    def _lay(self, index: int) -> None:
        """Lay out a block; what is in view below its top stays there, whatever its height turns out to be."""
        guessed = self.page.heights[index]
        self.page.laid(index)
        grew = self.page.heights[index] - guessed
        if grew and self.page.heights.top(index) < self.offset:
            self._fit_bar()
            if self._is_gliding():
                self._glide.setStartValue(self._glide.startValue() + grew)
                self._glide.setEndValue(self._glide.endValue() + grew)
            self._bar.setValue(self.offset + grew)

    def _is_gliding(self) -> bool:
        return self._glide.state() == self._glide.State.Running

    def _glided(self, value: int) -> None:
        if self._is_gliding():  # Qt tells of the new end as well, before it has begun
            self._bar.setValue(value)

    def _glide_to(self, value: int) -> None:
        self._glide.stop()
        self._glide.setDuration(glide_time(self._area))
        self._glide.setStartValue(self.offset)
        self._glide.setEndValue(min(max(value, 0), self._bar.maximum()))
        self._glide.start()
