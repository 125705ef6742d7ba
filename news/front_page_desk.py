"""Arranging the front page: the only writer of its editions, which are only ever added."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.front_page import live
from news.front_page_layout import read
from news.models import FrontPageEdition

BANNER = ("banner_text", "banner_link", "banner_until")


class ConflictError(Exception):
    """Another edition was saved or published since the caller looked; nothing was written."""


def may_arrange(user: User) -> bool:
    return user.has_perm("news.arrange_front_page")


def newest() -> FrontPageEdition:
    """The edition that the next one is based on; one that wants nothing, number 0, before the first."""
    edition = FrontPageEdition.objects.select_related("editor", "published_by").order_by("-number").first()
    return edition or FrontPageEdition(number=0)


def save(wanted: FrontPageEdition, *, by: User, seen: int) -> FrontPageEdition:
    """
    Stage this arrangement: readers see nothing of it. What wants the same as the newest edition is that edition.

    `seen` is the number of the edition that its editor saw. Raises PermissionDenied and ConflictError.
    """
    current = _current(by, seen)
    return current if is_same(current, wanted) else _add(wanted, by=by, after=current)


def publish(wanted: FrontPageEdition, *, by: User, seen: int) -> FrontPageEdition:
    """Put everything that this arrangement wants live together. Raises PermissionDenied and ConflictError."""
    current = _current(by, seen)
    if not is_same(current, wanted):
        return _add(wanted, by=by, after=current, published_by=by, published_at=timezone.now())
    unpublished = FrontPageEdition.objects.filter(pk=current.pk, published_at=None)
    if current.pk and current.published_at is None:
        if not unpublished.update(published_by=by, published_at=timezone.now()):
            raise ConflictError
        current.refresh_from_db()
    return current


def discard(*, by: User, seen: int) -> FrontPageEdition:
    """Go back to what readers see, by one more edition that says the same. Raises PermissionDenied, ConflictError."""
    current = _current(by, seen)
    if current.pk is None or current.published_at:
        return current
    readers_see = live() or FrontPageEdition()
    wanted = FrontPageEdition(layout=readers_see.layout, **{name: getattr(readers_see, name) for name in BANNER})
    return _add(wanted, by=by, after=current, published_by=by, published_at=timezone.now())


def is_same(one: FrontPageEdition, other: FrontPageEdition) -> bool:
    """Whether readers would see the same; names of articles as they were are not compared."""
    same_banner = all(getattr(one, name) == getattr(other, name) for name in BANNER)
    return same_banner and read(one.layout) == read(other.layout)


def _current(by: User, seen: int) -> FrontPageEdition:
    if not may_arrange(by):
        raise PermissionDenied
    current = newest()
    if current.number != seen:
        raise ConflictError
    return current


def _add(wanted: FrontPageEdition, *, by: User, after: FrontPageEdition, **columns: object) -> FrontPageEdition:
    """The number is unique: of two editions after the same one, the database takes one."""
    wanted.number, wanted.editor, wanted.saved_at = after.number + 1, by, timezone.now()
    for name, value in columns.items():
        setattr(wanted, name, value)
    try:
        with transaction.atomic():
            wanted.save(force_insert=True)
    except IntegrityError as error:
        raise ConflictError from error
    return wanted
