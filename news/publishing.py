"""Publish, schedule, unschedule, withdraw, restore: the only writer of an article's state."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from news.models import Article, PublishingEntry

State = Article.State
Move = PublishingEntry.Move

ALLOWED_FROM = {
    Move.PUBLISH: {State.DRAFT, State.SCHEDULED},
    Move.SCHEDULE: {State.DRAFT, State.SCHEDULED},
    Move.UNSCHEDULE: {State.SCHEDULED},
    Move.WITHDRAW: {State.LIVE},
    Move.RESTORE: {State.WITHDRAWN},
}


class ConflictError(Exception):
    """The article has moved on since the caller saw it; nothing was written."""


def publish(article: Article, *, by: User, since: datetime | None = None) -> None:
    """Public from this moment on; `since` is when an article that comes from elsewhere first appeared there."""
    now = timezone.now()
    _move(article, Move.PUBLISH, by, published_at=min(since or now, now))


def schedule(article: Article, *, by: User, at: datetime) -> None:
    """Public from `at` on, without anyone doing anything then. Raises ValidationError unless that lies ahead."""
    if at <= timezone.now():
        raise ValidationError(_("The publishing time must lie in the future."), code="past")
    note = timezone.localtime(at).strftime("%H:%M, %d/%m/%Y")
    _move(article, Move.SCHEDULE, by, note=note, published_at=at)


def unschedule(article: Article, *, by: User) -> None:
    """A draft again."""
    _move(article, Move.UNSCHEDULE, by, published_at=None)


def withdraw(article: Article, *, by: User, reason: str) -> None:
    """Gone from every public page at once. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError(_("Please say why the article is withdrawn."), code="required")
    _move(article, Move.WITHDRAW, by, note=reason, withdrawn_at=timezone.now(), withdrawal_reason=reason)


def restore(article: Article, *, by: User) -> None:
    """Public again, at its old place."""
    _move(article, Move.RESTORE, by, withdrawn_at=None, withdrawal_reason="")


@transaction.atomic
def _move(article: Article, move: Move, by: User, *, note: str = "", **columns: Any) -> None:
    """
    Check who asks and what they saw, write the columns and the log entry.

    Raises PermissionDenied, or ConflictError where the state or version is no longer the one of `article`.
    """
    if not by.has_perm("news.publish_article"):
        raise PermissionDenied
    current = Article.objects.with_state().select_for_update(of=("self",)).get(pk=article.pk)
    if current.version != article.version or current.state not in ALLOWED_FROM[move]:
        raise ConflictError
    for name, value in {**columns, "version": article.version + 1}.items():
        setattr(article, name, value)
    article.save(update_fields=[*columns, "version"])
    PublishingEntry.objects.create(article=article, move=move, by=by, note=note)
