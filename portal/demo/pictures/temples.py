"""Temple roofs, the triple gate, river boats and rice terraces."""

import math

from .canvas import Canvas
from .land import ground, hills, paving
from .palette import (
    BRICK,
    CLAY,
    FERN,
    INK,
    LACQUER,
    OLIVE,
    PAPER,
    ROSE,
    TEAL,
    WOOD,
    Colour,
    Tone,
    blend,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bush, far_trees, palm, pot, tree
from .roofs import archway, gate_pillar, hall, roof, steps
from .shapes import arc, ribbon
from .sky import birds, drifts, mist, streaks, sun
from .street import person
from .water import reflection, ripples, rower, sampan


def roofs(c: Canvas) -> None:
    c.backdrop([rgb("#b8473a"), rgb("#dc7f52"), rgb("#f3bd7c"), rgb("#fbe0ab")], 0, 640)
    sun(c, 600, 300, 190, rgb("#ffe9b5"), 0.5)
    streaks(c, 90, 420, rgb("#f9d193"), 9, 0.45)
    birds(c, 860, 150, rgb("#6a2320"), 6, 13)
    mid = Tone(rgb("#f0c090"), rgb("#c77a52"), rgb("#94503c"))
    roof(c, 190, 400, 150, 260, 520, blend(mid, Tone(*[rgb("#f0b27e")] * 3), 0.45))
    roof(c, 1010, 400, 150, 260, 520, blend(mid, Tone(*[rgb("#f0b27e")] * 3), 0.45))
    mist(c, 540, 110, rgb("#f6c690"), 0.7)
    c.box(390, 470, 420, 140, rgb("#7a2a22"))
    for i in range(13):
        c.box(400 + i * 33, 482, 15, 110, rgb("#4c1a18"))
    roof(c, 600, 300, 190, 330, 720, Tone(CLAY.pale, rgb("#a5502f"), rgb("#632a22")))
    roof(c, 600, 560, 220, 780, 1290, Tone(CLAY.pale, rgb("#8d3f2a"), rgb("#4b1f1d")), 90)
    c.box(0, 788, 1200, 20, rgb("#3a1515"))


def gate(c: Canvas) -> None:
    c.backdrop([rgb("#e8d29a"), rgb("#f5e8bf"), rgb("#fdf7e2")], 0, 600)
    for x, base, high in ((90, 600, 380), (1110, 600, 400), (280, 590, 300), (930, 590, 310)):
        tree(c, x, base, high, blend(OLIVE, Tone(*[rgb("#f0e6bb")] * 3), 0.3), 0.4)
    ground(c, 590, rgb("#d9c08a"), rgb("#9c7c4c"))
    paving(c, 592, 600, rgb("#7a5c36"), 9, 0.3)
    wall = Tone(rgb("#f3dfae"), rgb("#d8b06c"), rgb("#8a6238"))
    tiles = Tone(CLAY.pale, rgb("#a4472c"), rgb("#64281f"))
    for side in (-1, 1):
        _side_gate(c, 600 + side * 290, wall, tiles)
    c.fade([(420, 290), (780, 290), (780, 620), (420, 620)], wall.pale, wall.mid)
    archway(c, 600, 620, 170, 250, rgb("#d9cf9c"))
    hall(c, 600, 620, 120, 66, 3, WARM)
    roof(c, 600, 506, 52, 80, 156, tiles)
    roof(c, 600, 232, 100, 290, 480, tiles)
    c.fade([(490, 130), (710, 130), (710, 238), (490, 238)], wall.pale, wall.mid)
    _rounds(c)
    roof(c, 600, 56, 88, 170, 330, tiles)
    for x in (414, 786):
        gate_pillar(c, x, 626, 46, 400, wall)
    steps(c, 600, 620, 300, 6, 15, rgb("#c9b692"))
    _censer(c, 600, 770)
    for x in (330, 870):
        pot(c, x, 720, 74, FERN, BRICK)


WARM = Tone(rgb("#e9c99a"), rgb("#a9653c"), rgb("#5f3323"))


def _rounds(c: Canvas) -> None:
    for x in (545, 600, 655):
        c.disc(x, 186, 22, LACQUER)
        c.disc(x, 186, 15, rgb("#5f1a16"))


def _side_gate(c: Canvas, x: float, wall: Tone, tiles: Tone) -> None:
    c.fade([(x - 110, 420), (x + 110, 420), (x + 110, 620), (x - 110, 620)], wall.pale, wall.mid)
    archway(c, x, 620, 96, 150, rgb("#7a4a34"))
    roof(c, x, 360, 76, 160, 290, tiles)
    gate_pillar(c, x + (130 if x > 600 else -130), 626, 36, 250, wall)


def _censer(c: Canvas, x: float, base: float) -> None:
    """Draw a bronze incense urn with its smoke."""
    for i, degrees in enumerate((-8, 0, 7)):
        c.line([(x + (i - 1) * 14, base - 78), (x + (i - 1) * 14 + degrees, base - 130)], LACQUER, 3)
    for i in range(7):
        c.glow(x + 16 * math.sin(i * 0.9), base - 140 - 34 * i, 24 + 5 * i, 40, PAPER, 0.34 - 0.04 * i)
    bowl = arc(x, base - 76, 74, 62, 0, 180, 24)
    c.oval(x, base - 2, 90, 10, INK, 0.35)
    for side in (-1, 1):
        c.shape([(x + side * 54, base - 44), (x + side * 30, base - 28), (x + side * 48, base)], rgb("#4c3520"))
    c.fade(bowl, rgb("#a5793a"), rgb("#4c3520"))
    c.box(x - 82, base - 84, 164, 14, rgb("#8f6731"), 1, 6)


def river_boats(c: Canvas) -> None:
    c.backdrop([rgb("#f3d9a0"), rgb("#f7e8bf"), rgb("#f3edd0")], 0, 330)
    sun(c, 840, 150, 50, rgb("#fffbe8"), 0.8)
    far_trees(c, 330, 110, rgb("#a9bf90"))
    c.backdrop([rgb("#cfd9a8"), rgb("#6fa58c"), rgb("#1f5a58")], 326, 800)
    mist(c, 318, 50, rgb("#f1eccb"), 0.7)
    for x, base, high in ((90, 350, 260), (170, 346, 200), (1090, 350, 280), (1010, 342, 190), (300, 340, 150)):
        palm(c, x, base, high, rgb("#3d7353"), 0.1 if x < 600 else -0.1)
    bush(c, 60, 360, 260, 90, FERN)
    bush(c, 1140, 362, 280, 100, FERN)
    _stilt_house(c, 930, 350)
    reflection(c, 352, rgb("#5b9780"), 0.55, 5)
    c.wash(352, 800, rgb("#174b4c"), 0, 0.4)
    ripples(c, 360, 800, rgb("#eef2cf"), 150, 0.4)
    for x, y, wide in ((300, 420, 120), (560, 400, 96), (800, 440, 130)):
        sampan(c, x, y, wide, WOOD)
        rower(c, x - wide * 0.34, y, wide * 0.3, TEAL.dark, -1)
    for x, y, wide, fruit, shirt in (
        (330, 560, 330, "#e9a32f", LACQUER),
        (850, 530, 300, "#7fa23c", rgb("#8a4f86")),
        (600, 700, 470, "#d8432c", rgb("#2f6f9c")),
    ):
        _cargo(c, x, y, wide, rgb(fruit), shirt)


def _stilt_house(c: Canvas, x: float, base: float) -> None:
    for dx in (-60, -20, 20, 60):
        c.box(x + dx, base - 46, 5, 50, WOOD.dark)
    c.fade([(x - 72, base - 110), (x + 76, base - 110), (x + 76, base - 40), (x - 72, base - 40)], WOOD.pale, WOOD.mid)
    c.box(x - 20, base - 92, 34, 52, WOOD.dark)
    c.fade(
        [(x - 94, base - 104), (x - 50, base - 160), (x + 54, base - 160), (x + 98, base - 104)],
        rgb("#c9995a"),
        rgb("#7d5630"),
    )


def _cargo(c: Canvas, x: float, y: float, wide: float, fruit: Colour, shirt: Colour) -> None:
    """Draw a floating-market boat heaped with fruit, its rower at the stern."""
    rower(c, x - wide * 0.33, y - wide * 0.01, wide * 0.42, shirt, -1)
    for row in range(4):
        for i in range(9 - row * 2):
            c.disc(
                x + wide * 0.09 + (i - 4 + row) * wide * 0.056,
                y - wide * (0.02 + 0.034 * row),
                wide * 0.032,
                mix(fruit, darker(fruit, 0.35), c.dice.random() * 0.7),
            )
    sampan(c, x, y, wide, Tone(WOOD.pale, rgb("#a3683d"), rgb("#54301f")), False)


def terraces(c: Canvas) -> None:
    c.backdrop([rgb("#8fbcb8"), rgb("#c9ddc8"), rgb("#f4ecc8")], 0, 360)
    sun(c, 400, 170, 56, rgb("#fffbe4"), 0.8)
    for level, swing, top in ((230, 70, "#a3c2b4"), (270, 60, "#86ad98"), (320, 44, "#6d9a7c")):
        hills(c, level, swing, rgb(top), rgb("#e3e6c4"), 1.3)
    drifts(c, 250, 340, PAPER, 8, 0.6)
    steps_down = 19
    for i in range(steps_down):
        _terrace(c, i / (steps_down - 1))
    for x, y, size in ((250, 470, 0.5), (880, 560, 0.8)):
        _hut(c, x, y, 90 * size)
    for x, base, high in ((520, 610, 44), (560, 622, 46), (690, 730, 74)):
        person(c, x, base, high, ROSE.mid, True)
    for x, base, high in ((80, 560, 150), (1120, 500, 120)):
        tree(c, x, base, high, FERN, 0.36)
    drifts(c, 380, 520, rgb("#fbf6dd"), 5, 0.35)


def _terrace(c: Canvas, near: float) -> None:
    """Draw one paddy with its earth bank; near 0 is the farthest."""
    level = 345 + 440 * near**1.35
    bow = 30 + 70 * near

    def edge(x: float) -> float:
        spread = math.sin(x / 190 + near * 5.0) * bow * 0.55 + math.sin(x / 77 + near * 9) * bow * 0.16
        return level + spread + ((x - 600) / 600) ** 2 * -70 * (1 - near)

    line = [(x, edge(x)) for x in range(-10, 1231, 15)]
    young, ripe = rgb("#7fae4a"), rgb("#e4bf4c")
    paddy = mix(mix(ripe, young, 0.5 + 0.5 * math.sin(near * 19)), rgb("#dfe3b4"), 0.55 * (1 - near))
    thick = 3 + 10 * near
    c.shape([*line, (1230, 810), (-10, 810)], mix(rgb("#4d5f2a"), rgb("#c3c79a"), 0.6 * (1 - near)))
    raised = [(x, y + thick) for x, y in line]
    # The next paddy covers what lies deeper, so the fill need not reach the lower edge.
    deep = min(level + 70 + 210 * near, 810)
    c.fade([*raised, (1230, deep), (-10, deep)], lighter(paddy, 0.3), darker(paddy, 0.2))
    if round(near * 18) % 4 == 2:
        shine = [p for p in raised if 300 + 240 * near < p[0] < 760 + 200 * near]
        c.shape(
            ribbon([(x, y + thick * 1.1) for x, y in shine], lambda t: thick * 0.8 * math.sin(math.pi * t)),
            rgb("#e9f2e6"),
            0.75,
        )


def _hut(c: Canvas, x: float, base: float, size: float) -> None:
    c.box(x - size * 0.5, base - size * 0.55, size, size * 0.55, WOOD.mid)
    c.box(x - size * 0.12, base - size * 0.4, size * 0.24, size * 0.4, WOOD.dark)
    c.fade(
        [
            (x - size * 0.8, base - size * 0.45),
            (x - size * 0.3, base - size * 1.1),
            (x + size * 0.3, base - size * 1.1),
            (x + size * 0.8, base - size * 0.45),
        ],
        rgb("#d6ad6b"),
        rgb("#82592f"),
    )


SCENES = {
    "temple-roof": roofs,
    "temple-gate": gate,
    "river-boats": river_boats,
    "fields-terrace": terraces,
}
