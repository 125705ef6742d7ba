"""
What a revision holds: a snapshot of the whole article that outlives what it names.

Text and flags as they are, moments in ISO 8601, references as `{"id": 3, "name": "Giao thông"}`, so that the history
can still name a topic or photo that has been deleted since.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from news.body import sanitise
from news.figures import PICTURE
from news.models import Article, Attachment, Author, Category, Photo, Topic
from news.text import slugify

Content = dict[str, Any]

TEXT = ("title", "slug", "kicker", "dateline", "lead", "body", "source")
FLAGS = ("comments_open",)
MOMENTS = ("featured_until", "breaking_until")
ONE: dict[str, type[Model]] = {"category": Category, "author": Author, "photo": Photo}
MANY: dict[str, type[Model]] = {"topics": Topic, "related": Article, "attachments": Attachment}
FIELDS = (*TEXT, *FLAGS, *MOMENTS, *ONE, *MANY)

EMPTY: Content = {**dict.fromkeys(TEXT, ""), "comments_open": True, **dict.fromkeys((*MOMENTS, *ONE))}
EMPTY |= {name: [] for name in MANY}


@dataclass
class Filled:
    """An article with a content's values, none of them saved; `many` and `missing` are what its columns cannot hold."""

    article: Article
    many: dict[str, list[Any]]
    missing: list[str] = field(default_factory=list)  # names of what has been deleted since


def content_of(values: dict[str, Any]) -> Content:
    """The content of a valid article form (its cleaned data), its text as the columns would store it."""
    columns = {column.name: column for column in Article._meta.concrete_fields}
    content: Content = {name: columns[name].get_prep_value(values[name]) for name in TEXT}
    content |= {name: values[name] for name in FLAGS}
    content["slug"] = content["slug"] or slugify(content["title"])
    content |= {name: values[name].isoformat() if values[name] else None for name in MOMENTS}
    content |= {name: _reference(values[name]) if values[name] else None for name in ONE}
    return content | {name: [_reference(one) for one in values[name]] for name in MANY}


def snapshot(article: Article) -> Content:
    """The content that is on the article's row."""
    columns = {name: getattr(article, name) for name in (*TEXT, *FLAGS, *MOMENTS, *ONE)}
    return content_of(columns | {name: getattr(article, name).all() for name in MANY})


def fill(article: Article, content: Content) -> Filled:
    """Put the content on this instance, without saving it; what no longer exists falls out and is named."""
    missing: list[str] = []
    content = EMPTY | content  # an older revision may lack a field
    for name in (*TEXT, *FLAGS):
        setattr(article, name, content[name])
    setattr(article, "body", sanitise(content["body"]))  # noqa: B010 - JSON passes no column that would have done it
    for name in MOMENTS:
        setattr(article, name, datetime.fromisoformat(content[name]) if content[name] else None)
    for name, model in ONE.items():
        setattr(article, name, next(iter(_found(model, [content[name]] if content[name] else [], missing)), None))
    many = {name: _found(model, content[name], missing) for name, model in MANY.items()}
    return Filled(article, many, missing)


def photo_numbers(content: Content) -> set[int]:
    """The photos that a content shows: its cover and those of its body."""
    cover = {content["photo"]["id"]} if content["photo"] else set()
    return cover | {int(number) for number in PICTURE.findall(content["body"])}


def hold_photos(*contents: Content) -> set[int]:
    """Those photos of the contents that exist, which nobody can delete now; to be called once in a transaction."""
    numbers = set().union(*(photo_numbers(content) for content in contents))
    photos = Photo.objects.filter(pk__in=numbers).order_by("pk").select_for_update(no_key=True)
    return {photo.pk for photo in photos}


def _reference(one: Model) -> dict[str, Any]:
    return {"id": one.pk, "name": str(one)}


def _found(model: type[Model], references: list[dict[str, Any]], missing: list[str]) -> list[Any]:
    if not references:
        return []
    known = model._default_manager.in_bulk([reference["id"] for reference in references])
    missing += [reference["name"] for reference in references if reference["id"] not in known]
    return [known[reference["id"]] for reference in references if reference["id"] in known]
