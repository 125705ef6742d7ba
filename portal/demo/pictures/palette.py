"""Colours of the demo pictures: the tone families of the design, and mixing."""

from typing import NamedTuple

Colour = tuple[int, int, int]


class Tone(NamedTuple):
    """One colour family, from far and misty to near and dark."""

    pale: Colour
    mid: Colour
    dark: Colour


def rgb(text: str) -> Colour:
    """Read "#rrggbb"."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def tone(pale: str, mid: str, dark: str) -> Tone:
    return Tone(rgb(pale), rgb(mid), rgb(dark))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with `share` (0 to 1) of `other` in it."""
    first, second, third = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return first, second, third


def lighter(colour: Colour, share: float) -> Colour:
    return mix(colour, PAPER, share)


def darker(colour: Colour, share: float) -> Colour:
    return mix(colour, INK, share)


def blend(one: Tone, other: Tone, share: float) -> Tone:
    return Tone(*(mix(a, b, share) for a, b in zip(one, other, strict=True)))


PAPER = rgb("#fdfcfa")
INK = rgb("#1b1a18")
LACQUER = rgb("#a3161b")
DEEP = rgb("#0b4f8a")
LEAF = rgb("#1f6b3a")
GOLD = rgb("#e3b04b")
LAMP = rgb("#ffd78a")
CREAM = rgb("#f6e7cd")
BRICK = rgb("#b4512f")
STONE = rgb("#b9ab98")
PETAL = rgb("#e58fa0")
NIGHT = rgb("#171a36")

CLAY = tone("#e9c9a8", "#9b5d3a", "#5c3a2e")
TEAL = tone("#bcd3dc", "#4c7686", "#274653")
OLIVE = tone("#d9d6b8", "#7f8a4e", "#3f4d2b")
ROSE = tone("#e6bdb5", "#9c4a45", "#5d2422")
PLUM = tone("#c9c6df", "#5f5a8f", "#322f58")
OCHRE = tone("#f0d9b0", "#b07d2b", "#6d4a16")
FERN = tone("#c7dccb", "#4f8361", "#264534")
FLAME = tone("#f2a27c", "#cf3d24", "#8a1a17")
AMBER = tone("#f5cf7c", "#d98a2b", "#8f4a1c")
WOOD = tone("#c99a6b", "#8a5a38", "#4f3122")
SMOKE = tone("#d5d8d6", "#87918f", "#48514f")
