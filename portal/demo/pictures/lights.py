"""Lanterns, strings of bulbs and street lamps."""

import math

from .canvas import Canvas
from .palette import GOLD, INK, LACQUER, LAMP, LEAF, PAPER, Colour, darker, lighter, mix
from .shapes import Point, arc, both_sides, curve, smooth

SILKS: tuple[Colour, ...] = (LACQUER, (222, 148, 42), (196, 62, 40), (40, 104, 110), (150, 50, 92), LEAF)
# Left half outlines, as shares of the radius: round, tall, diamond, garlic.
FORMS: tuple[tuple[Point, ...], ...] = (
    ((-0.3, -0.8), (-0.82, -0.52), (-1, 0), (-0.82, 0.52), (-0.3, 0.8)),
    ((-0.3, -1.15), (-0.66, -0.75), (-0.74, 0), (-0.66, 0.75), (-0.3, 1.15)),
    ((-0.22, -0.85), (-0.62, -0.5), (-0.98, -0.1), (-0.55, 0.5), (-0.2, 1.0)),
    ((-0.25, -1.0), (-0.45, -0.55), (-0.95, 0.1), (-0.75, 0.6), (-0.3, 0.85)),
)


def lantern(
    c: Canvas, x: float, y: float, size: float, colour: Colour, form: int = 0, lit: float = 0.6, cord: float = 0
) -> None:
    """Draw a silk lantern around x, y; `lit` is the strength of its light."""
    half = smooth([(x + px * size, y + py * size) for px, py in FORMS[form % len(FORMS)]])
    body = both_sides(half, x)
    if cord:
        c.line([(x, half[0][1]), (x, half[0][1] - cord)], darker(colour, 0.6), max(1, size * 0.025))
    if lit:
        c.glow(x, y, size * 2.6, size * 2.6, mix(colour, LAMP, 0.55), lit * 0.6)
    c.fade(body, lighter(colour, 0.06), darker(colour, 0.28))
    _silk(c, x, y, size, half, colour, lit)
    for at, low in ((half[0], False), (half[-1], True)):
        wide = (x - at[0]) * 1.05
        c.box(x - wide, at[1] - (0 if low else size * 0.1), wide * 2, size * 0.1, darker(GOLD, 0.15), 1, size * 0.03)
    _tassel(c, x, half[-1][1] + size * 0.1, size, colour)


def _silk(c: Canvas, x: float, y: float, size: float, half: list[Point], colour: Colour, lit: float) -> None:
    if lit:
        c.glow(x, y + size * 0.1, size * 0.78, size * 0.95, mix(colour, LAMP, 0.8), lit)
    else:
        c.glow(x - size * 0.35, y - size * 0.2, size * 0.5, size * 0.7, lighter(colour, 0.5), 0.4)
    if size < 9:
        return
    for share in (-0.75, -0.42, 0, 0.42, 0.75):
        c.line([(x + (px - x) * share, py) for px, py in half], darker(colour, 0.35), max(size * 0.014, 0.7), 0.5)


def _tassel(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.disc(x, y + size * 0.06, size * 0.08, GOLD)
    fringe = mix(colour, GOLD, 0.45)
    for dx in (-0.08, -0.03, 0.03, 0.08):
        c.line([(x + dx * size * 0.4, y + size * 0.1), (x + dx * size, y + size * 0.66)], fringe, max(size * 0.03, 0.8))


def swag(start: Point, end: Point, sag: float) -> list[Point]:
    return curve(start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 2 * sag), end, 30)


def string_of_lanterns(c: Canvas, line: list[Point], count: int, size: float, lit: float = 0.6) -> None:
    """Hang lanterns along a sagging cord."""
    c.line(line, darker(INK, 0.1), max(0.9, size * 0.04))
    for i in range(count):
        x, y = line[round((i + 0.5) / count * (len(line) - 1))]
        scale = size * c.dice.uniform(0.85, 1.1)
        lantern(c, x, y + scale * 1.15, scale, c.dice.choice(SILKS), c.dice.randrange(4), lit, scale * 0.2)


def bulbs(c: Canvas, line: list[Point], size: float = 4, colour: Colour = LAMP) -> None:
    """Hang bare bulbs along a cord."""
    c.line(line, INK, 1.2)
    for x, y in line[1::2]:
        c.glow(x, y + size, size * 5, size * 5, colour, 0.5)
        c.disc(x, y + size, size, lighter(colour, 0.45))


def bunting(c: Canvas, line: list[Point], size: float, colours: tuple[Colour, ...]) -> None:
    """Hang little festival flags along a cord."""
    c.line(line, INK, 1.1, 0.8)
    for i, (x, y) in enumerate(line[1:-1]):
        c.shape([(x - size * 0.4, y), (x + size * 0.4, y), (x, y + size)], colours[i % len(colours)])


def bokeh(c: Canvas, top: float, bottom: float, colours: tuple[Colour, ...], count: int = 26, size: float = 34) -> None:
    """Scatter out-of-focus lights."""
    for _ in range(count):
        x, y = c.dice.uniform(0, 1200), c.dice.uniform(top, bottom)
        radius, colour = size * c.dice.uniform(0.4, 1), c.dice.choice(colours)
        c.disc(x, y, radius, colour, c.dice.uniform(0.08, 0.22))
        c.disc(x, y, radius * 0.84, colour, 0.06)


def street_lamp(c: Canvas, x: float, base: float, high: float, colour: Colour, side: int = 1, lit: float = 0.0) -> None:
    """Draw a curved street lamp reaching to one side."""
    bend = high * 0.13
    arm = arc(x + side * bend, base - high * 0.86, bend, bend, 180 if side > 0 else 360, 270, 10)
    c.line([(x, base), *arm], colour, max(high * 0.018, 1.4))
    tip = arm[-1]
    c.box(tip[0] - high * 0.05, tip[1] - high * 0.012, high * 0.1, high * 0.03, colour, 1, 2)
    if lit:
        c.glow(tip[0], tip[1] + 4, high * 0.4, high * 0.4, LAMP, lit)
        c.oval(tip[0], tip[1] + high * 0.02, high * 0.035, high * 0.014, PAPER)


def sky_lantern(c: Canvas, x: float, y: float, size: float) -> None:
    """Draw a paper lantern rising into the night."""
    c.glow(x, y, size * 3, size * 3, (240, 150, 60), 0.45)
    half = smooth(
        [(x - size * 0.3, y - size * 0.8), (x - size * 0.6, y - size * 0.4), (x - size * 0.45, y + size * 0.7)]
    )
    c.fade(both_sides(half, x), (226, 120, 50), LAMP)
    c.oval(x, y + size * 0.7, size * 0.42, size * 0.1, lighter(LAMP, 0.6))


def water_lantern(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw a candle afloat in a paper lotus."""
    c.glow(x, y, size * 3.4, size * 2, LAMP, 0.4)
    for i in range(7):
        angle = math.radians(200 + 140 * i / 6)
        px, py = math.cos(angle) * size, math.sin(angle) * size * 0.75
        c.shape([(x - size * 0.3, y), (x + px, y + py), (x + size * 0.3, y)], mix(colour, LAMP, 0.25 + 0.06 * i))
    c.shape(arc(x, y, size * 0.85, size * 0.36, 0, 180, 12), darker(colour, 0.15))
    c.glow(x, y - size * 0.3, size * 0.9, size * 0.9, lighter(LAMP, 0.5), 0.9)
