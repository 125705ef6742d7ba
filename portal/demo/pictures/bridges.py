"""Four bridges."""

import math

from .canvas import Canvas
from .city import skyline
from .land import hills
from .palette import (
    FERN,
    GOLD,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    PLUM,
    SMOKE,
    TEAL,
    WOOD,
    Colour,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bush, far_trees, tree
from .shapes import arc, curve, ribbon
from .sky import birds, cloud, drifts, moon, stars, sun
from .street import person
from .water import glitter, reflection, ripples, sampan, water


def stone_arch(c: Canvas) -> None:
    c.backdrop([rgb("#e9c98e"), rgb("#f3deb0"), rgb("#fbf0d4")], 0, 480)
    sun(c, 900, 150, 56, rgb("#fff8e0"), 0.7)
    hills(c, 300, 60, rgb("#d9bd86"), rgb("#ecd8aa"), 1.2)
    hills(c, 370, 40, rgb("#bfa468"), rgb("#dcc48c"), 2)
    far_trees(c, 480, 70, mix(rgb("#9a9050"), OCHRE.pale, 0.25))
    _masonry(c)
    for x, hatted in ((330, False), (500, True), (640, False), (700, True)):
        person(c, x, _deck(x) + 4, 62, darker(OCHRE.dark, 0.2), hatted)
    reflection(c, 480, rgb("#b98f4c"), 0.18, 5)
    ripples(c, 490, 800, rgb("#fff2cf"), 100, 0.45)
    sampan(c, 600, 716, 210, OCHRE)
    tree(c, 60, 560, 400, FERN)
    bush(c, 1150, 590, 260, 170, FERN)


def _deck(x: float) -> float:
    return 400 - 150 * math.cos(min(abs(x - 600) / 600, 1) * math.pi / 2) ** 1.4


def _masonry(c: Canvas) -> None:
    """Draw the bridge: a humped deck over three round arches."""
    top = [(x, _deck(x)) for x in range(-20, 1221, 20)]
    holes = []
    for x, radius in ((1010, 104), (600, 178), (190, 104)):
        holes += arc(x, 480, radius, radius, 0, -180, 40)
    c.fade([*top, (1230, 484), *holes, (-20, 484)], rgb("#d2ab6c"), OCHRE.mid)
    for x, radius in ((190, 104), (600, 178), (1010, 104)):
        _arch_ring(c, x, radius)
    c.line([(x, y - 3) for x, y in top], lighter(OCHRE.pale, 0.3), 10)
    c.line([(x, y + 8) for x, y in top], OCHRE.dark, 3, 0.6)
    for x in range(-10, 1220, 34):
        c.box(x, _deck(x) - 24, 6, 24, OCHRE.mid)
    c.line([(x, y - 24) for x, y in top], OCHRE.mid, 6)


def _arch_ring(c: Canvas, x: float, radius: float) -> None:
    ring = arc(x, 480, radius + 9, radius + 9, 180, 360, 48)
    c.shape(ribbon(ring, lambda t: 10), lighter(OCHRE.mid, 0.4))
    for degrees in range(184, 360, 8):
        inner, outer = (
            arc(x, 480, radius, radius, degrees, degrees, 1)[0],
            arc(x, 480, radius + 18, radius + 18, degrees, degrees, 1)[0],
        )
        c.line([inner, outer], OCHRE.dark, 1.4, 0.7)
    c.shape(
        [*arc(x, 480, radius, radius, 180, 250, 20), *arc(x + 14, 480, radius, radius, 250, 180, 20)], OCHRE.dark, 0.8
    )


def cable_stayed(c: Canvas) -> None:
    c.backdrop([rgb("#2f7fb3"), rgb("#7db6d2"), rgb("#d6e9ea")], 0, 600)
    for x, y, wide, alpha in ((180, 330, 380, 0.7), (1000, 270, 440, 0.8), (620, 500, 420, 0.5)):
        cloud(c, x, y, wide, PAPER, alpha)
    skyline(c, 610, (20, 110), (26, 50), rgb("#a9c7d2"), rgb("#dbe9ea"), peak=240, gap=0.6)
    far_trees(c, 622, 30, rgb("#7fa79a"))
    water(c, 618, rgb("#8dbccb"), rgb("#22607f"))
    for x, foot, size in ((1000, 606, 0.42), (800, 618, 0.62), (430, 650, 1.0)):
        _pylon(c, x, foot, size)
    deck = [(-20, 610), (1220, 572), (1220, 584), (-20, 662)]
    c.fade(deck, rgb("#f3f1ea"), rgb("#c9cfd0"))
    c.shape([(-20, 640), (1220, 580), (1220, 586), (-20, 666)], rgb("#5b7482"))
    for share in range(18):
        x = share * 72 - 10
        c.line([(x, 610 - x * 0.031), (x, 590 - x * 0.022)], rgb("#51707f"), 2)
    reflection(c, 668, rgb("#2f6f8e"), 0.5, 8)
    ripples(c, 650, 800, PAPER, 110, 0.45)
    sampan(c, 840, 730, 150, TEAL)


def _pylon(c: Canvas, x: float, foot: float, size: float) -> None:
    """Draw an A-shaped pylon and its fans of red and white stays."""
    top, wide = foot - 560 * size, 86 * size
    for side in (-1, 1):
        for i in range(15):
            reach = (70 + 40 * i) * size
            end = (x + side * reach, foot - 8 * size - side * reach * 0.031)
            c.line(
                [(x, top + (20 + 11 * i) * size), end],
                mix(PAPER, rgb("#d8442f"), 0.75 if i % 5 == 4 else 0.05),
                max(1.0, 2.2 * size),
                0.95,
            )
    for side in (-1, 1):
        leg = [(x + side * 5 * size, top), (x + side * wide * 0.55, foot), (x + side * wide * 0.45, foot + 90 * size)]
        c.shape(ribbon(leg, lambda t: (8 + 7 * t) * size), rgb("#f0e6d6") if side < 0 else rgb("#c3b7a6"))
    c.box(x - 11 * size, top - 26 * size, 22 * size, 150 * size, rgb("#ece2d2"))
    c.box(x + 2 * size, top - 26 * size, 9 * size, 150 * size, rgb("#bcb09f"))
    c.box(x - wide * 0.42, foot - 90 * size, wide * 0.84, 14 * size, rgb("#d5c9b8"))


def dragon_night(c: Canvas) -> None:
    c.backdrop([rgb("#0c1030"), rgb("#1b1e4d"), rgb("#46306a"), rgb("#8a4a70")], 0, 500)
    stars(c, 300, 130)
    moon(c, 240, 130, 44, rgb("#fbeecb"))
    skyline(c, 500, (40, 170), (26, 54), rgb("#2a2658"), rgb("#59396c"), 0.3, 900, 0.3)
    c.box(0, 468, 1200, 16, rgb("#3c2a4c"))
    c.box(0, 464, 1200, 5, LAMP)
    for x in range(60, 1200, 180):
        c.shape([(x - 12, 484), (x + 12, 484), (x + 20, 520), (x - 20, 520)], rgb("#251c3d"))
    _dragon(c)
    for x in range(30, 1200, 60):
        c.glow(x, 462, 26, 26, LAMP, 0.8)
    reflection(c, 512, rgb("#171440"), 0.2, 10)
    for x in range(40, 1200, 45):
        glitter(c, x, 516, c.dice.uniform(600, 740), 11, c.dice.choice((GOLD, LAMP, rgb("#ee7f55"))), 0.6)
    sampan(c, 850, 690, 190, PLUM)
    c.glow(850, 676, 60, 40, LAMP, 0.8)


def _dragon(c: Canvas) -> None:
    """Draw the golden arches of the dragon, its scales, head and tail."""
    line = [(x, 478 - 200 * abs(math.sin((x - 130) / 270 * math.pi)) ** 0.9) for x in range(130, 941, 9)]
    neck = curve((935, 470), (960, 300), (1046, 268), 16)
    for part in (line, neck):
        for x, y in part[::5]:
            c.glow(x, y, 60, 60, rgb("#f0a030"), 0.28)
        c.shape(ribbon(part, lambda t: 15), rgb("#f2b53c"))
        c.shape(ribbon([(x, y + 5) for x, y in part], lambda t: 8), rgb("#c97a1e"))
        c.shape(ribbon([(x, y - 7) for x, y in part], lambda t: 3.5), rgb("#fff0b8"))
    for x, y in line[2::3]:
        c.line([(x, y), (x, 470)], rgb("#e8a94a"), 1.3, 0.55)
    tail = curve((136, 476), (70, 440), (60, 380), 14)
    c.shape(ribbon(tail, lambda t: 14 * (1 - t) + 2), rgb("#e5a233"))
    _dragon_head(c, 1050, 262)


def _dragon_head(c: Canvas, x: float, y: float) -> None:
    gold, dark = rgb("#f7c455"), rgb("#b8661c")
    for dx, dy in ((-46, -46), (-66, -22), (-58, 12), (-28, -58)):
        c.shape([(x - 6, y - 14), (x + dx, y + dy), (x - 14, y + 12)], dark)
    c.shape(
        [
            (x - 26, y - 20),
            (x + 6, y - 30),
            (x + 44, y - 14),
            (x + 60, y - 20),
            (x + 58, y - 2),
            (x + 20, y + 4),
            (x + 48, y + 14),
            (x + 18, y + 24),
            (x - 20, y + 20),
        ],
        gold,
    )
    c.shape([(x + 8, y - 28), (x - 26, y - 72), (x - 6, y - 28)], lighter(gold, 0.4))
    c.disc(x + 10, y - 14, 5, dark)
    c.glow(x + 10, y - 10, 80, 80, rgb("#ffcf6a"), 0.45)


def truss_mist(c: Canvas) -> None:
    c.backdrop([rgb("#c3cbc4"), rgb("#dcdfd5"), rgb("#ecebe0")], 0, 800)
    sun(c, 330, 210, 60, rgb("#fbf7ea"), 0.8)
    hills(c, 420, 40, rgb("#c5cdc5"), rgb("#e2e4da"), 1.4)
    spans = 7
    for i in range(spans):
        share = i / (spans - 1)
        _span(c, 1240 - 205 * i * (1 - 0.035 * i), share, mix(SMOKE.dark, rgb("#dcdfd5"), 0.1 + 0.72 * share))
    c.wash(520, 640, rgb("#e6e7dd"), 0, 0.85)
    c.wash(640, 800, rgb("#c3ccc7"), 0, 0.75)
    drifts(c, 480, 720, rgb("#f3f2ea"), 16, 0.55)
    ripples(c, 660, 800, rgb("#f7f6ee"), 50, 0.6)
    for x, high in ((60, 150), (92, 110), (140, 170), (176, 90), (30, 120), (1150, 130), (1110, 90), (1180, 150)):
        c.line(curve((x, 810), (x + 4, 800 - high * 0.6), (x + high * 0.2, 800 - high)), darker(SMOKE.dark, 0.2), 3)
    sampan(c, 520, 712, 190, SMOKE)
    birds(c, 560, 170, SMOKE.dark, 7, 12)


def _span(c: Canvas, right: float, share: float, colour: Colour) -> None:
    """Draw one truss span and its pier, smaller the farther away (share 1)."""
    size = 1 - 0.62 * share
    wide, deck = 218 * size, 440 + 40 * share
    left, thick = right - wide, 9 * size
    knots = [
        (left + wide * t / 6, deck - 190 * size * math.sin(math.pi * (0.14 + 0.72 * t / 6)) ** 1.6) for t in range(7)
    ]
    c.line(knots, colour, thick)
    for i, (x, y) in enumerate(knots):
        c.line([(x, y), (x, deck)], colour, thick * 0.6)
        if i < 6:
            ends = ((x, deck), knots[i + 1]) if i >= 3 else ((x, y), (knots[i + 1][0], deck))
            c.line(ends, colour, thick * 0.5)
    c.box(left - 2, deck, wide + 4, 15 * size, darker(colour, 0.1))
    c.shape(
        [
            (right - 17 * size, deck + 15 * size),
            (right + 17 * size, deck + 15 * size),
            (right + 26 * size, 670),
            (right - 26 * size, 670),
        ],
        mix(colour, WOOD.mid, 0.18),
    )
    c.box(right - 22 * size, deck + 12 * size, 44 * size, 12 * size, mix(colour, INK, 0.1))


SCENES = {
    "bridge-arch": stone_arch,
    "bridge-cable": cable_stayed,
    "bridge-night": dragon_night,
    "bridge-mist": truss_mist,
}
