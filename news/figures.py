"""Figures in an article's body: the stored text holds a photo's number, readers get its renditions and credit."""

import re

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from news.models import Photo

FIGURE = re.compile(r"<figure>(.*?)</figure>", re.DOTALL)
PICTURE = re.compile(r"<img[^>]*\sdata-file=\"([0-9]{1,9})\"[^>]*>")
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)


def with_photos(body: str) -> SafeString:
    """This sanitised body with every figure that names a photo of the library drawn from the library."""
    numbers = {int(number) for number in PICTURE.findall(body)}
    photos = Photo.objects.in_bulk(numbers) if numbers else {}

    def draw(figure: re.Match[str]) -> str:
        picture = PICTURE.search(figure[1])
        photo = photos.get(int(picture[1])) if picture else None
        if photo is None:
            return figure[0]
        caption = CAPTION.search(figure[1])
        words = mark_safe(caption[1]) if caption else ""  # noqa: S308 - BodyField stored it sanitised
        return render_to_string("news/_figure.html", {"photo": photo, "caption": words})

    return mark_safe(FIGURE.sub(draw, body))  # noqa: S308 - BodyField stored it sanitised
