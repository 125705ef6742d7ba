"""Readers' comments and their states; which of them are public."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.fields import CharField, TextField
from news.models import Article

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is misread over the telephone
CODE_LENGTH = 10
NOTICE_VERSION = "1.0"  # of the personal data protection notice that consent is given to


def new_reference_code() -> str:
    """An unguessable code: 31 to the power of 10 possibilities, about 49 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _index in range(CODE_LENGTH))


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> Self:
        """Approved, and under an article that is itself public."""
        return self.filter(status=Comment.Status.APPROVED, article__in=Article.objects.public())

    def pending(self) -> Self:
        return self.filter(status=Comment.Status.PENDING)

    def newest_first(self) -> Self:
        return self.order_by(F("created_at").desc(), F("pk").desc())

    def pending_first(self) -> Self:
        """The moderator's order: what waits, oldest first, then what was decided, newest first."""
        waits = Case(When(status=Comment.Status.PENDING, then=Value(0)), default=Value(1), output_field=IntegerField())
        waiting_since = Case(When(status=Comment.Status.PENDING, then=F("created_at")))
        return self.order_by(waits, waiting_since.asc(), F("created_at").desc(), F("pk").desc())


class Comment(models.Model):
    """What a reader wrote under an article. Its status is written by comments/moderation.py alone."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name=_("article"))
    name = CharField(_("Full name"), max_length=80)
    phone = models.CharField(_("Phone number"), max_length=16, blank=True)  # E.164
    title = CharField(_("Title"), max_length=150)
    content = TextField(_("Content"), max_length=2000)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PENDING, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    reference_code = models.CharField(
        _("Reference code"), max_length=CODE_LENGTH, unique=True, default=new_reference_code, editable=False
    )
    consent_at = models.DateTimeField(_("Consent given at"), null=True, editable=False)
    notice_version = models.CharField(_("Notice version"), max_length=10, blank=True, editable=False)
    created_at = models.DateTimeField(_("Sent at"), auto_now_add=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(phone="") | Q(consent_at__isnull=False), name="comment_phone_needs_consent"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["pending", "approved", "rejected"]), name="comment_status_is_known"
            ),
        ]
        indexes = [
            models.Index(
                F("article"),
                F("created_at").desc(),
                F("id").desc(),
                name="comment_approved",
                condition=Q(status="approved"),
            ),
            models.Index(F("created_at"), F("id"), name="comment_pending", condition=Q(status="pending")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its place under the article."""
        return f"{self.article.get_absolute_url()}#y-kien-{self.pk}"

    def get_receipt_url(self) -> str:
        return reverse("comments:comment_received", args=[self.reference_code])


class ModerationEntry(models.Model):
    """One line of a comment's moderation log; only ever added, by comments/moderation.py."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="moderation_entries", verbose_name=_("comment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="moderation_entries", verbose_name=_("Moderator")
    )
    at = models.DateTimeField(_("Decided at"), auto_now_add=True)
    from_status = models.CharField(_("status before"), max_length=20, choices=Comment.Status)
    to_status = models.CharField(_("status after"), max_length=20, choices=Comment.Status)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("moderation log entry")
        verbose_name_plural = _("Activity log")

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"
