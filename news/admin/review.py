"""The second pair of eyes: compare, approve, schedule, return; and the moves that need no words."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from news import diff, prepublish, publishing, rights
from news.admin.article_context import conflict_sentence, revision_at_hand
from news.admin.article_form import moment_field
from news.admin.pages import article_page, current, seen
from news.models import Article, PublishingEntry, Revision

Move = PublishingEntry.Move

MOVES: dict[str, tuple[Callable[..., None], Any]] = {  # that need nothing but a button
    "confirm": (publishing.confirm, gettext_lazy("Approved afterwards; the flag is gone.")),
    "unschedule": (
        publishing.unschedule,
        gettext_lazy("The schedule is cancelled; the article waits for approval again."),
    ),
    "restore": (publishing.restore, gettext_lazy("The article is public again.")),
    "discard": (publishing.discard, gettext_lazy("The draft is discarded; the history keeps it.")),
}


class ApproveForm(forms.Form):
    at = moment_field(
        gettext_lazy("Publishing time"),
        gettext_lazy("Leave empty to publish at once; a time ahead schedules the article. Hanoi clock."),
    )


class SendBackForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason for returning"),
        max_length=1000,
        help_text=gettext_lazy("What has to be mended. The writer reads it over the form."),
        error_messages={"required": gettext_lazy("Please say why the article is returned.")},
        widget=AdminTextareaWidget(attrs={"rows": 4}),
    )


@require_safe
def review(request: HttpRequest, article: Article) -> HttpResponse:
    return _review_page(request, article)


@require_POST
def approve(request: HttpRequest, article: Article) -> HttpResponse:
    _refuse_stranger(request, Move.APPROVE, article)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _review_page(request, article, approve_form=form)
    at = form.cleaned_data["at"]
    try:
        publishing.approve(seen(article, request), by=cast(User, request.user), at=at)
    except publishing.ConflictError:
        return _beaten(request, article, approve_form=form)
    except ValidationError as error:
        form.add_error("at" if getattr(error, "code", "") == "past" else None, error)
        return _review_page(request, article, approve_form=form)
    said = (
        _("Approved and scheduled for %(time)s.") % {"time": date_format(localtime(at), "DATETIME_FORMAT")}
        if at
        else ""
    )
    stays_away = article.state == Article.State.WITHDRAWN
    now = _("Approved. The article stays withdrawn.") if stays_away else _("Approved. Readers see this text now.")
    messages.success(request, said or now)
    return redirect("admin:news_article_change", article.pk)


@require_POST
def send_back(request: HttpRequest, article: Article) -> HttpResponse:
    _refuse_stranger(request, Move.SEND_BACK, article)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _review_page(request, article, send_back_form=form)
    try:
        publishing.send_back(seen(article, request), by=cast(User, request.user), reason=form.cleaned_data["reason"])
    except publishing.ConflictError:
        return _beaten(request, article, send_back_form=form)
    messages.success(request, _("Returned to its writer."))
    return redirect("admin:index")


@require_POST
def move(request: HttpRequest, article: Article, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    make, done = MOVES[move]
    try:
        make(seen(article, request), by=cast(User, request.user))
        messages.success(request, str(done))
    except publishing.ConflictError:
        messages.error(request, conflict_sentence(article))
    return redirect("admin:news_article_change", article.pk)


def _refuse_stranger(request: HttpRequest, move: Move, article: Article) -> None:
    """Before what was typed is judged; raises PermissionDenied."""
    if not rights.may(cast(User, request.user), move, article):
        raise PermissionDenied


def _review_page(request: HttpRequest, article: Article, *, status: int = 0, **bound: forms.Form) -> HttpResponse:
    """The text against what it would replace, what the check finds, and the forms; with errors 422."""
    revision = revision_at_hand(article)
    user = cast(User, request.user)
    before = _before(article, revision)
    context = {
        "title": _("Review"),
        "revision": revision,
        "before": before,
        "fields": diff.compare(before.content, revision.content) if before else [],
        "findings": prepublish.check(revision),
        "words": prepublish.words(revision.content),
        "minutes": prepublish.reading_minutes(revision.content),
        "approve_form": bound.get("approve_form") or ApproveForm(),
        "send_back_form": bound.get("send_back_form") or SendBackForm(),
        "own_words": user.pk in rights.contributors(revision),
    }
    return article_page(request, article, "review", context, status or (422 if bound else 200))


def _before(article: Article, revision: Revision) -> Revision | None:
    """What readers see now; before the first publication, what was returned last."""
    if article.live_revision and article.live_revision != revision:
        return article.live_revision
    earlier = article.revisions.filter(number__lt=revision.number)
    if revision.state == Revision.State.APPROVED:
        return earlier.filter(state=Revision.State.APPROVED).first()
    return earlier.exclude(reason="").first()


def _beaten(request: HttpRequest, article: Article, **bound: forms.Form) -> HttpResponse:
    """Someone else was faster; what was typed stays, beside the article as it is now."""
    now = current(article)
    messages.error(request, conflict_sentence(now))
    return _review_page(request, now, status=409, **bound)
