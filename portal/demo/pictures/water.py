"""Water, reflections, boats and lotus."""

import math

from PIL import Image

from .canvas import Canvas
from .palette import CREAM, GOLD, INK, PETAL, WOOD, Colour, Tone, darker, lighter, mix
from .shapes import arc, curve, ribbon, smooth, turned


def reflection(c: Canvas, shore: float, tint: Colour, strength: float = 0.45, ripple: float = 6) -> None:
    """Fill everything below the shore with the rippled mirror image of what stands above it."""
    low = round(shore * c.unit)
    depth = c.image.height - low
    mirror = c.image.crop((0, max(low - depth, 0), c.image.width, low)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = mirror.resize((c.image.width, depth), Image.Resampling.BILINEAR)
    y, turn = 0, 0.0
    while y < depth:
        near = y / depth
        thick = max(2, round((1.2 + 5 * near) * c.unit))
        turn += 1.9 + c.dice.random()
        shift = round(math.sin(turn) * ripple * (0.25 + near) * c.unit)
        strip = mirror.crop((0, y, mirror.width, min(y + thick, depth)))
        c.image.paste(strip, (0, low + y))
        c.image.paste(strip, (shift, low + y))
        y += thick
    c.wash(shore, 800, tint, strength, min(strength + 0.3, 1))


def ripples(c: Canvas, top: float, bottom: float, colour: Colour, count: int = 90, alpha: float = 0.4) -> None:
    """Scatter thin level glints, larger towards the viewer."""
    for _ in range(count):
        near = c.dice.random() ** 1.4
        y = top + (bottom - top) * near
        c.oval(
            c.dice.uniform(-40, 1240),
            y,
            (14 + 60 * near) * c.dice.uniform(0.4, 1),
            0.7 + 1.8 * near,
            colour,
            alpha * c.dice.uniform(0.5, 1),
        )


def glitter(c: Canvas, x: float, top: float, bottom: float, wide: float, colour: Colour, alpha: float = 0.75) -> None:
    """Draw the broken path of light below a sun, moon or lamp."""
    y = top
    while y < bottom:
        near = (y - top) / (bottom - top)
        half = wide * (0.35 + 0.65 * near) * c.dice.uniform(0.35, 1)
        c.oval(
            x + c.dice.uniform(-0.4, 0.4) * wide * near, y, half, 1.1 + 2.4 * near, colour, alpha * (1 - 0.55 * near)
        )
        y += 3.5 + 9 * near


def water(c: Canvas, top: float, start: Colour, end: Colour) -> None:
    c.fade([(0, top), (1200, top), (1200, 800), (0, 800)], start, end)


def _hull(wide: float) -> list[tuple[float, float]]:
    edge = curve((-wide / 2, -wide * 0.1), (0, wide * 0.05), (wide / 2, -wide * 0.12))
    return edge + curve((wide / 2, -wide * 0.12), (0, wide * 0.22), (-wide / 2, -wide * 0.1))


def sampan(c: Canvas, x: float, y: float, wide: float, tone: Tone, roof: bool = True) -> None:
    """Draw a river boat afloat, with or without its arched mat roof."""
    c.oval(x, y + wide * 0.07, wide * 0.46, wide * 0.035, darker(tone.dark, 0.5), 0.35)
    if roof:
        awning = arc(x, y - wide * 0.02, wide * 0.2, wide * 0.17, 180, 360)
        c.fade(awning, lighter(tone.mid, 0.25), tone.dark, True)
        for i in range(1, 6):
            px = x - wide * 0.2 + wide * 0.4 * i / 6
            tall = wide * 0.17 * math.sqrt(1 - ((px - x) / (wide * 0.2)) ** 2)
            c.line([(px, y - wide * 0.02), (px, y - wide * 0.02 - tall)], tone.dark, wide * 0.006, 0.6)
    hull = turned(_hull(wide), x, y, 0)
    c.fade(hull, tone.mid, tone.dark)
    c.line(hull[:17], lighter(tone.mid, 0.35), max(wide * 0.012, 1))


def rower(c: Canvas, x: float, base: float, size: float, colour: Colour, oar: float = 1) -> None:
    """Draw a small standing figure in a conical hat, leaning on an oar."""
    body = [
        (x - size * 0.13, base),
        (x - size * 0.15, base - size * 0.55),
        (x - size * 0.02, base - size * 0.76),
        (x + size * 0.13, base - size * 0.56),
        (x + size * 0.12, base),
    ]
    c.line(
        [(x - oar * size * 0.3, base - size * 0.62), (x + oar * size * 0.95, base + size * 0.36)],
        darker(colour, 0.3),
        size * 0.035,
    )
    c.shape(smooth(body, True, 5), colour)
    c.line([(x, base - size * 0.6), (x + oar * size * 0.26, base - size * 0.34)], colour, size * 0.08)
    c.disc(x, base - size * 0.79, size * 0.1, darker(colour, 0.2))
    hat(c, x, base - size * 0.82, size * 0.27, CREAM)


def hat(c: Canvas, x: float, brim: float, half: float, colour: Colour) -> None:
    """Draw a conical hat."""
    c.fade([(x - half, brim), (x, brim - half * 0.85), (x + half, brim)], colour, mix(colour, WOOD.mid, 0.5))
    c.oval(x, brim, half, half * 0.13, mix(colour, WOOD.mid, 0.45))


def lotus_leaf(c: Canvas, x: float, y: float, rx: float, tone: Tone, tilt: float = 0.34) -> None:
    """Draw a floating leaf with its notch and veins."""
    ry = rx * tilt
    start = c.dice.uniform(200, 340)
    c.oval(x, y + ry * 0.2, rx, ry, darker(tone.dark, 0.35), 0.5)
    c.fade([*arc(x, y, rx, ry, start, start + 342, 40), (x, y)], mix(tone.mid, tone.pale, 0.25), tone.mid)
    for i in range(9):
        tip = arc(x, y, rx * 0.92, ry * 0.92, start + 20 + i * 38, start + 20 + i * 38, 1)[0]
        c.line([(x, y), tip], mix(tone.mid, tone.pale, 0.55), max(rx * 0.011, 0.8), 0.6)
    c.oval(x, y, rx * 0.06, ry * 0.06, tone.pale)


def petal(
    c: Canvas, x: float, y: float, length: float, wide: float, degrees: float, colour: Colour, tip: Colour
) -> None:
    """Draw one pointed petal rising from x, y; degrees 0 points up."""
    half = [(0, 0), (-wide * 0.4, -length * 0.25), (-wide * 0.5, -length * 0.58), (-wide * 0.2, -length * 0.88)]
    other = [(-px, py) for px, py in reversed(half[1:])]
    leaf = turned(smooth([*half, (0, -length), *other], True, 5), x, y, degrees)
    c.fade(leaf, tip, colour)
    c.line(leaf, mix(tip, INK, 0.1), max(0.8, length * 0.008), 0.35)


def lotus(c: Canvas, x: float, y: float, size: float, colour: Colour = PETAL) -> None:
    """Draw an open lotus flower whose base is at x, y."""
    tip, core = darker(mix(colour, (190, 40, 90), 0.5), 0.05), lighter(colour, 0.72)
    for degrees in (-78, 78, -54, 54):
        petal(c, x, y, size * 0.92, size * 0.36, degrees, core, mix(tip, colour, 0.2))
    for degrees in (-34, 34, -14, 14):
        petal(c, x, y - size * 0.02, size * 1.0, size * 0.4, degrees, core, mix(tip, colour, 0.35))
    c.oval(x, y - size * 0.42, size * 0.17, size * 0.1, GOLD)
    for degrees in (-62, 62, -40, 40, -18, 20, 0):
        petal(
            c,
            x,
            y,
            size * (0.58 if abs(degrees) > 25 else 0.64),
            size * 0.36,
            degrees,
            lighter(core, 0.3),
            mix(tip, colour, 0.65),
        )


def bud(c: Canvas, x: float, y: float, size: float, colour: Colour = PETAL) -> None:
    tip, core = mix(colour, (190, 40, 90), 0.5), lighter(colour, 0.4)
    for degrees in (-14, 14, 0):
        petal(c, x, y, size, size * 0.42, degrees, core, tip)


def stalk(c: Canvas, x: float, base: float, top: tuple[float, float], colour: Colour, width: float = 5) -> None:
    line = curve((x, base), (x, (base + top[1]) / 2), top)
    c.shape(ribbon(line, lambda t: width * (0.6 - 0.2 * t)), colour)
