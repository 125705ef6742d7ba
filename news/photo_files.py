"""A photo's files follow its row: stored with it, gone with it, shared with every photo of the same picture."""

from functools import partial

from django.db import connection, transaction
from PIL import Image

from news import photos
from news.models import Photo
from news.text import plain

LOCK = 1_416_130_669  # any number that names no other advisory lock


def keep(photo: Photo, picture: Image.Image, name: str) -> None:
    """
    Store the picture as this photo's, to be saved in the caller's transaction; the files it had before go after that.

    `name` is what the sender calls the file. Raises OSError where the storage takes nothing, and then keeps nothing.
    """
    _lock("pg_advisory_xact_lock_shared")
    before, width = str(photo.file), photo.width
    stored = photos.store(picture)
    photo.file, photo.width, photo.height = stored.name, stored.width, stored.height
    photo.name = plain(name)[: Photo._meta.get_field("name").max_length]
    if before and before != stored.name:
        forget(before, width)


def forget(name: str, width: int) -> None:
    """Once the transaction has committed, remove these files unless a photo still has them."""
    transaction.on_commit(partial(_remove, name, width), robust=True)


@transaction.atomic
def _remove(name: str, width: int) -> None:
    _lock("pg_advisory_xact_lock")
    if not Photo.objects.filter(file=name).exists():
        photos.remove(name, width)


def _lock(function: str) -> None:
    """Uploads share the lock until their row is there; removing waits for them, lest it takes what they have found."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [LOCK])
