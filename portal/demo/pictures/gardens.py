"""Trees: avenue, autumn, park, flame tree, and the village banyan."""

import math

from .canvas import Canvas
from .city import skyline
from .houses import colonnade, tiles
from .land import dapples, grass, hills, layers, paving, road
from .palette import (
    AMBER,
    BRICK,
    CLAY,
    FERN,
    FLAME,
    INK,
    LACQUER,
    OCHRE,
    OLIVE,
    PAPER,
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
from .plants import bush, crown, dabs, far_trees, limb, tree
from .roofs import archway, gate_pillar, roof
from .shapes import curve, ribbon, smooth, turned
from .sky import cloud, sun
from .street import bench, bicycle, person, rider
from .water import ripples

SPRING = Tone(rgb("#d7dd84"), rgb("#79a446"), rgb("#2f5a34"))


def avenue(c: Canvas) -> None:
    c.backdrop([rgb("#dfe7b4"), rgb("#f4efc4"), rgb("#fbf6dc")], 0, 470)
    far_trees(c, 446, 90, rgb("#c9d48e"))
    c.fade([(0, 440), (1200, 440), (1200, 800), (0, 800)], rgb("#b9bf78"), rgb("#56692f"))
    road(c, (600, 436), 180, 1020, rgb("#b39a74"))
    c.glow(600, 400, 420, 330, rgb("#fffbe2"), 0.95)
    for i in range(6, -1, -1):
        scale = 0.64**i
        tone = blend(Tone(rgb("#d7dd84"), rgb("#6f8f3c"), rgb("#2c4a26")), Tone(*[rgb("#eff0c0")] * 3), 0.105 * i)
        for side in (-1, 1):
            _avenue_tree(c, 600 + side * 590 * scale, 436 + 330 * scale, 760 * scale, tone, side)
    c.glow(600, 410, 200, 200, rgb("#fffce8"), 0.6)
    dapples(c, [(590, 450), (612, 450), (960, 800), (240, 800)], rgb("#fff3c0"), 120, 0.26)
    for x, base, size in ((560, 520, 62), (650, 590, 120)):
        c.oval(x, base, size * 0.3, size * 0.04, INK, 0.35)
        rider(c, x, base, size, LACQUER if size > 100 else TEAL.mid)


def _avenue_tree(c: Canvas, x: float, base: float, high: float, tone: Tone, side: int) -> None:
    """Draw a tall tree whose crown leans over the road."""
    bark = mix(tone.dark, WOOD.mid, 0.5)
    stem = smooth([(x, base), (x + side * high * 0.02, base - high * 0.4), (x - side * high * 0.06, base - high * 0.9)])
    c.oval(x, base, high * 0.2, high * 0.018, darker(tone.dark, 0.3), 0.4)
    c.shape(ribbon(stem, lambda t: high * (0.04 - 0.02 * t + 0.05 * max(0, 0.08 - t) / 0.08)), bark)
    c.shape(ribbon(stem[1:6], lambda t: high * (0.046 - 0.008 * t)), lighter(bark, 0.75))
    limb(
        c,
        curve(
            (x, base - high * 0.5),
            (x - side * high * 0.1, base - high * 0.7),
            (x - side * high * 0.28, base - high * 0.82),
        ),
        high * 0.018,
        high * 0.008,
        bark,
    )
    for dx, up, size in ((0.2, 0.9, 0.3), (-0.06, 1.02, 0.32), (-0.26, 0.86, 0.22)):
        crown(
            c,
            x + side * dx * high,
            base - up * high,
            high * size,
            high * size * 0.68,
            tone,
            max(high * 0.011, 1.5),
            -side,
        )


def autumn(c: Canvas) -> None:
    c.backdrop([rgb("#f2d9a8"), rgb("#f8e6c4"), rgb("#fdf3df")], 0, 560)
    sun(c, 320, 210, 64, rgb("#fffaea"), 0.8)
    for x, high, share in (
        (70, 300, 0.7),
        (260, 260, 0.75),
        (430, 280, 0.68),
        (640, 250, 0.72),
        (880, 290, 0.7),
        (1060, 270, 0.74),
    ):
        tree(c, x, 560, high, blend(AMBER, Tone(*[rgb("#fae7c6")] * 3), share), 0.42, rgb("#c9a579"))
    c.fade([*curve((-10, 560), (560, 520), (1210, 566)), (1210, 810), (-10, 810)], rgb("#e3b566"), rgb("#a4622c"))
    path = [(520, 544), (560, 544), (690, 620), (640, 700), (760, 810), (240, 810), (420, 690), (560, 610)]
    c.fade(smooth(path, True, 8), rgb("#f4ddb2"), rgb("#d6a86c"))
    tree(c, 250, 640, 500, blend(AMBER, FLAME, 0.25), 0.42)
    tree(c, 960, 680, 620, blend(FLAME, AMBER, 0.45), 0.42)
    bench(c, 700, 668, 170, WOOD.dark)
    for y in sorted(c.dice.uniform(575, 800) for _ in range(300)):
        _leaf(c, c.dice.uniform(0, 1200), y, 3 + (y - 560) * 0.03)
    for _ in range(46):
        _leaf(c, c.dice.uniform(60, 1140), c.dice.uniform(170, 600), c.dice.uniform(5, 10))


def _leaf(c: Canvas, x: float, y: float, size: float) -> None:
    colour = c.dice.choice((FLAME.mid, AMBER.mid, AMBER.pale, rgb("#c4622d"), rgb("#e8b04a")))
    c.shape(
        turned([(-size, 0), (0, -size * 0.45), (size, 0), (0, size * 0.45)], x, y, c.dice.uniform(0, 180)), colour, 0.95
    )


def _pond(c: Canvas) -> None:
    c.shape(smooth([(90, 560), (330, 522), (560, 552), (600, 610), (380, 650), (120, 624)], True), rgb("#e8dfb8"))
    pond = smooth([(100, 566), (330, 530), (545, 556), (580, 606), (380, 638), (130, 616)], True)
    c.fade(pond, rgb("#b8dde0"), rgb("#5ba3ae"))
    with c.inside(pond):
        ripples(c, 540, 640, PAPER, 60, 0.5)


def park(c: Canvas) -> None:
    c.backdrop([rgb("#a7d0d8"), rgb("#cfe5dc"), rgb("#f0f3dd")], 0, 420)
    for x, y, wide in ((300, 170, 340), (900, 220, 420)):
        cloud(c, x, y, wide, PAPER, 0.8)
    skyline(c, 400, (30, 140), (34, 60), rgb("#a5c3bd"), rgb("#dcebdd"), peak=700, gap=0.5)
    far_trees(c, 450, 104, rgb("#8fb787"))
    hills(c, 430, 16, rgb("#b5d285"), rgb("#8dba68"), 1)
    for x, base, high in ((150, 450, 170), (330, 446, 130), (860, 446, 150), (1060, 456, 190)):
        tree(c, x, base, high, blend(FERN, Tone(*[rgb("#cfe3b5")] * 3), 0.35), 0.4)
    _pond(c)
    way = smooth(
        [
            (690, 440),
            (712, 440),
            (830, 520),
            (760, 600),
            (900, 700),
            (1010, 810),
            (560, 810),
            (660, 700),
            (640, 600),
            (760, 520),
        ],
        True,
    )
    c.fade(way, rgb("#f6e9c9"), rgb("#e3c795"))
    grass(c, 470, 800, rgb("#6da352"), 220, 0.5)
    tree(c, 250, 760, 400, blend(FERN, SPRING, 0.7), 0.36)
    tree(c, 1080, 700, 400, blend(FERN, SPRING, 0.5), 0.38)
    for x, base, size in ((752, 560, 58), (776, 562, 44), (716, 690, 92)):
        person(c, x, base, size, (LACQUER, TEAL.mid, OCHRE.mid)[x % 3])
    bench(c, 890, 640, 120, WOOD.mid)
    bush(c, 560, 830, 230, 120, blend(FERN, OLIVE, 0.4))


def flame_tree(c: Canvas) -> None:
    c.backdrop([rgb("#7fb9bd"), rgb("#b6d8d1"), rgb("#eef0dc")], 0, 620)
    cloud(c, 1010, 250, 360, PAPER, 0.75)
    cloud(c, 120, 180, 320, PAPER, 0.6)
    colonnade(c, (-20, 440, 1240, 160), 12, Tone(rgb("#f8e4ae"), rgb("#eccb84"), rgb("#8d6a3c")))
    tiles(c, -20, 384, 1240, 60, mix(BRICK, CLAY.pale, 0.25))
    c.wash(380, 600, rgb("#e9efdd"), 0.35, 0.25)
    c.fade([(0, 598), (1200, 598), (1200, 800), (0, 800)], rgb("#e7cfa1"), rgb("#b9905c"))
    paving(c, 600, 600, rgb("#94704a"), 8, 0.25)
    c.glow(640, 680, 520, 70, rgb("#6b3f30"), 0.6)
    _flame_limbs(c)
    for x, y, rx, ry in (
        (250, 330, 200, 84),
        (950, 330, 210, 88),
        (430, 230, 230, 104),
        (790, 220, 240, 108),
        (610, 150, 250, 110),
        (600, 300, 200, 74),
    ):
        crown(c, x, y, rx, ry, Tone(rgb("#ff9a63"), rgb("#e04526"), rgb("#a11d1c")), 9)
        dabs(c, x, y + ry * 0.8, rx * 0.8, ry * 0.24, rgb("#5f8a3e"), 20, 9, 0.9)
    for _ in range(170):
        across = 610 + c.dice.gauss(0, 240)
        c.oval(across, c.dice.uniform(640, 780), 5, 2, rgb("#d8402a"), 0.9)
    dabs(c, 600, 520, 420, 110, rgb("#e2492c"), 26, 5, 0.9)
    bicycle(c, 860, 716, 150, rgb("#2c5a63"))


def _flame_limbs(c: Canvas) -> None:
    bark = rgb("#5b3a2c")
    stem = smooth([(620, 700), (610, 570), (600, 460), (606, 360)])
    c.shape(ribbon(stem, lambda t: 34 - 14 * t + 40 * max(0, 0.16 - t) / 0.16), bark)
    for bend, tip in (
        ((480, 420), (260, 330)),
        ((520, 340), (430, 230)),
        ((740, 430), (950, 330)),
        ((700, 340), (790, 230)),
        ((600, 280), (610, 160)),
    ):
        limb(c, curve((606, 500), bend, tip), 19, 5, bark)


def banyan(c: Canvas) -> None:
    c.backdrop([rgb("#d8cf9c"), rgb("#ece3ba"), rgb("#f8f0d6")], 0, 560)
    sun(c, 240, 230, 60, rgb("#fff9e0"), 0.7)
    layers(c, rgb("#cdcb98"), rgb("#9aa263"), [430, 480], 22)
    far_trees(c, 540, 60, rgb("#8c9858"))
    c.fade([(0, 540), (1200, 540), (1200, 800), (0, 800)], rgb("#c7b273"), rgb("#6f6a38"))
    c.fade(
        smooth([(150, 545), (200, 545), (330, 640), (560, 810), (60, 810), (170, 640)], True),
        rgb("#e5cf9a"),
        rgb("#b8935c"),
    )
    _village_gate(c, 190, 570)
    dark, leaf = rgb("#4a3a2a"), Tone(rgb("#b9c06e"), rgb("#66803a"), rgb("#2c4023"))
    for x, y, rx, ry in ((430, 250, 210, 100), (1080, 250, 230, 110), (740, 190, 330, 120)):
        crown(c, x, y, rx, ry, blend(leaf, Tone(*[leaf.dark] * 3), 0.5), 10)
    _banyan_stem(c, 740, 690, dark)
    for x, y, rx, ry in (
        (330, 300, 170, 74),
        (1150, 300, 190, 90),
        (540, 190, 240, 110),
        (940, 180, 260, 115),
        (740, 110, 290, 110),
        (700, 270, 170, 60),
    ):
        crown(c, x, y, rx, ry, leaf, 10)
    grass(c, 640, 810, rgb("#6f7f3c"), 200, 0.8)
    for x, high, hatted in ((510, 66, True), (545, 60, False)):
        person(c, x, 680, high, CLAY.dark, hatted)


def _village_gate(c: Canvas, x: float, base: float) -> None:
    wall = Tone(rgb("#e2c893"), rgb("#c49a62"), rgb("#7c5a38"))
    c.fade([(x - 95, base - 160), (x + 95, base - 160), (x + 95, base), (x - 95, base)], wall.pale, wall.mid)
    archway(c, x, base, 92, 116, rgb("#efe0b0"))
    for side in (-1, 1):
        gate_pillar(c, x + side * 100, base, 34, 190, wall)
    roof(c, x, base - 222, 66, 110, 226, Tone(CLAY.pale, rgb("#a8623d"), CLAY.dark))


def _banyan_stem(c: Canvas, x: float, base: float, bark: Colour) -> None:
    """Draw the many-footed trunk with hanging roots."""
    for i in range(13):
        foot = x + (i - 6) * 34 + c.dice.uniform(-10, 10)
        head = x + (i - 6) * 13
        shade = mix(bark, WOOD.mid, c.dice.uniform(0, 0.55))
        line = smooth(
            [
                (foot + (foot - x) * 0.28, base + 10),
                (foot * 0.6 + head * 0.4, base - 70),
                (head, base - 250),
                (head + (i - 6) * 16, base - 420),
            ]
        )
        c.shape(ribbon(line, lambda t: 9 + 13 * math.sin(math.pi * (0.2 + 0.6 * t))), shade)
    for bend, tip in (((560, 380), (340, 300)), ((930, 380), (1150, 300)), ((640, 320), (540, 190))):
        limb(c, curve((x, base - 260), bend, tip), 26, 8, bark)
    for _ in range(34):
        px, top = x + c.dice.uniform(-400, 400), c.dice.uniform(280, 330)
        end = min(base, top + c.dice.uniform(70, 340))
        c.line(
            curve((px, top), (px + c.dice.uniform(-12, 12), (top + end) / 2), (px + c.dice.uniform(-8, 8), end)),
            mix(bark, WOOD.mid, c.dice.random()),
            c.dice.uniform(1.4, 5),
        )
    c.oval(x, base + 14, 330, 16, darker(bark, 0.3), 0.35)


SCENES = {
    "trees-avenue": avenue,
    "trees-autumn": autumn,
    "trees-park": park,
    "trees-flame": flame_tree,
    "village-banyan": banyan,
}
