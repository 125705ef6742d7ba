"""Who has an article's form open, and the autosave that brings typed text back after a crash."""

from datetime import timedelta
from typing import cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from news import rights
from news.models import Article, OpenForm
from news.people import name_of
from news.templatetags.news import list_time
from news.text import stored

EXPIRES_AFTER = timedelta(seconds=90)  # a form that has said nothing for so long is closed; it speaks every 20 s
NOT_TYPED = {"csrfmiddlewaretoken", "typed"}


def elsewhere(article: Article | None, user: User) -> QuerySet[OpenForm]:
    """Forms of this article that other editors have open at this moment."""
    if article is None:
        return OpenForm.objects.none()
    lately = article.open_forms.filter(seen_at__gt=timezone.now() - EXPIRES_AFTER)
    return lately.exclude(editor=user).select_related("editor").order_by("opened_at")


def presence(article: Article | None, user: User) -> str:
    """“đang mở: Trần Thu, 4 phút trước”, or nothing."""
    people = [f"{name_of(form.editor)}, {list_time(form.opened_at).lower()}" for form in elsewhere(article, user)]
    return _("open elsewhere: %(people)s") % {"people": "; ".join(people)} if people else ""


def kept(article: Article | None, user: User) -> OpenForm | None:
    """What this editor typed and did not save, if anything."""
    return OpenForm.objects.filter(article=article, editor=user, typed__isnull=False).first()


def typed(article: Article | None, user: User) -> QueryDict | None:
    """The same as a browser would send it."""
    form = kept(article, user)
    if form is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in (form.typed or {}).items():
        data.setlist(name, values)
    return data


@transaction.atomic
def keep(article: Article | None, user: User, sent: QueryDict | None) -> None:
    """This editor has the form open at this moment, and has typed this (unless None)."""
    now = timezone.now()
    form, _created = OpenForm.objects.select_for_update().get_or_create(article=article, editor=user)
    if now - form.seen_at > EXPIRES_AFTER:
        form.opened_at = now
    form.seen_at = now
    if sent is not None:
        form.typed = {
            stored(name): [stored(value) for value in values] for name, values in sent.lists() if name not in NOT_TYPED
        }
        form.typed_at = now
    form.save()


@require_POST
def autosave(request: HttpRequest, article: Article | None) -> JsonResponse:
    """The form is open, and this is what has been typed (if `typed` is set). Answers who else has it open."""
    user = cast(User, request.user)
    _refuse_stranger(user, article)
    keep(article, user, request.POST if "typed" in request.POST else None)
    return JsonResponse({"presence": presence(article, user)})


@require_POST
def forget(request: HttpRequest, article: Article | None) -> HttpResponse:
    """The editor does not want it back."""
    OpenForm.objects.filter(article=article, editor=cast(User, request.user)).update(typed=None, typed_at=None)
    if article is None:
        return redirect("admin:news_article_add")
    return redirect(reverse("admin:news_article_change", args=[article.pk]))


def _refuse_stranger(user: User, article: Article | None) -> None:
    allowed = rights.may_edit(user, article) if article else user.has_perm("news.add_article")
    if not allowed:
        raise PermissionDenied
