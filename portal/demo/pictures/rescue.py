"""Clinic and fire station."""

from .canvas import Canvas
from .city import skyline
from .land import ground, paving
from .palette import (
    CREAM,
    FERN,
    INK,
    LACQUER,
    PAPER,
    ROSE,
    STONE,
    TEAL,
    Colour,
    Tone,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bush, far_trees, pot, tree
from .shapes import Points
from .sky import cloud, sun
from .street import person, van, wheel


def cross(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.box(x - size * 0.3, y - size, size * 0.6, size * 2, colour, 1, size * 0.08)
    c.box(x - size, y - size * 0.3, size * 2, size * 0.6, colour, 1, size * 0.08)


def clinic(c: Canvas) -> None:
    c.backdrop([rgb("#a9d3cb"), rgb("#d3e8dc"), rgb("#f4f4e6")], 0, 560)
    cloud(c, 960, 150, 380, PAPER, 0.8)
    skyline(c, 540, (60, 210), (50, 90), rgb("#bcd8cf"), rgb("#e6f0e4"), peak=1000, gap=0.5)
    far_trees(c, 602, 160, rgb("#8fbda3"))
    _wing(c, (150, 300, 330, 300), 3, 3)
    _wing(c, (720, 300, 330, 300), 3, 3)
    _clinic_entrance(c)
    ground(c, 598, rgb("#d9dccb"), rgb("#9aa595"))
    c.shape([(480, 598), (720, 598), (900, 800), (300, 800)], rgb("#eeeadb"))
    paving(c, 600, 600, rgb("#8a9788"), 8, 0.25)
    _ambulance(c)
    for x in (446, 754):
        pot(c, x, 640, 56, FERN, PAPER)
    tree(c, 70, 660, 420, FERN, 0.34)
    tree(c, 1140, 650, 360, FERN, 0.36)
    for x, base, high, colour in ((560, 650, 96, PAPER), (650, 666, 104, ROSE.mid)):
        c.oval(x, base, 24, 5, INK, 0.3)
        person(c, x, base, high, colour)


def _clinic_entrance(c: Canvas) -> None:
    c.fade([(460, 190), (740, 190), (740, 600), (460, 600)], PAPER, rgb("#dfe6dc"))
    c.box(452, 180, 296, 18, rgb("#2d8a76"))
    c.disc(600, 300, 78, rgb("#2d8a76"))
    cross(c, 600, 300, 50, PAPER)
    c.box(490, 440, 220, 160, rgb("#2f6d70"))
    for i in range(4):
        c.box(496 + i * 53, 450, 47, 150, mix(TEAL.pale, rgb("#fff2c8"), 0.3))
    c.shape([(430, 430), (770, 430), (800, 460), (400, 460)], rgb("#2d8a76"))
    for x in (420, 772):
        c.box(x, 460, 9, 144, rgb("#e9ece4"))


def _wing(c: Canvas, area: tuple[float, float, float, float], bays: int, floors: int) -> None:
    x, y, wide, high = area
    c.fade([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], rgb("#f7f3e4"), rgb("#d5dccb"))
    c.box(x - 8, y - 12, wide + 16, 14, rgb("#7fb5a5"))
    for i in range(bays):
        for j in range(floors):
            left, top = x + wide * (i + 0.2) / bays, y + high * (j + 0.2) / floors
            c.box(left, top, wide / bays * 0.6, high / floors * 0.55, rgb("#6fa3a4"))
            c.shape([(left, top), (left + wide / bays * 0.4, top), (left, top + high / floors * 0.5)], PAPER, 0.25)
            c.box(left - 5, top + high / floors * 0.55, wide / bays * 0.6 + 10, 6, rgb("#7fb5a5"))


def _ambulance(c: Canvas) -> None:
    van(c, 740, 724, 330, PAPER, rgb("#3d6d78"))
    c.box(740, 650, 318, 16, LACQUER)
    cross(c, 836, 622, 24, LACQUER)
    c.box(880, 562, 50, 14, rgb("#e2483a"), 1, 5)
    c.glow(905, 566, 60, 40, rgb("#ff8a70"), 0.7)


def fire_station(c: Canvas) -> None:
    c.backdrop([rgb("#d9a49c"), rgb("#eec7b4"), rgb("#fae6d3")], 0, 600)
    sun(c, 250, 190, 54, rgb("#fff5e4"), 0.7)
    skyline(c, 560, (60, 200), (44, 80), rgb("#d3a79d"), rgb("#f3d8c6"), peak=200, gap=0.5)
    far_trees(c, 590, 70, rgb("#b78d78"))
    _drill_tower(c)
    wall = Tone(rgb("#f5e3d0"), rgb("#dcae93"), ROSE.dark)
    c.fade([(140, 250), (900, 250), (900, 620), (140, 620)], wall.pale, wall.mid)
    c.box(128, 236, 784, 20, LACQUER)
    for i in range(8):
        c.box(172 + i * 90, 284, 58, 62, rgb("#6d8288"))
        c.shape([(172 + i * 90, 284), (206 + i * 90, 284), (172 + i * 90, 340)], PAPER, 0.25)
    for x in (168, 416, 664):
        _bay(c, x, 380, 210, 240)
    ground(c, 618, rgb("#d8b9a4"), rgb("#8d6a5c"))
    c.shape([(400, 618), (640, 618), (860, 800), (330, 800)], rgb("#c3a08c"))
    for x in (176, 664):
        c.shape([(x, 618), (x + 200, 618), (x + 230, 660), (x - 30, 660)], PAPER, 0.2)
    _fire_engine(c, 330, 732, 560)
    tree(c, 1130, 660, 330, FERN, 0.36)
    bush(c, 60, 660, 200, 130, FERN)


def _drill_tower(c: Canvas) -> None:
    c.fade([(930, 90), (1040, 90), (1040, 620), (930, 620)], rgb("#e9c5ac"), rgb("#b87d68"))
    c.shade([(980, 90), (1040, 90), (1040, 620), (980, 620)], ROSE.dark, 0.3, True)
    c.box(918, 74, 134, 20, LACQUER)
    for j in range(4):
        c.box(958, 130 + j * 100, 54, 58, rgb("#6b4a48"))
        c.box(948, 190 + j * 100, 74, 7, LACQUER)
    c.line([(985, 74), (985, 20)], ROSE.dark, 5)


def _bay(c: Canvas, x: float, y: float, wide: float, high: float) -> None:
    c.box(x - 8, y - 8, wide + 16, high + 8, LACQUER)
    c.box(x, y, wide, high, rgb("#4a2a2a"))
    for i in range(4):
        c.box(x, y + i * 21, wide, 17, mix(LACQUER, CREAM, 0.18))
        c.box(x, y + i * 21, wide, 3, PAPER, 0.3)


def _fire_engine(c: Canvas, x: float, base: float, wide: float) -> None:
    """Draw the engine in profile, its ladder on top."""
    high, red = wide * 0.3, rgb("#c8201f")
    c.glow(x + wide / 2, base, wide * 0.58, 30, INK, 0.65)
    body: Points = [(x, base - 26), (x, base - high), (x + wide * 0.66, base - high), (x + wide * 0.66, base - 26)]
    c.fade(body, lighter(red, 0.12), darker(red, 0.22))
    _engine_cab(c, x, base, wide, high, red)
    c.box(x, base - high * 0.46, wide, high * 0.09, PAPER)
    for i in range(4):
        c.box(x + wide * (0.03 + i * 0.155), base - high * 0.9, wide * 0.13, high * 0.36, rgb("#d9d6cf"), 1, 4)
        for j in range(5):
            c.box(x + wide * (0.03 + i * 0.155), base - high * (0.87 - 0.07 * j), wide * 0.13, 2.5, STONE)
    _ladder(c, x - 30, base - high * 1.12, wide * 0.7)
    for share in (0.16, 0.3, 0.84):
        c.disc(x + wide * share, base - 30, 44, darker(red, 0.6))
        wheel(c, x + wide * share, base - 32, 36)
    c.oval(x + wide * 0.985, base - high * 0.34, 7, 11, rgb("#fff1c0"))


def _engine_cab(c: Canvas, x: float, base: float, wide: float, high: float, red: Colour) -> None:
    cab = [
        (x + wide * 0.68, base - 26),
        (x + wide * 0.68, base - high * 1.16),
        (x + wide * 0.9, base - high * 1.16),
        (x + wide, base - high * 0.62),
        (x + wide, base - 26),
    ]
    c.fade(cab, lighter(red, 0.18), darker(red, 0.15))
    glass = rgb("#33525c")
    c.box(x + wide * 0.7, base - high * 1.05, wide * 0.09, high * 0.42, glass, 1, 5)
    c.shape(
        [
            (x + wide * 0.81, base - high * 1.05),
            (x + wide * 0.885, base - high * 1.05),
            (x + wide * 0.965, base - high * 0.63),
            (x + wide * 0.81, base - high * 0.63),
        ],
        glass,
    )
    c.box(x + wide * 0.74, base - high * 1.27, wide * 0.1, high * 0.11, rgb("#4f86c6"), 1, 6)
    c.glow(x + wide * 0.79, base - high * 1.22, 70, 46, rgb("#9cc8ff"), 0.75)


def _ladder(c: Canvas, x: float, y: float, wide: float) -> None:
    for i in range(14):
        c.box(x + 6 + i * wide * 0.0714, y - 24, 6, 26, rgb("#bdb4a6"))
    c.box(x, y, wide, 8, rgb("#ece6da"))
    c.box(x, y - 30, wide, 8, rgb("#ece6da"))


SCENES = {
    "clinic-front": clinic,
    "fire-station": fire_station,
}
