"""The city from afar at five hours."""

from .canvas import Canvas
from .city import sail_tower, skyline, spire_tower
from .houses import shutters, tiles
from .land import layers
from .palette import (
    BRICK,
    CLAY,
    FERN,
    GOLD,
    LACQUER,
    LAMP,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SMOKE,
    TEAL,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import far_trees, palm
from .shapes import blob, curve, smooth
from .sky import birds, cloud, drifts, mist, moon, rain, stars, streaks, sun
from .street import person, umbrella
from .water import glitter, reflection, ripples, sampan


def dawn(c: Canvas) -> None:
    c.backdrop([rgb("#dba68a"), rgb("#edc4a0"), rgb("#f6dcb8"), rgb("#fbe8c8")], 0, 560)
    sun(c, 470, 330, 78, rgb("#fff3d6"), 0.8)
    streaks(c, 80, 300, rgb("#fbe6cd"), 9, 0.4)
    haze = rgb("#f3d3ae")
    skyline(c, 500, (60, 230), (26, 58), mix(CLAY.mid, haze, 0.62), haze, peak=700, gap=0.3)
    spire_tower(c, 715, 520, 400, 110, mix(CLAY.mid, haze, 0.32), haze)
    skyline(c, 530, (40, 170), (34, 70), mix(CLAY.mid, haze, 0.3), haze, peak=560, gap=0.5)
    mist(c, 520, 90, haze, 0.75)
    layers(c, mix(CLAY.mid, haze, 0.5), mix(CLAY.mid, CLAY.dark, 0.5), [540, 590], 22)
    river = [
        (700, 560),
        (760, 560),
        (660, 606),
        (820, 650),
        (560, 720),
        (700, 810),
        (180, 810),
        (330, 720),
        (600, 650),
        (520, 606),
    ]
    c.fade(smooth(river, True), rgb("#fbe3bd"), rgb("#e0a97c"))
    layers(c, CLAY.dark, darker(CLAY.dark, 0.3), [745], 34)
    drifts(c, 560, 660, haze, 5, 0.4)
    for x, tall in ((120, 200), (186, 150), (1090, 170)):
        palm(c, x, 770, tall, darker(CLAY.dark, 0.45))
    birds(c, 640, 190, CLAY.dark, 6, 12)


def noon(c: Canvas) -> None:
    c.backdrop([rgb("#7fb0c4"), rgb("#a9cbd6"), rgb("#d3e3e2"), rgb("#eef0e4")], 0, 640)
    for x, y, wide, alpha in ((260, 250, 420, 0.75), (930, 190, 520, 0.85), (640, 380, 460, 0.6)):
        cloud(c, x, y, wide, PAPER, alpha)
    haze = rgb("#dfe9e6")
    skyline(c, 640, (120, 300), (38, 74), mix(TEAL.mid, haze, 0.6), haze, peak=380, gap=0.25)
    sail_tower(c, 420, 650, 520, 130, mix(TEAL.mid, haze, 0.2), haze)
    skyline(c, 650, (70, 250), (60, 110), mix(TEAL.mid, haze, 0.28), haze, peak=840, gap=0.7)
    c.wash(560, 660, haze, 0, 0.5)
    far_trees(c, 680, 58, mix(FERN.mid, haze, 0.15))
    c.backdrop([rgb("#8fb4ad"), rgb("#5f938f")], 680, 800)
    reflection(c, 680, rgb("#6c9c98"), 0.5, 5)
    ripples(c, 690, 800, PAPER, 70, 0.45)
    sampan(c, 770, 735, 120, TEAL)


def dusk(c: Canvas) -> None:
    c.backdrop([rgb("#6c5482"), rgb("#a9688a"), rgb("#dc8d83"), rgb("#f3bd8f")], 0, 520)
    sun(c, 760, 450, 92, rgb("#ffdca6"), 0.7)
    streaks(c, 60, 380, rgb("#f0a58e"), 12, 0.35)
    haze = rgb("#e2958a")
    skyline(c, 500, (50, 230), (24, 54), mix(PLUM.mid, haze, 0.5), haze, 0.12, 360, 0.3)
    sail_tower(c, 348, 520, 330, 84, mix(PLUM.dark, haze, 0.25), haze, 0.22)
    skyline(c, 520, (46, 150), (34, 66), mix(PLUM.dark, haze, 0.2), haze, 0.24, 480, 0.35)
    c.backdrop([rgb("#d98a80"), rgb("#7d5580"), rgb("#3a3159")], 520, 800)
    reflection(c, 520, rgb("#8a5a80"), 0.25, 7)
    glitter(c, 760, 524, 800, 96, rgb("#ffd9a0"), 0.8)
    bank = curve((-10, 600), (330, 610), (560, 810))
    c.fade([(-10, 810), *bank], PLUM.dark, NIGHT)
    for x, size in ((40, 70), (140, 60), (250, 46), (330, 30)):
        c.shape(blob(c.dice, x, 610 + x * 0.1, size * 1.3, size, 9), darker(PLUM.dark, 0.3))
    sampan(c, 850, 660, 150, PLUM)


def night(c: Canvas) -> None:
    c.backdrop([rgb("#0e1230"), rgb("#1c2350"), rgb("#3a3d74"), rgb("#6d5f8e")], 0, 560)
    stars(c, 330, 150)
    moon(c, 930, 150, 52, rgb("#f7ecc9"))
    haze = rgb("#4a4a80")
    skyline(c, 540, (80, 330), (30, 60), rgb("#2c3166"), haze, 0.2, 520, 0.2)
    spire_tower(c, 560, 550, 440, 120, rgb("#3a4283"), haze, 0.7)
    skyline(c, 552, (60, 230), (44, 84), rgb("#181d45"), rgb("#3a3565"), 0.42, 640, 0.3)
    c.glow(600, 552, 700, 60, LAMP, 0.35)
    c.box(0, 548, 1200, 6, rgb("#12142f"))
    reflection(c, 552, rgb("#161b42"), 0.35, 9)
    for _ in range(26):
        glitter(
            c, c.dice.uniform(40, 1160), 558, c.dice.uniform(620, 760), 12, c.dice.choice((LAMP, GOLD, ROSE.pale)), 0.6
        )
    sampan(c, 330, 690, 170, PLUM)
    c.glow(352, 676, 60, 40, LAMP, 0.7)


def wet(c: Canvas) -> None:
    c.backdrop([rgb("#6f8087"), rgb("#93a3a5"), rgb("#bcc5c1")], 0, 640)
    haze = rgb("#b4bfbc")
    for x, y, wide in ((200, 130, 620), (800, 100, 760), (520, 200, 520)):
        cloud(c, x, y, wide, rgb("#64757c"), 0.3)
    skyline(c, 560, (90, 330), (40, 76), mix(SMOKE.dark, haze, 0.72), haze, peak=820, gap=0.3)
    skyline(c, 580, (60, 220), (50, 96), mix(SMOKE.dark, haze, 0.45), haze, 0.05, 300, 0.4)
    mist(c, 560, 120, haze, 0.8)
    for x, y, wide in ((-40, 560, 330), (800, 520, 300), (1040, 575, 260), (220, 610, 300)):
        _wet_house(c, x, y, wide)
    c.wash(560, 800, rgb("#2c3d45"), 0, 0.4)
    _walker(c, 620, 800)
    rain(c, rgb("#eef3f2"), 520)


def _wet_house(c: Canvas, x: float, y: float, wide: float) -> None:
    wall = mix(rgb("#cdbf9f"), SMOKE.mid, c.dice.uniform(0.25, 0.6))
    c.fade([(x, y), (x + wide, y), (x + wide, 800), (x, 800)], wall, darker(wall, 0.3))
    for i in range(3):
        shutters(
            c,
            x + wide * (0.12 + 0.29 * i),
            y + 90,
            wide * 0.17,
            100,
            mix(FERN.dark, TEAL.mid, 0.4),
            c.dice.random() < 0.4,
        )
    tiles(c, x, y - 20, wide, 84, mix(BRICK, SMOKE.dark, 0.45), 18)
    c.shade([(x, y - 20), (x + wide, y - 20), (x + wide, y + 60), (x, y + 60)], lighter(TEAL.pale, 0.4), 0.16)


def _walker(c: Canvas, x: float, base: float) -> None:
    """Draw someone under a red umbrella on the wet street between the houses."""
    street = [(520, 640), (800, 640), (860, 810), (440, 810)]
    c.fade(street, rgb("#8d9a9a"), rgb("#3d4c53"))
    c.glow(x, 770, 150, 46, LACQUER, 0.45)
    ripples(c, 650, 800, rgb("#c9d3d1"), 40, 0.3)
    person(c, x, base - 26, 170, rgb("#2a3840"))
    umbrella(c, x + 6, base - 170, 104, LACQUER, 60)


SCENES = {
    "skyline-dawn": dawn,
    "skyline-noon": noon,
    "skyline-dusk": dusk,
    "skyline-night": night,
    "skyline-rain": wet,
}
