"""A hue anyone may choose, made readable: the same hue in a lightness that paper and ink allow.

Colours are #rrggbb. Lightness is that of OKLab (Ottosson 2020), which keeps hues steady; contrast is
the ratio of WCAG 2.2.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

READABLE = 4.5
"""The least contrast of text, from success criterion 1.4.3."""

_MARGIN = 0.05  # what rounding to 8 bits may cost
_STEP = 0.005  # of lightness

Rgb = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def laid_over(ground: str, color: str, alpha: float) -> str:
    """Return what is seen where `color` lies on `ground`, `alpha` of it."""
    below, above = _parts(ground), _parts(color)
    return _hex(*(under + (over - under) * alpha for under, over in zip(below, above, strict=True)))


@cache
def readable_tone(color: str, ink: str, grounds: tuple[str, ...], fill: float, deepest: float) -> str:
    """Return the tone of `color`, nearest in lightness, that can be read and read through.

    It has enough contrast to every ground and to its own fill on the first of them, and `ink` has
    enough to the deepest fill of it. `fill` and `deepest` say how much of the tone lies there, 0 to 1.
    """
    lightness, a, b = _oklab(color)
    steps = range(1, round(1 / _STEP))
    away = chain([0.0], chain.from_iterable((n * _STEP, -n * _STEP) for n in steps))
    tones = (_tone(lightness + step, a, b) for step in away if 0 <= lightness + step <= 1)
    fitting = (tone for tone in tones if _fits(tone, ink, grounds, fill, deepest))
    return next(fitting, ink)


def _fits(tone: str, ink: str, grounds: tuple[str, ...], fill: float, deepest: float) -> bool:
    lightest, full = laid_over(grounds[0], tone, fill), laid_over(grounds[0], tone, deepest)
    enough = READABLE + _MARGIN
    return contrast(ink, full) >= enough and all(
        contrast(tone, ground) >= enough for ground in (lightest, *grounds)
    )


def _tone(lightness: float, a: float, b: float) -> str:
    """The hue in that lightness, as vivid as a screen can show it."""
    for part in range(20, -1, -1):
        parts = _rgb(lightness, a * part / 20, b * part / 20)
        if all(-1e-4 <= one <= 1 + 1e-4 for one in parts):
            return _hex(*(_gamma(min(max(one, 0.0), 1.0)) for one in parts))
    return _hex(*(_gamma(min(max(lightness**3, 0.0), 1.0)),) * 3)


def _parts(color: str) -> Rgb:
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def _hex(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _linear(color: str) -> Rgb:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(color)
    )
    return red, green, blue


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklab(color: str) -> Rgb:
    red, green, blue = _linear(color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _rgb(lightness: float, a: float, b: float) -> Rgb:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
