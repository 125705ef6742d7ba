"""Every move of an article, from its first draft to its withdrawal: the only writer of articles and revisions."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from news import moves, prepublish, rights
from news.content import MANY, Content, fill, hold_photos
from news.models import Article, PhotoUse, PublishingEntry, Revision

Move = PublishingEntry.Move
Withdrawal = Article.Withdrawal
Change = Revision.Change
P = ParamSpec("P")
R = TypeVar("R")

REPLACED_WITHIN = timedelta(minutes=10)  # a save replaces its editor's own draft that is younger than this
DRAFT, SUBMITTED, RETURNED = Revision.OPEN


class ConflictError(Exception):
    """The article has moved on since the caller saw it; nothing was written."""


def one_move(function: Callable[Concatenate[Article, P], R]) -> Callable[Concatenate[Article, P], R]:
    """One transaction; where it fails, the caller's article is as it was seen too."""

    @wraps(function)
    def make(article: Article, *args: P.args, **kwargs: P.kwargs) -> R:
        seen = article.version
        try:
            with transaction.atomic():
                return function(article, *args, **kwargs)
        except Exception:
            article.version = seen
            raise

    return make


@transaction.atomic
def create(content: Content, *, by: User, **words: Any) -> Article:
    """A new article with its first draft; `words` as for `save()`. Raises PermissionDenied."""
    if not by.has_perm("news.add_article"):
        raise PermissionDenied
    article = Article(created_by=by)
    fill(article, content).article.save()
    Revision.objects.create(article=article, number=1, content=content, editor=by, **words)
    return _row_follows(article, content)


@one_move
def save(article: Article, content: Content, *, by: User, based_on: Revision | None = None, **words: Any) -> Revision:
    """
    Keep this text as the article's open draft. Readers see nothing of it.

    `words` are the revision's note, change, change_note, wrong and right. A draft of the same editor that is
    younger than REPLACED_WITHIN is replaced; any other open revision stays in the history.
    """
    current = _begin(article, Move.SAVE, by)
    draft = current.open_revision
    now = timezone.now()
    if draft and based_on is None and _is_replaceable(draft, by, now):
        words["note"] = words.get("note") or draft.note
        _write(draft, content=content, saved_at=now, **words)
    else:
        if draft:
            _write(draft, state=Revision.State.SUPERSEDED)
        newest = current.revisions.aggregate(newest=Max("number"))["newest"] or 0
        based_on = based_on or draft or current.live_revision
        draft = Revision.objects.create(
            article=current, number=newest + 1, content=content, editor=by, based_on=based_on, saved_at=now, **words
        )
    if current.published_at is None:
        _row_follows(current, content)
    else:
        _use_photos(current, hold_photos(content, *_on_row(current)))
    return draft


@one_move
def submit(article: Article, *, by: User) -> None:
    """The open draft waits for a second pair of eyes. Raises ValidationError while the check finds errors."""
    draft = _open(_begin(article, Move.SUBMIT, by))
    _refuse_unready(draft)
    _write(draft, state=SUBMITTED, submitted_at=timezone.now())
    _log(draft, Move.SUBMIT, by, draft.note)


@one_move
def send_back(article: Article, *, by: User, reason: str) -> None:
    """The draft goes back to its writer. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError(_("Please say why the article is returned."), code="required")
    draft = _open(_begin(article, Move.SEND_BACK, by))
    _write(draft, state=RETURNED, reason=reason, reviewer=by, reviewed_at=timezone.now())
    _log(draft, Move.SEND_BACK, by, reason)


@one_move
def approve(article: Article, *, by: User, at: datetime | None = None, since: datetime | None = None) -> None:
    """
    The submitted text becomes the article: at once, or from `at` on if it has never been public.

    `since` is when an article that comes from elsewhere first appeared there. Raises ValidationError unless `at`
    lies ahead, and while the check finds errors.
    """
    now = timezone.now()
    if at is not None and at <= now:
        raise ValidationError(_("The publishing time must lie in the future."), code="past")
    move = Move.SCHEDULE if at else Move.APPROVE
    current = _begin(article, move, by)
    draft = _open(current)
    _put_on_row(current, draft, by, published_at=at or min(since or now, now))
    _write(draft, reviewer=by, reviewed_at=now, reason="")
    _log(draft, move, by, timezone.localtime(at).strftime("%H:%M, %d/%m/%Y") if at else "")


@one_move
def publish_urgently(article: Article, *, by: User) -> None:
    """The open draft becomes the article without a second pair of eyes, and is flagged until one has seen it."""
    current = _begin(article, Move.PUBLISH_URGENTLY, by)
    draft = _open(current)
    _put_on_row(current, draft, by, published_at=timezone.now())
    _write(draft, reviewer=None, reviewed_at=None, reason="")
    _log(draft, Move.PUBLISH_URGENTLY, by)


@one_move
def confirm(article: Article, *, by: User) -> None:
    """A second pair of eyes has seen what was published urgently."""
    live = _begin(article, Move.CONFIRM, by).live_revision
    if live is None or not live.is_unreviewed():
        raise ConflictError
    _write(live, reviewer=by, reviewed_at=timezone.now())
    _log(live, Move.CONFIRM, by)


@one_move
def unschedule(article: Article, *, by: User) -> None:
    """Waits for approval again, unchanged, so that it can be given another time."""
    current = _begin(article, Move.UNSCHEDULE, by)
    scheduled = current.live_revision
    _write(current, published_at=None, live_revision=None)
    if scheduled:
        unseen = {"reviewer": None, "reviewed_at": None, "approved_by": None, "approved_at": None}
        _write(scheduled, state=SUBMITTED, submitted_at=timezone.now(), **unseen)
        _log(scheduled, Move.UNSCHEDULE, by)


@one_move
def withdraw(article: Article, *, by: User, kind: Withdrawal, reason: str, into: Article | None = None) -> None:
    """
    Gone from every list, feed and search at once; what its address answers, the kind says.

    Raises ValidationError without a reason, and where a merged article would not lead to a public one.
    """
    if not reason.strip():
        raise ValidationError(_("Please say why the article is withdrawn."), code="required")
    if kind == Withdrawal.MERGED:
        _refuse_bad_target(article, into)
    current = _begin(article, Move.WITHDRAW, by)
    columns = {"withdrawal_kind": kind, "withdrawal_reason": reason, "withdrawn_at": timezone.now()}
    _write(current, **columns, merged_into=into if kind == Withdrawal.MERGED else None)
    _log(current, Move.WITHDRAW, by, f"{kind.label}. {reason}")


@one_move
def restore(article: Article, *, by: User) -> None:
    """Public again, at its old place."""
    current = _begin(article, Move.RESTORE, by)
    _write(current, withdrawn_at=None, withdrawal_kind="", withdrawal_reason="", merged_into=None)
    _log(current, Move.RESTORE, by)


@one_move
def discard(article: Article, *, by: User) -> None:
    """The open draft is put aside with its preview links; the page stays as it is, the history keeps the draft."""
    current = _begin(article, Move.DISCARD, by)
    draft = _open(current)
    current.preview_links.filter(revoked_at=None).update(revoked_at=timezone.now())
    _write(draft, state=Revision.State.DISCARDED)
    _use_photos(current, hold_photos(*_on_row(current)))
    _log(draft, Move.DISCARD, by)


def revert(article: Article, revision: Revision, *, by: User) -> Revision:
    """A new draft with an old revision's text; the past stays as it was. Raises ConflictError for a foreign one."""
    if revision.article_id != article.pk:
        raise ConflictError
    note = _("Brought back from version %(number)s") % {"number": revision.number}
    return save(article, revision.content, by=by, based_on=revision, note=note)


def _begin(seen: Article, move: Move, by: User) -> Article:
    """
    The article as it is now, locked and one version on.

    Raises PermissionDenied, or ConflictError where the version is no longer the one of `seen` or the state does
    not allow the move. The version decides in one conditional UPDATE, so of two callers one wins.
    """
    Article.objects.select_for_update(no_key=True).get(pk=seen.pk)  # no key: readers' comments need not wait
    current = Article.objects.with_state().get(pk=seen.pk)
    if not rights.may(by, move, current):
        raise PermissionDenied
    if not Article.objects.filter(pk=seen.pk, version=seen.version).update(version=F("version") + 1):
        raise ConflictError
    if not moves.is_possible(current, move):
        raise ConflictError
    current.version = seen.version = seen.version + 1
    return current


def _is_replaceable(draft: Revision, by: User, now: datetime) -> bool:
    """What was sent for approval before is not replaced: the log speaks of that text."""
    is_own = draft.state == DRAFT and draft.editor_id == by.pk and draft.submitted_at is None
    return is_own and now - draft.begun_at < REPLACED_WITHIN


def _open(article: Article) -> Revision:
    if article.open_revision is None:
        raise ConflictError
    return article.open_revision


def _put_on_row(article: Article, draft: Revision, by: User, *, published_at: datetime) -> None:
    """Copy the draft onto the article; readers of an article that was public are told of what they should know."""
    _refuse_unready(draft)
    now = timezone.now()
    columns: dict[str, Any] = {"live_revision": draft}
    if article.published_at is None:
        columns["published_at"] = published_at
        draft.change = Change.MINOR
    elif draft.change != Change.MINOR:
        columns["updated_at"] = now
    _row_follows(article, draft.content, **columns)
    _write(draft, state=Revision.State.APPROVED, change=draft.change, approved_by=by, approved_at=now)


def _row_follows(article: Article, content: Content, **columns: Any) -> Article:
    photos = hold_photos(content)
    filled = fill(article, content)
    for name, value in columns.items():
        setattr(article, name, value)
    article.save()
    for name in MANY:
        getattr(article, name).set(filled.many[name])
    _use_photos(article, photos)
    return article


def _on_row(article: Article) -> list[Content]:
    return [article.live_revision.content] if article.live_revision else []


def _use_photos(article: Article, used: set[int]) -> None:
    """The photos of the row and of the open draft are in use; no other."""
    article.photo_uses.exclude(photo__in=used).delete()
    PhotoUse.objects.bulk_create([PhotoUse(article=article, photo_id=pk) for pk in used], ignore_conflicts=True)


def _refuse_unready(draft: Revision) -> None:
    """Raises ValidationError with what the check before publishing finds."""
    if found := prepublish.errors(draft):
        raise ValidationError([ValidationError(finding.message, code=finding.field) for finding in found])


def _refuse_bad_target(article: Article, into: Article | None) -> None:
    """Both rows are locked, in one order whoever asks, so that two cannot be merged into each other at once."""
    numbers = [article.pk, into.pk] if into else [article.pk]
    list(Article.objects.filter(pk__in=numbers).order_by("pk").select_for_update(no_key=True))
    if into is None:
        raise ValidationError(_("Please choose the article that readers are led to."), code="required")
    if into.pk == article.pk or into.merged_into_id == article.pk:
        raise ValidationError(_("These articles would lead to each other in a circle."), code="circle")
    if not Article.objects.public().filter(pk=into.pk).exists():
        raise ValidationError(_("Readers can only be led to an article that is public."), code="not_public")


def _write(row: Article | Revision, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))


def _log(about: Article | Revision, move: Move, by: User, note: str = "") -> None:
    revision = about if isinstance(about, Revision) else about.live_revision
    article = about if isinstance(about, Article) else about.article
    PublishingEntry.objects.create(article=article, revision=revision, move=move, by=by, note=note)
