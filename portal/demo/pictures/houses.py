"""Tube houses, school and office fronts."""

from .canvas import Canvas
from .palette import BRICK, CREAM, INK, LAMP, LEAF, PAPER, WOOD, Colour, Tone, darker, lighter, mix
from .plants import dabs
from .shapes import arc

FACADES: tuple[Colour, ...] = (
    (236, 200, 120),
    (214, 224, 205),
    (232, 178, 140),
    (240, 226, 196),
    (168, 196, 196),
    (222, 156, 130),
    (226, 206, 160),
    (190, 205, 215),
)


def shutters(
    c: Canvas, x: float, y: float, wide: float, high: float, colour: Colour, lit: bool = False, arched: bool = False
) -> None:
    """Draw a window with louvred wings."""
    glass = LAMP if lit else mix(colour, INK, 0.55)
    c.box(x - wide * 0.08, y - wide * 0.08, wide * 1.16, high + wide * 0.16, lighter(colour, 0.6))
    if arched:
        c.shape(arc(x + wide / 2, y, wide * 0.58, wide * 0.42, 180, 360), lighter(colour, 0.6))
        c.shape(arc(x + wide / 2, y, wide * 0.46, wide * 0.32, 180, 360), glass)
    c.box(x, y, wide, high, glass)
    for left in (x, x + wide * 0.68):
        c.box(left, y, wide * 0.32, high, colour)
        for i in range(1, 8):
            c.box(left + wide * 0.04, y + high * i / 8, wide * 0.24, high * 0.035, darker(colour, 0.4), 0.7)
    c.box(x + wide * 0.49, y, wide * 0.03, high, lighter(colour, 0.3))
    c.box(x - wide * 0.14, y + high + wide * 0.04, wide * 1.28, wide * 0.1, PAPER, 0.7)


def balcony(c: Canvas, x: float, y: float, wide: float, high: float, colour: Colour, green: bool) -> None:
    """Draw a railing, sometimes with plants hanging over it."""
    if green:
        dabs(c, x + wide * 0.5, y + high * 0.1, wide * 0.44, high * 0.5, lighter(LEAF, 0.15), 34, 4.5, 1)
    c.box(x, y, wide, 3, colour)
    for i in range(int(wide / 7) + 1):
        c.box(x + i * (wide - 2) / int(wide / 7), y, 1.8, high, colour)
    c.box(x - 4, y + high, wide + 8, 6, lighter(colour, 0.55))
    c.box(x - 4, y + high + 6, wide + 8, 5, INK, 0.18)
    if green:
        dabs(c, x + wide * 0.3, y + high * 0.8, wide * 0.22, high * 0.6, mix(LEAF, (150, 190, 90), 0.4), 16, 4.5, 1)


def tiles(c: Canvas, x: float, y: float, wide: float, high: float, colour: Colour = BRICK, overhang: float = 8) -> None:
    """Draw a small pitched tile roof seen from the front."""
    left, right = x - overhang, x + wide + overhang
    slant = min(high * 0.8, wide * 0.16)
    c.fade([(left + slant, y), (right - slant, y), (right, y + high), (left, y + high)], darker(colour, 0.22), colour)
    count = max(int(wide / 8), 4)
    for i in range(1, count):
        share = i / count
        top = left + slant + (right - left - 2 * slant) * share
        c.line([(top, y), (left + (right - left) * share, y + high)], darker(colour, 0.4), 1.1, 0.55)
    c.box(left, y + high - 2, right - left, 5, darker(colour, 0.35))
    c.box(left + slant - 3, y - 3, right - left - 2 * slant + 6, 5, lighter(colour, 0.25))


def awning(c: Canvas, x: float, y: float, wide: float, high: float, one: Colour, other: Colour, count: int = 7) -> None:
    """Draw a striped awning with a scalloped hem."""
    flare = high * 0.35
    for i in range(count):
        colour = other if i % 2 else one
        top = (x + wide * i / count, x + wide * (i + 1) / count)
        span = wide + 2 * flare
        low = (x - flare + span * i / count, x - flare + span * (i + 1) / count)
        c.fade([(top[0], y), (top[1], y), (low[1], y + high), (low[0], y + high)], lighter(colour, 0.12), colour)
        half = (low[1] - low[0]) / 2
        c.shape(arc(low[0] + half, y + high - 1, half, half * 0.7, 0, 180, 10), darker(colour, 0.12))
    c.box(x - 3, y - 4, wide + 6, 6, darker(one, 0.3))


def shop(c: Canvas, x: float, base: float, wide: float, high: float, colour: Colour, lit: bool) -> None:
    """Draw an open ground floor with shelves of goods under an awning."""
    inner = mix(LAMP, WOOD.mid, 0.35) if lit else mix(WOOD.dark, INK, 0.35)
    c.box(x + wide * 0.08, base - high, wide * 0.84, high, inner)
    for row in (0.42, 0.68):
        c.box(x + wide * 0.12, base - high * (1 - row), wide * 0.76, 2.5, WOOD.mid)
        for i in range(7):
            size = c.dice.uniform(0.05, 0.085) * wide
            goods = c.dice.choice((BRICK, CREAM, LEAF, (226, 170, 70), (150, 60, 50)))
            c.box(x + wide * (0.14 + i * 0.105), base - high * (1 - row) - size, size, size, goods)
    c.shade([(x, base - high), (x + wide, base - high), (x + wide, base), (x, base)], INK, 0.35)
    awning(c, x + wide * 0.04, base - high * 1.12, wide * 0.92, high * 0.26, colour, CREAM, 6)


def tube_house(
    c: Canvas,
    x: float,
    base: float,
    wide: float,
    levels: int,
    storey: float,
    wall: Colour,
    trim: Colour,
    lit: float = 0.0,
) -> None:
    """Draw a narrow Vietnamese town house: shop below, shuttered floors above, tiles or a loggia on top."""
    top = base - storey * (levels + 1)
    c.fade([(x, top), (x + wide, top), (x + wide, base), (x, base)], lighter(wall, 0.12), mix(wall, WOOD.mid, 0.22))
    for level in range(1, levels + 1):
        _storey(c, x, base - storey * (level + 1), wide, storey, trim, lit)
        c.box(x, base - storey * level - 3, wide, 5, lighter(wall, 0.5))
    shop(c, x, base, wide, storey * 0.86, trim, lit > 0)
    if c.dice.random() < 0.55:
        tiles(c, x, top - storey * 0.34, wide, storey * 0.36)
    else:
        _parapet(c, x, top, wide, storey, wall)
    c.shade([(x + wide * 0.86, top), (x + wide, top), (x + wide, base), (x + wide * 0.86, base)], INK, 0.3, True)


def _storey(c: Canvas, x: float, y: float, wide: float, storey: float, trim: Colour, lit: float) -> None:
    count = 2 if wide > 92 else 1
    size = wide * (0.26 if count == 2 else 0.42)
    arched = c.dice.random() < 0.4
    for i in range(count):
        px = x + wide * (i + 0.5) / count - size / 2
        shutters(c, px, y + storey * 0.24, size, storey * 0.52, trim, c.dice.random() < lit, arched)
    if c.dice.random() < 0.6:
        balcony(
            c, x + wide * 0.08, y + storey * 0.62, wide * 0.84, storey * 0.3, darker(trim, 0.3), c.dice.random() < 0.6
        )


def _parapet(c: Canvas, x: float, top: float, wide: float, storey: float, wall: Colour) -> None:
    c.box(x - 3, top - 6, wide + 6, 9, lighter(wall, 0.5))
    c.shape(
        [(x, top - 5), *arc(x + wide / 2, top - 5, wide * 0.34, storey * 0.26, 180, 360, 14), (x + wide, top - 5)],
        mix(wall, CREAM, 0.3),
    )
    c.disc(x + wide / 2, top - storey * 0.12, storey * 0.06, darker(wall, 0.25))
    tank = x + wide * 0.74
    c.box(tank, top - storey * 0.4, wide * 0.2, storey * 0.2, (190, 198, 200), 1, 4)
    c.box(tank + 2, top - storey * 0.2, 2, storey * 0.16, INK, 0.6)
    c.box(tank + wide * 0.16, top - storey * 0.2, 2, storey * 0.16, INK, 0.6)


def row_of_houses(
    c: Canvas,
    base: float,
    storey: float,
    widths: tuple[float, float],
    start: float = -20,
    end: float = 1210,
    lit: float = 0.0,
    tint: Colour | None = None,
    share: float = 0.0,
) -> None:
    """Draw tube houses side by side, their walls tinted towards one colour."""
    x, last = start, -1
    while x < end:
        wide = c.dice.uniform(*widths)
        kind = c.dice.choice([i for i in range(len(FACADES)) if i != last])
        trim = c.dice.choice(((46, 92, 84), (60, 104, 92), (128, 62, 40), (52, 84, 110), (110, 44, 38)))
        wall = mix(FACADES[kind], tint, share) if tint else FACADES[kind]
        tube_house(
            c, x, base, wide, c.dice.choice((2, 3, 3, 4)), storey, wall, mix(trim, tint or trim, share * 0.7), lit
        )
        x, last = x + wide, kind


def colonnade(c: Canvas, area: tuple[float, float, float, float], bays: int, wall: Tone) -> None:
    """Draw one storey of arched openings with doors behind, as in an old school."""
    x, y, wide, high = area
    c.box(x, y, wide, high, wall.mid)
    bay = wide / bays
    for i in range(bays):
        left, half = x + bay * i + bay * 0.12, bay * 0.38
        opening = [
            (left, y + high),
            *arc(left + half, y + high * 0.42, half, high * 0.26, 180, 360, 16),
            (left + 2 * half, y + high),
        ]
        c.fade(opening, wall.dark, mix(wall.dark, wall.mid, 0.35))
        c.box(left + half * 0.62, y + high * 0.44, half * 0.76, high * 0.56, (54, 94, 84))
        c.box(left + half * 0.98, y + high * 0.44, 1.5, high * 0.56, INK, 0.5)
    c.box(x, y, wide, high * 0.07, wall.pale)
