"""The lake at its hours, its lotus and its pavilion."""

from .canvas import Canvas
from .city import skyline
from .palette import (
    CLAY,
    CREAM,
    FERN,
    INK,
    LACQUER,
    OLIVE,
    PAPER,
    PLUM,
    ROSE,
    STONE,
    TEAL,
    WOOD,
    Colour,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bush, far_trees, limb, tree, willow
from .roofs import pavilion, roof
from .shapes import arc, between, blob, curve, smooth
from .sky import birds, cloud, drifts, mist, streaks, sun
from .water import bud, glitter, lotus, lotus_leaf, reflection, ripples, rower, sampan, stalk, water


def turtle_tower(c: Canvas, x: float, base: float, wide: float, wall: Colour) -> None:
    """Draw the small storeyed tower on its island."""
    c.shape(blob(c.dice, x, base + 4, wide * 1.25, wide * 0.16, 12), mix(FERN.dark, wall, 0.2))
    for share, low, tall, doors in ((1.0, 0, 0.42, 3), (0.78, 0.42, 0.36, 3), (0.5, 0.78, 0.3, 1)):
        half, foot = wide * share / 2, base - wide * low
        c.fade(
            [(x - half, foot - wide * tall), (x + half, foot - wide * tall), (x + half, foot), (x - half, foot)],
            lighter(wall, 0.25),
            wall,
            True,
        )
        for i in range(doors):
            px, wide_door = x - half + 2 * half * (i + 0.5) / doors, 2 * half / doors * 0.46
            top = foot - wide * tall * 0.62
            c.shape(
                [
                    (px - wide_door / 2, foot),
                    *arc(px, top, wide_door / 2, wide_door / 2, 180, 360, 12),
                    (px + wide_door / 2, foot),
                ],
                darker(wall, 0.62),
            )
        c.box(x - half * 1.08, foot - wide * tall, half * 2.16, wide * 0.045, lighter(wall, 0.4))
    roof(c, x, base - wide * 1.3, wide * 0.24, wide * 0.24, wide * 0.74, CLAY)


def dawn(c: Canvas) -> None:
    c.backdrop([rgb("#d9a7a4"), rgb("#efc6b4"), rgb("#fae3cb")], 0, 460)
    sun(c, 800, 300, 62, rgb("#fff2dc"), 0.8)
    streaks(c, 60, 260, PAPER, 7, 0.3)
    far_trees(c, 450, 90, mix(ROSE.mid, rgb("#f0cdb8"), 0.66))
    far_trees(c, 456, 56, mix(ROSE.mid, rgb("#f0cdb8"), 0.45))
    mist(c, 420, 60, rgb("#f8dcc8"), 0.6)
    c.box(0, 456, 1200, 30, rgb("#c98f86"))
    turtle_tower(c, 560, 470, 190, mix(CLAY.mid, STONE, 0.45))
    reflection(c, 474, rgb("#e6b7a8"), 0.25, 5)
    glitter(c, 800, 476, 760, 54, rgb("#fff1d8"), 0.7)
    drifts(c, 470, 640, rgb("#fbe6d6"), 9, 0.5)
    ripples(c, 500, 800, rgb("#fff0e0"), 60, 0.4)
    limb(c, smooth([(-20, 120), (140, 56), (330, 30), (520, -14)]), 26, 8, rgb("#4c2e2a"))
    willow(c, -10, 30, 400, rgb("#5d4a3a"), 15)
    birds(c, 930, 180, ROSE.dark, 4, 11)


def noon(c: Canvas) -> None:
    c.backdrop([rgb("#5d9fc0"), rgb("#9cc8d6"), rgb("#dcebe6")], 0, 330)
    for x, y, wide in ((250, 190, 380), (820, 230, 460), (1130, 140, 300)):
        cloud(c, x, y, wide, PAPER, 0.85)
    skyline(c, 325, (16, 70), (24, 50), rgb("#9dbcc2"), rgb("#d8e6e2"), peak=900, gap=0.7)
    far_trees(c, 334, 34, mix(FERN.mid, TEAL.pale, 0.35))
    water(c, 334, rgb("#9ccfd0"), rgb("#2f7f8c"))
    reflection(c, 334, rgb("#4c9aa5"), 0.62, 4)
    ripples(c, 345, 800, PAPER, 170, 0.5)
    for x, y, size in ((240, 400, 0.5), (930, 420, 0.62), (1060, 372, 0.36), (430, 372, 0.32)):
        _sail(c, x, y, size * 150)
    _jetty(c)
    sampan(c, 330, 640, 300, WOOD, False)
    tree(c, 1120, 840, 620, FERN, 0.4)


def _sail(c: Canvas, x: float, y: float, size: float) -> None:
    c.shape([(x - size * 0.04, y), (x - size * 0.04, y - size), (x - size * 0.5, y - size * 0.06)], PAPER)
    c.shape(
        [(x + size * 0.02, y), (x + size * 0.02, y - size * 0.9), (x + size * 0.42, y - size * 0.06)], rgb("#d9574a")
    )
    c.shape(
        [
            (x - size * 0.55, y),
            (x + size * 0.5, y),
            (x + size * 0.34, y + size * 0.12),
            (x - size * 0.4, y + size * 0.12),
        ],
        WOOD.dark,
    )


def _jetty(c: Canvas) -> None:
    """Draw a plank jetty leading out to a small deck."""
    near_left, near_right, far_left, far_right = (430, 810), (840, 810), (588, 470), (650, 470)
    for share in (0.0, 0.12, 0.28, 0.5, 0.78):
        for one, other in ((far_left, near_left), (far_right, near_right)):
            x, y = between(one, other, share)
            c.box(x - 3 - 7 * share, y - 26 - 50 * share, 6 + 14 * share, 60 + 150 * share, WOOD.dark)
    c.shape([far_left, far_right, near_right, near_left], WOOD.pale)
    for i in range(26):
        share, after = (i / 26) ** 1.8, ((i + 0.86) / 26) ** 1.8
        corners = [
            between(far_left, near_left, share),
            between(far_right, near_right, share),
            between(far_right, near_right, after),
            between(far_left, near_left, after),
        ]
        c.shape(corners, mix(WOOD.pale, WOOD.mid, c.dice.uniform(0, 0.55)))
    for side in (0, 1):
        rope = [between((far_left, far_right)[side], (near_left, near_right)[side], s / 20) for s in range(21)]
        c.line([(x, y - 22 - 48 * s / 20) for s, (x, y) in enumerate(rope)], CREAM, 3)


def dusk(c: Canvas) -> None:
    c.backdrop([rgb("#3f3560"), rgb("#87507a"), rgb("#d87b5f"), rgb("#f6b868")], 0, 430)
    sun(c, 600, 392, 104, rgb("#ffe0a0"), 0.75)
    streaks(c, 70, 330, rgb("#f5a96c"), 10, 0.4)
    c.shape([*curve((-10, 410), (180, 290), (420, 425)), (-10, 430)], rgb("#6a4069"))
    c.shape([*curve((760, 430), (1000, 270), (1220, 400)), (1220, 430)], rgb("#5a3863"))
    far_trees(c, 432, 22, rgb("#4a2f58"))
    reflection(c, 430, rgb("#8a4d66"), 0.12, 8)
    glitter(c, 600, 434, 800, 120, rgb("#ffe3a3"), 0.85)
    c.wash(560, 800, rgb("#2b2245"), 0, 0.6)
    sampan(c, 610, 600, 330, PLUM, False)
    rower(c, 520, 590, 130, rgb("#2a2140"), -1)
    _cast_net(c, 690, 590)
    for x, y in ((90, 800), (130, 810), (1090, 800), (1140, 810), (60, 805)):
        for lean in (-26, -8, 12, 34):
            c.line(curve((x, y), (x + lean * 0.2, y - 120), (x + lean * 1.4, y - 190 + abs(lean))), rgb("#1d1832"), 4)
    birds(c, 330, 200, rgb("#3a2a4c"), 6, 13)


def _cast_net(c: Canvas, x: float, base: float) -> None:
    """Draw a fisher throwing a round net."""
    dark = rgb("#2a2140")
    c.shape(
        smooth([(x - 12, base), (x - 16, base - 60), (x + 2, base - 88), (x + 16, base - 60), (x + 12, base)], True, 5),
        dark,
    )
    c.disc(x + 4, base - 96, 12, dark)
    c.line([(x, base - 76), (x + 52, base - 104)], dark, 9)
    for i in range(13):
        end = arc(x + 240, base - 70, 74, 110, 100 + i * 26, 100 + i * 26, 1)[0]
        c.line(curve((x + 52, base - 104), (x + 140, base - 150), end), lighter(dark, 0.45), 1.2, 0.75)
    for scale in (0.45, 0.7, 1.0):
        c.line(
            arc(x + 52 + 188 * scale, base - 104 + 34 * scale, 74 * scale, 110 * scale, 0, 360, 40),
            lighter(dark, 0.45),
            1.6,
            0.85,
        )


def lotus_pond(c: Canvas) -> None:
    c.backdrop([rgb("#e4e3c0"), rgb("#b9d0ae"), rgb("#6fa189"), rgb("#2f6b5c")])
    c.glow(820, 120, 460, 330, rgb("#fff8dc"), 0.8)
    far_trees(c, 250, 70, rgb("#a9c6a1"))
    mist(c, 250, 70, rgb("#dfe6c6"), 0.7)
    for y in sorted(c.dice.uniform(290, 800) for _ in range(54)):
        near = (y - 280) / 520
        leaf = mix(mix(FERN.mid, FERN.dark, near * 0.5), rgb("#b9d2ac"), 0.5 * (1 - near))
        lotus_leaf(c, c.dice.uniform(-40, 1240), y, 26 + 110 * near, FERN._replace(mid=leaf))
    for x, y, size, base in ((250, 380, 66, 470), (1010, 400, 74, 490), (800, 300, 36, 350), (470, 310, 40, 360)):
        stalk(c, x, base, (x, y), FERN.dark, size * 0.06)
        lotus(c, x, y, size, rgb("#e9a0ac"))
    for x, y, size in ((330, 590, 100), (860, 560, 110)):
        stalk(c, x - 20, 800, (x, y), FERN.dark, 10)
        bud(c, x, y, size)
    lotus_leaf(c, 180, 760, 190, FERN)
    lotus_leaf(c, 1020, 750, 210, FERN)
    stalk(c, 560, 810, (596, 600), FERN.dark, 15)
    lotus(c, 596, 620, 250)


def water_pavilion(c: Canvas) -> None:
    c.backdrop([rgb("#a8c9b4"), rgb("#cfe0c4"), rgb("#f0efd6")], 0, 500)
    sun(c, 330, 190, 48, rgb("#fffbe6"), 0.7)
    far_trees(c, 500, 190, rgb("#9fc0a2"))
    mist(c, 450, 110, rgb("#dbe8cf"), 0.8)
    far_trees(c, 512, 96, mix(FERN.mid, rgb("#cfe0c4"), 0.25))
    c.box(0, 506, 1200, 40, rgb("#3f7a5f"))
    _causeway(c)
    for x in (470, 540, 660, 730):
        c.box(x - 6, 500, 12, 40, darker(STONE, 0.4))
    pavilion(c, 600, 512, 380, FERN._replace(mid=rgb("#8d5a3c"), dark=rgb("#573425")))
    reflection(c, 528, rgb("#4f8a72"), 0.25, 5)
    ripples(c, 540, 800, rgb("#eaf3dc"), 90, 0.4)
    for x, y, rx in ((120, 650, 70), (230, 700, 96), (70, 740, 90), (1010, 690, 90), (1130, 640, 70), (1100, 750, 110)):
        lotus_leaf(c, x, y, rx, FERN)
    lotus(c, 236, 680, 62)
    lotus(c, 1068, 690, 76)
    bush(c, 1150, 560, 240, 190, FERN)
    bush(c, 30, 560, 200, 150, OLIVE)


def _causeway(c: Canvas) -> None:
    """Draw a low red footbridge from the right bank to the pavilion."""
    for i in range(14):
        x = 770 + i * 34
        c.box(x, 490, 7, 44, darker(LACQUER, 0.4))
        c.box(x, 440, 6, 54, LACQUER)
    c.box(760, 486, 460, 12, darker(LACQUER, 0.2))
    c.box(760, 444, 460, 7, lighter(LACQUER, 0.12))
    c.box(760, 464, 460, 4, LACQUER)
    c.box(760, 498, 460, 5, INK, 0.4)


SCENES = {
    "lake-dawn": dawn,
    "lake-noon": noon,
    "lake-dusk": dusk,
    "lake-lotus": lotus_pond,
    "lake-pavilion": water_pavilion,
}
