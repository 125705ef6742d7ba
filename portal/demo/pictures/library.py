"""The reading room."""

import math

from .canvas import Canvas
from .palette import (
    CLAY,
    CREAM,
    DEEP,
    FERN,
    GOLD,
    INK,
    LACQUER,
    LAMP,
    LEAF,
    OCHRE,
    PAPER,
    PLUM,
    ROSE,
    STONE,
    TEAL,
    WOOD,
    Colour,
    darker,
    lighter,
    mix,
    rgb,
)
from .rooms import floor
from .shapes import Point, arc, between

SPINES: tuple[Colour, ...] = (LACQUER, DEEP, LEAF, OCHRE.mid, CLAY.mid, PLUM.mid, CREAM, TEAL.mid, ROSE.mid, WOOD.dark)


def library(c: Canvas) -> None:
    c.backdrop([rgb("#7a4a31"), rgb("#9b6340"), rgb("#6f4029")], 0, 620)
    c.box(0, 0, 1200, 46, rgb("#54301f"))
    for x in (20, 820):
        for row in range(5):
            _shelf(c, x, 66 + row * 112, 360, 100)
    _arched_window(c)
    for x in (4, 384, 804, 1184):
        c.fade([(x, 40), (x + 16, 40), (x + 16, 626), (x, 626)], WOOD.pale, WOOD.dark)
    floor(c, 622, rgb("#b5763f"), rgb("#5f3420"), rgb("#42230f"))
    c.shape([(440, 622), (760, 622), (980, 800), (220, 800)], rgb("#fff0c4"), 0.22)
    c.line([(300, 120), (238, 640)], WOOD.pale, 8)
    c.line([(340, 120), (296, 640)], WOOD.pale, 8)
    for i in range(9):
        left, right = between((300, 120), (238, 640), (i + 0.6) / 9), between((340, 120), (296, 640), (i + 0.6) / 9)
        c.line([left, right], WOOD.pale, 6)
    _table(c)


def _shelf(c: Canvas, x: float, y: float, wide: float, high: float) -> None:
    """Fill one shelf with books, a few leaning."""
    c.fade([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], rgb("#2f1a12"), rgb("#553120"))
    px = x + 6.0
    while px < x + wide - 26:
        thick, tall = c.dice.uniform(11, 25), high * c.dice.uniform(0.6, 0.9)
        lean = c.dice.uniform(8, 16) if c.dice.random() < 0.1 else 0
        colour = mix(c.dice.choice(SPINES), WOOD.mid, c.dice.uniform(0.05, 0.35))
        corners = [
            (px + lean, y + high - tall),
            (px + thick + lean, y + high - tall),
            (px + thick, y + high),
            (px, y + high),
        ]
        c.fade(corners, lighter(colour, 0.1), darker(colour, 0.2), True)
        for band in (0.16, 0.24, 0.8):
            c.line([between(corners[0], corners[3], band), between(corners[1], corners[2], band)], GOLD, 1.6, 0.8)
        px += thick + lean + (30 if c.dice.random() < 0.06 else 1.2)
    c.box(x - 4, y + high, wide + 8, 12, WOOD.mid)
    c.box(x - 4, y + high, wide + 8, 3, WOOD.pale)


def _arched_window(c: Canvas) -> None:
    frame: list[Point] = [(430, 560), *arc(600, 260, 170, 170, 180, 360, 40), (770, 560)]
    c.shape([(px + (px - 600) * 0.1, py - (22 if py < 300 else -14)) for px, py in frame], rgb("#5a3320"))
    c.fade(frame, rgb("#bfe0dc"), rgb("#fff1c6"))
    with c.inside(frame):
        c.glow(660, 300, 150, 150, PAPER, 0.9)
        for i in range(9):
            c.disc(430 + i * 45, 560, 46 + 14 * math.sin(i * 2.1), mix(FERN.mid, rgb("#fff1c6"), 0.35))
    for x, top in ((512, 116), (597, 92), (682, 116)):
        c.box(x, top, 6, 560 - top, rgb("#5a3320"))
    for y in (262, 400):
        c.box(430, y, 340, 7, rgb("#5a3320"))
    c.glow(600, 400, 420, 380, rgb("#fff0c0"), 0.35)


def _table(c: Canvas) -> None:
    c.oval(600, 790, 420, 16, INK, 0.4)
    c.fade([(240, 650), (960, 650), (1010, 684), (190, 684)], rgb("#c98a55"), rgb("#a1663a"))
    c.box(190, 683, 820, 20, rgb("#6d4026"))
    for x in (230, 940):
        c.box(x, 700, 26, 100, rgb("#54301f"))
    for i, colour in enumerate((LACQUER, OCHRE.mid, DEEP, LEAF)):
        c.box(330 + 7 * (i % 2), 646 - i * 18, 120, 17, colour, 1, 3)
        c.box(440, 649 - i * 18, 10, 11, CREAM)
    for side in (-1, 1):
        c.shape(
            [(600, 668), (600 + side * 18, 652), (600 + side * 92, 650), (600 + side * 104, 672)],
            PAPER if side < 0 else CREAM,
        )
        for i in range(4):
            c.line([(600 + side * 22, 655 + i * 4), (600 + side * 88, 654 + i * 4)], STONE, 1.2)
    c.box(796, 560, 7, 96, GOLD)
    c.oval(800, 660, 40, 8, darker(GOLD, 0.3))
    c.glow(800, 620, 240, 120, LAMP, 0.6)
    c.fade([(736, 566), *arc(800, 566, 64, 52, 180, 360, 20), (864, 566)], lighter(LEAF, 0.22), LEAF)


SCENES = {
    "library-books": library,
}
