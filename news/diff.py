"""What differs between two versions of an article, field by field, for those who edit it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from news import block_diff, outline
from news.block_diff import BlockDiff, Photos, PhotoShown
from news.content import EMPTY, FIELDS, FLAGS, MANY, MOMENTS, ONE, Content, photo_numbers
from news.models import Article, Photo
from news.outline import Block, Span
from news.word_diff import Kind, Segment

CONTEXT = 1  # unchanged blocks left open on each side of a change
FOLDED_FROM = 2  # blocks; fewer are not worth a fold


@dataclass(frozen=True)
class Run:
    """Blocks one below the other; a folded run has not changed and is opened on demand."""

    blocks: list[BlockDiff]
    is_folded: bool = False


@dataclass(frozen=True)
class FieldDiff:
    field: str
    label: str
    runs: list[Run]  # empty: only what words cannot show has changed


def compare(old: Content, new: Content) -> list[FieldDiff]:
    """The fields that differ, each with what was deleted and inserted. One query, or none without photos."""
    old, new = EMPTY | old, EMPTY | new  # an older revision may lack a field
    numbers = photo_numbers(old) | photo_numbers(new)
    photos = Photo.objects.in_bulk(numbers) if numbers else {}
    names = [name for name in FIELDS if _value(old, name) != _value(new, name)]
    return [FieldDiff(name, _label(name), _runs(list(_blocks(name, old, new, photos)))) for name in names]


def _value(content: Content, name: str) -> Any:
    """What decides whether a field differs: a category that was renamed since is the same category."""
    value = content[name]
    if name in ONE:
        return value and value["id"]
    if name in MANY:
        return {reference["id"] for reference in value}
    return datetime.fromisoformat(value) if name in MOMENTS and value else value


def _label(name: str) -> str:
    return capfirst(str(Article._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _blocks(name: str, old: Content, new: Content, photos: Photos) -> Iterator[BlockDiff]:
    if name == "body":
        return block_diff.compare(outline.read(old[name]).blocks, outline.read(new[name]).blocks, photos)
    if name in ONE:
        before, after = ([content[name]] if content[name] else [] for content in (old, new))
        return _references(before, after, photos if name == "photo" else None)
    if name in MANY:
        return _references(old[name], new[name])
    lines = block_diff.compare(_lines(name, old[name]), _lines(name, new[name]), photos)
    return (replace(block, label="") for block in lines)


def _references(old: list[Any], new: list[Any], photos: Photos | None = None) -> Iterator[BlockDiff]:
    """The names of what was taken out and put in; with `photos` their pictures too."""
    kept = {one["id"] for one in old} & {one["id"] for one in new}
    for kind, references in ((Kind.DELETED, old), (Kind.INSERTED, new)):
        for one in references:
            if one["id"] not in kept:
                picture = PhotoShown(one["name"], photos.get(one["id"])) if photos is not None else None
                yield BlockDiff(kind, [Segment(kind, one["name"])], picture=picture)


def _lines(name: str, value: Any) -> list[Block]:
    """A plain field as blocks of text."""
    if name in FLAGS:
        value = _("Yes") if value else _("No")
    elif name in MOMENTS:
        value = date_format(timezone.localtime(datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT") if value else ""
    return [Block(outline.Kind.PARAGRAPH, [Span(line)]) for line in value.splitlines() if line.strip()]


def _runs(blocks: list[BlockDiff]) -> list[Run]:
    """Long stretches without a change are folded, but for a little on each side of the changes."""
    changed = {place for place, block in enumerate(blocks) if block.kind != Kind.SAME}
    if not changed:
        return []
    shown = {place + offset for place in changed for offset in range(-CONTEXT, CONTEXT + 1)}
    runs: list[Run] = []
    for is_shown, places in groupby(range(len(blocks)), key=lambda place: place in shown):
        run = [blocks[place] for place in places]
        runs.append(Run(run, is_folded=not is_shown and len(run) >= FOLDED_FROM))
    return runs
