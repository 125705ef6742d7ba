"""The school and its flag."""

from .canvas import Canvas
from .houses import colonnade, tiles
from .land import ground, paving
from .palette import (
    BRICK,
    CREAM,
    FERN,
    GOLD,
    INK,
    LACQUER,
    PAPER,
    STONE,
    TEAL,
    Tone,
    darker,
    mix,
    rgb,
)
from .plants import bush, far_trees, tree
from .shapes import arc, smooth, star
from .sky import birds, cloud, sun
from .street import person

LIME = Tone(rgb("#f9e6b0"), rgb("#eac26a"), rgb("#7d5a34"))


def _school_rail(c: Canvas) -> None:
    for i in range(61):
        c.box(124 + i * 15.7, 352, 3, 36, darker(LIME.mid, 0.25))
    c.box(116, 348, 968, 6, LIME.pale)


def school_yard(c: Canvas) -> None:
    c.backdrop([rgb("#9fcbd3"), rgb("#cfe3d6"), rgb("#f3efd2")], 0, 420)
    cloud(c, 230, 150, 340, PAPER, 0.75)
    cloud(c, 1000, 130, 300, PAPER, 0.6)
    far_trees(c, 420, 130, rgb("#9cba94"))
    colonnade(c, (120, 390, 960, 150), 10, LIME)
    colonnade(c, (120, 245, 960, 145), 10, LIME)
    _school_rail(c)
    tiles(c, 110, 168, 980, 82, BRICK, 18)
    _gable(c, 600, 255, 220)
    ground(c, 535, rgb("#e3bd84"), rgb("#b67a48"))
    paving(c, 537, 600, rgb("#8a5634"), 9, 0.3)
    _court(c)
    for x, base, high in ((110, 620, 400), (1110, 620, 420)):
        tree(c, x, base, high, FERN, 0.34)
    for x, base, high, colour in (
        (430, 640, 84, PAPER),
        (470, 636, 80, PAPER),
        (520, 668, 92, PAPER),
        (740, 650, 86, PAPER),
        (700, 690, 98, PAPER),
        (340, 700, 100, PAPER),
        (840, 700, 98, PAPER),
    ):
        c.oval(x + 8, base, high * 0.25, 5, INK, 0.3)
        person(c, x, base, high, mix(colour, TEAL.pale, 0.12))
        c.shape(
            [(x - high * 0.05, base - high * 0.8), (x + high * 0.05, base - high * 0.8), (x, base - high * 0.6)],
            LACQUER,
        )
    c.disc(606, 706, 13, LACQUER)


def _gable(c: Canvas, x: float, base: float, wide: float) -> None:
    half = wide / 2
    c.fade(
        [(x - half, base), (x - half, base - 70), (x, base - 150), (x + half, base - 70), (x + half, base)],
        LIME.pale,
        LIME.mid,
    )
    c.line([(x - half - 8, base - 64), (x, base - 154), (x + half + 8, base - 64)], BRICK, 11)
    c.disc(x, base - 66, 33, PAPER)
    c.disc(x, base - 66, 26, darker(LIME.mid, 0.2))
    c.disc(x, base - 66, 23, PAPER)
    c.line([(x, base - 66), (x, base - 84)], INK, 4)
    c.line([(x, base - 66), (x + 13, base - 60)], INK, 4)


def _court(c: Canvas) -> None:
    c.line([(330, 600), (870, 600), (990, 780), (210, 780), (330, 600)], PAPER, 4, 0.55)
    c.line(arc(600, 690, 90, 30, 0, 360, 40), PAPER, 4, 0.55)
    c.line([(600, 600), (600, 780)], PAPER, 4, 0.55)


def school_flag(c: Canvas) -> None:
    c.backdrop([rgb("#f0b27e"), rgb("#f8d3a0"), rgb("#fdebca")], 0, 700)
    sun(c, 880, 430, 90, rgb("#fff6dd"), 0.8)
    for x, y, wide in ((260, 420, 420), (950, 230, 360), (640, 600, 520)):
        cloud(c, x, y, wide, rgb("#fff3e0"), 0.65)
    far_trees(c, 690, 110, rgb("#c9a06c"))
    colonnade(c, (640, 560, 580, 130), 7, Tone(rgb("#f6dfa8"), rgb("#dca85c"), rgb("#6f4a30")))
    tiles(c, 640, 500, 600, 66, BRICK, 16)
    ground(c, 688, rgb("#c98a55"), rgb("#6d4229"))
    paving(c, 690, 430, rgb("#5a3422"), 6, 0.35)
    for i in range(3):
        c.box(330 - 34 * i, 690 + 22 * i, 200 + 68 * i, 24, mix(STONE, CREAM, 0.5 - 0.2 * i))
    c.fade([(422, 90), (438, 90), (440, 692), (420, 692)], rgb("#f4ead8"), rgb("#8d7c6a"), True)
    c.disc(430, 84, 13, GOLD)
    _flag(c, 440, 110, 420, 270)
    for x, high in ((196, 118), (242, 126), (288, 120)):
        c.oval(x, 752, 26, 6, INK, 0.35)
        person(c, x, 752, high, PAPER)
    bush(c, 20, 770, 240, 170, FERN)
    birds(c, 240, 230, rgb("#8d5a3c"), 5, 13)


def _flag(c: Canvas, x: float, y: float, wide: float, high: float) -> None:
    """Draw the red flag with its gold star in the wind."""
    top = smooth([(x, y), (x + wide * 0.28, y - 30), (x + wide * 0.6, y + 22), (x + wide, y - 16)])
    low = [(px - 4, py + high) for px, py in top]
    cloth = [*top, *reversed(low)]
    c.fade(cloth, rgb("#d7231f"), LACQUER)
    with c.inside(cloth):
        for share, alpha in ((0.26, 0.3), (0.8, 0.28)):
            c.glow(x + wide * share, y + high / 2, wide * 0.13, high * 1.2, rgb("#ff6a4d"), alpha)
        for share, alpha in ((0.03, 0.4), (0.53, 0.42), (1.0, 0.4)):
            c.glow(x + wide * share, y + high / 2, wide * 0.13, high * 1.2, rgb("#560a10"), alpha)
    c.shape(
        [(px, py + (px - x - wide / 2) * 0.08) for px, py in star(x + wide * 0.49, y + high * 0.5, high * 0.27)],
        rgb("#ffd23f"),
    )


SCENES = {
    "school-yard": school_yard,
    "school-flag": school_flag,
}
