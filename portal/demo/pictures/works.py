"""Stadium, construction site and water tower."""

import math

from .canvas import Canvas
from .city import skyline
from .houses import row_of_houses
from .land import ground, hills, layers
from .palette import (
    CREAM,
    FERN,
    GOLD,
    INK,
    LACQUER,
    PAPER,
    PLUM,
    Colour,
    blend,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import tree
from .shapes import Point, arc, between
from .sky import birds, cloud, streaks, sun
from .street import person


def stadium(c: Canvas) -> None:
    c.backdrop([rgb("#1d3c66"), rgb("#4c7fa6"), rgb("#e7b796")], 0, 400)
    streaks(c, 60, 240, rgb("#f3c9ae"), 8, 0.35)
    skyline(c, 330, (30, 120), (30, 56), rgb("#4e6c90"), rgb("#c39c96"), 0.15, 600, 0.3)
    c.backdrop([rgb("#2c4a68"), rgb("#1a2f4a")], 320, 800)
    for share, colour in ((1.0, "#16283f"), (0.985, "#c9d3d8")):
        c.oval(600, 500, 640 * share, 300 * share, rgb(colour))
    for ring in range(9):
        share = 0.96 - ring * 0.045
        c.oval(600, 500 + ring * 5, 640 * share, 296 * share, (rgb("#a3161b"), rgb("#8a1217"))[ring % 2])
    _crowd(c)
    c.oval(600, 548, 366, 158, rgb("#cf6b3e"))
    c.oval(600, 548, 338, 140, rgb("#d98a58"))
    _pitch(c)
    for x, side in ((70, 1), (1130, -1), (250, 1), (950, -1)):
        _floodlight(c, x, 300 if abs(x - 600) > 400 else 250, 1 if abs(x - 600) > 400 else 0.7, side)


def _crowd(c: Canvas) -> None:
    """Speckle the stands with spectators, leaving the aisles free."""
    colours = (CREAM, GOLD, rgb("#e9655a"), rgb("#d9e2e6"), rgb("#5f86a8"), rgb("#f0b27e"))
    for _ in range(3400):
        angle = c.dice.random() * 360
        if angle % 22.5 < 2.2:
            continue
        share = c.dice.uniform(0.6, 0.95)
        lower = 500 + (0.96 - share) / 0.045 * 5
        x = 600 + 640 * share * math.cos(math.radians(angle))
        y = lower + 296 * share * math.sin(math.radians(angle))
        c.disc(x, y, 1.8 + 0.9 * (y / 800), c.dice.choice(colours), 0.8)


def _pitch(c: Canvas) -> None:
    far_left, far_right, near_right, near_left = (390, 474), (810, 474), (868, 634), (332, 634)
    for i in range(12):
        top = (between(far_left, far_right, i / 12), between(far_left, far_right, (i + 1) / 12))
        low = (between(near_left, near_right, i / 12), between(near_left, near_right, (i + 1) / 12))
        c.shape([top[0], top[1], low[1], low[0]], (rgb("#4f9a4c"), rgb("#5fae57"))[i % 2])
    chalk = rgb("#f4f6e8")
    c.line([far_left, far_right, near_right, near_left, far_left], chalk, 3)
    c.line([(600, 474), (600, 634)], chalk, 2.6)
    c.line(arc(600, 550, 66, 26, 0, 360, 40), chalk, 2.6)
    for side in (-1, 1):
        box = [(600 + side * 219, 512), (600 + side * 150, 512), (600 + side * 164, 594), (600 + side * 250, 594)]
        c.line(box, chalk, 2.4)
    for _ in range(20):
        x, y = c.dice.uniform(380, 820), c.dice.uniform(490, 625)
        c.box(x - 2.5, y - 13, 5, 13, c.dice.choice((LACQUER, PAPER)), 1, 2)
        c.oval(x + 3, y, 6, 2, INK, 0.4)
    c.glow(600, 550, 420, 150, rgb("#fdf6cf"), 0.32)


def _floodlight(c: Canvas, x: float, foot: float, size: float, side: int) -> None:
    top = foot - 220 * size
    c.shape(
        [(x - 9 * size, foot + 40), (x - 4 * size, top), (x + 4 * size, top), (x + 9 * size, foot + 40)], rgb("#c3cbd0")
    )
    c.glow(x, top - 20 * size, 210 * size, 190 * size, rgb("#fff5cf"), 0.7)
    c.box(x - 56 * size, top - 56 * size, 112 * size, 72 * size, rgb("#2b3a48"), 1, 4)
    for i in range(5):
        for j in range(3):
            c.disc(x + (i - 2) * 21 * size, top + (j * 22 - 42) * size, 8.6 * size, rgb("#fffbe0"))
    c.shape([(x, top), (x + side * 420 * size, foot + 220), (x + side * 200 * size, foot + 260)], rgb("#fff5cf"), 0.06)


def construction(c: Canvas) -> None:
    c.backdrop([rgb("#e0a648"), rgb("#f0c878"), rgb("#f9e7be")], 0, 700)
    sun(c, 880, 330, 110, rgb("#fff3cf"), 0.6)
    streaks(c, 60, 380, rgb("#fae3b0"), 9, 0.5)
    skyline(c, 660, (60, 230), (40, 76), rgb("#d6a65a"), rgb("#f3d79c"), peak=950, gap=0.35)
    _frame(c, 430, 700, 340, 8, rgb("#8a5423"))
    _frame(c, 800, 720, 230, 4, rgb("#a66c30"))
    _crane(c, 300, 720, 610, 1, rgb("#c8391f"))
    _crane(c, 1090, 700, 330, -1, rgb("#b5622a"))
    layers(c, rgb("#a8743a"), rgb("#5d3a1c"), [690, 740], 12)
    for i in range(11):
        c.box(20 + i * 112, 716, 104, 74, (rgb("#a3161b"), rgb("#f3e2bd"))[i % 2])
        c.box(20 + i * 112, 784, 104, 8, rgb("#3d2613"))
    for x, y, high in ((520, 428, 44), (610, 360, 44), (690, 428, 44), (880, 584, 44)):
        person(c, x, y, high, rgb("#3b2a1d"))
        c.shape(arc(x, y - high * 0.92, high * 0.11, high * 0.1, 180, 360, 10), rgb("#ffd23f"))


def _frame(c: Canvas, x: float, base: float, wide: float, storeys: int, colour: Colour) -> None:
    """Draw a concrete frame growing storey by storey, netted below."""
    step = 68
    for level in range(storeys):
        y = base - level * step
        open_sky = level / storeys
        c.box(
            x,
            y - step,
            wide,
            step,
            mix(colour, rgb("#f6d79a"), 0.3 + 0.55 * open_sky),
            0.85 if level < storeys - 1 else 0,
        )
        if level < storeys * 0.45:
            c.box(x - 6, y - step, wide + 12, step, rgb("#3f7a5c"), 0.72)
        for i in range(6):
            c.box(x + i * (wide - 14) / 5, y - step, 14, step, darker(colour, 0.1))
        c.box(x - 14, y - step, wide + 28, 12, darker(colour, 0.28))
        c.box(x - 14, y - step, wide + 28, 3, lighter(colour, 0.35))
    for i in range(16):
        c.box(x + 4 + i * wide / 16, base - storeys * step - c.dice.uniform(16, 40), 2.5, 40, darker(colour, 0.3))


def _lattice(c: Canvas, one: Point, other: Point, wide: float, colour: Colour) -> None:
    """Draw a braced mast or jib between two points."""
    upright = abs(other[1] - one[1]) > abs(other[0] - one[0])
    dx, dy = (wide / 2, 0.0) if upright else (0.0, wide / 2)
    count = max(int(math.dist(one, other) / wide), 2)
    for sign in (-1, 1):
        c.line([(one[0] + sign * dx, one[1] + sign * dy), (other[0] + sign * dx, other[1] + sign * dy)], colour, 4)
    for i in range(count):
        a, b = between(one, other, i / count), between(one, other, (i + 1) / count)
        sign = 1 if i % 2 else -1
        c.line([(a[0] + sign * dx, a[1] + sign * dy), (b[0] - sign * dx, b[1] - sign * dy)], colour, 2.6)


def _crane(c: Canvas, x: float, base: float, high: float, side: int, colour: Colour) -> None:
    top, reach = base - high, high * 0.98
    _lattice(c, (x, base), (x, top), 26, colour)
    jib = (x + side * reach, top)
    _lattice(c, (x, top), jib, 22, colour)
    _lattice(c, (x, top), (x - side * reach * 0.32, top), 20, colour)
    peak = (x, top - high * 0.13)
    c.shape([(x - 13, top - 8), (peak[0], peak[1]), (x + 13, top - 8)], colour)
    for share in (0.55, 0.92):
        c.line([peak, (x + side * reach * share, top - 10)], darker(colour, 0.3), 2.2)
    c.line([peak, (x - side * reach * 0.3, top - 10)], darker(colour, 0.3), 2.2)
    c.box(x - side * reach * 0.3 - 26, top - 4, 52, 46, darker(colour, 0.45))
    c.box(min(x, x + side * 40) - 2, top + 10, 44, 40, lighter(colour, 0.45), 1, 4)
    c.box(min(x, x + side * 40) + 6, top + 16, 26, 20, rgb("#4b5f63"))
    hook = x + side * reach * 0.66
    c.line([(hook, top + 8), (hook, top + high * 0.22)], INK, 2.4)
    c.line([(hook - 52, top + high * 0.29), (hook, top + high * 0.22), (hook + 52, top + high * 0.29)], INK, 2)
    c.box(hook - 64, top + high * 0.29, 128, 12, rgb("#7a4a26"))
    c.box(hook - 58, top + high * 0.29 - 9, 116, 9, rgb("#a56a38"))


def water_tower(c: Canvas) -> None:
    c.backdrop([rgb("#8d86b8"), rgb("#c0aecb"), rgb("#efd0c6"), rgb("#fae7d2")], 0, 660)
    sun(c, 300, 430, 70, rgb("#fff2df"), 0.7)
    for x, y, wide in ((930, 260, 420), (180, 210, 340)):
        cloud(c, x, y, wide, rgb("#f6e3e2"), 0.6)
    skyline(c, 640, (40, 150), (36, 66), rgb("#b3a3c6"), rgb("#eed5cf"), peak=950, gap=0.5)
    hills(c, 610, 24, rgb("#9c8db4"), rgb("#c9b3c4"), 1.2)
    row_of_houses(c, 700, 42, (60, 84), -20, 1210, 0.2, rgb("#6f6496"), 0.62)
    _tank(c, 620, 720)
    ground(c, 700, rgb("#5f5a8f"), rgb("#322f58"))
    for x, base, high in ((90, 730, 210), (250, 726, 160), (960, 730, 200), (1110, 735, 240)):
        tree(c, x, base, high, blend(PLUM, FERN, 0.35), 0.38)
    c.shape([(560, 702), (700, 702), (840, 810), (430, 810)], rgb("#c9b8cf"), 0.5)
    person(c, 545, 752, 62, rgb("#2a2748"), True)
    birds(c, 850, 420, PLUM.dark, 5, 11)


def _tank_legs(c: Canvas, x: float, base: float, light: Colour, dark: Colour) -> None:
    for dx, foot in ((-100, -150), (-40, -58), (40, 58), (100, 150)):
        c.fade([(x + dx - 9, 330), (x + dx + 9, 330), (x + foot + 12, base), (x + foot - 12, base)], light, dark)
    c.fade([(x - 24, 320), (x + 24, 320), (x + 30, base), (x - 30, base)], rgb("#d6cad9"), rgb("#6a608f"), True)
    for y, half in ((430, 118), (520, 128), (610, 140)):
        c.box(x - half, y, half * 2, 10, rgb("#a99dbf"))
    for top, low, half in ((430, 520, 112), (520, 610, 124), (610, 710, 134)):
        for side in (-1, 1):
            c.line([(x - side * half, top), (x + side * half, low)], rgb("#a99dbf"), 3)


def _tank(c: Canvas, x: float, base: float) -> None:
    """Draw a mushroom-shaped water tower with ribs and a lattice of legs."""
    light, dark = rgb("#efe4e6"), rgb("#7a6f9f")
    _tank_legs(c, x, base, light, dark)
    bowl = [(x - 230, 250), *arc(x, 250, 230, 112, 180, 0, 40)]
    c.fade(bowl, light, dark, True)
    c.fade([(x - 230, 120), (x + 230, 120), (x + 230, 256), (x - 230, 256)], lighter(light, 0.3), rgb("#8a7fac"), True)
    for i in range(1, 12):
        px = x - 230 * math.cos(math.pi * i / 12)
        c.line([(px, 122), (px, 252), (x + (px - x) * 0.55, 340)], dark, 1.8, 0.5)
    c.box(x - 238, 166, 476, 26, LACQUER)
    c.box(x - 240, 244, 480, 12, rgb("#f6eef0"))
    c.fade([(x - 236, 122), *arc(x, 122, 236, 66, 180, 360, 40)], rgb("#d98c8a"), rgb("#9c4a5a"), True)
    c.box(x - 4, 24, 8, 36, dark)
    c.disc(x, 22, 8, LACQUER)


SCENES = {
    "stadium": stadium,
    "construction-crane": construction,
    "water-tower": water_tower,
}
