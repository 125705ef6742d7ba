"""Hills, ground, roads and terraces."""

from .canvas import Canvas
from .palette import Colour, darker, lighter, mix
from .shapes import Points, between, ridge


def hills(c: Canvas, level: float, swing: float, top: Colour, foot: Colour, waves: float = 1.5) -> None:
    """Draw one hill layer down to the lower edge, its foot fading into another colour."""
    line = ridge(c.dice, level, swing, waves)
    c.fade([*line, (1230, 800), (-10, 800)], top, foot)


def layers(c: Canvas, far: Colour, near: Colour, levels: list[float], swing: float = 34) -> None:
    """Draw hills from far to near, the near ones darker and bolder."""
    for i, level in enumerate(levels):
        share = i / max(len(levels) - 1, 1)
        colour = mix(far, near, share)
        hills(c, level, swing * (0.6 + 0.6 * share), colour, mix(colour, far, 0.25), 1 + 0.4 * i)


def ground(c: Canvas, top: float, start: Colour, end: Colour) -> None:
    c.fade([(0, top), (1200, top), (1200, 800), (0, 800)], start, end)


def paving(c: Canvas, top: float, vanish: float, colour: Colour, rows: int = 9, alpha: float = 0.35) -> None:
    """Draw the joints of a paved ground running to a vanishing point at x = vanish."""
    for i in range(rows):
        y = top + (800 - top) * ((i + 0.4) / rows) ** 1.9
        c.line([(0, y), (1200, y)], colour, 1 + 1.6 * i / rows, alpha)
    for i in range(-14, 15):
        c.line([(vanish + i * 42, top), (vanish + i * 210, 800)], colour, 1.4, alpha)


def road(c: Canvas, vanish: tuple[float, float], left: float, right: float, colour: Colour) -> None:
    """Draw a road from the lower edge to a vanishing point."""
    x, y = vanish
    c.fade([(x - 5, y), (x + 5, y), (right, 800), (left, 800)], lighter(colour, 0.3), colour)


def zebra(
    c: Canvas, corner: tuple[float, float], wide: float, high: float, stripes: int, upright: bool, colour: Colour
) -> None:
    """Draw a crossing seen from above."""
    x, y = corner
    for i in range(stripes):
        if upright:
            c.box(x + wide * i / stripes, y, wide / stripes * 0.55, high, colour, 0.9, 2)
        else:
            c.box(x, y + high * i / stripes, wide, high / stripes * 0.55, colour, 0.9, 2)


def grass(c: Canvas, top: float, bottom: float, colour: Colour, count: int = 260, alpha: float = 0.6) -> None:
    """Scatter tufts, larger towards the viewer."""
    for y in sorted(c.dice.uniform(top, bottom) for _ in range(count)):
        near = (y - top) / max(bottom - top, 1)
        size = 4 + 13 * near
        x = c.dice.uniform(-10, 1210)
        shade = mix(colour, darker(colour, 0.35), c.dice.random())
        for lean in (-0.5, 0, 0.45):
            tip = (x + lean * size, y - size * c.dice.uniform(0.8, 1.2))
            c.shape([(x - size * 0.09, y), tip, (x + size * 0.09, y)], shade, alpha)


def dapples(c: Canvas, area: Points, colour: Colour, count: int = 90, alpha: float = 0.3) -> None:
    """Scatter flat spots of light over a four-cornered piece of ground, given far-left first, clockwise."""
    far_left, far_right, near_right, near_left = area
    for _ in range(count):
        deep, across = c.dice.random() ** 1.3, c.dice.random()
        x, y = between(between(far_left, near_left, deep), between(far_right, near_right, deep), across)
        size = (5 + 34 * deep) * c.dice.uniform(0.5, 1.1)
        c.oval(x, y, size, size * 0.24, colour, alpha)
