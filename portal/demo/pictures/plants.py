"""Trees, bushes, palms and leaves."""

import math

from .canvas import Canvas
from .palette import WOOD, Colour, Tone, darker, lighter, mix
from .shapes import Points, along, blob, curve, ribbon, smooth, turned


def dabs(
    c: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    colour: Colour,
    count: int = 60,
    size: float = 6,
    alpha: float = 0.7,
) -> None:
    """Scatter small leaf strokes over an oval."""
    for _ in range(count):
        angle, away = c.dice.random() * math.tau, math.sqrt(c.dice.random())
        wide = size * c.dice.uniform(0.6, 1.3)
        c.oval(x + rx * away * math.cos(angle), y + ry * away * math.sin(angle), wide, wide * 0.62, colour, alpha)


def crown(c: Canvas, x: float, y: float, rx: float, ry: float, tone: Tone, leaf: float = 6, light: float = -1) -> None:
    """Draw foliage lit from the upper left (light -1) or right (light 1)."""
    c.shape(blob(c.dice, x, y, rx, ry, 11), tone.dark)
    dabs(c, x, y, rx * 1.02, ry * 1.02, tone.dark, 50, leaf, 1)
    middle = (x + light * rx * 0.12, y - ry * 0.1)
    c.shape(blob(c.dice, *middle, rx * 0.84, ry * 0.8, 9), mix(tone.dark, tone.mid, 0.6))
    dabs(c, *middle, rx * 0.86, ry * 0.84, mix(tone.dark, tone.mid, 0.75), 60, leaf, 1)
    bright = (x + light * rx * 0.28, y - ry * 0.3)
    c.shape(blob(c.dice, *bright, rx * 0.52, ry * 0.46, 7), tone.mid)
    dabs(c, *bright, rx * 0.62, ry * 0.55, mix(tone.mid, tone.pale, 0.25), 60, leaf, 0.9)
    dabs(c, bright[0], bright[1] - ry * 0.12, rx * 0.36, ry * 0.3, mix(tone.mid, tone.pale, 0.6), 24, leaf, 0.8)
    dabs(c, x - light * rx * 0.35, y + ry * 0.35, rx * 0.5, ry * 0.4, darker(tone.dark, 0.25), 30, leaf, 0.7)


def limb(c: Canvas, line: Points, start: float, end: float, colour: Colour) -> None:
    """Draw a branch tapering from one half width to another."""
    c.shape(ribbon(line, lambda t: start + (end - start) * t), colour)


def trunk(c: Canvas, x: float, base: float, height: float, width: float, bark: Colour = WOOD.dark) -> None:
    lean = c.dice.uniform(-0.1, 0.1) * height
    stem = smooth([(x, base), (x + lean * 0.2, base - height * 0.4), (x + lean, base - height)])
    c.shape(ribbon(stem, lambda t: width * (0.5 - 0.25 * t + 0.35 * max(0, 0.15 - t) / 0.15)), bark)
    for side in (-1, 1):
        fork = along(stem, 0.55)
        tip = (fork[0] + side * height * 0.34, fork[1] - height * 0.42)
        limb(
            c,
            curve(fork, (fork[0] + side * height * 0.12, fork[1] - height * 0.25), tip),
            width * 0.22,
            width * 0.1,
            bark,
        )


def tree(
    c: Canvas,
    x: float,
    base: float,
    height: float,
    tone: Tone,
    spread: float = 0.36,
    bark: Colour = WOOD.dark,
    light: float = -1,
) -> None:
    """Draw a broad-leaved tree with a cast shadow."""
    c.glow(x - light * height * 0.1, base, height * 0.42, height * 0.05, darker(tone.dark, 0.5), 0.5)
    trunk(c, x, base, height * 0.62, height * 0.09, bark)
    leaf = height * 0.018
    for dx, dy, size in ((-0.62, 0.56, 0.62), (0.66, 0.54, 0.6), (0.05, 0.7, 1.0)):
        wide = height * spread
        crown(
            c, x + dx * wide, base - dy * height, wide * size, height * 0.29 * (0.45 + 0.55 * size), tone, leaf, light
        )


def far_trees(c: Canvas, base: float, height: float, colour: Colour, start: float = -20, end: float = 1220) -> None:
    """Draw a distant tree line in one colour."""
    x = start
    while x < end:
        wide = height * c.dice.uniform(0.6, 1.1)
        tall = height * c.dice.uniform(0.55, 1.0)
        c.shape(
            blob(c.dice, x, base - tall * 0.4, wide, tall * 0.62, 9), mix(colour, darker(colour, 0.2), c.dice.random())
        )
        x += wide * 0.9
    c.box(start, base - height * 0.3, end - start, height * 0.32, colour)


def bush(c: Canvas, x: float, base: float, wide: float, high: float, tone: Tone) -> None:
    crown(c, x, base - high * 0.42, wide * 0.5, high * 0.55, tone, high * 0.05)


def palm(c: Canvas, x: float, base: float, height: float, colour: Colour, lean: float = 0.12) -> None:
    """Draw a coconut palm."""
    top = (x + lean * height, base - height)
    stem = curve((x, base), (x + lean * height * 0.1, base - height * 0.55), top)
    limb(c, stem, height * 0.026, height * 0.013, mix(colour, WOOD.dark, 0.5))
    for degrees in (-168, -140, -108, -75, -45, -18, 8, 172):
        frond(c, top, degrees, height * c.dice.uniform(0.36, 0.46), mix(colour, darker(colour, 0.4), c.dice.random()))
    for dx in (-0.02, 0.012):
        c.disc(top[0] + dx * height, top[1] + height * 0.025, height * 0.02, darker(colour, 0.45))


def frond(c: Canvas, root: tuple[float, float], degrees: float, length: float, colour: Colour) -> None:
    """Draw a drooping feathered leaf."""
    dx, dy = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    tip = (root[0] + dx * length, root[1] + dy * length * 0.7 + length * 0.34)
    spine = curve(root, (root[0] + dx * length * 0.55, root[1] + dy * length * 0.9 - length * 0.12), tip, 20)
    c.shape(ribbon(spine, lambda t: length * 0.055 * math.sin(math.pi * (0.1 + 0.85 * t))), colour)
    for i, (x, y) in enumerate(spine[2:]):
        reach = length * 0.24 * math.sin(math.pi * (0.22 + 0.7 * i / 19))
        c.shape([(x - dx * length * 0.06, y), (x + dx * reach * 0.4, y + reach), (x + dx * length * 0.03, y)], colour)


def willow(c: Canvas, x: float, top: float, reach: float, colour: Colour, strands: int = 16) -> None:
    """Hang willow strands from above."""
    for i in range(strands):
        px = x + reach * (i / strands) + c.dice.uniform(-10, 10)
        length = c.dice.uniform(0.5, 1.0) * (250 - 130 * i / strands)
        line = curve(
            (px, top), (px + c.dice.uniform(-10, 16), top + length * 0.5), (px + c.dice.uniform(-24, 24), top + length)
        )
        c.line(line, colour, 1.1)
        for j in range(2, 17):
            lx, ly = line[j]
            for side in (-1, 1):
                leaf = turned([(0, 0), (2.4, 9), (0, 19), (-2.4, 9)], lx, ly, side * c.dice.uniform(-55, -18))
                c.shape(leaf, mix(colour, lighter(colour, 0.3), c.dice.random()))


def pot(c: Canvas, x: float, base: float, size: float, tone: Tone, clay: Colour = WOOD.mid) -> None:
    """Draw a potted plant with a fan of leaves."""
    for degrees in range(-160, -10, 22):
        length = size * c.dice.uniform(0.9, 1.25)
        leaf = turned(
            [(0, 0), (length * 0.5, -size * 0.13), (length, 0), (length * 0.5, size * 0.13)],
            x,
            base - size * 0.55,
            degrees,
        )
        c.shape(smooth(leaf, True, 5), mix(tone.mid, tone.dark, c.dice.random()))
    c.shape(
        [
            (x - size * 0.36, base - size * 0.6),
            (x + size * 0.36, base - size * 0.6),
            (x + size * 0.26, base),
            (x - size * 0.26, base),
        ],
        clay,
    )
    c.box(x - size * 0.4, base - size * 0.66, size * 0.8, size * 0.14, lighter(clay, 0.2))
