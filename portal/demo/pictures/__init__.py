"""Demo pictures: drawn illustrations in the manner of the design, the same bytes every time."""

import zlib
from collections.abc import Callable

from PIL import Image

from . import (
    bridges,
    civic,
    gardens,
    lakes,
    lanterns,
    library,
    markets,
    rescue,
    rooms,
    skylines,
    streets,
    temples,
    works,
)
from .canvas import Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    **skylines.SCENES,
    **lakes.SCENES,
    **bridges.SCENES,
    **lanterns.SCENES,
    **gardens.SCENES,
    **markets.SCENES,
    **civic.SCENES,
    **rooms.SCENES,
    **library.SCENES,
    **rescue.SCENES,
    **streets.SCENES,
    **temples.SCENES,
    **works.SCENES,
}


def draw(name: str, width: int = 1800, height: int = 1200) -> Image.Image:
    """Draw one scene; the same name and size give the same bytes."""
    canvas = Canvas(zlib.crc32(name.encode()), width, height)
    SCENES[name](canvas)
    return canvas.finish()
