"""Interiors: assembly hall and service counter."""

from .canvas import Canvas
from .palette import (
    AMBER,
    DEEP,
    FERN,
    GOLD,
    INK,
    LACQUER,
    LAMP,
    LEAF,
    OCHRE,
    PAPER,
    WOOD,
    Colour,
    mix,
    rgb,
)
from .plants import pot
from .shapes import star
from .street import person
from .water import lotus


def floor(c: Canvas, top: float, start: Colour, end: Colour, joints: Colour) -> None:
    """Lay a tiled floor in perspective."""
    c.fade([(0, top), (1200, top), (1200, 800), (0, 800)], start, end)
    for i in range(-16, 17):
        c.line([(600 + i * 52, top), (600 + i * 150, 800)], joints, 1.4, 0.4)
    for i in range(7):
        y = top + (800 - top) * ((i + 0.3) / 7) ** 1.8
        c.line([(0, y), (1200, y)], joints, 1.4, 0.4)


def assembly(c: Canvas) -> None:
    c.backdrop([rgb("#5a1a1c"), rgb("#8f2a26"), rgb("#b5603c")], 0, 500)
    for i in range(30):
        x = 300 + i * 20
        c.fade([(x, 90), (x + 20, 90), (x + 20, 420), (x, 420)], rgb("#8e1318"), rgb("#c8342c"), i % 2 == 0)
    for x, side in ((0, 1), (1200, -1)):
        _panels(c, x, side)
    c.fade([(0, 0), (1200, 0), (900, 92), (300, 92)], rgb("#f0d7a8"), rgb("#c08a55"))
    for row in range(3):
        for i in range(9 - row):
            across, y = 600 + (i - (8 - row) / 2) * (118 - 22 * row), 22 + 27 * row
            c.oval(across, y, 22 - 4 * row, 6 - row, rgb("#fff6d8"))
            c.glow(across, y + 8, 70, 50, LAMP, 0.4)
    c.shape(star(600, 190, 66), rgb("#ffd23f"))
    c.glow(600, 200, 330, 230, rgb("#ffcf7a"), 0.4)
    c.fade([(260, 420), (940, 420), (1000, 470), (200, 470)], rgb("#c98d55"), rgb("#8d5a35"))
    c.box(200, 468, 800, 26, rgb("#6d3f28"))
    _dais(c)
    for row in range(6):
        _seats(c, row)


def _panels(c: Canvas, x: float, side: int) -> None:
    for i in range(5):
        near, far = 300 * (1 - 0.8 * i / 5), 300 * (1 - 0.8 * (i + 1) / 5)
        ends = (x + side * (300 - near), x + side * (300 - far))
        tops = (0.31 * (300 - near), 0.31 * (300 - far))
        c.fade(
            [(ends[0], tops[0]), (ends[1], tops[1]), (ends[1], 560), (ends[0], 600)],
            mix(WOOD.pale, WOOD.mid, 0.2 + 0.1 * i),
            mix(WOOD.mid, WOOD.dark, 0.5 + 0.05 * i),
            side > 0,
        )
        c.line([(ends[1], tops[1]), (ends[1], 600)], WOOD.dark, 4)


def _dais(c: Canvas) -> None:
    """Draw the long table with its speakers and the lectern."""
    for i in range(7):
        x = 402 + i * 54
        c.box(x - 16, 330, 32, 60, rgb("#5d2a22"), 1, 8)
        c.shape(
            [(x - 17, 398), (x - 15, 362), (x, 352), (x + 15, 362), (x + 17, 398)], (rgb("#263a55"), PAPER)[i % 3 == 1]
        )
        c.disc(x, 343, 11, rgb("#3a2620"))
    c.fade([(370, 388), (760, 388), (772, 446), (358, 446)], rgb("#d9a066"), rgb("#9a6138"))
    c.box(366, 384, 398, 9, rgb("#f0c68f"))
    for i in range(5):
        c.disc(420 + i * 72, 380, 7, (LACQUER, GOLD, LEAF)[i % 3])
    c.fade([(842, 372), (926, 372), (914, 466), (854, 466)], rgb("#d9a066"), rgb("#7d4a2b"))
    c.box(834, 362, 100, 13, rgb("#f0c68f"), 1, 3)
    lotus(c, 884, 436, 36, rgb("#f2c55c"))
    person(c, 884, 412, 96, rgb("#263a55"))
    c.fade([(842, 378), (926, 378), (914, 466), (854, 466)], rgb("#d9a066"), rgb("#7d4a2b"))
    lotus(c, 884, 440, 34, rgb("#f2c55c"))


def _seats(c: Canvas, row: int) -> None:
    """Draw one curved row of seen-from-behind seats, some taken."""
    size = 1.0 + 0.34 * row
    count = 17 - row
    for i in range(count):
        place = (i - (count - 1) / 2) / (count / 2)
        if abs(place) < 0.075 + 0.012 * row:
            continue
        x = 600 + place * (560 + 60 * row)
        y = 540 + 50 * row + 4 * row * row - 30 * place * place * (1 + 0.2 * row)
        wide = 25 * size
        if c.dice.random() < 0.72:
            c.disc(x, y - 32 * size, 9.5 * size, mix(rgb("#2e1c1a"), WOOD.mid, c.dice.random() * 0.3))
            c.box(
                x - 15 * size,
                y - 24 * size,
                30 * size,
                40 * size,
                c.dice.choice((rgb("#2b3d58"), PAPER, rgb("#5f6f58"), rgb("#7a3b45"))),
                1,
                12 * size,
            )
        c.fade(
            [
                (x - wide, y + 40 * size),
                (x - wide, y - 4 * size),
                (x - wide * 0.8, y - 11 * size),
                (x + wide * 0.8, y - 11 * size),
                (x + wide, y - 4 * size),
                (x + wide, y + 40 * size),
            ],
            rgb("#b3242a"),
            rgb("#5a1118"),
        )


def _ceiling(c: Canvas) -> None:
    c.box(0, 0, 1200, 54, rgb("#c3d3d6"))
    for i in range(5):
        c.shape([(60 + i * 240, 18), (180 + i * 240, 18), (190 + i * 240, 40), (50 + i * 240, 40)], rgb("#fffdf0"))
        c.glow(120 + i * 240, 60, 150, 90, PAPER, 0.8)


def counter(c: Canvas) -> None:
    c.backdrop([rgb("#d5e3e6"), rgb("#e9eeea"), rgb("#f4f0e6")], 0, 560)
    _ceiling(c)
    c.box(60, 110, 1080, 92, DEEP, 1, 6)
    lotus(c, 600, 186, 62, rgb("#f3c45a"))
    for i in range(4):
        _window(c, 96 + i * 258, i)
    c.fade([(40, 470), (1160, 470), (1160, 610), (40, 610)], rgb("#c99765"), rgb("#8a5a38"))
    for i in range(1, 24):
        c.box(40 + i * 46.6, 486, 2, 124, rgb("#6d452b"), 0.5)
    c.box(26, 458, 1148, 18, rgb("#f4efe4"), 1, 4)
    floor(c, 608, rgb("#d9d4c6"), rgb("#a89f8e"), rgb("#857b6a"))
    for x, base, high, colour in (
        (290, 690, 250, LACQUER),
        (560, 676, 240, rgb("#3c5a78")),
        (830, 700, 256, OCHRE.mid),
    ):
        c.oval(x, base, 46, 9, INK, 0.3)
        person(c, x, base, high, colour)
    for x in (20, 1182):
        pot(c, x, 770, 150, FERN, PAPER)
    for i in range(4):
        _chair(c, 130 + i * 88, 812)
        _chair(c, 810 + i * 88, 812)


def _window(c: Canvas, x: float, i: int) -> None:
    """Draw one service place: screen with a bar pattern, clerk, glass."""
    c.box(x, 230, 234, 236, rgb("#b3c7cb"))
    c.box(x + 64, 214, 106, 44, INK, 1, 6)
    c.box(x + 70, 220, 94, 32, rgb("#20302c"), 1, 4)
    for j in range(3):
        c.box(x + 82 + j * 25, 228, 19, 16, (rgb("#ff6a4d"), rgb("#ffd166"), rgb("#7ed29a"), rgb("#ffd166"))[i], 1, 3)
    if i != 3:
        c.box(x + 78, 388, 80, 90, (rgb("#f7f5ee"), rgb("#8fb3c9"))[i % 2], 1, 26)
        c.disc(x + 118, 366, 25, rgb("#33241f"))
    c.box(x + 164, 400, 58, 44, rgb("#33424a"), 1, 4)
    c.box(x + 188, 440, 10, 22, rgb("#33424a"))
    for j in range(4):
        c.box(x + 14, 446 - j * 6, 44, 5, (PAPER, AMBER.pale)[j % 2])
    c.shape([(x + 10, 466), (x + 96, 262), (x + 150, 262), (x + 64, 466)], PAPER, 0.22)
    for edge in (x - 6, x + 232):
        c.box(edge, 226, 9, 240, rgb("#7d98a0"))


def _chair(c: Canvas, x: float, base: float) -> None:
    c.box(x - 36, base - 116, 72, 62, rgb("#1d6fa8"), 1, 10)
    c.box(x - 38, base - 52, 76, 22, rgb("#14568a"), 1, 8)
    c.box(x - 4, base - 34, 8, 40, rgb("#5c6468"))


SCENES = {
    "hall-assembly": assembly,
    "office-counter": counter,
}
