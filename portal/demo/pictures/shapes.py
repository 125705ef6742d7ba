"""Outlines: curves, blobs and ridges as lists of points, in canvas units."""

import math
from collections.abc import Callable, Sequence
from random import Random

Point = tuple[float, float]
Points = Sequence[Point]


def between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 24) -> list[Point]:
    """Return points of an ellipse from one angle to another, in degrees, clockwise from the right."""
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def curve(start: Point, pull: Point, end: Point, steps: int = 16) -> list[Point]:
    """Return a quadratic curve."""
    shares = [i / steps for i in range(steps + 1)]
    return [between(between(start, pull, t), between(pull, end, t), t) for t in shares]


def smooth(knots: Points, closed: bool = False, steps: int = 8) -> list[Point]:
    """Return a Catmull-Rom curve through the knots."""
    count = len(knots)

    def knot(i: int) -> Point:
        return knots[i % count] if closed else knots[min(max(i, 0), count - 1)]

    spans = range(count if closed else count - 1)
    points = [_spline(knot(i - 1), knot(i), knot(i + 1), knot(i + 2), s / steps) for i in spans for s in range(steps)]
    return points if closed else [*points, knots[-1]]


def _spline(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def axis(k: int) -> float:
        bend = 2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]
        twist = 3 * b[k] - a[k] - 3 * c[k] + d[k]
        return 0.5 * (2 * b[k] + (c[k] - a[k]) * t + bend * t * t + twist * t**3)

    return axis(0), axis(1)


def mirrored(points: Points, x: float) -> list[Point]:
    return [(2 * x - px, py) for px, py in reversed(points)]


def both_sides(points: Points, x: float) -> list[Point]:
    """Close a left half outline with its mirror image."""
    return [*points, *mirrored(points, x)]


def turned(points: Points, x: float, y: float, degrees: float) -> list[Point]:
    """Turn points given around the origin, then move them to x, y."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(x + px * cos - py * sin, y + px * sin + py * cos) for px, py in points]


def blob(dice: Random, x: float, y: float, rx: float, ry: float, bumps: int = 9) -> list[Point]:
    """Return a scalloped round outline, as of a tree crown."""
    phase = dice.random() * math.tau
    points = []
    for i in range(bumps * 8):
        angle = math.tau * i / (bumps * 8)
        swell = 0.86 + 0.14 * abs(math.sin(angle * bumps / 2 + phase)) + 0.05 * math.sin(3 * angle + phase)
        points.append((x + rx * swell * math.cos(angle), y + ry * swell * math.sin(angle)))
    return points


def puffs(dice: Random, x: float, base: float, width: float, height: float, count: int = 5) -> list[Point]:
    """Return a flat-bottomed cloud outline: the upper edge of a row of circles."""
    balls = []
    for i in range(count):
        place = (i + 0.5) / count
        tall = height * (0.45 + 0.55 * math.sin(math.pi * place)) * dice.uniform(0.75, 1.0)
        balls.append((x + width * (place - 0.5), tall, width / count * dice.uniform(0.75, 0.95)))
    steps = count * 10
    edge = [x + width * (i / steps - 0.5) * 1.18 for i in range(steps + 1)]
    return [(px, base - max(_ball(px, *ball) for ball in balls)) for px in edge]


def _ball(px: float, x: float, tall: float, wide: float) -> float:
    away = abs(px - x) / wide
    return tall * math.sqrt(1 - away * away) if away < 1 else 0.0


def ridge(dice: Random, level: float, swing: float, waves: float = 1.5) -> list[Point]:
    """Return a soft hill line across the whole canvas."""
    parts = [(swing / k, waves * k, dice.random() * math.tau) for k in (1, 2, 3.7)]

    def height(x: float) -> float:
        return level - sum(size * math.sin(math.tau * turns * x / 1200 + at) for size, turns, at in parts)

    return [(x, height(x)) for x in range(-10, 1231, 20)]


def along(points: Points, share: float) -> Point:
    """Return the point at a share of the way along, by index."""
    place = share * (len(points) - 1)
    first = min(int(place), len(points) - 2)
    return between(points[first], points[first + 1], place - first)


def ribbon(line: Points, width: Callable[[float], float]) -> list[Point]:
    """Return the outline of a stroke whose half width varies with the share along it."""
    left, right = [], []
    for i, (x, y) in enumerate(line):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        half = width(i / (len(line) - 1))
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return left + right[::-1]


def star(x: float, y: float, radius: float) -> list[Point]:
    spikes = [radius if i % 2 == 0 else radius * 0.382 for i in range(10)]
    turns = [math.radians(36 * i - 90) for i in range(10)]
    return [(x + r * math.cos(a), y + r * math.sin(a)) for r, a in zip(spikes, turns, strict=True)]
