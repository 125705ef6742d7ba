"""What editors wrote, what became of it, and who has it open."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.fields import CharField, TextField
from news.models.articles import OPEN_STATES, Article


class RevisionQuerySet(models.QuerySet["Revision"]):
    def open(self) -> Self:
        """Neither on the row nor put aside; at most one an article."""
        return self.filter(state__in=Revision.OPEN)

    def told(self) -> Self:
        """Approved changes that readers are told of; newest first."""
        return self.filter(state="approved").exclude(change="minor").order_by("-approved_at", "-pk")

    def public_changes(self) -> Self:
        """The same under articles that are public."""
        return self.told().filter(article__in=Article.objects.public())


class Revision(models.Model):
    """The whole article as one editor left it. Its state is written by news/publishing.py alone."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Sent for approval")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        SUPERSEDED = "superseded", _("Replaced by a later version")
        DISCARDED = "discarded", _("Discarded")

    OPEN = tuple(map(State, OPEN_STATES))

    class Change(models.TextChoices):
        MINOR = "minor", _("Minor: readers are not told")
        SIGNIFICANT = "significant", _("Significant: moves the time of update and carries a public note")
        CORRECTION = "correction", _("Correction: carries “Correction and apology”")

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"))  # as news/content.py writes it
    state = models.CharField(_("status"), max_length=20, choices=State, default=State.DRAFT)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="revisions", verbose_name=_("written by")
    )
    based_on = models.ForeignKey("self", models.RESTRICT, related_name="+", null=True)
    begun_at = models.DateTimeField(default=timezone.now)  # the first of the saves that this version holds
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)
    note = CharField(_("note for colleagues"), max_length=300, blank=True)
    change = models.CharField(_("kind of change"), max_length=20, choices=Change, default=Change.MINOR)
    change_note = CharField(_("public note"), max_length=300, blank=True)
    wrong = TextField(_("what was wrong"), max_length=1000, blank=True)
    right = TextField(_("what is right"), max_length=1000, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True)
    reason = TextField(_("reason for returning"), max_length=1000, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("published by")
    )
    approved_at = models.DateTimeField(_("approved at"), null=True)
    submitted_at = models.DateTimeField(_("sent for approval at"), null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint("article", "number", name="revision_number_is_the_articles_own"),
            models.UniqueConstraint("article", name="revision_open_is_one", condition=Q(state__in=OPEN_STATES)),
            models.CheckConstraint(
                condition=Q(
                    state__in=["draft", "submitted", "returned", "approved", "superseded", "discarded"],
                    change__in=["minor", "significant", "correction"],
                ),
                name="revision_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False), name="revision_submitted_says_when"
            ),
            models.CheckConstraint(condition=~Q(state="returned", reason=""), name="revision_returned_says_why"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False), name="revision_approved_says_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved", change="significant", change_note="")
                & ~Q(state="approved", change="correction", wrong="")
                & ~Q(state="approved", change="correction", right=""),
                name="revision_told_says_what",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "submitted_at"], name="revision_open", condition=Q(state__in=["submitted", "returned"])
            ),
            models.Index(fields=["article"], name="revision_unreviewed", condition=Q(state="approved", reviewer=None)),
            models.Index(
                fields=["-approved_at"],
                name="revision_told",
                condition=Q(state="approved", change__in=["significant", "correction"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def is_unreviewed(self) -> bool:
        """On the row without a second pair of eyes."""
        return self.state == self.State.APPROVED and self.reviewer_id is None


class PublishingEntry(models.Model):
    """One line of an article's publishing log; only ever added, by news/publishing.py."""

    class Move(models.TextChoices):
        SAVE = "save", _("Save draft")  # a right; the revision itself is the record
        SUBMIT = "submit", _("Send for approval")
        SEND_BACK = "return", _("Return")
        APPROVE = "approve", _("Approve and publish")
        SCHEDULE = "schedule", _("Approve and schedule")
        PUBLISH_URGENTLY = "urgent", _("Publish urgently")
        CONFIRM = "confirm", _("Approve afterwards")
        UNSCHEDULE = "unschedule", _("Cancel the schedule")
        WITHDRAW = "withdraw", _("Withdraw")
        RESTORE = "restore", _("Restore")
        DISCARD = "discard", _("Discard the draft")

    article = models.ForeignKey(Article, models.CASCADE, related_name="publishing_entries", verbose_name=_("article"))
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="publishing_entries", null=True)
    move = models.CharField(_("move"), max_length=20, choices=Move)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="publishing_entries", verbose_name=_("by")
    )
    at = models.DateTimeField(_("time"), auto_now_add=True)
    note = CharField(_("note"), max_length=1000, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("publishing log entry")
        verbose_name_plural = _("publishing log")

    def __str__(self) -> str:
        return self.get_move_display()


class OpenForm(models.Model):
    """Who has an article's form open, and what they have typed since they last saved (autosave)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="open_forms", null=True)  # null: a new one
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="open_forms")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    typed = models.JSONField(null=True)  # the form as it was sent, a list of values a name; null: as it was opened
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("article", "editor", name="open_form_is_one_an_editor", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.editor} {self.article_id}"


class PreviewLink(models.Model):
    """Opens an article's draft without an account, until that draft is published, or the link expires or is revoked."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links")
    token_hash = models.CharField(max_length=64, unique=True)  # SHA-256 of the token, in hex
    live_revision = models.ForeignKey(Revision, models.CASCADE, related_name="+", null=True)  # on the row when made
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="preview_links")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.expires_at}"
