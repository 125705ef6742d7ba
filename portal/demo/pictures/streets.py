"""Old street, bus street and the crossroads from above."""

from .canvas import Canvas
from .city import skyline
from .houses import row_of_houses, tube_house
from .land import ground, zebra
from .lights import lantern, street_lamp, swag
from .palette import (
    AMBER,
    BRICK,
    CLAY,
    CREAM,
    FERN,
    GOLD,
    INK,
    LACQUER,
    OCHRE,
    PAPER,
    ROSE,
    STONE,
    TEAL,
    WOOD,
    Colour,
    Tone,
    blend,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import crown, tree
from .shapes import turned
from .sky import cloud, sun
from .street import bench, bicycle, bus, person


def _shop_lanterns(c: Canvas) -> None:
    for px, py in ((200, 500), (330, 500), (755, 500), (990, 500)):
        lantern(c, px, py, 24, LACQUER, 0, 0.5, 22)


def old_street(c: Canvas) -> None:
    c.backdrop([rgb("#b9d3d3"), rgb("#e6e4cb"), rgb("#fbe9c6")], 0, 500)
    cloud(c, 900, 130, 420, PAPER, 0.7)
    row_of_houses(c, 640, 92, (90, 120), -30, 1210, 0, rgb("#eee2c4"), 0.6)
    walls = (
        (rgb("#e8bd5c"), rgb("#2f6b5a"), 3),
        (rgb("#d98f6a"), rgb("#7a3a2a"), 2),
        (rgb("#cddcc8"), rgb("#3b6a78"), 4),
        (rgb("#f1dda6"), rgb("#8a3f2c"), 3),
        (rgb("#b9cfd2"), rgb("#2f5f6b"), 2),
        (rgb("#e6b08a"), rgb("#2f6b5a"), 4),
        (rgb("#ecd08a"), rgb("#7a3a2a"), 3),
    )
    x = -50.0
    for i, (wall, trim, levels) in enumerate(walls):
        wide = (170, 200, 150, 210, 190, 160, 220)[i]
        tube_house(c, x, 690, wide, levels, 128 - 6 * (levels - 2), wall, trim)
        x += wide
    ground(c, 686, rgb("#b9a78c"), rgb("#7d6a54"))
    c.box(0, 686, 1200, 20, rgb("#d9cbb0"))
    c.box(0, 704, 1200, 6, INK, 0.3)
    _wires(c)
    _shop_lanterns(c)
    bicycle(c, 330, 752, 130, rgb("#7a2a22"))
    for px, base, high, colour in ((480, 742, 120, TEAL.mid), (900, 748, 124, ROSE.mid), (950, 744, 96, OCHRE.mid)):
        c.oval(px, base, 26, 5, INK, 0.3)
        person(c, px, base, high, colour, px == 480)


def _wires(c: Canvas) -> None:
    for y, sag in ((300, 24), (318, 30), (332, 20)):
        c.line(swag((-20, y), (620, y - 30), sag), INK, 1.6, 0.75)
        c.line(swag((620, y - 30), (1220, y + 12), sag), INK, 1.6, 0.75)
    c.box(614, 240, 12, 460, rgb("#6a5a4a"))
    c.box(580, 282, 80, 8, rgb("#6a5a4a"))


def bus_street(c: Canvas) -> None:
    c.backdrop([rgb("#f0c7a0"), rgb("#f7dfc0"), rgb("#fcf1de")], 0, 520)
    sun(c, 940, 150, 50, rgb("#fffaf0"), 0.7)
    skyline(c, 500, (90, 280), (50, 90), rgb("#e0b796"), rgb("#f7e3c8"), peak=350, gap=0.4)
    row_of_houses(c, 540, 80, (96, 130), -30, 1210, 0, rgb("#f2d9b4"), 0.45)
    c.box(0, 536, 1200, 40, rgb("#dccab0"))
    for x, base, high in ((60, 560, 300), (330, 556, 250), (1150, 560, 310), (880, 556, 240)):
        tree(c, x, base, high, blend(FERN, OLIVE_LIGHT, 0.35), 0.36)
    c.fade([(0, 574), (1200, 574), (1200, 800), (0, 800)], rgb("#8d8480"), rgb("#57504f"))
    c.box(0, 570, 1200, 9, rgb("#f0e4cf"))
    for i in range(9):
        c.shape(
            [(20 + i * 150, 752), (110 + i * 150, 752), (100 + i * 150, 764), (6 + i * 150, 764)], rgb("#f5e6c0"), 0.85
        )
    _shelter(c, 985, 580)
    bus(c, 190, 700, 740, rgb("#1f7a4a"), rgb("#2d4a50"))
    for x, base, high, colour in ((1000, 596, 104, LACQUER), (1050, 598, 96, TEAL.mid), (128, 590, 100, OCHRE.mid)):
        person(c, x, base, high, colour, colour == OCHRE.mid)
    street_lamp(c, 150, 590, 420, rgb("#4b4542"), 1)


OLIVE_LIGHT = Tone(rgb("#d9e2a4"), rgb("#87a04a"), rgb("#41592e"))


def _shelter(c: Canvas, x: float, base: float) -> None:
    c.box(x - 70, base - 130, 200, 110, rgb("#cfe0dc"), 0.55)
    for px in (x - 72, x + 124):
        c.box(px, base - 140, 8, 142, rgb("#4b4542"))
    c.shape([(x - 96, base - 140), (x - 84, base - 162), (x + 150, base - 162), (x + 160, base - 140)], LACQUER)
    bench(c, x - 50, base, 160, WOOD.mid)
    c.box(x - 104, base - 190, 6, 194, rgb("#4b4542"))
    c.disc(x - 101, base - 200, 26, PAPER)
    c.disc(x - 101, base - 200, 22, rgb("#0b4f8a"))
    c.box(x - 113, base - 211, 24, 19, PAPER, 1, 4)
    c.box(x - 110, base - 208, 18, 8, rgb("#0b4f8a"))


def crossroads(c: Canvas) -> None:
    c.box(0, 0, 1200, 800, rgb("#d8c9a4"))
    for x, y, wide, high in ((-10, -10, 410, 240), (800, -10, 420, 240), (-10, 570, 410, 250), (800, 570, 420, 250)):
        _city_block(c, x, y, wide, high)
    c.box(0, 262, 1200, 276, rgb("#877c74"))
    c.box(432, 0, 336, 800, rgb("#877c74"))
    for corner in ((432, 262), (768, 262), (432, 538), (768, 538)):
        c.disc(*corner, 30, rgb("#877c74"))
    _lane_marks(c)
    for x in (378, 776):
        zebra(c, (x, 272), 46, 256, 11, False, PAPER)
    for y in (212, 542):
        zebra(c, (444, y), 312, 46, 13, True, PAPER)
    c.disc(600, 400, 66, rgb("#e9dcb8"))
    crown(c, 600, 400, 54, 54, Tone(rgb("#c9d98a"), rgb("#5f9a52"), rgb("#2f5f3c")), 6)
    c.disc(600, 400, 15, LACQUER)
    c.disc(600, 400, 8, GOLD)
    _traffic(c)


def _lane_marks(c: Canvas) -> None:
    for x in (0, 800):
        for i in range(7):
            c.box(x + 10 + i * 58, 397, 34, 6, rgb("#f6d98a"))
    for y in (-10, 570):
        for i in range(5):
            c.box(597, y + 4 + i * 46, 6, 27, rgb("#f6d98a"))


def _city_block(c: Canvas, x: float, y: float, wide: float, high: float) -> None:
    """Draw tiled roofs and trees of one quarter, seen from above."""
    c.box(x, y, wide, high, rgb("#efe3c4"))
    across = 5
    for i in range(across):
        for j in range(3):
            left, top = x + 14 + i * (wide - 28) / across, y + 14 + j * (high - 28) / 3
            _roof_above(c, left + 3, top + 3, (wide - 28) / across - 6, (high - 28) / 3 - 6)
    for i in range(9):
        px, edge = x + wide * (i + 0.5) / 9, y + (high - 4 if y < 0 else 4)
        c.glow(px + 7, edge + 8, 30, 30, INK, 0.5)
        crown(c, px, edge, 21, 21, blend(FERN, OLIVE_LIGHT, 0.4), 3.5)


def _roof_above(c: Canvas, x: float, y: float, wide: float, high: float) -> None:
    c.box(x + 7, y + 9, wide, high, INK, 0.25)
    if c.dice.random() < 0.25:
        flat = mix(STONE, CREAM, c.dice.uniform(0.3, 0.8))
        c.box(x, y, wide, high, flat)
        c.box(x + 5, y + 5, wide - 10, high - 10, darker(flat, 0.1))
        c.disc(x + wide * 0.3, y + high * 0.4, 7, rgb("#d9e2e4"))
        c.disc(x + wide * 0.55, y + high * 0.4, 7, rgb("#c0ccd0"))
        return
    tone = mix(BRICK, c.dice.choice((CLAY.mid, rgb("#c9764a"), rgb("#8f3a2c"))), c.dice.random())
    c.box(x, y, wide, high / 2, lighter(tone, 0.22))
    c.box(x, y + high / 2, wide, high / 2, darker(tone, 0.12))
    for i in range(1, int(wide / 8)):
        c.box(x + i * 8, y, 1.4, high, darker(tone, 0.3), 0.45)
    c.box(x, y + high / 2 - 2, wide, 4, lighter(tone, 0.45))


MOTORBIKES = (
    (330, 470, 0),
    (270, 440, 0),
    (345, 425, 0),
    (230, 490, 0),
    (860, 350, 0),
    (880, 310, 0),
    (480, 620, 90),
    (520, 650, 90),
    (540, 605, 90),
    (690, 130, 90),
    (720, 90, 90),
    (660, 80, 90),
    (520, 330, 30),
    (700, 470, 35),
    (560, 500, 60),
    (660, 310, 20),
)


def _traffic(c: Canvas) -> None:
    """Place a bus, cars, motorbikes and walkers."""
    _car(c, 160, 330, 150, 50, rgb("#1f7a4a"))
    _car(c, 930, 470, 76, 40, LACQUER)
    _car(c, 1085, 472, 72, 40, rgb("#e9e4da"))
    _car(c, 1010, 330, 74, 40, rgb("#3f6f95"))
    _car(c, 500, 80, 40, 76, AMBER.mid)
    _car(c, 690, 680, 40, 74, rgb("#3d4a52"))
    for x, y, degrees in MOTORBIKES:
        _motorbike(c, x, y, degrees)
    for i in range(14):
        x, y = c.dice.choice(((400, 290 + i * 16), (460 + i * 20, 235), (800, 300 + i * 15), (460 + i * 20, 565)))
        c.disc(x + 3, y + 4, 8, INK, 0.3)
        c.disc(x, y, 8, c.dice.choice((CREAM, LACQUER, TEAL.mid, OCHRE.mid)))
        c.disc(x, y, 2.5, WOOD.mid)


def _car(c: Canvas, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
    c.box(x - wide / 2 + 6, y - high / 2 + 8, wide, high, INK, 0.35, 9)
    c.box(x - wide / 2, y - high / 2, wide, high, colour, 1, 9)
    c.box(x - wide * 0.34, y - high * 0.34, wide * 0.68, high * 0.68, rgb("#2d3d44"), 1, 6)
    c.box(x - wide * 0.22, y - high * 0.32, wide * 0.44, high * 0.64, lighter(colour, 0.2), 1, 5)


def _motorbike(c: Canvas, x: float, y: float, degrees: float) -> None:
    shape = [(-15, -3), (-8, -5), (10, -5), (16, 0), (10, 5), (-8, 5), (-15, 3)]
    c.shape(turned(shape, x + 4, y + 5, degrees), INK, 0.35)
    c.shape(turned(shape, x, y, degrees), rgb("#2d2a2c"))
    c.line(turned([(8, -9), (8, 9)], x, y, degrees), rgb("#2d2a2c"), 3)
    c.oval(x, y, 8, 8, c.dice.choice((LACQUER, TEAL.mid, AMBER.mid, ROSE.pale)))
    c.disc(x, y, 5, c.dice.choice((CREAM, PAPER, rgb("#3a3a3a"))))


SCENES = {
    "old-street-houses": old_street,
    "bus-street": bus_street,
    "crossroads": crossroads,
}
