"""The library: photos and documents that articles show and offer."""

from typing import Any, Self

from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news import photos
from news.fields import CharField

CENTRE = 50  # per cent


def attachment_storage() -> Storage:
    """Outside MEDIA_ROOT: an attachment is served by its view alone, which asks whether it is public."""
    return storages["attachments"]


class PhotoQuerySet(models.QuerySet["Photo"]):
    def with_usage(self) -> Self:
        """Each photo's `usage`: how many articles show it or have it in an open draft."""
        uses: Any = Photo._meta.get_field("uses").related_model
        count = uses.objects.filter(photo=OuterRef("pk")).order_by().values("photo").annotate(n=Count("*")).values("n")
        return self.annotate(usage=Coalesce(Subquery(count), 0))

    def undescribed(self) -> Self:
        """Those that no article may be published with yet."""
        return self.filter(alternative_text="", is_decorative=False)


class Photo(models.Model):
    """A picture of the library; its renditions lie beside its file (news/photos.py)."""

    usage: int  # set by with_usage()

    file = models.FileField(_("file"), max_length=200, editable=False)
    name = CharField(_("file name"), max_length=200, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    focus_x = models.PositiveSmallIntegerField(
        _("focal point from the left, per cent"), default=CENTRE, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point from the top, per cent"), default=CENTRE, validators=[MaxValueValidator(100)]
    )
    alternative_text = CharField(
        _("image description"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    is_decorative = models.BooleanField(_("decorative, needs no description"), default=False)
    caption = CharField(_("caption"), max_length=300, blank=True)
    credit = CharField(_("photo credit"), max_length=120, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=False) | Q(alternative_text=""),
                name="photo_decorative_is_undescribed",
                violation_error_message=_("A decorative picture has no description: clear one of the two."),
            ),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100), name="photo_focus_lies_in_the_picture"
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alternative_text or self.name or str(self.file)

    def avif_srcset(self) -> str:
        return self._srcset("avif")

    def webp_srcset(self) -> str:
        return self._srcset("webp")

    def _srcset(self, extension: str) -> str:
        return ", ".join(f"{url} {width}w" for url, width in photos.sources(str(self.file), self.width, extension))

    def thumbnail_url(self) -> str:
        """The narrowest rendition."""
        return photos.sources(str(self.file), self.width, "webp")[0][0]

    def body_url(self) -> str:
        """The rendition for the text column, where a plain address is wanted."""
        return photos.sources(str(self.file), self.width, "webp")[-2:][0][0]


class Attachment(models.Model):
    """A document that readers download; it is public while a public article offers it."""

    file = models.FileField(_("file"), max_length=200, editable=False, storage=attachment_storage)
    name = CharField(_("file name"), max_length=200, editable=False)
    title = CharField(_("title"), max_length=200, help_text=_("How readers see it, e.g. “Draft decision (full text)”."))
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("news:attachment", args=[self.pk, self.name])

    def kind(self) -> str:
        """PDF, DOCX, XLSX or ODT."""
        return self.name.rpartition(".")[2].upper()
