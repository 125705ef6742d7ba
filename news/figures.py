"""Figures in an article's body: the stored text holds a photo's number, all else comes from the library."""

import re
from functools import reduce
from html import unescape
from operator import or_

from django.contrib.flatpages.models import FlatPage
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from news.models import Photo
from news.text import has_letters

FIGURE = re.compile(r"<figure>(.*?)</figure>", re.DOTALL)
PICTURE = re.compile(r"<img[^>]*\sdata-file=\"([0-9]{1,9})\"[^>]*>")
SOURCE = re.compile(r"(?<=\ssrc=\")[^\"]*(?=\")")
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)


def with_photos(body: str) -> SafeString:
    """This sanitised body with every figure that names a photo of the library drawn from the library."""
    photos = _photos_of(body)

    def draw(figure: re.Match[str]) -> str:
        picture = PICTURE.search(figure[1])
        photo = photos.get(int(picture[1])) if picture else None
        if photo is None:
            return figure[0]
        return render_to_string("news/_figure.html", {"photo": photo, "caption": _caption(figure[1]) or photo.caption})

    return mark_safe(FIGURE.sub(draw, body))  # noqa: S308 - BodyField stored it sanitised


def with_current_files(body: str) -> str:
    """This body with the address that each photo's file has today, since the editor shows what the address holds."""
    photos = _photos_of(body)

    def point(picture: re.Match[str]) -> str:
        photo = photos.get(int(picture[1]))
        return SOURCE.sub(photo.body_url(), picture[0]) if photo else picture[0]

    return PICTURE.sub(point, body)


def _photos_of(body: str) -> dict[int, Photo]:
    numbers = {int(number) for number in PICTURE.findall(body)}
    return Photo.objects.in_bulk(numbers) if numbers else {}


def _caption(figure: str) -> SafeString | str:
    """The words that the article itself puts under this picture, if any."""
    caption = CAPTION.search(figure)
    if caption is None or not has_letters(unescape(strip_tags(caption[1]))):
        return ""
    return mark_safe(caption[1])  # noqa: S308 - BodyField stored it sanitised


def pages_showing(photos: QuerySet[Photo]) -> QuerySet[FlatPage]:
    """The standing pages that show one of these photos; they are few, and each is read."""
    numbers = photos.values_list("pk", flat=True)
    marks = [Q(content__contains=f'data-file="{number}"') for number in numbers]
    return FlatPage.objects.filter(reduce(or_, marks)) if marks else FlatPage.objects.none()
