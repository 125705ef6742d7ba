"""People, bicycles, buses, stalls and other things in the street."""

import math

from .canvas import Canvas
from .houses import awning
from .palette import CREAM, INK, PAPER, STONE, WOOD, Colour, darker, lighter, mix
from .shapes import arc, both_sides, curve, ribbon, smooth
from .water import hat

HAIR: Colour = (58, 42, 36)


def person(
    c: Canvas, x: float, base: float, high: float, colour: Colour, hatted: bool = False, stride: float = 0.1
) -> None:
    """Draw a small faceless walker."""
    legs = mix(colour, INK, 0.55)
    for side in (-1, 1):
        hip, foot = (x + side * high * 0.045, base - high * 0.46), (x + side * high * stride * 0.85, base)
        c.shape(ribbon([hip, foot], lambda t: high * (0.052 - 0.022 * t)), legs)
        c.oval(foot[0] + high * 0.02, base - high * 0.008, high * 0.045, high * 0.018, darker(legs, 0.4))
    c.box(x - high * 0.03, base - high * 0.86, high * 0.06, high * 0.07, HAIR)
    body = [
        (x - high * 0.085, base - high * 0.42),
        (x - high * 0.09, base - high * 0.6),
        (x - high * 0.125, base - high * 0.76),
        (x - high * 0.04, base - high * 0.825),
    ]
    c.shape(smooth(both_sides(body, x), True, 4), colour)
    for side in (-1, 1):
        arm = curve(
            (x + side * high * 0.1, base - high * 0.77),
            (x + side * high * 0.17, base - high * 0.62),
            (x + side * high * 0.12, base - high * 0.46),
            8,
        )
        c.shape(ribbon(arm, lambda t: high * (0.032 - 0.01 * t)), darker(colour, 0.16))
    c.oval(x, base - high * 0.92, high * 0.062, high * 0.074, HAIR)
    if hatted:
        hat(c, x, base - high * 0.93, high * 0.19, CREAM)


def wheel(c: Canvas, x: float, y: float, radius: float, colour: Colour = INK, hub: Colour = STONE) -> None:
    c.disc(x, y, radius, colour)
    c.disc(x, y, radius * 0.56, hub)
    c.disc(x, y, radius * 0.22, colour)


def bicycle(c: Canvas, x: float, base: float, size: float, colour: Colour) -> None:
    """Draw a bicycle standing in profile, `size` between the hubs."""
    radius, thin = size * 0.34, max(size * 0.028, 1)
    back, front = (x - size / 2, base - radius), (x + size / 2, base - radius)
    for hub in (back, front):
        c.line(arc(*hub, radius, radius, 0, 360, 40), darker(colour, 0.5), thin * 1.2)
        for degrees in range(0, 180, 30):
            spoke = arc(*hub, radius, radius, degrees, degrees + 180, 1)
            c.line(spoke, darker(colour, 0.3), 0.8, 0.5)
    pedal, seat = (x - size * 0.06, base - radius * 0.9), (x - size * 0.2, base - radius * 2.1)
    head = (x + size * 0.34, base - radius * 2.05)
    for one, other in ((back, pedal), (pedal, seat), (seat, back), (pedal, head), (seat, head), (head, front)):
        c.line([one, other], colour, thin * 1.4)
    c.line(
        [head, (head[0] - size * 0.03, head[1] - size * 0.16), (head[0] - size * 0.16, head[1] - size * 0.17)],
        darker(colour, 0.4),
        thin * 1.3,
    )
    c.box(seat[0] - size * 0.1, seat[1] - size * 0.06, size * 0.2, size * 0.06, INK, 1, size * 0.02)


def rider(c: Canvas, x: float, base: float, size: float, colour: Colour) -> None:
    """Draw someone cycling away from the viewer."""
    c.box(x - size * 0.035, base - size * 0.5, size * 0.07, size * 0.5, darker(INK, 0.1), 1, size * 0.03)
    c.line([(x - size * 0.14, base - size * 0.72), (x + size * 0.14, base - size * 0.72)], INK, size * 0.04)
    body = [
        (x - size * 0.13, base - size * 0.42),
        (x - size * 0.14, base - size * 0.75),
        (x, base - size * 0.95),
        (x + size * 0.14, base - size * 0.75),
        (x + size * 0.13, base - size * 0.42),
    ]
    c.shape(smooth(body, True, 5), colour)
    for side in (-1, 1):
        c.line(
            [(x + side * size * 0.07, base - size * 0.45), (x + side * size * 0.1, base - size * 0.12)],
            mix(colour, INK, 0.5),
            size * 0.07,
        )
    c.disc(x, base - size * 1.0, size * 0.09, WOOD.dark)
    hat(c, x, base - size * 1.01, size * 0.24, CREAM)


def bus(c: Canvas, x: float, base: float, wide: float, body: Colour, glass: Colour) -> None:
    """Draw a city bus in profile, heading right."""
    high, floor = wide * 0.31, base - wide * 0.035
    c.glow(x + wide / 2, base, wide * 0.58, wide * 0.045, INK, 0.6)
    shell = [
        (x, floor),
        (x, floor - high * 0.86),
        (x + wide * 0.03, floor - high),
        (x + wide * 0.95, floor - high),
        (x + wide * 0.99, floor - high * 0.8),
        (x + wide, floor - high * 0.3),
        (x + wide, floor),
    ]
    c.fade(shell, lighter(body, 0.18), darker(body, 0.12))
    c.box(x, floor - high * 0.3, wide, high * 0.09, PAPER, 0.9)
    c.box(x + wide * 0.12, floor - high * 1.07, wide * 0.26, high * 0.1, lighter(body, 0.35), 1, 5)
    _bus_glass(c, x, floor, wide, high, glass)
    for share in (0.2, 0.78):
        c.shape(arc(x + wide * share, floor, wide * 0.066, wide * 0.07, 180, 360), darker(body, 0.6))
        wheel(c, x + wide * share, base - wide * 0.042, wide * 0.045)
    c.oval(x + wide * 0.985, floor - high * 0.16, wide * 0.01, high * 0.06, (255, 232, 170))
    c.box(x, floor - high * 0.16, wide * 0.012, high * 0.1, (200, 40, 30))


def _bus_glass(c: Canvas, x: float, floor: float, wide: float, high: float, glass: Colour) -> None:
    for i in range(6):
        left = x + wide * (0.025 + i * 0.125)
        if i not in (2, 5):
            c.box(left, floor - high * 0.84, wide * 0.112, high * 0.44, glass, 1, 5)
            c.shape(
                [
                    (left + wide * 0.02, floor - high * 0.4),
                    (left + wide * 0.055, floor - high * 0.84),
                    (left + wide * 0.085, floor - high * 0.84),
                    (left + wide * 0.05, floor - high * 0.4),
                ],
                PAPER,
                0.16,
            )
    for left in (x + wide * 0.278, x + wide * 0.655):
        for half in (0, 0.05):
            c.box(left + wide * half, floor - high * 0.84, wide * 0.047, high * 0.8, darker(glass, 0.18), 1, 4)
    c.shape(
        [
            (x + wide * 0.79, floor - high * 0.84),
            (x + wide * 0.955, floor - high * 0.84),
            (x + wide * 0.985, floor - high * 0.4),
            (x + wide * 0.79, floor - high * 0.4),
        ],
        lighter(glass, 0.12),
    )
    c.box(x + wide * 0.88, floor - high * 0.84, wide * 0.008, high * 0.44, darker(glass, 0.4))


def van(c: Canvas, x: float, base: float, wide: float, body: Colour, glass: Colour) -> None:
    """Draw the plain shell of an ambulance or delivery van, heading right."""
    high, floor = wide * 0.46, base - wide * 0.06
    c.glow(x + wide / 2, base, wide * 0.6, wide * 0.06, INK, 0.55)
    shell = [
        (x, floor),
        (x, floor - high * 0.93),
        (x + wide * 0.03, floor - high),
        (x + wide * 0.66, floor - high),
        (x + wide * 0.84, floor - high * 0.55),
        (x + wide * 0.98, floor - high * 0.45),
        (x + wide, floor - high * 0.3),
        (x + wide, floor),
    ]
    c.fade(shell, lighter(body, 0.3), darker(body, 0.1))
    c.shape(
        [
            (x + wide * 0.58, floor - high * 0.88),
            (x + wide * 0.66, floor - high * 0.88),
            (x + wide * 0.79, floor - high * 0.54),
            (x + wide * 0.58, floor - high * 0.54),
        ],
        glass,
    )
    for share in (0.2, 0.8):
        c.disc(x + wide * share, floor, wide * 0.1, darker(body, 0.55))
        wheel(c, x + wide * share, base - wide * 0.075, wide * 0.078)


def heap(c: Canvas, x: float, base: float, wide: float, colour: Colour, size: float = 9) -> None:
    """Draw a basket heaped with round fruit."""
    rows = max(int(wide * 0.4 / size), 2)
    for row in range(rows):
        count = max(int(wide / (size * 1.7)) - row, 1)
        for i in range(count):
            px = x + (i - (count - 1) / 2) * size * 1.65
            py = base - wide * 0.2 - row * size * 1.25
            c.disc(px, py, size, mix(colour, darker(colour, 0.3), c.dice.random() * 0.6))
            c.disc(px - size * 0.3, py - size * 0.3, size * 0.28, lighter(colour, 0.6), 0.7)
    basket = [
        (x - wide * 0.55, base - wide * 0.22),
        (x + wide * 0.55, base - wide * 0.22),
        (x + wide * 0.42, base),
        (x - wide * 0.42, base),
    ]
    c.fade(basket, WOOD.pale, WOOD.mid)
    for i in range(1, 4):
        y = base - wide * 0.22 + wide * 0.22 * i / 4
        c.line([(x - wide * 0.52, y), (x + wide * 0.52, y)], WOOD.dark, 1, 0.5)


def stall(
    c: Canvas, x: float, base: float, wide: float, high: float, one: Colour, other: Colour, goods: tuple[Colour, ...]
) -> None:
    """Draw a market stall: poles, dark inside, heaped counter, striped awning."""
    c.glow(x + wide / 2, base, wide * 0.7, high * 0.08, INK, 0.5)
    c.box(x + wide * 0.04, base - high * 0.8, wide * 0.92, high * 0.5, mix(WOOD.dark, INK, 0.3))
    for share in (0.03, 0.95):
        c.box(x + wide * share, base - high * 0.86, wide * 0.025, high * 0.86, WOOD.dark)
    for i, colour in enumerate(goods):
        heap(
            c,
            x + wide * (i + 0.5) / len(goods),
            base - high * 0.32,
            wide / len(goods) * 0.82,
            colour,
            wide / len(goods) * 0.1,
        )
    c.fade([(x, base - high * 0.34), (x + wide, base - high * 0.34), (x + wide, base), (x, base)], WOOD.mid, WOOD.dark)
    for i in range(1, 9):
        c.box(x + wide * i / 9, base - high * 0.34, 1.6, high * 0.34, WOOD.dark, 0.7)
    c.box(x - 4, base - high * 0.36, wide + 8, high * 0.04, WOOD.pale)
    awning(c, x + wide * 0.02, base - high * 1.05, wide * 0.96, high * 0.26, one, other, 8)


def umbrella(c: Canvas, x: float, y: float, size: float, colour: Colour, pole: float = 0) -> None:
    """Draw an open umbrella; the pole reaches down from it."""
    if pole:
        c.box(x - size * 0.02, y, size * 0.04, pole, darker(colour, 0.6))
    dome = arc(x, y, size, size * 0.72, 180, 360, 30)
    hem = [
        p
        for i in range(5, 0, -1)
        for p in arc(x - size + size * 0.4 * (i - 0.5), y, size * 0.2, size * 0.07, 0, -180, 8)
    ]
    c.fade(dome + hem, lighter(colour, 0.14), darker(colour, 0.2))
    for share in (-0.6, -0.2, 0.2, 0.6):
        rib = [
            (x + size * share * math.sin(t * math.pi / 16), y - size * 0.72 * math.cos(t * math.pi / 16))
            for t in range(9)
        ]
        c.line(rib, darker(colour, 0.35), max(size * 0.012, 0.8), 0.6)


def bench(c: Canvas, x: float, base: float, wide: float, colour: Colour) -> None:
    for y in (0.3, 0.4, 0.2):
        c.box(x, base - wide * y, wide, wide * 0.055, colour if y != 0.2 else lighter(colour, 0.2), 1, 2)
    for share in (0.08, 0.88):
        c.box(x + wide * share, base - wide * 0.42, wide * 0.035, wide * 0.42, darker(colour, 0.45))
