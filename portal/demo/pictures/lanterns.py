"""Silk lanterns: close up, over a street, and afloat at a festival."""

from collections.abc import Callable

from .canvas import Canvas
from .houses import row_of_houses
from .land import hills, paving
from .lights import SILKS, bokeh, lantern, sky_lantern, string_of_lanterns, swag, water_lantern
from .palette import (
    BRICK,
    FLAME,
    GOLD,
    INK,
    LACQUER,
    LAMP,
    NIGHT,
    PETAL,
    PLUM,
    WOOD,
    darker,
    mix,
    rgb,
)
from .plants import dabs
from .shapes import Point, between
from .sky import moon, stars
from .street import person
from .water import glitter, reflection, sampan


def row(c: Canvas) -> None:
    c.backdrop([rgb("#3a1020"), rgb("#6d1b26"), rgb("#a8432f"), rgb("#5f1f27")])
    bokeh(c, 80, 800, (LAMP, GOLD, rgb("#f08a5a")), 46, 46)
    c.glow(600, 420, 760, 460, rgb("#f0904a"), 0.4)
    for x, size in ((90, 40), (330, 46), (520, 40), (770, 46), (960, 40), (1130, 44)):
        lantern(c, x, 250 + size, size, mix(LACQUER, rgb("#6d1b26"), 0.3), round(x) % 4, 0.35, 260)
    colours = (SILKS[1], SILKS[4], LACQUER, SILKS[3], SILKS[1], SILKS[2])
    places = ((60, 430, 88), (262, 500, 104), (600, 440, 158), (925, 505, 108), (1140, 420, 92))
    for i, (x, y, size) in enumerate(places):
        lantern(c, x, y, size, colours[i], (1, 0, 0, 3, 2)[i], 0.75, 600)
    c.box(0, 0, 1200, 38, rgb("#2a0d14"))
    c.box(0, 38, 1200, 6, darker(GOLD, 0.4))


def street(c: Canvas) -> None:
    c.backdrop([rgb("#4f6f93"), rgb("#e0a27a"), rgb("#f9d79b")], 0, 470)
    c.glow(600, 430, 460, 300, rgb("#ffe3a8"), 0.8)
    c.fade([(0, 450), (1200, 450), (1200, 800), (0, 800)], rgb("#c98f5a"), rgb("#6f4630"))
    paving(c, 452, 600, rgb("#4f3124"), 11, 0.4)
    for i in range(5, -1, -1):
        _facade(c, -1, i)
        _facade(c, 1, i)
    c.glow(600, 470, 330, 120, rgb("#ffd992"), 0.6)
    for x, base, high in ((560, 500, 50), (628, 512, 58), (500, 560, 92), (705, 590, 112)):
        c.oval(x, base, high * 0.2, high * 0.03, INK, 0.4)
        person(c, x, base, high, darker(BRICK, 0.35), x in (500, 628))
    for y, half, size, count in ((330, 150, 11, 9), (268, 260, 17, 9), (190, 400, 26, 9), (70, 640, 42, 9)):
        string_of_lanterns(
            c, swag((600 - half, y - half * 0.06), (600 + half, y - half * 0.1), half * 0.14), count, size, 0.6
        )


def _depth(i: float) -> float:
    """Return the scale of the i-th house front of the street; 1 at the picture edge."""
    return 0.66**i


def _facade(c: Canvas, side: int, i: int) -> None:
    """Draw one house of the street in perspective on the left (-1) or right (1)."""
    near, far = _depth(i), _depth(i + 1)
    wall = mix((rgb("#e7b04a"), rgb("#dc9a3f"), rgb("#edc06a"))[(i + side) % 3], rgb("#f6d79e"), 0.09 * i)

    def at(across: float, up: float) -> Point:
        scale = near + (far - near) * across
        return 600 + side * 640 * scale, 455 + (330 - 760 * up) * scale

    c.fade([at(0, 0), at(0, 1), at(1, 1), at(1, 0)], wall, darker(wall, 0.3))
    if side > 0:
        c.shape([at(0, 0), at(0, 1), at(1, 1), at(1, 0)], PLUM.dark, 0.16)
    for left in (0.14, 0.58):
        c.shape([at(left, 0), at(left, 0.4), at(left + 0.28, 0.4), at(left + 0.28, 0)], WOOD.dark)
        c.shape(
            [at(left + 0.04, 0), at(left + 0.04, 0.36), at(left + 0.24, 0.36), at(left + 0.24, 0)],
            mix(LAMP, BRICK, 0.35),
        )
        c.shape(
            [at(left + 0.02, 0.6), at(left + 0.02, 0.86), at(left + 0.26, 0.86), at(left + 0.26, 0.6)], rgb("#3d6a5c")
        )
        c.line([at(left + 0.14, 0.6), at(left + 0.14, 0.86)], rgb("#24463c"), 2)
    for up, depth in ((0.46, 0.1), (1.0, 0.13)):
        _eave(c, at, up, depth)
    blossom = at(0.5, 0.98)
    if i in (1, 2):
        dabs(c, *blossom, 90 * near, 46 * near, rgb("#c23f66"), 60, 9 * near, 0.95)


def _eave(c: Canvas, at: Callable[[float, float], Point], up: float, depth: float) -> None:
    roof = [at(-0.03, up + depth), at(1.0, up + depth), at(0.97, up - 0.02), at(-0.12, up - 0.02)]
    c.fade(roof, darker(BRICK, 0.3), mix(BRICK, WOOD.dark, 0.2))
    for i in range(14):
        c.line([between(roof[0], roof[1], i / 14), between(roof[3], roof[2], i / 14)], darker(BRICK, 0.5), 1.2, 0.6)


def festival(c: Canvas) -> None:
    c.backdrop([rgb("#10173f"), rgb("#26285f"), rgb("#5b3a72"), rgb("#b0607a")], 0, 430)
    stars(c, 330, 110)
    moon(c, 620, 150, 60, rgb("#fff0cc"))
    hills(c, 380, 46, rgb("#3a2f63"), rgb("#6d4472"), 1.3)
    row_of_houses(c, 428, 34, (62, 92), 0, 1200, 0.8, rgb("#35264f"), 0.78)
    c.wash(240, 430, NIGHT, 0.1, 0.42)
    c.glow(600, 430, 760, 46, LAMP, 0.6)
    reflection(c, 430, rgb("#1c1c4e"), 0.3, 8)
    glitter(c, 620, 436, 800, 70, rgb("#ffe9b8"), 0.6)
    for _ in range(26):
        y = c.dice.uniform(40, 330)
        sky_lantern(c, c.dice.uniform(20, 1180), y, 6 + 9 * c.dice.random() + (330 - y) * 0.025)
    for x, y, size in ((250, 130, 30), (880, 90, 34), (1010, 230, 24), (390, 250, 20)):
        sky_lantern(c, x, y, size)
    for y in sorted(c.dice.uniform(455, 790) for _ in range(38)):
        near = (y - 440) / 360
        water_lantern(c, c.dice.uniform(-10, 1210), y, 6 + 28 * near, c.dice.choice((PETAL, GOLD, FLAME.pale, PETAL)))
    sampan(c, 340, 560, 240, PLUM)
    c.glow(340, 545, 80, 50, LAMP, 0.7)
    water_lantern(c, 690, 700, 62, PETAL)


SCENES = {
    "lanterns-row": row,
    "lanterns-street": street,
    "lanterns-festival": festival,
}
