"""The drawing surface: 1200 by 800 units, drawn at twice the size and reduced for smooth edges."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .palette import INK, PAPER, Colour
from .shapes import Points

WIDE, HIGH = 1200, 800
OVER = 2


class Canvas:
    """A picture under way; every measure is in units, every colour an RGB triple."""

    def __init__(self, seed: int, width: int, height: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - drawing, not security
        self.size = (width, height)
        self.unit = OVER * max(width / WIDE, height / HIGH)
        full = (OVER * math.ceil(WIDE * self.unit / OVER), OVER * math.ceil(HIGH * self.unit / OVER))
        self.image = Image.new("RGB", full, PAPER)
        self._solid = ImageDraw.Draw(self.image)
        self._glaze = ImageDraw.Draw(self.image, "RGBA")

    def _pen(self, colour: Colour, alpha: float) -> tuple[ImageDraw.ImageDraw, tuple[int, ...]]:
        if alpha >= 1:
            return self._solid, colour
        return self._glaze, (*colour, round(255 * alpha))

    def _scaled(self, points: Points) -> list[tuple[float, float]]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def shape(self, points: Points, colour: Colour, alpha: float = 1.0) -> None:
        pen, fill = self._pen(colour, alpha)
        pen.polygon(self._scaled(points), fill=fill)

    def box(
        self, x: float, y: float, wide: float, high: float, colour: Colour, alpha: float = 1.0, radius: float = 0
    ) -> None:
        pen, fill = self._pen(colour, alpha)
        corners = [v * self.unit for v in (x, y, x + max(wide, 0), y + max(high, 0))]
        corners[2:] = [max(corners[2] - 1, corners[0]), max(corners[3] - 1, corners[1])]
        if radius:
            pen.rounded_rectangle(corners, radius * self.unit, fill=fill)
        else:
            pen.rectangle(corners, fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float = 1.0) -> None:
        pen, fill = self._pen(colour, alpha)
        pen.ellipse([v * self.unit for v in (x - rx, y - ry, x + rx, y + ry)], fill=fill)

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        self.oval(x, y, radius, radius, colour, alpha)

    def line(self, points: Points, colour: Colour, width: float = 2, alpha: float = 1.0) -> None:
        pen, fill = self._pen(colour, alpha)
        thick = max(1, round(width * self.unit))
        # Rounded joints overlap the strokes, which would show as dots in a translucent line.
        joint = "curve" if alpha >= 1 and thick > 4 else None
        pen.line(self._scaled(points), fill=fill, width=thick, joint=joint)

    def _stencil(self, points: Points) -> tuple[tuple[int, int], Image.Image]:
        """Return the corner and the mask of a shape, clipped to the canvas."""
        scaled = self._scaled(points)
        limit_x, limit_y = self.image.size
        left = min(max(math.floor(min(x for x, _ in scaled)), 0), limit_x - 1)
        top = min(max(math.floor(min(y for _, y in scaled)), 0), limit_y - 1)
        right = max(min(math.ceil(max(x for x, _ in scaled)), limit_x), left + 1)
        bottom = max(min(math.ceil(max(y for _, y in scaled)), limit_y), top + 1)
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in scaled], fill=255)
        return (left, top), mask

    def fade(self, points: Points, start: Colour, end: Colour, sideways: bool = False, alpha: float = 1.0) -> None:
        """Fill a shape from one colour at the top (or left) to another."""
        if alpha >= 1:
            self.shape(points, start)
        corner, mask = self._stencil(points)
        strengths = [round(v * min(alpha, 1)) for v in range(256)]
        self.image.paste(end, corner, ImageChops.multiply(mask, _ramp(strengths, mask.size, sideways)))

    def shade(self, points: Points, colour: Colour, alpha: float = 0.35, sideways: bool = False) -> None:
        """Let a colour grow over a shape, from nothing at the top (or left)."""
        self.fade(points, colour, colour, sideways, min(alpha, 0.99))

    @contextmanager
    def inside(self, points: Points) -> Iterator[None]:
        """Keep what is drawn meanwhile within a shape."""
        corner, mask = self._stencil(points)
        area = (*corner, corner[0] + mask.width, corner[1] + mask.height)
        before = self.image.copy()
        yield
        drawn = self.image.crop(area)
        self.image.paste(before)
        self.image.paste(drawn, corner, mask)

    def glow(self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float = 0.6) -> None:
        """Lay a soft round light (or shadow) over the picture."""
        size = (max(2, round(2 * rx * self.unit)), max(2, round(2 * ry * self.unit)))
        ramp = Image.radial_gradient("L").point([_falloff(v, alpha) for v in range(256)])
        corner = (round((x - rx) * self.unit), round((y - ry) * self.unit))
        self.image.paste(colour, corner, ramp.resize(size, Image.Resampling.BILINEAR))

    def wash(self, top: float, bottom: float, colour: Colour, start: float, end: float) -> None:
        """Lay a band of colour across, its strength changing from start to end."""
        strengths = [round(v * end + (255 - v) * start) for v in range(256)]
        low, high = round(top * self.unit), round(bottom * self.unit)
        self.image.paste(colour, (0, low), _ramp(strengths, (self.image.width, high - low)))

    def backdrop(self, stops: list[Colour], top: float = 0, bottom: float = HIGH) -> None:
        """Fill a band across with colours running evenly from top to bottom, the last one going on below."""
        column = Image.new("RGB", (1, len(stops)))
        column.putdata(stops)
        low, high = round(top * self.unit), round(bottom * self.unit)
        tall = column.resize((1, high - low), Image.Resampling.BICUBIC)
        self.image.paste(tall.resize((self.image.width, high - low), Image.Resampling.NEAREST), (0, low))
        self.box(0, bottom, WIDE, HIGH, stops[-1])

    def melt(self, points: Points, colour: Colour, alpha: float = 1.0) -> None:
        """Fill a shape that thins out to nothing at its foot."""
        corner, mask = self._stencil(points)
        strengths = [round(alpha * min(255, 1.7 * (255 - v))) for v in range(256)]
        self.image.paste(colour, corner, ImageChops.multiply(mask, _ramp(strengths, mask.size)))

    def finish(self) -> Image.Image:
        """Reduce, crop to the asked size, and add the vignette and the grain."""
        picture = self.image.reduce(OVER)
        wide, high = self.size
        left, top = (picture.width - wide) // 2, (picture.height - high) // 2
        picture = picture.crop((left, top, left + wide, top + high))
        rim = Image.radial_gradient("L").point([max(0, v - 150) * 45 // 105 for v in range(256)])
        picture.paste(INK, mask=rim.resize(self.size, Image.Resampling.BILINEAR))
        return ImageChops.add(picture, self._grain(), 1, -128)

    def _grain(self) -> Image.Image:
        fine = Image.frombytes("L", (256, 256), self.dice.randbytes(256 * 256))
        rough = Image.frombytes("L", (128, 128), self.dice.randbytes(128 * 128))
        rough = rough.resize((256, 256), Image.Resampling.BILINEAR)
        tile = Image.blend(fine, rough, 0.5).point([round(128 + (v - 128) * 0.08) for v in range(256)])
        sheet = Image.new("L", self.size)
        for x in range(0, self.size[0], 256):
            for y in range(0, self.size[1], 256):
                sheet.paste(tile, (x, y))
        return Image.merge("RGB", (sheet, sheet, sheet))


def _ramp(strengths: list[int], size: tuple[int, int], sideways: bool = False) -> Image.Image:
    """Spread 256 strengths over a mask, downwards or rightwards."""
    strip = Image.frombytes("L", (256, 1) if sideways else (1, 256), bytes(strengths))
    # Smooth along the one axis, then plain copying along the other: far quicker than both at once.
    line = strip.resize((size[0], 1) if sideways else (1, size[1]), Image.Resampling.BILINEAR)
    return line.resize(size, Image.Resampling.NEAREST)


def _falloff(away: int, alpha: float) -> int:
    """Turn the radial ramp (0 in the middle, 180 on the inscribed circle) into a soft light."""
    near = max(0.0, 1 - away / 179)
    return round(255 * alpha * near * near * (3 - 2 * near))
