"""Approve and reject: the only writer of a comment's status."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from comments.models import Comment, ModerationEntry

Status = Comment.Status

ALLOWED_FROM = {
    Status.APPROVED: {Status.PENDING, Status.REJECTED},
    Status.REJECTED: {Status.PENDING, Status.APPROVED},
}


class ConflictError(Exception):
    """Someone else has decided since the caller saw the comment; nothing was written."""


def approve(comment: Comment, *, by: User) -> None:
    """The comment appears under its article. Raises PermissionDenied or ConflictError."""
    _move(comment, Status.APPROVED, by)


def reject(comment: Comment, *, by: User) -> None:
    """The comment appears nowhere. Raises PermissionDenied or ConflictError."""
    _move(comment, Status.REJECTED, by)


@transaction.atomic
def _move(comment: Comment, to: Comment.Status, by: User) -> None:
    if not by.has_perm("comments.change_comment"):
        raise PermissionDenied
    seen = Comment.objects.filter(
        pk=comment.pk, version=comment.version, status=comment.status, status__in=ALLOWED_FROM[to]
    )
    if not seen.update(status=to, version=F("version") + 1):
        raise ConflictError
    ModerationEntry.objects.create(comment=comment, by=by, from_status=comment.status, to_status=to)
    comment.status, comment.version = to, comment.version + 1
