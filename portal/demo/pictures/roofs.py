"""Curved temple roofs, gates, pavilions and columns."""

from .canvas import Canvas
from .palette import BRICK, GOLD, INK, LACQUER, WOOD, Colour, Tone, darker, lighter, mix
from .shapes import Point, arc, curve, mirrored, ribbon, smooth


class Slope:
    """The sagging front face of a temple roof: points by share across and share down."""

    def __init__(self, x: float, ridge: float, high: float, top: float, eave: float, lift: float) -> None:
        self.x, self.ridge, self.high = x, ridge, high
        self.top, self.eave, self.lift = top, eave, lift

    def at(self, across: float, down: float) -> Point:
        wide = self.top + (self.eave - self.top) * down**1.25
        side = 2 * across - 1
        fall = 1 - (1 - down) ** 1.55
        rise = self.lift * abs(side) ** 5 * down**2
        return self.x + side * wide / 2, self.ridge + self.high * fall - rise

    def outline(self) -> list[Point]:
        shares = [i / 24 for i in range(25)]
        edge = [self.at(s / 2, 1) for s in shares] + [self.at(0.5 + s / 2, 1) for s in shares]
        return [self.at(0, s) for s in shares] + edge + [self.at(1, s) for s in reversed(shares)]


def roof(
    c: Canvas, x: float, ridge: float, high: float, top: float, eave: float, tone: Tone, lift: float = 0.0
) -> None:
    """Draw a curved tile roof: `top` and `eave` are its widths, `lift` the rise of its corners."""
    lift = lift or eave * 0.085
    slope = Slope(x, ridge, high, top, eave, lift)
    c.fade(slope.outline(), tone.dark, tone.mid)
    _tiling(c, slope, tone)
    edge = [slope.at(i / 40, 1) for i in range(41)]
    thick = high * 0.045 + 2
    c.shape(edge + [(px, py + thick) for px, py in reversed(edge)], darker(tone.dark, 0.35))
    for hip in (0, 1):
        rib = [slope.at(hip, i / 20) for i in range(21)]
        c.shape(ribbon(rib, lambda t: high * 0.028 + 1.5), lighter(tone.mid, 0.18))
    _corner(c, slope.at(0, 1), -1, eave, tone)
    _corner(c, slope.at(1, 1), 1, eave, tone)
    _ridge(c, x, ridge, top, high, tone)


def _tiling(c: Canvas, slope: Slope, tone: Tone) -> None:
    ribs = max(int(slope.eave / 13), 12)
    for i in range(1, ribs):
        c.line([slope.at(i / ribs, s / 12) for s in range(13)], darker(tone.dark, 0.3), 1.3, 0.5)
    rows = max(int(slope.high / 9), 4)
    for j in range(1, rows):
        c.line([slope.at(s / 30, j / rows) for s in range(31)], lighter(tone.mid, 0.35), 1, 0.22)


def _corner(c: Canvas, tip: Point, side: int, eave: float, tone: Tone) -> None:
    """Draw the flame-like hook at an eave corner."""
    size = eave * 0.055
    hook = curve(
        (tip[0] - side * size * 0.9, tip[1] + size * 0.18),
        (tip[0] + side * size * 0.5, tip[1]),
        (tip[0] + side * size * 0.55, tip[1] - size * 0.95),
        12,
    )
    c.shape(ribbon(hook, lambda t: size * 0.2 * (1 - t) + 0.4), lighter(tone.mid, 0.12))


def _ridge(c: Canvas, x: float, y: float, top: float, high: float, tone: Tone) -> None:
    """Draw the ridge beam with its curled ends and the pair of dragons around a sun disc."""
    half, thick = top / 2, max(high * 0.075, 4)
    line = smooth(
        [
            (x - half * 1.06, y - thick * 1.5),
            (x - half * 0.8, y - thick * 0.1),
            (x, y),
            (x + half * 0.8, y - thick * 0.1),
            (x + half * 1.06, y - thick * 1.5),
        ]
    )
    c.shape(ribbon(line, lambda t: thick * 0.5), lighter(tone.mid, 0.3))
    for side in (-1, 1):
        body = smooth(
            [
                (x + side * half * 0.72, y - thick * 0.5),
                (x + side * half * 0.56, y - thick * 1.5),
                (x + side * half * 0.42, y - thick * 0.7),
                (x + side * half * 0.28, y - thick * 1.9),
                (x + side * half * 0.2, y - thick * 1.2),
            ]
        )
        c.shape(ribbon(body, lambda t: thick * 0.1 + thick * 0.22 * t), darker(tone.mid, 0.1))
    c.disc(x, y - thick * 1.5, thick * 0.75, mix(GOLD, tone.mid, 0.2))
    c.shape([(x - thick, y), (x - thick * 0.4, y - thick), (x + thick * 0.4, y - thick), (x + thick, y)], tone.mid)


def column(c: Canvas, x: float, top: float, base: float, wide: float, colour: Colour = LACQUER) -> None:
    """Draw a round lacquered column on a stone foot."""
    c.fade(
        [(x - wide / 2, top), (x + wide / 2, top), (x + wide / 2, base), (x - wide / 2, base)],
        lighter(colour, 0.12),
        darker(colour, 0.45),
        True,
    )
    c.box(x - wide * 0.75, base - wide * 0.5, wide * 1.5, wide * 0.5, (168, 156, 140), 1, 2)


def hall(c: Canvas, x: float, base: float, wide: float, high: float, bays: int, wall: Tone) -> None:
    """Draw the front of a timber hall: columns, latticed doors and a beam."""
    left = x - wide / 2
    c.fade(
        [(left, base - high), (left + wide, base - high), (left + wide, base), (left, base)],
        darker(wall.dark, 0.5),
        wall.dark,
    )
    bay = wide / bays
    for i in range(bays):
        lattice(c, left + bay * (i + 0.14), base - high * 0.82, bay * 0.72, high * 0.82, wall.mid)
    c.box(left, base - high, wide, high * 0.12, darker(LACQUER, 0.15))
    for i in range(bays * 2):
        c.disc(left + wide * (i + 0.5) / bays / 2, base - high * 0.94, high * 0.025, GOLD)
    for i in range(bays + 1):
        column(c, left + bay * i, base - high, base, bay * 0.12)


def lattice(c: Canvas, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
    c.box(x, y, wide, high, colour)
    for i in range(4):
        left = x + wide * (i + 0.12) / 4
        c.box(left, y + high * 0.06, wide * 0.19, high * 0.52, darker(colour, 0.55))
        for j in range(1, 6):
            c.box(left, y + high * (0.06 + 0.087 * j), wide * 0.19, 1.4, colour)
        c.box(left, y + high * 0.64, wide * 0.19, high * 0.28, darker(colour, 0.2))


def pavilion(c: Canvas, x: float, base: float, wide: float, tone: Tone, tiers: int = 2) -> None:
    """Draw an open pavilion with one or two curved roofs over lacquered columns."""
    high = wide * 0.52
    c.box(x - wide * 0.44, base - high * 0.13, wide * 0.88, high * 0.13, (190, 178, 160))
    c.box(x - wide * 0.48, base - high * 0.05, wide * 0.96, high * 0.05, (160, 148, 130))
    c.box(x - wide * 0.34, base - high * 0.98, wide * 0.68, high * 0.2, darker(LACQUER, 0.35))
    for share in (-0.34, -0.17, 0.17, 0.34):
        column(c, x + wide * share, base - high * 0.9, base - high * 0.12, wide * 0.035)
    for i in range(17):
        c.box(x - wide * 0.34 + wide * 0.68 * i / 16, base - high * 0.36, 2, high * 0.24, LACQUER)
    c.box(x - wide * 0.36, base - high * 0.38, wide * 0.72, high * 0.04, lighter(LACQUER, 0.1))
    roof(c, x, base - high * 1.4, high * 0.52, wide * 0.42, wide * 1.08, tone)
    if tiers > 1:
        c.box(x - wide * 0.17, base - high * 1.6, wide * 0.34, high * 0.22, darker(LACQUER, 0.1))
        for i in range(7):
            c.box(x - wide * 0.15 + wide * 0.3 * i / 6 - 2, base - high * 1.58, 4, high * 0.17, darker(INK, 0.1), 0.5)
        roof(c, x, base - high * 1.98, high * 0.42, wide * 0.22, wide * 0.62, tone)


def gate_pillar(c: Canvas, x: float, base: float, wide: float, high: float, wall: Tone) -> None:
    """Draw a square gate pillar crowned with a lotus bud."""
    half = wide / 2
    c.fade(
        [(x - half, base - high), (x + half, base - high), (x + half, base), (x - half, base)],
        wall.pale,
        wall.mid,
        True,
    )
    c.box(x - half * 0.55, base - high * 0.8, wide * 0.55, high * 0.6, darker(wall.mid, 0.12), 0.6)
    for y, grow in ((base - high, 1.25), (base - high * 0.86, 1.12), (base - high * 0.1, 1.15)):
        c.box(x - half * grow, y, wide * grow, high * 0.035, lighter(wall.pale, 0.3))
    bulb = smooth(
        [(x, base - high - wide * 1.15), (x - half * 0.75, base - high - wide * 0.4), (x - half * 0.4, base - high)]
    )
    c.fade(bulb + mirrored(bulb, x), wall.pale, wall.mid, True)


def steps(c: Canvas, x: float, top: float, wide: float, count: int, rise: float, colour: Colour) -> None:
    """Draw a flight of steps widening towards the viewer."""
    for i in range(count):
        span = wide + i * rise * 2.2
        y = top + i * rise
        c.box(x - span / 2, y, span, rise * 0.45, lighter(colour, 0.35))
        c.box(x - span / 2, y + rise * 0.45, span, rise * 0.6, mix(colour, WOOD.dark, 0.15))


def archway(c: Canvas, x: float, base: float, wide: float, high: float, inner: Colour) -> None:
    """Draw a round-headed opening."""
    opening = [
        (x - wide / 2, base),
        *arc(x, base - high + wide / 2, wide / 2, wide / 2, 180, 360),
        (x + wide / 2, base),
    ]
    c.shape(
        [(px + (px - x) * 0.14, base if py == base else py - wide * 0.07) for px, py in opening],
        mix(BRICK, WOOD.dark, 0.5),
    )
    c.fade(opening, inner, lighter(inner, 0.2))
