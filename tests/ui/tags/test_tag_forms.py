"""Lines that tell tags apart without colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage, QPainter

from annotate.tags import BUILT_IN, THREAT_ASSESSMENT
from ui.tags.tag_forms import FULL, Form, draw_form, forms_of


def picture(form: Form, height: float = FULL, *, upright: bool = False) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    line = QLineF(4, 4, 4, 36) if upright else QLineF(4, 4, 36, 4)
    draw_form(painter, form, QColor("black"), [line], height)
    painter.end()
    return image


@pytest.mark.parametrize("height", [FULL, 2.0, 1.0])
def test_no_two_forms_look_alike(qapp: object, height: float) -> None:
    for one, other in combinations(Form, 2):
        assert picture(one, height) != picture(other, height), (one, other)


@pytest.mark.parametrize("form", Form)
def test_an_upright_line_is_the_level_one_turned(qapp: object, form: Form) -> None:
    level, upright = picture(form), picture(form, upright=True)
    inked = {
        (x, y) for x in range(40) for y in range(40) if QColor(level.pixel(x, y)).lightness() < 128
    }
    assert inked
    assert inked == {
        (x, y) for x in range(40) for y in range(40) if QColor(upright.pixel(y, x)).lightness() < 128
    }


@pytest.mark.parametrize("height", [FULL, 2.0, 1.4, 1.0])
@pytest.mark.parametrize("form", Form)
def test_a_form_keeps_to_its_height(qapp: object, form: Form, height: float) -> None:
    image = picture(form, height)
    rows = {y for x in range(40) for y in range(40) if QColor(image.pixel(x, y)).lightness() < 200}
    assert rows
    assert rows <= set(range(4, 4 + max(int(height), 1)))


def test_the_three_keep_their_forms_wherever_they_stand() -> None:
    forms = forms_of(reversed(BUILT_IN))
    assert [forms[tag.id] for tag in BUILT_IN] == [Form.SOLID, Form.DOUBLE, Form.DOTTED]


def test_further_tags_get_forms_of_their_own_by_their_place() -> None:
    further = [replace(THREAT_ASSESSMENT, id=f"tag{n}") for n in range(12)]
    forms = forms_of([further[0], *BUILT_IN, *further[1:]])
    firsts = [forms[tag.id] for tag in (*BUILT_IN, *further[:5])]
    assert len(set(firsts)) == 8
    assert forms["tag5"] is forms["tag0"]
