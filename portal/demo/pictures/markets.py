"""Market by day and by night, and the sorting bins."""

import math

from .canvas import Canvas
from .city import skyline
from .houses import row_of_houses
from .land import paving
from .lights import bulbs, lantern, swag
from .palette import (
    BRICK,
    CREAM,
    DEEP,
    FERN,
    INK,
    LACQUER,
    LAMP,
    LEAF,
    OCHRE,
    PAPER,
    PLUM,
    ROSE,
    TEAL,
    WOOD,
    Colour,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bush, far_trees, tree
from .shapes import arc, curve, ribbon, turned
from .sky import stars
from .street import heap, person, stall, wheel

FRUIT: tuple[Colour, ...] = (
    rgb("#d8452c"),
    rgb("#e8a32e"),
    rgb("#7f9a3a"),
    rgb("#e7c64d"),
    rgb("#b03a5b"),
    rgb("#5b8a45"),
)


def stalls(c: Canvas) -> None:
    c.backdrop([rgb("#f0cf9f"), rgb("#f8e4c0"), rgb("#fcf0da")], 0, 500)
    row_of_houses(c, 520, 92, (80, 120), -30, 1210, 0, rgb("#f8e0b8"), 0.62)
    c.wash(120, 520, rgb("#fae6c4"), 0.2, 0.55)
    c.fade([(0, 515), (1200, 515), (1200, 800), (0, 800)], rgb("#dcb886"), rgb("#a06f45"))
    paving(c, 515, 600, rgb("#7d5234"), 9, 0.3)
    stall(c, -60, 620, 330, 250, LEAF, CREAM, FRUIT[1:4])
    stall(c, 930, 620, 330, 250, DEEP, CREAM, FRUIT[2:5])
    stall(c, 330, 640, 540, 310, LACQUER, CREAM, FRUIT[:5])
    for x, base, wide, colour in ((160, 740, 120, 1), (320, 770, 130, 0), (930, 765, 140, 5), (1080, 720, 120, 3)):
        c.oval(x, base, wide * 0.6, 9, INK, 0.3)
        heap(c, x, base, wide, FRUIT[colour], 12)
    for x, base, high, hatted in ((300, 680, 190, True), (880, 690, 180, False)):
        c.oval(x, base, high * 0.16, 6, INK, 0.35)
        person(c, x, base, high, TEAL.mid if hatted else ROSE.mid, hatted)
    _carrying_pole(c, 620, 752, 200)


def _carrying_pole(c: Canvas, x: float, base: float, high: float) -> None:
    """Draw a seller with two baskets on a shoulder pole."""
    c.oval(x, base, high * 0.8, 9, INK, 0.3)
    person(c, x, base, high, PLUM.mid, True, 0.16)
    pole = curve((x - high * 0.75, base - high * 0.64), (x, base - high * 0.84), (x + high * 0.75, base - high * 0.64))
    c.line(pole, WOOD.dark, 6)
    for side in (-1, 1):
        px = x + side * high * 0.73
        for dx in (-30, 30):
            c.line([(px, base - high * 0.65), (px + dx, base - high * 0.2)], WOOD.dark, 1.6)
        heap(c, px, base - 6, 84, FRUIT[1 if side > 0 else 2], 9)


def night_market(c: Canvas) -> None:
    c.backdrop([rgb("#15122e"), rgb("#34204a"), rgb("#7a3a4a")], 0, 480)
    stars(c, 200, 70)
    row_of_houses(c, 500, 84, (84, 120), -30, 1210, 0.6, rgb("#2b1d40"), 0.8)
    c.wash(40, 440, rgb("#1b1430"), 0.55, 0.1)
    c.fade([(0, 500), (1200, 500), (1200, 800), (0, 800)], rgb("#6d3d38"), rgb("#1d1426"))
    c.glow(600, 520, 760, 240, rgb("#ffb65e"), 0.7)
    for x, base, wide, one in (
        (120, 560, 190, TEAL.mid),
        (330, 548, 160, LACQUER),
        (860, 548, 160, OCHRE.mid),
        (1060, 560, 200, LACQUER),
    ):
        _tent(c, x, base, wide, one)
    for y in sorted(c.dice.uniform(545, 640) for _ in range(24)):
        across = c.dice.uniform(360, 840)
        person(
            c,
            across,
            y,
            60 + (y - 545) * 0.5,
            mix(c.dice.choice((ROSE.dark, PLUM.dark, WOOD.dark)), INK, 0.3),
            c.dice.random() < 0.25,
        )
    _tent(c, 70, 730, 400, LACQUER)
    _tent(c, 1120, 730, 420, TEAL.mid)
    for y, half, sag in ((170, 700, 60), (250, 640, 50), (330, 560, 36)):
        bulbs(c, swag((600 - half, y - 40), (600, y - 20), sag), 4)
        bulbs(c, swag((600, y - 20), (600 + half, y - 50), sag), 4)
    for x, y, size in ((470, 150, 40), (730, 160, 44), (600, 230, 30)):
        lantern(c, x, y + 40, size, LACQUER, 0, 0.8, 90)
    _steam(c, 330, 560)
    _steam(c, 880, 570)


def _tent(c: Canvas, x: float, base: float, wide: float, colour: Colour) -> None:
    """Draw a peaked tent lit from within."""
    high = wide * 0.42
    c.box(x - wide * 0.45, base - high, wide * 0.9, high, mix(LAMP, BRICK, 0.35))
    c.glow(x, base - high * 0.8, wide * 0.5, high * 0.8, lighter(LAMP, 0.5), 0.9)
    for i in range(3):
        heap(c, x + wide * (i - 1) * 0.28, base - high * 0.32, wide * 0.2, c.dice.choice(FRUIT), wide * 0.024)
    c.fade(
        [
            (x - wide * 0.48, base - high * 0.36),
            (x + wide * 0.48, base - high * 0.36),
            (x + wide * 0.48, base),
            (x - wide * 0.48, base),
        ],
        WOOD.mid,
        darker(WOOD.dark, 0.3),
    )
    for i in range(8):
        left, right = x - wide * 0.52 + wide * 0.13 * i, x - wide * 0.52 + wide * 0.13 * (i + 1)
        shade = colour if i % 2 else mix(CREAM, LAMP, 0.3)
        c.fade(
            [(x, base - high * 1.75), (left, base - high), (right, base - high)],
            lighter(shade, 0.1),
            darker(shade, 0.25),
        )
        c.shape(arc((left + right) / 2, base - high - 1, wide * 0.065, wide * 0.05, 0, 180, 10), darker(shade, 0.3))
    c.glow(x, base - high * 0.7, wide * 0.16, wide * 0.16, LAMP, 0.8)


def _steam(c: Canvas, x: float, y: float) -> None:
    for i in range(5):
        c.glow(x + 14 * math.sin(i * 1.4), y - 34 * i, 26 + 9 * i, 30 + 7 * i, CREAM, 0.3 - 0.045 * i)


def bins(c: Canvas) -> None:
    c.backdrop([rgb("#dfe9cf"), rgb("#eef2dd"), rgb("#f8f6e6")], 0, 560)
    c.glow(860, 160, 380, 280, rgb("#fffbe0"), 0.8)
    skyline(c, 470, (50, 170), (44, 80), rgb("#c2d3bd"), rgb("#e9efdb"), peak=900, gap=0.6)
    far_trees(c, 480, 60, rgb("#a4c193"))
    for x in range(-20, 1260, 80):
        bush(c, x, 590, 150, 190, FERN)
    c.fade([(0, 575), (1200, 575), (1200, 800), (0, 800)], rgb("#dccfb4"), rgb("#a8977a"))
    paving(c, 575, 600, rgb("#86755a"), 8, 0.3)
    tree(c, 20, 660, 520, FERN, 0.36)
    for i, colour in enumerate((LEAF, OCHRE.mid, DEEP, LACQUER)):
        _bin(c, 258 + i * 228, 690, 176, colour, i)


def _bin(c: Canvas, x: float, base: float, wide: float, colour: Colour, kind: int) -> None:
    """Draw a wheeled bin with a lid and a badge."""
    high = wide * 1.42
    c.glow(x + 14, base, wide * 0.72, 24, INK, 0.6)
    for side in (-0.36, 0.36):
        wheel(c, x + wide * side, base - 8, 18)
    body = [
        (x - wide * 0.5, base - high),
        (x + wide * 0.5, base - high),
        (x + wide * 0.42, base - 10),
        (x - wide * 0.42, base - 10),
    ]
    c.fade(body, lighter(colour, 0.16), darker(colour, 0.2))
    c.shade(body, INK, 0.35, True)
    for share in (-0.3, 0.3):
        c.line(
            [(x + wide * share, base - high * 0.9), (x + wide * share * 0.86, base - 24)], darker(colour, 0.3), 4, 0.5
        )
    lid = [
        (x - wide * 0.56, base - high),
        (x - wide * 0.52, base - high * 1.09),
        (x - wide * 0.3, base - high * 1.14),
        (x + wide * 0.3, base - high * 1.14),
        (x + wide * 0.52, base - high * 1.09),
        (x + wide * 0.56, base - high),
    ]
    c.fade(lid, lighter(colour, 0.35), colour)
    c.box(x - wide * 0.16, base - high * 1.19, wide * 0.32, wide * 0.09, darker(colour, 0.25), 1, 6)
    c.box(x - wide * 0.58, base - high - 4, wide * 1.16, 14, darker(colour, 0.2), 1, 5)
    c.disc(x, base - high * 0.54, wide * 0.29, PAPER)
    (_cycle, _bottle, _paper, _battery)[kind](c, x, base - high * 0.54, wide * 0.2, colour)


def _cycle(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw three chasing arrows."""
    for turn in (0, 120, 240):
        bow = arc(x, y, size * 0.85, size * 0.85, turn, turn + 70, 12)
        c.shape(ribbon(bow, lambda t: size * 0.17), colour)
        tip = arc(x, y, size * 0.85, size * 0.85, turn + 70, turn + 70, 1)[0]
        c.shape(turned([(-size * 0.4, 0), (size * 0.4, 0), (0, size * 0.56)], *tip, turn + 70), colour)


def _bottle(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.box(x - size * 0.42, y - size * 0.35, size * 0.84, size * 1.35, colour, 1, size * 0.2)
    c.shape(
        [
            (x - size * 0.42, y - size * 0.2),
            (x - size * 0.16, y - size * 0.65),
            (x + size * 0.16, y - size * 0.65),
            (x + size * 0.42, y - size * 0.2),
        ],
        colour,
    )
    c.box(x - size * 0.18, y - size * 1.0, size * 0.36, size * 0.25, darker(colour, 0.3), 1, 3)
    c.box(x - size * 0.42, y + size * 0.1, size * 0.84, size * 0.36, PAPER, 0.8)


def _paper(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.shape(
        [
            (x - size * 0.62, y - size * 0.85),
            (x + size * 0.25, y - size * 0.85),
            (x + size * 0.62, y - size * 0.45),
            (x + size * 0.62, y + size * 0.85),
            (x - size * 0.62, y + size * 0.85),
        ],
        colour,
    )
    for i in range(4):
        c.box(x - size * 0.4, y - size * 0.25 + size * 0.26 * i, size * 0.8, size * 0.1, PAPER)


def _battery(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.box(x - size * 0.45, y - size * 0.7, size * 0.9, size * 1.6, colour, 1, size * 0.12)
    c.box(x - size * 0.2, y - size * 0.92, size * 0.4, size * 0.25, colour, 1, 2)
    c.shape(
        [
            (x + size * 0.1, y - size * 0.5),
            (x - size * 0.3, y + size * 0.2),
            (x - size * 0.02, y + size * 0.2),
            (x - size * 0.1, y + size * 0.7),
            (x + size * 0.3, y - size * 0.05),
            (x + size * 0.02, y - size * 0.05),
        ],
        LAMP,
    )


SCENES = {
    "market-stalls": stalls,
    "market-night": night_market,
    "recycling-bins": bins,
}
