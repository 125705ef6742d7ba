"""The front page as editors arrange it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.fields import CharField


class FrontPageEdition(models.Model):
    """
    One saved arrangement of the front page; only ever added, so the editions are its log.

    The newest published one is live; a newer one that is not published is staged. Written by
    news/front_page_desk.py alone.
    """

    number = models.PositiveIntegerField(_("edition"), unique=True)  # one more than the one its editor saw
    layout = models.JSONField(_("layout"), default=dict)
    banner_text = CharField(_("breaking news"), max_length=150, blank=True)
    banner_link = CharField(_("link"), max_length=300, blank=True)
    banner_until = models.DateTimeField(_("until"), null=True, blank=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("saved by"))
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("published by")
    )
    published_at = models.DateTimeField(_("published at"), null=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("front page edition")
        verbose_name_plural = _("front page")
        permissions = [("arrange_front_page", "Can arrange the front page and put it live")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(banner_text="") | models.Q(banner_until__isnull=False),
                name="front_page_banner_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
