"""Towers and skylines, by day and lit."""

from .canvas import Canvas
from .palette import LAMP, Colour, darker, lighter, mix
from .shapes import both_sides, curve


def panes(
    c: Canvas,
    area: tuple[float, float, float, float],
    colour: Colour,
    pitch: tuple[float, float],
    share: float = 1.0,
    alpha: float = 0.5,
) -> None:
    """Draw a grid of windows over x, y, width, height; only a share of them."""
    x, y, wide, high = area
    across, down = max(int(wide / pitch[0]), 1), max(int(high / pitch[1]), 1)
    step_x, step_y = wide / across, high / down
    for i in range(across):
        for j in range(down):
            if c.dice.random() < share:
                c.box(x + (i + 0.22) * step_x, y + (j + 0.25) * step_y, step_x * 0.56, step_y * 0.5, colour, alpha)


def floors(
    c: Canvas, area: tuple[float, float, float, float], colour: Colour, pitch: float, alpha: float = 0.35
) -> None:
    x, y, wide, high = area
    for i in range(1, int(high / pitch)):
        c.box(x, y + i * pitch, wide, pitch * 0.32, colour, alpha)


def block(
    c: Canvas, x: float, base: float, wide: float, high: float, colour: Colour, haze: Colour, lit: float = 0
) -> None:
    """Draw a tower with a lit and a shaded face; its foot dissolves in the haze."""
    top = base - high
    side = wide * c.dice.uniform(0.55, 0.72)
    foot = mix(colour, haze, 0.55)
    c.fade([(x, top), (x + wide, top), (x + wide, base), (x, base)], colour, foot)
    c.fade(
        [(x + side, top), (x + wide, top), (x + wide, base), (x + side, base)],
        darker(colour, 0.14),
        mix(foot, colour, 0.35),
    )
    _head(c, x, top, wide, colour)
    if lit:
        panes(c, (x + 3, top + 6, wide - 6, high - 6), LAMP, (7.5, 10), lit, 0.85)
    elif c.dice.random() < 0.5:
        panes(c, (x + 4, top + 8, side - 6, high * 0.8), lighter(colour, 0.5), (9, 12), 0.85, 0.4)
    else:
        floors(c, (x + 3, top + 6, side - 4, high * 0.85), lighter(colour, 0.5), 9, 0.35)


def _head(c: Canvas, x: float, top: float, wide: float, colour: Colour) -> None:
    kind = c.dice.randrange(5)
    if kind == 0:
        c.box(x + wide * 0.2, top - 12, wide * 0.6, 13, colour)
        c.box(x + wide * 0.48, top - 44, 2, 34, colour)
    elif kind == 1:
        c.shape([(x, top + 1), (x + wide, top + 1), (x + wide, top - wide * 0.4)], darker(colour, 0.08))
    elif kind == 2:
        c.box(x + wide * 0.3, top - 9, wide * 0.25, 10, darker(colour, 0.1))
        c.box(x + wide * 0.66, top - 6, wide * 0.2, 7, colour)
    elif kind == 3:
        c.shape([(x, top + 1), *curve((x, top), (x + wide / 2, top - wide * 0.6), (x + wide, top), 12)], colour)


def skyline(
    c: Canvas,
    base: float,
    heights: tuple[float, float],
    widths: tuple[float, float],
    colour: Colour,
    haze: Colour,
    lit: float = 0,
    peak: float = 600,
    gap: float = 0.15,
) -> None:
    """Draw a row of towers, the tallest around x = peak."""
    x = -30.0
    while x < 1210:
        wide = c.dice.uniform(*widths)
        near_peak = max(0.0, 1 - abs(x + wide / 2 - peak) / 620)
        high = heights[0] + (heights[1] - heights[0]) * near_peak**1.3 * c.dice.uniform(0.55, 1)
        block(c, x, base, wide, high, mix(colour, haze, c.dice.uniform(0, 0.22)), haze, lit)
        x += wide * (1 + (c.dice.uniform(-0.2, 2.4) * gap))


def sail_tower(
    c: Canvas, x: float, base: float, high: float, wide: float, colour: Colour, haze: Colour, lit: float = 0
) -> None:
    """Draw the lotus-bud tower with its helicopter deck."""
    left = curve((x - wide * 0.42, base), (x - wide * 0.72, base - high * 0.5), (x, base - high), 26)
    right = curve((x, base - high), (x + wide * 0.56, base - high * 0.62), (x + wide * 0.46, base), 26)
    c.fade(left + right, colour, mix(colour, haze, 0.5))
    spine = curve((x, base - high), (x + wide * 0.05, base - high * 0.5), (x + wide * 0.02, base), 26)
    c.fade(spine + right[::-1], darker(colour, 0.16), mix(colour, haze, 0.35))
    with c.inside(left + right):
        floors(
            c, (x - wide, base - high * 0.94, wide * 2, high * 0.94), lighter(colour, 0.55), 8, 0.3 if not lit else 0.12
        )
        if lit:
            panes(c, (x - wide * 0.6, base - high * 0.95, wide * 1.2, high * 0.95), LAMP, (8, 10), lit, 0.85)
    c.shape(
        [
            (x + wide * 0.2, base - high * 0.70),
            (x + wide * 0.52, base - high * 0.712),
            (x + wide * 0.52, base - high * 0.7),
            (x + wide * 0.2, base - high * 0.66),
        ],
        darker(colour, 0.25),
    )
    c.line([(x, base - high), (x, base - high * 1.12)], colour, 2)


def spire_tower(
    c: Canvas, x: float, base: float, high: float, wide: float, colour: Colour, haze: Colour, lit: float = 0
) -> None:
    """Draw the bundle of stepped shafts that ends in a spire."""
    for share, tall in ((1.0, 0.5), (0.76, 0.66), (0.5, 0.82), (0.26, 0.94)):
        half, top = wide * share / 2, base - high * tall
        left = [(x - half, base), (x - half, top + half * 0.5), (x - half * 0.6, top)]
        c.fade(both_sides(left, x), mix(colour, darker(colour, 0.2), 1 - share), mix(colour, haze, 0.5))
        c.shape(
            [(x, top), (x + half * 0.6, top), (x + half, top + half * 0.5), (x + half, base), (x, base)],
            darker(colour, 0.3),
            0.22,
        )
        if lit:
            panes(c, (x - half, top + 10, half * 2, high * tall - 14), LAMP, (7, 9), lit * 0.6, 0.8)
        else:
            floors(c, (x - half + 2, top + 8, half * 2 - 4, high * tall - 10), lighter(colour, 0.5), 10, 0.2)
    c.shape([(x - 3, base - high * 0.92), (x, base - high * 1.13), (x + 3, base - high * 0.92)], colour)
