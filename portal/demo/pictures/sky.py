"""Sun, clouds, stars, rain, mist and birds."""

from .canvas import Canvas
from .palette import INK, PAPER, Colour, mix
from .shapes import curve, puffs


def sun(c: Canvas, x: float, y: float, radius: float, colour: Colour, halo: float = 0.55) -> None:
    c.glow(x, y, radius * 5.5, radius * 5.5, colour, halo * 0.6)
    c.glow(x, y, radius * 2.4, radius * 2.4, colour, halo)
    c.disc(x, y, radius, colour)


def moon(c: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    sun(c, x, y, radius, colour, 0.35)
    shadow = mix(colour, INK, 0.12)
    for dx, dy, size in ((-0.3, -0.2, 0.22), (0.25, 0.3, 0.28), (0.32, -0.35, 0.13), (-0.2, 0.45, 0.14)):
        c.disc(x + dx * radius, y + dy * radius, size * radius, shadow, 0.5)


def cloud(c: Canvas, x: float, base: float, width: float, colour: Colour, alpha: float = 0.8) -> None:
    """Draw a heaped cloud that thins out towards its flat base."""
    height = width * 0.3
    c.melt(puffs(c.dice, x - width * 0.1, base, width * 0.8, height * 0.8, 4), colour, alpha * 0.55)
    c.melt(puffs(c.dice, x, base + height * 0.08, width, height, 6), colour, min(1.0, alpha * 1.15))


def streaks(c: Canvas, top: float, bottom: float, colour: Colour, count: int = 9, alpha: float = 0.4) -> None:
    """Draw long thin clouds, broader higher up."""
    for _ in range(count):
        y = c.dice.uniform(top, bottom)
        wide = c.dice.uniform(140, 420)
        x = c.dice.uniform(-100, 1100)
        thick = c.dice.uniform(4, 13)
        lens = curve((x, y), (x + wide * 0.4, y - thick), (x + wide, y))
        c.shape(lens + curve((x + wide, y), (x + wide * 0.6, y + thick), (x, y)), colour, alpha)


def stars(c: Canvas, bottom: float, count: int = 120) -> None:
    for _ in range(count):
        y = bottom * c.dice.random() ** 1.4
        c.disc(c.dice.uniform(0, 1200), y, c.dice.uniform(0.6, 1.7), PAPER, c.dice.uniform(0.3, 0.9))


def rain(c: Canvas, colour: Colour, count: int = 420, slant: float = 0.22) -> None:
    for _ in range(count):
        x, y = c.dice.uniform(-20, 1300), c.dice.uniform(-60, 800)
        far = c.dice.random()
        length = 16 + 44 * far
        c.line([(x, y), (x - slant * length, y + length)], colour, 0.7 + far, 0.12 + 0.26 * far)


def mist(c: Canvas, middle: float, spread: float, colour: Colour, alpha: float = 0.7) -> None:
    """Lay a bank of mist, thickest at its middle."""
    c.wash(middle - spread, middle, colour, 0, alpha)
    c.wash(middle, middle + spread, colour, alpha, 0)


def drifts(c: Canvas, top: float, bottom: float, colour: Colour, count: int = 6, alpha: float = 0.5) -> None:
    """Lay single soft drifts of mist."""
    for _ in range(count):
        x, y = c.dice.uniform(0, 1200), c.dice.uniform(top, bottom)
        c.glow(x, y, c.dice.uniform(220, 420), c.dice.uniform(14, 36), colour, alpha)


def birds(c: Canvas, x: float, y: float, colour: Colour, count: int = 5, size: float = 14) -> None:
    for i in range(count):
        px = x + (i - count / 2) * size * 2.6 + c.dice.uniform(-8, 8)
        py = y + abs(i - count / 3) * size * 0.8 + c.dice.uniform(-6, 6)
        span = size * c.dice.uniform(0.7, 1.1)
        wings = curve((px - span, py - span * 0.3), (px - span * 0.4, py - span * 0.6), (px, py), 8)
        wings += curve((px, py), (px + span * 0.4, py - span * 0.6), (px + span, py - span * 0.3), 8)
        c.shape(wings + [(px, py + span * 0.22)], colour)
